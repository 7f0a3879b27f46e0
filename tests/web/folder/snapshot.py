"""All rows of a site as plain values, made without the code that reads and writes folders: its second witness."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db import models

from thakhi.web.folder.shapes import SHAPES
from thakhi.web.people.models import Consent, Person

NAMES: dict[str, Any] = {
    "people.Account": lambda row: row.email,
    "people.Person": lambda row: row.slug,
    "people.Organisation": lambda row: row.slug,
    "workshops.Cycle": lambda row: row.slug,
    "workshops.Topic": lambda row: row.slug,
    "workshops.Workshop": lambda row: row.slug,
    "transcripts.Transcript": lambda row: (row.workshop.slug, row.language),
    "transcripts.Recording": lambda row: (row.workshop.slug, _place(row)),
    "transcripts.Cue": lambda row: row.cue_id,
}


def snapshot(*, but: tuple[str, ...] = ()) -> dict[str, Counter[Any]]:
    """Model → how often each row is there; rows whose words a folder keeps back stand without them. What a line of the
    log is about carries a primary key, which is another in another site."""
    return {
        label: Counter(tuple(_values(row, shape.left_out)) for row in shape.model.objects.all())
        for label, shape in SHAPES.items()
        if label not in but
    }


def _values(row: models.Model, left_out: Any) -> Any:
    words = {"text", "words", "accepted"} if _is_kept_back(row) else set()
    for field in row._meta.get_fields():
        if not field.concrete or getattr(field, "primary_key", False) or field.name in {*left_out, "subject"}:
            continue
        value = getattr(row, field.name)
        if field.name in words:
            value = ""
        elif field.many_to_many:
            value = tuple(sorted(str(NAMES[one._meta.label](one)) for one in value.all()))
        elif isinstance(value, models.Model):
            value = str(NAMES[value._meta.label](value))
        elif isinstance(field, models.FileField):
            value = value.read() if value else b""
            getattr(row, field.name).close()
        elif isinstance(field, models.BinaryField):
            value = bytes(value)
        yield field.name, repr(value)


def _place(row: Any) -> int:
    return list(type(row).objects.filter(workshop=row.workshop).order_by("pk")).index(row)


def _is_kept_back(row: Any) -> bool:
    """Whether the words of a row were withheld or withdrawn."""
    people = [getattr(row, "person", None)]
    if row._meta.label == "transcripts.CueVersion":
        people.append(row.cue.person)
        if row.cue.is_withheld:
            return True
    is_marked = getattr(row, "is_withheld", False) or getattr(row, "is_withdrawn", False)
    return is_marked or any(_has_withdrawn(person) for person in people if person)


def _has_withdrawn(person: Person) -> bool:
    latest = Consent.objects.filter(person=person, use="words").order_by("-at", "-id").first()
    return person.erased_at is not None or (latest is not None and not latest.is_granted)
