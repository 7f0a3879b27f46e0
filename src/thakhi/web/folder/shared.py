"""People and organisations that other cycles know too: met by their slug, never changed behind another cycle's back."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text
from thakhi.web.folder.put import Known, new_row
from thakhi.web.folder.shapes import SHAPES, fields_of
from thakhi.web.folder.tables import Tables
from thakhi.web.folder.values import Plain

USED = {
    "people.Organisation": ("cycles", "programmes", "person__appearances", "person__cues", "person__statements"),
    "people.Person": ("appearances", "cues", "statements"),
}


def settle_shared(tables: Tables, known: Known, *, replace: bool) -> None:
    """Finds who is here already; after a replacement whoever is in no other cycle is as the folder says.

    *Fails when* somebody else is here under the same slug.
    """
    for label, paths in USED.items():
        wanted = {row["slug"]: key for key, row in tables[label].items()}
        rows = SHAPES[label].model.objects.filter(slug__in=wanted)
        used = set(rows.filter(_used(paths)).values_list("pk", flat=True)) if replace else set()
        for row in rows:
            plain = tables[label][wanted[row.slug]]
            known.keys.setdefault(label, {})[wanted[row.slug]] = row.pk
            if replace and row.pk not in used:
                _update(row, plain, label, known)
            elif plain.get("name") and row.name and plain["name"] != row.name:
                raise _somebody_else(row.slug, row.name, plain["name"])


def _used(paths: tuple[str, ...]) -> Q:
    out = Q()
    for path in paths:
        out |= Q(**{f"{path}__isnull": False})
    return out


def _update(row: Any, plain: Plain, label: str, known: Known) -> None:
    """As the folder says; what it does not say stays."""
    shape = SHAPES[label]
    fresh = new_row(plain, shape, known)
    for field in fields_of(shape):
        if field.name in plain and field.concrete and not field.many_to_many:
            setattr(row, field.attname, getattr(fresh, field.attname))
    row.save()


def _somebody_else(slug: str, here: str, there: str) -> InputProblem:
    return InputProblem(
        Text(
            f"«{slug}» es aquí «{here}» y en la carpeta «{there}»; cambie el nombre corto en la carpeta",
            f"“{slug}” is “{here}” here and “{there}” in the folder; change the slug in the folder",
        ),
        "people.yaml",
    )
