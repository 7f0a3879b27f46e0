"""The list of quotes of a cycle and the page of each."""

from __future__ import annotations

from collections import Counter
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thakhi.web.access import found
from thakhi.web.kept_pages import same_for_strangers
from thakhi.web.language import link, tr
from thakhi.web.people.choices import SECTOR_WORDS
from thakhi.web.people.models import AuditEntry
from thakhi.web.phrases import PHRASES as SITE
from thakhi.web.statements import bridge
from thakhi.web.statements.models import Statement
from thakhi.web.statements.phrases import PHRASES
from thakhi.web.statements.queries import Quote, filtered, quotes, statements_in
from thakhi.web.statements.schema import quotation
from thakhi.web.templatetags.site import said
from thakhi.web.transcripts.queries import recordings_offered
from thakhi.web.workshops.doors import doors
from thakhi.web.workshops.models import Cycle

PER_PAGE = 30
FILTERS = {"topic": "tema", "sector": "sector", "workshop": "taller"}  # the same words in both languages: permanent


def chosen(request: HttpRequest) -> dict[str, str]:
    """What the address asks for."""
    return {name: request.GET.get(word, "")[:80] for name, word in FILTERS.items()}


@require_safe
@same_for_strangers
def quote_list(request: HttpRequest, cycle: str) -> HttpResponse:
    """The quotes of a cycle; a withdrawn one counts, without its words."""
    row = found(request, Cycle.objects.all(), slug=cycle)
    wanted = chosen(request)
    states = Counter(filtered(statements_in(row), **wanted).order_by().values_list("is_withdrawn", flat=True))
    page = Paginator(filtered(statements_in(row), **wanted).order_by("pk"), PER_PAGE).get_page(request.GET.get("p"))
    words = {
        "cycle": row,
        "quotes": quotes(page.object_list, row),
        "page": page,
        "total": states.total(),
        "withdrawn": states[True],
        "filters": _filters(row, wanted),
        "is_filtered": any(wanted.values()),
        "query": urlencode({FILTERS[k]: v for k, v in wanted.items() if v}),
        "pages": _pages(page, wanted),
        "may_make": request.user.has_perm("workshops.facilitate", row),
        "place": "workshops",
        "crumbs": [*crumbs_of(row)[:-1], (tr(PHRASES["list_title"]), "")],
    }
    return render(request, "statements/list.html", words)


@require_safe
@same_for_strangers
def quote_page(request: HttpRequest, cycle: str, slug: str) -> HttpResponse:
    """One quote, for good at this address."""
    row = found(request, Statement.objects.select_related("cycle"), cycle__slug=cycle, slug=slug)
    is_team = request.user.has_perm("workshops.facilitate", row)
    if row.deleted_at is not None:
        return _deleted(request, row, is_team=is_team)
    (quote,) = quotes(statements_in(row.cycle).filter(pk=row.pk), row.cycle)
    heading = tr(PHRASES["quote_of"]).format(quote.name) if quote.is_shown else tr(PHRASES["quote"])
    words = {
        "cycle": row.cycle,
        "quote": quote,
        "heading": heading,
        "plays": _plays(quote),
        "supports": _supports(quote),
        "used_in": bridge.used_in(row.cycle, row.slug),
        "doors": doors("statement_doors", row, request.user) if quote.is_shown else [],
        "history": _history(row),
        "is_team": is_team,
        "address": request.build_absolute_uri(link("statements:statement", row.cycle.slug, row.slug)),
        "data": quotation(quote, whole=request.build_absolute_uri),
        "place": "workshops",
        "crumbs": [*crumbs_of(row.cycle), (row.slug, "")],
    }
    return render(request, "statements/statement.html", words)


def crumbs_of(cycle: Cycle) -> list[tuple[str, str]]:
    """Where the pages of quotes stand."""
    return [
        (tr(SITE["workshops"]), link("workshops:list")),
        (said(cycle.title), link("workshops:cycle", cycle.slug)),
        (tr(PHRASES["list_title"]), link("statements:list", cycle.slug)),
    ]


def _deleted(request: HttpRequest, row: Statement, *, is_team: bool) -> HttpResponse:
    if not is_team:
        raise Http404
    return render(
        request, "statements/deleted.html", {"cycle": row.cycle, "row": row, "crumbs": [*crumbs_of(row.cycle)]}
    )


def _plays(quote: Quote) -> bool:
    """Whether its moment can be heard, not only read."""
    recording = quote.row.transcript.recording if quote.row.transcript else None
    return recording is not None and bool(quote.moment) and recording.pk in recordings_offered([recording])


def _supports(quote: Quote) -> list[tuple[str, str]]:
    titles = bridge.supportable(quote.row.cycle) if quote.row.supports else {}
    return [(name, said(titles.get(name))) for name in quote.row.supports]


def _history(row: Statement) -> list[dict[str, Any]]:
    """What happened to it after it was made."""
    entries = AuditEntry.objects.filter(subject=f"statement:{row.pk}").exclude(act="statement.make")
    entries = entries.select_related("account").order_by("at", "id")
    return [
        {"at": entry.at, "what": tr(PHRASES[f"act_{entry.act.rpartition('.')[2]}"]), "who": str(entry.account or "")}
        for entry in entries
    ]


def _filters(cycle: Cycle, wanted: dict[str, str]) -> list[dict[str, Any]]:
    there = statements_in(cycle).order_by()
    sectors = set(there.exclude(person=None).values_list("person__sector", flat=True))
    options = {
        "topic": [(topic.slug, said(topic.label)) for topic in cycle.topics.all()],
        "sector": [(key, tr(text)) for key, text in SECTOR_WORDS.items() if key in sectors],
        "workshop": [(workshop.slug, said(workshop.title)) for workshop in cycle.workshops.all()],
    }
    return [
        {"name": FILTERS[name], "label": tr(PHRASES[name]), "options": found, "value": wanted[name]}
        for name, found in options.items()
        if found
    ]


def _pages(page: Page[Statement], wanted: dict[str, str]) -> list[tuple[str, str]]:
    query = {FILTERS[name]: value for name, value in wanted.items() if value}
    near = []
    if page.has_previous():
        near.append((tr(PHRASES["newer"]), urlencode({**query, "p": page.previous_page_number()})))
    if page.has_next():
        near.append((tr(PHRASES["older"]), urlencode({**query, "p": page.next_page_number()})))
    return near
