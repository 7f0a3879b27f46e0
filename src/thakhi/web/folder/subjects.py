"""What a line of the audit log is about, `transcript:12`, under a name that holds in every database."""

from __future__ import annotations

from thakhi.web.folder.put import Known
from thakhi.web.folder.rows import Named

KINDS = {
    "person": "people.Person",
    "workshop": "workshops.Workshop",
    "transcript": "transcripts.Transcript",
    "statement": "statements.Statement",
    "recording": "transcripts.Recording",
}


def named_subject(subject: str, named: Named) -> str:
    """`transcript:12` → `transcript=panel-1.es`; as it is where the row is gone or of another kind."""
    kind, _, number = subject.partition(":")
    found = named.keys.get(KINDS.get(kind, ""), {}) if number.isdecimal() else {}
    key = found.get(int(number)) if found else None
    return subject if key is None else f"{kind}={key}"


def numbered_subject(subject: str, known: Known) -> str:
    """`transcript=panel-1.es` → `transcript:7`, its number here."""
    kind, sign, key = subject.partition("=")
    pk = known.keys.get(KINDS.get(kind, ""), {}).get(key) if sign else None
    return subject if pk is None else f"{kind}:{pk}"
