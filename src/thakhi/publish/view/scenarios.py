"""The chapter on scenarios: what each would change, for whom, at what cost; sampling and assumptions apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from thakhi.publish.charts.dots import WIDE, draw_dots
from thakhi.publish.charts.scene import Dot, Mark, Panel, Row, Scene
from thakhi.publish.labels import level_label
from thakhi.publish.numbers import write_date, write_number
from thakhi.publish.regimes import legal_range, legal_words
from thakhi.publish.scenario import UNITS, write_simulated, write_span, write_test
from thakhi.publish.scenario_phrases import CHAPTER, MILLIONS, OVERVIEW, TOTALS, WHOM
from thakhi.terms.absence import Absence
from thakhi.terms.estimate import Interval
from thakhi.terms.regime import LegalValue
from thakhi.terms.roadmap import Paragraph, Roadmap
from thakhi.terms.scenario import DIMENSIONS, ScenarioFigure, ScenarioResult, Simulation
from thakhi.terms.section import Drawing, Grid, Section
from thakhi.terms.survey import Column, Survey
from thakhi.terms.text import Lang, Text

Say = Callable[[Lang], str]
Surveys = Mapping[str, Survey]
UNTOLD = ("not_asked", "unknown", "missing")  # owners whose group the survey does not tell: in the total alone


def scenario_sections(road: Roadmap) -> tuple[Section, ...]:
    """The chapter; none where no scenario was run."""
    found = road.simulation
    return (simulation_section(found, road.surveys),) if found and found.scenarios else ()


def simulation_section(found: Simulation, surveys: Surveys) -> Section:
    """What a run says, as a chapter; `surveys` by id say the words of groups and the source."""
    first = found.scenarios[0]
    return Section(
        id="scenarios",
        kind="scenarios",
        title=CHAPTER["title"],
        lead=Text.each(lambda lang: _lead(first, lang)),
        paragraphs=tuple(_paragraphs(found)),
        grids=(
            _overview(found, surveys),
            *(grid for result in found.scenarios for grid in _of(result, surveys)),
            assumption_grid(first),
            *([test_grid(found)] if found.back_tests else []),
        ),
        drawings=tuple(before_after(result, surveys) for result in found.scenarios),
    )


def _lead(first: ScenarioResult, lang: Lang) -> str:
    units, day = write_number(first.units, 0, lang), write_date(first.date, lang)
    return CHAPTER["lead"].to(lang).format(units, day, first.draws)


def _paragraphs(found: Simulation) -> Iterator[Paragraph]:
    """The warnings of the run, said once; and that files changed since, where they did."""
    for place, warning in enumerate(dict.fromkeys(w for result in found.scenarios for w in result.warnings), start=1):
        yield Paragraph(id=f"scenarios-warning-{place}", text=warning, rests_on=())
    gap = Text.each(lambda lang: CHAPTER["calibrated"].to(lang).format(write_number(100 * found.worst_gap, 3, lang)))
    yield Paragraph(id="scenarios-calibration", text=gap, rests_on=())
    if found.changed:
        names = ", ".join(found.changed)
        text = Text.each(lambda lang: CHAPTER["changed"].to(lang).format(names))
        yield Paragraph(id="scenarios-changed", text=text, rests_on=())


# tables ----------------------------------------------------------------------------------------------------------


def _overview(found: Simulation, surveys: Surveys) -> Grid:
    first = found.scenarios[0]
    header = (CHAPTER["scenario"], *(figure_head(first.figure(name)) for name in OVERVIEW))
    rows = tuple((result.title, *(_both(result.figure(name)) for name in OVERVIEW)) for result in found.scenarios)
    return Grid(
        id="scenarios-all", title=CHAPTER["overview"], header=header, rows=rows, source=source_of(first, surveys)
    )


def figure_head(figure: ScenarioFigure) -> Text:
    """The title of a measure with its unit."""
    unit = CHAPTER["millions"] if figure.measure in MILLIONS else UNITS[figure.estimate.unit]
    return Text.each(lambda lang: f"{figure.title.to(lang)} ({unit.to(lang)})")


def _both(figure: ScenarioFigure) -> Text:
    """`12.345 (10.000 … 14.000; 2.000 … 40.000)`: by sampling; by assumptions."""
    return Text.each(lambda lang: _with_spans(figure, lang))


def _with_spans(figure: ScenarioFigure, lang: Lang) -> str:
    value = _value(figure, lang)
    spans = [_span(figure, span, lang) for span in (figure.estimate.interval, figure.assumption)]
    told = "; ".join(span for span in spans if span)
    return f"{value} ({told})" if told else value


def _value(figure: ScenarioFigure, lang: Lang) -> str:
    value = figure.estimate.value
    if figure.measure in MILLIONS and not isinstance(value, Absence):
        return write_number(value / 1e6, 1, lang)
    return write_simulated(figure, lang)


def _span(figure: ScenarioFigure, span: Interval | None, lang: Lang) -> str:
    if figure.measure in MILLIONS and span is not None:
        return " … ".join(write_number(end / 1e6, 1, lang) for end in (span.low, span.high))
    return write_span(span, figure.estimate.unit, lang)


def _of(result: ScenarioResult, surveys: Surveys) -> Iterator[Grid]:
    """Everything of one scenario for all owners, then a few results for each group."""
    columns = ("result", "value", "sampling", "assumptions")
    yield Grid(
        id=f"scenario-{result.id}",
        title=Text.each(lambda lang: _first_up(result.title.to(lang))),
        header=tuple(CHAPTER[name] for name in columns),
        rows=tuple(figure_row(result.figure(name)) for name in TOTALS if has_measure(result, name)),
        source=Text.each(lambda lang: f"{result.about.to(lang).strip()} {source_of(result, surveys).to(lang)}".strip()),
    )
    measured = [name for name in WHOM if has_measure(result, name)]
    columns_of = surveys[result.survey].columns if result.survey in surveys else {}
    dimensions = dict.fromkeys(f.group[0] for f in result.figures if f.estimate.cell)
    groups = [(name, level) for name in dimensions for level in levels_of(result, name, columns_of)]
    yield Grid(
        id=f"whom-{result.id}",
        title=Text.each(lambda lang: CHAPTER["whom"].to(lang).format(result.title.to(lang))),
        header=(CHAPTER["group"], *(figure_head(result.figure(name)) for name in measured)),
        rows=tuple(
            (group_words(*group, surveys, result), *(_both(result.figure(name, *group)) for name in measured))
            for group in groups
        ),
    )


def has_measure(result: ScenarioResult, measure: str) -> bool:
    """Whether the run tells a measure."""
    return any(figure.measure == measure for figure in result.figures)


def figure_row(figure: ScenarioFigure) -> tuple[Text, ...]:
    """Title, value, interval of the sample, interval of assumptions."""
    return (
        figure_head(figure),
        Text.each(lambda lang: _value(figure, lang)),
        Text.each(lambda lang: _span(figure, figure.estimate.interval, lang)),
        Text.each(lambda lang: _span(figure, figure.assumption, lang)),
    )


def group_words(dimension: str, level: str, surveys: Surveys, result: ScenarioResult) -> Text:
    """`Tamaño: una persona`."""
    columns = surveys[result.survey].columns if result.survey in surveys else {}
    return Text.each(lambda lang: f"{DIMENSIONS[dimension].to(lang)}: {level_label(dimension, level, lang, columns)}")


def levels_of(result: ScenarioResult, dimension: str, columns: Mapping[str, Column]) -> list[str]:
    """The levels of a dimension in the order of the survey's card; nobody who was not asked."""
    there = [found.code for found in columns[dimension].levels] if dimension in columns else []
    met = dict.fromkeys(figure.group[1] for figure in result.of(dimension) if figure.group[1] not in UNTOLD)
    return sorted(met, key=lambda level: there.index(level) if level in there else len(there))


