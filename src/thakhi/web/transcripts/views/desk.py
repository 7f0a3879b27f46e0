"""Recordings and transcripts of a cycle, for those who check them: what there is, what comes in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from thakhi.terms.errors import Problem
from thakhi.web.access import found
from thakhi.web.language import link, spoken, tr
from thakhi.web.people.audit import note
from thakhi.web.transcripts.domain import intake
from thakhi.web.transcripts.forms import RecordingForm, TranscriptForm, recording_name
from thakhi.web.transcripts.media import TRANSCRIPT_BYTES, refuse_early
from thakhi.web.transcripts.models import Recording, Transcript
from thakhi.web.transcripts.phrases import PHRASES
from thakhi.web.transcripts.showing import recordings_offered
from thakhi.web.transcripts.views.finding import desk_crumbs, seen_workshop
from thakhi.web.workshops.models import Cycle, Workshop
from thakhi.web.workshops.organise.frame import to_desk


@require_safe
def desk(request: HttpRequest, cycle: str) -> HttpResponse:
    """Every workshop of the cycle with its recordings and transcripts."""
    row = found(request, Cycle.objects.all(), "transcripts.check", slug=cycle)
    counted = Transcript.objects.annotate(
        cue_count=Count("cues"), nameless=Count("cues", filter=Q(cues__person=None))
    ).order_by("language")
    workshops = list(row.workshops.order_by("n").prefetch_related("recordings", Prefetch("transcripts", counted)))
    offered = recordings_offered(_recordings(workshops))
    page = {
        "cycle": row,
        "workshops": workshops,
        "offered": offered,
        "may_publish": request.user.has_perm("transcripts.publish", row),
        "place": "organise",
        "crumbs": [*to_desk(row), (tr(PHRASES["desk"]), "")],
    }
    return render(request, "transcripts/desk.html", page)


@csrf_exempt  # only so that a body too large is refused before it is read; the token is asked for below
@require_http_methods(["GET", "HEAD", "POST"])
def add_recording(request: HttpRequest, cycle: str, workshop: str) -> HttpResponse:
    """A recording comes in: a file or an address."""
    row = seen_workshop(request, cycle, workshop, "transcripts.publish")
    refuse_early(request, most=settings.RECORDING_BYTES)
    return _add_recording(request, row)


@csrf_protect
def _add_recording(request: HttpRequest, row: Workshop) -> HttpResponse:
    form = RecordingForm(request.POST or None, request.FILES or None, initial={"language": spoken()})
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            made = form.make(row)
            note(request.user, "recording.add", f"recording:{made.pk}", cycle=row.cycle.slug)
        messages.success(request, tr(PHRASES["recording_added"]))
        return redirect(link("transcripts:desk", row.cycle.slug))
    return _form_page(request, row, form, "add_recording", lead=tr(PHRASES["add_recording_lead"]))


@require_http_methods(["GET", "HEAD", "POST"])
def change_recording(request: HttpRequest, cycle: str, workshop: str, recording: int) -> HttpResponse:
    """A recording is made public, held back or removed, after a question."""
    row = seen_workshop(request, cycle, workshop, "transcripts.publish")
    item = found(request, Recording.objects.select_related("workshop__cycle"), workshop=row, pk=recording)
    act = request.GET.get("act", "")
    where = link("transcripts:desk", row.cycle.slug)
    if act not in ("offer", "hold", "remove"):
        return redirect(where)
    if request.method == "POST":
        _change(request, item, act)
        messages.success(request, tr(PHRASES[f"recording_{act}_done"]))
        return redirect(where)
    page = {
        "heading": tr(PHRASES[f"recording_{act}"]),
        "lead": f"{recording_name(item)}. {tr(PHRASES[f'recording_{act}_lead'])}",
        "button": tr(PHRASES[f"recording_{act}"]),
        "cancel": where,
        "cycle": row.cycle,
        "crumbs": desk_crumbs(row),
    }
    return render(request, "web/confirm.html", page)


@csrf_exempt  # as above
@require_http_methods(["GET", "HEAD", "POST"])
def take_in(request: HttpRequest, cycle: str, workshop: str) -> HttpResponse:
    """A transcript file comes in and is a draft."""
    row = seen_workshop(request, cycle, workshop, "transcripts.check")
    refuse_early(request, most=TRANSCRIPT_BYTES)
    return _take_in(request, row)


@csrf_protect
def _take_in(request: HttpRequest, row: Workshop) -> HttpResponse:
    form = TranscriptForm(
        request.POST or None,
        request.FILES or None,
        workshop=row,
        initial={"language": "es", "made_by": "machine"},
    )
    if request.method == "POST" and form.is_valid():
        try:
            taken = _taken(request, row, form)
        except Problem as problem:
            form.add_error("file", problem.to(spoken()))
        else:
            _tell(request, taken)
            return redirect(link("transcripts:check", row.cycle.slug, row.slug, taken.transcript.language))
    return _form_page(request, row, form, "import", lead=tr(PHRASES["import_lead"]))


def _taken(request: HttpRequest, row: Workshop, form: TranscriptForm) -> intake.TakenIn:
    given = form.cleaned_data
    return intake.take_in(
        row,
        given["file"].file,
        name=given["file"].name,
        language=given["language"],
        is_machine=given["made_by"] == "machine",
        tool=given["tool"],
        recording=given["recording"],
        by=request.user,
    )


def _tell(request: HttpRequest, taken: intake.TakenIn) -> None:
    """How many cues came in, and what was mended."""
    messages.success(request, tr(PHRASES["imported"]).format(taken.count))
    for remark in taken.told.first:
        where = tr(PHRASES["on_line"]).format(remark.line) if remark.line else ""
        messages.warning(request, f"{where}{remark.text.to(spoken())}")
    more = taken.told.counts.total() - len(taken.told.first)
    if more:
        messages.warning(request, tr(PHRASES["more_remarks"]).format(more))


@transaction.atomic
def _change(request: HttpRequest, item: Recording, act: str) -> None:
    cycle = item.workshop.cycle.slug
    note(request.user, f"recording.{act}", f"recording:{item.pk}", cycle=cycle)
    if act == "remove":
        file = item.file
        item.delete()
        if file:
            transaction.on_commit(lambda: file.storage.delete(str(file.name)))
        return
    item.is_public = act == "offer"
    item.save(update_fields=["is_public"])


def _form_page(request: HttpRequest, row: Workshop, form: Any, key: str, *, lead: str) -> HttpResponse:
    page = {
        "heading": tr(PHRASES[key]),
        "lead": lead,
        "form": form,
        "is_upload": True,
        "button": tr(PHRASES[f"{key}_button"]),
        "cancel": link("transcripts:desk", row.cycle.slug),
        "cycle": row.cycle,
        "place": "organise",
        "crumbs": desk_crumbs(row, (tr(PHRASES[key]), "")),
    }
    return render(request, "web/edit.html", page, status=200 if not form.errors else 422)


def _recordings(workshops: Iterable[Workshop]) -> list[Recording]:
    return [recording for workshop in workshops for recording in workshop.recordings.all()]
