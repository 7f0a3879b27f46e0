"""Editions published for good: signed off by named people in two roles, copied whole, under a number and a hash."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import Any

from django.db import transaction

from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text
from thakhi.web.folder.editions import editions_folder, has_edition, is_current, quotes_file
from thakhi.web.people.audit import note
from thakhi.web.people.models import Account
from thakhi.web.roadmap_pages import bridge
from thakhi.web.roadmap_pages.models import Edition, SignOff
from thakhi.web.workshops.models import Cycle

NEEDED = ("organiser", "analyst")  # one of each signs, two different people


def name_of(cycle: Cycle, number: int) -> str:
    """The name of an edition among the editions of the site; no slug holds a dot."""
    return f"{cycle.slug}.{number}"


def built(cycle: Cycle) -> dict[str, Any] | None:
    """The edition that `thakhi publish` built last; None where there is none or it is withheld."""
    if not has_edition(cycle) or not is_current(cycle):
        return None
    return dict(bridge.read_edition(editions_folder() / cycle.slug))


def kept(cycle: Cycle, number: int) -> dict[str, Any]:
    """The edition with this number, as it was published."""
    return dict(bridge.read_edition(editions_folder() / name_of(cycle, number)))


def signatures(cycle: Cycle, edition_hash: str) -> list[SignOff]:
    """Who signed the edition with this hash."""
    return list(SignOff.objects.filter(cycle=cycle.slug, edition_hash=edition_hash))


def lacking(signed: list[SignOff]) -> list[str]:
    """The roles that nobody has signed in yet; both while one person alone has signed."""
    if len({one.by_id for one in signed}) < len(NEEDED):
        return [role for role in NEEDED if role not in {one.role for one in signed}] or list(NEEDED[1:])
    return [role for role in NEEDED if role not in {one.role for one in signed}]


@transaction.atomic
def sign(cycle: Cycle, edition_hash: str, role: str, *, by: Account) -> None:
    """`by` answers for the built edition in a role that they have. *Fails when* another edition was built meanwhile."""
    now = built(cycle)
    if now is None or now["hash"] != edition_hash:
        raise _other()
    SignOff.objects.get_or_create(
        cycle=cycle.slug, edition_hash=edition_hash, role=role, by=by, defaults={"name": str(by)}
    )
    note(by, "edition.sign", f"edition:{edition_hash}", cycle=cycle.slug, role=role)


def freeze(cycle: Cycle, edition_hash: str, *, by: Account) -> Edition:
    """The built edition, published for good: whole under its number, or not at all.

    *Fails when* a role has not signed, another edition was built meanwhile, or it was published before.
    """
    with bridge.locked(editions_folder(), cycle.slug), transaction.atomic():
        now = built(cycle)
        if now is None or now["hash"] != edition_hash:
            raise _other()
        if lacking(signatures(cycle, edition_hash)):
            raise InputProblem(Text("faltan firmas", "signatures are missing"))
        rows = Edition.objects.filter(cycle=cycle.slug)
        if rows.filter(edition_hash=edition_hash).exists():
            raise InputProblem(
                Text("esta edición ya se publicó; construya otra", "this edition was published already; build another")
            )
        number = max(rows.values_list("number", flat=True), default=0) + 1
        digest = _copy(cycle, number)
        made = Edition.objects.create(
            cycle=cycle.slug, number=number, title=str(now["edition"])[:200], edition_hash=edition_hash, sha256=digest
        )
        note(by, "edition.publish", f"edition:{number}", cycle=cycle.slug, sha256=digest)
    return made


def _copy(cycle: Cycle, number: int) -> str:
    """Copies the built edition and the hashes of its quotes; the hash of all files."""
    target = editions_folder() / name_of(cycle, number)
    with bridge.new_folder(target) as work:
        shutil.copytree(editions_folder() / cycle.slug, work, dirs_exist_ok=True)
        digest = digest_of(work)
    shutil.copyfile(quotes_file(cycle.slug), quotes_file(target.name))
    return digest


def digest_of(folder: Path) -> str:
    """One hash of every file of a folder, names included."""
    found = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        found.update(
            f"{path.relative_to(folder).as_posix()}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode()
        )
    return found.hexdigest()


def _other() -> InputProblem:
    return InputProblem(
        Text(
            "entretanto se construyó otra edición, o ya no hay; mire la página otra vez",
            "another edition was built meanwhile, or there is none; look at the page again",
        )
    )
