"""Which numbers of a table are not shown: those of few people, and others that would give these away.

1. A number of 1 to LEAST_CASES - 1 people is hidden; zero is shown, because it is about nobody.
2. Others are hidden with it until the values that fit each hidden number span at least PROTECTION. The reader is taken
   to know that zeros are never hidden this way, hence that a hidden number is at least 1.
3. Where no choice protects them, the whole table is withheld, its zeros too; the total stays.

Which others is drawn by a `secret` of the site, within a factor of two of the least that is lost. Were it simply the
least, a reader who runs this code could tell from what is shown: `5, ?, ?` with 13 in all would be 5, 4, 4, because of
1 and 7 the 7 would be shown and the 5 hidden.

A level UNKNOWN says of nobody what they are: few people in it are shown, unless they are needed to protect others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from thakhi.dialogue.balance.circulation import PROTECTION, Edge, Edges, Key, cheapest_way, floored, range_of
from thakhi.terms.disclosure import LEAST_CASES

Counts = Mapping[str, int]
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Hidden:
    """The levels that are not shown of one dimension; `is_withheld` says that none is, not even those of nobody."""

    registered: frozenset[str]
    attended: frozenset[str]
    is_withheld: bool = False


@dataclass(frozen=True, slots=True)
class HiddenPair:
    """What is not shown of two dimensions and of their two-way table of who attended."""

    rows: Hidden
    columns: Hidden
    cells: frozenset[tuple[str, str]]
    are_cells_withheld: bool = False


def is_small(people: int) -> bool:
    """Whether so few people could be recognised: at least one, fewer than LEAST_CASES."""
    return 0 < people < LEAST_CASES


def hidden_levels(counts: Counts, *, secret: str) -> frozenset[str]:
    """The levels of a one-way table that are not shown, when its total is."""
    edges: dict[Key, Edge] = {("level", name): Edge(("in",), ("out",), n) for name, n in counts.items()}
    edges["total",] = Edge(("out",), ("in",), sum(counts.values()))
    found = choose(edges, may_hide=[("level", name) for name in counts], secret=secret)
    return frozenset(counts) if found is None else frozenset(key[1] for key in found)


def hidden_of_two(registered: Counts, attended: Counts, *, secret: str) -> Hidden:
    """The levels that are not shown of a table of who registered and one of who attended, their totals being shown.

    Nobody attends who is not registered: who stayed away is shown nowhere, and known not to be fewer than none.
    """
    edges: dict[Key, Edge] = {}
    for name, n in registered.items():
        came = attended.get(name, 0)
        edges["registered", name] = Edge(("level", name), ("all",), n)
        edges["attended", name] = Edge(("came",), ("level", name), came)
        edges["absent", name] = Edge(("stayed",), ("level", name), n - came)
    edges["came",] = Edge(("all",), ("came",), sum(attended.values()))
    edges["stayed",] = Edge(("all",), ("stayed",), sum(registered.values()) - sum(attended.values()))
    unseen = [key for key in edges if key[0] == "absent"]
    shown = [key for key in edges if key[0] in {"registered", "attended"}]
    found = choose(edges, may_hide=shown, unseen=unseen, secret=secret)
    if found is None:
        return withheld(registered)
    return Hidden(_named(found, "registered"), _named(found, "attended"))


def withheld(levels: Iterable[str]) -> Hidden:
    """A dimension of which no level is shown."""
    return Hidden(frozenset(levels), frozenset(levels), is_withheld=True)


def hidden_of_pair(
    attended: Mapping[tuple[str, str], int], *, rows: Counts, columns: Counts, secret: str
) -> HiddenPair:
    """What is not shown of the two-way table of who attended, of its sums, and of who registered by row and by column.

    The sums come first: no sum is hidden for the sake of a cell. Where the cells cannot be protected they are withheld;
    where the sums cannot, both dimensions are.
    """
    edges = pair(attended, rows=rows, columns=columns)
    absent = [key for key in edges if key[0].startswith("absent")]
    cells = [key for key in edges if key[0] == "cell"]
    sums = [key for key in edges if key[0].startswith(("registered", "attended"))]
    known = choose(edges, may_hide=sums, unseen=[*absent, *cells], secret=secret)
    if known is None:
        return HiddenPair(withheld(rows), withheld(columns), frozenset(attended), are_cells_withheld=True)
    found = choose(edges, may_hide=cells, unseen=absent, hidden=known, secret=secret)
    if found is None:
        return _pair(known, frozenset(attended), are_cells_withheld=True)
    return _pair(found, frozenset((key[1], key[2]) for key in found if key[0] == "cell"))


def pair(attended: Mapping[tuple[str, str], int], *, rows: Counts, columns: Counts) -> dict[Key, Edge]:
    """The circulation of two dimensions: registered → by column → attended cells → by row → registered."""
    edges: dict[Key, Edge] = {}
    for (row, column), n in attended.items():
        edges["cell", row, column] = Edge(("came", "column", column), ("came", "row", row), n)
    for name, n in columns.items():
        came = sum(m for (_, column), m in attended.items() if column == name)
        edges["registered column", name] = Edge(("all", "out"), ("column", name), n)
        edges["attended column", name] = Edge(("column", name), ("came", "column", name), came)
        edges["absent column", name] = Edge(("column", name), ("stayed", "in"), n - came)
    for name, n in rows.items():
        came = sum(m for (row, _), m in attended.items() if row == name)
        edges["registered row", name] = Edge(("row", name), ("all", "in"), n)
        edges["attended row", name] = Edge(("came", "row", name), ("row", name), came)
        edges["absent row", name] = Edge(("stayed", "out"), ("row", name), n - came)
    registered, came = sum(rows.values()), sum(attended.values())
    edges["all",] = Edge(("all", "in"), ("all", "out"), registered)
    edges["stayed",] = Edge(("stayed", "in"), ("stayed", "out"), registered - came)
    return edges


def choose(
    edges: Edges,
    *,
    may_hide: Collection[Key],
    secret: str,
    unseen: Collection[Key] = (),
    hidden: Collection[Key] = (),
) -> frozenset[Key] | None:
    """The keys (kind, then levels) that are hidden so that none can be worked out; None where there is no such choice.

    `unseen` numbers are shown nowhere and need no protection of their own; a reader knows only that they are not below
    zero. `hidden` numbers are hidden already and are protected again. What is protected stays so: hiding more never
    tells more.
    """
    known = {**floored(edges, 1), **{key: edges[key] for key in unseen}}
    small = {key for key in may_hide if is_small(edges[key].value) and set(key[1:]) != {UNKNOWN}}
    gone = small | set(hidden)
    costs = {key: edges[key].value * (1 + _draw(secret, key)) for key in may_hide if edges[key].value > 0}
    waiting = sorted(gone)
    while waiting:
        key, free = waiting.pop(0), gone | set(unseen)
        if range_of(known, free, key).width >= PROTECTION:
            continue
        way = cheapest_way(known, key, costs={**costs, **dict.fromkeys(free, 0.0)}, room=PROTECTION)
        if way is None:
            return None
        waiting += sorted(way - free)
        gone |= way - set(unseen)
    return frozenset(gone)


def _draw(secret: str, key: Key) -> float:
    """A number from 0 to 1 that only who knows the secret can tell; always the same for a number of a table."""
    digest = hashlib.sha256("\x1f".join((secret, *key)).encode()).digest()
    return int.from_bytes(digest[:8], "big") / 2**64


def _pair(found: frozenset[Key], cells: frozenset[tuple[str, str]], *, are_cells_withheld: bool = False) -> HiddenPair:
    rows, columns = (
        Hidden(_named(found, f"registered {side}"), _named(found, f"attended {side}")) for side in ("row", "column")
    )
    return HiddenPair(rows, columns, cells, are_cells_withheld)


def _named(found: frozenset[Key], kind: str) -> frozenset[str]:
    return frozenset(key[1] for key in found if key[0] == kind)
