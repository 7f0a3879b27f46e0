"""Twelve headline figures of the survey beside those of the synthetic population, as the how-to prints them."""

from __future__ import annotations

from pathlib import Path

from thakhi.evidence.definitions import read_indicators
from thakhi.evidence.estimate import estimate
from thakhi.terms.estimate import Estimate
from thakhi.terms.survey import Survey

PAGE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "synthetic-population.md"
RAKED = ("employed_total", "own_account_total", "share_own_account", "share_poor_moderate", "share_without_nit")
FITTED = (
    "share_informal_employment", "share_owners_indigenous", "share_owners_working_alone", "labour_income_mean",
    "labour_income_quantile", "sales_quantile", "owners_hours_week_mean",
)  # fmt: skip


def figures(survey: Survey) -> dict[str, Estimate]:
    """The twelve figures of a survey, by indicator."""
    return {e.indicator: e for e in estimate(survey, read_indicators(RAKED + FITTED))}


def printed(figure: Estimate) -> str:
    """A figure with its standard error: shares in percent, the rest whole or with one decimal."""
    value, se = figure.value, figure.se
    assert isinstance(value, float)
    assert se is not None
    if figure.unit == "share":
        return f"{100 * value:.1f} % ({100 * se:.1f})"
    return f"{value:,.0f} ({se:,.0f})" if value > 1000 else f"{value:.1f} ({se:.1f})"


def rows_of_page() -> dict[str, list[str]]:
    """The rows of the table in the how-to, by indicator."""
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0].strip("`"): row[1:] for row in cells}
