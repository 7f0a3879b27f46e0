"""Régimen Agropecuario Unificado: natural persons with land up to a limit, and their yearly payment per hectare."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from thakhi.simulate.regimes.laboral import rules as laboral
from thakhi.simulate.regimes.registro import rules as registro
from thakhi.simulate.units import ACTIVIDADES, ZONAS
from thakhi.simulate.values import Reader
from thakhi.simulate.variable import Array, Mask, variable

RAU = "regimen_agropecuario_unificado"
LEY = "DS 24463 de 27-12-1996"
Codes = npt.NDArray[np.int8]
SHARED = (laboral, registro)


@variable(
    "la actividad no es agropecuaria", "the activity is not farming", law=f"{LEY} arts. 2 y 3", role="requirement"
)
def es_agropecuaria(actividad: Codes) -> Mask:
    """Solo quien se dedica a la agricultura o la ganadería en tierra propia.

    Only those who farm crops or livestock on their own land.
    """
    return np.asarray(actividad == ACTIVIDADES.index("agropecuaria"))


@variable("superficie máxima agrícola", "largest area of crops", law=f"{LEY} art. 8 y Anexo I", unit="ha")
def maximo_agricola(zona: Codes, p: Reader) -> Array:
    """La de la zona en el Anexo I; ninguna donde el texto consultado no se lee.

    That of the zone in Annex I; none where the text consulted cannot be read.
    """
    return np.asarray(p.choice(f"{RAU}.maximo_agricola", zona, ZONAS))


@variable("superficie máxima pecuaria", "largest area of pasture", law=f"{LEY} art. 8 y Anexo I", unit="ha")
def maximo_pecuario(zona: Codes, p: Reader) -> Array:
    """La de la zona en el Anexo I; ninguna donde el texto consultado no se lee.

    That of the zone in Annex I; none where the text consulted cannot be read.
    """
    return np.asarray(p.choice(f"{RAU}.maximo_pecuario", zona, ZONAS))


@variable(
    "no se dijo la superficie, o su límite en esta zona no se encontró",
    "the area was not told, or its limit in this zone was not found",
    law=f"{LEY} Anexo I",
    role="requirement",
)
def superficie_conocida(
    hectareas_agricolas: Array, hectareas_pecuarias: Array, maximo_agricola: Array, maximo_pecuario: Array
) -> Mask:
    """Hay tierra, y el límite de cada uso está en la tabla.

    There is land, and the limit of each use is in the table.
    """
    crops = (hectareas_agricolas == 0) | ~np.isnan(maximo_agricola)
    pasture = (hectareas_pecuarias == 0) | ~np.isnan(maximo_pecuario)
    return np.asarray((hectareas_agricolas + hectareas_pecuarias > 0) & crops & pasture)


@variable(
    "la propiedad pasa de la superficie máxima",
    "the property exceeds the largest area",
    law=f"{LEY} art. 8",
    role="requirement",
)
def superficie_admitida(
    hectareas_agricolas: Array, hectareas_pecuarias: Array, maximo_agricola: Array, maximo_pecuario: Array
) -> Mask:
    """Cada uso dentro del máximo de la zona; quien lo pasa está en el régimen general.

    Each use within the zone's limit; those above are in the general regime.
    """
    return np.asarray(~(hectareas_agricolas > maximo_agricola) & ~(hectareas_pecuarias > maximo_pecuario))


@variable("es pequeña propiedad", "is a small property", law=f"{LEY} art. 10 y Anexo I", unit="sí/no")
def pequena_propiedad(hectareas_agricolas: Array, hectareas_pecuarias: Array, zona: Codes, p: Reader) -> Mask:
    """Hasta la superficie no imponible de su zona en cada uso: no paga.

    Up to the zone's untaxed area in each use: nothing is due.
    """
    crops = hectareas_agricolas <= np.nan_to_num(p.choice(f"{RAU}.pequena_agricola", zona, ZONAS))
    pasture = hectareas_pecuarias <= np.nan_to_num(p.choice(f"{RAU}.pequena_pecuaria", zona, ZONAS))
    return np.asarray(crops & pasture)


@variable(
    "pago agropecuario (IVA, IT, IUE y RC-IVA)",
    "farming payment (IVA, IT, IUE and RC-IVA)",
    law=f"{LEY} arts. 10, 13 y 15; RND 102500000038 de 25-09-2025",
    role="tax",
    payer="unidad",
    receiver="tesoro",
)
def pago_agropecuario(
    hectareas_agricolas: Array, hectareas_pecuarias: Array, pequena_propiedad: Mask, zona: Codes, p: Reader
) -> Array:
    """Hectáreas de cada uso por su cuota anual, entre doce; si pasa de la pequeña propiedad, sobre toda la superficie.

    Hectares of each use times its yearly payment, over twelve; above the small property, on the whole area.
    """
    crops = hectareas_agricolas * np.nan_to_num(p.choice(f"{RAU}.cuota_agricola", zona, ZONAS))
    pasture = hectareas_pecuarias * np.nan_to_num(p.choice(f"{RAU}.cuota_pecuaria", zona, ZONAS))
    return np.where(pequena_propiedad, 0.0, (crops + pasture) / 12)
