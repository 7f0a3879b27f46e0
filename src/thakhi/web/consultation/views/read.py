"""Reading: the consultations, one of them, one proposal with its lineage, the feed."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from thakhi.web.access import found
from thakhi.web.consultation import queries
from thakhi.web.consultation.models import Consultation, Proposal
from thakhi.web.consultation.phrases import PHRASES
from thakhi.web.consultation.voting import answers_of, may_see_results, voter_of
from thakhi.web.language import link, spoken, tr
from thakhi.web.templatetags.site import said
from thakhi.web.workshops.doors import Door, doors
from thakhi.web.workshops.models import Cycle


@require_safe
def cycles(request: HttpRequest) -> HttpResponse:
    """The consultations that this reader may see; an honest page where there is none."""
    rows = queries.consultations(request.user)
    return render(request, "consultation/cycles.html", {"rows": rows, "place": "consultation"})


@never_cache
@require_safe
def consultation(request: HttpRequest, cycle: str) -> HttpResponse:
    """The proposals of a cycle, and what one can do now."""
    row = found(request, Cycle.objects.all(), slug=cycle)
    held = Consultation.objects.filter(cycle=row).first()
    voter, now = voter_of(request, row), timezone.now()
    may_moderate = request.user.has_perm("consultation.moderate", row)
    lines = queries.lines(row, with_unseen=may_moderate, topics=queries.topic_words(row))
    page = {
        **about(row),
        "held": held,
        "is_open": bool(held and held.is_open(now)),
        "is_closed": bool(held and held.is_closed(now)),
        "groups": lines,
        "answered": len(answers_of(voter)),
        "may_moderate": may_moderate,
        "sees_results": may_see_results(row, held, voter),
    }
    return render(request, "consultation/consultation.html", page)


@never_cache
@require_safe
def proposal(request: HttpRequest, cycle: str, proposal: str) -> HttpResponse:
    """One proposal: what it rests on, what it was merged with, the official answer, what happened to it."""
    row = proposal_of(request, cycle, proposal)
    page = {
        **about(row.cycle, (tr(PHRASES["proposal"]), "")),
        "row": row,
        "words": queries.words_of(row),
        "topic": queries.topic_words(row.cycle).get(row.topic, row.topic),
        "merged_here": queries.merged_here(row),
        "merged_into": Proposal.objects.filter(cycle=row.cycle, slug=row.merged_into).first(),
        "quotes": queries.quotes_of(row),
        "doors": [*_results_door(request, row.cycle), *doors("proposal_doors", row, request.user)],
        "changes": queries.changes_of(row.cycle, [row.slug]),
        "may_moderate": request.user.has_perm("consultation.moderate", row.cycle),
    }
    return render(request, "consultation/proposal.html", page)


@require_safe
def feed(request: HttpRequest, cycle: str) -> HttpResponse:
    """What changed in the consultation as Atom, newest first."""
    row = found(request, Cycle.objects.all(), slug=cycle)
    page = request.build_absolute_uri(link("consultation:consultation", row.slug))
    atom = Atom1Feed(
        title=f"{tr(PHRASES['place'])} · {said(row.title)}",
        link=page,
        description=tr(PHRASES["lead"]),
        language=spoken(),
        feed_url=request.build_absolute_uri(),
        feed_guid=page,
    )
    for change in queries.changes_of(row):
        atom.add_item(
            title=change.words, link=page, description=change.proposal, updateddate=change.at, unique_id=change.key
        )
    return HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def proposal_of(request: HttpRequest, cycle: str, slug: str, permission: str = "workshops.see") -> Proposal:
    """The proposal of an address; what is not admitted yet is the team's only."""
    row = found(request, Proposal.objects.select_related("cycle"), permission, cycle__slug=cycle, slug=slug)
    if row.state in queries.UNSEEN and not request.user.has_perm("consultation.moderate", row.cycle):
        raise Http404
    return row


def about(cycle: Cycle, *crumbs: tuple[str, str]) -> dict[str, Any]:
    """What every page of a consultation knows."""
    trail = [(tr(PHRASES["place"]), link("consultation:list")), (said(cycle.title), link_of(cycle)), *crumbs]
    return {"cycle": cycle, "crumbs": trail, "place": "consultation"}


def _results_door(request: HttpRequest, cycle: Cycle) -> list[Door]:
    """The results of the vote, where this reader may see them."""
    held = Consultation.objects.filter(cycle=cycle).first()
    if not may_see_results(cycle, held, voter_of(request, cycle)):
        return []
    return [Door(tr(PHRASES["results"]), link("consultation:results", cycle.slug))]


def link_of(cycle: Cycle) -> str:
    """The page of a consultation."""
    return link("consultation:consultation", cycle.slug)
