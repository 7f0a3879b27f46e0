"""The chapter on a portfolio: what was chosen and how surely, what it gives, why not the rest, what binds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from thakhi.publish.charts.dots import WIDE, draw_dots
from thakhi.publish.charts.scene import Dot, Mark, Panel, Row, Scene
from thakhi.publish.portfolio import (
    CHOSEN,
    FRONTIER,
    LEFT,
    LIMITS,
    OUTCOMES,
    assumed_words,
    cost_words,
    head_words,
    reach_words,
    say_number,
    say_percent,
    say_price,
    say_spread,
)
from thakhi.terms.portfolio import ChosenAction, Portfolio
from thakhi.terms.roadmap import Paragraph, Roadmap
from thakhi.terms.section import Drawing, Grid, Section
from thakhi.terms.text import Lang, Text

TITLE = Text("Qué elegir con este presupuesto", "What to choose under this budget")
COLUMNS = {
    "action": Text("acción", "action"),
    "group": Text("para quién", "for whom"),
    "people": Text("personas por año", "people a year"),
    "of": Text("de cuántas", "of how many"),
    "cost": Text("costo, Bs", "cost, Bs"),
    "cost_assumed": Text("del costo, supuesto", "of the cost, assumed"),
    "draws": Text("en los sorteos", "on draws"),
    "weights": Text("con los pesos", "on weights"),
    "ranks": Text("puesto", "rank"),
    "outcome": Text("resultado", "outcome"),
    "spread": Text("media [9 de cada 10 sorteos]", "mean [9 in 10 draws]"),
    "unit": Text("unidad", "unit"),
    "assumed": Text("descansa en supuestos", "rests on assumption"),
    "why": Text("por qué no", "why not"),
    "limit": Text("límite", "limit"),
    "used": Text("usado", "used"),
    "at": Text("tope", "at most"),
    "one_more": Text("puntos por una unidad más", "points for one unit more"),
    "budget": Text("presupuesto, Bs", "budget, Bs"),
    "points": Text("puntos", "points"),
    "spent": Text("costo, Bs", "cost, Bs"),
}
BASIS = Text(
    "{action}. {title}: {reach}; {cost}; {points} puntos.", "{action}. {title}: {reach}; {cost}; {points} points."
)
ASSUMES = Text(" Supuestos: {}", " Assumptions: {}")
CHANGED = Text(
    "Cambió desde que se calculó: {}. Las cifras de este capítulo esperan `thakhi freeze`.",
    "Changed since it was computed: {}. The numbers of this chapter await `thakhi freeze`.",
)
SOURCE = Text(
    "Optimización propia; {draws} sorteos, semilla {seed}, pesos: {weights}. Orden: thakhi portfolio --frontier.",
    "Own optimisation; {draws} draws, seed {seed}, weights: {weights}. Command: thakhi portfolio --frontier.",
)
EVEN = Text("la media de los sectores", "the mean of the constituencies")
SURE_TITLE = Text("Qué tan segura es cada elección", "How sure each choice is")
SURE_NOTE = Text(
    "Parte de las soluciones que la eligen: en {n} sorteos resueltos uno por uno, y con los pesos de cada sector.",
    "Share of the solutions that choose it: on {n} draws solved one by one, and with each constituency's weights.",
)
SURE_UNIT = Text("% de las soluciones", "% of the solutions")
FRONTIER_NOTE = Text("Puntos que compra cada presupuesto.", "Points that each budget buys.")
FRONTIER_UNIT = Text("puntos", "points")
NONE_LEFT = Text("ninguna quedó fuera", "none was left out")


def portfolio_sections(road: Roadmap) -> tuple[Section, ...]:
    """The chapter, with what each choice rests on; none where no portfolio travels with the cycle."""
    found = road.portfolio
    if found is None:
        return ()
    section = portfolio_section(found)
    source = Text.each(lambda lang: _source(found, lang))
    return (
        replace(
            section,
            paragraphs=(*section.paragraphs, *_changed(found), *(_basis(one) for one in found.chosen)),
            grids=tuple(replace(grid, source=source) for grid in section.grids),
            drawings=tuple(_drawings(found)),
        ),
    )


def _source(found: Portfolio, lang: Lang) -> str:
    weights = EVEN.to(lang) if found.weights_of == "all" else found.weights_of
    return SOURCE.to(lang).format(draws=found.draws, seed=found.seed, weights=weights)


def _changed(found: Portfolio) -> Iterator[Paragraph]:
    if found.changed:
        text = Text.each(lambda lang: CHANGED.to(lang).format(", ".join(found.changed)))
        yield Paragraph(id="portfolio-changed", text=text, rests_on=())


def _basis(one: ChosenAction) -> Paragraph:
    """A chosen action in a sentence that opens to its numbers of the survey and its practices."""
    return Paragraph(
        id=f"portfolio-{one.action}", text=Text.each(lambda lang: basis_words(one, lang)), rests_on=one.rests_on
    )


def basis_words(one: ChosenAction, lang: Lang) -> str:
    """An action with its reach, cost and points, and what is assumed of it, in words."""
    said = BASIS.to(lang).format(
        action=one.action,
        title=one.title.to(lang),
        reach=reach_words(one, lang),
        cost=cost_words(one, lang),
        points=say_number(one.points, lang, 2),
    )
    assumed = " ".join(words.to(lang) for words in one.assumptions)
    return said + (ASSUMES.to(lang).format(assumed) if assumed else "")


def _drawings(found: Portfolio) -> Iterator[Drawing]:
    surety = Text.each(lambda lang: SURE_NOTE.to(lang).format(n=found.resolved))
    yield Drawing(
        id="portfolio-surety",
        title=SURE_TITLE,
        alt=surety,
        svg=Text.each(lambda lang: _surety(found, surety.to(lang), lang)),
    )
    if found.frontier:
        yield Drawing(
            id="portfolio-frontier",
            title=FRONTIER,
            alt=FRONTIER_NOTE,
            svg=Text.each(lambda lang: _frontier(found, lang)),
        )


def _surety(found: Portfolio, desc: str, lang: Lang) -> str:
    rows = tuple(
        Row(
            f"{one.action}. {one.title.to(lang)}",
            (_point(one.inclusion_draws, "one", lang), _point(one.inclusion_weights, "two", lang)),
        )
        for one in found.chosen
        if one.inclusion_draws == one.inclusion_draws
    )
    marks: tuple[tuple[Mark, str], ...] = (("one", COLUMNS["draws"].to(lang)), ("two", COLUMNS["weights"].to(lang)))
    panel = Panel(title="", unit="share", unit_words=SURE_UNIT.to(lang), rows=rows)
    scene = Scene("portfolio-surety", SURE_TITLE.to(lang), desc, (panel,), marks, right="", unsure="")
    return draw_dots(scene, WIDE, lambda value, _: say_number(100 * value, lang))


def _point(share: float, mark: Mark, lang: Lang) -> Dot:
    return Dot(share, share, share, say_percent(share, lang), "", mark, is_unsure=False)


def _frontier(found: Portfolio, lang: Lang) -> str:
    rows = tuple(
        Row(
            f"Bs {say_number(point.budget, lang)}",
            (Dot(point.points, point.points, point.points, say_number(point.points, lang, 2), "", "one", False),),
            is_total=point.budget == found.budget,
        )
        for point in found.frontier
    )
    panel = Panel(title="", unit="points", unit_words=FRONTIER_UNIT.to(lang), rows=rows)
    scene = Scene("portfolio-frontier", FRONTIER.to(lang), FRONTIER_NOTE.to(lang), (panel,), (), right="", unsure="")
    return draw_dots(scene, WIDE, lambda value, _: say_number(value, lang))


def portfolio_section(found: Portfolio) -> Section:
    """What a portfolio says, as a chapter."""
    return Section(
        id="portfolio",
        kind="portfolio",
        title=TITLE,
        lead=Text.each(lambda lang: head_words(found, lang)),
        paragraphs=(
            Paragraph(id="portfolio-assumed", text=Text.each(lambda lang: assumed_words(found, lang)), rests_on=()),
        ),
        grids=tuple(grid for grid in _grids(found) if grid.rows),
    )


def _grids(found: Portfolio) -> Iterator[Grid]:
    names = ("action", "group", "people", "of", "cost", "cost_assumed", "draws", "weights", "ranks")
    yield _grid("chosen", CHOSEN, names, [_chosen(one) for one in found.chosen])
    outcomes = [
        (one.title, Text.each(lambda lang, o=one: say_spread(o.spread, lang)), one.unit, _share(one.assumed))  # type: ignore[misc]
        for one in found.outcomes
    ]
    yield _grid("outcomes", OUTCOMES, ("outcome", "spread", "unit", "assumed"), outcomes)
    left = [(_named(one.action, one.title), one.reason) for one in found.left_out] or [(NONE_LEFT, Text("", ""))]
    yield _grid("left-out", LEFT, ("action", "why"), left)
    limits = [
        (one.limit, _count(one.used), _count(one.at), Text.each(lambda lang, p=one.relaxed: say_price(p, lang)))  # type: ignore[misc]
        for one in found.limits
    ]
    yield _grid("limits", LIMITS, ("limit", "used", "at", "one_more"), limits)
    points = [(_count(one.budget), _count(one.cost), _count(one.points, 2)) for one in found.frontier]
    yield _grid("frontier", FRONTIER, ("budget", "spent", "points"), points)


def _grid(name: str, title: Text, columns: tuple[str, ...], rows: Sequence[tuple[Text, ...]]) -> Grid:
    header = tuple(COLUMNS[column] for column in columns)
    return Grid(id=f"portfolio-{name}", title=title, header=header, rows=tuple(rows))


def _chosen(one: ChosenAction) -> tuple[Text, ...]:
    years = Text.each(lambda lang: "; ".join(f"{year}: {say_number(n, lang)}" for year, n in one.people))
    share = one.cost_assumed / one.cost if one.cost else 0.0
    ranks = Text.same("–".join(str(rank) for rank in one.ranks) if one.ranks else "—")
    sure = (_share(one.inclusion_draws), _share(one.inclusion_weights))
    return (
        _named(one.action, one.title),
        one.group,
        years,
        _count(one.of),
        _count(one.cost),
        _share(share),
        *sure,
        ranks,
    )


def _named(action: str, title: Text) -> Text:
    return Text.each(lambda lang: f"{action}. {title.to(lang)}")


def _count(value: float, digits: int = 0) -> Text:
    return Text.each(lambda lang: say_number(value, lang, digits))


def _share(value: float) -> Text:
    return Text.each(lambda lang: say_percent(value, lang))
