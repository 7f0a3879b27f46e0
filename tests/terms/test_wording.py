"""How a number is said in a sentence, in Spanish and in English."""

from __future__ import annotations

from dataclasses import replace

import pytest

from thakhi.terms.absence import Absence
from thakhi.terms.estimate import Estimate, Interval
from thakhi.terms.source import Period, Place, Source
from thakhi.terms.statement import Statement
from thakhi.terms.text import Lang, Text
from thakhi.terms.wording import quoted, say, say_change, say_money, say_target

SAID = [
    # value, half-width, unit, Spanish, English
    (0.865, 0.014, "share", "86,5 % (85,1–87,9)", "86.5% (85.1–87.9)"),
    (0.914697, 0.0091, "share", "91,5 % (90,6–92,4)", "91.5% (90.6–92.4)"),
    (0.573, 0.112, "share", "57 % (46–68)", "57% (46–68)"),
    (0.000170, 0.00006, "share", "0,0170 % (0,0110–0,0230)", "0.0170% (0.0110–0.0230)"),
    (2539.18, 96.8, "BOB/month", "Bs 2.539 (2.442–2.636)", "Bs 2,539 (2,442–2,636)"),
    (1742.4, 175.2, "BOB/month", "Bs 1.740 (1.570–1.920)", "Bs 1,740 (1,570–1,920)"),
    (14.321, 0.62, "BOB/hour", "Bs 14,32 (13,70–14,94)", "Bs 14.32 (13.70–14.94)"),
    (2_604_207, 155_000, "persons", "2.600.000 (2.450.000–2.760.000)", "2,600,000 (2,450,000–2,760,000)"),
    (42.93, 0.98, "hours/week", "42,9 horas (42,0–43,9)", "42.9 hours (42.0–43.9)"),
]


@pytest.mark.parametrize(("value", "half", "unit", "es", "en"), SAID)
def test_a_number_keeps_the_digits_that_its_interval_allows(
    value: float, half: float, unit: str, es: str, en: str
) -> None:
    number = made(value, half, unit)

    assert (spaced(say(number, "es")), spaced(say(number, "en"))) == (es, en)


def test_a_difference_of_shares_is_in_points_and_never_in_percent() -> None:
    gap = made(-0.131, 0.02, "share", cell=(("sex", "woman-man"),))

    assert spaced(say(gap, "es")) == "−13,1 puntos porcentuales (−15,1 a −11,1)"
    assert spaced(say_change(gap, "es")) == "13,1 puntos porcentuales (11,1–15,1) menos"
    assert spaced(say_change(gap, "en")) == "13.1 percentage points (11.1–15.1) less"


def test_a_size_class_is_not_a_difference() -> None:
    assert spaced(say(made(0.797, 0.026, "share", cell=(("unit_size", "2-4"),)), "es")) == "79,7 % (77,1–82,3)"


def test_the_word_follows_the_sign_when_the_survey_is_weighted_anew() -> None:
    less = made(-1230, 145, "BOB/month", cell=(("sex", "woman-man"),))

    assert spaced(say_change(less, "es")) == "Bs 1.230 (1.080–1.380) menos"
    assert spaced(say_change(turned(less), "es")) == "Bs 1.230 (1.080–1.380) más"


def test_a_gap_that_may_be_zero_says_so() -> None:
    unsure = made(-40, 145, "BOB/month", cell=(("sex", "woman-man"),))

    assert spaced(say_change(unsure, "es")) == "−Bs 40 (−180 a 100), no se distingue de cero"
    assert spaced(say_change(unsure, "en")) == "−Bs 40 (−180 to 100), cannot be told from zero"


def test_the_bracket_may_be_left_out_and_the_rounding_stays() -> None:
    assert spaced(say(made(0.573, 0.112, "share"), "es", interval=False)) == "57 %"


@pytest.mark.parametrize(
    ("absence", "es", "en"),
    [
        (Absence.SUPPRESSED, "suprimido", "suppressed"),
        (Absence.MISSING, "sin dato", "missing"),
        (Absence.UNKNOWN, "no se puede derivar", "cannot be derived"),
        (Absence.NOT_FOUND, "no encontrado", "not found"),
    ],
)
def test_what_is_absent_is_said_in_its_own_word(absence: Absence, es: str, en: str) -> None:
    nothing = replace(made(0.5, 0.1, "share"), value=absence, interval=None)

    assert (say(nothing, "es"), say(nothing, "en"), say_change(nothing, "es")) == (es, en, es)


def test_zero_is_a_number() -> None:
    assert spaced(say(replace(made(0.0, 0.0, "share"), interval=None), "es")) == "0,0 %"


@pytest.mark.parametrize(
    ("value", "unit", "lang", "said"),
    [
        (0.19, "share", "es", "19 %"),
        (0.045, "share", "es", "4,5 %"),
        (0.7, "share", "en", "70%"),
        (2600, "BOB/month", "es", "Bs 2.600"),
        (40000, "persons", "en", "40,000"),
    ],
)
def test_a_target_is_said_as_it_was_set(value: float, unit: str, lang: Lang, said: str) -> None:
    assert spaced(say_target(value, unit, lang)) == said


def test_money_never_travels_without_its_currency_and_year() -> None:
    assert spaced(say_money(346_980, "USD", 2014, "es")) == "USD 346.980 (de 2014)"
    assert spaced(say_money(58_800_000, "BOB", 2019, "en")) == "Bs 58,800,000 (of 2019)"


def test_a_quote_has_its_words_and_its_speaker_or_nothing_of_them() -> None:
    said = Statement(
        id="q", words="el puesto", speaker="Rosa", role="", source="", consent="granted", accepted="el puesto"
    )

    assert (quoted(said, "es"), quoted(said, "en")) == ("«el puesto» (Rosa)", "“el puesto” (Rosa)")
    gone = quoted(replace(said, consent="withdrawn"), "es")
    assert "el puesto" not in gone
    assert "Rosa" not in gone


def made(value: float, half: float, unit: str, cell: tuple[tuple[str, str], ...] = ()) -> Estimate:
    return Estimate(
        indicator="i",
        survey="s",
        statistic="mean",
        value=value,
        unit=unit,
        cell=cell,
        interval=Interval(value - half, value + half),
        period=Period("2019"),
        place=Place("BO", Text.same("Bolivia")),
        source=Source(id="s", title="hand-made"),
    )


def turned(estimate: Estimate) -> Estimate:
    assert estimate.interval is not None
    assert isinstance(estimate.value, float | int)
    return replace(estimate, value=-estimate.value, interval=Interval(-estimate.interval.high, -estimate.interval.low))


def spaced(words: str) -> str:
    """The words with plain spaces: a number and its sign are joined by one that does not break."""
    return words.replace("\u00a0", " ")
