"""Sistema Tributario Integrado: people with one or two vehicles of public transport, and their quarterly payment."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from thakhi.simulate.regimes.laboral import rules as laboral
from thakhi.simulate.regimes.registro import rules as registro
from thakhi.simulate.units import ACTIVIDADES, LUGARES, SERVICIOS_DE_TRANSPORTE
from thakhi.simulate.values import Reader
from thakhi.simulate.variable import Array, Mask, variable

SHARED = (laboral, registro)
STI = "sistema_tributario_integrado"
LEY = "DS 23027 de 10-01-1992"
MESES_DEL_TRIMESTRE = 3.0
Codes = npt.NDArray[np.int8]


@variable(
    "impuesto de un trimestre por vehículo",
    "tax of a quarter per vehicle",
    law=f"{LEY} art. 4",
    unit="Bs por trimestre",
)
def impuesto_trimestral(servicio_transporte: Codes, lugar: Codes, p: Reader) -> Array:
    """El de la categoría que da el servicio en La Paz, Cochabamba y Santa Cruz, o en el resto.

    That of the category which the service has in La Paz, Cochabamba and Santa Cruz, or elsewhere.
    """
    axis, rest = (
        p.choice(f"{STI}.{table}", servicio_transporte, SERVICIOS_DE_TRANSPORTE)
        for table in ("impuesto_trimestral_eje", "impuesto_trimestral_otros")
    )
    return np.where(lugar == LUGARES.index("la_paz_cochabamba_santa_cruz"), axis, rest)


@variable("la actividad no es transporte", "the activity is not transport", law=f"{LEY} art. 3", role="requirement")
def es_transporte(actividad: Codes) -> Mask:
    """Solo personas que prestan servicio público de transporte.

    Only people who provide public transport.
    """
    return np.asarray(actividad == ACTIVIDADES.index("transporte"))


@variable(
    "el servicio no es urbano ni interprovincial",
    "the service is neither urban nor between provinces",
    law="DS 28522 de 16-12-2005; DS 28988 de 29-12-2006",
    role="requirement",
)
def servicio_del_sistema(impuesto_trimestral: Array) -> Mask:
    """El transporte interdepartamental e internacional está en el régimen general desde 2005.

    Transport between departments and abroad has been in the general regime since 2005.
    """
    return np.asarray(~np.isnan(impuesto_trimestral))


@variable("no tiene uno o dos vehículos", "does not have one or two vehicles", law=f"{LEY} art. 3", role="requirement")
def vehiculos_admitidos(vehiculos: Array, p: Reader) -> Mask:
    """Personas naturales con hasta dos vehículos.

    Natural persons with up to two vehicles.
    """
    return np.asarray((vehiculos >= 1) & (vehiculos <= p.number(f"{STI}.vehiculos_maximos")))


@variable(
    "pago integrado (IVA, IT, IUE y RC-IVA)",
    "integrated payment (IVA, IT, IUE and RC-IVA)",
    law=f"{LEY} arts. 2, 4, 9 y 15",
    role="tax",
    payer="unidad",
    receiver="tesoro",
)
def pago_integrado(impuesto_trimestral: Array, vehiculos: Array, compras_con_factura: Array, p: Reader) -> Array:
    """Suma de los vehículos, por mes, menos el 10 % de las facturas de compra; lo que sobra pasa a otro trimestre.

    The sum over vehicles, per month, less 10% of purchase invoices; what is left over goes to the next quarter.
    """
    due = np.nan_to_num(impuesto_trimestral) * vehiculos / MESES_DEL_TRIMESTRE
    return np.maximum(due - compras_con_factura * p.number(f"{STI}.descargo_por_facturas"), 0.0)
