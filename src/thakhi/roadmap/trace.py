"""Which sentence rests on what, and which have turned amber because what they rest on has changed (METHODS 7.1)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from thakhi.roadmap.drafts import Drafts
from thakhi.roadmap.origins import Origin, numbers_of, origins, quotes_of, votes_of
from thakhi.roadmap.references import Key, Reference, by_key
from thakhi.terms.agreement import Agreement
from thakhi.terms.errors import unknown_name
from thakhi.terms.estimate import Estimate
from thakhi.terms.portfolio import Portfolio
from thakhi.terms.practice import Practice
from thakhi.terms.roadmap import Fact, Link
from thakhi.terms.scenario import ScenarioResult
from thakhi.terms.statement import Statement
from thakhi.terms.text import Text


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to rest on: estimates by key, practices, statements and facts by id, and the hash of each,
    agreements too."""

    estimates: Mapping[Key, Estimate]
    practices: Mapping[str, Practice]
    statements: Mapping[str, Statement]
    facts: Mapping[str, Fact]
    hashes: Mapping[str, str]
    agreements: Mapping[str, Agreement] = field(default_factory=dict)

    def target(self, number: Reference) -> str:
        """`estimate:` and the id of the Estimate that `number` means; its own id when there is none."""
        found = self.estimates.get(number.key)
        return f"estimate:{found.id if found else number.id}"


def known(
    *,
    estimates: Iterable[Estimate],
    practices: Mapping[str, Practice],
    statements: Mapping[str, Statement],
    facts: Mapping[str, Fact],
    agreements: Iterable[Agreement] = (),
    scenarios: Iterable[ScenarioResult] = (),
    chosen: Portfolio | None = None,
) -> Known:
    """What links can point to, with the hash that each has now."""
    found = by_key(estimates)
    hashes = {f"estimate:{estimate.id}": estimate.hash for estimate in found.values()}
    hashes |= {f"practice:{key}": practice.hash for key, practice in practices.items()}
    hashes |= {f"statement:{key}": said.hash for key, said in statements.items()}
    hashes |= {f"fact:{key}": fact.hash for key, fact in facts.items()}
    voted = {one.id: one for one in agreements}
    hashes |= {f"agreement:{key}": one.hash for key, one in voted.items()}
    hashes |= {f"scenario:{one.id}": one.hash for one in scenarios}
    hashes |= {f"portfolio:{action}": found for action, found in (chosen.hashes if chosen else {}).items()}
    return Known(found, practices, statements, facts, hashes, voted)


def links_of(drafts: Drafts, there: Known, lock: Iterable[Link] = ()) -> tuple[Link, ...]:
    """Every link of the road map, with the hash that a person saw (empty when nobody has looked yet)."""
    seen = {link.id: link for link in lock}
    links = (_link(origin, target, seen) for origin in origins(drafts) for target in targets_of(origin, drafts, there))
    return tuple(links)


def targets_of(origin: Origin, drafts: Drafts, there: Known) -> tuple[str, ...]:
    """What an origin rests on, each once: its numbers, its quotes, what it declares."""
    found = [there.target(number) for number in numbers_of(origin, drafts)]
    found += [f"statement:{quote}" for quote in quotes_of(origin)]
    found += [f"agreement:{proposal}" for proposal in votes_of(origin)]
    found += [target for target in origin.rests_on if not target.startswith("estimate:")]
    return tuple(dict.fromkeys(found))


def link_id(origin: str, target: str) -> str:
    """A short permanent name that can be typed: `A1.1~3fa29c`."""
    return f"{origin}~{hashlib.sha256(target.encode()).hexdigest()[:6]}"


def stale(links: Iterable[Link], there: Known) -> tuple[Link, ...]:
    """Links whose target has changed since a person looked, or at which nobody has looked; missing ones included."""
    return tuple(link for link in links if there.hashes.get(link.target, "missing") != link.seen)


def amber(links: Iterable[Link], there: Known) -> tuple[str, ...]:
    """The ids that an edition shows in amber: stale links, and the paragraphs, figures and actions they belong to."""
    old = stale(links, there)
    return tuple(sorted({link.id for link in old} | {link.origin for link in old}))


def confirm(links: Sequence[Link], names: Sequence[str], *, by: str, on: str, there: Known) -> tuple[Link, ...]:
    """The links that `names` mean, as seen now by `by` on the date `on` (ISO); the others are not returned.

    A name is a link's id, an origin (`A1.1`: all its links) or a target (`practice:get-ahead`: all links to it).
    *Fails when* a name means no link.
    """
    chosen: dict[str, Link] = {}
    for name in names:
        meant = [link for link in links if name in {link.id, link.origin, link.target}]
        if not meant:
            names_there = {name for link in links for name in (link.id, link.origin, link.target)}
            raise unknown_name(Text("el vínculo", "link"), name, names_there)
        chosen |= {link.id: link for link in meant}
    return tuple(
        replace(link, seen=there.hashes.get(link.target, ""), confirmed_by=by, confirmed_on=on)
        for link in chosen.values()
        if link.target in there.hashes
    )


def _link(origin: Origin, target: str, seen: Mapping[str, Link]) -> Link:
    name = link_id(origin.id, target)
    old = seen.get(name)
    if old and old.target == target:
        return replace(old, origin=origin.id)
    return Link(id=name, origin=origin.id, target=target, seen="")
