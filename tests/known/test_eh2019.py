"""The definitions on the real Encuesta de Hogares 2019 against R `survey`, which never saw a definition of ours.

eh2019.R starts from INE's variables and defines each indicator again; eh2019.csv is what it wrote. Compared are
value, SE, design effect, degrees of freedom, cases and PSUs: to 1e-10 relative, quantiles to 1e-6 (METHODS 1.9).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from functools import cache

import pytest

from tests.known.witness import Witness, witnesses
from thakhi.evidence.definitions import read_indicator
from thakhi.evidence.estimate import estimate
from thakhi.terms.disclosure import LEAST_CASES
from thakhi.terms.estimate import Estimate
from thakhi.terms.survey import Survey

pytestmark = pytest.mark.known
Question = tuple[tuple[str, ...], bool, float | None]  # dimensions, whether groups are compared, quantile
Answers = Callable[[Question], dict[tuple[object, ...], Estimate]]
GROUPS = {
    ("" if not w.dims else "|".join(w.dims)) + (" gap" if w.is_difference else ""): (w.dims, w.is_difference)
    for w in witnesses()
}


@pytest.fixture(scope="module")
def answers(eh2019: Survey) -> Answers:
    """Estimates of all that R was asked in the same way: one call each."""

    @cache
    def ask(question: Question) -> dict[tuple[object, ...], Estimate]:
        dims, compared, quantile = question
        names = tuple(dict.fromkeys(w.indicator for w in witnesses() if _question(w) == question))
        by, compare = (dims[:-1], dims[-1]) if compared else (dims, "")
        found = estimate(eh2019, [read_indicator(n) for n in names], by=by, compare=compare, quantile=quantile)
        return {(e.indicator, frozenset(e.cell)): e for e in found}

    return ask


def test_r_was_asked_for_nearly_all_definitions() -> None:
    asked = Counter(w.indicator for w in witnesses())

    assert len(asked) >= 120
    assert min(asked.values()) >= 5


def test_no_small_cell_is_kept() -> None:
    assert min(w.n for w in witnesses()) >= 30 > LEAST_CASES


@pytest.mark.parametrize("group", sorted(GROUPS))
def test_as_r_survey(group: str, answers: Answers) -> None:
    asked = [w for w in witnesses() if (w.dims, w.is_difference) == GROUPS[group]]
    found = {w: answers(_question(w)).get((w.indicator, frozenset(w.named))) for w in asked}

    assert [f"{w.indicator} {w.cell} q={w.quantile}: {d}" for w, e in found.items() if (d := _differing(w, e))] == []


def _question(witness: Witness) -> Question:
    return witness.dims, witness.is_difference, witness.quantile


def _differing(r: Witness, ours: Estimate | None) -> dict[str, object]:
    """The numbers that are not R's."""
    if ours is None:
        return {"value": "no estimate"}
    tolerance = 1e-10 if r.quantile is None else 1e-6
    pairs = {
        "value": (ours.value, r.estimate, abs(r.estimate)),
        "se": (ours.se, r.se, abs(r.estimate)),
        "deff": (ours.deff, r.deff, 0.0),
        "df": (ours.df, r.df, 0.0),
        "n": (ours.n, r.n, 0.0),
        "n_psu": (ours.n_psu, r.n_psu, 0.0),
    }
    return {name: (a, b) for name, (a, b, scale) in pairs.items() if not _close(a, b, tolerance, scale)}


def _close(ours: object, r: float | None, tolerance: float, scale: float) -> bool:
    """Equal to `tolerance`; nothing equals only nothing; an error below rounding of its own number is zero."""
    if not isinstance(ours, (int, float)) or r is None:
        return ours is r
    return math.isclose(ours, r, rel_tol=tolerance, abs_tol=1e-15 * scale)
