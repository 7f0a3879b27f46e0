"""Money of another currency and year in bolivianos of the portfolio's year, by a stated table; what is not in it is
refused, never guessed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from thakhi.folder.yaml import read_yaml
from thakhi.roadmap.portfolio.drafts import RateDraft
from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text

HOME = "BOB"


@dataclass(frozen=True, slots=True)
class Rates:
    """The table; a later line for the same year replaces an earlier one."""

    lines: tuple[RateDraft, ...]

    def factor(self, currency: str, year: int, *, to: int, where: str) -> float:
        """What one unit of money of that currency and year is in bolivianos of the year `to`.

        *Fails when* the table has no exchange rate of that year, or no price index of either year.
        """
        rate = 1.0 if currency == HOME else self._find("exchange", year, currency, where)
        if year == to:
            return rate
        return rate * self._find("cpi", to, HOME, where) / self._find("cpi", year, HOME, where)

    def _find(self, kind: str, year: int, currency: str, where: str) -> float:
        for line in reversed(self.lines):
            if line.kind == kind and line.currency == currency and line.year <= year <= (line.to or line.year):
                return line.value
        raise _not_found(kind, year, currency, where)


def rates_of(own: Iterable[RateDraft]) -> Rates:
    """The table that comes with Thakhi and, after it, the lines of `portfolio.yaml`."""
    shipped = read_yaml(Path(str(files("thakhi.roadmap.portfolio") / "rates.yaml")), list[RateDraft])
    return Rates((*shipped, *own))


def _not_found(kind: str, year: int, currency: str, where: str) -> InputProblem:
    es, en = (
        (f"tipo de cambio de {currency} en {year}", f"exchange rate of {currency} in {year}")
        if kind == "exchange"
        else (f"índice de precios de {year}", f"price index of {year}")
    )
    return InputProblem(
        Text(
            f"no se encontró: {es}. Añádalo con su fuente en «rates» de portfolio.yaml, o declare el costo en "
            "bolivianos del año de precios como supuesto («assumption»)",
            f"not found: {en}. Add it with its source to “rates” of portfolio.yaml, or declare the cost in bolivianos "
            "of the price year as an assumption",
        ),
        where,
    )
