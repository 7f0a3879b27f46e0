"""Every wording that a transcript has had: what changed, who changed it and when."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thakhi.web.language import tr
from thakhi.web.transcripts.models import Cue, CueVersion
from thakhi.web.transcripts.phrases import PHRASES
from thakhi.web.transcripts.views.finding import seen_transcript, team_crumbs

PAGE = 50


@dataclass(frozen=True, slots=True)
class ChangeOfCue:
    """A change: the wording before it and the wording that it made."""

    version: CueVersion
    after_text: str
    after_person: str
    is_withheld_after: bool


@require_safe
def versions(request: HttpRequest, cycle: str, workshop: str, language: str) -> HttpResponse:
    """The changes of a transcript, or of one of its cues, newest first."""
    row = seen_transcript(request, cycle, workshop, language)
    rows = CueVersion.objects.filter(cue__transcript=row).select_related("cue__person", "person", "by")
    cue = request.GET.get("cue", "")
    if cue:
        rows = rows.filter(cue__cue_id=cue)
    page = Paginator(rows.order_by("-until", "-pk"), PAGE).get_page(request.GET.get("page"))
    shown = {
        "cycle": row.workshop.cycle,
        "workshop": row.workshop,
        "transcript": row,
        "changes": changes(list(page.object_list)),
        "page": page,
        "cue": cue,
        "place": "organise",
        "crumbs": team_crumbs(row, tr(PHRASES["versions"])),
    }
    return render(request, "transcripts/versions.html", shown)


def changes(versions: list[CueVersion]) -> list[ChangeOfCue]:
    """Each version beside what followed it: the next version of its cue, or the cue as it is now. One query."""
    cues = {version.cue_id for version in versions}
    later: dict[int, list[CueVersion]] = {}
    for version in CueVersion.objects.filter(cue__in=cues).select_related("person").order_by("until", "pk"):
        later.setdefault(version.cue_id, []).append(version)
    return [_change(version, later[version.cue_id]) for version in versions]


def _change(version: CueVersion, of_cue: list[CueVersion]) -> ChangeOfCue:
    place = next(n for n, other in enumerate(of_cue) if other.pk == version.pk)
    after: CueVersion | Cue = of_cue[place + 1] if place + 1 < len(of_cue) else version.cue
    name = after.person.name if after.person else ""
    return ChangeOfCue(version, after.text, name, after.is_withheld)
