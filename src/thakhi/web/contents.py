"""What was made from certain bytes is kept under their hash: the same bytes are not worked through twice.

Unlike a kept page it needs no count of changes, for other bytes have another name. Each process keeps its own.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from weakref import WeakValueDictionary

from django.conf import settings
from django.core.cache import caches

A_DAY = 24 * 3600
T = TypeVar("T")
_first = threading.Lock()
_locks: WeakValueDictionary[str, threading.RLock] = WeakValueDictionary()


def made_once(name: str, make: Callable[[], T]) -> T:
    """What `make` gives, kept for a day under `name`, which must change with everything that it is made from.

    Whoever asks while another thread makes it waits for that one.
    """
    contents = caches["contents"]
    value: T | None = contents.get(name)
    if value is None:
        with _lock_of(name):
            value = contents.get(name)
            if value is None:
                value = make()
                contents.set(name, value, A_DAY)
    return value


def _lock_of(name: str) -> threading.RLock:
    """One lock a name while anybody holds or awaits it."""
    with _first:
        lock = _locks.get(name)
        if lock is None:
            lock = _locks[name] = threading.RLock()
        return lock


def imported() -> tuple[tuple[str, int], ...]:
    """The imported surveys, each with the moment of its import: part of the name of what is made from them."""
    folder = Path(settings.HOME) / "surveys"
    cards = sorted(folder.glob("*/card.yaml")) if folder.is_dir() else []
    return tuple((card.parent.name, card.stat().st_mtime_ns) for card in cards)
