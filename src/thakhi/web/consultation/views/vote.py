"""The vote card, my answers, my data, erasing them."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from thakhi.terms.errors import CheckProblem
from thakhi.web.access import BeginFirst, SignInFirst, found
from thakhi.web.consultation import own, queries, voting
from thakhi.web.consultation.choices import ANSWER_WORDS, answers
from thakhi.web.consultation.models import Consultation, Proposal, Vote, Voter
from thakhi.web.consultation.phrases import PHRASES
from thakhi.web.consultation.views.read import about, link_of
from thakhi.web.language import link, spoken, tr
from thakhi.web.workshops.models import Cycle

LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class Mine:
    """A proposal with what I answered."""

    row: Proposal
    words: str
    vote: Vote
    answer: str


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def card(request: HttpRequest, cycle: str) -> HttpResponse:
    """One proposal at a time, the next that I have not answered; `?propuesta=` shows one to answer again."""
    row = found(request, Cycle.objects.all(), slug=cycle)
    voter = voting.voter_of(request, row)
    held = Consultation.objects.filter(cycle=row).first()
    if voter is None:
        return HttpResponseRedirect(link("consultation:begin", row.slug))
    if request.method == "POST":
        return _cast(request, row, voter)
    proposals = voting.in_order(voter, voting.open_proposals(row))
    given = voting.answers_of(voter)
    asked = request.GET.get("propuesta", "")
    shown = next((one for one in proposals if one.slug == asked), None)
    is_change = shown is not None and shown.pk in given
    shown = shown or next((one for one in proposals if one.pk not in given), None)
    done = sum(one.pk in given for one in proposals)
    page = {
        **about(row, (tr(PHRASES["vote"]), "")),
        "is_open": bool(held and held.is_open(timezone.now())),
        "row": shown,
        "words": queries.words_of(shown) if shown else "",
        "topic": queries.topic_words(row).get(shown.topic, shown.topic) if shown else "",
        "earlier": given.get(shown.pk) if shown and is_change else None,
        "answers": answers(),
        "counted": tr(PHRASES["counted"]).format(done if is_change else done + 1, len(proposals)),
        "total": len(proposals),
        "done": done,
    }
    return render(request, "consultation/card.html", page)


@never_cache
@require_safe
def mine(request: HttpRequest, cycle: str) -> HttpResponse:
    """My answers, each with the way to change it."""
    row, voter = _voting(request, cycle)
    held = Consultation.objects.filter(cycle=row).first()
    votes = Vote.objects.filter(voter=voter).select_related("proposal").order_by("proposal__order", "proposal_id")
    lines = [Mine(one.proposal, queries.words_of(one.proposal), one, tr(ANSWER_WORDS[one.answer])) for one in votes]
    is_open = bool(held and held.is_open(timezone.now()))
    page = {**about(row, (tr(PHRASES["mine"]), "")), "lines": lines, "is_open": is_open, "voter": voter}
    return render(request, "consultation/mine.html", page)


@never_cache
@require_safe
def data(request: HttpRequest, cycle: str) -> HttpResponse:
    """All that is kept of me in this consultation."""
    _, voter = _voting(request, cycle)
    return JsonResponse(own.data_of(voter), json_dumps_params={"ensure_ascii": False, "indent": 1})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, cycle: str) -> HttpResponse:
    """Removes my votes and reasons."""
    row, voter = _voting(request, cycle)
    if request.method == "POST":
        own.forget(voter)
        messages.success(request, tr(PHRASES["erased"]))
        return HttpResponseRedirect(link_of(row))
    page = {"heading": tr(PHRASES["erase"]), "lead": tr(PHRASES["erase_lead"]), "button": tr(PHRASES["erase_button"])}
    page |= about(row, (tr(PHRASES["erase"]), "")) | {"cancel": link("consultation:mine", row.slug)}
    return render(request, "web/confirm.html", page)


def _voting(request: HttpRequest, cycle: str) -> tuple[Cycle, Voter]:
    row = found(request, Cycle.objects.all(), slug=cycle)
    voter = voting.voter_of(request, row)
    if voter is None:
        raise BeginFirst("consultation:begin", row.slug) if request.user.is_authenticated else SignInFirst
    return row, voter


def _cast(request: HttpRequest, cycle: Cycle, voter: Voter) -> HttpResponse:
    """Keeps the answer, then the next card; what is wrong is told where the reader is."""
    back = link("consultation:vote", cycle.slug)
    answer = request.POST.get("answer", "")
    proposal = Proposal.objects.filter(cycle=cycle, slug=request.POST.get("proposal", "")).first()
    if proposal is None or answer not in ANSWER_WORDS:
        messages.error(request, tr(PHRASES["no_answer"]))
        return HttpResponseRedirect(back)
    reason = request.POST.get("reason", "").strip()[:LONGEST_REASON]
    try:
        important = request.POST.get("important") == "yes"
        voting.cast(voter, proposal, answer=answer, important=important, reason=reason)
    except CheckProblem as problem:
        messages.error(request, problem.text.to(spoken()))
        return HttpResponseRedirect(link_of(cycle))
    if request.POST.get("then") == "stop":
        messages.success(request, tr(PHRASES["thanks"]))
        return HttpResponseRedirect(link_of(cycle))
    return HttpResponseRedirect(link("consultation:mine", cycle.slug) if request.POST.get("back") else back)
