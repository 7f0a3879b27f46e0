"""The one page that microdata pass to become a published number: too few cases are suppressed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from thakhi.terms.absence import Absence
from thakhi.terms.estimate import Estimate
from thakhi.terms.text import Text
from thakhi.terms.wording import is_gap_level

LEAST_CASES = 5  # fewer people than this in a cell could be recognised


def disclosed(estimate: Estimate) -> Estimate:
    """`estimate`, or the same without its numbers when it rests on fewer than LEAST_CASES people."""
    if estimate.n is None or estimate.n >= LEAST_CASES:
        return estimate
    return replace(
        estimate,
        value=Absence.SUPPRESSED,
        se=None,
        interval=None,
        cv=None,
        df=None,
        deff=None,
        n=None,
        n_psu=None,
        quality="suppressed",
        flag=Text(f"menos de {LEAST_CASES} casos", f"fewer than {LEAST_CASES} cases"),
    )


def guarded(estimates: Sequence[Estimate]) -> list[Estimate]:
    """The estimates of one table with companions hidden, so that no hidden cell is a margin minus its neighbours.

    Where one cell alone of a line is suppressed, the smallest other one of the line is too, along every dimension,
    until no line has a single one; a difference with a hidden side is left out. Several tables put together are not
    guarded.
    """
    cells = {e.cell: e for e in estimates if not any(is_gap_level(level) for _, level in e.cell)}
    hidden = {cell for cell, e in cells.items() if e.value is Absence.SUPPRESSED}
    while more := _companions(cells, hidden):
        hidden |= more
    return [_hide(e) if e.cell in hidden else e for e in estimates if not _has_hidden_side(e, hidden)]


Cell = tuple[tuple[str, str], ...]


def _companions(cells: Mapping[Cell, Estimate], hidden: set[Cell]) -> set[Cell]:
    """One more cell for each line in which a cell is hidden alone."""
    lines: dict[tuple[int, Cell], list[Cell]] = {}
    for cell in cells:
        for i in range(len(cell)):
            lines.setdefault((i, cell[:i] + cell[i + 1 :]), []).append(cell)
    found: set[Cell] = set()
    for line in lines.values():
        shown = [cell for cell in line if cell not in hidden | found]
        if len(line) - len(shown) == 1 and shown:
            found.add(min(shown, key=lambda cell: (cells[cell].n or 0, cell)))
    return found


def _has_hidden_side(estimate: Estimate, hidden: set[Cell]) -> bool:
    for i, (dimension, level) in enumerate(estimate.cell):
        if is_gap_level(level):
            sides = level.split("-", 1)
            return any((*estimate.cell[:i], (dimension, side), *estimate.cell[i + 1 :]) in hidden for side in sides)
    return False


def _hide(estimate: Estimate) -> Estimate:
    if estimate.value is Absence.SUPPRESSED:
        return estimate
    hidden = disclosed(replace(estimate, n=0))
    return replace(hidden, flag=Text("oculto para proteger a otra casilla", "hidden to protect another cell"))
