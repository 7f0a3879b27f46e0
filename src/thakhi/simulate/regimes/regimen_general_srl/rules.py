"""General regime of a limited liability company: the same taxes, other fees, more books."""

from __future__ import annotations

import numpy as np

from thakhi.simulate.regimes.impuestos import rules as impuestos
from thakhi.simulate.regimes.laboral import rules as laboral
from thakhi.simulate.regimes.registro import rules as registro
from thakhi.simulate.values import Reader
from thakhi.simulate.variable import Array, variable

SHARED = (laboral, impuestos, registro)


@variable(
    "arancel de inscripción con Gaceta",
    "registration fee with the gazette",
    law="trámite SEPREC 2",
    role="once",
    unit="Bs",
)
def arancel(ventas: Array, p: Reader) -> Array:
    """El del registro de comercio para una SRL y la publicación, una vez.

    That of the commercial registry for an SRL and the publication, once.
    """
    return np.full(len(ventas), p.known("registro.arancel_srl"))


@variable("días para registrarse", "days to register", law="Doing Business", role="days", unit="días")
def dias_de_registro(p: Reader) -> float:
    """Los que midió el Banco Mundial para abrir una SRL.

    Those that the World Bank measured to open an SRL.
    """
    return p.known("registro.dias_srl")


@variable(
    "tiempo de registrarse, por mes",
    "time to register, per month",
    law="supuesto con nombre",
    role="compliance",
    payer="unidad",
    receiver="tiempo",
)
def tiempo_de_registro(valor_hora: float, p: Reader) -> float:
    """La parte del plazo que es trabajo propio y no espera, en días de ocho horas, repartida en el horizonte.

    The share of the term that is one's own work and not waiting, in days of eight hours, spread over the horizon.
    """
    own = p.known("registro.dias_srl") * p.number("supuestos.parte_propia_del_plazo")
    return own * registro.HORAS_DEL_DIA * valor_hora / p.number("supuestos.horizonte")


@variable(
    "actualización de matrícula",
    "renewal of the licence",
    law="trámite SEPREC 10",
    role="registration",
    payer="unidad",
    receiver="registro",
)
def matricula(ventas: Array, p: Reader) -> Array:
    """Una vez al año, entre doce.

    Once a year, over twelve.
    """
    return np.full(len(ventas), p.known("registro.matricula_srl") / 12)


@variable(
    "tiempo de cumplir",
    "time to comply",
    law="supuesto con nombre",
    role="compliance",
    payer="unidad",
    receiver="tiempo",
)
def tiempo_de_cumplir(valor_hora: float, p: Reader) -> float:
    """Horas al mes de facturas, libros, planillas y balance, al valor de la hora propia.

    Hours a month of invoices, books, payroll and accounts, at the value of one's own hour.
    """
    return valor_hora * p.number("supuestos.horas_regimen_general_srl")


@variable("contador", "accountant", law="DS 24051 art. 2 a)", role="compliance", payer="unidad", receiver="mercado")
def contador(p: Reader) -> float:
    """Lo que se supone que cobra; la sociedad está obligada a llevar registros contables.

    What one is assumed to charge; a company must keep accounts.
    """
    return p.number("supuestos.contador_srl")
