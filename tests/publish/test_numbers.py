"""Numbers and dates as readers of Bolivia and of English write them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.publish.sample import by_sex, estimate
from thakhi.publish.numbers import write_date, write_estimate, write_interval, write_number, write_value
from thakhi.terms.absence import Absence
from thakhi.terms.estimate import Interval
from thakhi.terms.text import Lang
from thakhi.terms.wording import say_interval


@pytest.mark.parametrize(
    ("value", "places", "lang", "words"),
    [
        (2539.44, 1, "es", "2.539,4"),
        (2539.44, 1, "en", "2,539.4"),
        (-0.04, 1, "es", "0,0"),
        (-12.5, 1, "en", "\u221212.5"),
        (1234567, 0, "es", "1.234.567"),
    ],
)
def test_numbers(value: float, places: int, lang: Lang, words: str) -> None:
    assert write_number(value, places, lang) == words


@pytest.mark.parametrize(
    ("value", "unit", "lang", "words"),
    [
        (0.372, "share", "es", "37,2\u00a0%"),
        (0.372, "share", "en", "37.2%"),
        (2539.2, "BOB/month", "es", "Bs\u00a02.539"),
        (12.345, "BOB/hour", "es", "Bs\u00a012,35"),
        (41.26, "hours/week", "es", "41,3\u00a0horas por semana"),
        (3.14159, "furlongs", "en", "3.14\u00a0furlongs"),
    ],
)
def test_values_in_their_units(value: float, unit: str, lang: Lang, words: str) -> None:
    assert write_value(value, unit, lang) == words


def test_a_gap_of_shares_is_in_points_not_in_percent() -> None:
    gap = by_sex()[2]

    assert write_estimate(gap, "es") == "9,0\u00a0puntos"
    assert write_interval(gap, "en") == "6.3 to 11.7\u00a0points"


def test_both_ends_of_an_interval_have_the_same_decimals() -> None:
    money = replace(estimate("x", 400.0, unit="BOB/month"), interval=Interval(75.6, 624.2))

    assert write_interval(money, "es") == "Bs\u00a076 a 624"


@pytest.mark.parametrize(
    ("deff", "words"), [(None, ("todos iguales", "all alike")), (0.0, ("0,0 a 0,0\u00a0%", "0.0–0.0"))]
)
def test_where_all_cases_are_alike_no_interval_of_no_width_is_shown(deff: float | None, words: tuple[str, str]) -> None:
    """A census of a stratum has no error either, but its cases differ: the design effect tells the two apart."""
    found = replace(estimate("x", 0.5), value=0.0, se=0.0, interval=Interval(0.0, 0.0), deff=deff)

    assert (write_interval(found, "es"), say_interval(found, "en")) == words


def test_a_median_on_one_value_keeps_its_interval() -> None:
    median = replace(estimate("x", 48.0, unit="hours/week"), statistic="quantile", se=0.0, interval=Interval(48, 48))

    assert say_interval(median, "es") == "48,0–48,0"


@pytest.mark.parametrize("absence", list(Absence))
def test_an_absence_is_said_in_words_and_has_no_interval(absence: Absence) -> None:
    absent = estimate("x", absence)

    assert write_estimate(absent, "es") == absence.text.es
    assert write_interval(absent, "es") == ""


@pytest.mark.parametrize(
    ("iso", "lang", "words"),
    [
        ("2021-10-04", "es", "4\u00a0de\u00a0octubre\u00a0de\u00a02021"),
        ("2021-10-04", "en", "4\u00a0October\u00a02021"),
        ("2021-08/2021-09", "es", "agosto\u00a0de\u00a02021 a septiembre\u00a0de\u00a02021"),
        ("2019", "es", "2019"),
        ("0.1 · borrador", "es", "0.1 · borrador"),
        ("2021-13-01", "es", "2021-13-01"),
    ],
)
def test_dates(iso: str, lang: Lang, words: str) -> None:
    assert write_date(iso, lang) == words
