"""The links that await a person, each with the sentence that rests on it and what it rests on now."""

from __future__ import annotations

from dataclasses import dataclass

from thakhi.web.people.models import AuditEntry
from thakhi.web.roadmap_pages import bridge
from thakhi.web.workshops.models import Cycle

LATELY = 20


@dataclass(frozen=True, slots=True)
class Waiting:
    """A link, the words of what rests on it, and that on which it rests, as it is now."""

    link: bridge.Link
    words: str
    action: str
    support: bridge.Support


def waiting_links(book: bridge.Book) -> list[Waiting]:
    """All of them, in the order of the road map."""
    road = book.roadmap
    words = _words(book)
    actions = {action.id for action in road.actions}
    return [
        Waiting(
            one,
            words.get(one.origin, one.origin),
            one.origin if one.origin in actions else "",
            bridge.support_of(one, book),
        )
        for one in stale_links(road)
    ]


def stale_links(road: bridge.Roadmap) -> list[bridge.Link]:
    """The links that await a person, in the order of the road map."""
    every = [*road.links, *(link for action in road.actions for link in action.links)]
    return [one for one in {one.id: one for one in every}.values() if one.id in road.stale]


def confirmed_lately(cycle: Cycle) -> list[AuditEntry]:
    """The last confirmations of the audit log."""
    rows = AuditEntry.objects.filter(cycle=cycle.slug, act="roadmap.confirm").select_related("account")
    return list(rows[:LATELY])


def _words(book: bridge.Book) -> dict[str, str]:
    """What each origin says: an action or objective its title, a paragraph its text, a figure its sentence."""
    road, say = book.roadmap, book.say
    said = {p.id: say(p.text) for p in (*road.about, *road.method)}
    said |= {o.id: say(o.title) for o in road.objectives}
    said |= {f"decision-{d.subject}": say(d.title) for d in road.decisions}
    for chapter in road.chapters:
        said |= {p.id: say(p.text) for p in chapter.paragraphs}
        said |= {f.id: say(f.sentence) for f in chapter.figures}
    return said | {a.id: f"{a.id}. {say(a.title)}" for a in road.actions}
