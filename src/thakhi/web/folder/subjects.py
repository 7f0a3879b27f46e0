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
    """`transcript:12` → `transcript=panel-1.es`; `transcript=?12` where it is gone: elsewhere 12 is another row."""
    kind, _, number = subject.partition(":")
    if kind not in KINDS or not number.isdecimal():
        return subject
    return f"{kind}={named.keys.get(KINDS[kind], {}).get(int(number), f'?{number}')}"


def numbered_subject(subject: str, known: Known) -> str:
    """`transcript=panel-1.es` → `transcript:7`, its number here."""
    kind, sign, key = subject.partition("=")
    pk = known.keys.get(KINDS.get(kind, ""), {}).get(key) if sign else None
    return subject if pk is None else f"{kind}:{pk}"
