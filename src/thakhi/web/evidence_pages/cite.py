"""How to cite a table and how to compute it again: a line of text, BibTeX, the command, Python."""

from __future__ import annotations

from thakhi.web.evidence_pages.bridge import Table
from thakhi.web.evidence_pages.phrases import PHRASES
from thakhi.web.language import tr


def citation(table: Table, address: str) -> str:
    """Source, indicator, fingerprint and address, in one line."""
    source = table.estimates[0].source.citation() if table.estimates else table.survey.source.citation()
    return tr(PHRASES["cited"]).format(source=source, title=tr(table.indicator.title), hash=table.hash, address=address)


def bibtex(table: Table, address: str) -> str:
    """The table as a BibTeX entry."""
    fields = {
        "title": f"{{{tr(table.indicator.title)}}}",
        "author": f"{{{table.survey.source.producer}}}",
        "year": table.survey.period.iso[:4],
        "note": citation(table, address).replace("{", "").replace("}", ""),
        "url": address,
    }
    lines = "".join(f"  {name} = {{{words}}},\n" for name, words in fields.items())
    return f"@misc{{{table.indicator.id}-{table.hash},\n{lines}}}\n"


def command(table: Table) -> str:
    """The line that computes the table again."""
    return "\n".join(dict.fromkeys(e.command for e in table.estimates if e.command))


def python(table: Table) -> str:
    """The same in Python; an empty text where there is no figure."""
    if not table.estimates:
        return ""
    first = table.estimates[0]
    compared = first.command.partition(" --compare ")[2].split(" ")[0]
    dims = tuple(name for name in table.dimensions if name != compared)
    asked = [f"    by={list(dims)!r},"] if dims else []
    asked += [f"    where={table.where!r},"] if table.where else []
    asked += [f"    compare={compared!r},"] if compared else []
    asked += [f"    quantile={first.quantile!r},"] if first.quantile is not None else []
    lines = [
        "from pathlib import Path",
        "from thakhi import pipeline",
        "",
        f'survey = pipeline.find_survey("{table.survey.id}", home=Path("thakhi-data"))',
        f'estimates = pipeline.estimate(\n    ["{table.indicator.id}"],\n    survey=survey,',
        *asked,
        ")",
    ]
    return "\n".join(lines)
