"""What may be asked of a drawn sample, in SQL for the product and in Python for the slow witness."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from hypothesis import strategies as st

from tests.properties import slow
from tests.properties.designs import LEVELS, ways
from tests.properties.sample import Measured, Person, Sample, indicator

Cell = tuple[tuple[str, str], ...]
DIMENSIONS = ("a", "b", "flag", "area", "place")


def both(a: bool | None, b: bool | None) -> bool | None:
    """SQL's AND of three values."""
    if a is False or b is False:
        return False
    return None if a is None or b is None else True


def above(value: float | None, limit: float) -> bool | None:
    """SQL's value > limit."""
    return None if value is None else value > limit


WHERES: dict[str, Callable[[Person], bool | None]] = {
    "": lambda p: True,
    "b = 'u'": lambda p: None if p["b"] is None else p["b"] == "u",
    "flag AND y > 1": lambda p: both(p["flag"], above(p["y"], 1)),
    "area = 'rural' OR a IS NULL": lambda p: p["area"] == "rural" or p["a"] is None,
}
LINEAR = (
    Measured(indicator("total", "1"), lambda p: 1.0),
    Measured(indicator("total", "1", universe="flag"), lambda p: 1.0, asked=lambda p: p["flag"]),
    Measured(indicator("total", "y"), lambda p: p["y"]),
    Measured(indicator("total", "CASE WHEN flag THEN y ELSE 0 END"), lambda p: p["y"] if p["flag"] else 0.0),
    Measured(indicator("mean", "y"), lambda p: p["y"]),
    Measured(indicator("mean", "y", universe="x > 10.5"), lambda p: p["y"], asked=lambda p: above(p["x"], 10.5)),
    Measured(indicator("mean", "year"), lambda p: p["year"]),
    Measured(indicator("share", "flag"), lambda p: p["flag"]),
    Measured(indicator("share", "flag AND good"), lambda p: both(p["flag"], p["good"])),
    Measured(indicator("share", "y > 3", universe="good"), lambda p: above(p["y"], 3), asked=lambda p: p["good"]),
    Measured(indicator("ratio", "y", "x"), lambda p: p["y"], lambda p: p["x"]),
    Measured(indicator("ratio", "x", "year"), lambda p: p["x"], lambda p: p["year"]),
)
MEASURES = tuple(replace(m, indicator=replace(m.indicator, id=f"m{i}")) for i, m in enumerate(LINEAR))
POINTS = (0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95)


@dataclass(frozen=True)
class Expected:
    """The slow witness' answer, and the size of the numbers that it is made of."""

    answer: slow.Answer
    size: float


@dataclass(frozen=True)
class Question:
    """One request: the same for all measures."""

    by: tuple[str, ...]
    where: str
    margins: bool
    compare: str
    lonely: str


def questions(sample: Sample) -> st.SearchStrategy[Question]:
    """Requests that `sample` has a way with lonely PSUs for."""
    dims = st.lists(st.sampled_from(DIMENSIONS), unique=True, max_size=3).map(tuple)
    compare = st.sampled_from(("", "", "b", "a", "area"))
    drawn = st.builds(Question, dims, st.sampled_from(list(WHERES)), st.booleans(), compare, ways(sample))
    return drawn.map(lambda q: replace(q, by=tuple(d for d in q.by if d != q.compare)))


def level_of(person: Person, dimension: str) -> str | None:
    """The level as it is named in an Estimate's cell."""
    value = person[dimension]
    return value if value is None or isinstance(value, str) else ("yes" if value else "no")


def levels_of(dimension: str) -> tuple[str, ...]:
    return LEVELS.get(dimension, ("yes", "no"))


def cells(question: Question, people: Sequence[Person]) -> Iterator[tuple[Cell, list[Person]]]:
    """Every cell and margin with its people; a margin holds those with a missing level too."""
    total = ("total",) if question.margins else ()
    for levels in product(*((*levels_of(d), *total) for d in question.by)):
        cell = tuple(zip(question.by, levels, strict=True))
        yield cell, [p for p in people if all(level in ("total", level_of(p, d)) for d, level in cell)]


def answers(question: Question, measure: Measured, sample: Sample) -> dict[Cell, Expected]:
    """The slow witness' answers: of each cell or, compared, of each group and its difference from the first."""
    inside = [p for p in sample.people if WHERES[question.where](p) is True]
    found: dict[Cell, Expected | None] = {}
    for cell, people in cells(question, inside):
        if question.compare:
            found |= compared(question, measure, sample, cell, people)
        else:
            found[cell] = single(measure, people, sample, question.lonely)
    return {cell: answer for cell, answer in found.items() if answer}


def single(measure: Measured, people: Sequence[Person], sample: Sample, lonely: str) -> Expected | None:
    """One number; none of nobody."""
    cases = measure.cases(people)
    if not cases:
        return None
    kind = measure.indicator.statistic
    if kind == "quantile":
        found = slow.quantile(cases, measure.indicator.quantile, sample.design, lonely)
    else:
        found = {"total": slow.total, "ratio": slow.ratio}.get(kind, slow.mean)(cases, sample.design, lonely)
    return Expected(found, size_of(cases, of_totals=kind == "total"))


def compared(
    question: Question, measure: Measured, sample: Sample, cell: Cell, people: Sequence[Person]
) -> dict[Cell, Expected | None]:
    """Each group's number, then the difference of each from the first."""
    name, of_totals = question.compare, measure.indicator.statistic == "total"
    groups = {level: [p for p in people if level_of(p, name) == level] for level in levels_of(name)}
    out = {(*cell, (name, level)): single(measure, who, sample, question.lonely) for level, who in groups.items()}
    first, *others = levels_of(name)
    for level in others:
        left, right = measure.cases(groups[level]), measure.cases(groups[first])
        if left and right:
            gap = slow.difference(left, right, sample.design, question.lonely, of_totals=of_totals)
            size = size_of(left, of_totals=of_totals) + size_of(right, of_totals=of_totals)
            out[(*cell, (name, f"{level}-{first}"))] = Expected(gap, size)
    return out


def size_of(cases: Sequence[slow.Case], *, of_totals: bool) -> float:
    """How large the numbers are that the answer is made of: its rounding is measured by that."""
    amount = sum(c.weight * abs(c.y) for c in cases)
    return amount if of_totals else amount / sum(c.weight * c.x for c in cases)