def _first_up(words: str) -> str:
    return words[:1].upper() + words[1:]


def source_of(result: ScenarioResult, surveys: Surveys) -> Text:
    """The survey, how it was drawn, and what the scenario rests on."""
    survey = surveys.get(result.survey)
    cited = survey.source.citation().rstrip(".") if survey else result.survey
    return Text.each(
        lambda lang: CHAPTER["source"].to(lang).format(cited, result.seed, result.draws, result.source).strip()
    )


def assumption_grid(result: ScenarioResult) -> Grid:
    """The assumptions of a run with their ranges."""
    rows = tuple((value.title, _middle(value), _range(value)) for value in result.assumptions)
    header = tuple(CHAPTER[name] for name in ("assumption", "middle", "range"))
    return Grid(id="scenarios-assumed", title=CHAPTER["assumed"], header=header, rows=rows)


def _middle(value: LegalValue) -> Text:
    return Text.each(lambda lang: f"{legal_words(value, lang)} {value.unit.to(lang)}")


def _range(value: LegalValue) -> Text:
    return Text.each(lambda lang: legal_range(value, lang))


def test_grid(found: Simulation) -> Grid:
    """The model before published findings."""
    rows = tuple(
        (
            test.title,
            Text.each(lambda lang, t=test: f"{t.found.to(lang)} ({t.source})"),  # type: ignore[misc]
            Text.each(lambda lang, t=test: write_test(t, lang)),  # type: ignore[misc]
            CHAPTER["met" if test.passes else "missed"],
        )
        for test in found.back_tests
    )
    header = tuple(CHAPTER[name] for name in ("finding", "found", "modelled", "verdict"))
    return Grid(id="scenarios-tests", title=CHAPTER["tests"], header=header, rows=rows)


