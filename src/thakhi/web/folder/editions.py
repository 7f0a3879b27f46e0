"""Editions that the site shows: built from the rows as everybody may read them, withheld when a quote in them is not.

An edition is files; what somebody withdraws must be gone from them in the same request. So each keeps, beside it,
the hash of every quote that it may print (words, speaker, consent), and is not served when one of them has changed.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from django.conf import settings
from django.utils import translation

from thakhi.terms.progress import Progress
from thakhi.web.folder import bridge
from thakhi.web.folder.dump import write_folder
from thakhi.web.folder.public import statement_hashes
from thakhi.web.folder.rows import Named, small_tables
from thakhi.web.workshops.models import Cycle


def editions_folder() -> Path:
    """Where the editions of this site stand."""
    return Path(settings.HOME) / "editions"


def build_edition(cycle: Cycle, *, progress: Progress | None = None) -> Path:
    """The edition of a cycle of the site, in its data home; a copy of it is left nowhere else."""
    target = editions_folder() / cycle.slug
    with bridge.locked(editions_folder(), cycle.slug), tempfile.TemporaryDirectory() as name:
        work = Path(name) / "cycle"
        work.mkdir()
        write_folder(cycle, work, is_public=True)
        quotes = {said.id: said.hash for said in bridge.read_statements(work)}
        made = bridge.build(work, home=Path(settings.HOME), out=target, progress=progress)
        bridge.write_whole(quotes_file(cycle.slug), json.dumps(quotes, indent=1, sort_keys=True) + "\n")
    return made


def is_current(cycle: Cycle, name: str = "") -> bool:
    """Whether every quote of the edition (the last, or the one called `name`) may still be shown as it was printed."""
    try:
        printed: dict[str, str] = json.loads(quotes_file(name or cycle.slug).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    if not printed:
        return True
    with translation.override("es"):  # the names of a folder
        named = Named(cycle)
        now = statement_hashes(small_tables(named), named)
    return all(now.get(key) == hash_ for key, hash_ in printed.items())


def has_edition(cycle: Cycle) -> bool:
    """Whether an edition was built."""
    return (editions_folder() / cycle.slug / "index.html").is_file() and quotes_file(cycle.slug).is_file()


def quotes_file(name: str) -> Path:
    """Where the hashes of the quotes of an edition stand, beside it."""
    return editions_folder() / f"{name}.quotes.json"
