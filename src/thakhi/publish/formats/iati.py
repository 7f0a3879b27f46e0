"""IATI 2.03: one activity per action, with its period, budget, targets and baselines."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree
from lxml.etree import SubElement

from thakhi.publish.iati_codes import DEFAULT_SECTOR, SECTORS, STATUS
from thakhi.publish.iati_results import add_results
from thakhi.publish.iati_words import add_words
from thakhi.publish.legible import clean
from thakhi.publish.view.document import Document
from thakhi.publish.view.schedule import span_of
from thakhi.terms.plan import BudgetLine
from thakhi.terms.roadmap import Action, CostRange, Publisher, Roadmap
from thakhi.terms.text import LANGS, Text

UNREGISTERED = Publisher(name="Thakhi", ref="THAKHI", type="90")  # no publisher declared: not a registered reference
INDICATIVE, COMMITTED = "1", "2"


def files(document: Document) -> dict[str, bytes]:
    """`data/iati.xml`; without activities it is still a file that readers accept."""
    road = document.roadmap
    year, month, day = document.views[0].day
    stamp = f"{year:04d}-{month:02d}-{day:02d}T00:00:00Z"
    root = etree.Element("iati-activities", {"version": "2.03", "generated-datetime": stamp})
    for words in _remarks(road):
        root.append(etree.Comment(f" {clean(words).replace('--', '—')} "))
    for action in road.actions:
        _activity(root, action, road, stamp)
    return {"data/iati.xml": etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)}


def _remarks(road: Roadmap) -> list[str]:
    found = [f"{road.title.en}. Edition {road.edition}, {road.hash}."]
    if road.fictional:
        found.append("FICTIONAL: invented to show how Thakhi works. Do not publish.")
    if road.synthetic:
        found.append("SYNTHETIC DATA: figures of a generated population. Do not publish.")
    if road.publisher is None or not road.publisher.ref:
        found.append("The reporting organisation is not registered with IATI: declare `publisher` in roadmap.yaml.")
    return found


def _activity(root: Any, action: Action, road: Roadmap, stamp: str) -> None:
    """The elements in the order that the schema asks for."""
    publisher = _publisher(road)
    activity = SubElement(
        root, "iati-activity", {"last-updated-datetime": stamp, "default-currency": action.cost.currency or "BOB"}
    )
    activity.set("{http://www.w3.org/XML/1998/namespace}lang", "es")
    SubElement(activity, "iati-identifier").text = f"{publisher.ref}-{road.id}-{action.id}"
    reporting = SubElement(
        activity, "reporting-org", {"ref": publisher.ref, "type": publisher.type, "secondary-reporter": "1"}
    )
    add_words(reporting, Text.same(publisher.name))
    add_words(SubElement(activity, "title"), action.title)
    for kind, words in (("1", action.what), ("2", action.why), ("3", action.group), ("4", _standing(action))):
        add_words(SubElement(activity, "description", {"type": kind}), words)
    for name, role in _organisations(action):
        add_words(SubElement(activity, "participating-org", {"role": role}), Text.same(name))
    SubElement(activity, "activity-status", {"code": STATUS[action.status]})
    _dates(activity, action)
    SubElement(activity, "recipient-country", {"code": action.reach.place.code.partition("-")[0]})
    SubElement(activity, "sector", {"vocabulary": "1", "code": SECTORS.get(action.pillar, DEFAULT_SECTOR)})
    for line in action.budget:
        _budget(activity, line)
    add_results(activity, action, road)


def _publisher(road: Roadmap) -> Publisher:
    """Who reports; a road map that declares nobody, or nobody whom IATI knows, is said to be unregistered."""
    if road.publisher is None:
        return UNREGISTERED
    given = road.publisher
    return given if given.ref else Publisher(name=given.name, ref=UNREGISTERED.ref, type=given.type)


def _standing(action: Action) -> Text:
    """Whether anybody agreed to it, and what it would cost as far as that is known."""
    return Text(*(f"{action.standing.to(lang)}. {_cost(action.cost, lang)}" for lang in LANGS))


def _cost(cost: CostRange, lang: str) -> str:
    if cost.state == "not_found" or cost.low is None:
        return {"es": "Costo: no encontrado.", "en": "Cost: not found."}[lang]
    high = cost.low if cost.high is None else cost.high
    words = {"es": "Costo en todo el plazo", "en": "Cost over the whole period"}[lang]
    return f"{words}: {cost.currency} {cost.low:.0f} – {high:.0f} ({cost.year})."


def _organisations(action: Action) -> list[tuple[str, str]]:
    """Who would pay (1), answers (2) and carries it out (4); each name once per role."""
    funders = [line.source.es for line in action.budget if line.state != "not_found"]
    found = [(name, "1") for name in funders] + [(action.responsible, "2")]
    return list(dict.fromkeys(found + [(name, "4") for name in action.corresponsible]))


def _dates(activity: Any, action: Action) -> None:
    """Planned start and end; a period that names no year gives none."""
    span = span_of(action.period)
    if span:
        for kind, day in zip(("1", "3"), span, strict=True):
            SubElement(activity, "activity-date", {"type": kind, "iso-date": day})


def _budget(activity: Any, line: BudgetLine) -> None:
    if line.amount is None or not re.fullmatch(r"[A-Z]{3}", line.currency):
        return
    status = COMMITTED if line.state == "committed" else INDICATIVE
    budget = SubElement(activity, "budget", {"type": "1", "status": status})
    SubElement(budget, "period-start", {"iso-date": f"{line.year}-01-01"})
    SubElement(budget, "period-end", {"iso-date": f"{line.year}-12-31"})
    value = SubElement(budget, "value", {"currency": line.currency, "value-date": f"{line.year}-01-01"})
    value.text = f"{line.amount:.2f}"
