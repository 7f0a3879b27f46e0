"""The transcript as readers see it: player and words, a part at a time; a moment in its context; words found in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thakhi.web.kept_pages import kept_value, same_for_strangers
from thakhi.web.language import link, tr
from thakhi.web.templatetags.site import said
from thakhi.web.transcripts.citing import Citation, citation
from thakhi.web.transcripts.finding import LONGEST, places
from thakhi.web.transcripts.models import Recording, Transcript
from thakhi.web.transcripts.phrases import PHRASES
from thakhi.web.transcripts.schema import recording_object, with_clip
from thakhi.web.transcripts.showing import hidden_count, recordings_offered, visible_cues
from thakhi.web.transcripts.turns import Moment, Part, Turn, part_with, parts_of, turns_of
from thakhi.web.transcripts.views.finding import published_transcript, seen_workshop, shown_crumbs
from thakhi.web.workshops.doors import doors
from thakhi.web.workshops.models import Workshop

QUOTED_TURNS = 8


@dataclass(frozen=True, slots=True)
class Search:
    """Words sought in a transcript: which of the cues that have them is shown, and the addresses of its neighbours."""

    words: str
    count: int = 0
    nth: int = 0
    before: str = ""
    after: str = ""


@require_safe
@same_for_strangers
def transcript(request: HttpRequest, cycle: str, workshop: str, part: int = 1) -> HttpResponse:
    """What was said in a workshop."""
    row = seen_workshop(request, cycle, workshop)
    chosen, languages = published_transcript(request, row)
    if chosen is None:
        return _nothing(request, row, status=200 if part == 1 else 404)
    whole = _whole(request, chosen)
    parts = whole.parts
    search, at = _search(request, chosen)
    here = part_with(parts, at) if at is not None else next((p for p in parts if p.number == part), None)
    if here is None:
        raise Http404
    page = _page(request, chosen, whole, here, meant=None if at is None else _moment_at(chosen, at))
    found_at = next((n for n, turn in enumerate(page["turns"]) if turn.is_meant), -1)
    more = {"search": search, "languages": languages, "found_at": found_at}
    return render(request, "transcripts/transcript.html", {**page, **more})


@require_safe
@same_for_strangers
def moment(request: HttpRequest, cycle: str, workshop: str, span: str) -> HttpResponse:
    """A moment in its context, with its words as a quote."""
    row = seen_workshop(request, cycle, workshop)
    meant = Moment.read(span)
    chosen, languages = published_transcript(request, row)
    if meant is None:
        raise Http404
    if chosen is None:
        return _nothing(request, row, status=404)
    first = visible_cues(chosen).filter(_overlaps(meant)).order_by("order").values_list("order", flat=True).first()
    whole = _whole(request, chosen)
    here = part_with(whole.parts, first) if first is not None else None
    if here is None:
        return _nothing(request, row, status=404)
    page = _page(request, chosen, whole, here, meant=meant)
    said_then = _meant_turns(page["turns"])
    where = request.build_absolute_uri(link("transcripts:moment", row.cycle.slug, row.slug, str(meant)))
    quote: Citation = citation(row, said_then, meant, address=where)
    page["data"] = with_clip(page["data"], quote=quote, meant=meant) if page["data"] else None
    cut = doors("moment_doors", chosen, meant, request.user)
    more = {"quote": quote, "doors": cut, "canonical": where, "search": Search(""), "languages": languages}
    return render(request, "transcripts/transcript.html", {**page, **more})


@dataclass(frozen=True, slots=True)
class Whole:
    """What every page of a transcript says of all of it."""

    parts: list[Part]
    hidden: int
    recording: Recording | None
    has_recording: bool


def _whole(request: HttpRequest, chosen: Transcript) -> Whole:
    return kept_value(request, f"transcript:{chosen.pk}", partial(_made_whole, chosen))


def _made_whole(chosen: Transcript) -> Whole:
    recordings = list(chosen.workshop.recordings.all())
    offered = recordings_offered(recordings)
    return Whole(
        parts=parts_of(chosen),
        hidden=hidden_count(chosen),
        recording=_best([rec for rec in recordings if rec.pk in offered], chosen),
        has_recording=any(rec.file or rec.url for rec in recordings),
    )


def _page(
    request: HttpRequest, chosen: Transcript, whole: Whole, here: Part, *, meant: Moment | None
) -> dict[str, Any]:
    row = chosen.workshop
    cues = chosen.cues.filter(order__range=(here.first, here.last))
    return {
        "cycle": row.cycle,
        "workshop": row,
        "transcript": chosen,
        "turns": turns_of(cues, cycle=row.cycle_id, meant=meant),
        "meant": meant,
        "parts": whole.parts,
        "here": here,
        "hidden": whole.hidden,
        "recording": whole.recording,
        "has_recording": whole.has_recording,
        "data": _data(request, row, chosen, whole.recording),
        "may_check": request.user.has_perm("transcripts.check", row),
        "place": "workshops",
        "crumbs": shown_crumbs(row, (tr(PHRASES["transcript"]), "")),
    }


def _data(
    request: HttpRequest, row: Workshop, chosen: Transcript, recording: Recording | None
) -> dict[str, Any] | None:
    if recording is None:
        return None
    return recording_object(row, chosen, recording, whole=request.build_absolute_uri)


def _best(recordings: list[Recording], chosen: Transcript) -> Recording | None:
    """The recording that the transcript was made from, else one kept here, else one kept elsewhere."""
    return max(recordings, key=lambda rec: (rec.pk == chosen.recording_id, bool(rec.file), -rec.pk), default=None)


def _search(request: HttpRequest, chosen: Transcript) -> tuple[Search, int | None]:
    """What is sought, and the place of the cue to show."""
    words = " ".join(request.GET.get("q", "").split())[:LONGEST]
    found = places(chosen, words) if words else []
    if not found:
        return Search(words), None
    asked = request.GET.get("n", "1")
    nth = min(max(int(asked) if asked.isdigit() and len(asked) < 9 else 1, 1), len(found))
    where = link("transcripts:transcript", chosen.workshop.cycle.slug, chosen.workshop.slug)

    def address(n: int) -> str:
        query = {"q": words, "n": n, **({"lang": request.GET["lang"]} if "lang" in request.GET else {})}
        return f"{where}?{urlencode(query)}#found" if 1 <= n <= len(found) else ""

    return Search(words, len(found), nth, address(nth - 1), address(nth + 1)), found[nth - 1]


def _moment_at(chosen: Transcript, order: int) -> Moment:
    start, end = chosen.cues.filter(order=order).values_list("start_ms", "end_ms")[0]
    return Moment(start, end)


def _overlaps(meant: Moment) -> Q:
    return Q(start_ms__lt=max(meant.end_ms, meant.start_ms + 1)) & (
        Q(end_ms__gt=meant.start_ms) | Q(start_ms__gte=meant.start_ms)
    )


def _meant_turns(turns: list[Turn]) -> list[Turn]:
    """The turns in which the address names something, with what it names only."""
    meant = []
    for turn in turns:
        cues = tuple(cue for cue in turn.cues if cue.is_meant)
        if cues:
            meant.append(Turn(turn.speaker, cues[0].start_ms, cues[-1].end_ms, cues))
    return meant[:QUOTED_TURNS]


def _nothing(request: HttpRequest, row: Workshop, *, status: int) -> HttpResponse:
    page = {
        "cycle": row.cycle,
        "workshop": row,
        "place": "workshops",
        "may_check": request.user.has_perm("transcripts.check", row),
        "is_moment": status == 404,
        "crumbs": shown_crumbs(row, (tr(PHRASES["transcript"]), "")),
        "heading": f"{tr(PHRASES['transcript'])}: {said(row.title)}",
    }
    return render(request, "transcripts/nothing.html", page, status=status)
