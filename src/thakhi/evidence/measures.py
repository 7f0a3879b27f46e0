"""What is summed for an indicator: one block of row expressions, whose sums and products give value and error.

METHODS 1.2. A block holds, for each group that it compares (one without comparison), the member condition and
two weighted sums: `y` = Σ w·(numerator − centre·denominator) and `x` = Σ w·denominator. `centre` is a constant
near the answer, used only where the numbers lie far from zero for their spread, so that squares do not cancel.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from thakhi.evidence.dimension import Dimension
from thakhi.evidence.expressions import Expression, checked
from thakhi.terms.indicator import Indicator
from thakhi.terms.survey import Column


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator as row expressions: `member` is true where the row counts."""

    indicator: Indicator
    member: str
    numerator: str
    denominator: str
    columns: frozenset[str]

    @property
    def is_total(self) -> bool:
        """A total has no denominator in its error."""
        return self.indicator.statistic == "total"

    @property
    def is_yes_no(self) -> bool:
        """A share: its numerator is 0 or 1."""
        return self.indicator.statistic == "share"


def measure_of(
    indicator: Indicator,
    columns: Mapping[str, Column],
    condition: Expression | None = None,
    complete: Collection[str] = (),
) -> Measure:
    """The row expressions of `indicator` on a survey with `columns`, within `condition`.

    `complete` are columns without a missing value: asking whether they are known would only cost time.
    """
    where = f"{indicator.id}"
    universe = checked(indicator.universe, columns, where)
    numerator = checked(indicator.numerator, columns, where)
    denominator = checked(indicator.denominator or "1", columns, where)
    parts = [p.sql() for p in (universe, condition) if p and p.sql().upper() not in {"(TRUE)"}]
    parts += [f"{e.sql()} IS NOT NULL" for e in (numerator, denominator) if e.may_be_missing(complete)]
    return Measure(
        indicator=indicator,
        member=" AND ".join(parts) or "TRUE",
        numerator=f"CAST({numerator.sql()} AS DOUBLE)",
        denominator="1" if not indicator.denominator else f"CAST({denominator.sql()} AS DOUBLE)",
        columns=universe.columns
        | numerator.columns
        | denominator.columns
        | (condition.columns if condition else frozenset()),
    )


@dataclass(frozen=True, slots=True)
class Part:
    """The names of one group's sums within a block: n, y, x and the squares for the design effect."""

    n: str
    y: str
    x: str
    squares: tuple[str, str, str]  # Σw·r², Σw·r·d, Σw·d² with r = numerator − centre·denominator; "" = derived
    centre: float
    w: str  # Σw of the members
    level: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One measure with its parts: one part, or one for each level that is compared."""

    measure: Measure
    parts: tuple[Part, ...]
    pairs: tuple[str, ...]  # for each part, the count of members of the first group or of this one

    @property
    def sums(self) -> tuple[str, ...]:
        """Names whose products the error needs."""
        names: list[str] = []
        for part in self.parts:
            names += [part.y] if self.measure.is_total else [part.y, part.x]
        return tuple(dict.fromkeys(names))


@dataclass(slots=True)
class Plan:
    """The row expressions to sum, each once, and the blocks that use them."""

    expressions: dict[str, str] = field(default_factory=dict)  # SQL → name
    blocks: list[Block] = field(default_factory=list)
    members: list[str] = field(default_factory=list)
    counted: dict[str, None] = field(default_factory=dict)  # names of the sums that count cases, in order

    def name(self, sql: str) -> str:
        """The name of the sum of `sql`, shared by all who need it."""
        return self.expressions.setdefault(sql, f"s{len(self.expressions)}")

    def add(self, measure: Measure, *, centre: float = 0.0, groups: Sequence[tuple[str, str]] = ()) -> None:
        """Adds a block; `groups` are (level, condition) of the compared dimension."""
        parts = [self._part(measure, centre, level, condition) for level, condition in groups or [("", "")]]
        either = [f"{measure.member} AND ({groups[0][1]} OR {condition})" for _, condition in groups]
        self.blocks.append(Block(measure, tuple(parts), tuple(self.count(member) for member in either)))

    def count(self, member: str) -> str:
        """The name of the number of rows where `member` holds."""
        self.members.append(member)
        name = self.name(_where(member, "1"))
        self.counted[name] = None
        return name

    def _part(self, measure: Measure, centre: float, level: str, condition: str) -> Part:
        member = f"{measure.member} AND {condition}" if condition else measure.member
        residual = measure.numerator
        if centre:
            residual = f"({residual} - CAST({centre!r} AS DOUBLE) * {measure.denominator})"
        return Part(
            n=self.count(member),
            y=self.name(_where(member, f"weight * {residual}")),
            x=self.name(_where(member, _weighted(measure.denominator))),
            squares=self._squares(measure, member, residual),
            centre=centre,
            w=self.name(_where(member, "weight")),
            level=level,
        )

    def _squares(self, measure: Measure, member: str, residual: str) -> tuple[str, str, str]:
        if measure.is_yes_no and residual == measure.numerator:
            return "", "", ""
        rr = self.name(_where(member, f"weight * {residual} * {residual}"))
        if measure.denominator == "1":
            return rr, "", ""
        rd = self.name(_where(member, f"weight * {residual} * {measure.denominator}"))
        dd = self.name(_where(member, f"weight * {measure.denominator} * {measure.denominator}"))
        return rr, rd, dd

    @property
    def products(self) -> tuple[tuple[str, str], ...]:
        """Pairs of sums whose products are summed over PSUs."""
        pairs = [(a, b) for block in self.blocks for i, a in enumerate(block.sums) for b in block.sums[i:]]
        return tuple(dict.fromkeys((min(a, b), max(a, b)) for a, b in pairs))


def levels_of(compared: Dimension | None) -> list[tuple[str, str]]:
    """(level, condition) of each level of the compared dimension."""
    if compared is None:
        return []
    return [(level, f"{compared.code_sql()} = {i}") for i, level in enumerate(compared.levels, 1)]


def _weighted(denominator: str) -> str:
    return "weight" if denominator == "1" else f"weight * {denominator}"


def _where(member: str, sql: str) -> str:
    return f"CASE WHEN {member} THEN {sql} ELSE 0 END" if member != "TRUE" else sql
