"""General regime of a sole trader: IVA, IT, IUE, registration and licence, books, own time."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from thakhi.simulate.regimes.impuestos import rules as impuestos
from thakhi.simulate.regimes.laboral import rules as laboral
from thakhi.simulate.regimes.registro import rules as registro
from thakhi.simulate.units import ACTIVIDADES
from thakhi.simulate.values import Reader
from thakhi.simulate.variable import Array, Mask, variable

SHARED = (laboral, impuestos, registro)


@variable(
    "profesional independiente: la base de su impuesto no está codificada",
    "independent professional: the base of the tax is not encoded",
    law="Ley 1448 de 25-07-2022 art. 3; DS 4850 de 28-12-2022",
    role="requirement",
)
def actividad_codificada(actividad: npt.NDArray[np.int8]) -> Mask:
    """Hasta julio de 2022 pagaba IUE con base propia, luego RC-IVA: las bases no se encontraron y no se adivinan.

    Until July 2022 IUE on a base of their own, RC-IVA since: the bases were not found and are not guessed.
    """
    return np.asarray(actividad != ACTIVIDADES.index("profesional"))


@variable(
    "arancel de inscripción", "registration fee", law="RM 141 y 142 de 2017; trámite SEPREC 1", role="once", unit="Bs"
)
def arancel(ventas: Array, p: Reader) -> Array:
    """El del registro de comercio para una unipersonal, una vez.

    That of the commercial registry for a sole trader, once.
    """
    return np.full(len(ventas), p.known("registro.arancel_unipersonal"))


@variable("días para registrarse", "days to register", law="RM 141 y 142 de 2017", role="days", unit="días hábiles")
def dias_de_registro(p: Reader) -> float:
    """El plazo del registro de comercio para una unipersonal.

    The term of the commercial registry for a sole trader.
    """
    return p.known("registro.dias_unipersonal")


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
    return np.full(len(ventas), p.known("registro.matricula_unipersonal") / 12)


@variable(
    "tiempo de cumplir",
    "time to comply",
    law="supuesto con nombre",
    role="compliance",
    payer="unidad",
    receiver="tiempo",
)
def tiempo_de_cumplir(valor_hora: float, p: Reader) -> float:
    """Horas al mes de facturas, libros y declaraciones, al valor de la hora propia.

    Hours a month of invoices, books and returns, at the value of one's own hour.
    """
    return valor_hora * p.number("supuestos.horas_regimen_general_unipersonal")


@variable("contador", "accountant", law="DS 24051 art. 2 a)", role="compliance", payer="unidad", receiver="mercado")
def contador(p: Reader) -> float:
    """Lo que se supone que cobra; la empresa unipersonal está obligada a llevar registros contables.

    What one is assumed to charge; a sole proprietorship must keep accounts.
    """
    return p.number("supuestos.contador_unipersonal")
