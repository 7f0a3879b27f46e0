"""What an employer owes for people paid a wage, what is withheld from them, and an owner's own pension."""

from __future__ import annotations

import numpy as np

from thakhi.simulate.values import Reader
from thakhi.simulate.variable import Array, variable

PATRONALES = "Ley 065 de 10-12-2010; Ley 1582 de 01-10-2024"


@variable("salario pagado por persona", "wage paid per person", law="Salario mínimo nacional: decreto de cada año")
def salario_pagado(salario: Array, p: Reader) -> Array:
    """El salario declarado; donde no se dijo, el salario mínimo nacional de la fecha.

    The wage stated; where none was, the national minimum wage of the date.
    """
    return np.where(np.isnan(salario), p.number("laboral.salario_minimo"), salario)


@variable("planilla de salarios", "wage bill", role="wage", payer="unidad", receiver="trabajador")
def planilla(asalariados: Array, salario_pagado: Array) -> Array:
    """Personas con salario por el salario de cada una.

    People paid a wage times the wage of each.
    """
    return asalariados * salario_pagado


@variable("parte de lo laboral que se cumple", "share of labour duties that is met", unit="proporción")
def parte_cumplida(p: Reader) -> float:
    """La ley obliga a todo empleador; cuánto se cumple con registro es un supuesto.

    The law binds every employer; how much of it is met by a registered one is an assumption.
    """
    return p.number("supuestos.cumplimiento_laboral_con_registro")


@variable(
    "aporte patronal a la caja de salud",
    "employer's health contribution",
    law="Código de Seguridad Social; " + PATRONALES,
    role="contribution",
    payer="unidad",
    receiver="salud",
)
def aporte_salud(planilla: Array, parte_cumplida: Array, p: Reader) -> Array:
    """Alícuota de salud por la planilla.

    Health rate times the wage bill.
    """
    return planilla * parte_cumplida * p.number("laboral.patronal_salud")


@variable(
    "aporte patronal por riesgo profesional",
    "employer's occupational risk premium",
    law=PATRONALES,
    role="contribution",
    payer="unidad",
    receiver="pensiones",
)
def aporte_riesgo_profesional(planilla: Array, parte_cumplida: Array, p: Reader) -> Array:
    """Prima de riesgo profesional por la planilla.

    Occupational risk premium times the wage bill.
    """
    return planilla * parte_cumplida * p.number("laboral.patronal_riesgo_profesional")


@variable(
    "aporte patronal a vivienda",
    "employer's housing contribution",
    law=PATRONALES,
    role="contribution",
    payer="unidad",
    receiver="vivienda",
)
def aporte_vivienda(planilla: Array, parte_cumplida: Array, p: Reader) -> Array:
    """Alícuota de vivienda por la planilla.

    Housing rate times the wage bill.
    """
    return planilla * parte_cumplida * p.number("laboral.patronal_vivienda")


@variable(
    "aporte patronal solidario",
    "employer's solidarity contribution",
    law=PATRONALES,
    role="contribution",
    payer="unidad",
    receiver="pensiones",
)
def aporte_patronal_solidario(planilla: Array, parte_cumplida: Array, p: Reader) -> Array:
    """Alícuota solidaria por la planilla: 3 % hasta la Ley 1582, 3,5 % desde ella.

    Solidarity rate times the wage bill: 3% until Ley 1582, 3.5% since.
    """
    return planilla * parte_cumplida * p.number("laboral.patronal_solidario")


@variable("aportes patronales", "employer contributions", law=PATRONALES)
def aportes_patronales(
    aporte_salud: Array, aporte_riesgo_profesional: Array, aporte_vivienda: Array, aporte_patronal_solidario: Array
) -> Array:
    """Suma de los cuatro aportes del empleador.

    Sum of the employer's four contributions.
    """
    return aporte_salud + aporte_riesgo_profesional + aporte_vivienda + aporte_patronal_solidario


@variable(
    "aporte del trabajador",
    "worker's contribution",
    law="Ley 065 de 10-12-2010",
    role="contribution",
    payer="trabajador",
    receiver="pensiones",
)
def aporte_laboral(planilla: Array, parte_cumplida: Array, p: Reader) -> Array:
    """Vejez, riesgo común, solidario y comisión, que se descuentan del salario: no son costo de la unidad.

    Old age, common risk, solidarity and commission, withheld from the wage: no cost of the unit.
    """
    rate = (
        p.number("laboral.laboral_vejez")
        + p.number("laboral.laboral_riesgo_comun")
        + p.number("laboral.laboral_solidario")
        + p.number("laboral.laboral_comision")
    )
    return planilla * parte_cumplida * rate


@variable(
    "aguinaldo", "Christmas bonus", law="Aguinaldo de Navidad", role="wage", payer="unidad", receiver="trabajador"
)
def aguinaldo(planilla: Array, parte_cumplida: Array, p: Reader) -> Array:
    """Un salario por año, repartido en doce meses.

    One wage a year, spread over twelve months.
    """
    return planilla * parte_cumplida * p.number("laboral.aguinaldo") / 12


@variable(
    "segundo aguinaldo",
    "second Christmas bonus",
    law="DS 1802 de 20-11-2013 art. 1",
    role="wage",
    payer="unidad",
    receiver="trabajador",
)
def segundo_aguinaldo(asalariados: Array, planilla: Array, parte_cumplida: Array, p: Reader) -> Array:
    """Otro salario por año si el PIB creció más de 4,5 % en doce meses a junio; por año, si se pagó.

    Another wage a year if GDP grew by more than 4.5% in the twelve months to June; by year, whether it was paid.
    """
    paid = planilla * parte_cumplida * p.known("laboral.segundo_aguinaldo") / 12
    return np.where(asalariados > 0, paid, 0.0)


@variable(
    "aporte voluntario de la dueña a su pensión",
    "owner's voluntary pension contribution",
    law="Ley 065, asegurados independientes",
    role="contribution",
    payer="unidad",
    receiver="pensiones",
)
def aporte_independiente(aporta_pension: Array, p: Reader) -> Array:
    """Si decide aportar: alícuota del independiente por un salario mínimo, la base más baja que se admite.

    If she decides to: the rate of the self-employed times one minimum wage, the lowest base that is admitted.
    """
    paid = p.known("laboral.independiente") * p.number("laboral.salario_minimo")
    return np.where(aporta_pension > 0, paid, 0.0)
