"""What a careful reader can work out about the numbers that a table does not show.

A table with its sums is drawn as a circulation: each number is an edge, each sum a node where as much comes in as goes
out; tables that share a margin share its edges. A hidden number may be anything that keeps all sums right, so its
least and greatest value are two maximum flows: exact, in whole numbers, without a solver.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from heapq import heappop, heappush

from thakhi.terms.disclosure import LEAST_CASES

Key = tuple[str, ...]
PROTECTION = LEAST_CASES - 1  # the values that fit a hidden number span at least this: as far as from 1 to LEAST_CASES


@dataclass(frozen=True, slots=True)
class Edge:
    """One number of a table: it flows from one sum into another; `floor` is what everybody knows it to be at least."""

    tail: Key
    head: Key
    value: int
    floor: int = 0


Edges = Mapping[Key, Edge]


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the greatest value that a number can have, for somebody who knows all the others shown."""

    low: int
    high: int

    @property
    def width(self) -> int:
        """0 when the number is given away."""
        return self.high - self.low


def range_of(edges: Edges, hidden: Iterable[Key], key: Key) -> Range:
    """What can be worked out about the hidden number `key`."""
    others = [edges[name] for name in hidden if name != key]
    edge, limit = edges[key], sum(e.value for e in edges.values()) + PROTECTION
    more = _flow(others, edge.head, edge.tail, limit, limit)
    less = _flow(others, edge.tail, edge.head, edge.value - edge.floor, limit)
    return Range(edge.value - less, edge.value + more)


def floored(edges: Edges, floor: int) -> dict[Key, Edge]:
    """The same numbers where everybody knows that a number above zero is at least `floor`."""
    return {key: replace(edge, floor=min(floor, edge.value)) for key, edge in edges.items()}


def cheapest_way(edges: Edges, key: Key, *, costs: Mapping[Key, float], room: int) -> frozenset[Key] | None:
    """The numbers that, hidden, let `key` be greater by `room`: the cycle through it that costs least to hide; None
    when no cycle of the numbers that have a cost has that much room."""
    goal = edges[key].tail
    queue: list[tuple[float, Key, tuple[Key, ...]]] = [(0.0, edges[key].head, ())]
    done: set[Key] = set()
    while queue:
        cost, here, way = heappop(queue)
        if here == goal:
            return frozenset(way)
        if here in done:
            continue
        done.add(here)
        for name in sorted(set(costs) - {key}):
            there = _end(edges[name], here, room)
            if there is not None and there not in done:
                heappush(queue, (cost + costs[name], there, (*way, name)))
    return None


def _end(edge: Edge, here: Key, room: int) -> Key | None:
    """Where a change of `room` goes from `here` along an edge: it may grow as it likes, shrink as far as its floor."""
    if edge.tail == here:
        return edge.head
    return edge.tail if edge.head == here and edge.value - edge.floor >= room else None


def _flow(edges: Iterable[Edge], source: Key, sink: Key, most: int, limit: int) -> int:
    """The greatest flow from `source` to `sink`, up to `most`: along shortest ways with room left."""
    room: dict[Key, dict[Key, int]] = {source: {}, sink: {}}
    for edge in edges:
        forth, back = room.setdefault(edge.tail, {}), room.setdefault(edge.head, {})
        forth[edge.head] = forth.get(edge.head, 0) + limit
        back[edge.tail] = back.get(edge.tail, 0) + edge.value - edge.floor
    done = 0
    while done < most and (way := _way(room, source, sink)):
        step = min(most - done, *(room[a][b] for a, b in way))
        for a, b in way:
            room[a][b] -= step
            room[b][a] = room[b].get(a, 0) + step
        done += step
    return done


def _way(room: Mapping[Key, Mapping[Key, int]], source: Key, sink: Key) -> list[tuple[Key, Key]]:
    """The edges of a shortest way with room on each; empty when there is none."""
    before: dict[Key, Key] = {}
    queue = deque([source])
    while queue and sink not in before:
        here = queue.popleft()
        for there, left in room[here].items():
            if left > 0 and there not in before and there != source:
                before[there] = here
                queue.append(there)
    way, at = [], sink
    while at in before:
        way.append((before[at], at))
        at = before[at]
    return way
