"""Giving one's answers away, and taking them back."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import date

from django.db import transaction

from thakhi.web.my_unit.bridge import Answers, version
from thakhi.web.my_unit.models import Donation

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is read as something else


def give(answers: Answers, *, language: str, day: date) -> str:
    """Keeps a set of answers; the code with which they can be taken back."""
    code = "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))
    Donation.objects.create(code=_hash(code), answers=answers, version=version(), language=language, day=day)
    return code


def take_back(code: str) -> bool:
    """Whether there were answers under the code; they are gone."""
    return bool(Donation.objects.filter(code=_hash(code.strip().lower()), source="site").delete()[0])


@transaction.atomic
def add_imported(rows: Iterable[Answers], *, language: str, day: date) -> int:
    """Keeps the answers of an export of a survey tool; how many."""
    made = [
        Donation(
            code=_hash(secrets.token_urlsafe(16)),
            answers=row,
            version=version(),
            language=language,
            source="import",
            day=day,
        )
        for row in rows
        if row
    ]
    return len(Donation.objects.bulk_create(made, batch_size=500))


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
