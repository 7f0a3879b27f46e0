"""The organisers' first page, the desk of a cycle, its people, its roles, what it asks and whom it invited."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thakhi.terms.text import Text
from thakhi.web.access import found, may
from thakhi.web.language import link, tr
from thakhi.web.people.audit import note
from thakhi.web.people.models import Organisation, Person
from thakhi.web.phrases import PHRASES as SITE
from thakhi.web.workshops import domain, queries
from thakhi.web.workshops.doors import doors
from thakhi.web.workshops.invited import write_invited
from thakhi.web.workshops.models import Appearance, Cycle, Grant, Workshop
from thakhi.web.workshops.organise.asked import FieldsForm, InvitedForm
from thakhi.web.workshops.organise.forms import CycleForm, OrganisationForm
from thakhi.web.workshops.organise.frame import desk_crumbs
from thakhi.web.workshops.organise.people import GrantForm, NewPersonForm, PersonForm
from thakhi.web.workshops.organise.reach import organisations_of, people_within
from thakhi.web.workshops.phrases import PHRASES
from thakhi.web.workshops.queue import waiting_for

editing = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def organise(request: HttpRequest) -> HttpResponse:
    """What awaits a person, and the cycles of this account."""
    may(request, "workshops.have_desk")
    page = {
        "waiting": waiting_for(request.user),
        "cycles": queries.team_cycles(request.user),
        "may_make": request.user.has_perm("workshops.make"),
        "crumbs": [(tr(SITE["organise"]), "")],
        "place": "organise",
    }
    return render(request, "workshops/organise/home.html", page)


@editing
def cycle_new(request: HttpRequest) -> HttpResponse:
    """Makes a cycle; who makes it organises it."""
    may(request, "workshops.make")
    form = CycleForm(request.POST or None, instance=Cycle(), account=request.user)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            pages = ("workshops:cycle", "workshops:desk")
            form.instance.slug = domain.free_slug(form.instance.title, Cycle.objects.all(), pages=pages)
            row = form.save()
            domain.grant(row, form.account.email, "organiser", by=form.account)
            note(request.user, "cycle.make", f"cycle:{row.pk}", cycle=row.slug)
        return HttpResponseRedirect(link("workshops:desk", row.slug))
    return _form(request, form, None, tr(PHRASES["make_cycle"]), lead=tr(PHRASES["make_cycle_lead"]))


@require_safe
def desk(request: HttpRequest, cycle: str) -> HttpResponse:
    """Everything of a cycle that its organisers change."""
    row = found(request, Cycle.objects.all(), "workshops.see_team", slug=cycle)
    may_change = request.user.has_perm("workshops.change", row)
    page = {
        "cycle": row,
        "may_change": may_change,
        "workshops": queries.workshops_of(row),
        "phases": row.phases.all(),
        "topics": row.topics.all(),
        "programmes": row.programmes.all(),
        "people": Person.objects.filter(appearances__workshop__cycle=row).distinct() if may_change else [],
        "organisations": queries.named_organisations(row),
        "grants": row.grants.select_related("account").order_by("role", "account__email") if may_change else [],
        "doors": sorted(doors("desk_doors", row, request.user), key=lambda door: door.count is None),
        "crumbs": desk_crumbs(row, ""),
        "place": "organise",
    }
    return render(request, "workshops/organise/desk.html", page)


@editing
def cycle_edit(request: HttpRequest, cycle: str) -> HttpResponse:
    """Changes what a cycle says of itself."""
    row = _mine(request, cycle)
    form = CycleForm(request.POST or None, instance=row, account=request.user)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            if "title" in form.changed_data:
                domain.tell_change(row, None, domain.renamed(form.initial["title"], form.instance.title))
            form.save()
            note(request.user, "cycle.change", f"cycle:{row.pk}", cycle=row.slug)
        return _back_to_desk(request, row)
    return _form(request, form, row, tr(PHRASES["cycle_edit"]))


@require_POST
def cycle_publish(request: HttpRequest, cycle: str) -> HttpResponse:
    """Shows a cycle to everybody, or hides it."""
    row = _mine(request, cycle)
    is_published = request.POST.get("publish") == "1"
    domain.publish(row, is_published=is_published, by=request.user)
    messages.success(request, tr(PHRASES["is_public" if is_published else "is_hidden"]))
    return HttpResponseRedirect(link("workshops:desk", row.slug))


@editing
def fields(request: HttpRequest, cycle: str) -> HttpResponse:
    """What a registration asks."""
    row = _mine(request, cycle)
    form = FieldsForm(request.POST or None, cycle=row)
    if request.method == "POST" and form.is_valid():
        _keep(request, row, "fields", form.declared)
        return _back_to_desk(request, row)
    return _form(request, form, row, tr(PHRASES["fields_edit"]), template="workshops/organise/fields.html")


@editing
def invited(request: HttpRequest, cycle: str) -> HttpResponse:
    """How many people were invited."""
    row = _mine(request, cycle)
    form = InvitedForm(request.POST or None, cycle=row)
    if request.method == "POST" and form.is_valid():
        _keep(request, row, "invited", write_invited(form.counts()))
        return _back_to_desk(request, row)
    return _form(request, form, row, tr(PHRASES["invited_edit"]), template="workshops/organise/invited.html")


@editing
def roles(request: HttpRequest, cycle: str) -> HttpResponse:
    """Gives a role in a cycle by e-mail address."""
    row = _mine(request, cycle)
    form = GrantForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        domain.grant(row, form.cleaned_data["email"], form.cleaned_data["role"], by=request.user)
        return _back_to_desk(request, row)
    return _form(request, form, row, tr(PHRASES["role_give"]))


@editing
def role_take(request: HttpRequest, cycle: str, pk: int) -> HttpResponse:
    """Asks, and then takes a role away."""
    row = _mine(request, cycle)
    given = found(request, Grant.objects.select_related("account", "cycle"), "workshops.change", cycle=row, pk=pk)
    if request.method == "POST":
        if domain.revoke(given, by=request.user):
            return _back_to_desk(request, row)
        messages.error(request, tr(PHRASES["last_organiser"]))
        return HttpResponseRedirect(link("workshops:desk", row.slug))
    heading = tr(PHRASES["role_take"]).format(given.get_role_display(), given.account.email)
    return _confirm(request, row, heading, tr(PHRASES["role_take_lead"]))


@editing
def person_new(request: HttpRequest, cycle: str, workshop: int) -> HttpResponse:
    """Somebody new who appears in a workshop."""
    row = found(request, Workshop.objects.select_related("cycle"), "workshops.change", cycle__slug=cycle, pk=workshop)
    form = NewPersonForm(request.POST or None, instance=Person(), account=request.user)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            person = form.save()
            role, order = form.cleaned_data["appears_as"], row.appearances.count()
            Appearance.objects.create(workshop=row, person=person, role=role, order=order)
            note(request.user, "person.make", f"person:{person.pk}", cycle=cycle)
        return HttpResponseRedirect(link("workshops:workshop-edit", cycle, row.pk))
    return _form(request, form, row.cycle, tr(PHRASES["person_new"]), lead=tr(PHRASES["person_lead"]))


@editing
def person_edit(request: HttpRequest, cycle: str, pk: int) -> HttpResponse:
    """Changes a person of the cycle."""
    row = _mine(request, cycle)
    person = get_object_or_404(Person.objects.filter(appearances__workshop__cycle=row).distinct(), pk=pk)
    if not people_within(request.user).filter(pk=pk).exists():
        return _refused(request, row, "person_of_others")
    form = PersonForm(request.POST or None, instance=person, account=request.user)
    return _edited(request, form, row, tr(PHRASES["person_edit"]), lead=tr(PHRASES["person_lead"]))


@editing
def organisation_edit(request: HttpRequest, cycle: str, pk: int) -> HttpResponse:
    """Changes an organisation that the cycle names."""
    row = _mine(request, cycle)
    organisation = get_object_or_404(queries.named_organisations(row), pk=pk)
    if not organisations_of(request.user).filter(pk=pk).exists():
        return _refused(request, row, "organisation_of_others")
    form = OrganisationForm(request.POST or None, instance=organisation, account=request.user)
    return _edited(request, form, row, tr(PHRASES["organisation_edit"]))


@editing
def organisation_new(request: HttpRequest, cycle: str) -> HttpResponse:
    """Makes an organisation, which convenes the cycle from then on."""
    row = _mine(request, cycle)
    form = OrganisationForm(request.POST or None, instance=Organisation(), account=request.user)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            words = Text.same(form.instance.name)
            form.instance.slug = domain.free_slug(words, Organisation.objects.all())
            row.organisations.add(form.save())
            note(request.user, "organisation.make", f"organisation:{form.instance.pk}", cycle=row.slug)
        return _back_to_desk(request, row)
    lead = tr(PHRASES["organisation_lead"])
    return _form(request, form, row, tr(PHRASES["organisation_new"]), lead=lead)


def _mine(request: HttpRequest, cycle: str) -> Cycle:
    return found(request, Cycle.objects.all(), "workshops.change", slug=cycle)


def _keep(request: HttpRequest, row: Cycle, name: str, value: Any) -> None:
    with transaction.atomic():
        setattr(row, name, value)
        row.save(update_fields=[name])
        note(request.user, f"cycle.{name}", f"cycle:{row.pk}", cycle=row.slug)


def _edited(request: HttpRequest, form: Any, row: Cycle, heading: str, *, lead: str = "") -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        kind = type(form.instance).__name__.lower()
        with transaction.atomic():
            form.save()
            note(request.user, f"{kind}.change", f"{kind}:{form.instance.pk}", cycle=row.slug)
        return _back_to_desk(request, row)
    return _form(request, form, row, heading, lead=lead)


def _back_to_desk(request: HttpRequest, row: Cycle) -> HttpResponse:
    messages.success(request, tr(PHRASES["kept"]))
    return HttpResponseRedirect(link("workshops:desk", row.slug))


def _form(
    request: HttpRequest, form: Any, row: Cycle | None, heading: str, *, lead: str = "", template: str = "web/edit.html"
) -> HttpResponse:
    page = {
        "cycle": row,
        "form": form,
        "heading": heading,
        "lead": lead,
        "cancel": link("workshops:desk", row.slug) if row else link("workshops:organise"),
        "crumbs": desk_crumbs(row, heading),
        "place": "organise",
    }
    return render(request, template, page, status=422 if form.is_bound else 200)


def _confirm(request: HttpRequest, row: Cycle, heading: str, lead: str) -> HttpResponse:
    page = {
        "cycle": row,
        "heading": heading,
        "lead": lead,
        "cancel": link("workshops:desk", row.slug),
        "crumbs": desk_crumbs(row, heading),
        "place": "organise",
    }
    return render(request, "web/confirm.html", page)


def _refused(request: HttpRequest, row: Cycle, key: str) -> HttpResponse:
    """Somebody or something of the cycle that another team has too."""
    page = {"problem": tr(PHRASES[key]), "cycle": row, "crumbs": desk_crumbs(row, tr(SITE["refused"]))}
    return render(request, "web/problem.html", page, status=403)
