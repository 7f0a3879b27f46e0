"""The rows of the loaded site: hours of speech, organisers with a session each; and what is there afterwards.

    python -m benchmarks.site.rows fill HOURS WRITERS     prints the sessions, a JSON list
    python -m benchmarks.site.rows left                   prints every corrected wording, a JSON list

THAKHI_HOME and THAKHI_DATABASE_URL say which site.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from benchmarks.speech import fill
from thakhi.web.server import prepare

CORRECTED = "corregido-"


def main(words: list[str]) -> None:
    """Does what the first word says."""
    prepare(Path(os.environ["THAKHI_HOME"]))
    if words[0] == "fill":
        from thakhi.web.search.index import reindex

        fill(int(words[1]))
        reindex()
        print(json.dumps([_session(n) for n in range(int(words[2]))]))
    else:
        print(json.dumps(sorted(_left())))


def _session(n: int) -> str:
    """The session key of a new organiser of the cycle."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from thakhi.web.people.models import Account
    from thakhi.web.workshops.models import Cycle, Grant

    account = Account.objects.make(f"organiza{n}@example.org", name=f"Organiza {n}")
    Grant.objects.create(cycle=Cycle.objects.get(), account=account, role="organiser")
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
