"""Thakhi's public API: `estimate` with three indicators in one call. Arguments: FOLDER QUESTION [ANSWERS.csv].

`spark:FOLDER` asks the Spark engine, whose start is not in the time.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.questions import HOURS, INCOME, QUESTIONS, Question
from benchmarks.workers.clock import measure, tell
from thakhi.evidence.estimate import estimate
from thakhi.sources.card import read_card
from thakhi.terms.estimate import Estimate
from thakhi.terms.indicator import Indicator, Spec, Statistic
from thakhi.terms.text import Text

WORD = Text("medida", "measure")


def main(folder: str, name: str, path: str = "") -> None:
    """Measures and tells."""
    survey, question = read_card(Path(folder.removeprefix("spark:")), folder), QUESTIONS[name]
    if survey.engine == "spark":
        from thakhi.evidence.spark_session import spark_session

        spark_session()
    found: list[Estimate] = []

    def run() -> None:
        found[:] = estimate(
            survey, indicators(question), by=question.by, where=question.where, margins=question.margins
        )

    tell(measure(run), rows(found) if path else "", path)


def indicators(question: Question) -> list[Indicator]:
    """The median, or mean, total and ratio."""
    if question.is_median:
        return [_indicator("quantile", INCOME)]
    return [_indicator("mean", INCOME), _indicator("total", INCOME), _indicator("ratio", INCOME, HOURS)]


def rows(estimates: list[Estimate]) -> str:
    """`statistic,level|level|…,estimate,se` of what is not suppressed."""
    shown = [e for e in estimates if isinstance(e.value, float)]
    return "".join(
        f"{e.statistic},{'|'.join(level for _, level in e.cell)},{e.value!r},{'' if e.se is None else repr(e.se)}\n"
        for e in shown
    )


def _indicator(statistic: Statistic, numerator: str, denominator: str = "") -> Indicator:
    return Indicator(
        id=statistic,
        family="income",
        title=WORD,
        definition=WORD,
        statistic=statistic,
        unit="BOB/month",
        numerator=numerator,
        denominator=denominator,
        questions=(),
        counts=WORD,
        spec=Spec("", ()),
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
