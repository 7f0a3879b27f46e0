"""What the apps to the right put on pages of this one: each offers functions in its `queries.py`, found by name.

| function of `<app>/queries.py` | shows on |
|---|---|
| `cycle_doors(cycle, account)` | the page of a cycle |
| `workshop_doors(workshop, account)` | the page of a workshop: register, transcript, recording |
| `came_of(workshop, account)` | the page of a workshop, under "what came of it" |
| `desk_doors(cycle, account)` | the organisers' page of a cycle |
| `road_doors(cycle, account)` | the page of a road map |
| `moment_doors(transcript, moment, account)` | the page of a moment: the quotes cut from it |
| `statement_doors(statement, account)` | the page of a quote: the proposals and actions that rest on it |
| `proposal_doors(proposal, account)` | the page of a proposal: the actions that rest on it |
| `awaiting(account)` | the organisers' first page: see queue.py |

Each takes a fixed number of queries and returns only what `account` may see.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Literal

from django.apps import apps

Offer = Literal[
    "cycle_doors", "workshop_doors", "came_of", "desk_doors", "road_doors", "moment_doors", "statement_doors",
    "proposal_doors", "awaiting",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Door:
    """A link to a page of another app, with a note and, where it counts something, how many.

    `is_act` marks what a reader can do now, shown first: `register`.
    """

    title: str
    address: str
    note: str = ""
    count: int | None = None
    is_act: bool = False


def offered(offer: Offer, *about: Any) -> Iterator[Any]:
    """What each app offers under this name, in the order of the apps."""
    for config in apps.get_app_configs():
        if config.name.startswith("thakhi.web.") and find_spec(f"{config.name}.queries"):
            function = getattr(import_module(f"{config.name}.queries"), offer, None)
            yield from function(*about) if function else ()


def doors(offer: Offer, *about: Any) -> list[Door]:
    """The doors that the apps offer here."""
    return list(offered(offer, *about))
