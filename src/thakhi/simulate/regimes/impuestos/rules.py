"""IVA with input credit, IT against which IUE paid is a payment on account, IUE, RC-IVA of dependents."""

from __future__ import annotations

import numpy as np

from thakhi.simulate.values import Reader
from thakhi.simulate.variable import Array, variable


@variable("débito fiscal IVA", "VAT on sales", law="Ley 843 arts. 5, 7 y 15")
def debito_fiscal(ventas: Array, p: Reader) -> Array:
    """Alícuota por el precio de venta, que ya la contiene (impuesto «por dentro»).

    Rate times the selling price, which already contains it.
    """
    return ventas * p.number("impuestos.iva")


@variable("crédito fiscal IVA", "VAT credit on purchases", law="Ley 843 art. 8")
def credito_fiscal(compras_con_factura: Array, p: Reader) -> Array:
    """Alícuota por las compras con factura que se vinculan con la actividad.

    Rate times purchases with invoice that belong to the activity.
    """
    return compras_con_factura * p.number("impuestos.iva")


@variable("IVA", "VAT", law="Ley 843 arts. 7 a 10", role="tax", payer="unidad", receiver="tesoro")
def iva(debito_fiscal: Array, credito_fiscal: Array) -> Array:
    """Débito menos crédito; un saldo a favor pasa al mes siguiente, no se devuelve.

    VAT on sales less credit; a balance in favour goes to the next month, it is not paid back.
    """
    return np.maximum(debito_fiscal - credito_fiscal, 0.0)


@variable("IT determinado", "transactions tax before credit", law="Ley 843 arts. 74 y 75")
def it_determinado(ventas: Array, p: Reader) -> Array:
    """Alícuota por el ingreso bruto, con el IVA dentro.

    Rate times gross receipts, VAT included.
    """
    return ventas * p.number("impuestos.it")


@variable(
    "utilidad neta antes de IT",
    "net profit before transactions tax",
    law="Ley 843 art. 47; DS 24051 arts. 7, 8, 11, 12, 14 y 15",
)
def utilidad_antes_de_it(
    ventas: Array,
    compras_con_factura: Array,
    compras_sin_factura: Array,
    planilla: Array,
    parte_cumplida: Array,
    aportes_patronales: Array,
    aguinaldo: Array,
    segundo_aguinaldo: Array,
    p: Reader,
) -> Array:
    """Ventas y compras sin su IVA, menos salarios con aportes pagados; sin factura, la parte que se supone admitida.

    Sales and purchases without their VAT, less wages on which contributions were paid; without invoice, only the share
    assumed to be admitted.
    """
    without_vat = 1.0 - p.number("impuestos.iva")
    admitted = compras_sin_factura * p.number("supuestos.compras_sin_factura_deducibles")
    labour = planilla * parte_cumplida + aportes_patronales + aguinaldo + np.nan_to_num(segundo_aguinaldo)
    return (ventas - compras_con_factura) * without_vat - admitted - labour


@variable(
    "IUE",
    "profit tax",
    law="Ley 843 arts. 47, 50 y 77; DS 24051 art. 14",
    role="tax",
    payer="unidad",
    receiver="tesoro",
)
def iue(utilidad_antes_de_it: Array, it_determinado: Array, p: Reader) -> Array:
    """Alícuota por la utilidad; del IT solo se deduce lo pagado de verdad y no con IUE, en un año igual al anterior.

    Rate times profit; IT is deductible only where it was really paid and not with IUE, in a year like the one before.
    """
    # With t the rate, P the profit before IT and I the IT: IT paid = max(I - iue, 0) and iue = t (P - IT paid).
    # Where tP covers I nothing is paid as IT and iue = tP; else iue = t (P - I + iue), so iue = t (P - I) / (1 - t).
    rate = p.number("impuestos.iue")
    whole = rate * utilidad_antes_de_it
    partly = rate * (utilidad_antes_de_it - it_determinado) / (1.0 - rate)
    return np.maximum(np.where(whole >= it_determinado, whole, partly), 0.0)


@variable(
    "IT",
    "transactions tax",
    law="Ley 843 arts. 75 y 77; DS 21532 art. 7",
    role="tax",
    payer="unidad",
    receiver="tesoro",
)
def it(it_determinado: Array, iue: Array) -> Array:
    """IT menos el IUE pagado, que es pago a cuenta hasta agotarse; lo que sobra queda para el fisco.

    IT less the IUE paid, which is a payment on account until used up; what is left over stays with the treasury.
    """
    return np.maximum(it_determinado - iue, 0.0)


@variable(
    "RC-IVA de dependientes",
    "RC-IVA of employees",
    law="Ley 843 arts. 19, 26, 30 y 31; DS 21531 art. 8",
    role="tax",
    payer="trabajador",
    receiver="tesoro",
)
def rc_iva_dependientes(asalariados: Array, salario_pagado: Array, parte_cumplida: Array, p: Reader) -> Array:
    """Alícuota por el salario sin aportes sobre dos salarios mínimos, menos el crédito presunto de otros dos.

    Rate times the wage less contributions above two minimum wages, less the presumed credit of another two.
    """
    wage, rate = p.number("laboral.salario_minimo"), p.number("impuestos.rc_iva")
    own = sum(p.number(f"laboral.laboral_{part}") for part in ("vejez", "riesgo_comun", "solidario", "comision"))
    taxed = salario_pagado * (1.0 - own) - p.number("impuestos.rc_iva_minimo_no_imponible") * wage
    tax = rate * (taxed - p.number("impuestos.rc_iva_credito_presunto") * wage)
    return asalariados * parte_cumplida * np.maximum(tax, 0.0)
