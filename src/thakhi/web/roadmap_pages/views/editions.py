"""The editions of a road map: signed off, published for good, served from their permanent address, compared."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from thakhi.terms.errors import InputProblem
from thakhi.web.access import found, may
from thakhi.web.draft.queries import unanswered
from thakhi.web.folder.views import served
from thakhi.web.language import link, spoken, tr
from thakhi.web.people.models import Account
from thakhi.web.roadmap_pages import bridge
from thakhi.web.roadmap_pages.frozen import built, freeze, kept, lacking, name_of, sign, signatures
from thakhi.web.roadmap_pages.models import Edition, SignOff
from thakhi.web.roadmap_pages.phrases import PHRASES
from thakhi.web.roadmap_pages.views.read import crumbs_of
from thakhi.web.workshops.choices import GRANT_WORDS
from thakhi.web.workshops.models import Cycle

SIGN, FREEZE = "roadmap_pages.sign", "roadmap_pages.freeze"


@require_http_methods(["GET", "HEAD", "POST"])
def editions(request: HttpRequest, cycle: str) -> HttpResponse:
    """The published editions; for the team, the built one with its signatures and the buttons to sign and publish."""
    row = found(request, Cycle.objects.all(), slug=cycle)
    if request.method == "POST":
        return _done(request, row)
    rows = list(Edition.objects.filter(cycle=row.slug))
    signed = SignOff.objects.filter(cycle=row.slug)
    by_hash: dict[str, list[SignOff]] = {}
    for one in signed:
        by_hash.setdefault(one.edition_hash, []).append(one)
    page = {
        "cycle": row,
        "place": "roadmap_pages",
        "crumbs": crumbs_of(row, tr(PHRASES["editions"])),
        "editions": [(one, by_hash.get(one.edition_hash, []), _before(one, rows)) for one in rows],
        **(_draft(request, row, rows) if request.user.has_perm(SIGN, row) else {}),
    }
    return render(request, "roadmap_pages/editions.html", page)


@require_safe
def edition(request: HttpRequest, cycle: str, number: int, path: str = "") -> HttpResponseBase:
    """A file of a published edition; withheld when a quote in it was withdrawn."""
    row = found(request, Cycle.objects.all(), slug=cycle)
    if not Edition.objects.filter(cycle=row.slug, number=number).exists():
        raise Http404
    return served(request, row, name_of(row, number), path)


@require_safe
def compare(request: HttpRequest, cycle: str, old: int, new: int) -> HttpResponse:
    """What changed from one published edition to another: each number with its old and its new value."""
    row = found(request, Cycle.objects.all(), slug=cycle)
    rows = {one.number: one for one in Edition.objects.filter(cycle=row.slug, number__in=(old, new))}
    if set(rows) != {old, new}:
        raise Http404
    for number in (old, new):
        answer = served(request, row, name_of(row, number), "data/edition.json")
        if answer.status_code != 200:
            return render(request, "folder/withheld.html", {"cycle": row, "place": "roadmap_pages"}, status=410)
        answer.close()
    page = {
        "cycle": row,
        "place": "roadmap_pages",
        "crumbs": [
            *crumbs_of(row, tr(PHRASES["editions"]))[:-1],
            (tr(PHRASES["editions"]), link("roadmap_pages:editions", row.slug)),
            (f"{old} → {new}", ""),
        ],
        "old": rows[old],
        "new": rows[new],
        "parts": bridge.changes_of(kept(row, old), kept(row, new), spoken()),
    }
    return render(request, "roadmap_pages/compare.html", page)


def _draft(request: HttpRequest, cycle: Cycle, rows: list[Edition]) -> dict[str, Any]:
    """The edition that was built last, who signed it, and what the reader can do with it."""
    now = built(cycle)
    signed = signatures(cycle, now["hash"]) if now else []
    roles = sorted(_roles(request.user, cycle) - {one.role for one in signed if one.by_id == request.user.pk})
    return {
        "is_team": True,
        "unanswered": unanswered(cycle),
        "built": now,
        "signed": signed,
        "lacking": [tr(GRANT_WORDS[role]) for role in lacking(signed)],
        "roles": [(role, tr(GRANT_WORDS[role])) for role in roles],
        "is_published": bool(now) and any(now and one.edition_hash == now["hash"] for one in rows),
        "may_freeze": request.user.has_perm(FREEZE, cycle),
    }


def _done(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """Signs, or publishes; a refusal is told."""
    may(request, FREEZE if "publish" in request.POST else SIGN, cycle)
    by, seen = request.user, request.POST.get("hash", "")[:64]
    assert isinstance(by, Account)
    try:
        if "publish" in request.POST:
            made = freeze(cycle, seen, by=by)
            messages.success(request, tr(PHRASES["edition_published"]).format(made.number))
        elif (role := request.POST.get("role", "")) in _roles(by, cycle):
            sign(cycle, seen, role, by=by)
            messages.success(request, tr(PHRASES["edition_signed"]))
    except InputProblem as problem:
        messages.error(request, problem.text.to(spoken()))
    return HttpResponseRedirect(link("roadmap_pages:editions", cycle.slug))


def _roles(account: Any, cycle: Cycle) -> set[str]:
    """The roles that the account has in the cycle: an administrator signs in none that was not given."""
    return set(cycle.grants.filter(account=account).values_list("role", flat=True))


def _before(one: Edition, rows: list[Edition]) -> Edition | None:
    return next((row for row in rows if row.number < one.number), None)
