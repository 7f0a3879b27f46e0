"""Every way to answer what the rules ask, and the units at the ends of what each way leaves open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from thakhi.terms.advice import Choice, Question, Questionnaire

Key = tuple[str, ...]
Unit = dict[str, float | str]
EMPTY: dict[str, float | str] = {
    "actividad": "servicios", "ventas": 0.0, "compras_con_factura": 0.0, "capital": 0.0, "trabajadores": 1.0,
    "asalariados": 0.0, "vende_electronicos": 0.0, "vehiculos": 0.0, "servicio_transporte": "ninguno",
    "lugar": "la_paz_cochabamba_santa_cruz",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grid:
    """Units in columns: those of each key from its start to its stop; `is_beyond`: past an answer that has no end."""

    asked: Questionnaire
    axes: tuple[str, ...]
    keys: tuple[tuple[Key, int, int], ...]
    columns: dict[str, list[Any]]
    is_beyond: list[bool]


def grid_of(asked: Questionnaire) -> Grid:
    """The units of every way to answer; a question that is not asked is answered with nothing."""
    axes = tuple(q for q in asked.questions if q.is_axis)
    keys: list[tuple[Key, int, int]] = []
    units: list[tuple[Unit, bool]] = []
    for chosen in _ways(axes, {}):
        start = len(units)
        units += _ends([choice for choice in chosen.values() if choice is not None])
        keys.append((tuple(choice.value if choice else "" for choice in chosen.values()), start, len(units)))
    columns = {name: [unit[name] for unit, _ in units] for name in EMPTY}
    return Grid(asked, tuple(q.id for q in axes), tuple(keys), columns, [is_beyond for _, is_beyond in units])


def _ways(axes: tuple[Question, ...], chosen: dict[str, Choice | None]) -> Iterator[dict[str, Choice | None]]:
    if len(chosen) == len(axes):
        yield chosen
        return
    question = axes[len(chosen)]
    for choice in _choices(question, chosen):
        yield from _ways(axes, {**chosen, question.id: choice})


def _choices(question: Question, chosen: dict[str, Choice | None]) -> Iterator[Choice | None]:
    """Its choices where it is asked, nothing where it is not; both where that hangs on a question of no axis."""
    told = {name: values for name, values in question.only_if.items() if name in chosen}
    if any((one := chosen[name]) is None or one.value not in values for name, values in told.items()):
        yield None
        return
    if len(told) < len(question.only_if):
        yield None
    yield from question.choices


def _ends(chosen: list[Choice]) -> Iterator[tuple[Unit, bool]]:
    """The unit at each corner of what the answers leave open, and whether it lies past one that has no end."""
    ends = [_both_ends(choice) for choice in chosen]
    for corner in product(*ends):
        unit = dict(EMPTY)
        for values, _, _ in corner:
            unit |= values
        for _, shares, _ in corner:
            unit |= {name: float(unit["ventas"]) * share for name, share in shares.items()}
        yield unit, any(is_beyond for _, _, is_beyond in corner)


def _both_ends(choice: Choice) -> list[tuple[Unit, dict[str, float], bool]]:
    low = (choice.low, choice.shares_low, False)
    return [low, (choice.high, choice.shares_high, choice.has_no_end)] if choice.high or choice.shares_high else [low]
