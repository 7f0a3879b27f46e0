"""What each regime means for each unit in bolivianos: net income, who receives what, and gifts of a scenario."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt

from thakhi.simulate.population import GENERAL, REGIMES, RTS, SIN, Population
from thakhi.simulate.scenario import Groups, Inspection, Payment, Scenario, Subsidy
from thakhi.simulate.system import Outcome, System
from thakhi.simulate.units import Columns
from thakhi.simulate.values import Reader
from thakhi.simulate.variable import LINES, Array, Mask
from thakhi.terms.errors import unknown_name
from thakhi.terms.text import Text

PUBLIC = frozenset({"tesoro", "municipio", "registro"})
SOCIAL = frozenset({"pensiones", "salud", "vivienda"})
PAID = "simulacion.impuesto_pagado_general"
WORKING_DAYS = 26.0  # of a month
Codes = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Money:
    """*Shape* units × regimes. *Unit* bolivianos a month; `once` and `visits` in bolivianos, the latter a year.

    `gift` is what the treasury gives back each month of `gift_months`, `loss` what inspection takes from the unit.
    `unpaid` is tax due that is not paid; `is_bound` (one value per unit) marks whom the law tells to register.
    """

    is_open: Mask
    is_bound: Mask
    net: Array
    public: Array
    unpaid: Array
    social: Array
    gift: Array
    gift_months: Array
    once: Array
    loss: Array
    visits: Array


def money_of(
    system: System, units: Columns, regimes: Iterable[str], *, observed: Codes | None = None, like: Sequence[int]
) -> Money:
    """The law alone: no gifts, no inspection. Who was observed in a regime may stay in it.

    Of what the general regime asks, and regimes `like` it, the share assumed is paid (METHODS 3.2).
    """
    names = tuple(regimes)
    outcomes = system.run(units, dict.fromkeys((*names, RTS)))
    found = [outcomes[name] for name in names]
    is_open = np.stack([outcome.is_open for outcome in found], axis=1)
    if observed is not None:
        is_open[np.arange(len(observed)), observed] = True
    due = np.stack([outcome.taxes for outcome in found], axis=1) * (np.array(like) == REGIMES.index(GENERAL))
    unpaid = due * (1.0 - Reader(system.parameters, system.date, system.set_).number(PAID))
    received = [_received(system, outcome) for outcome in found]
    zero = np.zeros(is_open.shape)
    return Money(
        is_open=is_open,
        is_bound=bound_of(outcomes[RTS]),
        net=np.stack([outcome.net for outcome in found], axis=1) + unpaid,
        public=np.stack([public for public, _ in received], axis=1) - unpaid,
        unpaid=unpaid,
        social=np.stack([social for _, social in received], axis=1),
        gift=zero,
        gift_months=zero,
        once=zero,
        loss=zero,
        visits=zero,
    )


def beside(old: Money, new: Money) -> Money:
    """The regimes of `old`, then those of `new`, for the same units."""
    tables = {
        f.name: np.hstack([getattr(old, f.name), getattr(new, f.name)]) for f in fields(old) if f.name != "is_bound"
    }
    return Money(is_bound=old.is_bound, **tables)


def with_gifts(money: Money, system: System, units: Columns, population: Population, scenario: Scenario) -> Money:
    """The same with payments, subsidies and inspection of the scenario; own time and wages are nobody's revenue."""
    shape = scenario.shape
    new = population.observed == 0
    given = (
        _subsidies(money, system, units, population, scenario, new)
        if shape.subsidies
        else (money.gift, money.gift_months)
    )
    once = _payments(shape.payments, money, population, scenario, new) if shape.payments else money.once
    loss, visits = _inspection(shape.inspection, money, population) if shape.inspection else (money.loss, money.visits)
    gift, months = given
    return replace(money, gift=gift, gift_months=months, once=once, loss=loss, visits=visits)


