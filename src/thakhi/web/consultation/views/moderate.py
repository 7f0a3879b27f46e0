"""The team's desk: admitting, merging, answering, opening and closing, bringing in a conversation."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thakhi.terms.errors import InputProblem, Problem
from thakhi.web.access import found
from thakhi.web.consultation import bridge, domain, queries
from thakhi.web.consultation.forms import AnswerForm, ImportForm, MergeForm, OpenForm
from thakhi.web.consultation.models import Consultation, Proposal, Vote
from thakhi.web.consultation.phrases import PHRASES
from thakhi.web.consultation.views.read import about, proposal_of
from thakhi.web.language import link, spoken, tr
from thakhi.web.people.audit import note
from thakhi.web.people.forms import posted
from thakhi.web.workshops.models import Cycle

MAY = "consultation.moderate"
MOST_BYTES = 30 * 2**20


@never_cache
@require_safe
def desk(request: HttpRequest, cycle: str) -> HttpResponse:
    """What waits, with buttons; when the vote opens and closes; reasons that people gave."""
    row = found(request, Cycle.objects.all(), MAY, slug=cycle)
    held = Consultation.objects.filter(cycle=row).first()
    reasons = Vote.objects.filter(proposal__cycle=row).exclude(reason="").select_related("proposal")
    page = {
        **about(row, (tr(PHRASES["moderate"]), "")),
        "held": held,
        "groups": queries.lines(row, with_unseen=True, topics=queries.topic_words(row)),
        "reasons": reasons.order_by("proposal__order", "id")[:200],
        "is_open": bool(held and held.is_open(timezone.now())),
        "may_import": request.user.has_perm("consultation.import", row),
    }
    return render(request, "consultation/desk.html", page)


@require_POST
def move(request: HttpRequest, cycle: str, proposal: str) -> HttpResponse:
    """Admits, rejects or separates."""
    row = proposal_of(request, cycle, proposal, MAY)
    act = request.POST.get("act", "")
    if act in domain.MOVES:
        domain.move(row, act, by=request.user)
        messages.success(request, tr(PHRASES["done"]))
    return HttpResponseRedirect(link("consultation:moderate", cycle))


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, cycle: str, proposal: str) -> HttpResponse:
    """Into another one; nobody's vote moves."""
    row = proposal_of(request, cycle, proposal, MAY)
    form = MergeForm(posted(request), row=row)
    if request.method == "POST" and form.is_valid():
        domain.merge(row, form.cleaned_data["into"], by=request.user)
        messages.success(request, tr(PHRASES["done"]))
        return HttpResponseRedirect(link("consultation:proposal", cycle, row.slug))
    return _form(request, row, form, heading="merge", lead="merge_lead")


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, cycle: str, proposal: str) -> HttpResponse:
    """The official answer."""
    row = proposal_of(request, cycle, proposal, MAY)
    form = AnswerForm(posted(request), initial={"words": row.answer, "who": row.answered_by})
    if request.method == "POST" and form.is_valid():
        domain.answer(request, row, **form.cleaned_data, by=request.user)
        return HttpResponseRedirect(link("consultation:proposal", cycle, row.slug))
    return _form(request, row, form, heading="give_answer", lead="answer_lead")


@require_http_methods(["GET", "HEAD", "POST"])
def open_vote(request: HttpRequest, cycle: str) -> HttpResponse:
    """From when to when people vote."""
    row = found(request, Cycle.objects.all(), MAY, slug=cycle)
    form = OpenForm(posted(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        domain.open_vote(row, opens_at=given["opens_at"], closes_at=given["closes_at"], by=request.user)
        return HttpResponseRedirect(link("consultation:moderate", cycle))
    page = {**about(row, (tr(PHRASES["open_vote"]), "")), "form": form, "heading": tr(PHRASES["open_vote"])}
    page |= {"lead": tr(PHRASES["open_lead"]), "cancel": link("consultation:moderate", cycle)}
    return render(request, "web/edit.html", page, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def close_vote(request: HttpRequest, cycle: str) -> HttpResponse:
    """Asks, then closes."""
    row = found(request, Cycle.objects.all(), MAY, slug=cycle)
    if request.method == "POST":
        domain.close_vote(row, by=request.user)
        return HttpResponseRedirect(link("consultation:moderate", cycle))
    page = {**about(row, (tr(PHRASES["close_vote"]), "")), "heading": tr(PHRASES["close_vote"])}
    page |= {"lead": tr(PHRASES["close_lead"]), "button": tr(PHRASES["close_vote"])}
    return render(request, "web/confirm.html", page | {"cancel": link("consultation:moderate", cycle)})


@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest, cycle: str) -> HttpResponse:
    """A conversation of Pol.is, where nothing was proposed yet."""
    row = found(request, Cycle.objects.all(), "consultation.import", slug=cycle)
    form = ImportForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            _bring(request, row, form)
            return HttpResponseRedirect(link("consultation:moderate", cycle))
        except Problem as problem:
            form.add_error(None, problem.to(spoken()))
    page = {**about(row, (tr(PHRASES["bring"]), "")), "form": form, "heading": tr(PHRASES["bring"])}
    page |= {"lead": tr(PHRASES["bring_lead"]), "is_upload": True, "cancel": link("consultation:moderate", cycle)}
    return render(request, "web/edit.html", page, status=400 if form.errors else 200)


@transaction.atomic
def _bring(request: HttpRequest, cycle: Cycle, form: ImportForm) -> None:
    Cycle.objects.select_for_update().get(pk=cycle.pk)
    files = [form.cleaned_data[name] for name in ("comments", "votes")]
    if Proposal.objects.filter(cycle=cycle).exists():
        raise InputProblem(domain.HAS_PROPOSALS)
    if any(file.size > MOST_BYTES for file in files):
        raise InputProblem(domain.TOO_LARGE)
    read = bridge.conversation(*(file.read() for file in files), language=spoken())
    bridge.put(cycle, read)
    domain.consultation_of(cycle)
    note(request.user, "consultation.import", f"cycle:{cycle.slug}", cycle=cycle.slug)
    messages.success(request, tr(PHRASES["brought"]).format(len(read.proposals), len(read.votes)))


def _form(
    request: HttpRequest, row: Proposal, form: MergeForm | AnswerForm, *, heading: str, lead: str
) -> HttpResponse:
    page = {**about(row.cycle, (tr(PHRASES[heading]), "")), "form": form, "heading": tr(PHRASES[heading])}
    page |= {"lead": f"{tr(PHRASES[lead])} «{queries.words_of(row)}»"}
    page |= {"cancel": link("consultation:proposal", row.cycle.slug, row.slug)}
    return render(request, "web/edit.html", page, status=400 if form.errors else 200)
