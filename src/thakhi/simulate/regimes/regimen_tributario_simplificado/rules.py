"""Régimen Tributario Simplificado: who may enter, and the bimonthly payment by capital."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from thakhi.simulate.regimes.laboral import rules as laboral
from thakhi.simulate.regimes.registro import rules as registro
from thakhi.simulate.units import ACTIVIDADES
from thakhi.simulate.values import Reader
from thakhi.simulate.variable import Array, Mask, variable

SHARED = (laboral, registro)
RTS = "regimen_tributario_simplificado"
LEY = "DS 24484 de 29-01-1997"


@variable("precio unitario admitido", "unit price admitted", law=f"{LEY} art. 3; DS 27924 art. 2", unit="Bs")
def precio_admitido(actividad: npt.NDArray[np.int8], p: Reader) -> Array:
    """El más alto para el oficio; ninguno donde el oficio no es del régimen.

    The highest for the trade; none where the trade is not of the regime.
    """
    return np.asarray(p.choice(f"{RTS}.precio_maximo", actividad, ACTIVIDADES))


@variable(
    "el oficio no es de comerciante minorista, vivandero o artesano",
    "the trade is not that of a retailer, food seller or craftsperson",
    law=f"{LEY} arts. 2 y 4 a 6",
    role="requirement",
)
def oficio_del_regimen(precio_admitido: Array) -> Mask:
    """Minorista (venta o servicios en mercados, ferias, tiendas pequeñas), vivandero o artesano.

    Retailer (sales or services in markets, fairs, small shops), food seller or craftsperson.
    """
    return np.asarray(~np.isnan(precio_admitido))


@variable(
    "el capital no pasa del mínimo: queda fuera del régimen y no paga",
    "capital does not exceed the floor: outside the regime, nothing is due",
    law=f"{LEY} art. 18",
    role="requirement",
)
def capital_sobre_el_minimo(capital: Array, p: Reader) -> Mask:
    """Con capital de Bs 1 a 12.000 la persona queda excluida.

    With a capital of Bs 1 to 12,000 a person is excluded.
    """
    return np.asarray(capital > p.number(f"{RTS}.capital_minimo"))


@variable(
    "el capital pasa del máximo",
    "capital exceeds the ceiling",
    law=f"{LEY} arts. 3 y 18; DS 3698 art. 2",
    role="requirement",
)
def capital_bajo_el_maximo(capital: Array, p: Reader) -> Mask:
    """El capital no es mayor al máximo.

    Capital is not above the ceiling.
    """
    return np.asarray(capital <= p.number(f"{RTS}.capital_maximo"))


@variable(
    "las ventas de un año pasan del máximo",
    "sales of a year exceed the ceiling",
    law=f"{LEY} arts. 3 y 18; DS 3698 art. 2",
    role="requirement",
)
def ventas_bajo_el_maximo(ventas: Array, p: Reader) -> Mask:
    """Doce meses de ventas no son más que el máximo anual.

    Twelve months of sales are not above the yearly ceiling.
    """
    return np.asarray(ventas * 12 <= p.number(f"{RTS}.ventas_maximas"))


@variable(
    "el precio unitario pasa del admitido para el oficio",
    "the unit price exceeds what the trade is allowed",
    law=f"{LEY} art. 3; DS 27924 art. 2",
    role="requirement",
)
def precio_bajo_el_maximo(precio_maximo: Array, precio_admitido: Array) -> Mask:
    """El precio más alto no pasa del admitido; donde no se dijo, se supone que no pasa.

    The highest price is not above what is admitted; where it was not told, it is assumed not to be.
    """
    return np.asarray(~(precio_maximo > precio_admitido))


@variable(
    "vende electrónicos o electrodomésticos, paga ICE o es comisionista",
    "sells electronics or appliances, pays ICE or is a commission agent",
    law=f"{LEY} art. 7",
    role="requirement",
)
def sin_exclusion(vende_electronicos: Array, paga_ice: Array, comisionista: Array) -> Mask:
    """Ninguna de las exclusiones del artículo 7.

    None of the exclusions of article 7.
    """
    return np.asarray((vende_electronicos == 0) & (paga_ice == 0) & (comisionista == 0))


@variable(
    "importaciones y compras con factura de un año pasan de lo que admite el capital",
    "imports and invoiced purchases of a year exceed what the capital allows",
    law=f"{LEY} art. 26",
    role="requirement",
)
def compras_admitidas(compras_con_factura: Array, importaciones: Array, capital: Array, p: Reader) -> Mask:
    """Con factura o póliza, hasta dos veces el capital; importado, hasta el capital.

    With invoice or import policy, up to twice the capital; imported, up to the capital.
    """
    bought = compras_con_factura * 12 <= capital * p.number(f"{RTS}.compras_por_capital")
    imported = importaciones * 12 <= capital * p.number(f"{RTS}.importaciones_por_capital")
    return np.asarray(bought & imported)


@variable(
    "pago unificado (IVA, IT e IUE)",
    "single payment (IVA, IT and IUE)",
    law=f"{LEY} arts. 16 y 17; DS 3698 art. 2-III",
    role="tax",
    payer="unidad",
    receiver="tesoro",
)
def cuota_simplificada(capital: Array, p: Reader) -> Array:
    """La cuota de dos meses de la categoría de capital, entre dos.

    The payment for two months of the capital's category, over two.
    """
    return np.nan_to_num(p.band(f"{RTS}.cuota_bimestral", capital)) / 2
