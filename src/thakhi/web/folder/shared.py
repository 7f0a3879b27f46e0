"""People and organisations that other cycles know too: met by their slug, never changed behind another cycle's back."""

from __future__ import annotations

from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text
from thakhi.web.folder.put import Known
from thakhi.web.folder.shapes import SHAPES
from thakhi.web.folder.tables import Tables

SHARED = ("people.Organisation", "people.Person")


def settle_shared(tables: Tables, known: Known) -> None:
    """Finds who is here already; *fails when* somebody else is here under the same slug."""
    for label in SHARED:
        wanted = {row["slug"]: key for key, row in tables[label].items()}
        for row in SHAPES[label].model.objects.filter(slug__in=wanted):
            key = wanted[row.slug]
            name = tables[label][key].get("name", "")
            if name and row.name and name != row.name:
                raise _somebody_else(row.slug, row.name, name)
            known.keys.setdefault(label, {})[key] = row.pk


def _somebody_else(slug: str, here: str, there: str) -> InputProblem:
    return InputProblem(
        Text(
            f"«{slug}» es aquí «{here}» y en la carpeta «{there}»; cambie el nombre corto en la carpeta",
            f"“{slug}” is “{here}” here and “{there}” in the folder; change the slug in the folder",
        ),
        "people.yaml",
    )
