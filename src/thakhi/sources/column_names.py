"""Names of columns that conditions and tables can spell, told apart from one another and from the design's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import duckdb

from thakhi.sources.raw import ROW
from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text

DESIGN = frozenset({"weight", "stratum", "psu", "household", "person", "fpc", "survey", "period", ROW})
_NAME = re.compile(r"[^\W\d]\w*")  # letters of any language, digits and underscores


def refuse_bad_names(names: Iterable[str], mapping: Path, connection: duckdb.DuckDBPyConnection) -> None:
    """*Fails when* a column of the mapping has a name that SQL or the sample design keeps for itself, or two are alike.

    A column called `weight` would take the place of the weight, or lose its own, without a word.
    """
    keywords = _keywords(connection)
    seen: dict[str, str] = {}
    for name in names:
        said = _refusal(name, seen.get(name.casefold()), keywords)
        if said is not None:
            raise InputProblem(said, f"{mapping}:{_line(mapping, name)}")
        seen[name.casefold()] = name


def _refusal(name: str, twin: str | None, keywords: frozenset[str]) -> Text | None:
    if twin is not None:
        return Text(
            f"las columnas «{twin}» y «{name}» solo difieren en mayúsculas; cambie una",
            f"the columns “{twin}” and “{name}” differ in capitals only; rename one",
        )
    if name.casefold() in DESIGN:
        return Text(
            f"«{name}» es el nombre de una columna del diseño; llame la suya de otro modo, p. ej. «{name}_2»",
            f"“{name}” is the name of a column of the design; call yours something else, for example “{name}_2”",
        )
    if name.casefold() in keywords:
        return Text(
            f"«{name}» es una palabra de SQL; llame la columna de otro modo, p. ej. «{name}_code»",
            f"“{name}” is a word of SQL; call the column something else, for example “{name}_code”",
        )
    if not _NAME.fullmatch(name):
        return Text(
            f"«{name}» no sirve de nombre de columna: use letras, cifras y guion bajo, y empiece con una letra",
            f"“{name}” cannot name a column: use letters, digits and underscores, and begin with a letter",
        )
    return None


def _keywords(connection: duckdb.DuckDBPyConnection) -> frozenset[str]:
    found = connection.execute("SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category = 'reserved'")
    return frozenset(str(word) for (word,) in found.fetchall())


def _line(mapping: Path, name: str) -> int:
    """The line of the mapping that begins with the name; the first where it is written otherwise."""
    key = re.compile(rf"\s*[\"']?{re.escape(name)}[\"']?\s*:")
    lines = mapping.read_text(encoding="utf-8-sig").splitlines()
    return next((number for number, line in enumerate(lines, 1) if key.match(line)), 1)
