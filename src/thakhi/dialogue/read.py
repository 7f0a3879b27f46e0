"""A cycle folder → what was said in it, with the line on which each statement stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from thakhi.folder.lines import places_of
from thakhi.folder.yaml import read_yaml
from thakhi.terms.errors import InputProblem
from thakhi.terms.statement import Statement
from thakhi.terms.text import Text


@dataclass(frozen=True, slots=True)
class Heard:
    """The statements of a cycle by id, and the `file:line` of each."""

    statements: Mapping[str, Statement]
    places: Mapping[str, str]


def read_statements(folder: Path) -> Heard:
    """The statements of `folder/statements.yaml`; none when there is no such file.

    *Fails when* the file does not fit the shape or an id is there twice.
    """
    path = folder / "statements.yaml"
    if not path.exists():
        return Heard({}, {})
    drafts = read_yaml(path, list[Statement])
    place = places_of(path)
    places: dict[str, str] = {}
    for row, statement in enumerate(drafts):
        if statement.id in places:
            raise InputProblem(
                Text(
                    f"la declaración «{statement.id}» está dos veces", f"the statement “{statement.id}” is there twice"
                ),
                place(row, "id"),
            )
        places[statement.id] = place(row, "words")
    return Heard({statement.id: statement for statement in drafts}, places)
