"""Every address of the site with a language, filled with the rows of the demonstration cycle."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from thakhi.pipeline import catalogue
from thakhi.web.registration.models import Registration
from thakhi.web.transcripts.models import Recording, Transcript
from thakhi.web.urls import PAGES
from thakhi.web.workshops.models import Cycle

HOLE = re.compile(r"<(?:\w+:)?(\w+)>")
SECRET = "not-a-secret-of-any-link"  # what a private link says without its secret is tested beside it


@dataclass(frozen=True, slots=True)
class Address:
    """`workshops:cycle`, its Spanish and its English address."""

    name: str
    es: str
    en: str


def addresses(cycle: Cycle) -> Iterator[Address]:
    """All of them, in the order of their names."""
    filled = [
        Address(name, *(f"/{lang}/{HOLE.sub(_in(values), page.address.to(lang))}" for lang in ("es", "en")))
        for app, pages in PAGES
        for page in pages
        for name in [f"{app}:{page.name}"]
        for values in [_values(cycle, page.name)]
    ]
    return iter(sorted(filled, key=lambda address: address.name))


def _in(values: dict[str, object]):  # type: ignore[no-untyped-def]
    return lambda hole: str(values[hole[1]])


def _values(cycle: Cycle, page: str) -> dict[str, object]:
    """What stands in the holes of one page's address."""
    workshop = cycle.workshops.get(n=1)
    transcript = Transcript.objects.get(workshop=workshop)
    kind = page.split("-")[0]
    agenda, seen = workshop.agenda.first(), workshop.appearances.first()
    document, phase = workshop.documents.first(), cycle.phases.first()
    assert agenda
    assert seen
    assert document
    assert phase
    rows = {
        "workshop": workshop,
        "phase": phase,
        "topic": cycle.topics.first(),
        "programme": cycle.programmes.first(),
        "agenda": agenda,
        "appearance": seen,
        "document": document,
        "person": seen.person,
        "organisation": seen.person.organisation,
        "role": cycle.grants.first(),
    }
    is_desk = kind in rows and page.rpartition("-")[2] in {"new", "edit", "remove", "take"}
    return {
        "cycle": cycle.slug,
        "workshop": workshop.pk if is_desk else workshop.slug,
        "pk": getattr(rows.get(kind), "pk", 0),
        "programme": getattr(cycle.programmes.first(), "slug", ""),
        "document": document.pk,
        "person": seen.person.slug if page == "consents" else seen.person.pk,
        "transcript": transcript.pk,
        "language": transcript.language,
        "part": 1,
        "span": "0.0-5.0",
        "recording": Recording.objects.filter(workshop=workshop).values_list("pk", flat=True).get(),
        "slug": getattr(cycle.statements.filter(is_withdrawn=False).first(), "slug", ""),
        "proposal": getattr(cycle.proposals.filter(state="closed").first(), "slug", ""),
        "number": 1 if page in {"edition", "edition-file"} else _registration(),
        "secret": SECRET,
        "indicator": "share_without_nit",
        "action": "D1.1",
        "link": "D1.1~none",
        "practice": sorted(catalogue())[0],
        "measure": "reached",
        "old": 1,
        "new": 2,
        "path": "index.html",
        "result": 0,
        "job": 1,
        "comment": 1,
        "passage": "about-1",
        "scenario": "none",
    }


def _registration() -> str:
    return Registration.objects.values_list("number", flat=True).first() or ""
