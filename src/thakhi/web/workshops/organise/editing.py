"""Views that make, change and remove a part of a cycle or of a workshop: one set for all kinds."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thakhi.terms.text import Text
from thakhi.web.access import found
from thakhi.web.language import link, tr
from thakhi.web.people.audit import note
from thakhi.web.templatetags.site import said
from thakhi.web.workshops.domain import Announced, changes_between, hangs_on
from thakhi.web.workshops.models import Appearance, Cycle, Document, Workshop
from thakhi.web.workshops.organise.frame import desk_crumbs
from thakhi.web.workshops.organise.parts import OF_WORKSHOP, PARTS, Owner, Part, forget_file, subject_of
from thakhi.web.workshops.phrases import PHRASES
from thakhi.web.workshops.signals import announcement_changed

View = Callable[..., HttpResponse]


def making(part: Part) -> View:
    """The view that makes a row of a kind."""

    @require_http_methods(["GET", "HEAD", "POST"])
    def make(request: HttpRequest, cycle: str, workshop: int | None = None) -> HttpResponse:
        owner = _owner(request, part, cycle, workshop)
        return _edit(request, part, owner, part.made_for(owner))

    return make


def changing(part: Part) -> View:
    """The view that changes a row of a kind."""

    @require_http_methods(["GET", "HEAD", "POST"])
    def change(request: HttpRequest, cycle: str, pk: int, workshop: int | None = None) -> HttpResponse:
        owner = _owner(request, part, cycle, workshop)
        return _edit(request, part, owner, _row(part, owner, pk))

    return change


def removing(part: Part) -> View:
    """The view that asks, and then removes a row of a kind."""

    @require_http_methods(["GET", "HEAD", "POST"])
    def remove(request: HttpRequest, cycle: str, pk: int, workshop: int | None = None) -> HttpResponse:
        owner = _owner(request, part, cycle, workshop)
        row = _row(part, owner, pk)
        if isinstance(row, Workshop) and hangs_on(row):
            messages.error(request, tr(PHRASES["workshop_is_used"]))
            return HttpResponseRedirect(link("workshops:workshop-edit", row.cycle.slug, row.pk))
        if request.method == "POST":
            _remove(row, owner, by=request.user)
            messages.success(request, tr(PHRASES["removed"]).format(_called(row)))
            return HttpResponseRedirect(_place(part, owner))
        page = {
            "cycle": _cycle(owner),
            "heading": tr(PHRASES["remove_what"]).format(_called(row)),
            "lead": tr(PHRASES[f"remove_{part.name}"]),
            "cancel": _place(part, owner, row),
            "crumbs": desk_crumbs(_cycle(owner), tr(PHRASES[f"part_{part.name}"])),
            "place": "organise",
        }
        return render(request, "web/confirm.html", page)

    return remove


def _edit(request: HttpRequest, part: Part, owner: Owner, row: Any) -> HttpResponse:
    with timezone.override(ZoneInfo(_cycle(owner).zone)), transaction.atomic():
        if request.method == "POST":
            _wait_for_others(part, owner, row)
        before = copy(row) if row.pk else None
        form = part.form(request.POST or None, request.FILES or None, instance=row, account=request.user)
        if request.method == "POST" and form.is_valid():
            part.keep(form, request.user, before)
            messages.success(request, tr(PHRASES["kept"]))
            if isinstance(row, Workshop) and before is not None and form.cleaned_data.get("tell"):
                _tell_registered(request, row, before)
            return HttpResponseRedirect(_place(part, owner, row))
        status = 422 if form.is_bound else 200
        return render(request, "workshops/organise/part.html", _page(part, owner, row, form), status=status)


def _tell_registered(request: HttpRequest, workshop: Workshop, before: Workshop) -> None:
    """Those who are registered learn what of the announcement changed; the organiser, how many they are."""
    zone = ZoneInfo(workshop.cycle.zone)
    lines = list(changes_between(Announced.of(before), Announced.of(workshop), zone=zone))
    if lines:
        told = announcement_changed.send(Workshop, request=request, workshop=workshop, lines=lines)
        messages.info(request, tr(PHRASES["told_registered"]).format(sum(int(count or 0) for _, count in told)))


def _wait_for_others(part: Part, owner: Owner, row: Any) -> None:
    """Whoever changes the same cycle or workshop goes first; what they changed is seen before anything is kept."""
    type(owner)._default_manager.select_for_update().get(pk=owner.pk)
    if row.pk:
        row.refresh_from_db()
        setattr(row, part.within, owner)


def _page(part: Part, owner: Owner, row: Any, form: Any) -> dict[str, Any]:
    cycle = _cycle(owner)
    kind = tr(PHRASES[f"part_{part.name}"])
    own = {"workshop": row, **_of_workshop(row)} if part.name == "workshop" and row.pk else {}
    return {
        "cycle": cycle,
        "heading": f"{kind}: {_called(row)}" if row.pk else tr(PHRASES["new"]).format(kind[:1].lower() + kind[1:]),
        "form": form,
        "is_upload": part.is_upload,
        "cancel": link("workshops:desk", cycle.slug) if part.name == "workshop" else _place(part, owner),
        "remove": _address(part, "remove", owner, row) if row.pk else "",
        "crumbs": desk_crumbs(cycle, kind),
        "place": "organise",
        **own,
    }


def _of_workshop(workshop: Workshop) -> dict[str, Any]:
    """What hangs on a workshop, below its form."""
    return {
        "agenda": workshop.agenda.all(),
        "appearances": workshop.appearances.select_related("person"),
        "documents": workshop.documents.all(),
        "lists": [part.name for part in OF_WORKSHOP],
    }


def _remove(row: Any, owner: Owner, *, by: Any) -> None:
    with transaction.atomic():
        note(by, f"{type(row).__name__.lower()}.remove", subject_of(row), cycle=_cycle(owner).slug)
        if isinstance(row, Document):
            forget_file(row)
        if isinstance(row, Appearance):
            _take_off_agenda(row)
        row.delete()


def _take_off_agenda(row: Appearance) -> None:
    """Who no longer appears in a workshop is not on its agenda."""
    if not row.workshop.appearances.filter(person=row.person).exclude(pk=row.pk).exists():
        for item in row.workshop.agenda.filter(people=row.person):
            item.people.remove(row.person)


def _owner(request: HttpRequest, part: Part, cycle: str, workshop: int | None) -> Owner:
    if part.within == "workshop":
        rows = Workshop.objects.select_related("cycle")
        return found(request, rows, "workshops.change", cycle__slug=cycle, pk=workshop)
    return found(request, Cycle.objects.all(), "workshops.change", slug=cycle)


def _row(part: Part, owner: Owner, pk: int) -> Any:
    row = part.rows(owner).filter(pk=pk).first()
    if row is None:
        raise Http404
    setattr(row, part.within, owner)
    return row


def _cycle(owner: Owner) -> Cycle:
    return owner if isinstance(owner, Cycle) else owner.cycle


def _called(row: Any) -> str:
    words = next((getattr(row, n) for n in ("title", "name", "label", "person") if hasattr(row, n)), "")
    return said(words) if isinstance(words, Text) else str(words)


def _place(part: Part, owner: Owner, row: Any = None) -> str:
    """Where an organiser goes after a change: to the workshop that it is of, or to the desk of the cycle."""
    if isinstance(owner, Workshop):
        return link("workshops:workshop-edit", owner.cycle.slug, owner.pk)
    if part.name == "workshop" and row is not None:
        return link("workshops:workshop-edit", owner.slug, row.pk)
    return link("workshops:desk", owner.slug)


def _address(part: Part, act: str, owner: Owner, row: Any) -> str:
    words = [owner.slug] if isinstance(owner, Cycle) else [owner.cycle.slug, owner.pk]
    return link(f"workshops:{part.name}-{act}", *words, row.pk)


MAKING = {name: making(part) for name, part in PARTS.items()}
CHANGING = {name: changing(part) for name, part in PARTS.items()}
REMOVING = {name: removing(part) for name, part in PARTS.items()}
