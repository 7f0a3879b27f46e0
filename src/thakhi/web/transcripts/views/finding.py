"""The rows that the pages of transcripts are about, if this reader may have them."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from thakhi.web.access import found
from thakhi.web.language import link, spoken, tr
from thakhi.web.phrases import PHRASES as SITE
from thakhi.web.templatetags.site import said
from thakhi.web.transcripts.models import Transcript
from thakhi.web.transcripts.phrases import PHRASES
from thakhi.web.workshops.models import Cycle, Workshop
from thakhi.web.workshops.organise.frame import to_desk

Crumbs = list[tuple[str, str]]


def seen_workshop(request: HttpRequest, cycle: str, workshop: str, permission: str = "workshops.see") -> Workshop:
    """The workshop of an address."""
    return found(request, Workshop.objects.select_related("cycle"), permission, cycle__slug=cycle, slug=workshop)


def seen_transcript(
    request: HttpRequest, cycle: str, workshop: str, language: str, permission: str = "transcripts.check"
) -> Transcript:
    """The transcript of an address of the team's."""
    rows = Transcript.objects.select_related("workshop__cycle", "recording")
    where = {"workshop__cycle__slug": cycle, "workshop__slug": workshop, "language": language}
    return found(request, rows, permission, **where)


def published_transcript(request: HttpRequest, workshop: Workshop) -> tuple[Transcript | None, list[str]]:
    """The published transcript of a workshop in the language asked for, or the reader's, or any; and its languages."""
    rows = {row.language: row for row in Transcript.objects.filter(workshop=workshop, state="published")}
    for row in rows.values():
        row.workshop = workshop
    asked = request.GET.get("lang", "")
    chosen = rows.get(asked) or rows.get(spoken()) or next(iter(rows.values()), None)
    return chosen, list(rows)


def one_transcript(request: HttpRequest, workshop: Workshop) -> Transcript:
    """The same, or there is nothing here."""
    chosen, _ = published_transcript(request, workshop)
    if chosen is None:
        raise Http404
    return chosen


def shown_crumbs(workshop: Workshop, *more: tuple[str, str]) -> Crumbs:
    """The way to a public page."""
    cycle = workshop.cycle
    return [
        (tr(SITE["workshops"]), link("workshops:list")),
        (said(cycle.title), link("workshops:cycle", cycle.slug)),
        (said(workshop.title), link("workshops:workshop", cycle.slug, workshop.slug)),
        *more,
    ]


def desk_crumbs(workshop: Workshop, *more: tuple[str, str]) -> Crumbs:
    """The way to a page of the team."""
    return [*_to_desk(workshop.cycle), (said(workshop.title), ""), *more]


def _to_desk(cycle: Cycle) -> Crumbs:
    return [*to_desk(cycle), (tr(PHRASES["desk"]), link("transcripts:desk", cycle.slug))]


def team_crumbs(transcript: Transcript, here: str = "") -> Crumbs:
    """The way to a page about one transcript."""
    workshop = transcript.workshop
    where = link("transcripts:check", workshop.cycle.slug, workshop.slug, transcript.language)
    return [
        *_to_desk(workshop.cycle),
        (f"{said(workshop.title)} ({transcript.language})", where if here else ""),
        *([(here, "")] if here else []),
    ]
