"""Every regime for many units of one day, as plain values: whether each may enter, why not, and what it costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from thakhi.simulate.regime import Regime, read_built_in
from thakhi.simulate.system import Outcome, system_of
from thakhi.simulate.units import size_of, units_of
from thakhi.simulate.values import Reader
from thakhi.terms.advice import RegimeColumns
from thakhi.terms.text import Text

MONTHLY = {"tax", "contribution", "compliance"}


def regimes_of_many(date: str, columns: Mapping[str, Sequence[Any]]) -> list[RegimeColumns]:
    """Every regime for the units of `columns` on `date`; one that is not known that day is open to nobody, and why.

    *Fails when* the date is not known, a name is misspelt, or a number of a unit cannot be.
    """
    law = read_built_in()
    system, units = system_of(date, law), units_of(**columns)
    size = size_of(units)
    found = [_columns(system.regimes[name], outcome) for name, outcome in system.run(units).items()]
    refused = [_refused(law.regimes[name], problem.text, size) for name, problem in system.refused.items()]
    return [*found, *refused]


def floor_of(date: str) -> float:
    """Capital up to which the trades of the simplified regime stay outside it and owe nothing, in bolivianos.

    *Source* DS 24484 art. 18.
    """
    return float(Reader(read_built_in().parameters, date).number("regimen_tributario_simplificado.capital_minimo"))


def _columns(regime: Regime, found: Outcome) -> RegimeColumns:
    required = regime.requirements
    lacks = [~np.asarray(found[v.name], dtype=np.bool_) for v in required]
    return RegimeColumns(
        regime=regime.name,
        title=regime.title,
        law=regime.law,
        gives=regime.gives,
        notes=regime.notes,
        is_open=found.is_open.tolist(),
        cost_bob_month=(found.taxes + found.contributions + found.compliance).tolist(),
        missing=[tuple(n for n, array in enumerate(lacks) if array[i]) for i in range(len(found.is_open))],
        reasons=tuple(Text(f"{v.title.es} ({v.law})", f"{v.title.en} ({v.law})") for v in required),
        not_counted=tuple(_not_counted(found)),
    )


def _refused(regime: Regime, why: Text, size: int) -> RegimeColumns:
    return RegimeColumns(
        regime=regime.name,
        title=regime.title,
        law=regime.law,
        gives=regime.gives,
        notes=regime.notes,
        is_open=[False] * size,
        cost_bob_month=[0.0] * size,
        missing=[(0,)] * size,
        reasons=(why,),
    )


def _not_counted(found: Outcome) -> Iterator[Text]:
    """Lines of what is paid every month that no source gives."""
    for step in found.steps:
        if step.variable.role in MONTHLY and np.isnan(found[step.variable.name]).any():
            yield step.variable.title
