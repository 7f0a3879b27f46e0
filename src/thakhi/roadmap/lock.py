"""`links.lock.yaml`: for each link the hash that a person saw, who it was and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from thakhi.folder.write import locked, write_whole
from thakhi.folder.yaml import read_yaml, write_yaml
from thakhi.terms.roadmap import Link

LOCK = "links.lock.yaml"
_HEAD = "# Written by `thakhi confirm`: the hash that each link had when a person last looked. Do not edit by hand.\n"


def read_lock(folder: Path) -> tuple[Link, ...]:
    """The confirmed links of a cycle folder; none when nobody has confirmed yet."""
    path = folder / LOCK
    return tuple(read_yaml(path, list[Link])) if path.exists() and path.read_bytes().strip() else ()


def write_lock(folder: Path, confirmed: Iterable[Link]) -> None:
    """Puts `confirmed` into the lock file, whole or not at all; every other line stays as it is."""
    with locked(folder, LOCK):
        rows = {link.id: link for link in read_lock(folder)} | {link.id: link for link in confirmed}
        write_whole(folder / LOCK, _HEAD + write_yaml([asdict(link) for link in rows.values()]))
