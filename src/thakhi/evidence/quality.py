"""Rules by which a national statistical office calls an estimate reliable: a value, not code scattered about."""

from __future__ import annotations

import math
from dataclasses import dataclass

from thakhi.terms.errors import unknown_name
from thakhi.terms.text import Text


@dataclass(frozen=True, slots=True)
class QualityRules:
    """Thresholds of one rule set (METHODS 1.7)."""

    id: str
    title: str
    source: str
    least_n: int
    least_df: int
    reliable_cv: float
    usable_cv: float
    share_rule: str  # "se_curve" (INE Chile) or "log_cv" (ECLAC)
    least_effective_n: int = 0
    most_log_cv: float = 0.0
    least_events: int = 0


RULES = {
    "ine_chile_2020": QualityRules(
        id="ine_chile_2020",
        title="INE Chile 2020",
        source="INE Chile (2020), Estándar para la evaluación de la calidad de las estimaciones en encuestas de hogares",
        least_n=60,
        least_df=9,
        reliable_cv=0.15,
        usable_cv=0.30,
        share_rule="se_curve",
    ),
    "eclac_2020": QualityRules(
        id="eclac_2020",
        title="CEPAL 2020",
        source="CEPAL (2020), Criterios de calidad en la estimación de indicadores a partir de encuestas de hogares",
        least_n=100,
        least_df=9,
        reliable_cv=0.20,
        usable_cv=0.30,
        share_rule="log_cv",
        least_effective_n=140,
        most_log_cv=0.175,
        least_events=50,
    ),
}

LETTERS = {
    "A": Text("fiable", "reliable"),
    "B": Text("poco fiable: úsese con cuidado", "less reliable: use with care"),
    "C": Text("no fiable", "not reliable"),
}


def quality_rules(name: str) -> QualityRules:
    """The rule set called `name`."""
    if name not in RULES:
        raise unknown_name(Text("el conjunto de reglas de calidad", "set of quality rules"), name, RULES)
    return RULES[name]


def quality(
    rules: QualityRules, *, value: float, se: float, n: int, df: int, is_share: bool, deff: float | None
) -> str:
    """A (reliable), B (use with care) or C (not reliable) by `rules`."""
    if n < rules.least_n or not se >= 0:
        return "C"
    is_share = is_share and 0 <= value <= 1
    if rules.share_rule == "log_cv":
        return _eclac(rules, value, se, n, df, is_share, deff)
    if df < rules.least_df:
        return "C"
    if is_share:
        return "A" if se <= min(value, 1 - value) ** (2 / 3) / 9 else "B"
    cv = _cv(value, se)
    return "A" if cv <= rules.reliable_cv else "B" if cv <= rules.usable_cv else "C"


def _eclac(rules: QualityRules, value: float, se: float, n: int, df: int, is_share: bool, deff: float | None) -> str:
    """ECLAC's tree: publish (A), review (B), suppress (C)."""
    if is_share and n * min(value, 1 - value) < rules.least_events:
        return "C"
    error, most = (_log_cv(value, se), rules.most_log_cv) if is_share else (_cv(value, se), rules.reliable_cv)
    effective = n / deff if deff else n
    if error <= most and df >= rules.least_df and effective >= rules.least_effective_n:
        return "A"
    return "B" if error <= max(most, rules.usable_cv) else "C"


def _cv(value: float, se: float) -> float:
    return se / abs(value) if value else (0.0 if se == 0 else math.inf)


def _log_cv(share: float, se: float) -> float:
    """CV of −log(share) for the rarer side: stable near 0 and 1, unlike the plain CV."""
    rare = min(share, 1 - share)
    return se / (rare * -math.log(rare)) if 0 < rare else 0.0
