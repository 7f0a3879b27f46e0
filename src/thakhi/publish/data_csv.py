"""The edition's data as CSV: each figure, all estimates, scenarios, portfolio; CSV on the Web metadata beside each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from thakhi.publish.computed_csv import ACTION, SCENARIO, Columns, action_rows
from thakhi.publish.flat import MEASURES, TRACE, Cell, dimensions_of, level_of, measures_of, trace_of, write_csv
from thakhi.publish.phrases import COLUMNS, DIMENSIONS
from thakhi.publish.scenario import scenario_rows
from thakhi.publish.view.book import file_name
from thakhi.terms.estimate import Estimate
from thakhi.terms.roadmap import Roadmap
from thakhi.terms.text import Text

_NUMBERS = {"estimate", "se", "ci_low", "ci_high", "cv", "deff", "quantile"}
_COUNTS = {"df", "n", "n_psu"}
_SDMX = "http://purl.org/linked-data/sdmx/2009/"
_MEANING = {
    "estimate": f"{_SDMX}measure#obsValue",
    "unit": f"{_SDMX}attribute#unitMeasure",
    "period": f"{_SDMX}dimension#timePeriod",
    "sex": f"{_SDMX}dimension#sex",
}


def data_files(roadmap: Roadmap, estimates: Sequence[Estimate]) -> dict[str, str]:
    """File name → text: `estimates.csv`, `figure-….csv`, and `….csv-metadata.json` beside each."""
    out = table_files("estimates", Text("Todas las estimaciones", "All estimates"), estimates, roadmap)
    for chapter in roadmap.chapters:
        for figure in chapter.figures:
            dims = tuple(dict.fromkeys((*figure.dimensions, *dimensions_of(figure.estimates))))
            out |= table_files(file_name(f"figure-{figure.id}"), figure.title, figure.estimates, roadmap, dims)
    return out | _computed(roadmap)


def _computed(road: Roadmap) -> dict[str, str]:
    """`scenarios.csv` and `portfolio.csv`, where there are any."""
    out: dict[str, str] = {}
    if road.simulation:
        cited = sorted({survey.source.citation() for survey in road.surveys.values()})
        title = Text("Escenarios simulados", "Simulated scenarios")
        out |= _plain_table("scenarios", title, SCENARIO, scenario_rows(road.simulation), road, cited)
    if road.portfolio:
        title = Text("Portafolio de acciones", "Portfolio of actions")
        out |= _plain_table("portfolio", title, ACTION, action_rows(road.portfolio, road), road, ())
    return out


def _plain_table(
    name: str, title: Text, columns: Columns, rows: Iterable[Sequence[Cell]], road: Roadmap, sources: Iterable[str]
) -> dict[str, str]:
    """A table that is no table of estimates, with its metadata."""
    mark = ("true",) if road.fictional else ()
    described = [_described(column, words, kind) for column, (words, kind) in columns.items()]
    described += [_column("fictional", road) for _ in mark]
    about = _about(f"{name}.csv", title, road) | {"dc:source": list(sources), "tableSchema": {"columns": described}}
    header = (*columns, *("fictional" for _ in mark))
    return {
        f"{name}.csv": write_csv(header, ((*row, *mark) for row in rows)),
        f"{name}.csv-metadata.json": json.dumps(about, ensure_ascii=False, indent=1) + "\n",
    }


def table_files(
    name: str, title: Text, estimates: Sequence[Estimate], roadmap: Roadmap, dims: Sequence[str] | None = None
) -> dict[str, str]:
    """The files of one table: `name.csv` and `name.csv-metadata.json`."""
    found = dimensions_of(estimates) if dims is None else dims
    mark = ("true",) if roadmap.fictional else ()  # a column that only a fictional edition has
    header = ("indicator", *found, *MEASURES, *TRACE, *("fictional" for _ in mark))
    cells = ((e.indicator, *(level_of(e, dim) for dim in found), *measures_of(e), *trace_of(e)) for e in estimates)
    rows = ((*row, *mark) for row in cells)
    file = f"{name}.csv"
    metadata = _metadata(file, title, header, estimates, roadmap)
    return {
        file: write_csv(header, rows),
        f"{file}-metadata.json": json.dumps(metadata, ensure_ascii=False, indent=1) + "\n",
    }


def _metadata(
    file: str, title: Text, header: Sequence[str], estimates: Sequence[Estimate], roadmap: Roadmap
) -> dict[str, object]:
    """CSVW: what the table is, whose words its indicators rest on, what each column holds."""
    names = dict.fromkeys(e.indicator for e in estimates)
    known = [roadmap.indicators[name] for name in names if name in roadmap.indicators]
    return _about(file, title, roadmap) | {
        "dc:source": list(dict.fromkeys(e.source.citation() for e in estimates)),
        "notes": [
            {
                "indicator": found.id,
                "unit": found.unit,
                "title": {"es": found.title.es, "en": found.title.en},
                "definition": {"es": found.definition.es, "en": found.definition.en},
                "questions": [f"{q.item}: {q.text}" for q in found.questions],
            }
            for found in known
        ],
        "tableSchema": {"columns": [_column(name, roadmap) for name in header]},
    }


def _about(file: str, title: Text, roadmap: Roadmap) -> dict[str, object]:
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "es"}],
        "url": file,
        "dc:title": {"es": title.es, "en": title.en},
        "dc:isPartOf": roadmap.id,
        "dc:issued": roadmap.edition,
        "dc:identifier": roadmap.hash,
        "dc:provenance": _provenance(roadmap),
    }


def _provenance(roadmap: Roadmap) -> str:
    if roadmap.fictional:
        return "fictional: invented to show how Thakhi works"
    return "synthetic data" if roadmap.synthetic else "own calculation on survey microdata"


def _column(name: str, roadmap: Roadmap) -> dict[str, object]:
    words = COLUMNS.get(name) or DIMENSIONS.get(name) or _card_label(name, roadmap)
    kind = "number" if name in _NUMBERS else "integer" if name in _COUNTS else _datatype(name)
    return _described(name, words, kind) | ({"propertyUrl": _MEANING[name]} if name in _MEANING else {})


def _described(name: str, words: Text, kind: str) -> dict[str, object]:
    return {"name": name, "titles": name, "dc:description": {"es": words.es, "en": words.en}, "datatype": kind}


def _datatype(name: str) -> str:
    return "boolean" if name in {"synthetic", "fictional"} else "string"


def _card_label(name: str, roadmap: Roadmap) -> Text:
    """The label of a dimension on the card of the first survey that has it."""
    found = (survey.columns[name].label for survey in roadmap.surveys.values() if name in survey.columns)
    return next(found, Text.same(name))
