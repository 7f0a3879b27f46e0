"""A portfolio as a table of a terminal or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from math import floor, log10
from typing import Any

from thakhi.publish.numbers import write_number
from thakhi.terms.portfolio import ChosenAction, Portfolio, Spread
from thakhi.terms.text import Lang, Text

CHOSEN = Text("Elegidas", "Chosen")
LEFT = Text("No elegidas, y por qué", "Left out, and why")
OUTCOMES = Text("Resultados (media y 9 de cada 10 sorteos)", "Outcomes (mean and 9 in 10 draws)")
LIMITS = Text(
    "Límites que aprietan: puntos por una unidad más (relajación)",
    "Binding limits: points for one unit more (relaxation)",
)
FRONTIER = Text("Frontera: presupuesto → puntos", "Frontier: budget → points")
REACHED = Text("{n} personas de {of}", "{n} people of {of}")
SURE = Text(
    "en {draws} de los sorteos y {weights} de los pesos; puesto {a}-{b}",
    "on {draws} of draws and {weights} of weights; rank {a}-{b}",
)
HEAD = Text(
    "{points} puntos (cota {bound}, brecha {gap}; voraz {greedy}). Costo Bs {cost} de {budget}, precios de {year}; "
    "{over} de los sorteos pasa del presupuesto",
    "{points} points (bound {bound}, gap {gap}; greedy {greedy}). Cost Bs {cost} of {budget}, prices of {year}; "
    "{over} of draws exceed the budget",
)
ASSUMED = Text(
    "Descansa en supuestos: {costs} del costo y {points} de los puntos.",
    "Rests on assumption: {costs} of the cost and {points} of the points.",
)
COST = Text("Bs {cost}, {share} supuesto", "Bs {cost}, {share} assumed")
PART = Text("{share} descansa en supuestos", "{share} rests on assumption")


def render_portfolio(found: Portfolio, *, format: str, lang: Lang) -> str:  # noqa: A002 - its name on the command line
    """The portfolio in the language of the reader; JSON has both."""
    if format == "json":
        return json.dumps(_plain(asdict(found)), ensure_ascii=False, indent=2) + "\n"
    return "\n".join(_lines(found, lang)) + "\n"


def _plain(value: Any) -> Any:
    """A number that does not exist is null, never NaN."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return None if isinstance(value, float) and value != value else value


def head_words(found: Portfolio, lang: Lang) -> str:
    """Points with their bound, cost with its range, budget."""
    return HEAD.to(lang).format(
        points=say_number(found.points, lang, 2),
        bound=say_number(found.bound, lang, 2),
        gap=say_percent(found.gap, lang, 2),
        greedy=say_number(found.greedy, lang, 2),
        cost=say_spread(found.cost, lang),
        budget=say_number(found.budget, lang),
        year=found.price_year,
        over=say_percent(found.over_budget, lang),
    )


def assumed_words(found: Portfolio, lang: Lang) -> str:
    """How much of cost and points rests on assumption."""
    said = {"costs": say_percent(found.cost_assumed, lang), "points": say_percent(found.points_assumed, lang)}
    return ASSUMED.to(lang).format(**said)


def _lines(found: Portfolio, lang: Lang) -> Iterator[str]:
    yield head_words(found, lang)
    yield assumed_words(found, lang)
    yield from _chosen(found, lang)
    yield from ("", OUTCOMES.to(lang))
    for outcome in found.outcomes:
        assumed = PART.to(lang).format(share=say_percent(outcome.assumed, lang))
        yield f"  {outcome.title.to(lang)}: {say_spread(outcome.spread, lang)} {outcome.unit.to(lang)}; {assumed}"
    yield from ("", LEFT.to(lang))
    for left in found.left_out:
        yield f"  {left.action}  {left.title.to(lang)}: {left.reason.to(lang)}"
    yield from _rest(found, lang)


def _chosen(found: Portfolio, lang: Lang) -> Iterator[str]:
    yield from ("", CHOSEN.to(lang))
    for one in found.chosen:
        yield f"  {one.action}  {one.title.to(lang)}"
        yield f"      {reach_words(one, lang)}; {cost_words(one, lang)}"
        yield f"      {_sure(one, lang)}"


def decided_words(found: Portfolio, action: str) -> Text | None:
    """What a portfolio decided on an action: its reach, cost and surety, or why not; None where it is not in it."""
    one = next((chosen for chosen in found.chosen if chosen.action == action), None)
    if one:
        return Text.each(lambda lang: f"{reach_words(one, lang)}; {cost_words(one, lang)}; {_sure(one, lang)}")
    return next((left.reason for left in found.left_out if left.action == action), None)


def _sure(one: ChosenAction, lang: Lang) -> str:
    first, last = one.ranks or (0, 0)
    draws, weights = say_percent(one.inclusion_draws, lang), say_percent(one.inclusion_weights, lang)
    return SURE.to(lang).format(draws=draws, weights=weights, a=first, b=last)


def reach_words(one: ChosenAction, lang: Lang) -> str:
    """`2.000 personas de 1.733.466 (2030: 2.000)`."""
    reach = REACHED.to(lang).format(n=say_number(sum(n for _, n in one.people), lang), of=say_number(one.of, lang))
    years = ", ".join(f"{year}: {say_number(n, lang)}" for year, n in one.people)
    return f"{reach} ({years})"


def cost_words(one: ChosenAction, lang: Lang) -> str:
    """`Bs 74.667, 100 % supuesto`."""
    share = one.cost_assumed / one.cost if one.cost else 0.0
    return COST.to(lang).format(cost=say_number(one.cost, lang), share=say_percent(share, lang))


def _rest(found: Portfolio, lang: Lang) -> Iterator[str]:
    if found.limits:
        yield from ("", LIMITS.to(lang))
    for limit in found.limits:
        used, at = say_number(limit.used, lang), say_number(limit.at, lang)
        yield f"  {limit.limit.to(lang)}: {used} / {at}: {say_price(limit.relaxed, lang)}"
    if found.frontier:
        yield from ("", FRONTIER.to(lang))
    for point in found.frontier:
        yield f"  Bs {say_number(point.budget, lang)} → {say_number(point.points, lang, 2)}"


def say_spread(found: Spread, lang: Lang) -> str:
    """`144 [22; 266]`: the mean, and the ends of nine draws in ten."""
    return f"{say_number(found.mean, lang)} [{say_number(found.low, lang)}; {say_number(found.high, lang)}]"


def say_percent(share: float, lang: Lang, digits: int = 0) -> str:
    """`37 %`; a dash where there is none."""
    return "—" if share != share else f"{say_number(100 * share, lang, digits)} %"


def say_price(value: float, lang: Lang) -> str:
    """`0,0000985`: three digits that count, without powers of ten."""
    if value != value or not value:
        return say_number(value, lang)
    return say_number(value, lang, max(0, 2 - floor(log10(abs(value)))))


def say_number(value: float, lang: Lang, digits: int = 0) -> str:
    """`2.539`; a dash where there is none."""
    return "—" if value != value else write_number(value, digits, lang)
