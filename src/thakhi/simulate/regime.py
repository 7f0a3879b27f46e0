"""The regimes that there are: each folder of regimes/ whose file has a head, with the variables of its rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path

from thakhi.simulate.parameter import Parameters
from thakhi.simulate.read import LawFile, law_folders, read_law
from thakhi.simulate.variable import Variable, variables_of
from thakhi.terms.regime import Given
from thakhi.terms.text import Text

ROOT = Path(__file__).parent / "regimes"
PACKAGE = "thakhi.simulate.regimes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """One set of rules that a unit can be under."""

    name: str
    title: Text
    law: str
    gives: tuple[Given, ...]
    notes: tuple[Text, ...]
    variables: Mapping[str, Variable]

    @property
    def requirements(self) -> tuple[Variable, ...]:
        """What a unit must fulfil to enter."""
        return tuple(v for v in self.variables.values() if v.role == "requirement")


@dataclass(frozen=True, slots=True)
class Law:
    """Everything that is encoded: parameters and regimes, before a date is chosen."""

    parameters: Parameters
    regimes: Mapping[str, Regime]


@lru_cache(maxsize=1)
def read_built_in() -> Law:
    """The law as it stands in this package."""
    files = [read_law(path) for path in law_folders(ROOT)]
    parameters = Parameters().with_(p for file in files for p in file.parameters)
    return Law(parameters, {file.name: _regime(file) for file in files if file.regime})


def _regime(file: LawFile) -> Regime:
    assert file.regime is not None
    rules = import_module(f"{PACKAGE}.{file.name}.rules")
    modules = (*getattr(rules, "SHARED", ()), rules)  # what a regime writes itself takes the place of what it shares
    return Regime(
        name=file.name,
        title=file.regime.title,
        law=file.regime.law,
        gives=file.regime.gives,
        notes=file.regime.notes,
        variables={v.name: v for module in modules for v in variables_of(module)},
    )
