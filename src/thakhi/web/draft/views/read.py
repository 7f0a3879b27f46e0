"""What everybody reads: the draft in numbered passages, one passage with its comments, all of them, the table."""

from __future__ import annotations

import csv
import io
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from thakhi.terms.errors import CheckProblem
from thakhi.web.access import found
from thakhi.web.draft import domain, queries, taking_part
from thakhi.web.draft.forms import CommentForm
from thakhi.web.draft.models import Commenter, DraftConsultation
from thakhi.web.draft.passages import Passage, passages_of, quote_hashes
from thakhi.web.draft.phrases import PHRASES
from thakhi.web.kept_pages import same_for_strangers
from thakhi.web.language import link, spoken, tr
from thakhi.web.people.forms import posted
from thakhi.web.people.limits import limit
from thakhi.web.registration.export import safe_cell
from thakhi.web.templatetags.site import said
from thakhi.web.workshops.models import Cycle

COLUMNS = (
    "number", "passage", "words", "language", "signed", "date", "verdict", "answer_es", "answer_en", "answered_by",
    "answered_on", "about_es", "about_en", "is_about_earlier_words",
)  # fmt: skip


@require_safe
@same_for_strangers
def draft(request: HttpRequest, cycle: str) -> HttpResponse:
    """The draft: every passage with its number, its address, and how many comments it has."""
    row = found(request, Cycle.objects.all(), slug=cycle)
    road = queries.road_now(row)
    page = {**about(request, row), "road": road, "parts": queries.parts_of(row, road) if road else []}
    return render(request, "draft/draft.html", page)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def passage(request: HttpRequest, cycle: str, passage: str) -> HttpResponse:
    """One passage: its words, what was said of it and answered, and the form to say something."""
    row = found(request, Cycle.objects.all(), slug=cycle)
    road = queries.road_now(row)
    there = passages_of(road) if road else {}
    rows = list(queries.public_comments(row).filter(passage=passage))
    one = there.get(passage)
    if one is None and not rows:
        raise Http404
    here = about(request, row, (name_of(one), ""))
    me = taking_part.commenter_of(request, row)
    form = CommentForm(posted(request)) if me and here["is_open"] and one else None
    if request.method == "POST":
        if me is None or one is None:
            return HttpResponseRedirect(link("draft:begin", row.slug))
        if form is None:
            raise CheckProblem(domain.OVER)
        if form.is_valid():
            _comment(request, row, one, me, form)
            return HttpResponseRedirect(link("draft:passage", row.slug, one.id))
    page = {
        **here,
        "passage": one,
        "name": name_of(one),
        "thread": queries.thread(one, rows, quote_hashes(road) if road else {}),
        "form": form,
        "is_known": me is not None,
        "before": _beside(there, passage, -1),
        "after": _beside(there, passage, 1),
    }
    return render(request, "draft/passage.html", page, status=400 if form and form.errors else 200)


@require_safe
@same_for_strangers
def comments(request: HttpRequest, cycle: str) -> HttpResponse:
    """Every comment that was published, with its answer."""
    row = found(request, Cycle.objects.all(), slug=cycle)
    threads = queries.threads_of(row, queries.road_now(row))
    every = [one.row for thread in threads for one in thread.comments]
    page = {
        **about(request, row, (tr(PHRASES["comments"]), "")),
        "threads": [(name_of(thread.passage), thread) for thread in threads],
        "total": len(every),
        "answered": sum(bool(one.verdict) for one in every),
    }
    return render(request, "draft/comments.html", page)


@require_safe
@same_for_strangers
def table(request: HttpRequest, cycle: str) -> HttpResponse:
    """The same as CSV."""
    row = found(request, Cycle.objects.all(), slug=cycle)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for thread in queries.threads_of(row, queries.road_now(row)):
        writer.writerows([safe_cell(str(cell)) for cell in _cells(one)] for one in thread.comments)
    answer = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{row.slug}-comentarios.csv"'
    return answer


def about(request: HttpRequest, cycle: Cycle, *crumbs: tuple[str, str]) -> dict[str, Any]:
    """What every page of the consultation knows."""
    held = DraftConsultation.objects.filter(cycle=cycle).first()
    trail = [
        (tr(PHRASES["place"]), link("roadmap_pages:list")),
        (said(cycle.title), link("roadmap_pages:road-map", cycle.slug)),
        (tr(PHRASES["title"]), link("draft:draft", cycle.slug)),
        *crumbs,
    ]
    may = {name: request.user.has_perm(f"draft.{name}", cycle) for name in ("open", "moderate", "answer")}
    is_open = bool(held and held.is_open(timezone.now()))
    return {"cycle": cycle, "crumbs": trail, "place": "roadmap_pages", "held": held, "is_open": is_open, "may": may}


def _comment(request: HttpRequest, cycle: Cycle, passage: Passage, me: Commenter, form: CommentForm) -> None:
    limit(request, "comment", times=200, minutes=60, who=f"commenter-{me.pk}", times_who=30)
    given = form.cleaned_data
    made = domain.comment(
        cycle, passage, me, words=given["words"].strip(), signed=" ".join(given["signed"].split()), language=spoken()
    )
    told = PHRASES["kept_written" if me.account_id else "kept_look"]
    messages.success(request, f"{tr(PHRASES['kept']).format(made.number)} {tr(told)}")


def name_of(passage: Passage | None) -> str:
    """`§ 1.2 · qué`; that it is gone, where it is."""
    if passage is None or not passage.number:
        return tr(PHRASES["gone_name"]).format(passage.id if passage else "").strip()
    label = queries.label_of(passage)
    return f"§ {passage.number}{f' · {label}' if label else ''}"


def _beside(there: dict[str, Passage], name: str, step: int) -> Passage | None:
    names = list(there)
    place = names.index(name) + step if name in there else -1
    return there[names[place]] if 0 <= place < len(names) else None


def _cells(one: queries.Said) -> list[Any]:
    row = one.row
    words = ("", "") if one.is_withheld else (row.about.es, row.about.en)
    return [
        row.number,
        row.passage,
        row.words,
        row.language,
        row.signed,
        timezone.localdate(row.at).isoformat(),
        row.verdict,
        row.answer.es,
        row.answer.en,
        row.answered_by,
        timezone.localdate(row.answered_at).isoformat() if row.answered_at else "",
        *words,
        "yes" if one.is_earlier else "no",
    ]
