"""Files: the recording in pieces, the transcript as WebVTT and as plain text, all as consent lets them show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from thakhi.web.access import found
from thakhi.web.people.models import Person
from thakhi.web.transcripts.bridge import text_file, vtt_file
from thakhi.web.transcripts.models import Cue, Recording
from thakhi.web.transcripts.ranges import serve
from thakhi.web.transcripts.showing import ShownName, recording_offered, shown_names, visible_cues
from thakhi.web.transcripts.views.finding import one_transcript, seen_workshop

Writer = Callable[[Iterable[Cue], dict[int, ShownName]], Iterator[str]]


@require_safe
def recording(request: HttpRequest, cycle: str, workshop: str, recording: int) -> HttpResponseBase:
    """A recording: for everybody when it is public and everybody in it consents, else for who checks it."""
    rows = Recording.objects.select_related("workshop__cycle")
    row = found(request, rows, workshop__cycle__slug=cycle, workshop__slug=workshop, pk=recording)
    may = request.user.has_perm("transcripts.check", row) or recording_offered(row)
    if not may or not row.file or not row.file.storage.exists(str(row.file.name)):
        raise Http404
    return serve(request, Path(row.file.path), media_type=row.media_type or "application/octet-stream")


@require_safe
def vtt(request: HttpRequest, cycle: str, workshop: str) -> StreamingHttpResponse:
    """The transcript as WebVTT: captions, or a file to save."""
    return _file(request, cycle, workshop, lambda cues, names: vtt_file(cues, names=names), "text/vtt", "vtt")


@require_safe
def plain_text(request: HttpRequest, cycle: str, workshop: str) -> StreamingHttpResponse:
    """The transcript as plain text."""
    return _file(request, cycle, workshop, lambda cues, names: text_file(cues, names=names), "text/plain", "txt")


def _file(
    request: HttpRequest, cycle: str, workshop: str, write: Writer, media_type: str, ending: str
) -> StreamingHttpResponse:
    row = seen_workshop(request, cycle, workshop)
    transcript = one_transcript(request, row)
    cues = visible_cues(transcript)
    names = shown_names(Person.objects.filter(cues__in=cues.order_by()).distinct(), cycle=row.cycle)
    pieces = (piece.encode() for piece in write(cues.order_by("order").iterator(2_000), names))
    answer = StreamingHttpResponse(pieces, content_type=f"{media_type}; charset=utf-8")
    name = f"{row.cycle.slug}-{row.slug}.{transcript.language}.{ending}"
    answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer
