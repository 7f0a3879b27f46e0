"""Cycles drawn at random: rows of every model with values of every kind, awkward ones among them."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from django.core.files.base import ContentFile
from django.db import models

from thakhi.terms.text import Text
from thakhi.web.folder.rows import Named, rows_of
from thakhi.web.folder.shapes import ACCOUNT, KEPT, PRIVATE, SHAPES, SMALL, SPOKEN, Shape
from thakhi.web.people.models import Account, Organisation, Person
from thakhi.web.words import WordsField
from thakhi.web.workshops.models import Cycle

AWKWARD = (
    "", " ", "ñandú, achachairú", "a\n\nb", "  espacios  ", "<v Otra>no</v>", "--> 00:00", "- id: x", "'\"", "&amp;",
    "{quote:x}", "Persona 1", "null", "2021-08", "1e3", "yes", "\u2028fin", "NOTE", "漢字", "🙂", "e\u0301", "\t",
    "#", "x" * 90,
)  # fmt: skip
ENDINGS = {"documents/": ".txt", "recordings/": ".mp3"}
FIRST = datetime(2021, 8, 1, 18, tzinfo=UTC)
MOST = {"workshops.Cycle": 1, "transcripts.Cue": 12, "transcripts.CueVersion": 8, "people.Consent": 8}


class Drawn:
    """A cycle with its rows, in the database."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.rows: dict[str, list[Any]] = {}
        self.count = 0
        for shape in (ACCOUNT, *SMALL, *SPOKEN, *PRIVATE, KEPT):
            for _ in range(self.random.randint(1 if shape.label == "workshops.Cycle" else 0, MOST.get(shape.label, 4))):
                self.add(shape)

    @property
    def cycle(self) -> Cycle:
        """The cycle."""
        return self.rows["workshops.Cycle"][0]

    def add(self, shape: Shape) -> None:
        """One more row, unless what it must point to is not there or it would be there twice."""
        self.count += 1
        values, lists = {}, {}
        for field in shape.model._meta.get_fields():
            if getattr(field, "primary_key", False) or not field.concrete:
                continue
            if field.many_to_many:
                there = self.rows.get(field.related_model._meta.label, [])
                lists[field.name] = self.random.sample(there, self.random.randint(0, min(2, len(there))))
                continue
            values[field.name] = self.value(field, shape)
            if values[field.name] is None and not field.null:
                return
        row = shape.model(**values)
        if self.is_free(row):
            row.save(force_insert=True)
            for name, some in lists.items():
                getattr(row, name).set(some)
            self.rows.setdefault(shape.label, []).append(row)

    def forget_strangers(self) -> None:
        """Removes the people, organisations and accounts that no row of the cycle names: they are not of the cycle."""
        named = Named(self.cycle)
        Person.objects.exclude(pk__in=named.people).delete()
        kept = rows_of(SHAPES["people.Organisation"], Named(self.cycle)).values("pk")
        Organisation.objects.exclude(pk__in=list(kept.values_list("pk", flat=True))).delete()
        met = {getattr(row, f.attname) for row, f in _pointers(Account)}
        Account.objects.exclude(pk__in=met - {None}).delete()

    def is_free(self, row: models.Model) -> bool:
        """Whether no unique constraint stands in the way."""
        for constraint in row._meta.constraints:
            names = getattr(constraint, "fields", ())
            where = {name: getattr(row, name) for name in names}
            if where and "" not in where.values() and type(row).objects.filter(**where).exists():
                return False
        return True

    def value(self, field: Any, shape: Shape) -> Any:
        """A value of one field."""
        own = OWN.get(f"{shape.label}.{field.name}")
        if own:
            return own(self)
        if isinstance(field, models.ForeignKey):
            return self.pick(self.rows.get(field.related_model._meta.label, []), or_nothing=field.null)
        if field.null and self.random.random() < 0.3:
            return None
        if field.choices:
            return self.random.choice([key for key, _ in field.choices if key])
        for kind, made in KINDS.items():
            if isinstance(field, kind):
                return made(self, field)
        raise AssertionError(f"no value for {field}")

    def pick(self, there: list[Any], *, or_nothing: bool) -> Any:
        """One of the rows, or none."""
        if not there or (or_nothing and self.random.random() < 0.3):
            return None
        return self.random.choice(there)

    def words(self, longest: int = 400) -> str:
        """Some words, or something awkward."""
        some = self.random.choices(["formalización", "pan", "Ñusta", "mercado", *AWKWARD], k=self.random.randint(0, 4))
        return " ".join(some)[:longest]

    def slug(self) -> str:
        """A name in addresses that no other row has."""
        return f"{self.random.choice(['a', 'persona', 'taller', 'x'])}-{self.count}"

    def json(self) -> Any:
        """A small plain value."""
        return [{"id": self.words(20), "n": self.random.randint(-3, 9), "es": None}] * self.random.randint(0, 2)


