"""How a plain file names a number: `indicator;dimension=level;group=name` → a Reference, and the Estimate it means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from thakhi.terms.errors import InputProblem, unknown_name
from thakhi.terms.estimate import Estimate
from thakhi.terms.text import Text
from thakhi.terms.wording import is_gap_level

Key = tuple[str, str, float | None, frozenset[tuple[str, str]], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One number that a sentence, a target or a link asks for.

    Its cell is sorted by dimension, a compared one (`sex=woman-man`) last, as evidence names it.
    """

    survey: str
    indicator: str
    cell: tuple[tuple[str, str], ...] = ()
    where: str = ""
    quantile: float | None = None

    @property
    def compare(self) -> str:
        """The dimension along which groups are compared, if one is."""
        return next((dimension for dimension, level in self.cell if is_gap_level(level)), "")

    @property
    def by(self) -> tuple[str, ...]:
        """The dimensions of the cell, without the compared one."""
        return tuple(dimension for dimension, _ in self.cell if dimension != self.compare)

    @property
    def key(self) -> Key:
        """What two names of the same number share, in whatever order their dimensions stand."""
        return (self.survey, self.indicator, self.quantile, frozenset(self.cell), plain_filter(self.where))

    @property
    def id(self) -> str:
        """The id that its Estimate has when its dimensions come sorted (terms/estimate.py)."""
        parts = [f"{self.survey}/{self.indicator}"]
        parts += [f"q={self.quantile:g}"] if self.quantile is not None else []
        parts += [f"{dimension}={level}" for dimension, level in self.cell]
        parts += [f"where={self.where}"] if self.where else []
        return ";".join(parts)


def read_reference(words: str, *, survey: str, groups: Mapping[str, str], where: str) -> Reference:
    """The reference that `words` write: `labour_income_mean;sex=woman-man;group=home`.

    `groups` gives the filter of each named group; `where` is the file and line, for the complaint.
    *Fails when* a part is not `name=value`, or the group is unknown.
    """
    head, *rest = (part.strip() for part in words.split(";"))
    parts = dict(_pair(part, where) for part in rest)
    survey, _, indicator = head.rpartition("/") if "/" in head else (survey, "", head)
    group = parts.pop("group", "")
    if group and group not in groups:
        raise unknown_name(Text("el grupo", "group"), group, groups, where)
    return Reference(
        survey=survey,
        indicator=indicator,
        where=plain_filter(parts.pop("where", groups.get(group, ""))),
        quantile=_number(parts.pop("q", ""), where),
        cell=tuple(sorted(parts.items(), key=lambda pair: (is_gap_level(pair[1]), pair[0]))),
    )


def key_of(estimate: Estimate) -> Key:
    """The key under which a Reference finds `estimate`."""
    cell = frozenset((dimension, level) for dimension, level in estimate.cell if level != "total")
    return (estimate.survey, estimate.indicator, estimate.quantile, cell, plain_filter(estimate.where))


def by_key(estimates: Iterable[Estimate]) -> dict[Key, Estimate]:
    """Estimates by key; the first one counts when two have the same."""
    found: dict[Key, Estimate] = {}
    for estimate in estimates:
        found.setdefault(key_of(estimate), estimate)
    return found


def plain_filter(where: str) -> str:
    """The filter with single spaces, so that line breaks in a YAML file do not make another number."""
    return re.sub(r"\s+", " ", where).strip()


def _pair(part: str, where: str) -> tuple[str, str]:
    name, sign, value = part.partition("=")
    if not sign:
        raise InputProblem(
            Text(f"«{part}» no es nombre=valor (por ejemplo sex=woman)", f"“{part}” is not name=value (say sex=woman)"),
            where,
        )
    return name.strip(), value.strip()


def _number(words: str, where: str) -> float | None:
    if not words:
        return None
    try:
        return float(words)
    except ValueError:
        raise InputProblem(
            Text(f"el cuantil «{words}» no es un número", f"the quantile “{words}” is not a number"), where
        ) from None
