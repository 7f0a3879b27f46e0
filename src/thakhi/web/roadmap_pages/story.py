"""The chain of one action as a story: said → stated → proposed → voted → shown → costed → chosen → started.

A step that nobody has taken is told as such: the reader sees where the chain has no link.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from django.urls import NoReverseMatch

from thakhi.web.language import link, tr
from thakhi.web.roadmap_pages import bridge
from thakhi.web.roadmap_pages.phrases import PHRASES
from thakhi.web.statements.queries import Quote, quotes, statements_in
from thakhi.web.templatetags.site import day, said
from thakhi.web.transcripts.queries import visible_cues
from thakhi.web.transcripts.turns import Moment
from thakhi.web.workshops.models import Cycle

Step = Literal["said", "stated", "proposed", "voted", "shown", "costed", "chosen", "started"]
SAID = "statement:"
STEPS: tuple[Step, ...] = ("said", "stated", "proposed", "voted", "shown", "costed", "chosen", "started")


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One thing that happened: `what` in words or as a `quote`, by `who`, `when`, with the page that shows it.

    `changed` says what changed since a person looked, where the link is amber.
    """

    what: str = ""
    who: str = ""
    when: str = ""
    address: str = ""
    door: str = ""
    quote: str = ""
    link: str = ""
    changed: str = ""
    support: bridge.Support | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """One step of the chain with what happened in it; `missing` says so where nothing did."""

    step: Step
    title: str
    nodes: tuple[Node, ...]
    missing: str

    @property
    def is_stale(self) -> bool:
        """Whether something in it changed since a person looked."""
        return any(node.changed for node in self.nodes)


def story_of(cycle: Cycle, action: bridge.Action, view: bridge.ActionView, book: bridge.Book) -> tuple[Chapter, ...]:
    """The chapters of an action, all eight, in their order. A fixed number of queries."""
    names = {
        one.id: one.target.removeprefix("statement:") for one in action.links if one.target.startswith("statement:")
    }
    found = {q.row.slug: q for q in quotes(statements_in(cycle).filter(slug__in=names.values()), cycle)}
    voted = _agreements(book, action, names.values())
    told: Mapping[Step, Iterable[Node]] = {
        "said": _said(found.values(), moments_of(found.values(), cycle)),
        "stated": _stated(view, names, found, cycle),
        "proposed": _proposals(cycle, voted, action.id, book),
        "voted": _voted(cycle, voted, view, book),
        "shown": _shown(view, cycle),
        "costed": _costed(view),
        "chosen": _chosen(action, book),
        "started": _started(action, book),
    }
    return tuple(
        Chapter(step, tr(PHRASES[f"step_{step}"]), tuple(told[step]), tr(PHRASES[f"none_{step}"])) for step in STEPS
    )


def page_of(name: str, *args: object) -> str:
    """The address of a page of another app; empty where the site has no such page."""
    try:
        return link(name, *args)
    except NoReverseMatch:
        return ""


def moments_of(found: Iterable[Quote], cycle: Cycle) -> dict[int, str]:
    """Statement → the address of the moment in which it was said: from its first cue to its last. One query."""
    shown = [quote.row for quote in found if quote.is_shown and quote.row.transcript_id and quote.row.workshop]
    wanted = {cue for row in shown for cue in row.cue_ids}
    cues = visible_cues(cycle).filter(cue_id__in=wanted).values_list("transcript_id", "cue_id", "start_ms", "end_ms")
    times = {(transcript, cue): (start, end) for transcript, cue, start, end in cues}
    out = {}
    for row in shown:
        keys = [(int(row.transcript_id or 0), str(cue)) for cue in row.cue_ids]
        spans = [times[key] for key in keys if key in times]
        if spans and row.workshop:
            moment = Moment(min(start for start, _ in spans), max(end for _, end in spans))
            out[row.pk] = link("transcripts:moment", cycle.slug, row.workshop.slug, str(moment))
    return out


def _said(found: Iterable[Quote], moments: Mapping[int, str]) -> Iterator[Node]:
    """The moments in recordings; words that do not show have none."""
    for quote in found:
        workshop = quote.row.workshop
        if workshop and quote.is_shown:
            yield Node(
                what=said(workshop.title),
                who=", ".join(part for part in (quote.name, quote.beside) if part),
                when=day(workshop.starts),
                address=moments.get(quote.row.pk, ""),
                door=tr(PHRASES["to_moment"]) if quote.row.pk in moments else "",
            )


