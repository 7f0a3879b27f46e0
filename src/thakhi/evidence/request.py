"""What is asked of a survey: which indicators, by what, where, compared how; checked before anything is read."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass

from thakhi.evidence.design import Lonely, complete_columns
from thakhi.evidence.dimension import Dimension, check_cells, dimensions_of
from thakhi.evidence.expressions import Expression, condition
from thakhi.evidence.measures import Measure, measure_of
from thakhi.evidence.quality import DEFAULT_RULES, QualityRules, quality_rules
from thakhi.terms.errors import InputProblem
from thakhi.terms.indicator import Indicator
from thakhi.terms.survey import Survey
from thakhi.terms.text import Text


@dataclass(frozen=True, slots=True)
class Request:
    """A checked request. `compared` is the dimension of `--compare`, not among `dimensions`."""

    survey: Survey
    dimensions: tuple[Dimension, ...]
    where: str
    condition: Expression | None
    compared: Dimension | None
    margins: bool
    quantile: float | None
    lonely: Lonely
    rules: QualityRules

    def command(self, indicator: Indicator) -> str:
        """The command line that computes the indicator's numbers of this request again."""
        words = ["thakhi", "estimate", indicator.id, "--survey", self.survey.id]
        if self.dimensions:
            words += ["--by", ",".join(d.name for d in self.dimensions)]
        if self.where:
            words += ["--where", self.where]
        if self.compared:
            words += ["--compare", self.compared.name]
        if self.margins:
            words.append("--margins")
        if indicator.statistic == "quantile":
            words += ["--quantile", f"{self.p(indicator):g}"]
        if self.lonely != "fail":
            words += ["--lonely", self.lonely]
        if self.rules.id != DEFAULT_RULES:
            words += ["--rules", self.rules.id]
        return shlex.join(words)

    def p(self, indicator: Indicator) -> float:
        """The quantile asked, or the indicator's own."""
        return indicator.quantile if self.quantile is None else self.quantile


def request_of(
    survey: Survey,
    *,
    by: Sequence[str] = (),
    where: str = "",
    compare: str = "",
    margins: bool = False,
    quantile: float | None = None,
    lonely: Lonely = "fail",
    rules: str = DEFAULT_RULES,
) -> Request:
    """The request, checked against the survey's columns.

    *Fails when* a dimension or column is unknown, the condition cannot be read, the table is too large,
    or the quantile is not between 0 and 1.
    """
    dimensions = dimensions_of([name for name in by if name != compare], survey.columns)
    compared = dimensions_of([compare], survey.columns)[0] if compare else None
    check_cells([*dimensions, compared] if compared else dimensions)
    if quantile is not None and not 0 < quantile < 1:
        raise InputProblem(
            Text(
                f"--quantile {quantile:g} no vale: escriba un número entre 0 y 1, por ejemplo 0.5",
                f"--quantile {quantile:g} is no use: write a number between 0 and 1, for example 0.5",
            )
        )
    within = condition(where, survey.columns, "--where") if where.strip() else None
    return Request(survey, dimensions, where, within, compared, margins, quantile, lonely, quality_rules(rules))


def measured(request: Request, indicator: Indicator) -> Measure:
    """The indicator's row expressions within the request's condition, on the columns that have gaps."""
    columns = request.survey.columns
    used = measure_of(indicator, columns, request.condition).columns
    return measure_of(indicator, columns, request.condition, complete_columns(request.survey, used))
