"""Effects of one practice averaged where they may be: same outcome, scale, unit, sex and frame, one row a trial."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from thakhi.practices.random_effects import Mean, Method, random_effects
from thakhi.practices.transfer import widest
from thakhi.terms.effect import EffectSize, PooledEffect, Transfer
from thakhi.terms.estimate import Interval

Cell = tuple[str, str, str, str, str, str]


def pool_effects(sizes: Iterable[EffectSize], *, method: Method = "PM") -> tuple[PooledEffect, ...]:
    """A mean for each practice, outcome, scale, unit, sex and frame in which two trials or more printed an error.

    Of the rows of one trial the first of the catalogue enters: arms, waves and subsamples share people. Women and men
    are never averaged, nor owners with households (METHODS 4.2).
    """
    rows = sorted((size for size in sizes if size.se is not None), key=_cell)  # stable: rows keep their order
    pools = (_pool(tuple(group), method) for _, group in groupby(rows, key=_cell))
    return tuple(pool for pool in pools if pool)


def _cell(size: EffectSize) -> Cell:
    return size.practice, size.outcome, size.scale, size.unit, size.sex, size.frame


def _pool(rows: tuple[EffectSize, ...], method: Method) -> PooledEffect | None:
    members = tuple(_first_of_each_trial(rows))
    if len(members) < 2:
        return None
    mean = random_effects([m.value for m in members], [m.se for m in members if m.se is not None], method=method)
    transfer = widest(tuple(member.transfer for member in members))
    first = members[0]
    return PooledEffect(
        practice=first.practice,
        outcome=first.outcome,
        scale=first.scale,
        unit=first.unit,
        sex=first.sex,
        frame=first.frame,
        method=method,
        members=members,
        overlapping=tuple(row for row in rows if row not in members),
        value=mean.value,
        se=mean.se,
        interval=_around(mean, mean.half),
        prediction=None if mean.prediction is None else _around(mean, mean.prediction),
        transferred=_transferred(mean, transfer),
        transfer=transfer,
        tau2=mean.tau2,
        i2=mean.i2,
        q=mean.q,
        grade=first.grade,
    )


def _first_of_each_trial(rows: tuple[EffectSize, ...]) -> Iterator[EffectSize]:
    seen: set[str] = set()
    for row in rows:
        if row.study not in seen:
            seen.add(row.study)
            yield row


def _transferred(mean: Mean, transfer: Transfer) -> Interval:
    """Never narrower than the prediction interval, which already speaks of a new place."""
    return _around(mean, max(mean.half * transfer.factor, mean.prediction or 0.0))


def _around(mean: Mean, half: float) -> Interval:
    return Interval(mean.value - half, mean.value + half)
