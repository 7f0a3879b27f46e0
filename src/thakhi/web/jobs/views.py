"""The queue in the browser: what runs, what is asked for, one job until its result, stopping it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thakhi.terms.errors import ResourceProblem
from thakhi.terms.text import Text
from thakhi.web.access import SignInFirst, found
from thakhi.web.jobs import domain, queries
from thakhi.web.jobs.forms import JobForm, PortfolioForm, SimulateForm
from thakhi.web.jobs.models import Job
from thakhi.web.jobs.phrases import PHRASES
from thakhi.web.kept_section import shown_section
from thakhi.web.language import link, spoken, tr
from thakhi.web.people.forms import posted
from thakhi.web.people.models import Account
from thakhi.web.templatetags.site import said
from thakhi.web.workshops.models import Cycle
from thakhi.web.workshops.queries import team_cycles

MAY = "jobs.run"
FORMATS = {"simulate": ("csv", "text/csv"), "portfolio": ("json", "application/json")}


@never_cache
@require_safe
def cycles(request: HttpRequest) -> HttpResponse:
    """The cycles in which this reader may ask for work."""
    if not isinstance(request.user, Account):
        raise SignInFirst
    rows = [row for row in team_cycles(request.user) if request.user.has_perm(MAY, row)]
    if not rows and not request.user.is_admin:
        raise PermissionDenied
    return render(request, "jobs/cycles.html", {"rows": rows, "crumbs": [(tr(PHRASES["title"]), "")]})


@never_cache
@require_safe
def queue(request: HttpRequest, cycle: str) -> HttpResponse:
    """The jobs of a cycle, and what can be asked for."""
    row = found(request, Cycle.objects.all(), MAY, slug=cycle)
    jobs = queries.jobs_of(row)
    page = {
        **_about(row),
        "jobs": jobs,
        "has_scenarios": bool(queries.scenarios_of(row)),
        "has_plan": queries.plan_of(row) is not None,
        "is_live": any(job.is_under_way for job in jobs) and "quieto" not in request.GET,
    }
    return render(request, "jobs/queue.html", page)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def simulate(request: HttpRequest, cycle: str) -> HttpResponse:
    """Which scenario, on whom, for which groups."""
    row = found(request, Cycle.objects.all(), MAY, slug=cycle)
    scenarios, surveys = queries.scenarios_of(row), queries.surveys()
    if not scenarios or not surveys:
        return _nothing(request, row, "simulate", "no_scenarios" if not scenarios else "no_surveys")
    form = SimulateForm(posted(request), scenarios=scenarios, surveys=surveys, initial=_usual(row, surveys))
    if request.method == "POST" and form.is_valid():
        title = dict(scenarios)[form.cleaned_data["scenario"]]
        return _asked(request, row, "simulate", form, title)
    return _form(request, row, form, "simulate")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def portfolio(request: HttpRequest, cycle: str) -> HttpResponse:
    """Under which budget, with whose weights."""
    row = found(request, Cycle.objects.all(), MAY, slug=cycle)
    plan = queries.plan_of(row)
    if plan is None:
        return _nothing(request, row, "portfolio", "no_plan")
    form = PortfolioForm(posted(request), plan=plan, surveys=queries.surveys())
    if request.method == "POST" and form.is_valid():
        return _asked(request, row, "portfolio", form, form.weights[form.cleaned_data["weights"]])
    return _form(request, row, form, "portfolio")


@never_cache
@require_safe
def job(request: HttpRequest, cycle: str, job: int) -> HttpResponse:
    """One job: waiting, running, or what came of it, with the command that gives the same."""
    row, one = _job(request, cycle, job)
    if one.is_lost(timezone.now()):
        domain.tell_lost(timezone.now())
        one.refresh_from_db()
    page: dict[str, Any] = {
        **_about(row, (_title(one), "")),
        "job": one,
        "title": _title(one),
        "is_live": one.is_under_way and "quieto" not in request.GET,
        "ahead": queries.ahead_of(one) if one.state == "waiting" else 0,
    }
    if one.state == "done":
        page |= {
            "section": shown_section(one.page, spoken()),
            "is_changed": one.inputs_hash != queries.inputs_hash(one),
        }
    return render(request, "jobs/job.html", page)


@require_POST
def cancel(request: HttpRequest, cycle: str, job: int) -> HttpResponse:
    """Stops a job."""
    _, one = _job(request, cycle, job)
    if not domain.cancel(one, by=_account(request)):
        messages.info(request, tr(PHRASES["over_already"]))
    return HttpResponseRedirect(link("jobs:job", cycle, one.number))


@require_POST
def again(request: HttpRequest, cycle: str, job: int) -> HttpResponse:
    """Asks for the same work once more, on the folder as it is now."""
    row, one = _job(request, cycle, job)
    return _queued(request, row, one.kind, one.asked, one.title)


@never_cache
@require_safe
def data(request: HttpRequest, cycle: str, job: int) -> HttpResponse:
    """The numbers, as the command prints them."""
    _, one = _job(request, cycle, job)
    if one.state != "done":
        raise Http404
    ending, media = FORMATS[one.kind]
    answer = HttpResponse(one.data, content_type=f"{media}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{cycle}-{one.number}.{ending}"'
    return answer


def _job(request: HttpRequest, cycle: str, number: int) -> tuple[Cycle, Job]:
    row = found(request, Cycle.objects.all(), MAY, slug=cycle)
    one = Job.objects.filter(cycle=row.slug, number=number).select_related("asked_by").first()
    if one is None:
        raise Http404
    return row, one


def _account(request: HttpRequest) -> Account:
    assert isinstance(request.user, Account)
    return request.user


def _usual(cycle: Cycle, surveys: list[tuple[str, str]]) -> dict[str, str]:
    """The survey that the people of the cycle are set beside, where it was imported."""
    return {"survey": cycle.survey} if cycle.survey in dict(surveys) else {}


def _asked(request: HttpRequest, cycle: Cycle, kind: str, form: JobForm, title: Text) -> HttpResponse:
    return _queued(request, cycle, kind, form.cleaned_data, title)


def _queued(request: HttpRequest, cycle: Cycle, kind: str, asked: dict[str, Any], title: Text) -> HttpResponse:
    try:
        one = domain.ask(cycle, kind, asked, title=title, by=_account(request))
    except ResourceProblem as problem:
        messages.error(request, problem.text.to(spoken()))
        return HttpResponseRedirect(link("jobs:cycle", cycle.slug))
    return HttpResponseRedirect(link("jobs:job", cycle.slug, one.number))


def _form(request: HttpRequest, cycle: Cycle, form: JobForm, kind: str) -> HttpResponse:
    page = {**_about(cycle, (tr(PHRASES[kind]), "")), "form": form, "heading": tr(PHRASES[kind])}
    page |= {"lead": tr(PHRASES[f"lead_{kind}"]), "button": tr(PHRASES["ask"])}
    page |= {"cancel": link("jobs:cycle", cycle.slug)}
    return render(request, "web/edit.html", page, status=400 if form.errors else 200)


def _nothing(request: HttpRequest, cycle: Cycle, kind: str, why: str) -> HttpResponse:
    page = {**_about(cycle, (tr(PHRASES[kind]), "")), "heading": tr(PHRASES[kind]), "why": tr(PHRASES[why])}
    return render(request, "jobs/nothing.html", page)


def _title(one: Job) -> str:
    return f"{one.get_kind_display()} {one.number}: {said(one.title)}"


def _about(cycle: Cycle, *crumbs: tuple[str, str]) -> dict[str, Any]:
    trail = [(tr(PHRASES["title"]), link("jobs:list")), (said(cycle.title), link("jobs:cycle", cycle.slug)), *crumbs]
    return {"cycle": cycle, "crumbs": trail, "place": "roadmap_pages"}
