"""The small system of rules in OpenFisca-Core (float32), in an environment of its own. Argument: UNITS."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from openfisca_core import entities, parameters, periods, simulation_builder, taxbenefitsystems, variables

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from benchmarks.workers.clock import measure, tell
from benchmarks.workers.rules import columns

UNIT = entities.Entity("unit", "units", "A unit", "")
INPUTS = ("ventas", "compras_con_factura", "capital", "asalariados")
RATES = {"iva": 0.13, "it": 0.03, "iue": 0.25, "patronal": 0.1671, "smn": 2500.0}


def _bill(u, t, p):  # type: ignore[no-untyped-def]
    return u("asalariados", t) * p(t).smn


def _employer(u, t, p):  # type: ignore[no-untyped-def]
    return u("planilla", t) * p(t).patronal


def _profit(u, t, p):  # type: ignore[no-untyped-def]
    margin = (u("ventas", t) - u("compras_con_factura", t)) * (1 - p(t).iva)
    return margin - u("planilla", t) * 13 / 12 - u("aportes_patronales", t)


def _gross(u, t, p):  # type: ignore[no-untyped-def]
    return u("ventas", t) * p(t).it


def _iue(u, t, p):  # type: ignore[no-untyped-def]
    rate, profit, gross = p(t).iue, u("utilidad", t), u("it_determinado", t)
    return np.maximum(np.where(rate * profit >= gross, rate * profit, rate * (profit - gross) / (1 - rate)), 0)


def _it(u, t):  # type: ignore[no-untyped-def]
    return np.maximum(u("it_determinado", t) - u("iue", t), 0)


def _iva(u, t, p):  # type: ignore[no-untyped-def]
    return np.maximum((u("ventas", t) - u("compras_con_factura", t)) * p(t).iva, 0)


def _payment(u, t):  # type: ignore[no-untyped-def]
    tops = np.array([12e3, 15e3, 18.7e3, 23.5e3, 29.5e3, 37e3, 60e3])
    return np.array([0, 47, 90, 147, 158, 200, 350, 0.0])[np.searchsorted(tops, u("capital", t))] / 2


FORMULAS = {
    "planilla": _bill, "aportes_patronales": _employer, "utilidad": _profit, "it_determinado": _gross, "iue": _iue,
    "it": _it, "iva": _iva, "cuota": _payment,
}  # fmt: skip


def system():  # type: ignore[no-untyped-def]
    """The system: parameters and variables."""
    made = taxbenefitsystems.TaxBenefitSystem([UNIT])
    data = {name: {"values": {"2015-01-01": {"value": value}}} for name, value in RATES.items()}
    made.parameters = parameters.ParameterNode("", data=data)
    for name in (*INPUTS, *FORMULAS):
        body = {"value_type": float, "entity": UNIT, "definition_period": periods.MONTH, "label": name}
        if name in FORMULAS:
            body["formula"] = FORMULAS[name]
        made.add_variable(type(name, (variables.Variable,), body))
    return made


def main(units: str) -> None:
    """Measures and tells: from arrays in memory to results, the simulation built anew each time."""
    given, made = columns(int(units)), system()

    def run() -> None:
        simulation = simulation_builder.SimulationBuilder().build_default_simulation(made, count=int(units))
        for name in INPUTS:
            simulation.set_input(name, "2024-07", given[name])
        for name in ("iva", "iue", "it", "cuota", "aportes_patronales"):
            simulation.calculate(name, "2024-07")

    tell(measure(run))


if __name__ == "__main__":
    main(sys.argv[1])
