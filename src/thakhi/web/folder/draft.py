"""The consultation of a draft ↔ the folder: `comments.yaml` for everybody, who wrote and what waits in `private/`.

The public file holds what the pages show: published comments with their answers, by day. Words of the draft that quote
somebody who took the quote back go into no file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from django.utils import timezone

from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text
from thakhi.web.draft.models import Comment, Commenter, DraftConsultation
from thakhi.web.draft.passages import still_shows
from thakhi.web.folder import bridge
from thakhi.web.folder.lines import read_lines, write_lines
from thakhi.web.people.models import Account
from thakhi.web.workshops.models import Cycle

FILE, COMMENTERS, COMMENTS = "comments.yaml", "commenters.jsonl", "comments.jsonl"
BLANK = Text("", "")
COLUMNS = ("number", "passage", "words", "language", "signed", "state", "why_hidden", "verdict", "answered_by")
PUBLIC = ("shown", "erased")
Hashes = Callable[[], Mapping[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentSheet:
    """A published comment and its answer."""

    number: int
    passage: str
    words: str = ""
    language: str = "es"
    signed: str = ""
    at: str
    state: str = "shown"
    about: Text = BLANK
    quotes: Mapping[str, str] = field(default_factory=dict)
    verdict: str = ""
    answer: Text = BLANK
    answered_by: str = ""
    answered_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSheet:
    """`comments.yaml`: from when to when, for whom, what was said."""

    opened_at: str
    closes_at: str
    is_for_everybody: bool = False
    comments: tuple[CommentSheet, ...] = ()


def put_draft(folder: Path, cycle: Cycle) -> None:
    """The rows of what the folder says; nothing where its draft was never in consultation."""
    if not (folder / FILE).is_file():
        return
    sheet = bridge.read_sheet(folder / FILE, DraftSheet)
    try:
        DraftConsultation.objects.create(
            cycle=cycle,
            opened_at=datetime.fromisoformat(sheet.opened_at),
            closes_at=datetime.fromisoformat(sheet.closes_at),
            is_for_everybody=sheet.is_for_everybody,
        )
        codes = _put_commenters(folder / "private" / COMMENTERS, cycle)
        if (folder / "private" / COMMENTS).exists():
            rows = [_row(line, codes) for line, _ in read_lines(folder / "private" / COMMENTS)]
        else:
            rows = [_public_row(one) for one in sheet.comments]
    except (ValueError, KeyError, TypeError) as found:
        raise InputProblem(
            Text(f"no se entiende un valor: {found}", f"a value cannot be understood: {found}"), str(folder / FILE)
        ) from None
    for row in rows:
        row.cycle = cycle
    Comment.objects.bulk_create(rows, batch_size=500)


def write_draft(cycle: Cycle, work: Path, *, hashes: Hashes, accounts: dict[int, str], is_public: bool) -> None:
    """The files of the consultation into `work`; `hashes` tells the quotes that may be shown now."""
    held = DraftConsultation.objects.filter(cycle=cycle).first()
    if held is None:
        return
    rows = list(Comment.objects.filter(cycle=cycle).select_related("commenter"))
    now = hashes() if any(row.quotes for row in rows) else {}
    given = {
        "opened_at": held.opened_at.isoformat(),
        "closes_at": held.closes_at.isoformat(),
        "is_for_everybody": held.is_for_everybody,
        "comments": [bridge.said(CommentSheet, bridge.plain(_sheet(row, now))) for row in rows if row.state in PUBLIC],
    }
    (work / FILE).write_text(bridge.write_yaml(bridge.said(DraftSheet, given)), encoding="utf-8")
    if not is_public:
        private = work / "private"
        private.mkdir(exist_ok=True)
        commenters = Commenter.objects.filter(cycle=cycle).order_by("code")
        ids = {row.account_id for row in commenters if row.account_id}
        accounts.update(Account.objects.filter(pk__in=ids).values_list("pk", "email"))
        write_lines(private / COMMENTERS, _commenters(commenters, accounts))
        write_lines(private / COMMENTS, (_line(row, now) for row in rows))


def _about(row: Comment, now: Mapping[str, str]) -> Text:
    return row.about if still_shows(row.quotes, now) else BLANK


def _sheet(row: Comment, now: Mapping[str, str]) -> CommentSheet:
    return CommentSheet(
        number=row.number,
        passage=row.passage,
        words=row.words,
        language=row.language,
        signed=row.signed,
        at=timezone.localdate(row.at).isoformat(),
        state=row.state,
        about=_about(row, now),
        quotes=row.quotes,
        verdict=row.verdict,
        answer=row.answer,
        answered_by=row.answered_by,
        answered_on=timezone.localdate(row.answered_at).isoformat() if row.answered_at else "",
    )


def _public_row(one: CommentSheet) -> Comment:
    return Comment(
        number=one.number,
        passage=one.passage,
        words=one.words,
        language=one.language,
        signed=one.signed,
        at=_noon(one.at),
        state=one.state if one.state in PUBLIC else "shown",
        about=one.about,
        quotes=dict(one.quotes),
        verdict=one.verdict,
        answer=one.answer,
        answered_by=one.answered_by,
        answered_at=_noon(one.answered_on) if one.answered_on else None,
    )


def _line(row: Comment, now: Mapping[str, str]) -> dict[str, Any]:
    about = _about(row, now)
    return {
        **{name: getattr(row, name) for name in COLUMNS},
        "about": {"es": about.es, "en": about.en},
        "quotes": row.quotes,
        "answer": {"es": row.answer.es, "en": row.answer.en},
        "at": row.at.isoformat(),
        "answered_at": row.answered_at.isoformat() if row.answered_at else "",
        "commenter": row.commenter.code if row.commenter else "",
    }


def _row(line: Mapping[str, Any], codes: Mapping[str, Commenter]) -> Comment:
    return Comment(
        **{name: line[name] for name in COLUMNS},
        about=Text(line["about"]["es"], line["about"]["en"]),
        quotes=line["quotes"],
        answer=Text(line["answer"]["es"], line["answer"]["en"]),
        at=datetime.fromisoformat(line["at"]),
        answered_at=datetime.fromisoformat(line["answered_at"]) if line["answered_at"] else None,
        commenter=codes[line["commenter"]] if line["commenter"] else None,
    )


def _commenters(rows: Any, accounts: Mapping[int, str]) -> Iterator[dict[str, Any]]:
    for row in rows:
        yield {
            "code": row.code,
            "account": accounts[row.account_id] if row.account_id else "",
            "address_hash": row.address_hash,
            "agreed_at": row.agreed_at.isoformat(),
        }


def _put_commenters(path: Path, cycle: Cycle) -> dict[str, Commenter]:
    lines = [line for line, _ in read_lines(path)]
    emails = {line["account"] for line in lines}
    accounts = dict(Account.objects.filter(email__in=emails).values_list("email", "pk"))
    rows = [
        Commenter(
            cycle=cycle,
            code=line["code"],
            account_id=accounts.get(line["account"]),
            address_hash=line["address_hash"],
            agreed_at=datetime.fromisoformat(line["agreed_at"]),
        )
        for line in lines
    ]
    return {row.code: row for row in Commenter.objects.bulk_create(rows, batch_size=500)}


def _noon(day: str) -> datetime:
    """Noon in Greenwich of a day, which is the same day in Bolivia."""
    return datetime.combine(date.fromisoformat(day), time(12), UTC)
