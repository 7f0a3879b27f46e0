"""Forest plots: each study with its interval, their mean, a new place, and the interval carried to Bolivia."""

from __future__ import annotations

from collections.abc import Sequence

from thakhi.publish.charts.dots import WIDE, Layout, draw_dots
from thakhi.publish.charts.scene import Dot, Mark, Panel, Row, Scene
from thakhi.publish.effects import (
    country_words,
    interval_of,
    measured_in,
    scale_words,
    study_words,
    write_effect,
    write_range,
)
from thakhi.publish.numbers import write_number
from thakhi.publish.pools import pool_words, titled
from thakhi.publish.practice_phrases import SAY
from thakhi.terms.effect import EffectSize, PooledEffect
from thakhi.terms.estimate import Interval
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
    return draw_dots(scene, layout, lambda value, _: _tick(value, pools[0], lang))


def forest_words(pool: PooledEffect, *, titles: Titles, lang: Lang) -> str:
    """The forest plot in words, row by row."""
    rows = [f"{row.label}: {dot.words} ({dot.interval})" for row in _rows(pool, lang) for dot in row.dots]
    return f"{titled(pool, titles, lang)}. {'; '.join(rows)}. {pool_words(pool, lang)}"


def _tick(value: float, pool: PooledEffect, lang: Lang) -> str:
    return write_number(value * 100 if pool.scale in {"relative", "points"} else value, 0, lang)


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
