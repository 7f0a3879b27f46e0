"""What a reform would do, group by group: each figure with its sampling interval and its assumption interval apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from thakhi.terms.absence import Absence
from thakhi.terms.disclosure import disclosed
from thakhi.terms.estimate import Estimate, Interval, content_hash
from thakhi.terms.regime import LegalValue
from thakhi.terms.text import Text

TOTAL = "total"
DIMENSIONS = {
    "sex": Text("sexo", "sex"),
    "unit_size": Text("tamaño", "size"),
    "sector": Text("sector", "sector"),
    "area": Text("área", "area"),
    "department": Text("departamento", "department"),
    "income_fifth": Text("quinto de ingreso", "income fifth"),
}
FROZEN_GROUPS = ("sex", "unit_size", "sector", "income_fifth")  # whom the scenarios of a road map are told for
ALIASES = {"size": "unit_size", "fifth": "income_fifth"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioFigure:
    """One result of one group. `estimate.interval` is that of sampling, `assumption` that of the draws of assumptions.

    `estimate.value` is the mean over draws.
    """

    scenario: str
    measure: str
    title: Text
    estimate: Estimate
    assumption: Interval | None

    @property
    def group(self) -> tuple[str, str]:
        """Dimension and level; `("total", "total")` for everybody."""
        return self.estimate.cell[0] if self.estimate.cell else (TOTAL, TOTAL)


def disclosed_figure(figure: ScenarioFigure) -> ScenarioFigure:
    """The figure as it may be published: nothing of it, nor of its draws, where too few people stand behind it."""
    estimate = disclosed(figure.estimate)
    hidden = isinstance(estimate.value, Absence)
    return replace(figure, estimate=estimate, assumption=None if hidden else figure.assumption)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationRow:
    """One regime in one cell of the baseline: the share in the survey and the share that the model gives."""

    cell: str
    regime: str
    n: int
    survey_share: float | Absence
    model_share: float | Absence


@dataclass(frozen=True, slots=True, kw_only=True)
class BackTest:
    """A published finding beside what the model says in the same situation; `passes` as `rule` says."""

    id: str
    title: Text
    found: Text
    source: str
    modelled: float
    low: float
    high: float
    unit: str
    rule: Text
    passes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioResult:
    """One scenario against the baseline. `figures` hold everything that was asked; `seed` and `draws` repeat it."""

    id: str
    title: Text
    about: Text
    date: str
    survey: str
    synthetic: bool
    draws: int
    seed: int
    with_behaviour: bool
    units: int
    left_out: tuple[tuple[Text, float], ...]
    figures: tuple[ScenarioFigure, ...]
    assumptions: tuple[LegalValue, ...]
    warnings: tuple[Text, ...]
    command: str
    source: str = ""

    @property
    def hash(self) -> str:
        """Content hash: changes when any figure, assumption, seed or word of it changes (METHODS 7.1)."""
        return content_hash([self])

    def figure(self, measure: str, dimension: str = TOTAL, level: str = TOTAL) -> ScenarioFigure:
        """The figure of a measure and a group.

        *Fails when* it was not asked: KeyError.
        """
        for found in self.figures:
            if found.measure == measure and found.group == (dimension, level):
                return found
        raise KeyError(f"{measure}, {dimension}={level}")

    def of(self, dimension: str) -> Iterable[ScenarioFigure]:
        """The figures of one dimension, in their order."""
        return (figure for figure in self.figures if figure.group[0] == dimension)


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation:
    """What one run says: the scenarios, how well the baseline is met, and the model before published findings."""

    scenarios: tuple[ScenarioResult, ...]
    calibration: tuple[CalibrationRow, ...]
    worst_gap: float
    back_tests: tuple[BackTest, ...] = ()
    changed: tuple[str, ...] = ()  # scenario files that are no longer what they were when it ran
