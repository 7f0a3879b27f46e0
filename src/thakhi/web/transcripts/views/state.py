"""How far a transcript is: what is missing, its speakers' answers, and the next step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thakhi.terms.errors import Problem
from thakhi.web.access import found, may
from thakhi.web.language import link, spoken, tr
from thakhi.web.people.links import link_address
from thakhi.web.transcripts.domain import intake, reviewing, steps
from thakhi.web.transcripts.models import Recording, Review, Transcript
from thakhi.web.transcripts.phrases import PHRASES
from thakhi.web.transcripts.showing import recordings_offered
from thakhi.web.transcripts.views.finding import seen_transcript, team_crumbs

Act = Callable[[HttpRequest, Transcript], str]
CHECKERS = ("checked",)  # whoever checks may say so; every other step is an organiser's


@require_http_methods(["GET", "HEAD", "POST"])
def state(request: HttpRequest, cycle: str, workshop: str, language: str) -> HttpResponse:
    """Where a transcript stands and what can be done next."""
    row = seen_transcript(request, cycle, workshop, language)
    error = ""
    if request.method == "POST":
        act = request.POST.get("act", "")
        may(request, "transcripts.check" if act in CHECKERS and row.state == "draft" else "transcripts.publish", row)
        try:
            messages.success(request, ACTS[act](request, row) if act in ACTS else tr(PHRASES["nothing_done"]))
        except Problem as problem:
            error = problem.text.to(spoken())
        else:
            return redirect(_next(act, row))
    return render(
        request, "transcripts/state.html", {**_page(request, row), "error": error}, status=409 if error else 200
    )


def _page(request: HttpRequest, row: Transcript) -> dict[str, Any]:
    recordings = list(Recording.objects.filter(workshop=row.workshop))
    return {
        "cycle": row.workshop.cycle,
        "workshop": row.workshop,
        "transcript": row,
        "missing": steps.missing(row),
        "reviews": row.reviews.select_related("person").order_by("person__name"),
        "speakers": reviewing.speakers_of(row),
        "now": timezone.now(),
        "steps": row.steps.select_related("by"),
        "count": row.cues.count(),
        "recordings": recordings,
        "offered": recordings_offered(recordings),
        "may_publish": request.user.has_perm("transcripts.publish", row),
        "place": "organise",
        "crumbs": team_crumbs(row, tr(PHRASES["state"])),
    }


def _next(act: str, row: Transcript) -> str:
    workshop = row.workshop
    if act == "discard":
        return link("transcripts:desk", workshop.cycle.slug)
    return link("transcripts:state", workshop.cycle.slug, workshop.slug, row.language)


def _checked(request: HttpRequest, row: Transcript) -> str:
    steps.go(row, "checked", by=request.user)
    return tr(PHRASES["now_checked"])


def _draft(request: HttpRequest, row: Transcript) -> str:
    steps.go(row, "draft", by=request.user)
    return tr(PHRASES["now_draft"])


def _send(request: HttpRequest, row: Transcript) -> str:
    asked = reviewing.ask_speakers(row, address=_address(request), by=request.user, now=timezone.now())
    left = ", ".join(person.name for person in asked.without_address)
    told = tr(PHRASES["now_sent"]).format(len(asked.written_to))
    return f"{told} {tr(PHRASES['without_address']).format(left)}" if left else told


def _remind(request: HttpRequest, row: Transcript) -> str:
    count = reviewing.remind(row, address=_address(request), by=request.user, now=timezone.now())
    return tr(PHRASES["now_reminded"]).format(count)


def _hand_over(request: HttpRequest, row: Transcript) -> str:
    key = request.POST.get("review", "")
    reviews = Review.objects.select_related("transcript__workshop__cycle", "person__account")
    review = found(request, reviews, transcript=row, pk=int(key) if key.isdigit() and len(key) < 19 else 0)
    address = reviewing.hand_over(review, address=_address(request), by=request.user, now=timezone.now())
    return tr(PHRASES["handed_over"]).format(name=review.person.name, link=address)


def _publish(request: HttpRequest, row: Transcript) -> str:
    steps.publish(
        row,
        by=request.user,
        answers_for_nameless="answers_for_nameless" in request.POST,
        with_recording="with_recording" in request.POST,
    )
    return tr(PHRASES["now_published"])


def _withdraw(request: HttpRequest, row: Transcript) -> str:
    steps.withdraw(row, by=request.user, why=request.POST.get("why", ""))
    return tr(PHRASES["now_withdrawn"])


def _discard(request: HttpRequest, row: Transcript) -> str:
    intake.discard(row, by=request.user)
    return tr(PHRASES["now_discarded"])


def _address(request: HttpRequest) -> reviewing.Address:
    return lambda secret, lang: link_address(request, secret, lang=lang)


ACTS: dict[str, Act] = {
    "checked": _checked,
    "draft": _draft,
    "send": _send,
    "remind": _remind,
    "hand-over": _hand_over,
    "publish": _publish,
    "withdraw": _withdraw,
    "discard": _discard,
}
