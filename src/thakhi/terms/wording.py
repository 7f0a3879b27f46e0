"""How a number is said in a sentence: rounded as its interval allows, in the reader's language.

The one place for it. Two digits of the half-width of the interval are kept, and never more decimals than the unit
is used to (one in a percentage, none in bolivianos), so that no digit pretends to be known.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from thakhi.terms.absence import Absence
from thakhi.terms.agreement import Agreement
from thakhi.terms.estimate import Estimate
from thakhi.terms.statement import Statement
from thakhi.terms.text import Lang, Text

NBSP = "\u00a0"  # a number and its sign are never parted at the end of a line
MINUS = "\u2212"
ALL_ALIKE = Text("todos iguales", "all alike")  # in the place of an interval


@dataclass(frozen=True, slots=True)
class _Unit:
    """How a unit is written: factor on the value, words before and after, decimals when there is no interval."""

    scale: float
    before: str
    after: Text
    decimals: int


_PLAIN = _Unit(1, "", Text("", ""), 1)
_UNITS = {
    "share": _Unit(100, "", Text(f"{NBSP}%", "%"), 1),
    "points": _Unit(100, "", Text(f"{NBSP}puntos porcentuales", f"{NBSP}percentage points"), 1),
    "persons": _Unit(1, "", Text("", ""), 0),
    "hours/week": _Unit(1, "", Text(f"{NBSP}horas", f"{NBSP}hours"), 1),
    "years": _Unit(1, "", Text(f"{NBSP}años", f"{NBSP}years"), 1),
    "BOB/month": _Unit(1, f"Bs{NBSP}", Text("", ""), 0),
    "BOB/hour": _Unit(1, f"Bs{NBSP}", Text("", ""), 2),
}


def say(estimate: Estimate, lang: Lang, *, interval: bool = True) -> str:
    """`86,5 % (85,1–87,9)`: the value, rounded as its interval allows, then the interval.

    An absent value is said in words; `interval=False` leaves the bracket out (never the rounding).
    """
    if isinstance(estimate.value, Absence):
        return estimate.value.text.to(lang)
    unit, step = spoken_unit(estimate), rounding_step(estimate)
    value = say_value(estimate.value, unit, lang, step=step)
    return f"{value} ({say_interval(estimate, lang)})" if interval and estimate.interval else value


def say_interval(estimate: Estimate, lang: Lang) -> str:
    """`85,1–87,9`, without unit; with `a` / `to` between the ends when one is negative."""
    if estimate.interval is None:
        return ""
    if are_all_alike(estimate):
        return ALL_ALIKE.to(lang)
    unit, step = _unit(spoken_unit(estimate)), rounding_step(estimate)
    low, high = (_number(end * unit.scale, lang, step, unit.decimals) for end in _ends(estimate))
    between = {"es": " a ", "en": " to "}[lang] if MINUS in low + high else "–"
    return f"{low}{between}{high}"


def are_all_alike(estimate: Estimate) -> bool:
    """Whether all cases answered alike: an interval of no width would promise what a sample cannot (METHODS 1.6)."""
    found = estimate.interval
    if found is None or estimate.statistic == "quantile" or is_difference(estimate):
        return False
    return estimate.se == 0 and estimate.deff is None and found.low == found.high


def say_change(estimate: Estimate, lang: Lang) -> str:
    """`Bs 1.130 (990–1.260) menos`: a difference without its sign, and the word for its direction.

    When the interval includes zero, it says that the difference cannot be told from zero.
    """
    if isinstance(estimate.value, Absence) or estimate.interval is None:
        return say(estimate, lang)
    unit, step = spoken_unit(estimate), rounding_step(estimate)
    low, high = estimate.interval.low, estimate.interval.high
    if low <= 0 <= high:
        words = Text("no se distingue de cero", "cannot be told from zero").to(lang)
        return f"{say(estimate, lang)}, {words}"
    ends = sorted(abs(end * _unit(unit).scale) for end in (low, high))
    shown = "–".join(_number(end, lang, step, _unit(unit).decimals) for end in ends)
    direction = Text("menos", "less") if estimate.value < 0 else Text("más", "more")
    return f"{say_value(abs(estimate.value), unit, lang, step=step)} ({shown}) {direction.to(lang)}"


def say_value(value: float, unit: str, lang: Lang, *, step: float | None = None) -> str:
    """`37,2 %`, `Bs 2.539`, `5.000`: one value of `unit`; `step` is the last digit kept, as shown (0.1, 1, 10 …)."""
    how = _unit(unit)
    sign = MINUS if value < 0 and how.before else ""
    shown = _number(abs(value) * how.scale if sign else value * how.scale, lang, step, how.decimals)
    return f"{sign}{how.before}{shown}{how.after.to(lang)}"


def say_target(value: float, unit: str, lang: Lang) -> str:
    """A target as it was set: no digit added, none taken away."""
    how = _unit(unit)
    scaled = round(value * how.scale, 6)
    decimals = next((d for d in range(4) if math.isclose(round(scaled, d), scaled, abs_tol=1e-6)), 4)
    return say_value(value, unit, lang, step=10.0**-decimals)


def say_money(amount: float, currency: str, year: int, lang: Lang) -> str:
    """`USD 400.000 (de 2017)`: an amount never travels without its currency and year."""
    sign = "Bs" if currency == "BOB" else currency
    of = Text(f"de {year}", f"of {year}").to(lang)
    return f"{sign}{NBSP}{_number(amount, lang, 1, 0)} ({of})"


def say_vote(agreement: Agreement, lang: Lang) -> str:
    """`89 % (80–94) de acuerdo, n 88`; the word for why there is no number where too few voted."""
    tally = agreement.tally
    if isinstance(tally.n, Absence) or isinstance(tally.agree.value, Absence):
        return tally.agree.value.text.to(lang) if isinstance(tally.agree.value, Absence) else ""
    low, high = (_number(100 * (end or 0.0), lang, 1.0, 0) for end in (tally.agree.low, tally.agree.high))
    words = Text("de acuerdo", "agree").to(lang)
    value = say_value(tally.agree.value, "share", lang, step=1.0)
    return f"{value} ({low}–{high}) {words}, n{NBSP}{_number(tally.n, lang, 1.0, 0)}"


def quoted(statement: Statement, lang: Lang) -> str:
    """The exact words in quotation marks with who said them; nothing of them when consent was withdrawn."""
    if statement.consent == "withdrawn":
        return Text("[cita retirada por quien la dijo]", "[quote withdrawn by its speaker]").to(lang)
    opening, closing = {"es": ("«", "»"), "en": ("“", "”")}[lang]
    return f"{opening}{statement.words}{closing} ({statement.speaker})"


def spoken_unit(estimate: Estimate) -> str:
    """The unit to say: a difference of shares is in percentage points, never in percent."""
    return "points" if estimate.unit == "share" and is_difference(estimate) else estimate.unit


def is_difference(estimate: Estimate) -> bool:
    """Whether the number is a gap between groups (`woman-man`) or a change between surveys."""
    return bool(estimate.since) or any(is_gap_level(level) for _, level in estimate.cell)


def is_gap_level(level: str) -> bool:
    """Whether `level` names a difference; `2-4` and `35-44` are classes."""
    return "-" in level and not re.fullmatch(r"\d+\s*-\s*\d+", level)


def rounding_step(estimate: Estimate) -> float | None:
    """The last digit that the interval allows, on the scale on which the value is shown; None without interval."""
    if estimate.interval is None:
        return None
    low, high = _ends(estimate)
    unit = _unit(spoken_unit(estimate))
    half = (high - low) / 2 * unit.scale
    if not math.isfinite(half) or half <= 0:
        return None
    step, finest = 10.0 ** (math.floor(math.log10(half)) - 1), 10.0**-unit.decimals
    return step if half < finest else max(step, finest)


def _ends(estimate: Estimate) -> tuple[float, float]:
    assert estimate.interval is not None
    return estimate.interval.low, estimate.interval.high


def _unit(unit: str) -> _Unit:
    return _UNITS.get(unit, _PLAIN)


def _number(value: float, lang: Lang, step: float | None, decimals: int) -> str:
    if step is not None:
        decimals = min(6, max(0, -round(math.log10(step))))
        value = round(value / step) * step
    text = f"{abs(value):,.{decimals}f}"
    if lang == "es":
        text = text.translate(str.maketrans(",.", ".,"))
    negative = value < 0 and any(digit in text for digit in "123456789")
    return f"{MINUS}{text}" if negative else text
