"""Estimates as SDMX-CSV 2.0, with the codes of the SDMX cross-domain lists for status and confidentiality."""

from __future__ import annotations

from collections.abc import Sequence

from thakhi.publish.flat import Cell, level_of, measures_of, write_csv
from thakhi.publish.quality import quality_words, reading_of
from thakhi.terms.absence import Absence
from thakhi.terms.estimate import Estimate

KEYS = ("FREQ", "REF_AREA", "SURVEY", "INDICATOR", "STATISTIC", "FILTER", "SINCE")
VALUES = (
    "TIME_PERIOD", "OBS_VALUE", "LOWER", "UPPER", "CONF_LEVEL", "STD_ERR", "CV", "DF", "DEFF", "N_OBS", "N_PSU",
    "QUALITY", "UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS", "CONF_STATUS", "SYNTHETIC", "COMMENT_OBS", "SOURCE",
)  # fmt: skip

FICTIONAL = "FICTIONAL"


def render_sdmx_csv(estimates: Sequence[Estimate], dims: Sequence[str], *, fictional: bool = False) -> str:
    """*Shape* one row per estimate: STRUCTURE, key dimensions, one per dimension, time, value, attributes.

    A fictional edition has one more attribute, which says so on every row.
    """
    mark = ("Y",) if fictional else ()
    header = (
        "STRUCTURE",
        "STRUCTURE_ID",
        "ACTION",
        *KEYS,
        *(dim.upper() for dim in dims),
        *VALUES,
        *(FICTIONAL for _ in mark),
    )
    return write_csv(header, ((*_row(estimate, dims), *mark) for estimate in estimates))


def _row(estimate: Estimate, dims: Sequence[str]) -> tuple[Cell, ...]:
    levels = (_level(level_of(estimate, dim)) for dim in dims)
    return ("dataflow", "THAKHI:ESTIMATES(1.0)", "I", *_key(estimate), *levels, *_observation(estimate))


def _key(estimate: Estimate) -> tuple[str, ...]:
    at = "" if estimate.quantile is None else f"_{estimate.quantile:g}"
    return (
        "A",
        estimate.place.code,
        estimate.survey,
        estimate.indicator,
        f"{estimate.statistic}{at}".upper(),
        estimate.where or "_Z",
        estimate.since or "_Z",
    )


def _observation(estimate: Estimate) -> tuple[Cell, ...]:
    value, se, low, high, cv, df, deff, n, n_psu, quality, unit = measures_of(estimate)
    level = estimate.interval.level if estimate.interval and value is not None else None
    return (
        estimate.period.iso, value, low, high, level, se, cv, df, deff, n, n_psu, quality, unit, 0,
        _status(estimate), _confidentiality(estimate), "Y" if estimate.synthetic else "N",
        quality_words(estimate).en, estimate.source.citation(),
    )  # fmt: skip


def _level(level: str) -> str:
    """`_T` is the total in SDMX."""
    return "_T" if level == "total" else level


def _status(estimate: Estimate) -> str:
    """CL_OBS_STATUS: A normal, U low reliability, Q suppressed, L not derived, O missing."""
    if isinstance(estimate.value, Absence):
        return {Absence.SUPPRESSED: "Q", Absence.UNKNOWN: "L"}.get(estimate.value, "O")
    return "U" if reading_of(estimate) == "unreliable" else "A"


def _confidentiality(estimate: Estimate) -> str:
    """CL_CONF_STATUS: A primary confidentiality due to small counts, F free."""
    return "A" if estimate.value is Absence.SUPPRESSED else "F"
