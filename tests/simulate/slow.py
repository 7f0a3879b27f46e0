"""A second witness: the law for one unit in plain Python, from the texts, with numbers of its own and no engine.

IUE and IT are not solved but lived: year after year, until a year is like the one before.
"""

from __future__ import annotations

from dataclasses import dataclass

WAGES = {
    2015: 1656, 2016: 1805, 2017: 2000, 2018: 2060, 2019: 2122, 2020: 2122, 2021: 2164, 2022: 2250, 2023: 2362,
    2024: 2500, 2025: 2750, 2026: 3300,
}  # fmt: skip
SECOND_BONUS = {2015: 1, 2016: 0, 2017: 0, 2018: 1, 2019: 0, 2020: 0, 2021: 0, 2022: 0}


@dataclass(frozen=True)
class Unit:
    """One unit, a month."""

    actividad: str = "comercio"
    ventas: float = 0.0
    compras_con_factura: float = 0.0
    compras_sin_factura: float = 0.0
    importaciones: float = 0.0
    capital: float = 0.0
    precio_maximo: float = 0.0
    asalariados: int = 0
    salario: float = 0.0
    vehiculos: int = 0
    servicio_transporte: str = "ninguno"
    lugar: str = "la_paz_cochabamba_santa_cruz"
    vende_electronicos: bool = False


def rts(date: str, unit: Unit) -> tuple[bool, float]:
    """DS 24484: whether the unit may be in the regime, and a month of its payment."""
    after = date >= "2019-01-01"
    if unit.capital <= 12000:
        return False, 0.0
    for top, payment in (
        (15000, 47),
        (18700, 90),
        (23500, 147),
        (29500, 158),
        (37000, 200),
        (60000, 350 if after else 0),
    ):
        if unit.capital <= top:
            due = payment / 2
            break
    else:
        due = 0.0
    price = {"comercio": 480, "servicios": 480, "comidas": 148, "artesania": 640}.get(unit.actividad)
    if price is None or unit.precio_maximo > price or unit.vende_electronicos:
        return False, due
    if unit.capital > (60000 if after else 37000) or 12 * unit.ventas > (184000 if after else 136000):
        return False, due
    if 12 * unit.compras_con_factura > 2 * unit.capital or 12 * unit.importaciones > unit.capital:
        return False, due
    return True, due


def sti(unit: Unit) -> tuple[bool, float]:
    """DS 23027: category by service and place, four quarters, invoices taken off."""
    axis = unit.lugar == "la_paz_cochabamba_santa_cruz"
    categories = {
        "taxi_vagoneta_minibus": "1" if axis else "B",
        "carga_urbana": "1" if axis else "B",
        "micro_bus_urbano": "2" if axis else "1",
        "interprovincial": "2" if axis else "1",
    }
    category = categories.get(unit.servicio_transporte)
    is_open = unit.actividad == "transporte" and 1 <= unit.vehiculos <= 2 and category is not None
    if category is None:
        return False, 0.0
    quarter = {"B": 100.0, "1": 150.0, "2": 275.0}[category] * unit.vehiculos
    left = quarter - 0.10 * 3 * unit.compras_con_factura
    return is_open, (left if left > 0 else 0.0) / 3


def general(date: str, unit: Unit) -> dict[str, float]:
    """Ley 843: the taxes of a month in a year like the one before."""
    debit, credit = unit.ventas * 13 / 100, unit.compras_con_factura * 13 / 100
    gross = unit.ventas * 3 / 100
    profit = unit.ventas - debit - (unit.compras_con_factura - credit) - labour(date, unit)["cost"]
    iue, paid = 0.0, gross
    for _ in range(200):
        paid = gross - iue if gross > iue else 0.0
        taxable = profit - paid
        iue = taxable / 4 if taxable > 0 else 0.0
    return {"iva": debit - credit if debit > credit else 0.0, "iue": iue, "it": gross - iue if gross > iue else 0.0}


def labour(date: str, unit: Unit) -> dict[str, float]:
    """Ley 065 and Ley 1582, with the bonus and the second bonus: `cost` is all of it."""
    bill = unit.asalariados * (unit.salario or WAGES[int(date[:4])])
    solidarity = 3.5 if date >= "2024-10-01" else 3.0
    employer = bill * (10 + 1.71 + 2 + solidarity) / 100
    bonus, second = bill / 12, bill / 12 * SECOND_BONUS.get(int(date[:4]), 0)
    return {
        "employer": employer,
        "worker": bill * 12.71 / 100,
        "bonus": bonus,
        "cost": bill + employer + bonus + second,
    }
