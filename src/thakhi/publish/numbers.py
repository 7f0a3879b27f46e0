"""Numbers and dates as a reader of Bolivia or of English writes them; only formats, computes nothing."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Literal

from thakhi.terms.absence import Absence
from thakhi.terms.estimate import Estimate, Interval
from thakhi.terms.text import Lang, Text
from thakhi.terms.wording import ALL_ALIKE, are_all_alike, rounding_step
from thakhi.terms.wording import is_difference as is_gap

NBSP = "\u00a0"
MINUS = "\u2212"
Kind = Literal["percent", "money", "count", "plain"]


@dataclass(frozen=True, slots=True)
class Style:
    """How numbers of one unit are written: kind, decimals, and the words of the unit."""

    kind: Kind
    places: int
    words: Text


def style_of(unit: str) -> Style:
    """The style of `unit`; a unit nobody declared is written plainly, with its own name."""
    return _STYLES.get(unit) or _guess(unit)


def write_number(value: float, places: int, lang: Lang) -> str:
    """`value` with `places` decimals: `2.539,4` in Spanish, `2,539.4` in English."""
    text = f"{abs(value):,.{places}f}"
    if lang == "es":
        text = text.translate(str.maketrans(",.", ".,"))
    negative = value < 0 and any(c in "123456789" for c in text)
    return MINUS + text if negative else text


def write_value(value: float, unit: str, lang: Lang, *, is_gap: bool = False, with_unit: bool = True) -> str:
    """`value` in its unit: `37,2 %`, `Bs 2.539`, `41,3 horas por semana`."""
    style = style_of(unit)
    return _dress(_bare(value, style, _places(value, style), lang), style, lang, is_gap, with_unit)


def write_estimate(estimate: Estimate, lang: Lang, *, with_unit: bool = True) -> str:
    """The number of `estimate`, or the word for its absence."""
    if isinstance(estimate.value, Absence):
        return estimate.value.text.to(lang)
    return write_value(estimate.value, estimate.unit, lang, is_gap=is_gap(estimate), with_unit=with_unit)


def write_rounded(estimate: Estimate, lang: Lang) -> str:
    """The number without unit and with the digits that its interval allows (terms/wording.py)."""
    if isinstance(estimate.value, Absence):
        return estimate.value.text.to(lang)
    style, step = style_of(estimate.unit), rounding_step(estimate)
    value = estimate.value * 100 if style.kind == "percent" else estimate.value
    if step is None:
        return write_number(value, style.places, lang)
    return write_number(round(value / step) * step, max(0, -round(math.log10(step))), lang)


def write_interval(estimate: Estimate, lang: Lang, *, with_unit: bool = True) -> str:
    """`40,1 % a 42,8 %`, or an empty text where there is no interval; `todos iguales` where all cases are."""
    found = estimate.interval
    if found is None or isinstance(estimate.value, Absence):
        return ""
    if are_all_alike(estimate):
        return ALL_ALIKE.to(lang)
    return _between(found, estimate, lang, with_unit)


def unit_words(estimate: Estimate, lang: Lang) -> str:
    """The unit in words, as the heading of a column."""
    style = style_of(estimate.unit)
    if style.kind == "percent":
        words = Text("puntos porcentuales", "percentage points") if is_gap(estimate) else Text("%", "%")
        return words.to(lang)
    return style.words.to(lang)


def write_date(iso: str, lang: Lang) -> str:
    """`2021-10-04` as `4 de octubre de 2021`; a month or a year likewise; a range as `a`, `to`."""
    if "/" in iso:
        joiner = " a " if lang == "es" else " to "
        return joiner.join(write_date(part, lang) for part in iso.split("/"))
    found = re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?", iso)
    if not found or not 1 <= int(found[2]) <= 12:
        return iso
    month = _MONTHS[int(found[2]) - 1].to(lang)
    if lang == "en":
        return f"{int(found[3])}{NBSP}{month}{NBSP}{found[1]}" if found[3] else f"{month} {found[1]}"
    day = f"{int(found[3])}{NBSP}de{NBSP}" if found[3] else ""
    return f"{day}{month}{NBSP}de{NBSP}{found[1]}"


def _between(found: Interval, estimate: Estimate, lang: Lang, with_unit: bool) -> str:
    """Both ends with the same decimals, and the unit once."""
    style = style_of(estimate.unit)
    places = _places(max(abs(found.low), abs(found.high)), style)
    low, high = (_bare(end, style, places, lang) for end in (found.low, found.high))
    both = f"{low} {'a' if lang == 'es' else 'to'} {high}"
    return _dress(both, style, lang, is_gap(estimate), with_unit and style.kind != "plain")


def _bare(value: float, style: Style, places: int, lang: Lang) -> str:
    return write_number(value * 100 if style.kind == "percent" else value, places, lang)


def _dress(words: str, style: Style, lang: Lang, gap: bool, with_unit: bool) -> str:
    """`words` with the sign or the words of the unit; counts of people carry none in a table."""
    if not with_unit:
        return words
    if style.kind == "money":
        return f"Bs{NBSP}{words}"
    if style.kind == "percent":
        sign = Text(f"{NBSP}puntos", f"{NBSP}points") if gap else Text(f"{NBSP}%", "%")
        return words + sign.to(lang)
    return f"{words}{NBSP}{style.words.to(lang)}".rstrip(NBSP)


def _places(value: float, style: Style) -> int:
    if style.kind == "money":
        return 0 if abs(value) >= 100 else 2
    return style.places


def _guess(unit: str) -> Style:
    if unit.startswith("BOB"):
        return Style("money", 0, Text.same(unit.replace("BOB", "Bs", 1)))
    return Style("plain", 2, Text.same(unit))


_STYLES = {
    "share": Style("percent", 1, Text("%", "%")),
    "BOB/month": Style("money", 0, Text("Bs por mes", "Bs a month")),
    "BOB/hour": Style("money", 2, Text("Bs por hora", "Bs an hour")),
    "BOB/year": Style("money", 0, Text("Bs por año", "Bs a year")),
    "BOB": Style("money", 0, Text("Bs", "Bs")),
    "persons": Style("count", 0, Text("personas", "people")),
    "households": Style("count", 0, Text("hogares", "households")),
    "units": Style("count", 0, Text("unidades", "units")),
    "jobs": Style("count", 0, Text("empleos", "jobs")),
    "hours/week": Style("plain", 1, Text("horas por semana", "hours a week")),
    "years": Style("plain", 1, Text("años", "years")),
    "ratio": Style("plain", 2, Text("", "")),
}

_MONTHS = (
    Text("enero", "January"),
    Text("febrero", "February"),
    Text("marzo", "March"),
    Text("abril", "April"),
    Text("mayo", "May"),
    Text("junio", "June"),
    Text("julio", "July"),
    Text("agosto", "August"),
    Text("septiembre", "September"),
    Text("octubre", "October"),
    Text("noviembre", "November"),
    Text("diciembre", "December"),
)
