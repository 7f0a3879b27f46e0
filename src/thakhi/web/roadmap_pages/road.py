"""The road map of a cycle as everybody may read it now: made from the rows, kept until something changes.

It is made from the same public folder that `thakhi dump --public` writes. So words that somebody withdrew are in no
page of it from the next request on, and the links that rested on them are amber.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.cache import cache, caches
from django.db import transaction
from django.utils import timezone

from thakhi.web.contents import imported, made_once
from thakhi.web.folder.dump import write_folder
from thakhi.web.kept_pages import changed
from thakhi.web.models import Freshness
from thakhi.web.people.audit import note
from thakhi.web.people.models import Account
from thakhi.web.roadmap_pages import bridge
from thakhi.web.workshops.models import Cycle, KeptFile

SECONDS = 600
VOTED = ("proposals.yaml", "votes.csv", "voters.csv")  # what votes are weighed from
READ = {".yaml", ".csv", ".json", ".jsonl"}
NOT_READ = {"comments.yaml"}  # what was said of the draft changes nothing in it


def has_road(cycle: Cycle) -> bool:
    """Whether the cycle has a road map."""
    return KeptFile.objects.filter(cycle=cycle, path=bridge.DRAFTS).exists()


def road_of(cycle: Cycle) -> bridge.Opened:
    """The road map of `cycle`: opened again only when its public folder has changed."""
    count = Freshness.objects.filter(pk=1).values_list("count", flat=True).first() or 0
    key = f"road:{cycle.pk}:{count}"
    name: str | None = cache.get(key)
    opened: bridge.Opened | None = caches["contents"].get(name) if name else None
    if opened is None:
        with public_folder(cycle) as folder:
            name = f"road:{_digest(folder)}"
            opened = made_once(name, lambda: bridge.open_folder(folder, home=Path(settings.HOME), weigh=_weighed))
        cache.set(key, name, SECONDS)
    return opened


def _weighed(folder: Path) -> bridge.Agreements | None:
    """What the votes show: weighed again only when the votes changed, for groups take seconds."""
    files = [path for path in (folder / name for name in VOTED) if path.is_file()]
    if not files:
        return None
    return made_once(f"votes:{_digest_of(folder, files)}", lambda: bridge.agreements_of(folder))


def _digest(folder: Path) -> str:
    """Changes with every file that a road map may be made from, and with the surveys imported; not with sound."""
    files = _digest_of(folder, (path for path in folder.rglob("*") if _is_read(path)))
    return hashlib.sha256(f"{files} {imported()}".encode()).hexdigest()


def _is_read(path: Path) -> bool:
    return path.is_file() and path.suffix in READ and path.name not in NOT_READ


def _digest_of(folder: Path, files: Iterable[Path]) -> str:
    found = hashlib.sha256()
    for path in sorted(files):
        found.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()


@contextmanager
def public_folder(cycle: Cycle) -> Iterator[Path]:
    """The public folder of a cycle, which is gone afterwards."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name) / "cycle"
        work.mkdir()
        write_folder(cycle, work, is_public=True)
        yield work


@transaction.atomic
def confirm(cycle: Cycle, link: str, *, by: Account, why: str) -> None:
    """A person looked at what `link` rests on now, and says why the sentence still stands; the log keeps it."""
    Cycle.objects.select_for_update().get(pk=cycle.pk)  # two at once would each write the lock file without the other
    today = timezone.localdate().isoformat()
    with public_folder(cycle) as folder:
        lock = bridge.confirm_links(folder, [link], home=Path(settings.HOME), by=str(by), on=today)
    KeptFile.objects.update_or_create(cycle=cycle, path=bridge.LOCK, defaults={"content": lock})
    note(by, "roadmap.confirm", f"link:{link}"[:100], cycle=cycle.slug, why=why)
    changed()
