"""What every regime means for everybody who answered alike, in tables as small as they can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import ceil, floor

from thakhi.advise.grid import Grid, Key, grid_of
from thakhi.advise.read import read_questionnaire
from thakhi.terms.advice import (
    ActionTip,
    Guide,
    PracticeTip,
    Questionnaire,
    RegimeCell,
    RegimeColumns,
    RegimeTable,
)
from thakhi.terms.errors import unknown_name
from thakhi.terms.practice import Fit
from thakhi.terms.text import Text

HAIR = 1e-6  # bolivianos: sums of floats
INVOICE = "emite factura"  # what a regime gives, as its folder says it


def read_grid() -> Grid:
    """Every way to answer the built-in self-check."""
    return grid_of(read_questionnaire())


def guide_of(
    date: str,
    grid: Grid,
    *,
    rules: Sequence[RegimeColumns],
    fits: Sequence[Fit],
    actions: Sequence[ActionTip],
    floor_bob: float,
) -> Guide:
    """The guide of one day of the law.

    *Fails when* the self-check names a practice that is not in the catalogue.
    """
    there = {fit.practice.id: fit for fit in fits}
    asked = grid.asked
    told = [one for one in rules if one.regime not in asked.not_asked]
    tables, reasons = numbered([(regime_table(one, grid), one.reasons) for one in told])
    return Guide(
        date=date,
        questionnaire=asked,
        regimes=tables,
        reasons=reasons,
        practices=tuple(practice_tip(_known(there, name)) for name in _named(asked)),
        actions=tuple(actions),
        floor_bob=floor_bob,
    )


def _named(asked: Questionnaire) -> Iterator[str]:
    """The practices that the self-check names, each once."""
    ids = [*(p for o in asked.obstacles for p in o.practices), *(s.practice for s in asked.steps if s.practice)]
    yield from dict.fromkeys(ids)


def _known(there: Mapping[str, Fit], name: str) -> Fit:
    if name not in there:
        raise unknown_name(Text("la práctica", "practice"), name, there)
    return there[name]


def practice_tip(fit: Fit) -> PracticeTip:
    """A practice as an owner reads it."""
    practice = fit.practice
    es, en = practice.words("es"), practice.words("en")
    fits = {key: tuple(getattr(practice.fits, key)) for key in ("size", "sector", "sex", "area")}
    return PracticeTip(
        id=practice.id,
        title=practice.title,
        what=Text(es.what, en.what),
        caution=Text(es.caution, en.caution),
        grade=practice.grade,
        fits={key: values for key, values in fits.items() if values},
        effects=fit.sizes,
    )


def regime_table(found: RegimeColumns, grid: Grid) -> RegimeTable:
    """One regime over the answers that change any of its cells."""
    cells = {key: _cell(found, grid, slice(start, stop)) for key, start, stop in grid.keys}
    axes = list(grid.axes)
    for name in grid.axes:
        smaller = _without(cells, axes.index(name))
        if smaller is not None:
            cells = smaller
            axes.remove(name)
    return RegimeTable(
        regime=found.regime,
        title=found.title,
        law=found.law,
        gives_invoice=any(given.is_given and given.title.es == INVOICE for given in found.gives),
        notes=found.notes,
        not_counted=found.not_counted,
        axes=tuple(axes),
        cells=cells,
    )


def _cell(found: RegimeColumns, grid: Grid, at: slice) -> RegimeCell:
    is_open, missing = found.is_open[at], found.missing[at]
    if not any(is_open):
        common = set(missing[0]).intersection(*missing)  # what no unit that answered so fulfils
        return RegimeCell(open_to="none", low=0, high=0, reasons=tuple(sorted(common or set(missing[0]))))
    paid = list(zip(found.cost_bob_month[at], grid.is_beyond[at], is_open, strict=True))
    told = [cost for cost, is_beyond, may in paid if may and not is_beyond] or [cost for cost, _, may in paid if may]
    beyond = max((cost for cost, is_beyond, may in paid if may and is_beyond), default=0.0)
    low = floor(min(cost for cost, _, may in paid if may) + HAIR)
    high = ceil(max(told) - HAIR)
    return RegimeCell(
        open_to="all" if all(is_open) else "some",
        low=low,
        high=None if beyond > max(told) + HAIR else high,
        reasons=tuple(sorted({n for lacks in missing for n in lacks})),
    )


def _without(cells: dict[Key, RegimeCell], axis: int) -> dict[Key, RegimeCell] | None:
    """The same table without an axis that changes nothing; None when it changes something."""
    smaller: dict[Key, RegimeCell] = {}
    for key, cell in cells.items():
        if smaller.setdefault((*key[:axis], *key[axis + 1 :]), cell) != cell:
            return None
    return smaller


def numbered(
    tables: Sequence[tuple[RegimeTable, tuple[Text, ...]]],
) -> tuple[tuple[RegimeTable, ...], tuple[Text, ...]]:
    """The tables with their reasons numbered in one list, each wording once."""
    reasons: dict[Text, int] = {}
    made = []
    for table, own in tables:
        at = [reasons.setdefault(words, len(reasons)) for words in own]
        cells = {
            key: replace(cell, reasons=tuple(dict.fromkeys(at[n] for n in cell.reasons)))
            for key, cell in table.cells.items()
        }
        made.append(replace(table, cells=cells))
    return tuple(made), tuple(reasons)
