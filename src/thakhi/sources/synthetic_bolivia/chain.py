"""The order in which columns are drawn, and what each one depends on: `chain.yaml`, read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Literal

from thakhi.folder.yaml import read_yaml

HERE = Path(__file__).parent
TABLES = HERE / "tables"

StepKind = Literal["category", "boolean", "whole", "number", "computed"]
Unit = Literal["psu", "household", "person"]


@dataclass(frozen=True, slots=True)
class Step:
    """One column and how it is drawn. A `whole` number is drawn value by value, as a category is.

    `universe` and `parents` are SQL over columns that come before it (or names of `groups`). Parents stand in
    order of weight: where a group has too few cases, the last parents are given up first. `follows` names an
    earlier number whose rank goes along with this one. `sql` defines the column where the survey has no such
    column, `real` how the survey's column is read where it is not taken as it stands, and `order` its levels where
    they have one. `balance` names tables of means that the amounts are scaled to. A `constant` column has one
    value in a primary unit; `as_number` turns levels to numbers. A `scratch` column helps to draw others and is
    not kept.
    """

    column: str
    kind: StepKind
    unit: Unit = "person"
    universe: str = "TRUE"
    parents: tuple[str, ...] = ()
    ordered: bool = False
    follows: str = ""
    tail: Literal["pareto", "flat"] = "pareto"
    round_to: float = 1.0
    sql: str = ""
    real: str = ""
    balance: tuple[tuple[str, ...], ...] = ()
    as_number: bool = False
    constant: bool = False
    order: tuple[str, ...] = ()
    scratch: bool = False

    @property
    def fitted(self) -> bool:
        """Whether the column has a table of estimates."""
        return self.kind != "computed"


@dataclass(frozen=True, slots=True)
class Margin:
    """A table that the weights reproduce exactly: people by the columns (or groups) named.

    A `late` one needs amounts, which are scaled to their means with weights that meet the others.
    """

    id: str
    by: tuple[str, ...]
    late: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """Everything that the fit computes and the generator draws, in order.

    `derived` columns are computed as the household survey derives them; `absent` ones stay missing.
    """

    steps: tuple[Step, ...]
    groups: Mapping[str, str] = field(default_factory=dict)
    margins: tuple[Margin, ...] = ()
    derived: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()

    def sql_of(self, name: str) -> str:
        """The SQL of a parent: its group expression, or the column itself."""
        return self.groups.get(name, name)

    def of_unit(self, unit: Unit) -> tuple[Step, ...]:
        """The steps of one kind of unit, in order."""
        return tuple(step for step in self.steps if step.unit == unit)


@lru_cache(maxsize=1)
def read_chain() -> Chain:
    """The chain that comes with the source."""
    return read_yaml(HERE / "chain.yaml", Chain)
