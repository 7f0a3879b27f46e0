"""What the survey does not see, drawn anew in each draw: capital, invoiced purchases and unit price, by assumption."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from thakhi.simulate.parameter import Parameter, Parameters
from thakhi.simulate.population import GENERAL, REGIMES, RTS, SIN, Population
from thakhi.simulate.read import read_law
from thakhi.simulate.regime import Law
from thakhi.simulate.units import Columns, units_of
from thakhi.simulate.variable import Array

FILE = Path(__file__).parent / "assumptions.yaml"
FOLDERS = ("supuestos", "simulacion")
ABOVE_ANY_LIMIT = 1e6  # Bs: a unit price that no regime of fixed payments admits
SPREAD_OF_SHARE = 1.0  # of the log odds of an invoiced purchase


@lru_cache(maxsize=1)
def _own() -> tuple[Parameter, ...]:
    return read_law(FILE, name="simulacion").parameters


def with_assumptions(law: Law) -> Law:
    """The law with the assumptions of the simulation beside it, under the same rules of dates and ranges."""
    return replace(law, parameters=law.parameters.with_(p for p in _own() if p.name not in law.parameters.by_name))


def assumptions_of(parameters: Parameters) -> tuple[Parameter, ...]:
    """Every assumption with a range: those of the law's costs and those of the simulation."""
    return tuple(p for folder in FOLDERS for p in parameters.of(folder) if p.low is not None)


def draw_assumptions(
    assumptions: Iterable[Parameter], date: str, rng: np.random.Generator | None, *, size: int | None = None
) -> dict[str, Any]:
    """One value per assumption, triangular over its range with the default as its top; the defaults without `rng`.

    With `size` an array of as many values each, for as many copies of one unit.
    *Fails when* an assumption is not known on the date.
    """
    return {p.name: _drawn(p, date, rng, size) for p in assumptions}


def _drawn(parameter: Parameter, date: str, rng: np.random.Generator | None, size: int | None) -> Any:
    value = parameter.at(date).value
    assert isinstance(value, float)
    assert parameter.low is not None
    assert parameter.high is not None
    if rng is None or parameter.low == parameter.high:
        return value
    return rng.triangular(parameter.low, min(max(value, parameter.low), parameter.high), parameter.high, size)


@dataclass(frozen=True)
class Chances:
    """Where each unit lies in what is not seen: `z` normal (capital, invoices), `price` and `place` from 0 to 1.

    `middle` is the unit in the middle of everything.
    """

    z: Array
    price: Array
    place: Array

    @classmethod
    def drawn(cls, size: int, rng: np.random.Generator) -> Chances:
        """For `size` units, in the order in which a run draws them."""
        z = rng.standard_normal((2, size))
        return cls(z, rng.uniform(size=size), rng.uniform(size=size))

    @classmethod
    def middle(cls, size: int) -> Chances:
        """Medians; no price above the limit."""
        return cls(np.zeros((2, size)), np.ones(size), np.full(size, 0.5))


def draw_units(
    population: Population, assumed: Mapping[str, Any], limits: Mapping[str, float], rng: np.random.Generator
) -> Columns:
    """The units with what was not seen filled in; who says to be in the simplified regime fits it.

    `limits` are the capital floor and ceiling and the times that purchases may exceed capital (DS 24484 arts. 18, 26).
    """
    return filled_units(population, assumed, limits, Chances.drawn(population.size, rng))


def filled_units(
    population: Population, assumed: Mapping[str, Any], limits: Mapping[str, float], chances: Chances
) -> Columns:
    """The units with what was not seen taken from `chances`; see `draw_units`."""
    z, rho = chances.z, assumed["simulacion.capital_y_factura"]
    capital = _capital(population, assumed, z[0])
    share = _invoiced(population, assumed, rho * z[0] + np.sqrt(1 - rho**2) * z[1])
    bought = population.purchases
    simple = population.observed == REGIMES.index(RTS)
    floor, ceiling = np.log(limits["low"] + 1.0), np.log(limits["high"])
    capital = np.where(simple, np.exp(floor + chances.place * (ceiling - floor)), capital)
    most = capital * limits["times"] / 12 * (1 - 1e-9)
    share = np.where(simple, np.minimum(share, most / np.maximum(bought, 1e-9)), share)
    unregistered = population.observed == REGIMES.index(SIN)
    above = unregistered & (chances.price < assumed["simulacion.precio_sobre_el_maximo"])
    return units_of(
        **population.seen,
        compras_con_factura=bought * share,
        compras_sin_factura=bought * (1 - share),
        capital=capital,
        precio_maximo=np.where(above, ABOVE_ANY_LIMIT, np.nan),
    )


def _capital(population: Population, assumed: Mapping[str, Any], z: Array) -> Array:
    middle = np.maximum(population.seen["ventas"], 1.0) * assumed["simulacion.capital_por_ventas"]
    return np.asarray(middle * np.exp(assumed["simulacion.dispersion_capital"] * z))


def _invoiced(population: Population, assumed: Mapping[str, Any], z: Array) -> Array:
    general = population.observed == REGIMES.index(GENERAL)
    middle = np.where(general, assumed["simulacion.factura_general"], assumed["simulacion.factura_sin_registro"])
    odds = np.log(middle / (1 - middle)) + SPREAD_OF_SHARE * z
    return np.asarray(1 / (1 + np.exp(-odds)))
