"""The rows of a cycle → plain data. Words that somebody withdrew go into no file, not even a private one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, count, islice
from pathlib import PurePosixPath
from typing import Any

from django.db import models
from django.db.models import Q

from thakhi.web.folder.files import safe_suffix
from thakhi.web.folder.shapes import SHAPES, SMALL, Shape, fields_of
from thakhi.web.folder.tables import Tables, empty
from thakhi.web.folder.values import Plain, plain_value
from thakhi.web.people.models import Account, Consent, Organisation, Person
from thakhi.web.transcripts.queries import shown_names
from thakhi.web.workshops.models import Cycle

BATCH = 2_000


class Named:
    """The keys of the rows of a cycle, by model and primary key; accounts are added as they are met."""

    def __init__(self, cycle: Cycle) -> None:
        self.cycle = cycle
        self.keys: dict[str, dict[int, str]] = {}
        self.people = people_of(cycle)
        self.hidden_names = {key for key, name in shown_names(self.people, cycle=cycle).items() if name.is_pseudonym}
        self.withdrawn = withdrawn(self.people)
        self.numbers = self._numbers()
        self.keys["people.Person"] = self._person_keys()

    @classmethod
    def bare(cls, cycle: Cycle) -> Named:
        """Of a cycle whose people are of no concern."""
        made = cls.__new__(cls)
        made.cycle, made.keys = cycle, {}
        made.people, made.hidden_names, made.withdrawn = set(), set(), set()
        return made

    def to_key(self, label: str, pk: Any) -> str:
        """The key of a row."""
        return self.keys[label][pk]

    def meet(self, rows: Iterable[models.Model], shape: Shape) -> None:
        """Learns the e-mail addresses of the accounts that `rows` point to."""
        known = self.keys.setdefault("people.Account", {})
        names = [f.attname for f in fields_of(shape) if getattr(f, "related_model", None) is Account]
        wanted = {getattr(row, name) for row in rows for name in names} - {None} - set(known)
        if wanted:
            known.update(Account.objects.filter(pk__in=wanted).values_list("pk", "email"))

    def _numbers(self) -> dict[int, int]:
        """The numbers of pseudonyms; who has none gets the next ones, in this folder."""
        numbers: dict[int, int] = dict(self.cycle.pseudonyms.values_list("person_id", "number"))
        new = Person.objects.filter(pk__in=self.people).exclude(pk__in=numbers).order_by("slug")
        first = max(numbers.values(), default=0) + 1
        return {**numbers, **dict(zip(new.values_list("pk", flat=True), count(first), strict=False))}

    def _person_keys(self) -> dict[int, str]:
        """Slugs; without consent to the name, the number under which the pages show somebody."""
        slugs = dict(Person.objects.filter(pk__in=self.people).order_by("slug").values_list("pk", "slug"))
        keys = {pk: slug for pk, slug in slugs.items() if pk not in self.hidden_names}
        taken = set(keys.values())
        for pk in slugs:
            if pk in self.hidden_names:
                wanted = f"persona-{self.numbers[pk]}"
                others = (f"{wanted}-{n}" for n in count(2))
                keys[pk] = next(key for key in chain([wanted], others) if key not in taken)
                taken.add(keys[pk])
        return keys


def people_of(cycle: Cycle) -> set[int]:
    """The primary keys of everybody whom a row of the cycle names."""
    paths = (
        "appearances__workshop__cycle",
        "agendaitem__workshop__cycle",
        "cues__transcript__workshop__cycle",
        "statements__cycle",
        "reviews__transcript__workshop__cycle",
        "pseudonyms__cycle",
    )
    found = {
        pk for path in paths for pk in Person.objects.filter(**{path: cycle}).order_by().values_list("pk", flat=True)
    }
    versions = SHAPES["transcripts.CueVersion"].model.objects.filter(cue__transcript__workshop__cycle=cycle)
    earlier = versions.exclude(person=None).order_by().values_list("person_id", flat=True).distinct()
    return found | set(earlier)


def withdrawn(people: Iterable[int]) -> set[int]:
    """Who took their words back, or had their data erased."""
    rows = Consent.objects.filter(person__in=people, use="words").order_by("at", "id")
    latest = dict(rows.values_list("person_id", "is_granted"))
    erased = Person.objects.filter(pk__in=people).exclude(erased_at=None).values_list("pk", flat=True)
    return {pk for pk, is_granted in latest.items() if not is_granted} | set(erased)


def small_tables(named: Named) -> Tables:
    """All small tables of a cycle, complete but for withdrawn words; a file is named by its place in the folder."""
    out = empty()
    for shape in SMALL:
        rows = list(rows_of(shape, named))
        if shape.label == "people.Person":  # by the name that the folder gives them
            rows.sort(key=lambda row: named.to_key("people.Person", row.pk))
        named.meet(rows, shape)
        keys = _keys(rows, shape, named)
        named.keys.setdefault(shape.label, {}).update({row.pk: key for key, row in zip(keys, rows, strict=True)})
        for key, row in zip(keys, rows, strict=True):
            out[shape.label][key] = _kept_back(plain_row(row, shape, named, key), row, named)
    return out


def rows_of(shape: Shape, named: Named) -> Any:
    """The rows of one model that belong to the cycle, in the order of the folder."""
    return shape.model.objects.filter(_where(shape, named)).order_by(*shape.order)


def plain_row(row: Any, shape: Shape, named: Named, key: str = "") -> Plain:
    """A row as plain data."""
    out: Plain = {}
    for field in fields_of(shape):
        if isinstance(field, models.FileField):
            out[field.name] = folder_path(field, getattr(row, field.name).name, key)
        elif isinstance(field, models.ManyToManyField):
            pks = getattr(row, field.name).order_by().values_list("pk", flat=True)
            out[field.name] = plain_value(field, pks, named.to_key)
        else:
            out[field.name] = plain_value(field, getattr(row, field.attname), named.to_key)
    return out


def folder_path(field: Any, name: str, key: str) -> str:
    """Where a file of the site stands in the folder: `documents/panel-1-2.pdf`."""
    if not name:
        return ""
    return str(PurePosixPath(str(field.upload_to)) / f"{key.replace('#', '-')}{safe_suffix(name)}")


def in_batches(rows: Any) -> Iterator[list[Any]]:
    """Rows, some thousands at a time, so that memory does not grow with their number."""
    stream = rows.iterator(chunk_size=BATCH)
    while batch := list(islice(stream, BATCH)):
        yield batch


def _where(shape: Shape, named: Named) -> Q:
    if shape.label == "people.Person":
        return Q(pk__in=named.people)
    if shape.label == "people.Organisation":
        asks = Q(person__in=named.people) | Q(programmes__cycle=named.cycle) | Q(cycles=named.cycle)
        return Q(pk__in=Organisation.objects.filter(asks).order_by().values("pk"))
    if shape.label == "people.Consent":
        return Q(person__in=named.people)
    if shape.label == "people.AuditEntry":
        return Q(cycle=named.cycle.slug)
    return Q(**{shape.within: named.cycle.pk})


def _keys(rows: list[Any], shape: Shape, named: Named) -> list[str]:
    if shape.label == "people.Person":
        return [named.to_key(shape.label, row.pk) for row in rows]
    if shape.label == "workshops.Cycle":
        return [""]
    if shape.label == "transcripts.Transcript":
        return [f"{named.to_key('workshops.Workshop', row.workshop_id)}.{row.language}" for row in rows]
    if shape.key:
        return [str(getattr(row, shape.key)) for row in rows]
    counts: dict[str, int] = {}
    keys = []
    for row in rows:
        name = named.to_key("workshops.Workshop", row.workshop_id) if shape.parent else ""
        keys.append(f"{name}#{counts.get(name, 0)}")
        counts[name] = counts.get(name, 0) + 1
    return keys


def _kept_back(plain: Plain, row: Any, named: Named) -> Plain:
    """The row without words that were withdrawn."""
    if row._meta.label == "statements.Statement" and (row.is_withdrawn or row.person_id in named.withdrawn):
        return {**plain, "words": "", "accepted": ""}
    return plain
