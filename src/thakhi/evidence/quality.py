"""Rules by which a national statistical office calls an estimate reliable: a value, not code scattered about."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from thakhi.evidence.collapse import Array
from thakhi.evidence.statistics import Answers
from thakhi.terms.errors import unknown_name
from thakhi.terms.text import Text

Yes = npt.NDArray[np.bool_]


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


DEFAULT_RULES = "ine_chile_2020"
RULES = {
    "ine_chile_2020": QualityRules(
        id="ine_chile_2020",
        title="INE Chile 2020",
        source="INE Chile (2020), Estándar para la evaluación de la calidad de estimaciones en encuestas de hogares",
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


def quality(rules: QualityRules, answers: Answers, *, is_share: bool) -> list[str]:
    """A (reliable), B (use with care) or C (not reliable) for each cell, by `rules`."""
    value, se = answers.value, answers.se
    with np.errstate(divide="ignore", invalid="ignore"):
        cv = np.where(se == 0, 0.0, se / np.abs(value))
        rare = np.minimum(value, 1 - value)
        if rules.share_rule == "log_cv":
            best, usable = _eclac(rules, answers, cv, rare, is_share)
        elif is_share:  # INE Chile: the error that a share may have follows a curve of the share
            best, usable = np.asarray(se <= np.maximum(rare, 0) ** (2 / 3) / 9), np.asarray(se >= 0)
        else:
            best, usable = np.asarray(cv <= rules.reliable_cv), np.asarray(cv <= rules.usable_cv)
    enough = (answers.n >= rules.least_n) & (se >= 0) & (answers.df >= 1)
    if rules.share_rule == "se_curve":
        enough &= answers.df >= rules.least_df
    return [str(x) for x in np.where(enough & best, "A", np.where(enough & usable, "B", "C"))]


def quality_of_difference(rules: QualityRules, answers: Answers) -> list[str]:
    """A difference has no CV: it is judged by its cases alone."""
    enough = (answers.n >= rules.least_n) & (answers.df >= rules.least_df) & (answers.se >= 0)
    return ["A" if yes else "C" for yes in enough]


def _eclac(rules: QualityRules, answers: Answers, cv: Array, rare: Array, is_share: bool) -> tuple[Yes, Yes]:
    """ECLAC's tree: publish, or review."""
    error, most = cv, rules.reliable_cv
    events = np.full(len(cv), True)
    if is_share:
        error, most = np.where(answers.se == 0, 0.0, answers.se / (rare * -np.log(rare))), rules.most_log_cv
        events = answers.n * rare >= rules.least_events
    effective = np.where(answers.deff > 0, answers.n / answers.deff, answers.n)
    best = events & (error <= most) & (answers.df >= rules.least_df) & (effective >= rules.least_effective_n)
    return best, events & (error <= max(most, rules.usable_cv))
