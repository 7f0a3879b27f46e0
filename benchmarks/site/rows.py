"""The rows of the loaded site: hours of speech, organisers with a session each; and what is there afterwards.

    python -m benchmarks.site.rows fill HOURS WRITERS     prints the sessions, a JSON list
    python -m benchmarks.site.rows left                   prints every corrected wording, a JSON list
    python -m benchmarks.site.rows voters COUNT           opens a vote on 40 proposals; prints the voters' sessions
    python -m benchmarks.site.rows votes                  prints every vote, `session proposal answer`, a JSON list

THAKHI_HOME and THAKHI_DATABASE_URL say which site.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from benchmarks.speech import fill
from thakhi.web.server import prepare

CORRECTED = "corregido-"
PROPOSALS = 40


def main(words: list[str]) -> None:
    """Does what the first word says."""
    prepare(Path(os.environ["THAKHI_HOME"]))
    if words[0] == "fill":
        from thakhi.web.search.index import reindex

        fill(int(words[1]))
        reindex()
        print(json.dumps([_session(n) for n in range(int(words[2]))]))
    elif words[0] == "voters":
        print(json.dumps(_voters(int(words[1]))))
    elif words[0] == "votes":
        print(json.dumps(_votes()))
    else:
        print(json.dumps(sorted(_left())))


def _session(n: int) -> str:
    """The session key of a new organiser of the cycle."""
    from thakhi.web.people.models import Account
    from thakhi.web.workshops.models import Cycle, Grant

    account = Account.objects.make(f"organiza{n}@example.org", name=f"Organiza {n}")
    Grant.objects.create(cycle=Cycle.objects.get(), account=account, role="organiser")
    return _signed_in(account)


def _voters(count: int) -> list[str]:
    """A vote on 40 proposals is open; the session keys of new voters, who are known by them."""
    from django.db import transaction

    from thakhi.web.consultation.models import Consultation, Proposal, Voter
    from thakhi.web.people.models import Account
    from thakhi.web.workshops.models import Cycle

    cycle, sessions = Cycle.objects.get(), []
    with transaction.atomic():
        Consultation.objects.create(cycle=cycle, stage="open")
        for n in range(PROPOSALS):
            Proposal.objects.create(
                cycle=cycle, order=n, slug=f"propuesta-{n}", words=f"Que se haga {n}.", state="open"
            )
        for n in range(count):
            account = Account.objects.make(f"vota{n}@example.org", name=f"Vota {n}")
            sessions.append(_signed_in(account))
            Voter.objects.create(cycle=cycle, account=account, code=sessions[-1])
    return sessions


def _votes() -> list[str]:
    from thakhi.web.consultation.models import Vote

    return [" ".join(row) for row in Vote.objects.values_list("voter__code", "proposal__slug", "answer")]


def _signed_in(account: Any) -> str:
    """The key of a new session of an account."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def _left() -> set[str]:
    """Every corrected wording that is kept, as it is now or as an earlier version."""
    from thakhi.web.transcripts.models import Cue, CueVersion

    kept: set[str] = set()
    for rows in (Cue.objects, CueVersion.objects):
        kept |= set(rows.filter(text__startswith=CORRECTED).values_list("text", flat=True))
    return kept


if __name__ == "__main__":
    main(sys.argv[1:])
