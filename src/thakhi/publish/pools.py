"""Pooled effects as text: each study and what became of them, with k, τ² and I²; csv and json with all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from thakhi.publish.aligned import align
from thakhi.publish.effects import (
    country_words,
    interval_of,
    measured_in,
    scale_words,
    study_words,
    write_effect,
    write_range,
)
from thakhi.publish.flat import Cell, write_csv
from thakhi.publish.json_table import write_json
from thakhi.publish.numbers import write_number
from thakhi.publish.practice_phrases import SAY
from thakhi.terms.effect import EffectSize, PooledEffect
from thakhi.terms.errors import unknown_name
from thakhi.terms.estimate import Interval
from thakhi.terms.text import Lang, Text

COLUMNS = (
    "practice", "outcome", "scale", "unit", "sex", "frame", "method", "k", "value", "se", "low", "high",
    "low_prediction", "high_prediction", "low_transferred", "high_transferred", "transfer", "tau2", "i2", "q", "grade",
    "studies", "left_out",
)  # fmt: skip
METHODS = {"PM": "Paule-Mandel", "REML": "REML"}


def render_pools(
    pools: Sequence[PooledEffect],
    *,
    titles: Mapping[str, Text],
    cautions: Mapping[str, str],
    format: str = "table",  # noqa: A002 - the word of the command line's option
    lang: Lang = "es",
) -> str:
    """The pooled effects as text in `format`; where there is none, why."""
    if format == "json":
        return write_json([asdict(pool) | {"k": pool.k} for pool in pools])
    if format == "csv":
        return write_csv(COLUMNS, (_csv(pool) for pool in pools))
    if format == "table":
        return "\n".join(_table(pool, titles, cautions, lang) for pool in pools) or SAY["no_pool"].to(lang) + "\n"
    raise unknown_name(Text("el formato", "format"), format, ("table", "csv", "json"))


def titled(pool: PooledEffect, titles: Mapping[str, Text], lang: Lang) -> str:
    """`Microcrédito: ganancias, mujeres y hombres, hogares (USD PPA de 2009 por quincena)`."""
    return f"{titles[pool.practice].to(lang)}: {measured_in(pool, lang)} ({scale_words(pool, lang)})"


def pool_words(pool: PooledEffect, lang: Lang) -> str:
    """How the mean was made: `k = 7; τ² = 20,79; I² = 39,6 %; Q = 8,66; Paule-Mandel, Hartung-Knapp; × 2 …`."""
    tau2, q = (write_number(value, 2, lang) for value in (pool.tau2, pool.q))
    if pool.scale not in {"money"}:
        tau2 = write_number(pool.tau2, 4, lang)
    i2 = write_number(100 * pool.i2, 1, lang)
    how = f"{METHODS[pool.method]}, Hartung-Knapp"
    return f"k = {pool.k}; τ² = {tau2}; I² = {i2} %; Q = {q}; {how}; {pool.transfer.why.to(lang)}."


def _table(pool: PooledEffect, titles: Mapping[str, Text], cautions: Mapping[str, str], lang: Lang) -> str:
    studies = [_study(size, lang) for size in pool.members]
    studies += [_study(size, lang, SAY["overlap"].to(lang)) for size in pool.overlapping]
    rows = [*studies, *_means(pool, lang)]
    head = SAY["study_head"].to(lang).split("|")
    table = align(head, rows, right=frozenset({2, 3}))
    caution = cautions[pool.practice]
    warned = f"{SAY['caution'].to(lang)}: {caution}\n" if caution else ""
    return f"{titled(pool, titles, lang)}\n{table}{pool_words(pool, lang)}\n{warned}"


def _study(size: EffectSize, lang: Lang, why_out: str = "") -> tuple[str, ...]:
    name = study_words(size.study) + (f" ({why_out})" if why_out else "")
    return (
        name,
        country_words(size.country, lang),
        write_effect(size.value, size, lang),
        write_range(interval_of(size), size, lang),
    )


def _means(pool: PooledEffect, lang: Lang) -> list[tuple[str, ...]]:
    found = (("mean", pool.interval), ("prediction", pool.prediction), ("transferred", pool.transferred))
    value = write_effect(pool.value, pool, lang)
    return [(SAY[name].to(lang), "", value, write_range(ends, pool, lang)) for name, ends in found if ends]


def _csv(pool: PooledEffect) -> tuple[Cell, ...]:
    ends = [*_ends(pool.interval), *_ends(pool.prediction), *_ends(pool.transferred)]
    return (
        pool.practice, pool.outcome, pool.scale, pool.unit, pool.sex, pool.frame, pool.method, pool.k, pool.value,
        pool.se, *ends, pool.transfer.factor, pool.tau2, pool.i2, pool.q, pool.grade,
        "|".join(size.study for size in pool.members), "|".join(size.id for size in pool.overlapping),
    )  # fmt: skip


def _ends(found: Interval | None) -> tuple[Cell, Cell]:
    return (found.low, found.high) if found else (None, None)
