"""Answers to Estimates: cells named, intervals, quality and suppression; the only way out of the microdata."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from thakhi.evidence.collapse import Array, Codes, Shape
from thakhi.evidence.interval import intervals
from thakhi.evidence.quality import LETTERS, quality, quality_of_difference
from thakhi.evidence.request import Request
from thakhi.evidence.statistics import Answers
from thakhi.terms.disclosure import LEAST_CASES, disclosed
from thakhi.terms.errors import InputProblem
from thakhi.terms.estimate import Estimate, Interval
from thakhi.terms.indicator import Indicator
from thakhi.terms.text import Text

Groups = Sequence[tuple[str, Answers]]
Row = tuple[Any, ...]
ZERO_ERROR = Text("error de muestreo cero: todos los casos valen lo mismo", "zero sampling error: all cases are alike")
NO_ERROR = Text(
    "sin error de muestreo que mostrar: los casos vienen de una sola UPM por estrato",
    "no sampling error to show: the cases come from a single PSU per stratum",
)


def published(
    request: Request, indicator: Indicator, shape: Shape, codes: Codes, groups: Groups, since: str = ""
) -> list[Estimate]:
    """The Estimates of one indicator: cells in the order of their levels, groups and differences inside."""
    shared = _shared(request, indicator, since)
    compared = request.compared
    tables = [_rows(request, indicator, level, answers, bool(since)) for level, answers in groups]
    secret = _secret(request, groups)
    out: list[Estimate] = []
    for i, cell in _cell_names(shape, codes):
        for (level, _), rows in zip(groups, tables, strict=True):
            row = rows[i]
            if row is None or (secret[i] and compared and level not in compared.levels):
                continue
            named = (*cell, (compared.name, level)) if compared else cell
            out.append(disclosed(_estimate(shared, named, row)))
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


def _shared(request: Request, indicator: Indicator, since: str) -> dict[str, Any]:
    """What all Estimates of one indicator have alike."""
    survey = request.survey
    return {
        "indicator": indicator.id,
        "survey": survey.id,
        "statistic": indicator.statistic,
        "unit": indicator.unit,
        "where": request.where,
        "quantile": request.p(indicator) if indicator.statistic == "quantile" else None,
        "since": since,
        "period": survey.period,
        "place": survey.place,
        "source": survey.source,
        "synthetic": survey.synthetic,
        "command": request.command(indicator) + (f" --since {since}" if since else ""),
    }


def _rows(request: Request, indicator: Indicator, level: str, answers: Answers, is_change: bool) -> list[Row | None]:
    """value, se, low, high, cv, deff, df, n, n_psu, letter of each cell; None where the group has nobody."""
    is_difference = is_change or bool(request.compared and level not in request.compared.levels)
    is_share = indicator.statistic == "share" and not is_difference
    low, high = answers.low, answers.high
    if low is None or high is None:
        low, high = intervals(answers.value, answers.se, answers.df, is_share=is_share)
    if is_difference:
        letters = quality_of_difference(request.rules, answers)
        cv = np.full(len(answers.value), np.nan)
    else:
        letters = quality(request.rules, answers, is_share=is_share)
        with np.errstate(divide="ignore", invalid="ignore"):
            cv = answers.se / np.abs(answers.value)
    counts = (a.astype(np.int64).tolist() for a in (answers.df, answers.n, answers.n_psu))
    numbers = [_listed(a) for a in (answers.value, answers.se, low, high, cv, answers.deff)]
    rows = zip(*numbers, *counts, letters, strict=True)
    return [row if row[7] > 0 and row[0] is not None else None for row in rows]


def _secret(request: Request, groups: Groups) -> list[bool]:
    """Cells where a compared group is suppressed: its difference from the others would give it away."""
    if not request.compared:
        return [False] * len(groups[0][1].n)
    sizes = np.array([answers.n for level, answers in groups if level in request.compared.levels])
    return np.any((sizes > 0) & (sizes < LEAST_CASES), axis=0).tolist()  # type: ignore[no-any-return]


def _cell_names(shape: Shape, codes: Codes) -> Iterable[tuple[int, tuple[tuple[str, str], ...]]]:
    """(row, named cell) in the order of the levels; cells with a missing level are left out."""
    if not shape.dimensions:
        return [(i, ()) for i in range(len(codes))]
    digits = np.array(shape.digits(codes))
    known = np.flatnonzero((digits > 0).all(axis=0))
    order = known[np.lexsort(digits[::-1, known])]
    names = [[("", ""), *((d.name, level) for level in (*d.levels, "total"))] for d in shape.dimensions]
    columns = [[named[k] for k in digit[order].tolist()] for named, digit in zip(names, digits, strict=True)]
    return zip(order.tolist(), zip(*columns, strict=True), strict=True)


def _estimate(shared: dict[str, Any], cell: tuple[tuple[str, str], ...], row: Row) -> Estimate:
    value, se, low, high, cv, deff, df, n, n_psu, letter = row
    return Estimate(
        **shared,
        value=value,
        cell=cell,
        se=se,
        interval=None if low is None or high is None else Interval(low, high),
        cv=cv,
        df=df,
        deff=deff,
        n=n,
        n_psu=n_psu,
        quality=letter,
        flag=_flag(shared["statistic"], row),
    )


def _flag(statistic: str, row: Row) -> Text:
    """What the letter means; a zero error is said only where all cases are alike, which a design effect denies."""
    _, se, _, _, _, deff, df, _, _, letter = row
    if df == 0:
        return NO_ERROR
    return ZERO_ERROR if se == 0 and deff is None and statistic != "quantile" else LETTERS[letter]


def _listed(numbers: Array) -> list[float | None]:
    """Plain numbers; None where one is not defined."""
    finite = np.isfinite(numbers)
    return [x if ok else None for x, ok in zip(numbers.tolist(), finite.tolist(), strict=True)]
