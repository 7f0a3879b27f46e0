"""What the page of an indicator shows of a table: headline, panel, rows, tabs, notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

from thakhi.terms.absence import Absence
from thakhi.terms.disclosure import LEAST_CASES
from thakhi.terms.errors import InputProblem
from thakhi.terms.estimate import Estimate
from thakhi.terms.text import Text
from thakhi.web.evidence_pages import bridge
from thakhi.web.evidence_pages.bridge import Table
from thakhi.web.evidence_pages.phrases import PHRASES
from thakhi.web.evidence_pages.queries import Asked
from thakhi.web.evidence_pages.questions import question_of
from thakhi.web.language import link, spoken, tr
from thakhi.web.people.limits import limit

TABS = ("chart", "table", "map", "metadata")
MOST_ROWS = 150
COMPUTED_TIMES, COMPUTED_MINUTES = 600, 10  # new tables for one reader


@dataclass(frozen=True)
class Headline:
    """The number for everybody, as large words."""

    value: str
    interval: str
    cases: str
    quality: str
    date: str
    is_absent: bool


def table_of(request: HttpRequest, asked: Asked) -> Table | None:
    """The table that was asked: computed where the survey is imported, else frozen; None where there is none."""
    if asked.survey is None:
        return asked.table
    return live(request, asked, asked.by, asked.compare)


def live(request: HttpRequest, asked: Asked, by: tuple[str, ...], compare: str) -> Table | None:
    """A table of the imported survey; None where nobody in it was asked."""
    assert asked.survey is not None
    made = bridge.kept(asked.survey, asked.indicator, by, compare)
    if made is None:
        limit(request, "evidence-table", times=COMPUTED_TIMES, minutes=COMPUTED_MINUTES)
        made = bridge.computed(asked.survey, asked.indicator, by, compare)
    return made


def overall(request: HttpRequest, asked: Asked) -> Estimate | None:
    """The number for everybody, where there is one."""
    if asked.survey is not None:
        try:
            table = live(request, asked, (), "")
        except InputProblem:
            return None
        return table.estimates[0] if table and table.estimates else None
    everybody = (e for table in asked.tables for e in table.estimates if not e.cell and not e.where)
    return next(everybody, None)


def headline(estimate: Estimate | None) -> Headline | None:
    """The number for everybody in words; None where there is none."""
    if estimate is None:
        return None
    lang, is_absent = spoken(), isinstance(estimate.value, Absence)
    return Headline(
        value=bridge.write_estimate(estimate, lang),
        interval=bridge.write_interval(estimate, lang) if estimate.interval else "",
        cases=tr(PHRASES["cases"]).format(bridge.write_number(estimate.n, 0, lang)) if estimate.n is not None else "",
        quality=tr(PHRASES["quality_letter"]).format(bridge.quality_code(estimate), tr(bridge.quality_words(estimate))),
        date=bridge.write_date(estimate.period.iso, lang),
        is_absent=is_absent,
    )


def title_of(asked: Asked) -> Text:
    """The question that the indicator answers."""
    return question_of(asked.indicator.id, asked.indicator.title)


def query_of(asked: Asked, table: Table | None, **more: str) -> str:
    """The part of an address that names this table."""
    survey = asked.survey or (table.survey if table else None)
    pairs = [("survey", survey.id)] if survey else []
    pairs += [("by", name) for name in asked.by]
    pairs += [("compare", asked.compare)] if asked.compare else []
    pairs += [("table", table.hash)] if table and asked.survey is None else []
    return urlencode([*pairs, *more.items()])


def files_of(asked: Asked, query: str) -> list[tuple[str, str]]:
    """The files of the table: name and address."""
    kinds = {
        "csv": "CSV",
        "metadata": "CSVW (metadata.json)",
        "json": "JSON",
        "svg": "SVG",
        "bib": "BibTeX",
        "zip": "ZIP",
    }
    return [(words, f"{link(f'evidence_pages:{kind}', asked.indicator.id)}?{query}") for kind, words in kinds.items()]


def panel_of(asked: Asked) -> dict[str, Any]:
    """What can be chosen: surveys, up to three dimensions, the comparison; or the frozen tables that there are."""
    imported = bridge.surveys()
    if asked.survey is None:
        chosen = asked.table.hash if asked.table else ""
        return {"tables": [(t.hash, _table_words(t), t.hash == chosen) for t in asked.tables]}
    dims = [(name, _capital(_dimension(name, asked))) for name in bridge.choices(asked.survey)]
    picked = [*asked.by, "", "", ""][: bridge.MOST_DIMENSIONS]
    return {
        "surveys": [(one.id, tr(one.title), one.id == asked.survey.id) for one in imported.values()],
        "selects": [
            {
                "id": f"by-{n}",
                "label": tr(PHRASES[f"by_{n}"]),
                "options": [(name, words, name == picked[n - 1]) for name, words in dims],
            }
            for n in range(1, bridge.MOST_DIMENSIONS + 1)
        ],
        "may_compare": "sex" in asked.survey.columns,
        "is_compared": bool(asked.compare),
    }


def shown(asked: Asked, table: Table, tab: str) -> dict[str, Any]:
    """The drawing and the rows of the table on one tab."""
    lang = spoken()
    is_map = tab == "map" and table.dimensions == ("department",)
    kind = "map" if is_map else "table" if tab in {"table", "metadata"} else "gap" if asked.compare else "dots"
    view = bridge.drawn(table, lang, title=title_of(asked), kind=kind, sentence=_sentence(table))
    rows = view.rows[:MOST_ROWS]
    cut = tr(PHRASES["first_rows"]).format(len(rows), len(view.rows)) if len(view.rows) > len(rows) else ""
    letters = [(code, tr(words)) for code, words in bridge.legend(table.estimates).items()]
    return {"view": view, "rows": rows, "cut": cut, "letters": letters, "is_map": is_map}


def metadata_of(asked: Asked, table: Table) -> dict[str, Any]:
    """Definition, question wording, source, period, n, and what protects people."""
    lang = spoken()
    words, code = bridge.definition_facts(asked.indicator, bridge.book_of(table, lang))
    cases = [e.n for e in table.estimates if e.n is not None]
    facts = [
        (tr(PHRASES["survey"]), tr(table.survey.title)),
        (tr(PHRASES["period_place"]), f"{table.survey.period.iso}, {tr(table.survey.place.name)}"),
        (tr(PHRASES["unit"]), bridge.unit_words(table.estimates[0], lang) if table.estimates else ""),
        (
            tr(PHRASES["case_range"]),
            "–".join(dict.fromkeys(bridge.write_number(n, 0, lang) for n in (min(cases), max(cases)))) if cases else "",
        ),
        (tr(PHRASES["fingerprint"]), table.hash),
    ]
    disclosure = tr(PHRASES["disclosure"]).format(LEAST_CASES, bridge.MOST_DIMENSIONS)
    asked_as = [(question.item, question.text) for question in asked.indicator.questions]
    definition = [*words, *((k, v) for k, v in facts if v)]
    return {"definition": definition, "code": code, "disclosure": disclosure, "asked_as": asked_as}


def _sentence(table: Table) -> Text:
    """The definition, as the sentence under a chart; the group first, where the figures are of one."""
    group = table.groups.get(table.where)
    definition = table.indicator.definition
    if group is None:
        return definition
    return Text(f"{group.es}. {definition.es}", f"{group.en}. {definition.en}")


def _table_words(table: Table) -> str:
    group = table.groups.get(table.where)
    whom = tr(group) if group else table.where or tr(PHRASES["everybody"])
    dims = ", ".join(bridge.dimension_label(name, spoken(), table.survey.columns) for name in table.dimensions)
    quantiles = {e.quantile for e in table.estimates} - {None}
    after = f" (q = {', '.join(f'{q:g}' for q in sorted(quantiles))})" if quantiles else ""  # type: ignore[type-var]
    return (f"{_capital(whom)}: {dims}" if dims else _capital(whom)) + after


def _dimension(name: str, asked: Asked) -> str:
    assert asked.survey is not None
    return bridge.dimension_label(name, spoken(), asked.survey.columns)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
