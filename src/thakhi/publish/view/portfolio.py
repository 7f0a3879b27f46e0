"""The chapter on a portfolio: what was chosen and how surely, what it gives, why not the rest, what binds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from thakhi.publish.portfolio import (
    CHOSEN,
    FRONTIER,
    LEFT,
    LIMITS,
    OUTCOMES,
    assumed_words,
    head_words,
    say_number,
    say_percent,
    say_spread,
)
from thakhi.terms.portfolio import ChosenAction, Portfolio
from thakhi.terms.roadmap import Paragraph
from thakhi.terms.section import Grid, Section
from thakhi.terms.text import LANGS, Lang, Text

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
NONE_LEFT = Text("ninguna quedó fuera", "none was left out")


def portfolio_section(found: Portfolio) -> Section:
    """What a portfolio says, as a chapter."""
    return Section(
        id="portfolio",
        kind="portfolio",
        title=TITLE,
        lead=_each(lambda lang: head_words(found, lang)),
        paragraphs=(
            Paragraph(id="portfolio-assumed", text=_each(lambda lang: assumed_words(found, lang)), rests_on=()),
        ),
        grids=tuple(grid for grid in _grids(found) if grid.rows),
    )


def _grids(found: Portfolio) -> Iterator[Grid]:
    names = ("action", "group", "people", "of", "cost", "cost_assumed", "draws", "weights", "ranks")
    yield _grid("chosen", CHOSEN, names, [_chosen(one) for one in found.chosen])
    outcomes = [
        (one.title, _each(lambda lang, o=one: say_spread(o.spread, lang)), one.unit, _share(one.assumed))  # type: ignore[misc]
        for one in found.outcomes
    ]
    yield _grid("outcomes", OUTCOMES, ("outcome", "spread", "unit", "assumed"), outcomes)
    left = [(_named(one.action, one.title), one.reason) for one in found.left_out] or [(NONE_LEFT, Text("", ""))]
    yield _grid("left-out", LEFT, ("action", "why"), left)
    limits = [(one.limit, _count(one.used), _count(one.at), Text.same(f"{one.relaxed:.3g}")) for one in found.limits]
    yield _grid("limits", LIMITS, ("limit", "used", "at", "one_more"), limits)
    points = [(_count(one.budget), _count(one.cost), _count(one.points, 2)) for one in found.frontier]
    yield _grid("frontier", FRONTIER, ("budget", "spent", "points"), points)


def _grid(name: str, title: Text, columns: tuple[str, ...], rows: Sequence[tuple[Text, ...]]) -> Grid:
    header = tuple(COLUMNS[column] for column in columns)
    return Grid(id=f"portfolio-{name}", title=title, header=header, rows=tuple(rows))


def _chosen(one: ChosenAction) -> tuple[Text, ...]:
    years = _each(lambda lang: "; ".join(f"{year}: {say_number(n, lang)}" for year, n in one.people))
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
    return _each(lambda lang: f"{action}. {title.to(lang)}")


def _count(value: float, digits: int = 0) -> Text:
    return _each(lambda lang: say_number(value, lang, digits))


def _share(value: float) -> Text:
    return _each(lambda lang: say_percent(value, lang))


def _each(words: Callable[[Lang], str]) -> Text:
    return Text(*(words(lang) for lang in LANGS))
