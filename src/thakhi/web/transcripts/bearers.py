"""A speaker's private link: the own words, to be corrected, withheld, accepted; and what may be published of them."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from thakhi.terms.errors import InputProblem
from thakhi.web.language import spoken, tr
from thakhi.web.people.choices import USE_WORDS
from thakhi.web.people.consent import decide, granted_to
from thakhi.web.people.links import use_link
from thakhi.web.people.models import PrivateLink
from thakhi.web.transcripts.domain.editing import Wanted, mark_of
from thakhi.web.transcripts.domain.reviewing import answer, review_of
from thakhi.web.transcripts.models import Cue, CueVersion, Review
from thakhi.web.transcripts.phrases import PHRASES
from thakhi.web.transcripts.views.versions import changes

REVIEW_CUES = 80


def bear_review(request: HttpRequest, link: PrivateLink) -> HttpResponse:
    """A GET shows the own words; a POST keeps the answer."""
    review = review_of(link)
    if review is None:
        return render(request, "transcripts/review_gone.html", status=404)
    page: dict[str, Any] = {}
    if request.method == "POST":
        use_link(link)
        page = _answered(request, review)
        if not page:
            messages.success(request, tr(PHRASES["answer_kept"]))
            return redirect(request.get_full_path())
    status = 409 if "conflicts" in page else 422 if "error" in page else 200
    return render(
        request, "transcripts/review.html", {**_page(review, request.GET.get("part", "1")), **page}, status=status
    )


def _answered(request: HttpRequest, review: Review) -> dict[str, Any]:
    """Nothing when all was kept; else what went wrong."""
    given = request.POST
    own = review.transcript.cues.filter(person=review.person).values_list("pk", flat=True)
    wanted = [
        Wanted(
            key, str(given[f"text-{key}"]), review.person_id, f"withheld-{key}" in given, given.get(f"seen-{key}", "")
        )
        for key in own
        if f"text-{key}" in given
    ]
    try:
        saved = answer(review, wanted, comment=given.get("comment", ""), is_accepted=given.get("act") == "accept")
    except InputProblem as problem:
        return {"error": problem.text.to(spoken())}
    _decide(review, request)
    return {"conflicts": saved.conflicts} if saved.conflicts else {}


def _decide(review: Review, request: HttpRequest) -> None:
    """Keeps what the speaker allows, where it differs from before or was never asked."""
    if "uses" not in request.POST:
        return
    cycle = review.transcript.workshop.cycle.slug
    asked = set(review.person.consents.values_list("use", flat=True))
    for use in USE_WORDS:
        wants = f"use-{use}" in request.POST
        if use not in asked or wants != bool(granted_to(use, [review.person])):
            decide(review.person, use, is_granted=wants, how=PHRASES["by_review"].es, cycle=cycle)


def _page(review: Review, part: str) -> dict[str, Any]:
    transcript = review.transcript
    paged = Paginator(transcript.cues.filter(person=review.person).order_by("order"), REVIEW_CUES).get_page(part)
    cues = list(paged.object_list)
    return {
        "paged": paged,
        "cycle": transcript.workshop.cycle,
        "workshop": transcript.workshop,
        "transcript": transcript,
        "review": review,
        "turns": _turns(cues),
        "history": _history(cues),
        "uses": [(use, tr(words), bool(granted_to(use, [review.person]))) for use, words in USE_WORDS.items()],
        "is_late": review.due_at < timezone.now(),
    }


def _turns(cues: list[Cue]) -> list[list[tuple[Cue, str]]]:
    """Own cues that follow one another without somebody else's between them."""
    placed = groupby(enumerate(cues), key=lambda pair: pair[1].order - pair[0])
    return [[(cue, mark_of(cue)) for _, cue in group] for _, group in placed]


def _history(cues: list[Cue]) -> dict[int, list[Any]]:
    """The changes of own cues, as far as they were own then."""
    versions = list(
        CueVersion.objects.filter(cue__in=[cue.pk for cue in cues]).select_related("cue__person", "person", "by")
    )
    history: dict[int, list[Any]] = {}
    for change in changes(versions):
        if change.version.person_id == change.version.cue.person_id:
            history.setdefault(change.version.cue_id, []).append(change)
    return history


BEARERS = {"review": bear_review}
