"""One scenario as a page: the sentence, regimes before and after, totals, each kind of group, tests, assumptions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thakhi.publish.labels import level_label
from thakhi.publish.numbers import write_number
from thakhi.publish.scenario_phrases import CHAPTER, TOTALS, WHOM
from thakhi.publish.view.scenarios import (
    Surveys,
    assumption_grid,
    before_after,
    figure_head,
    figure_row,
    group_words,
    has_measure,
    levels_of,
    source_of,
    test_grid,
)
from thakhi.terms.scenario import DIMENSIONS, ScenarioFigure, ScenarioResult, Simulation
from thakhi.terms.section import Drawing, Grid
from thakhi.terms.survey import Survey
from thakhi.terms.text import Text

FOR_WHOM = (*WHOM, "formalised", "cost_per_formalised")


@dataclass(frozen=True)
class ScenarioPage:
    """What a page shows of one scenario; `regimes` has one row a regime, `groups` one grid for each kind of group."""

    result: ScenarioResult
    source: Text
    drawing: Drawing
    regimes: Grid
    totals: Grid
    groups: tuple[Grid, ...]
    assumptions: Grid
    tests: Grid | None
    calibration: Text
    left_out: tuple[tuple[Text, Text], ...]
    has_changed: bool


def page_of(found: Simulation, scenario: str, survey: Survey, *, file: str = "") -> ScenarioPage:
    """The page of one scenario of a run; `file` is the name of its file, to say whether that changed since.

    *Fails when* the run has no such scenario: KeyError.
    """
    result = next((one for one in found.scenarios if one.id == scenario), None)
    if result is None:
        raise KeyError(scenario)
    surveys = {survey.id: survey}
    return ScenarioPage(
        result=result,
        source=source_of(result, surveys),
        drawing=before_after(result, surveys),
        regimes=_regimes(result),
        totals=Grid(
            id="totals",
            title=CHAPTER["totals"],
            header=tuple(CHAPTER[name] for name in ("result", "value", "sampling", "assumptions")),
            rows=tuple(figure_row(result.figure(name)) for name in TOTALS if has_measure(result, name)),
        ),
        groups=tuple(_groups(result, surveys)),
        assumptions=assumption_grid(result),
        tests=test_grid(found) if found.back_tests else None,
        calibration=_calibration(found),
        left_out=tuple((words, _count(count)) for words, count in result.left_out),
        has_changed=file in found.changed,
    )


def _calibration(found: Simulation) -> Text:
    return Text.each(lambda lang: CHAPTER["calibrated"].to(lang).format(write_number(100 * found.worst_gap, 3, lang)))


def _count(value: float) -> Text:
    return Text.each(lambda lang: write_number(value, 0, lang))


def _stacked(figure: ScenarioFigure) -> Text:
    """The value, and below it the interval of the sample and that of assumptions, a line each."""
    parts = figure_row(figure)[1:]
    return Text.each(lambda lang: "\n".join(words for part in parts if (words := part.to(lang))))


def _level_words(dimension: str, level: str, surveys: Surveys, result: ScenarioResult) -> Text:
    """The words of a level; a fifth says of what."""
    if dimension == "income_fifth":
        return group_words(dimension, level, surveys, result)
    columns = surveys[result.survey].columns if result.survey in surveys else {}
    return Text.each(lambda lang: level_label(dimension, level, lang, columns))


def _regimes(result: ScenarioResult) -> Grid:
    """The share of owners under each regime, before and after; a new one has no share before."""
    names = [
        f.measure.removeprefix("after_")
        for f in result.figures
        if f.measure.startswith("after_") and not f.estimate.cell
    ]
    rows = tuple(
        (
            _regime_title(result, name),
            _stacked(result.figure(f"before_{name}")) if has_measure(result, f"before_{name}") else CHAPTER["new"],
            _stacked(result.figure(f"after_{name}")),
        )
        for name in names
    )
    return Grid(
        id="regimes",
        title=CHAPTER["regimes"],
        header=(CHAPTER["regime"], CHAPTER["share_before"], CHAPTER["share_after"]),
        rows=rows,
    )


def _regime_title(result: ScenarioResult, name: str) -> Text:
    title = result.figure(f"after_{name}").title
    return Text.each(lambda lang: title.to(lang).rpartition(":")[0])


def _groups(result: ScenarioResult, surveys: Surveys) -> Iterator[Grid]:
    columns = surveys[result.survey].columns if result.survey in surveys else {}
    measured = [name for name in FOR_WHOM if has_measure(result, name)]
    for dimension in dict.fromkeys(f.group[0] for f in result.figures if f.estimate.cell):
        levels = levels_of(result, dimension, columns)
        yield Grid(
            id=f"by-{dimension.replace('_', '-')}",
            title=Text.each(lambda lang, d=dimension: CHAPTER["by"].to(lang).format(DIMENSIONS[d].to(lang))),  # type: ignore[misc]
            header=(CHAPTER["group"], *(figure_head(result.figure(name)) for name in measured)),
            rows=tuple(
                (
                    _level_words(dimension, level, surveys, result),
                    *(_stacked(result.figure(name, dimension, level)) for name in measured),
                )
                for level in levels
            ),
        )
