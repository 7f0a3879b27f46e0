"""One unit under every regime of a date: what it may enter and why not the others, line by line with its trace."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from thakhi.simulate.parameter import FOREVER, Dated, Parameters
from thakhi.simulate.plan import Step, plan_of
from thakhi.simulate.regime import Law, Regime, read_built_in
from thakhi.simulate.system import Outcome, System, system_of, walk
from thakhi.simulate.units import BY_NAME, Columns, units_of
from thakhi.simulate.values import Reader
from thakhi.simulate.variable import LINES, Variable
from thakhi.terms.absence import Absence
from thakhi.terms.regime import LegalValue, RegimeLine, RegimeOutcome
from thakhi.terms.text import Text

Reads = Mapping[str, Dated | None]


def compare_regimes(date: str, *, law: Law | None = None, **unit: Any) -> list[RegimeOutcome]:
    """Every regime for one unit on `date`: those it may enter by net income, then the others with their reasons.

    *Fails when* the date is not known, a name is misspelt, or a number of the unit cannot be.
    """
    law = law or read_built_in()
    system, units = system_of(date, law), units_of(**unit)
    known = [_outcome(system, regime, units) for regime in system.regimes.values()]
    refused = [_refused(law.regimes[name], system.date, problem.text) for name, problem in system.refused.items()]
    return sorted([*known, *refused], key=lambda o: (not o.is_open, -o.net_bob_month, o.regime))


def _outcome(system: System, regime: Regime, units: Columns) -> RegimeOutcome:
    steps, columns, reads = plan_of(regime), dict[str, Any](units), dict[str, Reads]()
    reader, cache = Reader(system.parameters, system.date, system.set_), dict[int, Any]()
    for step in walk(steps, columns, reader, cache):
        reads[step.variable.name], reader.read = dict(reader.read), {}
    found = Outcome(regime.name, steps, columns)
    if not found.is_open[0]:
        return _refused(regime, system.date, *_reasons(regime, found))
    return RegimeOutcome(
        regime=regime.name,
        title=regime.title,
        law=regime.law,
        date=system.date,
        is_open=True,
        lines=tuple(_line(step.variable, regime, found, reads, system.parameters) for step in _lines(steps)),
        gives=regime.gives,
        notes=regime.notes,
        taxes_bob_month=float(found.taxes[0]),
        contributions_bob_month=float(found.contributions[0]),
        compliance_bob_month=float(found.compliance[0]),
        registration_bob=_first(found, steps, "once"),
        registration_days=_first(found, steps, "days"),
        net_bob_month=float(found.net[0]),
    )


def _reasons(regime: Regime, found: Outcome) -> tuple[Text, ...]:
    """What is missing, with the article."""
    missing = [v for v in regime.requirements if not found[v.name][0]]
    return tuple(Text(f"{v.title.es} ({v.law})", f"{v.title.en} ({v.law})") for v in missing)


def _refused(regime: Regime, date: str, *reasons: Text) -> RegimeOutcome:
    return RegimeOutcome(
        regime=regime.name, title=regime.title, law=regime.law, date=date, is_open=False, reasons=reasons
    )


def _lines(steps: tuple[Step, ...]) -> Iterator[Step]:
    return (step for role in LINES for step in steps if step.variable.role == role)


def _line(
    variable: Variable, regime: Regime, found: Outcome, reads: Mapping[str, Reads], parameters: Parameters
) -> RegimeLine:
    asked = {name: dated for v in _behind(variable, regime, found) for name, dated in reads[v.name].items()}
    return RegimeLine(
        id=variable.name,
        title=variable.title,
        kind=variable.role,  # type: ignore[arg-type]
        amount_bob_month=_amount(found[variable.name]),
        payer=variable.payer,
        receiver=variable.receiver,
        why=variable.why,
        law=variable.law,
        inputs=tuple(_given(name, regime, found) for name in variable.needs if name != "p"),
        parameters=tuple(legal_value(parameters, name, dated) for name, dated in asked.items()),
    )


def _behind(variable: Variable, regime: Regime, found: Outcome) -> Iterator[Variable]:
    """The variable and those it rests on, each once."""
    waiting, seen = [variable], {variable.name}
    while waiting:
        current = waiting.pop()
        yield current
        needed = [regime.variables[n] for n in current.needs if n in regime.variables and n not in seen]
        needed = [v for v in needed if np.any(found[v.name] != 0)]  # nothing rests on a zero
        seen |= {v.name for v in needed}
        waiting += needed


def _given(name: str, regime: Regime, found: Outcome) -> tuple[Text, float]:
    title = regime.variables[name].title if name in regime.variables else BY_NAME[name].title
    return title, float(found[name][0])


def legal_value(parameters: Parameters, name: str, dated: Dated | None) -> LegalValue:
    """A parameter as it was used; `dated` None: no source gives it for the date."""
    parameter = parameters[name]
    return LegalValue(
        name=name,
        title=parameter.title,
        value="not_found" if dated is None else shown(dated.value),
        unit=parameter.unit,
        law=parameter.law,
        source=parameter.source,
        confidence="low" if dated is None else dated.confidence,
        since="" if dated is None else dated.since,
        until="" if dated is None or dated.until == FOREVER else dated.until,
        low=parameter.low,
        high=parameter.high,
    )


def shown(value: Any) -> str:
    """A value as words: `0.13`; `12000: 0; 15000: 47`; `comercio: 480`."""
    if value is None:
        return "not_found"
    if isinstance(value, float):
        return f"{value:.10g}"
    pairs = value if isinstance(value, tuple) else value.items()
    return "; ".join(
        f"{key:.10g}: {amount:.10g}" if isinstance(key, float) else f"{key}: {amount:.10g}" for key, amount in pairs
    )


def _first(found: Outcome, steps: tuple[Step, ...], role: str) -> float | Absence:
    names = [step.variable.name for step in steps if step.variable.role == role]
    return _amount(found[names[0]]) if names else 0.0


def _amount(array: Any) -> float | Absence:
    value = float(np.asarray(array)[0])
    return Absence.NOT_FOUND if math.isnan(value) else value
