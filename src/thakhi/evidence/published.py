"""Answers to Estimates: cells named, intervals, quality and suppression; the only way out of the microdata."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from thakhi.evidence.collapse import Codes, Shape
from thakhi.evidence.interval import interval
from thakhi.evidence.quality import LETTERS, quality
from thakhi.evidence.request import Request
from thakhi.evidence.statistics import Answers
from thakhi.terms.absence import Absence
from thakhi.terms.disclosure import LEAST_CASES, disclosed
from thakhi.terms.errors import InputProblem
from thakhi.terms.estimate import Estimate, Interval
from thakhi.terms.indicator import Indicator
from thakhi.terms.text import Text

Groups = Sequence[tuple[str, Answers]]
ZERO_ERROR = Text("error de muestreo cero: todos los casos valen lo mismo", "zero sampling error: all cases are alike")


def published(
    request: Request, indicator: Indicator, shape: Shape, codes: Codes, groups: Groups, since: str = ""
) -> list[Estimate]:
    """The Estimates of one indicator: cells in the order of their levels, groups and differences inside."""
    cells = _cell_names(shape, codes)
    least = [
        min(float(a.n[i]) for level, a in groups if "-" not in level or not request.compared) for i in range(len(codes))
    ]
    out: list[Estimate] = []
    for i, cell in sorted(cells.items(), key=lambda item: item[1][0]):
        for level, answers in groups:
            if not answers.n[i] > 0 or math.isnan(answers.value[i]):
                continue
            named = cell[1] + (((request.compared.name, level),) if request.compared else ())
            is_difference = request.compared is not None and level not in request.compared.levels
            if is_difference and least[i] < LEAST_CASES:
                continue  # a difference from a suppressed group would give it away
            out.append(disclosed(_estimate(request, indicator, named, answers, i, is_difference, since)))
    return out


def refuse_empty(groups: Groups, indicator: Indicator, request: Request) -> None:
    """Nobody in the domain, or nobody answered: said, not shown as zero."""
    if any((answers.n > 0).any() for _, answers in groups):
        return
    domain = f" ({request.where})" if request.where else ""
    raise InputProblem(
        Text(
            f"«{indicator.id}»: nadie en la encuesta {request.survey.id} está en este dominio{domain} "
            "con respuesta; revise --where, o la pregunta no se hizo",
            f"“{indicator.id}”: nobody in the survey {request.survey.id} is in this domain{domain} "
            "with an answer; check --where, or the question was not asked",
        )
    )


def _cell_names(shape: Shape, codes: Codes) -> dict[int, tuple[tuple[int, ...], tuple[tuple[str, str], ...]]]:
    """Row → (sort key, named cell); cells with a missing level are left out."""
    if not shape.dimensions:
        return {i: ((0,), ()) for i in range(len(codes))}
    digits = np.array(shape.digits(codes))
    out = {}
    for i in range(len(codes)):
        row = tuple(int(d) for d in digits[:, i])
        if 0 not in row:
            names = tuple((d.name, (*d.levels, "total")[k - 1]) for d, k in zip(shape.dimensions, row, strict=True))
            out[i] = (row, names)
    return out


def _estimate(
    request: Request,
    indicator: Indicator,
    cell: tuple[tuple[str, str], ...],
    answers: Answers,
    i: int,
    is_difference: bool,
    since: str,
) -> Estimate:
    value, se = float(answers.value[i]), _number(answers.se[i])
    n, df, deff = int(answers.n[i]), int(answers.df[i]), _number(answers.deff[i])
    is_share = indicator.statistic == "share" and not is_difference and not since
    letter = _letter(request, value, se, n, df, is_share, deff, is_difference or bool(since))
    survey = request.survey
    is_quantile = indicator.statistic == "quantile"
    return Estimate(
        indicator=indicator.id,
        survey=survey.id,
        statistic=indicator.statistic,
        value=value if not math.isnan(value) else Absence.MISSING,
        unit=indicator.unit,
        cell=cell,
        where=request.where,
        quantile=request.p(indicator) if is_quantile else None,
        se=se,
        interval=_interval(answers, i, value, se, df, is_share),
        cv=None if is_difference or since or se is None or not value else se / abs(value),
        df=df,
        deff=deff,
        n=n,
        n_psu=int(answers.n_psu[i]),
        quality=letter,
        flag=ZERO_ERROR if se == 0 else LETTERS[letter],
        since=since,
        period=survey.period,
        place=survey.place,
        source=survey.source,
        synthetic=survey.synthetic,
        command=request.command(indicator) + (f" --since {since}" if since else ""),
    )


def _interval(answers: Answers, i: int, value: float, se: float | None, df: int, is_share: bool) -> Interval | None:
    if answers.low is not None and answers.high is not None:
        low, high = float(answers.low[i]), float(answers.high[i])
        return None if math.isnan(low) or math.isnan(high) else Interval(low, high)
    return None if se is None else interval(value, se, df, is_share=is_share)


def _letter(
    request: Request,
    value: float,
    se: float | None,
    n: int,
    df: int,
    is_share: bool,
    deff: float | None,
    is_difference: bool,
) -> str:
    """The letter; a difference has no CV, so it is judged by its cases alone."""
    if se is None:
        return "C"
    if is_difference:
        return "A" if n >= request.rules.least_n and df >= request.rules.least_df else "C"
    return quality(request.rules, value=value, se=se, n=n, df=df, is_share=is_share, deff=deff)


def _number(x: float) -> float | None:
    return None if math.isnan(x) or math.isinf(x) else float(x)
