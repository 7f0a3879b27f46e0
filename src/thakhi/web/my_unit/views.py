"""The self-check, its guide for phones, its form for survey tools, and what volunteers answered."""

from __future__ import annotations

from hashlib import sha256
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thakhi.terms.disclosure import LEAST_CASES
from thakhi.terms.errors import Problem
from thakhi.web.access import may
from thakhi.web.language import link, spoken, tr
from thakhi.web.my_unit import bridge
from thakhi.web.my_unit.domain import add_imported, give, take_back
from thakhi.web.my_unit.phrases import PHRASES
from thakhi.web.my_unit.queries import actions, given, today
from thakhi.web.people.limits import limit

MOST_BYTES = 5 * 2**20  # of an import
FILES = ("web/look.css", "web/site.css", "web/site.js", "web/icon.svg", "my_unit/my_unit.css", "my_unit/my_unit.js")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """The questions; a POST shows the plan and keeps nothing."""
    page: dict[str, Any] = {"questions": bridge.questions(), "place": "my_unit", "date": today()}
    if request.method == "POST":
        answers = _sent(request)
        made = bridge.guide(today(), actions())
        page |= {"plan": shown_plan(bridge.plan(answers, made, spoken())), "answers": answers, "words": bridge.WORDS}
        page |= {
            "law_on": _filled("law_on", today()),
            "missing": _filled("missing", " · ".join(page["plan"]["missing"])),
        }
        return render(request, "my_unit/plan.html", page)
    return render(request, "my_unit/check.html", page)


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """All that a phone needs to make the plan without a connection."""
    data = bridge.phone_guide(today(), actions(), spoken())
    tag = f'"{sha256(data).hexdigest()[:20]}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304, headers={"ETag": tag})
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    return HttpResponse(data, content_type="application/json; charset=utf-8", headers=headers)


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker of the self-check: keeps its page, guide, look and script on the phone."""
    wanted = [link("my_unit:check"), link("my_unit:guide"), *(static(name) for name in FILES)]
    version = sha256(" ".join([*wanted, today()]).encode()).hexdigest()[:12]
    page = {"wanted": wanted, "version": version, "page": wanted[0], "guide": wanted[1]}
    return render(request, "my_unit/worker.js", page, content_type="text/javascript; charset=utf-8")


@require_safe
def form_file(request: HttpRequest) -> HttpResponse:
    """The questions as an XLSForm."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    answer = HttpResponse(bridge.form(), content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{tr(PHRASES["form_file"])}.xlsx"'
    return answer


@require_POST
def donate(request: HttpRequest) -> HttpResponse:
    """Keeps the answers of who agreed; shows the code that takes them back."""
    answers = _sent(request)
    if request.POST.get("consent") != "yes" or not answers:
        messages.error(request, tr(PHRASES["donate_needs" if answers else "donate_empty"]))
        return HttpResponseRedirect(link("my_unit:check"))
    limit(request, "donate", times=60, minutes=60)
    code = give(answers, language=spoken(), day=timezone.localdate())
    return render(request, "my_unit/given.html", {"code": code, "place": "my_unit", "crumbs": _crumbs("given_title")})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answered(request: HttpRequest) -> HttpResponse:
    """What volunteers answered; a POST takes one's own answers back."""
    if request.method == "POST":
        limit(request, "take-back", times=20, minutes=60)
        is_gone = take_back(request.POST.get("code", ""))
        (messages.success if is_gone else messages.error)(request, tr(PHRASES["gone" if is_gone else "no_such_code"]))
        return HttpResponseRedirect(link("my_unit:answered"))
    answers = given()
    cells = bridge.counted(answers) if len(answers) >= LEAST_CASES else []
    questions = [
        {"words": tr(group[0].question_words), "rows": [(tr(c.answer_words), _people(c)) for c in group]}
        for _, cells_of in groupby(cells, key=lambda cell: cell.question)
        for group in [list(cells_of)]
    ]
    page = {
        "lead": tr(PHRASES["answered_lead"]).format(len(answers), LEAST_CASES)
        if cells
        else tr(PHRASES["answered_none"]).format(LEAST_CASES),
        "questions": questions,
        "may_import": request.user.has_perm("my_unit.import"),
        "place": "my_unit",
        "crumbs": _crumbs("answered_title"),
    }
    return render(request, "my_unit/answered.html", page)


@require_POST
def bring(request: HttpRequest) -> HttpResponse:
    """The answers in an export of Kobo or ODK, by who may."""
    may(request, "my_unit.import")
    file = request.FILES.get("file")
    try:
        if file is None or (file.size or 0) > MOST_BYTES:
            messages.error(request, tr(PHRASES["bring_file"]))
            return HttpResponseRedirect(link("my_unit:answered"))
        rows = bridge.submitted(file.read().decode("utf-8-sig", errors="replace"), file.name or "csv")
    except Problem as problem:
        messages.error(request, problem.to(spoken()))
        return HttpResponseRedirect(link("my_unit:answered"))
    count = add_imported(rows, language=spoken(), day=timezone.localdate())
    messages.success(request, tr(PHRASES["brought"]).format(count))
    return HttpResponseRedirect(link("my_unit:answered"))


def shown_plan(plan: dict[str, Any]) -> dict[str, Any]:
    """The plan with the sentences that stand around its values."""
    regimes = [
        {
            **regime,
            "because": _because(regime),
            "law_notes": _law_notes(regime),
        }
        for regime in plan["regimes"]
    ]
    practices = [{**tip, "graded": _filled("grade", tip["grade"])} for tip in plan["practices"]]
    open_, closed = ([r for r in regimes if (r["open_to"] == "none") is is_closed] for is_closed in (False, True))
    return {**plan, "open": open_, "closed": closed, "practices": practices}


def _because(regime: dict[str, Any]) -> str:
    key = "because" if regime["open_to"] == "none" else "unless"
    return _filled(key, "; ".join(regime["reasons"])) if regime["reasons"] else ""


def _law_notes(regime: dict[str, Any]) -> list[str]:
    uncounted = [_filled("not_counted", "; ".join(regime["not_counted"]))] if regime["not_counted"] else []
    return [*regime["notes"], *uncounted, regime["law"]]


def _filled(key: str, value: str) -> str:
    return tr(bridge.WORDS[key]).format(value)


def _sent(request: HttpRequest) -> bridge.Answers:
    known = {question.id for question in bridge.questions()}
    return bridge.checked({name: values for name, values in request.POST.lists() if name in known})


def _people(cell: bridge.TallyCell) -> str:
    return bridge.write_people(cell, spoken())


def _crumbs(key: str) -> list[tuple[str, str]]:
    return [(tr(PHRASES["title"]), link("my_unit:check")), (tr(PHRASES[key]), "")]
