"""What proposals, votes, road maps, results and scenarios look like in the open interface: as pages show them."""

from __future__ import annotations

import csv
import io
from dataclasses import asdict
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone

from thakhi.terms.absence import Absence
from thakhi.terms.estimate import Estimate, Interval
from thakhi.terms.roadmap import Action, Link, Roadmap
from thakhi.terms.scenario import ScenarioFigure
from thakhi.web.api.made import Facts, words
from thakhi.web.consultation.models import Consultation, Proposal
from thakhi.web.consultation.queries import UNSEEN
from thakhi.web.consultation.results import results_of
from thakhi.web.draft.models import Comment
from thakhi.web.draft.queries import Said, address_of, said_of
from thakhi.web.heard import bridge as balance
from thakhi.web.heard.cells import as_csv
from thakhi.web.heard.queries import gathered
from thakhi.web.language import link
from thakhi.web.progress_pages.models import Result
from thakhi.web.progress_pages.queries import public_results
from thakhi.web.roadmap_pages.models import Edition
from thakhi.web.roadmap_pages.road import has_road, road_of
from thakhi.web.simulator.queries import frozen_of
from thakhi.web.workshops.models import Cycle, Programme

SHARES = ("agree", "disagree", "passed", "important")
PAGES = {  # what a link rests on → the page of it, and whether the page belongs to the cycle
    "estimate": ("evidence_pages:indicator", False),
    "practice": ("practice_pages:practice", False),
    "statement": ("statements:statement", True),
    "agreement": ("consultation:proposal", True),
    "scenario": ("simulator:scenario", True),
}


def programmes(rows: list[Programme], of: Cycle, request: HttpRequest) -> list[Facts]:
    """The programmes that a cycle tells of."""
    return [
        {
            "id": row.slug,
            "name": words(row.name),
            "words": words(row.words),
            "address": request.build_absolute_uri(link("workshops:programme", of.slug, row.slug)),
        }
        for row in rows
    ]


# proposals and votes ---------------------------------------------------------------------------------------------


def public_proposals(of: Cycle) -> Any:
    """The proposals that everybody may read."""
    return Proposal.objects.filter(cycle=of).exclude(state__in=UNSEEN)


def votes(of: Cycle) -> list[Facts]:
    """What the votes showed, a line for everybody and for each group, once the vote is over; nothing before.

    What rests on too few voters has its absence in place of its numbers.
    """
    held = Consultation.objects.filter(cycle=of).first()
    if held is None or not held.is_closed(timezone.now()):
        return []
    shown = set(public_proposals(of).values_list("slug", flat=True))
    rows = csv.DictReader(io.StringIO(results_of(of, held).csv))
    return [_vote(row) for row in rows if row["proposal"] in shown]


def _vote(row: dict[str, str]) -> Facts:
    numbers = {f"{share}{end}": _number(row[f"{share}{end}"]) for share in SHARES for end in ("", "_low", "_high")}
    return {
        "proposal": row["proposal"],
        "verdict": row["verdict"],
        "dimension": row["dimension"],
        "level": row["level"],
        "n": int(row["n"]) if row["n"] else None,
        "absence": row["absence"] or None,
        **numbers,
        "consensus": _number(row["consensus"]),
    }


def proposals(rows: list[Proposal], of: Cycle, request: HttpRequest) -> list[Facts]:
    """Proposals in their own words."""
    return [
        {
            "id": row.slug,
            "words": row.words,
            "language": row.language,
            "translations": dict(row.translations),
            "topic": row.topic,
            "audience": row.audience,
            "author": row.author,
            "state": row.state,
            "merged_into": row.merged_into,
            "statements": list(row.statements),
            "answer": words(row.answer),
            "answered_by": row.answered_by,
            "answered_on": row.answered_on,
            "address": request.build_absolute_uri(link("consultation:proposal", of.slug, row.slug)),
        }
        for row in rows
    ]


def comments(rows: list[Comment], of: Cycle, request: HttpRequest) -> list[Facts]:
    """Comments as the page of comments shows them; nobody's code."""
    return [_comment(one, of, request) for one in said_of(rows, road(of) if rows else None)]


def _comment(one: Said, of: Cycle, request: HttpRequest) -> Facts:
    row = one.row
    return {
        "number": row.number,
        "passage": row.passage,
        "about": None if one.is_withheld else words(row.about),
        "is_about_earlier_words": one.is_earlier,
        "words": row.words,
        "language": row.language,
        "signed": row.signed,
        "date": timezone.localdate(row.at).isoformat(),
        "state": row.state,
        "verdict": row.verdict,
        "answer": words(row.answer),
        "answered_by": row.answered_by,
        "answered_on": timezone.localdate(row.answered_at).isoformat() if row.answered_at else "",
        "address": request.build_absolute_uri(address_of(row, of)),
    }


def heard(of: Cycle) -> list[Facts]:
    """Who was heard: every number of the page, with why there is none where there is none."""
    rows = csv.DictReader(io.StringIO(as_csv(balance.balance_of(gathered(of)[0]))))
    numbers = ("value", "share", "ci_low", "ci_high")
    return [{**row, **{name: _number(row[name]) for name in numbers}} for row in rows]


# the road map ----------------------------------------------------------------------------------------------------


def road(of: Cycle) -> Roadmap | None:
    """The road map as its pages show it now; None where there is none to show."""
    return road_of(of).road if has_road(of) else None


def actions(of: Cycle, request: HttpRequest) -> list[Facts]:
    """The actions of a road map with what they rest on."""
    made = road(of)
    return [_action(one, made, of, request) for one in made.actions] if made else []


