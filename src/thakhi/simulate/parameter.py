"""A parameter of the law: dated values with their legal reference; what is not known on a date is refused."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from thakhi.terms.errors import InputProblem, unknown_name
from thakhi.terms.regime import Confidence
from thakhi.terms.text import Text

Kind = Literal["amount", "rate", "count", "flag", "bands", "choices"]
Bands = tuple[tuple[float, float], ...]  # (upper limit, amount), limits rising
Choices = Mapping[str, float]
Value = float | Bands | Choices
NOT_FOUND = "not_found"
FOREVER = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Dated:
    """One value and the days on which it holds, both included; None: looked for and not found."""

    since: str
    until: str
    value: Value | None
    confidence: Confidence
    where: str = ""

    def holds(self, date: str) -> bool:
        """Whether `date` is one of its days."""
        return self.since <= date <= self.until

    @property
    def days(self) -> str:
        """`2004-12-20 – 2018-12-31`; open at the end where the last source still had it."""
        return self.since if self.until == FOREVER else f"{self.since} – {self.until}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One quantity of the law over time. `name` is dotted: `regimen_tributario_simplificado.ventas_maximas`."""

    name: str
    title: Text
    kind: Kind
    unit: Text
    law: str
    source: str
    dated: tuple[Dated, ...]
    note: str = ""
    is_optional: bool = False
    low: float | None = None
    high: float | None = None

    def at(self, date: str) -> Dated:
        """The value in force on `date`.

        *Fails when* no source gives one for that day: it is refused, not guessed.
        """
        for dated in self.dated:
            if dated.holds(date) and dated.value is not None:
                return dated
        raise self.not_known(date)

    def not_known(self, date: str) -> InputProblem:
        """The refusal, with the days for which a value is known."""
        spans = self.known()
        es = "; ".join(f"de {since}" + ("" if until == FOREVER else f" a {until}") for since, until in spans)
        en = "; ".join(f"from {since}" + ("" if until == FOREVER else f" to {until}") for since, until in spans)
        return InputProblem(
            Text(
                f"{self.title.es} ({self.name}): no se conoce para {date}; se conoce {es or 'en ninguna fecha'}",
                f"{self.title.en} ({self.name}): not known for {date}; known {en or 'on no date'}",
            )
        )

    def known(self) -> tuple[tuple[str, str], ...]:
        """The spans of days for which some value is known; neighbouring ones joined."""
        spans: list[tuple[str, str]] = []
        for dated in sorted(self.dated, key=lambda dated: dated.since):
            if dated.value is None:
                continue
            if spans and spans[-1][1] != FOREVER and _next_day(spans[-1][1]) == dated.since:
                spans[-1] = (spans[-1][0], dated.until)
            else:
                spans.append((dated.since, dated.until))
        return tuple(spans)


@dataclass(frozen=True, slots=True)
class Parameters:
    """Every parameter by its dotted name."""

    by_name: Mapping[str, Parameter] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Parameter:
        """The parameter called `name`; a misspelt one is answered with the nearest."""
        if name not in self.by_name:
            raise unknown_name(Text("el parámetro", "parameter"), name, self.by_name)
        return self.by_name[name]

    def of(self, folder: str) -> tuple[Parameter, ...]:
        """Those of one folder."""
        return tuple(p for p in self.by_name.values() if p.name.split(".")[0] == folder)

    def with_(self, more: Iterable[Parameter]) -> Parameters:
        """These and `more`, which take the place of the same names."""
        return Parameters({**self.by_name, **{p.name: p for p in more}})

    def dates(self) -> tuple[str, ...]:
        """Every day on which a value begins, and every day after one ends, in order."""
        begins = {dated.since for p in self.by_name.values() for dated in p.dated}
        ends = {_next_day(dated.until) for p in self.by_name.values() for dated in p.dated if dated.until != FOREVER}
        return tuple(sorted(begins | ends))


def _next_day(date: str) -> str:
    return (datetime.date.fromisoformat(date) + datetime.timedelta(days=1)).isoformat()
