"""`private/` into rows: accounts that are not here yet, roles, consents, registrations, steps, the audit log."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from thakhi.web.folder.bridge import read_people
from thakhi.web.folder.lines import read_lines
from thakhi.web.folder.put import Known, join, new_row
from thakhi.web.folder.rows import BATCH
from thakhi.web.folder.shapes import ACCOUNT, PRIVATE, SHAPES, Shape, private_name
from thakhi.web.folder.subjects import numbered_subject
from thakhi.web.folder.values import Plain
from thakhi.web.people.models import Account, AuditEntry, Consent

Told = tuple[Plain, str]
CONSENT = SHAPES["people.Consent"]


def put_accounts(folder: Path, known: Known) -> None:
    """Makes the accounts that are not here, without a password; those that are here stay as they are."""
    for batch in _batches(read_lines(folder / "private" / private_name(ACCOUNT))):
        emails = {str(plain.get("email", "")).lower() for plain, _ in batch}
        there = {email.lower() for email in Account.objects.filter(email__in=emails).values_list("email", flat=True)}
        new = [_row(ACCOUNT, one, known) for one in batch if str(one[0].get("email", "")).lower() not in there]
        for account in new:
            account.set_unusable_password()
        Account.objects.bulk_create(new)


def put_consents(folder: Path, known: Known) -> None:
    """What people decided, and when; without `private/`, what people.yaml says of it."""
    if not _put_file(folder, CONSENT, known):
        _put_states(folder, known)


def put_private(folder: Path, known: Known) -> None:
    """All other rows about people."""
    for shape in PRIVATE:
        if shape != CONSENT:
            _put_file(folder, shape, known)


def _put_file(folder: Path, shape: Shape, known: Known) -> bool:
    """Puts the rows of one file, when there is one; what is here already of rows only ever added is not put twice."""
    path = folder / "private" / private_name(shape)
    there = _already(shape, known)
    for batch in _batches(read_lines(path)):
        _put_batch(batch, shape, known, there)
    return path.exists()


def _put_batch(batch: list[Told], shape: Shape, known: Known, there: set[tuple[Any, ...]]) -> None:
    rows = []
    for plain, where in batch:
        if "subject" in plain:
            plain = {**plain, "subject": numbered_subject(str(plain["subject"]), known)}
        rows.append((_row(shape, (plain, where), known), plain))
    new = [(row, plain) for row, plain in rows if _mark(row) not in there]
    shape.model.objects.bulk_create([row for row, _ in new])
    for row, plain in new:
        join(row, plain, known)


def _already(shape: Shape, known: Known) -> set[tuple[Any, ...]]:
    """What is here of rows that are only ever added: people keep their decisions when a cycle is replaced."""
    if shape.model is Consent:
        return {_mark(row) for row in Consent.objects.filter(person__in=known.keys["people.Person"].values())}
    if shape.model is AuditEntry:
        return {_mark(row) for row in AuditEntry.objects.filter(cycle=known.cycle.slug)}
    return set()


def _mark(row: Any) -> tuple[Any, ...]:
    if isinstance(row, Consent):
        return (row.person_id, row.use, row.is_granted, row.at)
    if isinstance(row, AuditEntry):
        return (row.at, row.act, row.who, row.account_id, str(row.detail))
    return (id(row),)


def _put_states(folder: Path, known: Known) -> None:
    """What people.yaml says of consent, for whoever has decided nothing here yet."""
    people = known.keys["people.Person"]
    decided = set(Consent.objects.filter(person__in=people.values()).values_list("person_id", "use"))
    rows = [
        Consent(person_id=people[person.slug], use=use, is_granted=state == "granted")
        for person in read_people(folder).people
        for use, state in (person.consent or {}).items()
        if (people[person.slug], use) not in decided
    ]
    Consent.objects.bulk_create(rows)


def _row(shape: Shape, one: Told, known: Known) -> Any:
    plain, known.where = one
    return new_row(plain, shape, known)


def _batches(rows: Iterator[Told]) -> Iterator[list[Told]]:
    while batch := list(islice(rows, BATCH)):
        yield batch
