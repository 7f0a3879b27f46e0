"""Registering, once and spread over the horizon; renewing each year; own time and books each month."""

from __future__ import annotations

import numpy as np

from thakhi.simulate.values import Reader
from thakhi.simulate.variable import Array, variable

HORAS_DEL_DIA = 8.0
TIEMPO = "supuesto con nombre: supuestos/parameters.yaml"


@variable("valor de una hora propia", "value of an hour of one's own", law="supuesto", unit="Bs/hora")
def valor_hora(p: Reader) -> float:
    """Salario mínimo entre las horas de un mes.

    Minimum wage over the hours of a month.
    """
    return p.number("laboral.salario_minimo") / p.number("supuestos.horas_del_mes")


@variable("costo del NIT", "fee of the tax number", law="RND 102500000017 de 16-04-2025", role="once", unit="Bs")
def arancel(ventas: Array, p: Reader) -> Array:
    """Lo que cuesta sacar el NIT, una vez.

    What the tax number costs, once.
    """
    return np.full(len(ventas), p.known("registro.nit"))


@variable("días para registrarse", "days to register", law=TIEMPO, role="days", unit="días hábiles")
def dias_de_registro(p: Reader) -> float:
    """Días para sacar el NIT: ninguna fuente los da, es un supuesto.

    Days to get the tax number: no source gives them, it is an assumption.
    """
    return p.number("supuestos.dias_nit")


@variable("registro, por mes", "registration, per month", role="registration", payer="unidad", receiver="registro")
def registro_mensual(arancel: Array, p: Reader) -> Array:
    """El arancel repartido en el horizonte.

    The fee spread over the horizon.
    """
    return arancel / p.number("supuestos.horizonte")


@variable(
    "tiempo de registrarse, por mes",
    "time to register, per month",
    law=TIEMPO,
    role="compliance",
    payer="unidad",
    receiver="tiempo",
)
def tiempo_de_registro(dias_de_registro: Array, valor_hora: float, p: Reader) -> Array:
    """Días de ocho horas al valor de la hora propia, repartidos en el horizonte.

    Days of eight hours at the value of one's own hour, spread over the horizon.
    """
    return dias_de_registro * HORAS_DEL_DIA * valor_hora / p.number("supuestos.horizonte")


@variable(
    "licencia de funcionamiento municipal",
    "municipal operating licence",
    law="normas de cada municipio (La Paz: OM 606/1994 y otras)",
    role="registration",
    payer="unidad",
    receiver="municipio",
)
def licencia_municipal(ventas: Array, p: Reader) -> Array:
    """Cada municipio fija su patente; no se encontró ningún monto.

    Each municipality sets its own; no amount was found.
    """
    return np.full(len(ventas), p.known("registro.licencia_municipal"))


@variable("tiempo de cumplir", "time to comply", law=TIEMPO, role="compliance", payer="unidad", receiver="tiempo")
def tiempo_de_cumplir(valor_hora: float, p: Reader) -> float:
    """Horas al mes para pagar la cuota y guardar facturas, al valor de la hora propia.

    Hours a month to pay and to keep invoices, at the value of one's own hour.
    """
    return valor_hora * p.number("supuestos.horas_regimen_simplificado")