def bound_of(simple: Outcome) -> Mask:
    """All but those of a trade of the simplified regime whose capital is under its floor (DS 24484 art. 18)."""
    trade, above = (simple[name] > 0 for name in ("oficio_del_regimen", "capital_sobre_el_minimo"))
    return np.asarray(~(trade & ~above))


def _received(system: System, outcome: Outcome) -> tuple[Array, Array]:
    """What the treasury and registries receive, and what social security does, from every payer of the unit."""
    public, social = np.zeros(len(outcome.net)), np.zeros(len(outcome.net))
    for v in system.regimes[outcome.regime].variables.values():
        if v.role in LINES and v.receiver in PUBLIC | SOCIAL:
            total = public if v.receiver in PUBLIC else social
            total += np.nan_to_num(outcome[v.name])
    return public, social


def _payments(
    payments: Iterable[Payment], money: Money, population: Population, scenario: Scenario, new: Mask
) -> Array:
    profit = _median(np.maximum(money.net[:, 0], 0.0)[new], population.weight[new])
    once = np.zeros(money.net.shape)
    for payment in payments:
        amount = payment.bob + payment.months_of_profit * profit
        once += np.outer(new & members(population, payment.to), _under(scenario, payment.regimes)) * amount
    return once


def _subsidies(
    money: Money, system: System, units: Columns, population: Population, scenario: Scenario, new: Mask
) -> tuple[Array, Array]:
    outcomes = system.run(units, scenario.regimes)
    gift, months = np.zeros(money.net.shape), np.zeros(money.net.shape)
    for subsidy in scenario.shape.subsidies:
        base = np.stack([paid_of(system, outcomes[name], subsidy) for name in scenario.regimes], axis=1)
        base -= money.unpaid if subsidy.of == "taxes" else 0.0
        to = members(population, subsidy.to) & (new | (not subsidy.new_only))
        here = base * np.outer(to, _under(scenario, subsidy.regimes)) * subsidy.share
        gift += here
        months = np.where(here > 0, np.maximum(months, subsidy.months), months)
    return gift, months


_ROLES = {"taxes": "tax", "contributions": "contribution", "registration": "registration"}


def paid_of(system: System, outcome: Outcome, subsidy: Subsidy) -> Array:
    """What the unit itself pays of the kind that is subsidised."""
    total = np.zeros(len(outcome.net))
    for v in system.regimes[outcome.regime].variables.values():
        if v.role == _ROLES[subsidy.of] and v.payer == "unidad":
            total += np.nan_to_num(outcome[v.name])
    return total


def _inspection(inspection: Inspection, money: Money, population: Population) -> tuple[Array, Array]:
    bound = money.is_bound & members(population, inspection.to)
    loss, visits = np.zeros(money.net.shape), np.zeros(money.net.shape)
    a_day = np.maximum(money.net[:, 0], 0.0) / WORKING_DAYS
    loss[:, 0] = bound * inspection.share_per_year / 12 * inspection.days_closed * a_day
    visits[:, 0] = bound * inspection.share_per_year * inspection.cost_per_visit
    return loss, visits


def members(population: Population, to: Groups) -> Mask:
    """Which units belong to every group named.

    *Fails when* no unit has a level that is named: the nearest one is told.
    """
    found = np.ones(population.size, dtype=np.bool_)
    for name, levels in to.items():
        there: Mapping[str, None] = dict.fromkeys(str(word) for word in np.unique(population.groups[name]))
        for level in levels:
            if level not in there:
                raise unknown_name(Text("el nivel", "level"), level, there, name)
        found &= np.isin(population.groups[name], levels)
    return found


def _under(scenario: Scenario, regimes: tuple[str, ...]) -> Mask:
    asked = regimes or tuple(name for name in scenario.regimes if name != SIN)
    return np.isin(scenario.regimes, asked)


def _median(values: Array, weight: Array) -> float:
    if not len(values):
        return 0.0
    order = np.argsort(values, kind="stable")
    share = np.cumsum(weight[order])
    return float(values[order][np.searchsorted(share, share[-1] / 2)])