def action(of: Cycle, name: str, request: HttpRequest) -> Facts:
    """One action. *Fails when* there is none of that name (404)."""
    made = road(of)
    found = next((one for one in made.actions if one.id == name), None) if made else None
    if made is None or found is None:
        raise Http404
    return _action(found, made, of, request)


def _action(one: Action, made: Roadmap, of: Cycle, request: HttpRequest) -> Facts:
    return {
        "id": one.id,
        "panel": one.panel,
        "pillar": one.pillar,
        "objective": one.objective,
        "title": words(one.title),
        "why": words(one.why),
        "what": words(one.what),
        "group": words(one.group),
        "risk": words(one.risk),
        "loses": words(one.loses),
        "standing": words(one.standing),
        "responsible": one.responsible,
        "corresponsible": list(one.corresponsible),
        "period": one.period,
        "status": one.status,
        "scale": one.scale,
        "reach": estimate(one.reach),
        "coverage": words(one.coverage),
        "cost": {
            "state": one.cost.state,
            "low": one.cost.low,
            "high": one.cost.high,
            "currency": one.cost.currency,
            "year": one.cost.year,
            "basis": words(one.cost.basis),
        },
        "budget": [
            {
                "year": line.year,
                "source": words(line.source),
                "state": line.state,
                "amount": line.amount,
                "currency": line.currency,
            }
            for line in one.budget
        ],
        "milestones": [
            {"id": step.id, "title": words(step.title), "start": step.start, "end": step.end} for step in one.milestones
        ],
        "target": target(one) if one.target else None,
        "links": [_support(found, made, of, request) for found in one.links],
        "synthetic": made.synthetic,
        "address": request.build_absolute_uri(link("roadmap_pages:action", of.slug, one.id)),
    }


def _support(one: Link, made: Roadmap, of: Cycle, request: HttpRequest) -> Facts:
    kind, _, rest = one.target.partition(":")
    page, is_own = PAGES.get(kind, ("", False))
    name = rest.partition("/")[2].partition(";")[0] if kind == "estimate" else rest
    address = ""
    if page and name:
        try:
            address = request.build_absolute_uri(link(page, *([of.slug] if is_own else []), name))
        except LookupError:
            address = ""
    return {
        "id": one.id,
        "kind": kind,
        "target": one.target,
        "is_current": one.id not in made.stale,
        "seen": one.seen,
        "confirmed_on": one.confirmed_on,
        "address": address,
    }


def targets(of: Cycle) -> list[Facts]:
    """Every target with its baseline and every later figure, and what the last one answers."""
    made = road(of)
    return [target(one) | {"readings": _readings(one, made)} for one in made.actions if one.target] if made else []


def target(one: Action) -> Facts:
    """The target of an action that has one."""
    assert one.target is not None
    found = one.target
    return {
        "action": one.id,
        "indicator": found.indicator,
        "where": found.where,
        "cell": dict(found.cell),
        "value": found.value,
        "unit": found.unit,
        "direction": found.direction,
        "date": found.date,
        "source": words(found.source),
        "baseline": estimate(found.baseline),
    }


def _readings(one: Action, made: Roadmap) -> list[Facts]:
    return [
        {
            "estimate": estimate(reading.estimate),
            "verdict": reading.verdict,
            "note": words(reading.note) if reading.note else None,
        }
        for reading in made.readings
        if reading.action == one.id
    ]


def results(of: Cycle) -> Any:
    """The approved results."""
    return public_results(of)


def result(row: Result) -> Facts:
    """One approved result; a part that is not known is null, never zero."""
    return {
        "action": row.action,
        "measure": row.measure,
        "date": row.date.isoformat(),
        "value": row.value,
        "women": row.women,
        "men": row.men,
        "unknown": row.unknown,
        "source": row.source,
        "comment": row.comment,
    }


def editions(of: Cycle, request: HttpRequest) -> list[Facts]:
    """The editions that were published for good, the latest first."""
    return [
        {
            "number": row.number,
            "title": row.title,
            "hash": row.edition_hash,
            "sha256": row.sha256,
            "published": row.at.isoformat(),
            "address": request.build_absolute_uri(link("roadmap_pages:edition", of.slug, row.number)),
        }
        for row in Edition.objects.filter(cycle=of.slug)
    ]


# scenarios -------------------------------------------------------------------------------------------------------


def figures(of: Cycle, scenario: str) -> list[Facts]:
    """Every figure of the frozen run of a scenario, both intervals apart. *Fails when* there is none (404)."""
    kept = frozen_of(of)
    found = next((one for one in kept.simulation.scenarios if one.id == scenario), None) if kept else None
    if found is None:
        raise Http404
    return [_figure(one) for one in found.figures]


def _figure(one: ScenarioFigure) -> Facts:
    dimension, level = one.group
    span = one.assumption
    return {
        "scenario": one.scenario,
        "measure": one.measure,
        "title": words(one.title),
        "dimension": dimension,
        "level": level,
        **estimate(one.estimate),
        "assumption_low": span.low if span else None,
        "assumption_high": span.high if span else None,
    }


def estimate(one: Estimate) -> Facts:
    """A number with its error, or why there is none."""
    span: Interval | None = one.interval
    is_absent = isinstance(one.value, Absence)
    return {
        "id": one.id,
        "estimate": None if is_absent else one.value,
        "absence": one.value.value if isinstance(one.value, Absence) else None,
        "unit": one.unit,
        "se": one.se,
        "ci_low": span.low if span else None,
        "ci_high": span.high if span else None,
        "n": one.n,
        "period": one.period.iso,
        "survey": one.survey,
        "synthetic": one.synthetic,
        "source": asdict(one.source),
        "command": one.command,
    }


def _number(words_of: str) -> float | None:
    return float(words_of) if words_of else None
