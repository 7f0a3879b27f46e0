"""A person checks a transcript: cue by cue and many at once, who speaks, find and replace."""

from __future__ import annotations

from itertools import islice
from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from thakhi.terms.errors import InputProblem
from thakhi.web.language import link, spoken, tr
from thakhi.web.people.models import Account, Person
from thakhi.web.transcripts.domain import editing
from thakhi.web.transcripts.domain.editing import Hand, Wanted, mark_of
from thakhi.web.transcripts.forms import ReplaceForm
from thakhi.web.transcripts.models import Recording, Transcript
from thakhi.web.transcripts.phrases import PHRASES
from thakhi.web.transcripts.turns import CHECK_CUES, anchor
from thakhi.web.transcripts.views.finding import seen_transcript, team_crumbs

SHOWN_MATCHES = 100
BULK = ("assign", "withhold", "release")


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, cycle: str, workshop: str, language: str) -> HttpResponse:
    """Some cues of a transcript, to be corrected."""
    row = seen_transcript(request, cycle, workshop, language)
    count = row.cues.count()
    last = max(1, -(-count // CHECK_CUES))
    number = _number(request.GET.get("part", "1"), last)
    if request.method == "POST":
        return _posted(request, row, number, last)
    return render(request, "transcripts/check.html", _page(request, row, number, last))


def _posted(request: HttpRequest, row: Transcript, number: int, last: int) -> HttpResponse:
    act = request.POST.get("act", "save")
    people = _people(row)
    try:
        if act in BULK:
            told = _bulk(request, row, act, people)
            conflicts: tuple[editing.Conflict, ...] = ()
        else:
            wanted = _wanted(request.POST, people)
            saved = editing.save(row, wanted, hand=_hand(request))
            told, conflicts = tr(PHRASES["saved"]).format(len(saved.changed)), saved.conflicts
    except InputProblem as problem:
        page = {**_page(request, row, number, last), "error": problem.text.to(spoken())}
        return render(request, "transcripts/check.html", _with_typed(page, request.POST), status=422)
    if conflicts:
        page = {
            **_page(request, row, number, last),
            "conflicts": conflicts,
            "names": {p.pk: p for p in people.values()},
        }
        return render(request, "transcripts/check.html", page, status=409)
    messages.success(request, told)
    go = number + 1 if act == "save-next" and number < last else number
    return redirect(f"{link('transcripts:check', row.workshop.cycle.slug, row.workshop.slug, row.language)}?part={go}")


def _page(request: HttpRequest, row: Transcript, number: int, last: int) -> dict[str, Any]:
    start = (number - 1) * CHECK_CUES
    cues = list(row.cues.select_related("person").order_by("order")[start : start + CHECK_CUES])
    recordings = Recording.objects.filter(workshop=row.workshop).exclude(file="")
    return {
        "cycle": row.workshop.cycle,
        "workshop": row.workshop,
        "transcript": row,
        "rows": [(cue, mark_of(cue), anchor(cue.cue_id), label(cue.person)) for cue in cues],
        "people": [label(person) for person in _people(row).values()],
        "number": number,
        "parts": range(1, last + 1),
        "last": last,
        "recording": max(recordings, key=lambda rec: rec.pk == row.recording_id, default=None),
        "may_publish": request.user.has_perm("transcripts.publish", row),
        "place": "organise",
        "crumbs": team_crumbs(row),
    }


def _with_typed(page: dict[str, Any], given: QueryDict) -> dict[str, Any]:
    """The page with what was typed: nothing is lost to a mistake."""
    rows = []
    for cue, mark, where, person in page["rows"]:
        cue.text = given.get(f"text-{cue.pk}", cue.text)
        cue.is_withheld = f"withheld-{cue.pk}" in given if f"text-{cue.pk}" in given else cue.is_withheld
        rows.append((cue, given.get(f"seen-{cue.pk}", mark), where, given.get(f"person-{cue.pk}", person)))
    return {**page, "rows": rows}


def _wanted(given: QueryDict, people: dict[str, Person]) -> list[Wanted]:
    keys = [int(name[5:]) for name in given if name.startswith("text-") and name[5:].isdigit() and len(name) < 25]
    return [
        Wanted(
            cue=key,
            text=str(given[f"text-{key}"]),
            person=_person(given.get(f"person-{key}", ""), people),
            is_withheld=f"withheld-{key}" in given,
            seen=given.get(f"seen-{key}", ""),
        )
        for key in keys
    ]


def _bulk(request: HttpRequest, row: Transcript, act: str, people: dict[str, Person]) -> str:
    keys = [int(key) for key in request.POST.getlist("pick") if key.isdigit() and len(key) < 19]
    cues = row.cues.filter(pk__in=keys)
    if not keys:
        raise InputProblem(PHRASES["picked_none"])
    if act == "assign":
        key = _person(request.POST.get("person", ""), people)
        person = next((p for p in people.values() if p.pk == key), None)
        changed = editing.assign(row, cues, person, hand=_hand(request))
    else:
        changed = editing.withhold(row, cues, is_withheld=act == "withhold", hand=_hand(request))
    return tr(PHRASES["saved"]).format(changed)


@require_http_methods(["GET", "HEAD", "POST"])
def speakers(request: HttpRequest, cycle: str, workshop: str, language: str) -> HttpResponse:
    """The names that the file gives its speakers → people of the cycle."""
    row = seen_transcript(request, cycle, workshop, language)
    people = _people(row)
    named = list(
        row.cues.order_by().values("speaker").annotate(count=Count("pk"), people=Count("person", distinct=True))
    )
    named.sort(key=lambda entry: -entry["count"])
    if request.method == "POST":
        changed = sum(_assigned(request, row, n, entry["speaker"], people) for n, entry in enumerate(named))
        messages.success(request, tr(PHRASES["saved"]).format(changed))
        return redirect(link("transcripts:speakers", cycle, workshop, language))
    current = dict(row.cues.exclude(person=None).order_by().values_list("speaker", "person__slug").distinct())
    page = {
        "cycle": row.workshop.cycle,
        "workshop": row.workshop,
        "transcript": row,
        "named": [(n, entry, current.get(entry["speaker"], "")) for n, entry in enumerate(named)],
        "people": people.values(),
        "place": "organise",
        "crumbs": team_crumbs(row, tr(PHRASES["speakers"])),
    }
    return render(request, "transcripts/speakers.html", page)


def _assigned(request: HttpRequest, row: Transcript, n: int, speaker: str, people: dict[str, Person]) -> int:
    """Assigns the cues of one name, if the form says so for this very name."""
    chosen = request.POST.get(f"person-{n}", "")
    if request.POST.get(f"speaker-{n}") != speaker or chosen == "keep":
        return 0
    if chosen and chosen not in people:
        raise Http404
    return editing.assign(row, row.cues.filter(speaker=speaker), people.get(chosen), hand=_hand(request))


@require_http_methods(["GET", "HEAD", "POST"])
def replace(request: HttpRequest, cycle: str, workshop: str, language: str) -> HttpResponse:
    """Finds words, shows where they stand, puts others for them."""
    row = seen_transcript(request, cycle, workshop, language)
    form = ReplaceForm(request.POST or request.GET or None)
    page: dict[str, Any] = {
        "cycle": row.workshop.cycle,
        "workshop": row.workshop,
        "transcript": row,
        "form": form,
        "place": "organise",
        "crumbs": team_crumbs(row, tr(PHRASES["replace"])),
    }
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        how = {"has_case": given["has_case"], "is_word": given["is_word"]}
        if request.method == "POST":
            changed, left = editing.replace(row, given["find"], given["put"], hand=_hand(request), **how)
            messages.success(request, tr(PHRASES["replaced"]).format(changed=changed, left=left))
            return redirect(link("transcripts:replace", cycle, workshop, language))
        found = list(islice(editing.matching(row, given["find"], **how), SHOWN_MATCHES + 1))
        page |= {"found": found[:SHOWN_MATCHES], "is_more": len(found) > SHOWN_MATCHES, "sought": given["find"]}
    return render(request, "transcripts/replace.html", page)


def label(person: Person | None) -> str:
    """A person in a list to choose from by typing."""
    return f"{person.name} · {person.slug}" if person else ""


def _person(typed: str, people: dict[str, Person]) -> int | None:
    """The person that was typed, by label, slug or whole name; *fails when* there is none such."""
    typed = typed.strip()
    if not typed:
        return None
    slug = typed.rsplit("·", 1)[-1].strip()
    if slug in people:
        return people[slug].pk
    same = [person for person in people.values() if person.name.casefold() == typed.casefold()]
    if len(same) == 1:
        return same[0].pk
    words = PHRASES["unknown_person"]
    raise InputProblem(type(words)(words.es.format(typed[:80]), words.en.format(typed[:80])))


def _people(row: Transcript) -> dict[str, Person]:
    """Who may have spoken: those who appear in the workshop first, then in the cycle; by slug."""
    workshop, cycle = row.workshop_id, row.workshop.cycle_id
    here = Person.objects.filter(appearances__workshop=workshop, erased_at=None).distinct()
    there = Person.objects.filter(appearances__workshop__cycle=cycle, erased_at=None).distinct()
    spoke = Person.objects.filter(cues__transcript=row).distinct()
    return {person.slug: person for rows in (here, there, spoke) for person in rows}


def _hand(request: HttpRequest) -> Hand:
    return Hand(account=request.user if isinstance(request.user, Account) else None)


def _number(text: str, last: int) -> int:
    return min(max(int(text), 1), last) if text.isdigit() and len(text) < 9 else 1