# drawings --------------------------------------------------------------------------------------------------------


def before_after(result: ScenarioResult, surveys: Surveys) -> Drawing:
    """Registered before and after, two dots a size."""
    title = Text.each(lambda lang: CHAPTER["before_after"].to(lang).format(result.title.to(lang)))
    return Drawing(
        id=f"scenario-{result.id}",
        title=title,
        alt=CHAPTER["note"],
        svg=Text.each(lambda lang: _drawn(result, surveys, title.to(lang), lang)),
    )


def _drawn(result: ScenarioResult, surveys: Surveys, title: str, lang: Lang) -> str:
    columns = surveys[result.survey].columns if result.survey in surveys else {}
    levels = levels_of(result, "unit_size", columns)
    everybody = _dots(result, (), CHAPTER["everybody"].to(lang), lang, is_total=True)
    rows = [
        everybody,
        *(
            _dots(result, ("unit_size", level), level_label("unit_size", level, lang, columns), lang)
            for level in levels
        ),
    ]
    panel = Panel(title="", unit="share", unit_words=CHAPTER["registered"].to(lang), rows=tuple(rows))
    marks: tuple[tuple[Mark, str], ...] = (("one", CHAPTER["before"].to(lang)), ("two", CHAPTER["after"].to(lang)))
    scene = Scene(
        name=f"scenario-{result.id}",
        title=title,
        desc=CHAPTER["note"].to(lang),
        panels=(panel,),
        marks=marks,
        right="",
        unsure="",
    )
    return draw_dots(scene, WIDE, lambda value, _: write_number(100 * value, 0, lang))


def _dots(result: ScenarioResult, group: tuple[str, ...], label: str, lang: Lang, *, is_total: bool = False) -> Row:
    dots: list[Dot] = []
    names: tuple[tuple[str, Mark], ...] = (("registered_before", "one"), ("registered_after", "two"))
    for name, mark in names:
        e = result.figure(name, *group).estimate
        if isinstance(e.value, Absence) or e.interval is None:
            return Row(label, (), reason=e.value.text.to(lang) if isinstance(e.value, Absence) else "")
        written = f"{write_number(100 * e.value, 1, lang)} %"
        dots.append(Dot(e.value, e.interval.low, e.interval.high, written, "", mark, False))
    return Row(label, tuple(dots), is_total=is_total)
