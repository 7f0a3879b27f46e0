"""Calendar files, the feed of a cycle, its documents: what programs ask for."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.text import slugify
from django.views.decorators.http import conditional_page, require_safe

from thakhi.web.access import found
from thakhi.web.language import link, spoken, tr
from thakhi.web.templatetags.site import said
from thakhi.web.workshops.bridge import calendar_of
from thakhi.web.workshops.models import Change, Cycle, Document, Workshop
from thakhi.web.workshops.phrases import PHRASES
from thakhi.web.workshops.queries import workshops_of
from thakhi.web.workshops.uploads import MEDIA_TYPES

ENTRIES = 50


@require_safe
@conditional_page
def cycle_calendar(request: HttpRequest, cycle: str) -> HttpResponse:
    """The dates of a cycle, for a calendar program to follow."""
    row = found(request, Cycle.objects.all(), slug=cycle)
    return _calendar(request, row, workshops_of(row), name=row.slug)


@require_safe
@conditional_page
def workshop_calendar(request: HttpRequest, cycle: str, workshop: str) -> HttpResponse:
    """The date of a workshop, to add to a calendar."""
    row = found(request, Workshop.objects.select_related("cycle"), cycle__slug=cycle, slug=workshop)
    if row.starts is None:
        raise Http404
    return _calendar(request, row.cycle, [row], name=f"{cycle}-{row.slug}")


@require_safe
@conditional_page
def feed(request: HttpRequest, cycle: str) -> HttpResponse:
    """The changes of a cycle as Atom, newest first; each workshop is an entry too."""
    row = found(request, Cycle.objects.all(), slug=cycle)
    page = request.build_absolute_uri(link("workshops:cycle", row.slug))
    atom = Atom1Feed(
        title=said(row.title),
        link=page,
        description=said(row.summary),
        language=spoken(),
        feed_url=request.build_absolute_uri(),
        feed_guid=page,
    )
    _tell_changes(atom, row.changes.select_related("workshop")[:ENTRIES], page, request)
    _tell_workshops(atom, workshops_of(row), request)
    atom.items.sort(key=lambda item: item["updateddate"], reverse=True)
    return HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


@require_safe
def document(request: HttpRequest, cycle: str, workshop: str, document: int) -> FileResponse:
    """A document of a workshop as a file to save: never opened inside the site, whatever it holds."""
    rows = Document.objects.select_related("workshop__cycle")
    row = found(request, rows, workshop__cycle__slug=cycle, workshop__slug=workshop, pk=document)
    ending = PurePosixPath(row.file.name or "").suffix.lower()
    if not row.file.name or not row.file.storage.exists(row.file.name):
        raise Http404
    name = (slugify(said(row.title))[:80] or "documento") + ending
    kind = MEDIA_TYPES.get(ending, "application/octet-stream")
    answer = FileResponse(row.file.open("rb"), as_attachment=True, filename=name, content_type=kind)
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _calendar(request: HttpRequest, cycle: Cycle, workshops: Iterable[Workshop], *, name: str) -> HttpResponse:
    def address(workshop: Workshop) -> str:
        return request.build_absolute_uri(link("workshops:workshop", cycle.slug, workshop.slug))

    answer = HttpResponse(
        calendar_of(cycle, workshops, address=address), content_type="text/calendar; charset=utf-8; method=PUBLISH"
    )
    answer.headers["Content-Disposition"] = f'inline; filename="{name}.ics"'
    return answer


def _tell_changes(atom: Atom1Feed, changes: Iterable[Change], page: str, request: HttpRequest) -> None:
    for change in changes:
        where = page
        if change.workshop:
            where = request.build_absolute_uri(link("workshops:workshop", change.cycle.slug, change.workshop.slug))
        atom.add_item(
            title=said(change.text),
            link=where,
            description=said(change.workshop.title) if change.workshop else said(change.text),
            unique_id=f"{page}#change-{change.pk}",
            pubdate=change.at,
            updateddate=change.at,
        )


def _tell_workshops(atom: Atom1Feed, workshops: Iterable[Workshop], request: HttpRequest) -> None:
    for workshop in workshops:
        atom.add_item(
            title=tr(PHRASES["feed_workshop"]).format(workshop.n, said(workshop.title)),
            link=request.build_absolute_uri(link("workshops:workshop", workshop.cycle.slug, workshop.slug)),
            description=said(workshop.theme),
            unique_id=workshop.uid.urn,
            pubdate=workshop.updated_at,
            updateddate=workshop.updated_at,
        )
