"""Owners of a survey as units of the rules: what they answered, in the words of the law; who is left out and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from thakhi.simulate.units import ACTIVIDADES, LUGARES, SERVICIOS_DE_TRANSPORTE
from thakhi.simulate.variable import Array
from thakhi.terms.errors import DataProblem
from thakhi.terms.text import Text

SIN, RTS, STI, GENERAL = (
    "sin_registro",
    "regimen_tributario_simplificado",
    "sistema_tributario_integrado",
    "regimen_general_unipersonal",
)
REGIMES = (SIN, RTS, STI, GENERAL)  # a company cannot be told from a sole trader in the survey, nor land from its use
MATERIALS, WAGES, TAXES = "cost_materials_bob_month", "cost_wages_bob_month", "cost_taxes_bob_month"
PURCHASES = (MATERIALS, "cost_services_bob_month", "cost_rent_bob_month", "cost_utilities_bob_month")
OTHERS = ("cost_credit_bob_month", "cost_dues_bob_month")
SALES, FIFTH_OF, SIZE = "gross_sales_bob_month", "household_income_per_person_bob_month", "unit_size_persons"
GROUPS = ("sex", "unit_size", "sector", "area", "department")
COLUMNS = (
    *GROUPS, "nit_regime", "occupation_group", "activity_section", "pension_contributing", SIZE, SALES, FIFTH_OF,
    *PURCHASES, WAGES, TAXES, *OTHERS,
)  # fmt: skip
SECTORS = {
    "trade": "comercio",
    "accommodation_food": "comidas",
    "construction": "construccion",
    "transport": "transporte",
    "manufacturing": "artesania",
    "mining_utilities": "industria",
}
CRAFT_AT_MOST = 4  # people; a larger workshop is industry
PROFESSIONAL = frozenset({"1", "2"})  # ISCO major groups of managers and professionals
PROFESSIONAL_SECTIONS = frozenset("JKMPQ")
AXIS = frozenset({"La Paz", "Cochabamba", "Santa Cruz"})
NOT_ASKED = "not_asked"
Words = npt.NDArray[Any]


@dataclass(frozen=True)
class Design:
    """Stratum of every PSU of the whole sample, and the row of its PSU for each unit (METHODS 1.3)."""

    strata: npt.NDArray[np.int64]
    psu: npt.NDArray[np.int64]

    @property
    def df(self) -> int:
        """PSUs less strata."""
        return int(len(self.strata) - len(np.unique(self.strata)))


@dataclass(frozen=True)
class Population:
    """Units as the survey saw them.

    *Shape* one row per unit; `seen` holds inputs of the rules, `purchases` what may or may not have an invoice,
    `observed` the position of the regime in REGIMES, `groups` the level of each dimension.
    """

    seen: Mapping[str, npt.NDArray[Any]]
    purchases: Array
    observed: npt.NDArray[np.int64]
    weight: Array
    groups: Mapping[str, Words]
    cell: Words
    design: Design
    left_out: tuple[tuple[Text, float], ...]

    @property
    def size(self) -> int:
        """How many units."""
        return len(self.weight)


def population_of(columns: Mapping[str, Any], psus: Mapping[str, Any], *, minimum_wage: float) -> Population:
    """The population of a survey's owners: COLUMNS with weight and PSU, and the PSUs of the whole sample.

    `minimum_wage` (bolivianos a month) says how many people a wage bill pays.

    *Fails when* nobody is left: no owner outside farming told sales.
    """
    farming, silent = columns["sector"] == "agriculture", np.isnan(columns[SALES])
    unasked = np.array([word is None for word in columns["nit_regime"]])
    kept = ~(farming | silent | unasked)
    if not kept.any():
        raise DataProblem(
            Text(
                "ninguna persona dueña fuera del agro dice sus ventas y si tiene NIT",
                "no owner outside farming tells sales and whether there is a NIT",
            )
        )
    weight = columns["weight"]
    left_out = (
        (_FARMING, float(weight[farming].sum())),
        (_SILENT, float(weight[silent & ~farming].sum())),
        (_UNASKED, float(weight[unasked & ~silent & ~farming].sum())),
    )
    return _made({name: column[kept] for name, column in columns.items()}, psus, left_out, minimum_wage)


_FARMING = Text(
    "del agro: su régimen depende de la tierra, que no se pregunta así", "in farming: its regime rests on land"
)
_SILENT = Text("no dijo sus ventas", "did not tell sales")
_UNASKED = Text("no se le preguntó por el NIT", "was not asked about a NIT")


def _made(
    c: Mapping[str, Any], psus: Mapping[str, Any], left_out: tuple[tuple[Text, float], ...], minimum_wage: float
) -> Population:
    observed = _observed(c)
    order = np.argsort(psus["psu"])
    found = order[np.searchsorted(psus["psu"], c["psu"], sorter=order)]
    return Population(
        seen=_seen(c, observed, minimum_wage),
        purchases=_sum(c, PURCHASES),
        observed=observed,
        weight=np.asarray(c["weight"], dtype=np.float64),
        groups={name: _words(c[name]) for name in GROUPS} | {"income_fifth": _fifths(c)},
        cell=np.char.add(np.char.add(_words(c["sector"]), " · "), np.where(_people(c) > 1, "2+", "1")),
        design=Design(np.asarray(psus["stratum"], dtype=np.int64), found.astype(np.int64)),
        left_out=left_out,
    )


def _observed(c: Mapping[str, Any]) -> npt.NDArray[np.int64]:
    """Who does not know of a NIT counts as without; the simplified regime of transport is the integrated system."""
    simple = c["nit_regime"] == "simplificado"
    choices = [c["nit_regime"] == "general", simple & (c["sector"] == "transport"), simple]
    return np.select(choices, [REGIMES.index(GENERAL), REGIMES.index(STI), REGIMES.index(RTS)], REGIMES.index(SIN))


def _seen(c: Mapping[str, Any], observed: npt.NDArray[np.int64], minimum_wage: float) -> dict[str, npt.NDArray[Any]]:
    people, wages = _people(c), np.nan_to_num(c[WAGES])
    paid = _paid(people, wages, minimum_wage)
    occasional = np.where(paid > 0, 0.0, wages)  # wages where nobody else works: occasional help
    fees = np.where(
        observed == REGIMES.index(SIN), np.nan_to_num(c[TAXES]), 0.0
    )  # market fees; taxes come from the law
    transport = c["sector"] == "transport"
    axis = np.isin(_words(c["department"]), sorted(AXIS)) & (c["area"] == "urban")
    return {
        "actividad": _activity(c, people),
        "ventas": np.asarray(c[SALES], dtype=np.float64),
        "otros_gastos": _sum(c, OTHERS) + occasional + fees,
        "trabajadores": people,
        "asalariados": paid,
        "salario": np.where(paid > 0, wages / np.maximum(paid, 1.0), np.nan),
        "aporta_pension": np.asarray(c["pension_contributing"], dtype=np.float64),
        "vehiculos": np.where(transport, 1.0, 0.0),
        "servicio_transporte": np.where(transport, SERVICIOS_DE_TRANSPORTE.index("taxi_vagoneta_minibus"), 0).astype(
            np.int8
        ),
        "lugar": np.where(axis, 0, LUGARES.index("otros_el_alto_provincias")).astype(np.int8),
    }


def _paid(people: Array, wages: Array, minimum: float) -> Array:
    """People paid a wage: the bill over a minimum wage, at least one and at most all but the owner: it is not asked."""
    guess = np.maximum(np.rint(wages / minimum), 1.0)
    return np.where((wages > 0) & (people > 1), np.minimum(guess, people - 1), 0.0)


def _activity(c: Mapping[str, Any], people: Array) -> npt.NDArray[np.int8]:
    words = np.array([SECTORS.get(word, "servicios") for word in c["sector"]], dtype="U16")
    words[(c["sector"] == "manufacturing") & (people > CRAFT_AT_MOST)] = "industria"
    trained = np.isin(_words(c["occupation_group"]), sorted(PROFESSIONAL))
    words[trained & np.isin(_words(c["activity_section"]), sorted(PROFESSIONAL_SECTIONS))] = "profesional"
    return np.array([ACTIVIDADES.index(word) for word in words], dtype=np.int8)


def _people(c: Mapping[str, Any]) -> Array:
    return np.maximum(np.where(np.isnan(c[SIZE]), 1.0, c[SIZE]), 1.0)


def _sum(c: Mapping[str, Any], names: tuple[str, ...]) -> Array:
    return np.asarray(sum(np.nan_to_num(c[name]) for name in names), dtype=np.float64)


def _words(column: Words) -> Words:
    return np.array([NOT_ASKED if word is None else str(word) for word in column], dtype="U32")


def _fifths(c: Mapping[str, Any]) -> Words:
    """Fifths of these owners by income per person of their household; not asked where there is none."""
    income, weight = np.asarray(c[FIFTH_OF], dtype=np.float64), np.asarray(c["weight"])
    known = ~np.isnan(income)
    order = np.argsort(np.where(known, income, np.inf), kind="stable")
    share = np.cumsum(np.where(known, weight, 0.0)[order]) / max(float(weight[known].sum()), 1e-300)
    fifth = np.empty(len(income), dtype="U32")
    fifth[order] = np.minimum(np.ceil(share * 5 - 1e-9), 5).astype(int).astype(str)
    fifth[~known] = NOT_ASKED
    return fifth
