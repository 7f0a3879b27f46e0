"""What the address of the simulator asks: the unit, the day, the scenario, single changes of the law.

    ?actividad=comercio&ventas=4000&compras=2600&now=sin_registro&date=2019-07-01
     &scenario=bo-2021-small-economic-units/monotributo&g.sex=woman&p.impuestos.iva=0.1&seen=…

The address means the same in both languages: `1.500` and `1,500` are fifteen hundred, `0,13` and `0.13` thirteen
hundredths. `seen` is the fingerprint of the answer that the address was kept with.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text
from thakhi.web.simulator import bridge
from thakhi.web.simulator.phrases import PHRASES
from thakhi.web.simulator.queries import Offered

DAY = "2019-07-01"
PURCHASES, GROUP, CHANGE = "compras", "g.", "p."
LONGEST = 60
THOUSANDS = re.compile(r"[1-9]\d{0,2}([.,]\d{3})+")


@dataclass(frozen=True)
class Asked:
    """The whole question; `written` is every part that was told, as the permanent address writes it."""

    day: str
    now: str
    scenario: Offered | None
    unit: Mapping[str, Any]
    purchases: float | None
    groups: Mapping[str, str]
    changes: Mapping[str, float]
    written: tuple[tuple[str, str], ...]
    seen: str

    @property
    def has_unit(self) -> bool:
        """Whether there is a unit to answer for."""
        return "actividad" in self.unit

    @property
    def is_reform(self) -> bool:
        """Whether anything of the law is changed."""
        return self.scenario is not None or bool(self.changes)

    def query(self, **more: str) -> str:
        """The part of the permanent address after `?`, with more or other parts; an empty one takes a part away."""
        pairs = {**dict(self.written), **more}
        return urlencode([(name, value) for name, value in pairs.items() if value])


def asked(query: QueryDict, there: list[Offered]) -> Asked:
    """What `query` asks, of the scenarios that are `there`.

    *Fails when* a number is none, or a scenario is not there.
    """
    told = {name: query.get(name, "").strip()[:LONGEST] for name in query}
    unit = {one.name: _value(one, told[one.name]) for one in bridge.INPUTS if told.get(one.name)}
    bought = number(tr_name("compras"), told[PURCHASES]) if told.get(PURCHASES) else None
    changes = {
        name.removeprefix(CHANGE): number(Text.same(name.removeprefix(CHANGE)), value)
        for name, value in told.items()
        if name.startswith(CHANGE) and value
    }
    groups = {n.removeprefix(GROUP): v for n, v in told.items() if n.startswith(GROUP) and v}
    day, now = told.get("date") or DAY, told.get("now") or bridge.SIN
    scenario = _scenario(query.get("scenario", "")[:200], there)
    written = [(name, plain(unit[name])) for name in unit]
    written += [(PURCHASES, plain(bought))] if bought is not None else []
    written += [("date", day), ("now", now)] if unit else []
    written += [("scenario", scenario.key)] if scenario else []
    written += [(GROUP + name, value) for name, value in groups.items()]
    written += [(CHANGE + name, plain(value)) for name, value in changes.items()]
    return Asked(day, now, scenario, unit, bought, groups, changes, tuple(written), told.get("seen", ""))


def tr_name(key: str) -> Text:
    """The words of a field."""
    return PHRASES[f"field_{key}"]


def plain(value: Any) -> str:
    """A number as an address writes it: `4000`, `0.13`."""
    return value if isinstance(value, str) else f"{value:.12g}"


def number(title: Text, words: str) -> float:
    """The number that was written. *Fails when* it is none."""
    joined = words.replace(" ", "").replace("\u00a0", "")
    if THOUSANDS.fullmatch(joined):
        return float(re.sub(r"[.,]", "", joined))
    try:
        return float(joined.replace(",", "."))
    except ValueError:
        raise InputProblem(
            Text(*(PHRASES["not_a_number"].to(lang).format(title.to(lang), words) for lang in ("es", "en")))
        ) from None


def _value(one: bridge.Input, words: str) -> Any:
    """The word of a choice as it is: the room refuses one that is not there, and names the nearest."""
    return words if one.choices else number(one.title, words)


def _scenario(key: str, there: list[Offered]) -> Offered | None:
    if not key:
        return None
    found = next((one for one in there if one.key == key), None)
    if found is None:
        raise InputProblem(Text(*(PHRASES["no_scenario"].to(lang).format(key) for lang in ("es", "en"))))
    return found
