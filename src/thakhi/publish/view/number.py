"""One number opened: value, interval, and everything that a reader may ask of it."""

from __future__ import annotations

from dataclasses import dataclass

from thakhi.publish.numbers import style_of, unit_words, write_date, write_estimate, write_interval, write_number
from thakhi.publish.phrases import NUMBER, STATISTICS
from thakhi.publish.quality import Reading, quality_code, quality_words, reading_of
from thakhi.publish.view.book import Book, anchor_of
from thakhi.terms.absence import Absence
from thakhi.terms.estimate import Estimate
from thakhi.terms.indicator import Indicator
from thakhi.terms.text import Lang
from thakhi.terms.wording import say, say_interval

Fact = tuple[str, str]


@dataclass(frozen=True, slots=True)
class NumberView:
    """`value` and `interval` as in tables, `said` as in sentences: rounded as the interval allows.

    `facts` are label and words; `group` names the filter `where`; `command` computes the number again.
    """

    anchor: str
    href: str
    title: str
    cell: str
    value: str
    interval: str
    said: str
    said_interval: str
    unit: str
    n: str
    n_psu: str
    se: str
    cv: str
    deff: str
    df: str
    quality: str
    quality_words: str
    reading: Reading
    is_synthetic: bool
    facts: tuple[Fact, ...]
    code: tuple[Fact, ...]
    where: str
    group: str
    survey: str
    source: str
    command: str


def number_view(estimate: Estimate, book: Book) -> NumberView:
    """The opened number in the language of the book."""
    lang = book.lang
    absent = isinstance(estimate.value, Absence)
    definition = book.roadmap.indicators.get(estimate.indicator)
    return NumberView(
        anchor=anchor_of(estimate),
        href=book.places.get(estimate.id, ""),
        title=book.title_of(estimate),
        cell=book.cell_words(estimate),
        value=write_estimate(estimate, lang),
        interval=write_interval(estimate, lang),
        said=say_with_unit(estimate, lang),
        said_interval="" if absent else say_interval(estimate, lang),
        unit=unit_words(estimate, lang),
        n=_count(estimate.n, book),
        n_psu=_count(estimate.n_psu, book),
        se="" if absent else _error(estimate, book),
        cv="" if absent or estimate.cv is None else _percent(estimate.cv, book),
        deff="" if absent or estimate.deff is None else write_number(estimate.deff, 2, lang),
        df=_count(estimate.df, book),
        quality=quality_code(estimate),
        quality_words=book.say(quality_words(estimate)),
        reading=reading_of(estimate),
        is_synthetic=estimate.synthetic,
        facts=_definition(definition, book) if definition else (),
        code=_code(definition, book) if definition else (),
        where=estimate.where,
        group=book.group_words(estimate.where),
        survey=_survey(estimate, book),
        source=estimate.source.citation(),
        command=estimate.command,
    )


def say_with_unit(estimate: Estimate, lang: Lang) -> str:
    """The number as a sentence says it; a count with the words of what it counts."""
    said = say(estimate, lang, interval=False)
    is_count = not isinstance(estimate.value, Absence) and style_of(estimate.unit).kind == "count"
    return f"{said}\N{NO-BREAK SPACE}{unit_words(estimate, lang)}" if is_count else said


def definition_facts(indicator: Indicator, book: Book) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """The definition of an indicator in words, and in code."""
    return _definition(indicator, book), _code(indicator, book)


def _definition(indicator: Indicator, book: Book) -> tuple[Fact, ...]:
    facts = [
        ("definition", book.say(indicator.definition)),
        ("counts", book.say(indicator.counts)),
        ("statistic", book.say(STATISTICS[indicator.statistic])),
        ("questions", _questions(indicator)),
        ("notes", book.say(indicator.notes) if indicator.notes else ""),
        ("codes", ", ".join(indicator.codes)),
    ]
    return tuple((book.say(NUMBER[key]), words) for key, words in facts if words)


def _code(indicator: Indicator, book: Book) -> tuple[Fact, ...]:
    universe = "" if indicator.universe.strip().upper() == "TRUE" else indicator.universe
    facts = [("universe", universe), ("numerator", indicator.numerator), ("denominator", indicator.denominator)]
    return tuple((book.say(NUMBER[key]), words) for key, words in facts if words)


def _questions(indicator: Indicator) -> str:
    return " ".join(f"{question.item}: «{question.text}»" for question in indicator.questions)


def _survey(estimate: Estimate, book: Book) -> str:
    found = book.roadmap.surveys.get(estimate.survey)
    title = book.say(found.title) if found else estimate.survey
    return f"{title} ({write_date(estimate.period.iso, book.lang)}, {book.say(estimate.place.name)})"


def _error(estimate: Estimate, book: Book) -> str:
    """The standard error on the scale of the number, two decimals unless it is large."""
    if estimate.se is None:
        return ""
    scaled = estimate.se * 100 if estimate.unit == "share" else estimate.se
    number = write_number(scaled, 0 if scaled >= 100 else 2, book.lang)
    return f"{number}\N{NO-BREAK SPACE}{book.say(NUMBER['points'])}" if estimate.unit == "share" else number


def _percent(share: float, book: Book) -> str:
    number = write_number(share * 100, 1, book.lang)
    return f"{number}\N{NO-BREAK SPACE}%" if book.lang == "es" else f"{number}%"


def _count(number: int | None, book: Book) -> str:
    return "" if number is None else write_number(number, 0, book.lang)
