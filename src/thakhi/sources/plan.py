"""Which mapping fits a file: the year is said, or it is the one whose variables are all there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from thakhi.sources.mapping import Columns, ColumnSpec, DesignVariables, Variable, Year
from thakhi.terms.errors import InputProblem, nearest, unknown_name
from thakhi.terms.text import Text

_SHOWN = 12
_LONGEST = 40  # letters of a name that are shown


@dataclass(frozen=True, slots=True)
class Plan:
    """What is read from a file: design, a variable for each mapped column, and the names as the file spells them."""

    columns: Columns
    mapping: Path
    year: int | None
    period: str
    persons: int
    design: DesignVariables
    sources: Mapping[str, Variable]
    variables: dict[str, str]

    def spec(self, name: str) -> ColumnSpec:
        """What the column is."""
        return self.columns.columns[name]


def plan_import(columns: Columns, *, mapping: Path, header: Sequence[str], file: str, year: int | None) -> Plan:
    """The plan for a file with this header.

    *Fails when* the year is not mapped, or variables of the mapping are not in the file.
    """
    if not columns.years:
        return _planned(columns, mapping, None, _inline_year(columns, mapping), header, file)
    if year is not None:
        if year not in columns.years:
            raise unknown_name(
                Text("el año de la encuesta", "survey year"), str(year), [str(y) for y in columns.years], str(mapping)
            )
        return _planned(columns, mapping, year, columns.years[year], header, file)
    found = _fitting_year(columns, header, file)
    return _planned(columns, mapping, found, columns.years[found], header, file)


def _inline_year(columns: Columns, mapping: Path) -> Year:
    if columns.design is None:
        raise InputProblem(
            Text(
                "falta «design»: al menos la variable del factor de expansión (weight)",
                "“design” is missing: at least the variable of the weight",
            ),
            str(mapping),
        )
    return Year(design=columns.design, variables={})


def _fitting_year(columns: Columns, header: Sequence[str], file: str) -> int:
    """The one year whose variables are all in the header; else the year that misses least is told."""
    missing = {y: _missing(_needed(_sources(columns, m), m.design), header) for y, m in columns.years.items()}
    fitting = [y for y, names in missing.items() if not names]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        years = ", ".join(str(y) for y in fitting)
        raise InputProblem(
            Text(
                f"el archivo sirve para varios años ({years}); diga cuál con --year",
                f"the file fits several years ({years}); say which with --year",
            ),
            file,
        )
    closest = min(missing, key=lambda y: len(missing[y]))
    raise _another_survey(missing[closest], header, file, closest)


def _planned(columns: Columns, mapping: Path, key: int | None, year: Year, header: Sequence[str], file: str) -> Plan:
    stray = sorted(set(year.variables) - set(columns.columns))
    if stray:
        raise unknown_name(Text("la columna", "column"), stray[0], columns.columns, str(mapping))
    sources = _sources(columns, year)
    needed = _needed(sources, year.design)
    missing = _missing(needed, header)
    if missing:
        raise _another_survey(missing, header, file, key)
    spelled = {name.casefold(): name for name in header}
    variables = {name: spelled[name.casefold()] for name in needed}
    return Plan(columns, mapping, key, year.period, year.persons, year.design, sources, variables)


def _sources(columns: Columns, year: Year) -> dict[str, Variable]:
    """The variable of each column that has one, in the order of the columns."""
    found: dict[str, Variable] = {}
    for name, spec in columns.columns.items():
        variable = year.variables.get(name) or spec.inline
        if variable is not None:
            found[name] = variable
    return found


def _needed(sources: Mapping[str, Variable], design: DesignVariables) -> list[str]:
    names = [*design.variables, *(n for variable in sources.values() for n in variable.names)]
    return list(dict.fromkeys(names))


def _missing(needed: Sequence[str], header: Sequence[str]) -> list[str]:
    there = {name.casefold() for name in header}
    return [name for name in needed if name.casefold() not in there]


def _another_survey(missing: Sequence[str], header: Sequence[str], file: str, year: int | None) -> InputProblem:
    hints = []
    for name in missing[:_SHOWN]:
        near = nearest(name, header)
        hints.append(f"{name} (≈ {near})" if near else name)
    lacking = ", ".join(hints) + (" …" if len(missing) > _SHOWN else "")
    found = ", ".join(_printable(name) for name in header[:_SHOWN]) + (" …" if len(header) > _SHOWN else "")
    of = f" {year}" if year else ""
    return InputProblem(
        Text(
            f"no es el archivo esperado{of}: faltan {len(missing)} variables: {lacking}. El archivo tiene: {found}",
            f"not the file expected{of}: {len(missing)} variables are missing: {lacking}. The file has: {found}",
        ),
        f"{file}:1",
    )


def _printable(name: str) -> str:
    """A name of the file as it can stand in a message, whatever the file is."""
    shown = "".join(c if c.isprintable() else "·" for c in name[: _LONGEST + 1])
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
