"""What is asked of an engine, in words of neither: tokens of three kinds, joined by all, any and not.

| kind | tokens | for |
|---|---|---|
| `said` | words without accents, in their order | phrases, beginnings of words |
| `stem` | `es.formaliz`: language and stem, in no order | words |
| `mark` | `workshop12`, `person4`, `sector.workers` | filters |

Tokens hold letters, digits, dots and underscores only, so that neither engine can take one for a command.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

Kind = Literal["said", "stem", "mark"]


class Hit(NamedTuple):
    """A passage that was found, with what filters count."""

    id: int
    workshop: int
    person: int | None
    sector: str
    is_bridge: bool
    transcript: int
    language: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Any:
    """One of these tokens."""

    kind: Kind
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InOrder:
    """These words of the text, one after the other; or, of a single one, only its beginning."""

    words: tuple[str, ...]
    is_beginning: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """All of `every` and none of `never`; `is_everywhere` when nearly every passage is expected to hold it."""

    every: tuple[Any | InOrder, ...]
    never: tuple[Any | InOrder, ...] = ()
    is_everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage as an engine keeps it."""

    id: int
    said: Sequence[str]
    stems: Iterable[str]
    marks: Iterable[str]


class Engine(Protocol):
    """A search table and how it is asked."""

    def add(self, entries: Iterable[Entry]) -> None:
        """Makes passages found."""

    def remove(self, ids: Sequence[int]) -> None:
        """Makes passages not found."""

    def purge(self) -> None:
        """Overwrites what removed passages left in the table: needed once after `remove`."""

    def tidy(self) -> None:
        """Makes the table quick after very many additions."""

    def count_rows(self) -> None:
        """Tells the planner of the database how large its tables are now: it chooses badly when it does not know."""

    def hits(self, wanted: Wanted, *, most: int, among: Sequence[int] | None = None) -> list[Hit]:
        """At most `most` passages, the latest transcripts first; only those `among`, if given."""
