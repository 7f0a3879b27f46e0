"""Simulated scenarios as text: figures with the two intervals apart, assumptions, warnings, calibration, findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from thakhi.publish.aligned import align
from thakhi.publish.flat import Cell, write_csv
from thakhi.publish.json_table import write_json
from thakhi.publish.labels import level_label
from thakhi.publish.numbers import write_number
from thakhi.publish.regimes import legal_range, legal_words
from thakhi.terms.absence import Absence
from thakhi.terms.errors import unknown_name
from thakhi.terms.estimate import Interval
from thakhi.terms.scenario import DIMENSIONS, BackTest, ScenarioFigure, ScenarioResult, Simulation
from thakhi.terms.survey import Column
from thakhi.terms.text import Lang, Text

Columns = Mapping[str, Column]
PLACES = {"share": 1, "points": 1}
UNITS = {
    "share": Text("%", "%"),
    "points": Text("puntos", "points"),
    "persons": Text("personas", "people"),
    "BOB": Text("Bs", "Bs"),
    "BOB/month": Text("Bs/mes", "Bs a month"),
    "BOB/year": Text("Bs/año", "Bs a year"),
}
HEAD = (
    Text("resultado", "result"), Text("valor", "value"), Text("unidad", "unit"),
    Text("por la muestra (95 %)", "by sampling (95%)"), Text("por los supuestos (95 %)", "by assumptions (95%)"),
    Text("n", "n"),
)  # fmt: skip
SAY = {
    "everybody": Text("Todas", "Everybody"),
    "assumed": Text("Supuestos (valor central y rango que se sortea)", "Assumptions (middle and range that is drawn)"),
    "left_out": Text("Fuera de la simulación", "Left out of the simulation"),
    "worst": Text("Calibración: mayor diferencia con la encuesta", "Calibration: largest gap from the survey"),
    "tests": Text("El modelo ante hallazgos publicados", "The model before published findings"),
    "passes": Text("se cumple", "met"),
    "fails": Text("NO se cumple", "NOT met"),
    "synthetic": Text("Población SINTÉTICA: no son resultados.", "SYNTHETIC population: these are not results."),
    "own": Text(
        "Simulación propia; no es pronóstico ni estadística oficial.",
        "Own simulation; neither a forecast nor an official statistic.",
    ),
}
FIELDS = (
    "scenario", "measure", "dimension", "level", "value", "absence", "unit", "se", "sampling_low", "sampling_high",
    "assumption_low", "assumption_high", "n", "survey", "synthetic", "command",
)  # fmt: skip


def render_simulation(
    answer: Simulation,
    *,
    format: str = "table",  # noqa: A002 - the word of the command line's option
    lang: Lang = "es",
    columns: Columns | None = None,
    with_tests: bool = False,
) -> str:
    """`answer` as text in `format`: table, csv (one line a figure) or json (everything)."""
    if format == "json":
        return write_json(_plain(asdict(answer), lang))
    if format == "csv":
        return write_csv(FIELDS, scenario_rows(answer))
    if format == "table":
        return "\n".join(_page(answer, lang, columns or {}, with_tests)) + "\n"
    raise unknown_name(Text("el formato", "format"), format, ("table", "csv", "json"))


def _page(answer: Simulation, lang: Lang, columns: Columns, with_tests: bool) -> Iterator[str]:
    for result in answer.scenarios:
        yield from (*_scenario(result, lang, columns), "")
    yield from _shared(answer.scenarios[0], lang)
    yield f"{SAY['worst'].to(lang)}: {write_number(100 * answer.worst_gap, 3, lang)} pp"
    if with_tests:
        yield from ("", *_calibration(answer, lang), "", SAY["tests"].to(lang))
        for test in answer.back_tests:
            yield _test(test, lang)
    yield from ("", SAY["own"].to(lang))


def _scenario(result: ScenarioResult, lang: Lang, columns: Columns) -> Iterator[str]:
    yield f"{result.title.to(lang)} ({result.id}, {result.date})"
    if result.about.to(lang):
        yield result.about.to(lang).strip()
    groups = dict.fromkeys(figure.group for figure in result.figures)
    for dimension, level in groups:
        yield from ("", _group(dimension, level, lang, columns))
        rows = [_row(figure, lang) for figure in result.figures if figure.group == (dimension, level)]
        yield align([head.to(lang) for head in HEAD], rows, right=frozenset({1, 3, 4, 5})).rstrip()


def _group(dimension: str, level: str, lang: Lang, columns: Columns) -> str:
    if dimension == "total":
        return SAY["everybody"].to(lang)
    return f"{DIMENSIONS[dimension].to(lang)}: {level_label(dimension, level, lang, columns)}"


def write_simulated(figure: ScenarioFigure, lang: Lang) -> str:
    """The value as written, or why there is none."""
    e = figure.estimate
    return e.value.text.to(lang) if isinstance(e.value, Absence) else _number(e.value, e.unit, lang)


def _row(figure: ScenarioFigure, lang: Lang) -> tuple[str, ...]:
    e = figure.estimate
    n = "" if e.n is None else write_number(e.n, 0, lang)
    spans = (write_span(e.interval, e.unit, lang), write_span(figure.assumption, e.unit, lang))
    return (figure.title.to(lang), write_simulated(figure, lang), UNITS[e.unit].to(lang), *spans, n)


def write_span(interval: Interval | None, unit: str, lang: Lang) -> str:
    """`10.000 … 14.000`; empty where there is none."""
    if interval is None:
        return ""
    return f"{_number(interval.low, unit, lang)} … {_number(interval.high, unit, lang)}"


def _number(value: float, unit: str, lang: Lang) -> str:
    places = PLACES.get(unit, 0)
    return write_number(100 * value if unit in PLACES else value, places, lang)


def _shared(result: ScenarioResult, lang: Lang) -> Iterator[str]:
    if result.synthetic:
        yield SAY["synthetic"].to(lang)
    yield from (f"! {warning.to(lang)}" for warning in result.warnings)
    yield f"{SAY['left_out'].to(lang)}:"
    yield from (f"  {words.to(lang)}: {write_number(count, 0, lang)}" for words, count in result.left_out)
    yield f"{SAY['assumed'].to(lang)}:"
    for value in result.assumptions:
        yield f"  {value.title.to(lang)} = {legal_words(value, lang)} {value.unit.to(lang)}, {legal_range(value, lang)}"
    yield result.command


def _calibration(answer: Simulation, lang: Lang) -> Iterator[str]:
    head = [
        Text("casilla", "cell"),
        Text("régimen", "regime"),
        Text("encuesta %", "survey %"),
        Text("modelo %", "model %"),
    ]
    rows = []
    for row in answer.calibration:
        shares = [
            s.text.to(lang) if isinstance(s, Absence) else write_number(100 * s, 2, lang)
            for s in (row.survey_share, row.model_share)
        ]
        rows.append((row.cell, row.regime, *shares, "" if isinstance(row.survey_share, Absence) else str(row.n)))
    yield align([*(h.to(lang) for h in head), "n"], rows, right=frozenset({2, 3, 4})).rstrip()


def write_test(test: BackTest, lang: Lang) -> str:
    """What the model says where a finding was made: `1,2 (0,8 … 1,5) puntos`."""
    value = _number(test.modelled, test.unit, lang)
    span = "" if test.low == test.high else f" ({write_span(Interval(test.low, test.high), test.unit, lang)})"
    return f"{value}{span} {UNITS[test.unit].to(lang)}"


def _test(test: BackTest, lang: Lang) -> str:
    verdict = SAY["passes" if test.passes else "fails"].to(lang)
    found = f"{test.found.to(lang)} → {write_test(test, lang)}"
    return f"  [{verdict}] {test.title.to(lang)}: {found} ({test.rule.to(lang)}; {test.source})"


def scenario_rows(answer: Simulation) -> Iterator[tuple[Cell, ...]]:
    """The cells under FIELDS, a line a figure."""
    for result in answer.scenarios:
        yield from (tuple(_facts(figure).values()) for figure in result.figures)


def _facts(figure: ScenarioFigure) -> dict[str, Cell]:
    e, (dimension, level) = figure.estimate, figure.group
    return {
        "scenario": figure.scenario,
        "measure": figure.measure,
        "dimension": dimension,
        "level": level,
        "value": "" if isinstance(e.value, Absence) else e.value,
        "absence": e.value.value if isinstance(e.value, Absence) else "",
        "unit": e.unit,
        "se": e.se,
        "sampling_low": e.interval.low if e.interval else "",
        "sampling_high": e.interval.high if e.interval else "",
        "assumption_low": figure.assumption.low if figure.assumption else "",
        "assumption_high": figure.assumption.high if figure.assumption else "",
        "n": e.n,
        "survey": e.survey,
        "synthetic": "true" if e.synthetic else "false",
        "command": e.command,
    }


def _plain(value: object, lang: Lang) -> object:
    if isinstance(value, Absence):
        return {"absence": value.value}
    if isinstance(value, dict):
        return value[lang] if set(value) == {"es", "en"} else {key: _plain(item, lang) for key, item in value.items()}
    return [_plain(item, lang) for item in value] if isinstance(value, list | tuple) else value
