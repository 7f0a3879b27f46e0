"""Practices for an owner as text: a table with grade and effect, where studies disagree; csv and json with all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from thakhi.publish.aligned import align
from thakhi.publish.effects import (
    Numbered,
    country_words,
    interval_of,
    measured_in,
    scale_words,
    write_effect,
    write_range,
)
from thakhi.publish.flat import Cell, write_csv
from thakhi.publish.json_table import write_json
from thakhi.publish.numbers import write_number
from thakhi.publish.phrases import GRADES
from thakhi.publish.practice_phrases import FINDINGS, FIT_WORDS, OUTCOMES, SAY, SEXES
from thakhi.terms.effect import Contradiction, EffectSize, PooledEffect
from thakhi.terms.errors import unknown_name
from thakhi.terms.estimate import Interval
from thakhi.terms.practice import Fit, Fits, PracticeEvidence
from thakhi.terms.text import Lang, Text

COLUMNS = (
    "practice", "title", "grade", "size", "sector", "sex", "area", "effect", "outcome", "measured_sex", "frame",
    "scale", "unit", "value", "se", "low", "high", "low_transferred", "high_transferred", "transfer", "study",
    "country", "year", "is_assumption",
)  # fmt: skip


def render_practices(
    evidence: PracticeEvidence,
    *,
    format: str = "table",  # noqa: A002 - the word of the command line's option
    lang: Lang = "es",
) -> str:
    """The practices as text: a table (one row each, with its first number), csv (one row a number) or json."""
    if format == "json":
        return write_json([asdict(fit) | {"hash": fit.practice.hash} for fit in evidence.fits])
    if format == "csv":
        return write_csv(COLUMNS, (row for fit in evidence.fits for row in _csv(fit, lang)))
    if format == "table":
        return _table(evidence, lang)
    raise unknown_name(Text("el formato", "format"), format, ("table", "csv", "json"))


def _csv(fit: Fit, lang: Lang) -> Iterator[tuple[Cell, ...]]:
    practice, fits = fit.practice, asdict(fit.practice.fits)
    whom = ["|".join(fits[key]) for key in ("size", "sector", "sex", "area")]
    head = (practice.id, practice.title.to(lang), practice.grade, *whom)
    for size in fit.sizes:
        yield (*head, *_numbers(size))
    if not fit.sizes:
        yield (*head, *("",) * (len(COLUMNS) - len(head)))


def _numbers(size: EffectSize) -> tuple[Cell, ...]:
    ends: list[Cell] = []
    for found in (interval_of(size), interval_of(size, widened=True)):
        ends += [found.low, found.high] if found else ["", ""]
    se = "" if size.se is None else size.se
    return (
        size.id, size.outcome, size.sex, size.frame, size.scale, size.unit, size.value, se, *ends,
        size.transfer.factor, size.study, size.country, size.year, str(size.is_assumption).lower(),
    )  # fmt: skip


def _table(evidence: PracticeEvidence, lang: Lang) -> str:
    if not evidence.fits:
        return SAY["none"].to(lang) + "\n"
    head = SAY["head"].to(lang).split("|")
    table = align(head, [_row(fit, evidence, lang) for fit in evidence.fits], right=frozenset())
    return table + "\n" + "\n".join(_notes(evidence, lang)) + "\n"


def _row(fit: Fit, evidence: PracticeEvidence, lang: Lang) -> tuple[str, ...]:
    practice = fit.practice
    head = f"{practice.id}  {practice.title.to(lang)}", practice.grade, fits_words(practice.fits, lang)
    for pool in evidence.pools:
        if pool.practice == practice.id:
            return (*head, *_pooled(pool, lang))
    return (*head, *(_first(fit.sizes[0], lang) if fit.sizes else ("", SAY["no_number"].to(lang), "")))


def _first(size: EffectSize, lang: Lang) -> tuple[str, ...]:
    widened = interval_of(size, widened=True)
    carried = _carried(widened, size, lang) if widened else ""
    return measured_in(size, lang), _effect(size, interval_of(size), lang), carried


def _pooled(pool: PooledEffect, lang: Lang) -> tuple[str, ...]:
    effect = f"{_effect(pool, pool.interval, lang)}, k = {pool.k}"
    return measured_in(pool, lang), effect, _carried(pool.transferred, pool, lang)


def _effect(of: Numbered, found: Interval | None, lang: Lang) -> str:
    unit = f" {scale_words(of, lang)}" if of.scale in {"money", "log_odds", "log_points"} else ""
    return f"{write_effect(of.value, of, lang)}{unit} ({write_range(found, of, lang)})"


def _carried(found: Interval, of: Numbered, lang: Lang) -> str:
    factor = write_number(of.transfer.factor, 0 if of.transfer.factor == int(of.transfer.factor) else 1, lang)
    return f"{write_range(found, of, lang)} (× {factor})"


def fits_words(fits: Fits, lang: Lang) -> str:
    """Whom a practice was made for, in words."""
    parts = [
        "/".join(words[value].to(lang) for value in getattr(fits, key))
        for key, words in FIT_WORDS.items()
        if getattr(fits, key)
    ]
    return ", ".join(parts) or SAY["anybody"].to(lang)


def _notes(evidence: PracticeEvidence, lang: Lang) -> Iterator[str]:
    grades = dict.fromkeys(fit.practice.grade for fit in evidence.fits)
    yield SAY["grades"].to(lang) + "; ".join(f"{grade} {GRADES[grade].to(lang)}" for grade in grades)
    yield SAY["widened"].to(lang)
    if evidence.contradictions:
        yield "\n" + SAY["contradictions"].to(lang)
    for found in evidence.contradictions:
        yield from _disagreement(found, lang)


def _disagreement(found: Contradiction, lang: Lang) -> Iterator[str]:
    yield f"  {found.practice} · {OUTCOMES[found.outcome].to(lang)}"
    for line in found.lines:
        who = f"{country_words(line.country, lang)}, {SEXES[line.reading.sex].to(lang)}"
        yield f"    {FINDINGS[line.reading.finding].to(lang)}: {line.study} ({who}): {line.printed}"
