"""Forest plots: each study with its interval, their mean, a new place, and the interval carried to Bolivia."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from thakhi.publish.charts.dots import WIDE, Layout, draw_dots
from thakhi.publish.charts.scene import Dot, Mark, Panel, Row, Scene
from thakhi.publish.effects import (
    country_words,
    interval_of,
    measured_in,
    printed_outcome,
    quoted,
    scale_words,
    study_words,
    write_effect,
    write_range,
)
from thakhi.publish.numbers import write_number
from thakhi.publish.pools import pool_words, titled
from thakhi.publish.practice_phrases import OUTCOMES, SAY
from thakhi.terms.effect import EffectSize, PooledEffect
from thakhi.terms.estimate import Interval
from thakhi.terms.practice import Fit, Practice
from thakhi.terms.text import Lang, Text

Titles = dict[str, Text]


def draw_forest(pools: Sequence[PooledEffect], *, titles: Titles, lang: Lang, layout: Layout = WIDE) -> str:
    """The pools as one SVG, a panel each; the text alternative says every number that is drawn."""
    panels = tuple(_panel(pool, titles, lang) for pool in pools)
    scene = Scene(
        name="forest",
        title="; ".join(dict.fromkeys(titles[pool.practice].to(lang) for pool in pools)),
        desc=" ".join(forest_words(pool, titles=titles, lang=lang) for pool in pools),
        panels=panels,
        marks=(("one", Text("un estudio", "one study").to(lang)), ("two", SAY["mean"].to(lang))),
        right="",
        unsure=SAY["overlap"].to(lang) if any(pool.overlapping for pool in pools) else "",
    )
    return draw_dots(scene, layout, lambda value, unit: _tick_of(value, unit, lang))


def draw_practice(fit: Fit, pools: Sequence[PooledEffect], *, lang: Lang, layout: Layout = WIDE) -> str:
    """Every effect of one practice that has a printed error, a panel for each outcome and scale; empty without any.

    Studies that may be averaged have a panel with their mean; the others are shown and not averaged.
    """
    pooled = {size.id for pool in pools for size in pool.members + pool.overlapping}
    alone: dict[tuple[str, str, str], list[EffectSize]] = {}
    for size in fit.sizes:
        if size.se is not None and size.id not in pooled:
            alone.setdefault((size.outcome, size.scale, size.unit), []).append(size)
    titles = {fit.practice.id: fit.practice.title}
    panels = (
        *(_panel(pool, titles, lang) for pool in pools),
        *(_alone(sizes, fit.practice, lang) for sizes in alone.values()),
    )
    if not panels:
        return ""
    told = [f"{row.label}: {dot.words} ({dot.interval})" for panel in panels for row in panel.rows for dot in row.dots]
    one, mean = ("one", Text("un estudio", "one study").to(lang)), ("two", SAY["mean"].to(lang))
    scene = Scene(
        name=f"forest-{fit.practice.id}",
        title=fit.practice.title.to(lang),
        desc="; ".join(told),
        panels=panels,
        marks=(one, mean) if pools else (one,),  # type: ignore[arg-type]
        right="",
        unsure=SAY["overlap"].to(lang) if any(pool.overlapping for pool in pools) else "",
    )
    return draw_dots(scene, layout, lambda value, unit: _tick_of(value, unit, lang))


def _alone(sizes: Sequence[EffectSize], practice: Practice, lang: Lang) -> Panel:
    """Studies that are not averaged: each says what it measured, as its source prints it."""
    first = sizes[0]
    rows = tuple(
        replace(row, label=f"{row.label}: {quoted(printed_outcome(size, practice), lang)}")
        for size, row in ((size, _study(size, lang, is_out=False)) for size in sizes)
    )
    title = OUTCOMES[first.outcome].to(lang).capitalize()
    return Panel(title, f"{first.scale} {first.unit}", scale_words(first, lang), rows)


def _tick_of(value: float, unit: str, lang: Lang) -> str:
    scale = unit.partition(" ")[0]
    if scale in {"relative", "points"}:
        return write_number(100 * value, 0, lang)
    return write_number(value, 0 if scale == "money" else 1, lang)


def forest_words(pool: PooledEffect, *, titles: Titles, lang: Lang) -> str:
    """The forest plot in words, row by row."""
    rows = [f"{row.label}: {dot.words} ({dot.interval})" for row in _rows(pool, lang) for dot in row.dots]
    return f"{titled(pool, titles, lang)}. {'; '.join(rows)}. {pool_words(pool, lang)}"


def _panel(pool: PooledEffect, titles: Titles, lang: Lang) -> Panel:
    title = f"{titles[pool.practice].to(lang)}: {measured_in(pool, lang)}"
    unit = f"{pool.scale} {pool.unit}"
    return Panel(title=title, unit=unit, unit_words=scale_words(pool, lang), rows=_rows(pool, lang))


def _rows(pool: PooledEffect, lang: Lang) -> tuple[Row, ...]:
    studies = tuple(_study(size, lang, is_out=False) for size in pool.members)
    out = tuple(_study(size, lang, is_out=True) for size in pool.overlapping)
    ends = [("mean", pool.interval), ("prediction", pool.prediction), ("transferred", pool.transferred)]
    means = tuple(_mean(pool, SAY[name].to(lang), found, lang) for name, found in ends if found)
    return (*studies, *out, *means)


def _study(size: EffectSize, lang: Lang, *, is_out: bool) -> Row:
    found = interval_of(size)
    assert found is not None  # only effects with an error are pooled
    dot = _dot(size.value, found, size, lang, "one", is_out)
    return Row(f"{country_words(size.country, lang)}, {study_words(size.study)}", (dot,))


def _mean(pool: PooledEffect, label: str, found: Interval, lang: Lang) -> Row:
    return Row(label, (_dot(pool.value, found, pool, lang, "two", False),), is_total=True)


def _dot(value: float, found: Interval, of: EffectSize | PooledEffect, lang: Lang, mark: Mark, is_unsure: bool) -> Dot:
    return Dot(
        value=value,
        low=found.low,
        high=found.high,
        words=write_effect(value, of, lang),
        interval=write_range(found, of, lang),
        mark=mark,
        is_unsure=is_unsure,
    )
