"""How often somebody may try: a count per key and stretch of time, in the database so that all processes share it."""

from __future__ import annotations

import hashlib
import time

from django.conf import settings
from django.db.models import F
from django.http import HttpRequest

from thakhi.terms.errors import ResourceProblem
from thakhi.terms.text import Text
from thakhi.web.people.models import Attempt

DAY = 24 * 3600
TOO_MANY = Text(
    "demasiados intentos; espere {minutes} minutos y pruebe de nuevo",
    "too many attempts; wait {minutes} minutes and try again",
)


class TooMany(ResourceProblem):
    """Somebody tried too often; shown with status 429 and the seconds to wait."""

    status = 429

    def __init__(self, minutes: int) -> None:
        super().__init__(Text(TOO_MANY.es.format(minutes=minutes), TOO_MANY.en.format(minutes=minutes)))
        self.retry_after = minutes * 60


def limit(
    request: HttpRequest, what: str, *, times: int, minutes: int, who: str = "", times_who: int | None = None
) -> None:
    """Counts one attempt at `what` by this address, and by `who`; *fails when* it is over `times` in `minutes`.

    Many people may stand behind one address (a school, a town hall): `times_who` is what one of them may.
    Call it outside of a transaction: a count that is undone counts nothing.
    """
    window = int(time.time()) // (minutes * 60) * (minutes * 60)
    allowed = {f"{what}:{_address(request)}": times}
    if who:
        allowed[f"{what}:{who.lower()}"] = times if times_who is None else times_who
    for key, most in allowed.items():
        hashed = hashlib.sha256(key.encode()).hexdigest()
        row, _ = Attempt.objects.get_or_create(key=hashed, window=window)
        Attempt.objects.filter(pk=row.pk).update(count=F("count") + 1)
        if row.count + 1 > most:
            raise TooMany(minutes)


def forget_attempts() -> int:
    """How many counts were older than a day, and were removed."""
    return Attempt.objects.filter(window__lt=int(time.time()) - DAY).delete()[0]


def _address(request: HttpRequest) -> str:
    """The reader's address; behind a proxy (https) the one that the nearest proxy saw, which a reader cannot write."""
    passed_on = request.headers.get("X-Forwarded-For", "") if settings.HTTPS else ""
    return passed_on.rsplit(",", 1)[-1].strip() or str(request.META.get("REMOTE_ADDR", ""))