def _stated(
    view: bridge.ActionView, names: Mapping[str, str], found: Mapping[str, Quote], cycle: Cycle
) -> Iterator[Node]:
    """The quotes; of one whose words do not show, that it is so."""
    for support in (s for s in view.supports if s.kind == "statement"):
        quote = found.get(names.get(support.link, ""))
        shows = quote is not None and quote.is_shown
        yield Node(
            what="" if shows else tr(PHRASES["words_gone"]),
            quote=quote.words if quote and shows else "",
            who=quote.name if quote and shows else "",
            when=day(quote.row.created_at) if quote and not quote.row.is_published_source else "",
            address=link("statements:statement", cycle.slug, quote.row.slug) if quote else "",
            door=tr(PHRASES["to_statement"]) if quote else "",
            link=support.link,
            changed=_changed(support, quote),
        )


def _proposals(cycle: Cycle, voted: Iterable[bridge.Agreement], action: str, book: bridge.Book) -> Iterator[Node]:
    """The proposals behind the action, and those that a decision merged into it."""
    for one in voted:
        proposal = one.proposal
        yield Node(
            what=proposal.to(book.lang),
            who=tr(PHRASES["by_participant" if proposal.author == "participant" else "by_organisers"]),
            when=bridge.write_date(proposal.proposed_on, book.lang) if proposal.proposed_on else "",
            address=(address := page_of("consultation:proposal", cycle.slug, proposal.id)),
            door=tr(PHRASES["to_proposal"]) if address else "",
        )
    for decision in book.roadmap.decisions:
        if decision.into == action:
            when = bridge.write_date(decision.decided_on, book.lang)
            yield Node(what=book.say(decision.title), who=decision.by, when=when)


def _voted(
    cycle: Cycle, voted: Iterable[bridge.Agreement], view: bridge.ActionView, book: bridge.Book
) -> Iterator[Node]:
    """What the votes on those proposals show, with interval and n; amber where the vote changed since."""
    links = {support.link: support for support in view.supports if support.kind == "agreement"}
    named = {link.target: link.id for action in book.roadmap.actions if action.id == view.id for link in action.links}
    for one in voted:
        name = named.get(f"agreement:{one.id}", "")
        yield Node(
            what=f"{one.proposal.to(book.lang)}: {bridge.verdict_of(one, book)}",
            who=bridge.tally_words(one, book),
            address=(address := page_of("consultation:results", cycle.slug)),
            door=tr(PHRASES["to_results"]) if address else "",
            link=name,
            changed=_changed(links[name], None) if name in links else "",
        )


def _agreements(book: bridge.Book, action: bridge.Action, statements: Iterable[str]) -> list[bridge.Agreement]:
    """The votes that the action names, and those on proposals that rest on the same words."""
    named, said_here = {link.target for link in action.links}, set(statements)
    found = book.roadmap.agreements.agreements if book.roadmap.agreements else ()
    return [one for one in found if f"agreement:{one.id}" in named or said_here & set(one.proposal.statements)]


def _shown(view: bridge.ActionView, cycle: Cycle) -> Iterator[Node]:
    for support in view.supports:
        if support.kind in {"statement", "agreement"}:
            continue
        address = _evidence_page(support)
        yield Node(
            what=support.title,
            support=support,
            link=support.link,
            address=address,
            door=tr(PHRASES["to_evidence"]) if address else "",
            changed=_changed(support, None),
        )


def _evidence_page(support: bridge.Support) -> str:
    if support.practice:
        return page_of("practice_pages:practice", support.practice.id)
    if support.number and support.number.href:
        name = support.number.href.partition("#")[0].removeprefix("indicator-").removesuffix(".html")
        return page_of("evidence_pages:indicator", name)
    return ""


def _costed(view: bridge.ActionView) -> Iterator[Node]:
    yield Node(what=view.cost, who="".join(part.words for part in view.cost_basis))


def _chosen(action: bridge.Action, book: bridge.Book) -> Iterator[Node]:
    for decision in book.roadmap.decisions:
        if decision.subject == action.id:
            outcome = book.say(bridge.OUTCOMES[decision.outcome])
            when = bridge.write_date(decision.decided_on, book.lang)
            yield Node(what=f"{outcome.capitalize()}: {book.say(decision.why)}", who=decision.by, when=when)


def _started(action: bridge.Action, book: bridge.Book) -> Iterator[Node]:
    """What later figures say of the target: they are the only sign of a start that the road map holds."""
    for reading in book.roadmap.readings:
        if reading.action == action.id:
            when = bridge.write_date(reading.estimate.period.iso, book.lang)
            verdict = book.say(bridge.VERDICTS[reading.verdict])
            yield Node(what=f"{tr(PHRASES['target'])}: {verdict}", who=reading.estimate.source.citation(), when=when)


def _changed(support: bridge.Support, quote: Quote | None) -> str:
    """What changed since a person looked; empty where nothing did."""
    if not support.is_stale:
        return ""
    if quote is not None and quote.state == "withdrawn":
        return tr(PHRASES["changed_withdrawn"])
    return support.seen
