"""What the survey does not see, drawn anew in each draw: capital, invoiced purchases and unit price, by assumption."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

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


def draw_assumptions(assumptions: Iterable[Parameter], date: str, rng: np.random.Generator | None) -> dict[str, float]:
    """One value per assumption, triangular over its range with the default as its top; the defaults without `rng`.

    *Fails when* an assumption is not known on the date.
    """
    return {p.name: _drawn(p, date, rng) for p in assumptions}


def _drawn(parameter: Parameter, date: str, rng: np.random.Generator | None) -> float:
    value = parameter.at(date).value
    assert isinstance(value, float)
    assert parameter.low is not None
    assert parameter.high is not None
    if rng is None or parameter.low == parameter.high:
        return value
    return float(rng.triangular(parameter.low, min(max(value, parameter.low), parameter.high), parameter.high))


def draw_units(
    population: Population, assumed: Mapping[str, float], limits: Mapping[str, float], rng: np.random.Generator
) -> Columns:
    """The units with what was not seen filled in; who says to be in the simplified regime fits it.

    `limits` are the capital floor and ceiling and the times that purchases may exceed capital (DS 24484 arts. 18, 26).
    """
    z = rng.standard_normal((2, population.size))
    price, place = rng.uniform(size=population.size), rng.uniform(size=population.size)
    rho = assumed["simulacion.capital_y_factura"]
    capital = _capital(population, assumed, z[0])
    share = _invoiced(population, assumed, rho * z[0] + np.sqrt(1 - rho**2) * z[1])
    bought = population.purchases
    simple = population.observed == REGIMES.index(RTS)
    floor, ceiling = np.log(limits["low"] + 1.0), np.log(limits["high"])
    capital = np.where(simple, np.exp(floor + place * (ceiling - floor)), capital)
    most = capital * limits["times"] / 12 * (1 - 1e-9)
    share = np.where(simple, np.minimum(share, most / np.maximum(bought, 1e-9)), share)
    above = (population.observed == REGIMES.index(SIN)) & (price < assumed["simulacion.precio_sobre_el_maximo"])
    return units_of(
        **population.seen,
        compras_con_factura=bought * share,
        compras_sin_factura=bought * (1 - share),
        capital=capital,
        precio_maximo=np.where(above, ABOVE_ANY_LIMIT, np.nan),
    )


def _capital(population: Population, assumed: Mapping[str, float], z: Array) -> Array:
    middle = np.maximum(population.seen["ventas"], 1.0) * assumed["simulacion.capital_por_ventas"]
    return np.asarray(middle * np.exp(assumed["simulacion.dispersion_capital"] * z))


def _invoiced(population: Population, assumed: Mapping[str, float], z: Array) -> Array:
    general = population.observed == REGIMES.index(GENERAL)
    middle = np.where(general, assumed["simulacion.factura_general"], assumed["simulacion.factura_sin_registro"])
    odds = np.log(middle / (1 - middle)) + SPREAD_OF_SHARE * z
    return np.asarray(1 / (1 + np.exp(-odds)))
