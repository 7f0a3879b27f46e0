"""columns.yaml: which variable of a producer's file becomes which column, label by label."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from thakhi.folder.yaml import read_yaml
from thakhi.terms.survey import Kind
from thakhi.terms.text import Text

Label = bool | int | float | str
Code = bool | int | float | str | None
Labels = Mapping[Label, Code]


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the producer writes a text file."""

    separator: str = ";"
    encoding: str = "latin-1"
    decimal: Literal[",", "."] = ","
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DesignVariables:
    """The variables of the sample design; `fpc` holds the number of PSUs of the stratum's population.

    Without `stratum` the sample is one stratum; without `psu` each row is its own PSU. `nest` says that PSU
    codes are only unique within a stratum.
    """

    weight: str
    stratum: str = ""
    psu: str = ""
    household: str = ""
    person: str = ""
    fpc: str = ""
    nest: bool = False

    @property
    def variables(self) -> tuple[str, ...]:
        """The producer's names of all that are given."""
        named = (self.weight, self.stratum, self.psu, self.household, self.person, self.fpc)
        return tuple(name for name in named if name)


@dataclass(frozen=True, slots=True)
class Variable:
    """Where a column comes from: `from` one variable, or the first of several that is filled in.

    `levels` maps each official label to a code, names a set of `level_sets`, or is `from_data`. `take` says which
    half of "52201. Vendedores" is kept when the values are the data's own.
    """

    from_: Annotated[str | tuple[str, ...], Field(alias="from")]
    levels: Labels | str | None = None
    missing: tuple[Label, ...] = ()
    take: Literal["label", "code"] = "label"

    @property
    def names(self) -> tuple[str, ...]:
        """The producer's names, in the order in which they are tried."""
        return (self.from_,) if isinstance(self.from_, str) else self.from_


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """One column of the people table: what it is, and where it comes from (here, or in the mapping of a year).

    `codes` are its levels in their natural order. `derived` is SQL over other columns. A `hidden` column helps
    to derive others and is not stored.
    """

    kind: Kind
    label: Text
    unit: str = ""
    item: str = ""
    question: str = ""
    note: Text | None = None
    codes: Mapping[str, Text] = field(default_factory=dict)
    derived: str = ""
    hidden: bool = False
    from_: Annotated[str | tuple[str, ...], Field(alias="from")] = ()
    levels: Labels | str | None = None
    missing: tuple[Label, ...] = ()
    take: Literal["label", "code"] = "label"

    @property
    def inline(self) -> Variable | None:
        """The variable named in the column itself, if any."""
        return Variable(self.from_, self.levels, self.missing, self.take) if self.from_ else None


@dataclass(frozen=True, slots=True)
class Macro:
    """A piece of SQL that several derived columns share."""

    arguments: tuple[str, ...]
    sql: str


@dataclass(frozen=True, slots=True)
class Year:
    """The mapping of one year's file. `persons` is the producer's number of records, where it is known."""

    design: DesignVariables
    variables: Mapping[str, Variable]
    period: str = ""
    persons: int = 0


@dataclass(frozen=True, slots=True)
class Wording:
    """Who made the survey and how it is cited."""

    id: str
    title: Text
    place: str
    place_name: Text
    producer: str = ""
    period: str = ""
    licence: str = ""
    url: str = ""
    source_title: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """The whole of a columns.yaml."""

    columns: Mapping[str, ColumnSpec]
    dialect: Dialect = Dialect()
    survey: Wording | None = None
    design: DesignVariables | None = None
    level_sets: Mapping[str, Labels] = field(default_factory=dict)
    macros: Mapping[str, Macro] = field(default_factory=dict)
    years: Mapping[int, Year] = field(default_factory=dict)


def read_columns(path: Path) -> Columns:
    """The mapping in `path`, checked."""
    return read_yaml(path, Columns)
