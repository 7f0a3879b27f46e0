"""What was made from certain bytes is kept under their hash: the same bytes are not worked through twice.

Unlike a kept page it needs no count of changes, for other bytes have another name. Each process keeps its own.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from django.conf import settings
from django.core.cache import caches

A_DAY = 24 * 3600
T = TypeVar("T")


def made_once(name: str, make: Callable[[], T]) -> T:
    """What `make` gives, kept for a day under `name`, which must change with everything that it is made from."""
    contents = caches["contents"]
    value: T | None = contents.get(name)
    if value is None:
        value = make()
        contents.set(name, value, A_DAY)
    return value


def imported() -> tuple[tuple[str, int], ...]:
    """The imported surveys, each with the moment of its import: part of the name of what is made from them."""
    folder = Path(settings.HOME) / "surveys"
    cards = sorted(folder.glob("*/card.yaml")) if folder.is_dir() else []
    return tuple((card.parent.name, card.stat().st_mtime_ns) for card in cards)
