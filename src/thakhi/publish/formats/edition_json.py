"""The whole edition as one file of plain values in both languages: what `thakhi diff` compares."""

from __future__ import annotations

from dataclasses import asdict

from thakhi.publish.formats import json_bytes
from thakhi.publish.view.chapters import chapters_of
from thakhi.publish.view.document import Document
from thakhi.terms.absence import Absence
from thakhi.terms.estimate import Estimate
from thakhi.terms.roadmap import Action, CostRange, Figure, Link, Paragraph, Roadmap, Target
from thakhi.terms.section import Section
from thakhi.terms.text import LANGS

FORMAT = 1  # raised when a reader of older files would misread a new one
WORDS = ("title", "why", "what", "group", "coverage", "risk", "loses")
Plain = dict[str, object]


def files(document: Document) -> dict[str, bytes]:
    """`data/edition.json`."""
    road = document.roadmap
    whole = {
        "format": FORMAT,
        "id": road.id,
        "edition": road.edition,
        "hash": road.hash,
        "title": asdict(road.title),
        "synthetic": road.synthetic,
        "fictional": road.fictional,
        "paragraphs": {p.id: _paragraph(p) for p in _paragraphs(road)},
        "figures": {f.id: {"title": asdict(f.title), "sentence": asdict(f.sentence)} for f in _figures(road)},
        "actions": {action.id: _action(action) for action in road.actions},
        "sections": {found.id: _section(found) for found in chapters_of(road)},
        "numbers": {e.id: _number(e) for e in sorted(document.estimates, key=lambda found: found.id)},
        "rests_on": {link.id: [link.origin, link.target, link.seen] for link in _links(road)},
        "stale": list(road.stale),
    }
    return {"data/edition.json": json_bytes(whole)}


def _paragraphs(road: Roadmap) -> list[Paragraph]:
    return [*road.about, *(p for chapter in road.chapters for p in chapter.paragraphs), *road.method]


def _figures(road: Roadmap) -> list[Figure]:
    return [figure for chapter in road.chapters for figure in chapter.figures]


def _links(road: Roadmap) -> tuple[Link, ...]:
    return (*road.links, *(link for action in road.actions for link in action.links))


def _paragraph(found: Paragraph) -> Plain:
    return {"text": asdict(found.text)} | ({"author": found.author} if found.author else {})


def _action(action: Action) -> Plain:
    words = {
        key: asdict(getattr(action, key)) for key in ("title", "why", "what", "group", "coverage", "risk", "loses")
    }
    plain = {"panel": action.panel, "pillar": action.pillar, "status": action.status, "period": action.period}
    plain |= {"responsible": "; ".join((action.responsible, *action.corresponsible)), "scale": action.scale}
    plan = {"target": _target(action.target), "cost": _cost(action.cost), "cost_basis": asdict(action.cost.basis)}
    return words | plain | plan


def _target(target: Target | None) -> Plain | None:
    if target is None:
        return None
    aim = {"indicator": target.indicator, "direction": target.direction, "value": target.value, "unit": target.unit}
    return aim | {"date": target.date, "source": asdict(target.source), "baseline": target.baseline.id}


def _cost(cost: CostRange) -> Plain:
    if cost.state == "not_found":
        return {"state": cost.state}
    return {"low": cost.low, "high": cost.high, "currency": cost.currency, "year": cost.year}


def _section(section: Section) -> Plain:
    rows = {
        f"{grid.id}/{i}": {lang: " · ".join(words.to(lang) for words in row) for lang in LANGS}
        for grid in section.grids
        for i, row in enumerate(grid.rows, start=1)
    }
    return {"title": asdict(section.title), "rows": rows} | {p.id: asdict(p.text) for p in section.paragraphs}


def _number(e: Estimate) -> Plain:
    if isinstance(e.value, Absence):
        return {"absent": e.value.value, "unit": e.unit}
    ends = [e.interval.low, e.interval.high] if e.interval else None
    return {"value": e.value, "interval": ends, "n": e.n, "unit": e.unit, "quality": e.quality, "hash": e.hash}
