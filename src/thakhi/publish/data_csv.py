"""The edition's data: one CSV per figure and one of all estimates, each with its CSV on the Web metadata."""

from __future__ import annotations

import json
from collections.abc import Sequence

from thakhi.publish.flat import MEASURES, TRACE, dimensions_of, level_of, measures_of, trace_of, write_csv
from thakhi.publish.phrases import COLUMNS, DIMENSIONS
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
    return out


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
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "es"}],
        "url": file,
        "dc:title": {"es": title.es, "en": title.en},
        "dc:isPartOf": roadmap.id,
        "dc:issued": roadmap.edition,
        "dc:identifier": roadmap.hash,
        "dc:source": list(dict.fromkeys(e.source.citation() for e in estimates)),
        "dc:provenance": _provenance(roadmap),
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


def _provenance(roadmap: Roadmap) -> str:
    if roadmap.fictional:
        return "fictional: invented to show how Thakhi works"
    return "synthetic data" if roadmap.synthetic else "own calculation on survey microdata"


def _column(name: str, roadmap: Roadmap) -> dict[str, object]:
    words = COLUMNS.get(name) or DIMENSIONS.get(name) or _card_label(name, roadmap)
    column: dict[str, object] = {
        "name": name,
        "titles": name,
        "dc:description": {"es": words.es, "en": words.en},
        "datatype": "number" if name in _NUMBERS else "integer" if name in _COUNTS else _datatype(name),
    }
    return column | ({"propertyUrl": _MEANING[name]} if name in _MEANING else {})


def _datatype(name: str) -> str:
    return "boolean" if name in {"synthetic", "fictional"} else "string"


def _card_label(name: str, roadmap: Roadmap) -> Text:
    """The label of a dimension on the card of the first survey that has it."""
    found = (survey.columns[name].label for survey in roadmap.surveys.values() if name in survey.columns)
    return next(found, Text.same(name))
