"""IATI results: the target of an action as an outcome, the people it plans to reach as an output."""

from __future__ import annotations

from typing import Any

from lxml.etree import SubElement

from thakhi.publish.iati_codes import RESULT_TYPES
from thakhi.publish.iati_words import add_words
from thakhi.publish.view.schedule import first_day, last_day, span_of
from thakhi.terms.absence import Absence
from thakhi.terms.estimate import Estimate
from thakhi.terms.plan import Reading
from thakhi.terms.roadmap import Action, Roadmap, Target
from thakhi.terms.text import LANGS, Text
from thakhi.terms.wording import say

UNIT, PERCENT = "1", "2"  # IndicatorMeasure
REACHED = Text("Personas alcanzadas", "People reached")


def add_results(activity: Any, action: Action, road: Roadmap) -> None:
    """Adds what the action promises; nothing where it promises nothing."""
    if action.scale is not None and span_of(action.period):
        _output(activity, action)
    if action.target:
        _outcome(activity, action, action.target, road)


def _output(activity: Any, action: Action) -> None:
    span = span_of(action.period)
    assert span is not None
    result = SubElement(activity, "result", {"type": RESULT_TYPES["output"], "aggregation-status": "true"})
    add_words(SubElement(result, "title"), REACHED)
    indicator = SubElement(result, "indicator", {"measure": UNIT, "ascending": "true"})
    add_words(SubElement(indicator, "title"), REACHED)
    add_words(SubElement(indicator, "description"), action.coverage)
    _period(indicator, *span, value=str(action.scale), comment=action.group)


def _outcome(activity: Any, action: Action, target: Target, road: Roadmap) -> None:
    known = road.indicators.get(target.indicator)
    title = known.title if known else Text.same(target.indicator)
    result = SubElement(activity, "result", {"type": RESULT_TYPES["outcome"], "aggregation-status": "false"})
    add_words(SubElement(result, "title"), title)
    rising = {"at_least": "true", "at_most": "false"}[target.direction]
    measure = PERCENT if target.unit == "share" else UNIT
    indicator = SubElement(result, "indicator", {"measure": measure, "ascending": rising})
    add_words(SubElement(indicator, "title"), title)
    if known:
        add_words(SubElement(indicator, "description"), known.definition)
    _baseline(indicator, target.baseline)
    start = first_day(target.baseline.period.iso.rpartition("/")[2])
    readings = [found for found in road.readings if found.action == action.id]
    aim = _number(target.value, target.unit)
    _period(indicator, start, last_day(target.date), value=aim, comment=target.source, readings=readings)


def _baseline(indicator: Any, baseline: Estimate) -> None:
    """The year always, the value where there is one, the interval in words."""
    said = {"year": baseline.period.iso.rpartition("/")[2][:4]}
    if not isinstance(baseline.value, Absence):
        said["value"] = _number(baseline.value, baseline.unit)
    found = SubElement(indicator, "baseline", said)
    words = (f"{say(baseline, lang)}. {baseline.source.citation()}" for lang in LANGS)
    add_words(SubElement(found, "comment"), Text(*words))


def _period(
    indicator: Any, start: str, end: str, *, value: str, comment: Text, readings: list[Reading] | None = None
) -> None:
    period = SubElement(indicator, "period")
    SubElement(period, "period-start", {"iso-date": start})
    SubElement(period, "period-end", {"iso-date": end})
    add_words(SubElement(SubElement(period, "target", {"value": value}), "comment"), comment)
    for found in readings or []:
        if not isinstance(found.estimate.value, Absence):
            actual = SubElement(period, "actual", {"value": _number(found.estimate.value, found.estimate.unit)})
            words = (f"{say(found.estimate, lang)}, {found.estimate.period.iso}" for lang in LANGS)
            add_words(SubElement(actual, "comment"), Text(*words))


def _number(value: float, unit: str) -> str:
    """The value as IATI writes it: a share in percent, no digit beyond what it has."""
    scaled = value * 100 if unit == "share" else value
    return f"{scaled:.10g}" if abs(scaled) < 1e15 else f"{scaled:.0f}"
