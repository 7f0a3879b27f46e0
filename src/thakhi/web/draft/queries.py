"""What the pages of a draft in consultation read, in a fixed number of queries; what they offer to other pages."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Count, Min, QuerySet
from django.utils import timezone

from thakhi.terms.roadmap import Roadmap
from thakhi.web.draft.models import Comment, DraftConsultation
from thakhi.web.draft.passages import Passage, Stretch, passages_of, quote_hashes, still_shows, stretches_of
from thakhi.web.draft.phrases import PHRASES
from thakhi.web.language import link, spoken, tr
from thakhi.web.roadmap_pages.road import has_road, road_of
from thakhi.web.templatetags.site import said
from thakhi.web.workshops.doors import Door
from thakhi.web.workshops.models import Cycle
from thakhi.web.workshops.queue import Waiting

WORD = re.compile(r"\s+|[^\s]+")
Piece = tuple[Literal["same", "new", "old"], str]


@dataclass(frozen=True, slots=True)
class Said:
    """A comment as everybody reads it. `changes` are the words then and now, where they differ and may be shown.

    `is_earlier` says that the passage has other words now, or is gone.
    """

    row: Comment
    is_earlier: bool
    changes: tuple[Piece, ...]
    is_withheld: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage with its comments, or how many it has."""

    passage: Passage
    count: int
    is_stale: bool
    comments: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """The passages under one heading."""

    stretch: Stretch
    shown: tuple[Shown, ...]


def road_now(cycle: Cycle) -> Roadmap | None:
    """The draft as it stands; None where there is none to show."""
    return road_of(cycle).road if has_road(cycle) else None


def parts_of(cycle: Cycle, road: Roadmap) -> list[Part]:
    """The draft, each passage with the number of its comments. One query."""
    found: dict[str, list[Any]] = {}
    for name, about in Comment.objects.filter(cycle=cycle, state="shown").values_list("passage", "about"):
        found.setdefault(name, []).append(about)
    return [
        Part(stretch, tuple(_counted(passage, found.get(passage.id, ())) for passage in stretch.passages))
        for stretch in stretches_of(road)
    ]


def _counted(passage: Passage, abouts: Iterable[Any]) -> Shown:
    abouts = list(abouts)
    return Shown(passage, len(abouts), any(about != passage.words for about in abouts))


def public_comments(cycle: Cycle) -> QuerySet[Comment]:
    """Those that everybody may read; of one that its author erased, the answer."""
    return Comment.objects.filter(cycle=cycle, state__in=("shown", "erased"))


def said_of(rows: Iterable[Comment], road: Roadmap | None) -> list[Said]:
    """Comments as everybody reads them, each beside its passage as it is now."""
    there, now = (passages_of(road), quote_hashes(road)) if road else ({}, {})
    return [_said(row, there.get(row.passage), now) for row in rows]


def address_of(row: Comment, cycle: Cycle) -> str:
    """The address of a comment, which is for good: on the page of its passage."""
    return f"{link('draft:passage', cycle.slug, row.passage)}#c-{row.number}"


def threads_of(cycle: Cycle, road: Roadmap | None) -> list[Shown]:
    """Every passage that has comments, in the order of the draft; those that are gone from it at the end. One query."""
    there = passages_of(road) if road else {}
    by_name: dict[str, list[Comment]] = {}
    for row in public_comments(cycle):
        by_name.setdefault(row.passage, []).append(row)
    order = [*(name for name in there if name in by_name), *(name for name in by_name if name not in there)]
    now = quote_hashes(road) if road else {}
    return [thread(there.get(name), by_name[name], now) for name in order]


def thread(passage: Passage | None, rows: Iterable[Comment], now: Mapping[str, str]) -> Shown:
    """The comments on one passage; `passage` None where the draft has it no more."""
    comments = tuple(_said(row, passage, now) for row in rows)
    shown = passage or Passage(comments[0].row.passage if comments else "", "", "", PHRASES["gone"], {})
    return Shown(shown, len(comments), any(one.is_earlier for one in comments), comments)


def _said(row: Comment, passage: Passage | None, now: Mapping[str, str]) -> Said:
    words = passage.words if passage else None
    is_earlier = row.about != words
    may_show = still_shows(row.quotes, now)
    changes = differences(said(row.about), said(words)) if is_earlier and may_show else ()
    return Said(row, is_earlier, changes, is_earlier and not may_show)


def differences(old: str, new: str) -> tuple[Piece, ...]:
    """Two wordings word by word: what both say, what only the new or only the old one says."""
    a, b = WORD.findall(old), WORD.findall(new)
    found: list[Piece] = []
    for kind, i, j, k, m in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(("same", "".join(a[i:j])))
            continue
        found += [("old", "".join(a[i:j]))] if j > i else []
        found += [("new", "".join(b[k:m]))] if m > k else []
    return tuple(found)


def waiting_of(cycle: Cycle) -> list[Comment]:
    """Those that nobody has reviewed, the oldest first."""
    return list(Comment.objects.filter(cycle=cycle, state="waiting"))


def unanswered(cycle: Cycle) -> int:
    """How many comments await review or an official answer."""
    return Comment.objects.filter(cycle=cycle, state__in=("waiting", "shown"), verdict="").count()


def road_doors(cycle: Cycle, account: Any) -> list[Door]:
    """On the page of the road map: the consultation of its draft, while it is open; afterwards what was said in it."""
    held = DraftConsultation.objects.filter(cycle=cycle).first()
    if held is None:
        if not account.has_perm("draft.open", cycle):
            return []
        return [Door(tr(PHRASES["open"]), link("draft:open", cycle.slug), tr(PHRASES["open_note"]))]
    is_open = held.is_open(timezone.now())
    note = tr(PHRASES["door_open" if is_open else "door_closed"])
    return [Door(tr(PHRASES["title"]), link("draft:draft", cycle.slug), note, is_act=is_open)]


def desk_doors(cycle: Cycle, account: Any) -> list[Door]:
    """On the organisers' page: the desk with how many comments wait."""
    if not account.has_perm("draft.answer", cycle) or not has_road(cycle):
        return []
    count = Comment.objects.filter(cycle=cycle, state="waiting").count()
    return [Door(tr(PHRASES["desk"]), link("draft:desk", cycle.slug), tr(PHRASES["desk_note"]), count)]


def awaiting(account: Any) -> list[Waiting]:
    """Comments that await somebody who may publish them: one line a cycle."""
    rows = Comment.objects.filter(state="waiting")
    if not account.is_admin:
        mine = Cycle.objects.filter(grants__account=account, grants__role__in=("organiser", "facilitator"))
        rows = rows.filter(cycle__in=mine.order_by().values("pk"))
    counted = rows.order_by().values("cycle").annotate(count=Count("pk"), since=Min("at"))
    cycles = Cycle.objects.in_bulk([row["cycle"] for row in counted])
    return [
        Waiting(
            tr(PHRASES["await_one" if row["count"] == 1 else "await"]).format(row["count"]),
            link("draft:desk", cycles[row["cycle"]].slug),
            cycle=said(cycles[row["cycle"]].title),
            since=row["since"],
        )
        for row in counted
    ]


def label_of(passage: Passage) -> str:
    """What a part of an action is: `Qué`, `Por qué`; empty for a plain paragraph."""
    return tr(PHRASES[f"part_{passage.label}"]) if passage.label else ""


def lang_of(row: Comment) -> str:
    """The language of a comment, where it is another than the reader's."""
    return row.language if row.language != spoken() else ""
