"""One unit under the law and under a change of it, side by side, over the range of what is assumed (METHODS 3.1-3.4).

What was not told of the unit (capital, unit price, which purchases have an invoice) and every named assumption is drawn
as in a run over a survey; row 0 of each array is the middle case, the others are draws of the same unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from thakhi.folder.yaml import read_yaml
from thakhi.simulate.additions import Member, additions_for
from thakhi.simulate.compare import compare_regimes, legal_value
from thakhi.simulate.population import GENERAL, REGIMES, SIN, Design, Population
from thakhi.simulate.reform import law_with
from thakhi.simulate.regime import Law, read_built_in
from thakhi.simulate.results import LEAST_DRAWS
from thakhi.simulate.scenario import Scenario, ScenarioShape, scenario_of
from thakhi.simulate.simulation import limits_of
from thakhi.simulate.system import Outcome, System, system_of
from thakhi.simulate.units import BY_NAME, Columns, units_of
from thakhi.simulate.unseen import Chances, assumptions_of, draw_assumptions, filled_units, with_assumptions
from thakhi.simulate.variable import Array, Mask
from thakhi.terms.absence import Absence
from thakhi.terms.errors import InputProblem, unknown_name
from thakhi.terms.estimate import Interval
from thakhi.terms.regime import LegalValue, RegimeOutcome
from thakhi.terms.text import Text
from thakhi.terms.unit_reform import RegimeBeside, UnitReform

DRAWS, SEED = 400, 1
NOTHING: Mapping[str, Any] = MappingProxyType({})
BOUGHT = ("compras_con_factura", "compras_sin_factura")
UNSEEN = {  # input that may not have been told → the assumptions that it is drawn from
    "capital": ("simulacion.capital_por_ventas", "simulacion.dispersion_capital"),
    "precio_maximo": ("simulacion.precio_sobre_el_maximo",),
    "compras_con_factura": ("simulacion.factura_sin_registro", "simulacion.factura_general"),
}
ADJUSTABLE = (
    "regimen_tributario_simplificado.ventas_maximas",
    "regimen_tributario_simplificado.capital_minimo",
    "regimen_tributario_simplificado.capital_maximo",
    "impuestos.iva",
    "impuestos.it",
    "impuestos.iue",
    "registro.arancel_unipersonal",
    "registro.matricula_unipersonal",
    "laboral.salario_minimo",
)  # what the simulator offers beside what a scenario declares itself


def read_shape(path: Path) -> ScenarioShape:
    """A scenario file, checked against the law.

    *Fails when* it does not read, or names what is not there.
    """
    shape = read_yaml(path, ScenarioShape)
    law_of(shape)
    return shape


def law_of(shape: ScenarioShape | None) -> Law:
    """The law with a scenario laid over it; the law where there is none."""
    law = with_assumptions(read_built_in())
    return scenario_of(shape, law).law if shape else law


def adjustable(date: str, shape: ScenarioShape | None = None) -> list[tuple[LegalValue, LegalValue]]:
    """The parameters that the simulator offers, under the law and under the scenario on `date`.

    One that the law does not have on that day, or that the scenario declares itself, says `not_found` there.
    """
    now, then = law_of(None), law_of(shape)
    own = [name for name in then.parameters.by_name if shape and name.split(".")[0] in shape.regimes]
    names = [*ADJUSTABLE, *(name for name in own if then.parameters[name].kind in {"amount", "rate", "count"})]
    return [
        (_at(now if name in now.parameters.by_name else then, name, date, own), _at(then, name, date, []))
        for name in names
    ]


def _at(law: Law, name: str, date: str, own: list[str]) -> LegalValue:
    parameter = law.parameters[name]
    known = next((dated for dated in parameter.dated if dated.holds(date) and dated.value is not None), None)
    return legal_value(law.parameters, name, None if name in own else known)


def reform_for_unit(
    date: str,
    *,
    shape: ScenarioShape | None = None,
    changes: Mapping[str, Any] = NOTHING,
    today: str = SIN,
    groups: Mapping[str, str] = NOTHING,
    purchases: float | None = None,
    draws: int = DRAWS,
    seed: int = SEED,
    **unit: Any,
) -> UnitReform:
    """Every regime for one unit under the law of `date`, and under a scenario and single `changes` of parameters.

    `today` is the regime that the unit is under, `groups` what a scenario may ask of its owner, `purchases` all that is
    bought in a month where the part with invoice was not told. What was not told is assumed.

    *Fails when* a name is misspelt, a number cannot be, or purchases are told both in all and in parts.
    """
    law = with_assumptions(read_built_in())
    reform = scenario_of(replace(shape, date=date), law) if shape else None
    then = law_with(reform.law if reform else law, changes, since=date)
    now = system_of(date, law)
    if today not in now.regimes:
        raise unknown_name(Text("el régimen de hoy", "regime of today"), today, now.regimes)
    case = _case(now, law, unit, today=today, purchases=purchases, draws=draws, seed=seed)
    changed = frozenset(changes) | (reform.changed if reform else frozenset())
    sides = _Sides(
        now=case.run(now),
        then=case.run(system_of(date, then), without=changed),
        first={name: column[0] for name, column in case.units.items()},
        laws=(law, then),
    )
    regimes = tuple(_beside(sides, date, reform, Member(today, groups)))
    named = {v.name: v for one in regimes for v in _behind(one) if v.low is not None}
    drawn = [legal_value(law.parameters, n, law.parameters[n].at(date)) for n in case.asked_of(today)]
    return UnitReform(
        date=now.date,
        scenario=shape.id if shape else "",
        title=shape.title if shape else Text("", ""),
        today=today,
        regimes=tuple(sorted(regimes, key=_rank)),
        changes=tuple(legal_value(then.parameters, name, then.parameters[name].at(date)) for name in changes),
        assumptions=(*drawn, *(v for name, v in named.items() if name not in {v.name for v in drawn})),
        supposed=tuple((BY_NAME[n].title, float(case.units[n][0]), BY_NAME[n].unit) for n in case.supposed),
        draws=draws,
        seed=seed,
    )


def _behind(one: RegimeBeside) -> Iterator[LegalValue]:
    for outcome in (one.before, one.after):
        yield from outcome.assumptions if outcome else ()


def _rank(one: RegimeBeside) -> tuple[bool, float, str]:
    value = one.net_after
    return not one.after.is_open, -value if not isinstance(value, Absence) else 0.0, one.regime


# the case and its draws ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Case:
    """Row 0 the middle, then draws; `assumed` holds an array for each assumption; `supposed` what was not told."""

    units: Columns
    assumed: Mapping[str, Any]
    supposed: tuple[str, ...]

    def asked_of(self, today: str) -> list[str]:
        """The assumptions that what was not told is drawn from."""
        other = "simulacion.factura_sin_registro" if _like(today) == GENERAL else "simulacion.factura_general"
        return [name for one in self.supposed for name in UNSEEN[one] if name != other]

    def run(self, system: System, *, without: frozenset[str] = frozenset()) -> tuple[System, dict[str, Outcome]]:
        drawn = system.with_values({name: value for name, value in self.assumed.items() if name not in without})
        return drawn, drawn.run(self.units)


def _case(
    system: System, law: Law, unit: Mapping[str, Any], *, today: str, purchases: float | None, draws: int, seed: int
) -> _Case:
    if draws < 1:
        raise InputProblem(
            Text(f"los sorteos son {draws}; deben ser 1 o más", f"draws are {draws}; they must be 1 or more")
        )
    if purchases is not None and any(name in unit for name in BOUGHT):
        raise InputProblem(
            Text(
                "las compras se dicen en total o por partes, no de los dos modos",
                "purchases are told in all or in parts, not both",
            )
        )
    if purchases is not None and not 0 <= purchases < float("inf"):
        raise InputProblem(Text(f"compras: {purchases:g} no puede ser", f"purchases: {purchases:g} cannot be"))
    told = units_of(**unit)
    rng, size = np.random.default_rng([seed]), draws + 1
    found, middle = assumptions_of(law.parameters), draw_assumptions(assumptions_of(law.parameters), system.date, None)
    drawn = draw_assumptions(found, system.date, rng, size=size)
    assumed = {name: _middle_first(value, middle[name], size) for name, value in drawn.items()}
    chances, still = Chances.drawn(size, rng), Chances.middle(1)
    mixed = Chances(
        np.column_stack([still.z, chances.z[:, 1:]]),
        np.concatenate([still.price, chances.price[1:]]),
        np.concatenate([still.place, chances.place[1:]]),
    )
    seen = {name: np.repeat(column, size) for name, column in told.items() if name in unit and name not in UNSEEN}
    population = _copies(seen, size, today, purchases or 0.0)
    filled = filled_units(population, assumed, limits_of(system), mixed)
    given = {name: np.repeat(told[name], size) for name in unit}
    if purchases is None:
        given |= {name: np.repeat(told[name], size) for name in BOUGHT}
    asked = ["capital", "precio_maximo", *(["compras_con_factura"] if purchases else [])]
    return _Case(units_of(**{**filled, **given}), assumed, tuple(name for name in asked if name not in unit))


def _middle_first(drawn: Any, middle: float, size: int) -> Array:
    values = np.broadcast_to(np.asarray(drawn, dtype=np.float64), (size,)).copy()
    values[0] = middle
    return values


def _like(today: str) -> str:
    """The regime that a survey would tell, for one that it cannot tell apart."""
    return today if today in REGIMES else GENERAL if today.startswith("regimen_general") else SIN


def _copies(seen: Mapping[str, Any], size: int, today: str, purchases: float) -> Population:
    """One unit as many times, as a survey would have seen it."""
    words = np.full(size, "")
    return Population(
        seen={name: column for name, column in {"ventas": np.zeros(size), **seen}.items() if name not in BOUGHT},
        purchases=np.full(size, purchases),
        observed=np.full(size, REGIMES.index(_like(today))),
        weight=np.ones(size),
        groups={},
        cell=words,
        design=Design(np.zeros(1, dtype=np.int64), np.zeros(size, dtype=np.int64)),
        left_out=(),
    )


# beside one another ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Sides:
    """The law and the reform, each with its outcomes; the unit of the middle case; both laws."""

    now: tuple[System, dict[str, Outcome]]
    then: tuple[System, dict[str, Outcome]]
    first: Mapping[str, Any]
    laws: tuple[Law, Law]


def _beside(sides: _Sides, date: str, reform: Scenario | None, member: Member) -> Iterator[RegimeBeside]:
    told = [{o.regime: o for o in compare_regimes(date, law=law, **sides.first)} for law in sides.laws]
    before, (system, after) = sides.now[1], sides.then
    for name, outcome in told[1].items():
        found = additions_for(reform.shape, member, system, after, name) if reform and name in after else []
        old, new = before.get(name), after.get(name)
        net = _sum(new, [amounts for _, amounts in found])
        was, start = (old.net if old else None), before[member.today].net
        yield RegimeBeside(
            regime=name,
            title=outcome.title,
            before=told[0].get(name),
            after=outcome,
            additions=tuple(addition for addition, _ in found) if outcome.is_open else (),
            net_before=_first(was, told[0].get(name)),
            net_after=_first(net, outcome),
            change=_first(_less(net, was), outcome, told[0].get(name), is_both=True),
            from_today=_first(_less(net, start), outcome),
            spread_before=_spread(was, old),
            spread_after=_spread(net, new),
            spread_change=_spread(_less(net, was), new, old),
            spread_from_today=_spread(_less(net, start), new),
            open_before=_open(old),
            open_after=_open(new),
        )


def _sum(found: Outcome | None, additions: list[Array]) -> Array | None:
    return None if found is None else np.asarray(sum(additions, start=found.net))


def _less(one: Array | None, other: Array | None) -> Array | None:
    return None if one is None or other is None else one - other


def _first(
    values: Array | None, outcome: RegimeOutcome | None, other: RegimeOutcome | None = None, *, is_both: bool = False
) -> float | Absence:
    """The middle case, where the unit may enter in it."""
    if values is None or outcome is None or not outcome.is_open:
        return Absence.UNKNOWN
    if is_both and (other is None or not other.is_open):
        return Absence.UNKNOWN
    return float(values[0])


def _spread(values: Array | None, *open_in: Outcome | None) -> Interval | None:
    """The middle 95% of draws in which the unit may enter on every side given; None where too few are."""
    if values is None or any(outcome is None for outcome in open_in):
        return None
    may: Mask = np.ones(len(values), dtype=np.bool_)
    for outcome in open_in:
        may &= outcome.is_open if outcome else False
    known = values[1:][may[1:]]
    if len(known) < max(LEAST_DRAWS, (len(values) - 1) / 2):
        return None
    low, high = np.quantile(known, [0.025, 0.975])
    return Interval(float(low), float(high))


def _open(found: Outcome | None) -> float:
    return 0.0 if found is None else float(np.mean(found.is_open[1:]))
