"""Dimensions of a table: a column with a few levels, coded 1..L in SQL, 0 for missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thakhi.terms.errors import InputProblem, unknown_name
from thakhi.terms.survey import Column
from thakhi.terms.text import Text

MAX_CELLS = 200_000  # of one table, margins and missing levels included: about 100 MB of sums


@dataclass(frozen=True, slots=True)
class Dimension:
    """A column to tabulate by. `size` counts its levels and one place for missing."""

    name: str
    levels: tuple[str, ...]
    is_boolean: bool
    constant_in_psu: bool

    @property
    def size(self) -> int:
        """Places that the dimension takes in a table."""
        return len(self.levels) + 1

    def code_sql(self) -> str:
        """SQL of the level's number: 1..L in order, 0 where missing."""
        if self.is_boolean:
            return f"(CASE WHEN {self.name} THEN 1 WHEN NOT {self.name} THEN 2 ELSE 0 END)"
        quoted = ", ".join("'" + level.replace("'", "''") + "'" for level in self.levels)
        return f"COALESCE(LIST_POSITION([{quoted}], {self.name}), 0)"


def dimensions_of(names: Sequence[str], columns: Mapping[str, Column]) -> tuple[Dimension, ...]:
    """The dimensions called `names`.

    *Fails when* a name is unknown, is repeated, or is not a category or yes/no column.
    """
    repeated = next((name for i, name in enumerate(names) if name in names[:i]), None)
    if repeated:
        raise InputProblem(
            Text(f"la dimensión «{repeated}» está dos veces en --by", f"the dimension “{repeated}” is twice in --by")
        )
    return tuple(_dimension(name, columns) for name in names)


def check_cells(dimensions: Sequence[Dimension]) -> None:
    """Refuses a table with more than MAX_CELLS places."""
    cells = 1
    for dimension in dimensions:
        cells *= dimension.size
    if cells > MAX_CELLS:
        shown = " × ".join(f"{d.name} ({d.size})" for d in dimensions)
        raise InputProblem(
            Text(
                f"la tabla {shown} tendría {cells:,} casillas y el máximo es {MAX_CELLS:,}; quite una dimensión",
                f"the table {shown} would have {cells:,} cells and the limit is {MAX_CELLS:,}; drop a dimension",
            )
        )


def _dimension(name: str, columns: Mapping[str, Column]) -> Dimension:
    usable = [c.name for c in columns.values() if c.kind in {"category", "boolean"}]
    column = columns.get(name)
    if column is None:
        raise unknown_name(Text("la dimensión", "dimension"), name, usable)
    if column.kind not in {"category", "boolean"}:
        raise InputProblem(
            Text(
                f"«{name}» no es una dimensión: es de tipo «{column.kind}». Hay: {', '.join(usable)}",
                f"“{name}” is not a dimension: it is of kind “{column.kind}”. There are: {', '.join(usable)}",
            )
        )
    is_boolean = column.kind == "boolean"
    levels = ("yes", "no") if is_boolean else tuple(level.code for level in column.levels)
    return Dimension(name, levels, is_boolean, column.constant_in_psu)
