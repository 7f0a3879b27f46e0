"""What a scenario gives one unit besides the law, regime by regime: subsidies, payments; what inspection takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from thakhi.simulate.money import WORKING_DAYS, bound_of, paid_of
from thakhi.simulate.population import RTS, SIN
from thakhi.simulate.scenario import Inspection, Payment, ScenarioShape, Subsidy
from thakhi.simulate.system import Outcome, System
from thakhi.simulate.variable import Array
from thakhi.terms.absence import Absence
from thakhi.terms.scenario import DIMENSIONS
from thakhi.terms.text import Lang, Text
from thakhi.terms.unit_reform import Addition
from thakhi.terms.wording import say_target, say_value

KINDS = {
    "taxes": Text("los impuestos", "taxes"),
    "contributions": Text("los aportes", "contributions"),
    "registration": Text("el costo de registrarse", "the cost of registering"),
}


@dataclass(frozen=True)
class Member:
    """What decides whether a scenario reaches a unit: its regime of today, and the level of each group that was told.

    A level is in the words of the scenario file; an empty one is told to be another.
    """

    today: str
    groups: Mapping[str, str] = field(default_factory=dict)

    def reached(self, to: Mapping[str, tuple[str, ...]]) -> bool | None:
        """Whether it is in every group of `to`; None where that was not told."""
        if any(name in self.groups and self.groups[name] not in levels for name, levels in to.items()):
            return False
        return None if any(name not in self.groups for name in to) else True


def additions_for(
    shape: ScenarioShape, member: Member, system: System, outcomes: Mapping[str, Outcome], regime: str
) -> list[tuple[Addition, Array]]:
    """Each addition under a regime as the middle case has it (row 0), with the amounts of all rows.

    What is not known counts zero in the rows and says so in the addition.
    """
    found = outcomes[regime]
    own = float(outcomes[SIN].net[0])
    given = [*_subsidies(shape.subsidies, member, system, found), *_payments(shape.payments, member, found, own)]
    if regime == SIN and shape.inspection:
        given += _inspection(shape.inspection, member, outcomes)
    return given


def _subsidies(
    subsidies: tuple[Subsidy, ...], member: Member, system: System, found: Outcome
) -> Iterator[tuple[Addition, Array]]:
    for one in subsidies:
        reached = member.reached(one.to)
        if not _holds(one.regimes, found.regime) or (one.new_only and member.today != SIN) or reached is False:
            continue
        amounts = paid_of(system, found, one) * one.share
        if not amounts.any():
            continue
        title = Text(
            f"el tesoro devuelve {say_target(one.share, 'share', 'es')} de {KINDS[one.of].es}",
            f"the treasury gives back {say_target(one.share, 'share', 'en')} of {KINDS[one.of].en}",
        )
        why = Text(f"Durante {_months(one.months, 'es')}.", f"For {_months(one.months, 'en')}.")
        if reached is None:
            yield Addition(title=title, why=_untold(one.to), amount_bob_month=Absence.UNKNOWN), np.zeros(len(amounts))
        else:
            yield Addition(title=title, why=why, amount_bob_month=float(amounts[0]), months=one.months), amounts


def _payments(
    payments: tuple[Payment, ...], member: Member, found: Outcome, own: float
) -> Iterator[tuple[Addition, Array]]:
    """`own` is what the unit of the middle case is left with unregistered, in bolivianos a month."""
    nothing = np.zeros(len(found.net))
    title = Text("pago único por registrarse", "payment for registering, once")
    for one in payments:
        reached = member.reached(one.to)
        if not _holds(one.regimes, found.regime) or member.today != SIN or reached is False:
            continue
        why, once = Text("A quien se registra.", "To whoever registers."), one.bob
        if reached is None:
            yield Addition(title=title, why=_untold(one.to), amount_bob_month=0.0, once_bob=Absence.UNKNOWN), nothing
        elif one.months_of_profit:
            why = Text.each(lambda lang, one=one: _in_months(one, own, lang))  # type: ignore[misc]
            yield Addition(title=title, why=why, amount_bob_month=0.0, once_bob=Absence.UNKNOWN), nothing
        else:
            yield Addition(title=title, why=why, amount_bob_month=0.0, once_bob=once), nothing


def _in_months(payment: Payment, own: float, lang: Lang) -> str:
    """What one unit does not tell of a payment in months of the median profit, and what it would be of its own."""
    months = _months(payment.months_of_profit, lang)
    words = Text(
        f"{months} de la ganancia mediana de quienes no están registradas. Esa mediana no se sabe aquí: es una sola "
        "para todas y sale de una encuesta entera, no de los datos de una unidad.",
        f"{months} of the median profit of those not registered. That median is not known here: it is one for all "
        "and comes from a whole survey, not from the data of one unit.",
    ).to(lang)
    if payment.bob:
        certain = say_value(payment.bob, "BOB/month", lang)
        words = Text(f"{certain} y, además, {words}", f"{certain} and, besides, {words}").to(lang)
    if own <= 0:
        return words + Text(
            " La ganancia de esta unidad sin registro no pasa de cero.",
            " The profit of this unit unregistered is not above zero.",
        ).to(lang)
    a_month, all_months = (say_value(v, "BOB/month", lang) for v in (own, payment.months_of_profit * own))
    return words + Text(
        f" Como medida, {months} de la ganancia de esta unidad sin registro ({a_month} al mes) son {all_months}.",
        f" As a yardstick, {months} of the profit of this unit unregistered ({a_month} a month) are {all_months}.",
    ).to(lang)


def _months(count: float, lang: Lang) -> str:
    """`1 mes`, `2,5 meses`."""
    words = Text("mes", "month") if count == 1 else Text("meses", "months")
    return f"{say_target(count, '', lang)} {words.to(lang)}"


def _inspection(
    inspection: Inspection, member: Member, outcomes: Mapping[str, Outcome]
) -> Iterator[tuple[Addition, Array]]:
    """What closing takes in a month on average, from units that the law tells to register."""
    reached = member.reached(inspection.to)
    if member.today != SIN or reached is False:
        return
    a_day = np.maximum(outcomes[SIN].net, 0.0) / WORKING_DAYS
    loss = bound_of(outcomes[RTS]) * inspection.share_per_year / 12 * inspection.days_closed * a_day
    title = Text("lo que quita una visita, en promedio", "what a visit takes, on average")
    why = Text(
        f"Se visita a {say_target(inspection.share_per_year, 'share', 'es')} al año y se cierra "
        f"{say_target(inspection.days_closed, '', 'es')} días hábiles (Ley 2492 art. 163).",
        f"{say_target(inspection.share_per_year, 'share', 'en')} are visited a year and closed for "
        f"{say_target(inspection.days_closed, '', 'en')} working days (Ley 2492 art. 163).",
    )
    if reached is None:
        yield (
            Addition(title=title, why=_untold(inspection.to), amount_bob_month=Absence.UNKNOWN),
            np.zeros(len(loss)),
        )
    elif loss.any():
        yield Addition(title=title, why=why, amount_bob_month=0.0 - float(loss[0])), -loss


def _holds(regimes: tuple[str, ...], regime: str) -> bool:
    return regime in regimes if regimes else regime != SIN


def _untold(to: Mapping[str, object]) -> Text:
    es = ", ".join(DIMENSIONS[name].es for name in to)
    en = ", ".join(DIMENSIONS[name].en for name in to)
    return Text(
        f"No se dijo si la unidad está entre quienes lo reciben ({es}).",
        f"Not told whether the unit is among those meant ({en}).",
    )
