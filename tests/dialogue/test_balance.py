"""Who was heard: speech counted once, and no small group that a careful reader could work out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from thakhi.dialogue.balance.circulation import PROTECTION, Edge, Key, Range, floored, range_of
from thakhi.dialogue.balance.protect import HiddenPair, hidden_levels, hidden_of_pair, hidden_of_two
from thakhi.dialogue.balance.share import wilson
from thakhi.dialogue.balance.speech import spoken_ms
from thakhi.terms.disclosure import LEAST_CASES

LEVELS = "abcd"
SECRET = "of the test"
small_tables = st.lists(st.integers(0, 9), min_size=2, max_size=4).map(lambda n: dict(zip(LEVELS, n, strict=False)))


# speech ----------------------------------------------------------------------------------------------------------


def test_overlaps_of_one_speaker_count_once_and_of_two_count_both() -> None:
    spans = [
        (1, 7, 0, 10_000),
        (1, 7, 2_000, 4_000),  # inside the first
        (1, 7, 9_000, 12_000),  # begins in it
        (1, 7, 20_000, 21_000),
        (1, 8, 0, 10_000),  # at the same time as person 7
        (2, 7, 0, 5_000),  # another recording
    ]

    assert spoken_ms(spans) == {7: 12_000 + 1_000 + 5_000, 8: 10_000}


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 2), st.integers(1, 3), st.integers(0, 60), st.integers(0, 20)), max_size=25))
def test_speech_is_as_counted_second_by_second(rows: list[tuple[int, int, int, int]]) -> None:
    spans = sorted((recording, person, start, start + length) for recording, person, start, length in rows)
    seconds = {(r, p, t) for r, p, start, end in spans for t in range(start, end)}
    counted = {person: 0 for _, person, _, _ in spans} | {
        person: sum(1 for _, p, _ in seconds if p == person) for _, person, _ in seconds
    }

    assert spoken_ms(spans) == counted


# shares ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_as_printed_by_newcombe(part: int, whole: int, low: float, high: float) -> None:
    """Newcombe (1998), Two-sided confidence intervals for the single proportion, Table I, method 3."""
    found = wilson(part, whole)

    assert found is not None
    assert (round(found.low, 4), round(found.high, 4), found.of) == (low, high, whole)


def test_nobody_has_no_share() -> None:
    assert wilson(0, 0) is None


# what can be worked out ------------------------------------------------------------------------------------------


@settings(deadline=None)
@given(
    st.lists(st.integers(0, 4), min_size=4, max_size=4),
    st.sets(
        st.sampled_from(["cell A x", "cell A y", "cell B x", "cell B y", "row A", "row B", "column x", "column y"])
    ),
)
def test_ranges_are_those_of_trying_every_table(numbers: list[int], names: set[str]) -> None:
    """A two-by-two table with any of its numbers hidden, against all tables that agree with the rest."""
    edges = floored(_crossed(numbers), 1)
    hidden = [tuple(name.split()) for name in sorted(names)]
    fitting = list(_fitting(edges, hidden))

    for key in hidden:
        values = [table[key].value for table in fitting]
        assert range_of(edges, hidden, key) == Range(min(values), max(values))


def _crossed(numbers: list[int]) -> dict[Key, Edge]:
    counts = dict(zip(product("AB", "xy"), numbers, strict=True))
    edges: dict[Key, Edge] = {("cell", r, c): Edge(("row", r), ("column", c), n) for (r, c), n in counts.items()}
    for r in "AB":
        edges["row", r] = Edge(("rows",), ("row", r), counts[r, "x"] + counts[r, "y"])
    for c in "xy":
        edges["column", c] = Edge(("column", c), ("columns",), counts["A", c] + counts["B", c])
    return {**edges, ("total",): Edge(("columns",), ("rows",), sum(numbers))}


def _fitting(edges: Mapping[Key, Edge], hidden: list[Key]) -> Iterator[dict[Key, Edge]]:
    total = edges["total",].value
    for numbers in product(range(total + 1), repeat=4):
        if sum(numbers) == total:
            other = _crossed(list(numbers))
            same = all(other[key].value == edge.value for key, edge in edges.items() if key not in hidden)
            if same and all(other[key].value >= edges[key].floor for key in hidden):
                yield other


# one-way tables --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ({"woman": 12, "man": 30}, ""),
        ({"woman": 0, "man": 30}, ""),  # nobody is not a small group
        ({"woman": 3, "man": 30, "other": 9}, "woman other"),  # the smallest that protects
        ({"woman": 1, "man": 1, "other": 9}, "woman man other"),  # two ones would add to two
        ({"woman": 3, "man": 30}, "woman man"),
        ({"woman": 9, "man": 30, "unknown": 2}, ""),  # who did not say is no group
        ({"woman": 3, "man": 30, "unknown": 6}, "woman unknown"),
        ({"woman": 4, "man": 1, "other": 0}, "woman man other"),  # nothing protects: withheld whole, its zero too
    ],
)
def test_hidden_levels_drawn_by_hand(counts: dict[str, int], hidden: str) -> None:
    assert hidden_levels(counts, secret=SECRET) == frozenset(hidden.split())


@settings(deadline=None)
@given(small_tables.filter(lambda counts: LEAST_CASES <= sum(counts.values()) <= 20))
def test_nothing_hidden_can_be_worked_out_from_the_total(counts: dict[str, int]) -> None:
    hidden = hidden_levels(counts, secret=SECRET)
    is_whole = hidden == frozenset(counts)
    fitting = [
        numbers
        for numbers in product(range(sum(counts.values()) + 1), repeat=len(counts))
        if sum(numbers) == sum(counts.values())
        and all(
            n >= (0 if is_whole else 1) if name in hidden else n == counts[name]
            for name, n in zip(counts, numbers, strict=True)
        )
    ]

    assert all(n == 0 or n >= LEAST_CASES for name, n in counts.items() if name not in hidden)
    for place, name in enumerate(counts):
        if name in hidden:
            values = {numbers[place] for numbers in fitting}
            assert max(values) - min(values) >= PROTECTION


@settings(max_examples=60, deadline=None)
@given(small_tables.filter(lambda counts: LEAST_CASES <= sum(counts.values()) <= 16))
@example({"a": 5, "b": 4, "c": 4})
def test_nor_by_who_runs_this_very_code_on_every_table_that_fits(counts: dict[str, int]) -> None:
    """The strongest reader: knows all but the secret, and keeps only the tables that could have been printed so."""
    total, hidden = sum(counts.values()), hidden_levels(counts, secret=SECRET)
    fitting = [
        dict(zip(counts, numbers, strict=True))
        for numbers in product(range(total + 1), repeat=len(counts))
        if sum(numbers) == total
        and all(n == counts[name] for name, n in zip(counts, numbers, strict=True) if name not in hidden)
    ]
    same = [table for table in fitting if any(hidden_levels(table, secret=f"{n}") == hidden for n in range(24))]

    for name in hidden:
        assert len({table[name] for table in same}) > 1


# who attended is one of who registered ---------------------------------------------------------------------------


def test_attendance_cannot_be_worked_out_because_nobody_attends_unregistered() -> None:
    """5 and 7 registered, 4 and 7 attended: hiding both would still give 4, for 11 of at most 5 and 7 attended."""
    found = hidden_of_two({"woman": 5, "man": 7}, {"woman": 4, "man": 7}, secret=SECRET)

    assert (found.registered, found.attended, found.is_withheld) == ({"woman", "man"}, {"woman", "man"}, False)


@settings(max_examples=120, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), min_size=2, max_size=3))
def test_two_tables_protect_each_other(rows: list[tuple[int, int]]) -> None:
    registered = {LEVELS[n]: max(row) for n, row in enumerate(rows)}
    attended = {LEVELS[n]: min(row) for n, row in enumerate(rows)}
    if sum(attended.values()) < LEAST_CASES:
        return  # then attendance is not shown at all, see tables.py
    found = hidden_of_two(registered, attended, secret=SECRET)
    lists = [list(_tables(registered, found.registered, found)), list(_tables(attended, found.attended, found))]
    fitting = [(r, a) for r, a in product(*lists) if all(x >= y for x, y in zip(r, a, strict=True))]

    for which, hidden in enumerate((found.registered, found.attended)):
        for place, name in enumerate(registered):
            if name in hidden:
                values = {tables[which][place] for tables in fitting}
                assert max(values) - min(values) >= PROTECTION


def _tables(counts: dict[str, int], hidden: frozenset[str], found: object) -> Iterator[tuple[int, ...]]:
    floor = 0 if getattr(found, "is_withheld", False) else 1
    total = sum(counts.values())
    choices = [range(floor, total + 1) if name in hidden else (n,) for name, n in counts.items()]
    return (numbers for numbers in product(*choices) if sum(numbers) == total)


# two-way tables --------------------------------------------------------------------------------------------------


def test_a_small_cell_takes_three_others_with_it() -> None:
    attended = {("woman", "x"): 2, ("woman", "y"): 20, ("man", "x"): 30, ("man", "y"): 40}

    found = hidden_of_pair(attended, rows={"woman": 22, "man": 70}, columns={"x": 32, "y": 60}, secret=SECRET)

    assert found.cells == set(attended)
    assert (found.rows.attended, found.columns.registered, found.are_cells_withheld) == (set(), set(), False)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 3)), min_size=6, max_size=6).filter(
        lambda cells: sum(came for came, _ in cells) >= LEAST_CASES
    )
)
def test_no_number_of_a_pair_of_dimensions_is_given_away(cells: list[tuple[int, int]]) -> None:
    """Against a solver of linear programmes that knows every cell of who came and who stayed away, no circulation."""
    places = list(product("AB", "xyz"))
    came = {place: cell[0] for place, cell in zip(places, cells, strict=True)}
    stayed = {place: cell[1] for place, cell in zip(places, cells, strict=True)}
    rows = {r: sum(came[p] + stayed[p] for p in places if p[0] == r) for r in "AB"}
    columns = {c: sum(came[p] + stayed[p] for p in places if p[1] == c) for c in "xyz"}
    printed = _printed(came, stayed, hidden_of_pair(came, rows=rows, columns=columns, secret=SECRET))

    assert all(value == 0 or value >= LEAST_CASES for _, value, is_shown, _ in printed.values() if is_shown)
    for low, high in _solved(printed, len(places)):
        known_not_to_be_few = high < 1e-6 or low > LEAST_CASES - 1e-6  # as where a sum is shown to be zero
        assert known_not_to_be_few or high - low >= PROTECTION - 1e-6


Line = tuple[list[int], int, bool, int]  # which of the unknowns it adds up, its value, whether it is shown, its floor


def _printed(
    came: dict[tuple[str, str], int], stayed: dict[tuple[str, str], int], found: HiddenPair
) -> dict[str, Line]:
    """Every number of the page as a sum of the unknowns: first who came, cell by cell, then who stayed away."""
    places, n = list(came), len(came)
    lines: dict[str, Line] = {}
    for k, place in enumerate(places):
        lines[f"cell {place}"] = ([k], came[place], place not in found.cells, 0 if found.are_cells_withheld else 1)
    for side, part in ((0, found.rows), (1, found.columns)):
        floor = 0 if part.is_withheld else 1
        for level in sorted({place[side] for place in places}):
            inside = [k for k, place in enumerate(places) if place[side] == level]
            value = sum(came[places[k]] for k in inside)
            lines[f"attended {level}"] = (inside, value, level not in part.attended, floor)
            both = [*inside, *(k + n for k in inside)]
            value += sum(stayed[places[k]] for k in inside)
            lines[f"registered {level}"] = (both, value, level not in part.registered, floor)
    return lines


def _solved(printed: dict[str, Line], cells: int) -> Iterator[tuple[float, float]]:
    import numpy as np
    from scipy.optimize import linprog

    def row(terms: list[int]) -> list[float]:
        return np.bincount(terms, minlength=2 * cells).astype(float).tolist()

    totals = [list(range(cells)), list(range(cells, 2 * cells))]
    came = sum(line[1] for name, line in printed.items() if name.startswith("cell"))
    registered = sum(line[1] for name, line in printed.items() if name.startswith("registered")) // 2
    shown = [(terms, value) for terms, value, is_shown, _ in printed.values() if is_shown]
    shown += [(totals[0], came), (totals[1], registered - came)]
    secret = [(terms, floor) for terms, _, is_shown, floor in printed.values() if not is_shown]
    given = {
        "A_eq": np.array([row(terms) for terms, _ in shown]),
        "b_eq": [value for _, value in shown],
        **({"A_ub": -np.array([row(t) for t, _ in secret]), "b_ub": [-floor for _, floor in secret]} if secret else {}),
    }
    for terms, _ in secret:
        ends = [linprog(sign * np.array(row(terms)), **given, bounds=(0, None)) for sign in (1, -1)]
        assert all(end.status == 0 for end in ends)
        yield ends[0].fun, -ends[1].fun
