"""What awaits a person: the organisers' first page. Each app offers its own in `queries.awaiting(account)`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from thakhi.web.workshops.doors import offered

LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing to do: `what` begins with a verb; `cycle` is the title of its cycle; `since` when it began to wait."""

    what: str
    address: str
    cycle: str = ""
    since: datetime | None = None
    is_urgent: bool = False


def waiting_for(account: Any) -> list[Waiting]:
    """Everything that awaits `account`: the urgent first, then the oldest."""
    return in_order(offered("awaiting", account))


def in_order(things: Iterable[Waiting]) -> list[Waiting]:
    """The urgent first, then those that have waited longest."""
    return sorted(things, key=lambda thing: (not thing.is_urgent, thing.since or LONG_AGO, thing.what))
