"""Estimates of indicators on a survey, with their sampling error: the way through the evidence room."""

from __future__ import annotations

from collections.abc import Sequence

from thakhi.evidence.centre import centres_of
from thakhi.evidence.collapse import Moments, Shape, collapse_sql, joined, moments_of, rolled_up
from thakhi.evidence.design import Design, Lonely, read_design
from thakhi.evidence.dimension import Dimension
from thakhi.evidence.engine import Engine, engine_of
from thakhi.evidence.measures import Block, Measure, Plan, levels_of
from thakhi.evidence.published import published, refuse_empty
from thakhi.evidence.quality import DEFAULT_RULES
from thakhi.evidence.quantile import quantile_estimates
from thakhi.evidence.request import Request, measured, request_of
from thakhi.evidence.statistics import Answers, answers_of, difference
from thakhi.evidence.variance import Cells, cells_of
from thakhi.terms.errors import InputProblem
from thakhi.terms.estimate import Estimate
from thakhi.terms.indicator import Indicator
from thakhi.terms.progress import Progress
from thakhi.terms.survey import Survey
from thakhi.terms.text import Text


def estimate(
    survey: Survey,
    indicators: Sequence[Indicator],
    *,
    by: Sequence[str] = (),
    where: str = "",
    compare: str = "",
    margins: bool = False,
    quantile: float | None = None,
    lonely: Lonely = "fail",
    rules: str = DEFAULT_RULES,
    since: Survey | None = None,
    progress: Progress | None = None,
) -> list[Estimate]:
    """One Estimate per indicator and cell met, in the order asked; METHODS 1.

    `compare` adds, after each group, its difference from the first level; `margins` adds every total;
    `since` gives instead the change from that survey (METHODS 1.4).
    *Fails when* a name is unknown, the table is too large, a quantile is asked of none, or nobody is in the domain.
    """
    if quantile is not None and not any(i.statistic == "quantile" for i in indicators):
        raise _no_quantile(indicators)
    request = request_of(
        survey, by=by, where=where, compare=compare, margins=margins, quantile=quantile, lonely=lonely, rules=rules
    )
    if since is not None:
        from thakhi.evidence.change import change

        return change(request, since, indicators)
    linear = [i for i in indicators if i.statistic != "quantile"]
    engine = engine_of(survey, progress=progress)
    try:
        found = _linear(request, linear, engine) if linear else {}
        for indicator in indicators:
            if indicator.statistic == "quantile":
                found[indicator.id] = quantile_estimates(request, indicator, engine, read_design(survey))
    finally:
        engine.close()
    return [e for indicator in indicators for e in found[indicator.id]]


def _no_quantile(indicators: Sequence[Indicator]) -> InputProblem:
    names = ", ".join(f"“{i.id}”" for i in indicators)
    names_es = ", ".join(f"«{i.id}»" for i in indicators)
    return InputProblem(
        Text(
            f"--quantile no se aplica a {names_es}: use un indicador que termina en _quantile",
            f"--quantile does not apply to {names}: use an indicator that ends in _quantile",
        )
    )


def _linear(request: Request, indicators: Sequence[Indicator], engine: Engine) -> dict[str, list[Estimate]]:
    measures = [measured(request, indicator) for indicator in indicators]
    plan = plan_of(measures, centres_of(measures, engine), request.compared)
    shape = Shape(request.dimensions, request.margins)
    design = read_design(request.survey)
    cells = cells_of(collapse(plan, shape, engine))
    return {b.measure.indicator.id: _estimates(request, b, shape, cells, design) for b in plan.blocks}


def plan_of(measures: Sequence[Measure], centres: Sequence[float], compared: Dimension | None) -> Plan:
    """The sums that the measures need, each once."""
    plan = Plan()
    groups = levels_of(compared)
    for measure, centre in zip(measures, centres, strict=True):
        plan.add(measure, centre=centre, groups=groups)
    return plan


def collapse(plan: Plan, shape: Shape, engine: Engine) -> Moments:
    """The moments of `plan` over the survey: one pass (METHODS 1.2)."""
    answers = engine.passes(lambda people: collapse_sql(plan, shape, people=people))
    return rolled_up(joined([moments_of(a, shape) for a in answers]), shape)


def _estimates(request: Request, block: Block, shape: Shape, cells: Cells, design: Design) -> list[Estimate]:
    groups: list[tuple[str, Answers]] = [
        (part.level, answers_of(block, part, cells, design, request.lonely)) for part in block.parts
    ]
    first = block.parts[0]
    for part, present in list(zip(block.parts, block.pairs, strict=False))[1:]:
        contrast = difference(block, first, part, cells, design, request.lonely, present=present)
        groups.append((f"{part.level}-{first.level}", contrast))
    refuse_empty(groups, block.measure.indicator, request)
    return published(request, block.measure.indicator, shape, cells.codes, groups)
