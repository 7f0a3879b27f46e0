"""Known errors of a producer's file, declared in corrections.yaml and applied before anything else is read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from thakhi.folder.yaml import read_yaml
from thakhi.sources.raw import Raw, literal, quote
from thakhi.terms.errors import InputProblem, unknown_name
from thakhi.terms.text import Text


@dataclass(frozen=True, slots=True)
class Correction:
    """Where `when` holds in the file of `year`, `variable` becomes `value` (missing without one), because of `why`."""

    variable: str
    when: str
    why: str
    year: int | None = None
    value: str | float | None = None


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """The corrections declared in `path`; none without the file."""
    if not path.is_file():
        return ()
    return tuple(read_yaml(path, list[Correction]))


def apply_corrections(raw: Raw, corrections: tuple[Correction, ...], *, year: int | None, declared: Path) -> None:
    """The values in `raw` as they should have been."""
    for correction in corrections:
        if correction.year in {None, year}:
            _apply(raw, correction, str(declared))


def _apply(raw: Raw, correction: Correction, declared: str) -> None:
    if correction.variable not in raw.variables:
        raise unknown_name(Text("la variable", "variable"), correction.variable, raw.variables, declared)
    name = quote(raw.variables[correction.variable])
    value = "NULL" if correction.value is None else literal(str(correction.value))
    try:
        raw.connection.execute(f"UPDATE raw SET {name} = {value} WHERE {correction.when}")
    except duckdb.Error as found:
        words = str(found).splitlines()[0]
        raise InputProblem(
            Text(
                f"la corrección de «{correction.variable}» no se puede aplicar: {words}",
                f"the correction of “{correction.variable}” cannot be applied: {words}",
            ),
            declared,
        ) from None
