"""Attendance from a file of a meeting service: first shown, then saved."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from thakhi.terms.errors import InputProblem
from thakhi.web.language import link as address_of
from thakhi.web.language import spoken, tr
from thakhi.web.people.audit import note
from thakhi.web.people.forms import posted
from thakhi.web.registration import domain
from thakhi.web.registration.attendance.match import Matched, match
from thakhi.web.registration.attendance.read import read_attendance
from thakhi.web.registration.models import Registration
from thakhi.web.registration.phrases import PHRASES
from thakhi.web.registration.views.desk import MAY, crumbs_of
from thakhi.web.registration.views.public import workshop_of
from thakhi.web.workshops.models import Workshop

SALT = "thakhi.registration.attendance"
AN_HOUR = 3600


class FileForm(forms.Form):
    """A file, and how long somebody must have stayed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"] = forms.FileField(
            label=tr(PHRASES["import_file"]),
            help_text=tr(PHRASES["import_file_help"]),
            widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt"}),
        )
        self.fields["least"] = forms.IntegerField(
            label=tr(PHRASES["import_least"]),
            help_text=tr(PHRASES["import_least_help"]),
            min_value=0,
            max_value=1440,
            initial=1,
        )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def import_attendance(request: HttpRequest, cycle: str, workshop: str) -> HttpResponse:
    """The form; what the file says of whom; then, when its button is pressed, saved."""
    row = workshop_of(request, cycle, workshop, MAY)
    if request.method == "POST" and "found" in request.POST:
        return _save(request, row)
    form = FileForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            matched = _matched(row, form.cleaned_data["file"])
        except InputProblem as problem:
            form.add_error("file", problem.to(spoken()))
        else:
            return _show(request, row, matched, least=form.cleaned_data["least"])
    page = {**crumbs_of(row, "import_heading"), "form": form}
    return render(request, "registration/import.html", page, status=400 if form.errors else 200)


def _matched(workshop: Workshop, file: Any) -> Matched:
    stays = read_attendance(file.read(), file=str(file.name))
    return match(stays, list(Registration.objects.filter(workshop=workshop, cancelled_at=None, erased_at=None)))


def _show(request: HttpRequest, workshop: Workshop, matched: Matched, *, least: int) -> HttpResponse:
    """What would be saved; nothing is yet. The rows travel in the form, signed, so that no server keeps them."""
    enough = [one for one in matched.found if one.minutes is None or one.minutes >= least]
    short = [one for one in matched.found if one not in enough]
    kept = [{"registration": one.registration, "minutes": one.minutes} for one in enough]
    page = {
        **crumbs_of(workshop, "import_heading"),
        "enough": enough,
        "short": short,
        "unknown": matched.unknown,
        "ambiguous": matched.ambiguous,
        "short_heading": tr(PHRASES["import_short"]).format(n=least),
        "matches": signing.dumps({"workshop": workshop.pk, "rows": kept}, salt=SALT, compress=True),
        "button": tr(PHRASES["import_button"]).format(n=len(enough)),
    }
    return render(request, "registration/import_shown.html", page)


@transaction.atomic
def _save(request: HttpRequest, workshop: Workshop) -> HttpResponse:
    """Marks those whom the file found."""
    back = address_of("registration:list", workshop.cycle.slug, workshop.slug)
    try:
        kept = signing.loads(request.POST["found"], salt=SALT, max_age=AN_HOUR)
    except signing.BadSignature:
        messages.error(request, tr(PHRASES["import_late"]))
        return HttpResponseRedirect(address_of("registration:import", workshop.cycle.slug, workshop.slug))
    rows = kept["rows"] if kept["workshop"] == workshop.pk else []
    known = Registration.objects.filter(workshop=workshop).in_bulk([one["registration"] for one in rows])
    when = workshop.starts
    fresh = sum(
        domain.attend(known[one["registration"]], by="import", minutes=one["minutes"], when=when)
        for one in rows
        if one["registration"] in known
    )
    note(request.user, "registration.import", f"workshop:{workshop.pk}", cycle=workshop.cycle.slug, count=fresh)
    messages.success(request, tr(PHRASES["import_done"]).format(n=fresh))
    return HttpResponseRedirect(back)
