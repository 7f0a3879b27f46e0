"""The one page that microdata pass to become a published number: too few cases are suppressed."""

from __future__ import annotations

from dataclasses import replace

from thakhi.terms.absence import Absence
from thakhi.terms.estimate import Estimate
from thakhi.terms.text import Text

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
