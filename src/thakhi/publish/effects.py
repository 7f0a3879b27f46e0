"""Effects and their intervals as written: +20 % (6 to 35), with the words of whom they were measured in."""

from __future__ import annotations

import re

from thakhi.publish.numbers import write_number
from thakhi.publish.practice_phrases import COUNTRIES, FRAMES, OUTCOMES, SAY, SCALES, SEXES, UNITS
from thakhi.terms.effect import EffectSize, PooledEffect
from thakhi.terms.estimate import Interval
from thakhi.terms.practice import Practice
from thakhi.terms.text import Lang, Text

Z_95 = 1.959963984540054
Numbered = EffectSize | PooledEffect


def interval_of(size: EffectSize, *, widened: bool = False) -> Interval | None:
    """The 95 % interval of one effect by its printed error, widened for Bolivia or not; None without an error."""
    if size.se is None:
        return None
    half = Z_95 * size.se * (size.transfer.factor if widened else 1.0)
    return Interval(size.value - half, size.value + half)


def write_effect(value: float, of: Numbered, lang: Lang) -> str:
    """`+20,6 %`, `+10,9 pp`, `+0,14 DE`, with its sign."""
    scaled = value * 100 if of.scale in {"relative", "points"} else value
    places = 1 if of.scale in {"relative", "points", "money"} else 2
    words = write_number(scaled, places, lang)
    is_above = scaled > 0 and any(digit in words for digit in "123456789")
    return ("+" if is_above else "") + words + _suffix(of, lang)


def _suffix(of: Numbered, lang: Lang) -> str:
    """The unit that stands behind a number; money has its own at the head of its table."""
    return {"relative": " %", "points": " pp", "standardized": Text(" DE", " SD").to(lang)}.get(of.scale, "")


def write_range(found: Interval | None, of: Numbered, lang: Lang) -> str:
    """`6,1 a 35,1`, or that there is no error."""
    if found is None:
        return SAY["no_error"].to(lang)
    between = Text(" a ", " to ").to(lang)
    return between.join(write_effect(end, of, lang) for end in (found.low, found.high))


def scale_words(of: Numbered, lang: Lang) -> str:
    """What the numbers count: the unit of money, or the scale."""
    if of.scale == "money":
        return UNITS[of.unit].to(lang) if of.unit in UNITS else of.unit
    return SCALES[of.scale].to(lang)


def measured_in(of: Numbered, lang: Lang) -> str:
    """`ganancias, mujeres, cuenta propia y micro`."""
    return ", ".join((OUTCOMES[of.outcome].to(lang), SEXES[of.sex].to(lang), FRAMES[of.frame].to(lang)))


def country_words(country: str, lang: Lang) -> str:
    """The name of a country; what the catalogue says otherwise (`7 RCTs`) stands as it is."""
    return COUNTRIES.get(country, country) if lang == "es" else country


def study_words(study: str) -> str:
    """`angelucci2015-mexico` → `Angelucci 2015`; the country stands beside it."""
    return re.sub(r"(?<=[a-z])(?=\d)", " ", study.split("-")[0]).capitalize()


def printed_outcome(size: EffectSize, practice: Practice) -> str:
    """What was measured, as the catalogue has it from the source: `weekly profits, mentee, month 4`."""
    name = size.id.split("/")[1]
    return next((effect.outcome for effect in practice.effects if effect.id == name), "")


def quoted(words: str, lang: Lang) -> str:
    """Words of a source, in the marks of the language around them."""
    return f"«{words}»" if lang == "es" else f"“{words}”"
