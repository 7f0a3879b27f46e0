"""The chapter on what the cited practices did elsewhere: forest plots, every number, and where studies disagree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from thakhi.publish.charts.forest import draw_practice
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
from thakhi.publish.pools import pool_words
from thakhi.publish.practice_phrases import FINDINGS, OUTCOMES, SAY, SEXES
from thakhi.terms.effect import Contradiction, EffectSize, PooledEffect
from thakhi.terms.practice import Fit, PracticeEvidence
from thakhi.terms.roadmap import Paragraph, Roadmap
from thakhi.terms.section import Drawing, Grid, Section
from thakhi.terms.text import Lang, Text

TITLE = Text("Qué hicieron las prácticas en otros lugares", "What the practices did elsewhere")
LEAD = Text(
    "Los efectos medidos de las prácticas que esta hoja de ruta cita, cada estudio con su intervalo de 95 %. Solo se "
    "promedian estudios del mismo resultado, escala, unidad, sexo y tipo de unidad; sin error publicado, un efecto se "
    "muestra y no se combina. «En Bolivia» amplía el intervalo por el factor que se dice (juicio editorial).",
    "The measured effects of the practices that this road map cites, each study with its 95% interval. Only studies of "
    "the same outcome, scale, unit, sex and kind of unit are averaged; without a printed error an effect is shown and "
    "not pooled. “In Bolivia” widens the interval by the factor given (editorial judgement).",
)
COUNT = Text(
    "{title}: {n} efectos con número, {errors} con error publicado.",
    "{title}: {n} effects with a number, {errors} with a printed error.",
)
NO_ERROR = Text("Con número, pero sin error publicado: {}.", "With a number, but no printed error: {}.")
NO_NUMBER = Text("Sin ningún efecto con número: {}.", "Without any effect with a number: {}.")
NUMBERS = Text("Cada número", "Every number")
MEANS = Text("Promedios", "Means")
SPLIT = SAY["contradictions"]
NOTE = Text("Cada estudio con su intervalo de 95 %.", "Each study with its 95% interval.")
COLUMNS = {
    "practice": Text("práctica", "practice"),
    "measured": Text("medida en", "measured in"),
    "study": Text("estudio", "study"),
    "effect": Text("efecto", "effect"),
    "interval": Text("intervalo de 95 %", "95% interval"),
    "here": Text("en Bolivia", "in Bolivia"),
    "grade": Text("grado", "grade"),
    "mean": Text("promedio", "mean"),
    "new_place": Text("en un lugar nuevo", "in a new place"),
    "how": Text("cómo", "how"),
    "outcome": Text("resultado", "outcome"),
    "found": Text("qué halló", "what it found"),
    "who": Text("en quién", "in whom"),
    "printed": Text("como lo publicó", "as printed"),
}


def effect_sections(road: Roadmap) -> tuple[Section, ...]:
    """The chapter; none where no cited practice has an effect with a number."""
    found = road.effects
    if found is None or not any(fit.sizes for fit in found.fits):
        return ()
    order = {name: place for place, name in enumerate(road.cited_practices)}
    fits = sorted(found.fits, key=lambda fit: order.get(fit.practice.id, len(order)))
    grids = (_numbers(fits), _means(found, fits), _contradictions(found, fits))
    return (
        Section(
            id="effects",
            kind="effects",
            title=TITLE,
            lead=LEAD,
            paragraphs=tuple(_paragraphs(fits)),
            grids=tuple(grid for grid in grids if grid.rows),
            drawings=tuple(_drawings(fits, found.pools)),
        ),
    )


def _paragraphs(fits: Sequence[Fit]) -> Iterator[Paragraph]:
    """A sentence for each practice that is drawn, which opens to it; the others are named."""
    for fit in fits:
        if _errors(fit):
            yield Paragraph(
                id=f"effects-{fit.practice.id}",
                text=Text.each(lambda lang, f=fit: _counted(f, lang)),  # type: ignore[misc]
                rests_on=(f"practice:{fit.practice.id}",),
            )
    bare = [fit for fit in fits if fit.sizes and not _errors(fit)]
    for name, words, group in (
        ("no-error", NO_ERROR, bare),
        ("no-number", NO_NUMBER, [f for f in fits if not f.sizes]),
    ):
        if group:
            named = Text.each(lambda lang, w=words, g=group: w.to(lang).format(_titles(g, lang)))  # type: ignore[misc]
            yield Paragraph(id=f"effects-{name}", text=named, rests_on=())


def _errors(fit: Fit) -> int:
    return sum(size.se is not None for size in fit.sizes)


def _counted(fit: Fit, lang: Lang) -> str:
    return COUNT.to(lang).format(title=fit.practice.title.to(lang), n=len(fit.sizes), errors=_errors(fit))


def _titles(fits: Sequence[Fit], lang: Lang) -> str:
    return "; ".join(fit.practice.title.to(lang) for fit in fits)


def _drawings(fits: Sequence[Fit], pools: Sequence[PooledEffect]) -> Iterator[Drawing]:
    for fit in fits:
        mine = [pool for pool in pools if pool.practice == fit.practice.id]
        svg = Text.each(lambda lang, f=fit, m=mine: draw_practice(f, m, lang=lang))  # type: ignore[misc]
        if svg.es:
            yield Drawing(id=f"forest-{fit.practice.id}", title=fit.practice.title, alt=NOTE, svg=svg)


def _numbers(fits: Sequence[Fit]) -> Grid:
    rows = [_number(fit, size) for fit in fits for size in fit.sizes]
    return _grid(
        "numbers", NUMBERS, ("practice", "measured", "printed", "study", "effect", "interval", "here", "grade"), rows
    )


def _number(fit: Fit, size: EffectSize) -> tuple[Text, ...]:
    return (
        fit.practice.title,
        Text.each(lambda lang: measured_in(size, lang)),
        Text.each(lambda lang: quoted(printed_outcome(size, fit.practice), lang)),
        Text.each(lambda lang: f"{study_words(size.study)}, {country_words(size.country, lang)}, {size.year}"),
        Text.each(lambda lang: _with_unit(size, lang)),
        Text.each(lambda lang: write_range(interval_of(size), size, lang)),
        Text.each(lambda lang: _carried(size, lang)),
        Text.same(size.grade),
    )


def _with_unit(of: EffectSize | PooledEffect, lang: Lang) -> str:
    unit = f" {scale_words(of, lang)}" if of.scale in {"money", "log_odds", "log_points"} else ""
    return write_effect(of.value, of, lang) + unit


def _carried(size: EffectSize, lang: Lang) -> str:
    """`−80,2 % a +173,7 % (× 2)`."""
    found = interval_of(size, widened=True)
    factor = size.transfer.factor
    by = write_number(factor, 0 if factor == int(factor) else 1, lang)
    return f"{write_range(found, size, lang)} (× {by})" if found else ""


def _means(found: PracticeEvidence, fits: Sequence[Fit]) -> Grid:
    titles = {fit.practice.id: fit.practice.title for fit in fits}
    rows = [_mean(pool, titles[pool.practice]) for pool in found.pools]
    return _grid("means", MEANS, ("practice", "measured", "mean", "interval", "new_place", "here", "how"), rows)


def _mean(pool: PooledEffect, title: Text) -> tuple[Text, ...]:
    new_place = Text("", "")
    if pool.prediction:
        new_place = Text.each(lambda lang: write_range(pool.prediction, pool, lang))
    return (
        title,
        Text.each(lambda lang: measured_in(pool, lang)),
        Text.each(lambda lang: _with_unit(pool, lang)),
        Text.each(lambda lang: write_range(pool.interval, pool, lang)),
        new_place,
        Text.each(lambda lang: write_range(pool.transferred, pool, lang)),
        Text.each(lambda lang: pool_words(pool, lang)),
    )


def _contradictions(found: PracticeEvidence, fits: Sequence[Fit]) -> Grid:
    titles = {fit.practice.id: fit.practice.title for fit in fits}
    rows = [row for one in found.contradictions for row in _sides(one, titles[one.practice])]
    return _grid("contradictions", SPLIT, ("practice", "outcome", "found", "study", "who", "printed"), rows)


def _sides(one: Contradiction, title: Text) -> Iterator[tuple[Text, ...]]:
    for line in one.lines:
        country = Text.each(lambda lang, c=line.country: country_words(c, lang))  # type: ignore[misc]
        yield (
            title,
            OUTCOMES[one.outcome],
            FINDINGS[line.reading.finding],
            Text.each(lambda lang, s=line.study, c=country: f"{s}, {c.to(lang)}"),  # type: ignore[misc]
            SEXES[line.reading.sex],
            Text.same(line.printed),
        )


def _grid(name: str, title: Text, columns: Sequence[str], rows: Sequence[tuple[Text, ...]]) -> Grid:
    return Grid(id=f"effects-{name}", title=title, header=tuple(COLUMNS[c] for c in columns), rows=tuple(rows))
