"""A later figure beside each target: met, not met, or not to be told apart yet, and which sample would tell."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from thakhi.roadmap.plan import ISO
from thakhi.terms.absence import Absence
from thakhi.terms.errors import InputProblem, unknown_name
from thakhi.terms.estimate import Estimate, content_hash
from thakhi.terms.plan import Reading, Verdict
from thakhi.terms.roadmap import Action, Roadmap, Target
from thakhi.terms.source import Period, Source
from thakhi.terms.text import Text

ADMINISTRATIVE = "administrative"


@dataclass(frozen=True, slots=True, kw_only=True)
class AdministrativeFigure:
    """One line of `progress/administrative.yaml`: what an administration counted for the target of an action."""

    action: str
    value: float
    unit: str
    date: str
    source: str
    by: str = ""


def judge(target: Target, later: Estimate) -> tuple[Verdict, int | None]:
    """Whether `later` answers the target, and the sample size that would, where it does not.

    With an interval, the target must lie outside it; a count without sampling error is compared as it is.
    The sample is that of the same design with the same value: the interval narrows with the root of n.
    """
    value = later.value
    if isinstance(value, Absence):
        return "cannot_tell", None
    low, high = (later.interval.low, later.interval.high) if later.interval else (value, value)
    if target.direction == "at_most":
        value, low, high, aim = -value, -high, -low, -target.value
    else:
        aim = target.value
    if low >= aim:
        return "met", None
    if high < aim:
        return "not_met", None
    return "cannot_tell", _needed(value, low, high, aim, later.n)


def _needed(value: float, low: float, high: float, aim: float, n: int | None) -> int | None:
    """The n at which the end of the interval that faces the target reaches it; None when the value is the target."""
    distance = abs(value - aim)
    facing = value - low if value >= aim else high - value
    if n is None or distance == 0:
        return None
    return math.floor(n * (facing / distance) ** 2 * (1 + 1e-12)) + 1


def reading(action: Action, later: Estimate) -> Reading:
    """The target of `action` beside a later figure. *Fails when* it cannot be compared with it."""
    target = action.target
    assert target is not None
    if later.unit != target.unit:
        raise _misfit(action, f"«{later.unit}»", f"“{later.unit}”", target)
    if later.period.iso[-4:] <= target.baseline.period.iso[-4:] and later.survey != ADMINISTRATIVE:
        raise InputProblem(
            Text(
                f"{action.id}: el dato nuevo ({later.period.iso}) no es posterior a su línea de base "
                f"({target.baseline.period.iso}); dé una encuesta posterior",
                f"{action.id}: the new figure ({later.period.iso}) does not come after its baseline "
                f"({target.baseline.period.iso}); give a later survey",
            )
        )
    verdict, needed = judge(target, later)
    note = later.value.text if isinstance(later.value, Absence) else _note(verdict, needed, target, later)
    return Reading(action=action.id, estimate=later, verdict=verdict, needed=needed, note=note)


def _note(verdict: Verdict, needed: int | None, target: Target, later: Estimate) -> Text | None:
    if verdict == "cannot_tell" and needed is None:
        return Text("el dato coincide con la meta: ninguna muestra los distingue",
                    "the figure equals the target: no sample tells them apart")  # fmt: skip
    if verdict == "not_met" and later.period.iso < target.date[: len(later.period.iso)]:
        return Text("el plazo todavía no vence", "it is not due yet")
    return None


def administrative(found: AdministrativeFigure, actions: Iterable[Action], where: str) -> Estimate:
    """An administrative figure as an Estimate without sampling error. *Fails when* its action, unit or date misfit."""
    by_id = {action.id: action for action in actions if action.target}
    if found.action not in by_id:
        raise unknown_name(Text("la acción con meta", "action with a target"), found.action, by_id, where)
    target = by_id[found.action].target
    assert target is not None
    if found.unit != target.unit:
        problem = _misfit(by_id[found.action], f"«{found.unit}»", f"“{found.unit}”", target)
        raise InputProblem(problem.text, where)
    if not ISO.fullmatch(found.date) or found.date[:4] <= target.baseline.period.iso[-4:]:
        raise InputProblem(
            Text(
                f"la fecha «{found.date}» no es AAAA[-MM[-DD]] posterior a la línea de base "
                f"({target.baseline.period.iso})",
                f"the date “{found.date}” is not YYYY[-MM[-DD]] after the baseline ({target.baseline.period.iso})",
            ),
            where,
        )
    if found.unit == "share" and not 0 <= found.value <= 1:
        raise InputProblem(
            Text(
                f"{found.value:g} no es una proporción: escriba 0.18 para 18 %",
                f"{found.value:g} is not a share: write 0.18 for 18%",
            ),
            where,
        )
    if not found.source.strip() or not math.isfinite(found.value):
        raise InputProblem(
            Text("la cifra necesita un valor y una fuente", "the figure needs a value and a source"), where
        )
    source = Source(id=f"administrative-{content_hash(found.source)[:8]}", title=found.source, date=found.date)
    return Estimate(
        indicator=target.indicator, survey=ADMINISTRATIVE, statistic="count", value=found.value, unit=found.unit,
        cell=target.cell, where=target.where, period=Period(found.date), place=target.baseline.place, source=source,
    )  # fmt: skip


def later_estimate(target: Target, found: Iterable[Estimate]) -> Estimate | None:
    """The estimate among `found` that measures the target again: same indicator, cell, group and quantile."""
    wanted = (target.indicator, sorted(target.cell), target.where, target.baseline.quantile)
    return next((e for e in found if (e.indicator, sorted(e.cell), e.where, e.quantile) == wanted), None)


def with_readings(road: Roadmap, readings: tuple[Reading, ...]) -> Roadmap:
    """The road map with its progress; its hash covers them."""
    if not readings:
        return road
    seen = content_hash([road.hash, [[r.action, r.estimate.hash, r.estimate.period.iso, r.verdict] for r in readings]])
    return replace(road, readings=readings, hash=seen)


def _misfit(action: Action, es: str, en: str, target: Target) -> InputProblem:
    return InputProblem(
        Text(
            f"{action.id}: la meta está en «{target.unit}» y el dato nuevo en {es}: no se pueden comparar",
            f"{action.id}: the target is in “{target.unit}” and the new figure in {en}: they cannot be compared",
        )
    )
