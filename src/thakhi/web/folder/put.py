"""Plain rows → rows of the database, in the order in which they need one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from thakhi.terms.errors import InputProblem, nearest
from thakhi.terms.text import Text
from thakhi.web.folder.shapes import SHAPES, Shape, fields_of
from thakhi.web.folder.tables import Tables
from thakhi.web.folder.values import Plain, row_value
from thakhi.web.people.models import Account
from thakhi.web.workshops.models import Cycle

WORDS = {
    "people.Account": Text("la cuenta", "account"),
    "people.Organisation": Text("la organización", "organisation"),
    "people.Person": Text("la persona", "person"),
    "workshops.Workshop": Text("el taller", "workshop"),
    "workshops.Topic": Text("el tema", "topic"),
    "transcripts.Recording": Text("la grabación", "recording"),
    "transcripts.Transcript": Text("la transcripción", "transcript"),
}


FILES = {
    "people.Organisation": "people.yaml",
    "people.Person": "people.yaml",
    "transcripts.Pseudonym": "people.yaml",
    "workshops.Topic": "cycle.yaml",
    "workshops.Programme": "cycle.yaml",
    "transcripts.Recording": "recordings/recordings.yaml",
    "transcripts.Transcript": "recordings/recordings.yaml",
    "statements.Statement": "statements.yaml",
}
"""Which file describes a row; workshops.yaml where none is named."""


@dataclass(slots=True)
class Known:
    """The primary keys of what has been put, by model and key."""

    cycle: Cycle
    folder: str = ""
    where: str = ""
    keys: dict[str, dict[str, int]] = field(default_factory=dict)

    def to_pk(self, label: str, key: Any) -> int:
        """The primary key of a named row; *fails when* there is none of that name."""
        found = self.keys.setdefault(label, {})
        if label == "people.Account" and key not in found:
            found.update(Account.objects.filter(email__iexact=key).values_list("email", "pk"))
        if key not in found:
            raise self.unknown(label, str(key))
        return found[key]

    def unknown(self, label: str, key: str) -> InputProblem:
        """`key` names nothing in this folder."""
        word = WORDS.get(label, Text.same(label))
        near = nearest(key, self.keys.get(label, ()))
        hint = Text(f" ¿Quiso decir «{near}»?", f" Did you mean “{near}”?") if near else Text("", "")
        return InputProblem(
            Text(
                f"no hay en esta carpeta {word.es} «{key}».{hint.es}",
                f"there is no {word.en} “{key}” in this folder.{hint.en}",
            ),
            self.where,
        )


def put_rows(rows: Mapping[str, Plain], shape: Shape, known: Known) -> None:
    """Inserts the rows of one model and remembers their keys."""
    made = []
    for key, plain in rows.items():
        known.where = f"{known.folder}/{FILES.get(shape.label, 'workshops.yaml')}: {key}"
        made.append((key, new_row(plain, shape, known)))
    shape.model.objects.bulk_create([row for _, row in made])
    known.keys.setdefault(shape.label, {}).update((key, row.pk) for key, row in made)
    for key, row in made:
        known.where = f"{known.folder}/{FILES.get(shape.label, 'workshops.yaml')}: {key}"
        join(row, rows[key], known)


def join(row: Any, plain: Plain, known: Known) -> None:
    """Joins a saved row to the rows that it points to by lists."""
    for many in row._meta.many_to_many:
        if plain.get(many.name):
            getattr(row, many.name).set(row_value(many, plain[many.name], known.to_pk))


def new_row(plain: Plain, shape: Shape, known: Known) -> Any:
    """An unsaved row; *fails when* a value cannot be one of its field, or is longer than it holds."""
    values = {}
    for one in fields_of(shape):
        if one.name not in plain or isinstance(one, models.ManyToManyField):
            continue
        values[one.attname] = checked(one, plain[one.name], known)
    if "cycle" in shape.left_out:
        values["cycle_id"] = known.cycle.pk
    return shape.model(**values)


def checked(one: Any, plain: Any, known: Known) -> Any:
    """The value of a field, or a complaint that names it."""
    try:
        value = row_value(one, plain, known.to_pk)
        if isinstance(one, models.CharField) and value is not None:
            choices = {str(key) for key, _ in one.flatchoices}
            if len(value) > (one.max_length or len(value)) or (choices and value and value not in choices):
                raise ValueError
    except (ValueError, TypeError, KeyError):
        raise InputProblem(
            Text(
                f"«{one.name}» no puede valer {str(plain)[:60]!r}",
                f"“{one.name}” cannot be {str(plain)[:60]!r}",
            ),
            known.where,
        ) from None
    return value


def put_tables(tables: Tables, known: Known, shapes: Iterable[Shape]) -> None:
    """Inserts small tables; the cycle itself is there already, and so may shared people and organisations be."""
    for shape in shapes:
        there = known.keys.get(shape.label, {})
        new = {key: row for key, row in tables[shape.label].items() if key not in there}
        if shape.label == "workshops.Cycle":
            join(known.cycle, tables[shape.label][""], known)
        else:
            put_rows(new, shape, known)


def new_cycle(plain: Plain) -> Cycle:
    """The row of the cycle, saved."""
    shape = SHAPES["workshops.Cycle"]
    nobody = Known(cycle=Cycle(), where="cycle.yaml")
    made: Cycle = new_row(plain, shape, nobody)
    made.save(force_insert=True)
    return made
