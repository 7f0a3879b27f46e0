"""What public rows and figures look like in the open interface."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import lru_cache
from typing import Any

import yaml
from django.http import Http404, HttpRequest, QueryDict

from thakhi.terms.practice import Practice
from thakhi.terms.text import Text
from thakhi.web.evidence_pages import bridge as evidence
from thakhi.web.evidence_pages.page import table_of
from thakhi.web.evidence_pages.queries import asked
from thakhi.web.evidence_pages.questions import question_of
from thakhi.web.language import link
from thakhi.web.practice_pages import bridge as catalogue
from thakhi.web.statements.files import records
from thakhi.web.statements.models import Statement
from thakhi.web.statements.queries import quotes
from thakhi.web.transcripts.models import Cue
from thakhi.web.transcripts.queries import shown_names
from thakhi.web.workshops.models import Cycle, KeptFile, Workshop

Facts = dict[str, Any]


def words(text: Text) -> dict[str, str]:
    """Both languages."""
    return {"es": text.es, "en": text.en}


def cycle(row: Cycle, request: HttpRequest) -> Facts:
    """A cycle."""
    return {
        "id": row.slug,
        "title": words(row.title),
        "summary": words(row.summary),
        "country": row.country,
        "fictional": row.fictional,
        "address": request.build_absolute_uri(link("workshops:cycle", row.slug)),
    }


def workshop(row: Workshop, of: Cycle, request: HttpRequest) -> Facts:
    """A workshop, without the address of its meeting, which is for who is registered."""
    return {
        "id": row.slug,
        "n": row.n,
        "title": words(row.title),
        "theme": words(row.theme),
        "starts": row.starts.isoformat() if row.starts else None,
        "ends": row.ends.isoformat() if row.ends else None,
        "state": row.state,
        "address": request.build_absolute_uri(link("workshops:workshop", of.slug, row.slug)),
    }


def statements(rows: list[Statement], of: Cycle, request: HttpRequest) -> list[Facts]:
    """Quotes as they may be shown now."""
    return records(quotes(rows, of), whole=request.build_absolute_uri)


def moments(rows: list[Cue], of: Cycle) -> list[Facts]:
    """Stretches of transcripts, under the names that their people consent to."""
    names = shown_names({row.person_id for row in rows if row.person_id}, cycle=of)
    return [
        {
            "id": row.cue_id,
            "language": row.transcript.language,
            "start_s": row.start_ms / 1000,
            "end_s": row.end_ms / 1000,
            "text": row.text,
            "speaker": names[row.person_id].name if row.person_id else "",
        }
        for row in rows
    ]


def scenarios(of: Cycle) -> list[Facts]:
    """The scenario files of a cycle."""
    kept = KeptFile.objects.filter(cycle=of, path__startswith="scenarios/", path__endswith=".yaml").order_by("path")
    read = [yaml.safe_load(bytes(file.content)) for file in kept]
    return [
        {
            "id": one["id"],
            "title": one["title"],
            "about": one.get("about") or {"es": "", "en": ""},
            "date": str(one["date"]),
            "source": one.get("source") or "",
        }
        for one in read
        if isinstance(one, dict) and {"id", "title", "date"} <= set(one)
    ]


def indicators() -> list[Facts]:
    """Every indicator."""
    return [indicator(name) for name in evidence.indicators()]


def indicator(name: str) -> Facts:
    """What one measures. *Fails when* there is none of that name (404)."""
    one = _known(name)
    return {
        "id": one.id,
        "family": one.family,
        "title": words(one.title),
        "question": words(question_of(one.id, one.title)),
        "definition": words(one.definition),
        "statistic": one.statistic,
        "unit": one.unit,
        "questions": [asdict(question) for question in one.questions],
    }


def estimates(request: HttpRequest, name: str, *, survey: str, by: str, compare: str) -> list[Facts]:
    """The figures of a table that is computed, or every frozen figure of the indicator."""
    query = QueryDict(mutable=True)
    query.update({"survey": survey, "compare": compare})
    query.setlist("by", [part.strip() for part in by.split(",") if part.strip()])
    wanted = asked(_known(name), query)
    table = table_of(request, wanted)
    tables = [table] if wanted.survey and table else wanted.tables
    return [fact for one in tables for fact in json.loads(evidence.as_json(one, "es"))]


def practices() -> list[Facts]:
    """The catalogue."""
    return [_practice(fit.practice) for fit in catalogue.evidence().fits]


@lru_cache(maxsize=256)
def _practice_effects(practice: Practice) -> tuple[Facts, ...]:
    return tuple(asdict(effect) for effect in practice.effects)


def _practice(practice: Practice) -> Facts:
    es, en = practice.words("es"), practice.words("en")
    return {
        "id": practice.id,
        "title": words(practice.title),
        "grade": practice.grade,
        "themes": list(practice.themes),
        "what": {"es": es.what, "en": en.what},
        "cost": {"es": es.cost, "en": en.cost},
        "caution": {"es": es.caution, "en": en.caution},
        "effects": list(_practice_effects(practice)),
    }


def _known(name: str) -> Any:
    if name not in evidence.indicators():
        raise Http404
    return evidence.indicators()[name]
