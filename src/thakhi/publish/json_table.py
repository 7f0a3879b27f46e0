"""Estimates and indicators as JSON, with everything that is known of each."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from thakhi.publish.quality import quality_code, quality_words
from thakhi.terms.absence import Absence
from thakhi.terms.estimate import Estimate
from thakhi.terms.indicator import Indicator
from thakhi.terms.text import Lang


def render_json(estimates: Sequence[Estimate], indicators: Mapping[str, Indicator], lang: Lang) -> str:
    """*Shape* a list, one object per estimate, each with its definition where it is given."""
    return write_json([estimate_facts(estimate, indicators.get(estimate.indicator), lang) for estimate in estimates])


def estimate_facts(estimate: Estimate, definition: Indicator | None, lang: Lang) -> dict[str, object]:
    """Everything that is known of one number, as plain values."""
    absent = isinstance(estimate.value, Absence)
    facts: dict[str, object] = {
        "id": estimate.id,
        "hash": estimate.hash,
        "indicator": estimate.indicator,
        "survey": estimate.survey,
        "statistic": estimate.statistic,
        "quantile": estimate.quantile,
        "cell": dict(estimate.cell),
        "where": estimate.where,
        "since": estimate.since,
        "estimate": None if absent else estimate.value,
        "absence": quality_code(estimate) if absent else None,
    }
    facts |= _error(estimate, absent) | _provenance(estimate, lang)
    if definition is not None:
        facts["definition"] = indicator_facts(definition, lang)
    return facts


def indicator_facts(indicator: Indicator, lang: Lang) -> dict[str, object]:
    """The definition of an indicator as plain values, words in `lang`."""
    return {
        "id": indicator.id,
        "family": indicator.family,
        "title": indicator.title.to(lang),
        "definition": indicator.definition.to(lang),
        "statistic": indicator.statistic,
        "unit": indicator.unit,
        "counts": indicator.counts.to(lang),
        "universe": indicator.universe,
        "numerator": indicator.numerator,
        "denominator": indicator.denominator or None,
        "questions": [asdict(question) for question in indicator.questions],
        "direction": indicator.direction,
        "codes": list(indicator.codes),
        "notes": indicator.notes.to(lang) if indicator.notes else None,
    }


def write_json(value: object) -> str:
    """JSON text with unicode kept, two-space indents and a last line end."""
    return json.dumps(_finite(value), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _error(estimate: Estimate, absent: bool) -> dict[str, object]:
    found = None if absent else estimate.interval
    return {
        "se": None if absent else estimate.se,
        "ci_low": found.low if found else None,
        "ci_high": found.high if found else None,
        "ci_level": found.level if found else None,
        "cv": None if absent else estimate.cv,
        "df": estimate.df,
        "deff": estimate.deff,
        "n": estimate.n,
        "n_psu": estimate.n_psu,
        "quality": quality_code(estimate),
    }


def _provenance(estimate: Estimate, lang: Lang) -> dict[str, object]:
    return {
        "quality_meaning": quality_words(estimate).to(lang),
        "unit": estimate.unit,
        "period": estimate.period.iso,
        "place": {"code": estimate.place.code, "name": estimate.place.name.to(lang)},
        "source": asdict(estimate.source) | {"citation": estimate.source.citation()},
        "synthetic": estimate.synthetic,
        "command": estimate.command,
    }


def _finite(value: object) -> object:
    """JSON has no NaN and no infinity: None stands for them."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: _finite(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(inner) for inner in value]
    return value