def _pointers(model: type[models.Model]) -> Iterator[tuple[models.Model, Any]]:
    """Every row with each of its fields that points to `model`."""
    for shape in SHAPES.values():
        for field in shape.model._meta.concrete_fields:
            if field.related_model is model:
                yield from ((row, field) for row in shape.model.objects.all())


def _word_field(drawn: Drawn, field: Any) -> Text:
    return Text(drawn.words(), drawn.words())


KINDS: dict[type, Any] = {
    WordsField: _word_field,
    models.SlugField: lambda drawn, _: drawn.slug(),
    models.EmailField: lambda drawn, _: f"p{drawn.count}@example.org",
    models.URLField: lambda drawn, _: drawn.random.choice(["", f"https://example.org/{drawn.count}"]),
    models.FileField: lambda drawn, field: drawn.random.choice(
        ["", ContentFile(b"\x00\xff ok", f"{drawn.count}{ENDINGS[field.upload_to]}")]
    ),
    models.CharField: lambda drawn, field: drawn.words(field.max_length),
    models.TextField: lambda drawn, _: drawn.words(),
    models.BooleanField: lambda drawn, _: drawn.random.random() < 0.6,
    models.JSONField: lambda drawn, _: drawn.json(),
    models.DateTimeField: lambda drawn, _: FIRST + timedelta(seconds=drawn.random.randint(0, 10**7), microseconds=7),
    models.DateField: lambda drawn, _: date(2021, 8, drawn.random.randint(1, 28)),
    models.TimeField: lambda drawn, _: time(drawn.random.randint(0, 23), 5),
    models.UUIDField: lambda drawn, _: uuid.UUID(int=drawn.random.getrandbits(128)),
    models.FloatField: lambda drawn, _: drawn.random.choice([0.0, 1.5, 155.25]),
    models.PositiveIntegerField: lambda drawn, _: drawn.random.randint(0, 5),
    models.PositiveBigIntegerField: lambda drawn, _: drawn.random.randint(0, 10**8),
    models.BinaryField: lambda drawn, _: bytes(drawn.random.choices(range(256), k=20)),
}
OWN: dict[str, Any] = {
    "workshops.Cycle.sheet": lambda drawn: {},
    "workshops.Programme.sheet": lambda drawn: {},
    "workshops.Workshop.sheet": lambda drawn: {},
    "workshops.Workshop.questions": lambda drawn: [{"es": drawn.words(), "en": ""}] * drawn.random.randint(0, 2),
    "workshops.Workshop.n": lambda drawn: drawn.count,
    "workshops.Programme.aliases": lambda drawn: [{"text": drawn.words(), "status": "announced"}],
    "people.AuditEntry.cycle": lambda drawn: drawn.cycle.slug,
    "people.AuditEntry.subject": lambda drawn: f"transcript:{drawn.random.randint(1, 3)}",
    "people.Organisation.slug": lambda drawn: f"org-{drawn.count}",
    "registration.Registration.number": lambda drawn: f"R{drawn.count}",
    "transcripts.Cue.cue_id": lambda drawn: f"{drawn.random.choice(['c', drawn.words(80)])}{drawn.count}",
    "transcripts.Transcript.language": lambda drawn: drawn.random.choice(["es", "en", "qu"]),
    "statements.Statement.cue_ids": lambda drawn: [cue.cue_id for cue in drawn.rows.get("transcripts.Cue", [])[:2]],
    "transcripts.Pseudonym.number": lambda drawn: drawn.count,
    "statements.Statement.supports": lambda drawn: ["practice:x", drawn.words(20)][: drawn.random.randint(0, 2)],
    "workshops.KeptFile.path": lambda drawn: f"carpeta {drawn.count}/ñ {drawn.random.randint(0, 3)}.bin",
}


def empty_site() -> None:
    """Another site, where nobody is known."""
    for model in (Cycle, *(SHAPES[label].model for label in ("people.Consent", "people.AuditEntry")), Person):
        model.objects.all().delete()
    Organisation.objects.all().delete()
    Account.objects.all().delete()
