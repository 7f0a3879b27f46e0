"""The lines of practices as numbers: one EffectSize for each reading that has a value (METHODS 4.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thakhi.practices.transfer import transfer_from
from thakhi.terms.effect import EffectSize, Reading
from thakhi.terms.practice import Effect, Practice


def sizes_of(practices: Iterable[Practice], *, factor: float | None = None) -> tuple[EffectSize, ...]:
    """Every number of the practices, in the order of their lines; `factor` sets the transfer widening by hand."""
    return tuple(
        size
        for practice in practices
        for effect in practice.effects
        for size in _sizes(practice, effect, factor=factor)
    )


def _sizes(practice: Practice, effect: Effect, *, factor: float | None) -> Iterator[EffectSize]:
    names: set[str] = set()
    for reading in effect.readings:
        value = effect.pool.b if effect.pool else reading.value
        if value is None:
            continue
        name = f"{practice.id}/{effect.id}/{reading.outcome}" + ("" if reading.sex == "all" else f"/{reading.sex}")
        name = f"{name}/{reading.frame}" if name in names else name
        names.add(name)
        yield _size(name, practice, effect, reading, value, factor)


def _size(
    name: str, practice: Practice, effect: Effect, reading: Reading, value: float, factor: float | None
) -> EffectSize:
    """An amount of money is divided by the control mean where the line prints it, which is taken as known."""
    assert reading.scale is not None  # refused at reading
    scale, unit, by = reading.scale, reading.unit, 1.0
    if reading.control is not None:
        scale, unit, by = "relative", "", reading.control
    return EffectSize(
        id=name,
        practice=practice.id,
        outcome=reading.outcome,
        scale=scale,
        unit=unit,
        value=value / by,
        se=effect.pool.se / by if effect.pool else None,
        study=reading.study,
        sex=reading.sex,
        frame=reading.frame,
        country=effect.country,
        year=effect.year,
        grade=practice.grade,
        transfer=transfer_from(effect.country, factor=factor),
        better=reading.better,
    )
