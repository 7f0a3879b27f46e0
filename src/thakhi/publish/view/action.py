"""An action opened: the row of the matrix and its own page."""

from __future__ import annotations

from dataclasses import dataclass

from thakhi.publish.numbers import write_date
from thakhi.publish.phrases import ACTION, DIRECTIONS, STATUS
from thakhi.publish.view.book import Book, page_name
from thakhi.publish.view.number import NumberView, number_view
from thakhi.publish.view.sentence import Part, sentence
from thakhi.publish.view.support import Support, supports
from thakhi.terms.estimate import Estimate
from thakhi.terms.roadmap import Action, CostRange, Target
from thakhi.terms.text import Text
from thakhi.terms.wording import say_money, say_target, say_value


@dataclass(frozen=True, slots=True)
class TargetView:
    """Where an action wants to arrive, from where, by when, and who says so."""

    title: str
    cell: str
    direction: str
    value: str
    date: str
    source: str
    baseline: NumberView


@dataclass(frozen=True, slots=True)
class ActionView:
    """One row of the action matrix; every text is cut at the numbers that it says."""

    id: str
    href: str
    panel: int
    pillar: str
    title: str
    status: str
    status_words: str
    standing: str
    why: tuple[Part, ...]
    what: tuple[Part, ...]
    group: str
    group_where: str
    reach: NumberView
    coverage: tuple[Part, ...]
    scale: str
    responsible: str
    corresponsible: tuple[str, ...]
    period: str
    target: TargetView | None
    cost: str
    cost_basis: tuple[Part, ...]
    risk: tuple[Part, ...]
    loses: tuple[Part, ...]
    supports: tuple[Support, ...]
    is_stale: bool
    stale_links: tuple[str, ...]


def action_view(action: Action, book: Book) -> ActionView:
    """The action in the language of the book."""
    numbers = numbers_behind(action, book)

    def cut(words: Text) -> tuple[Part, ...]:
        return sentence(book.say(words), numbers, book)

    return ActionView(
        id=action.id,
        href=page_name("action", action.id),
        panel=action.panel,
        pillar=book.say(action.pillar_label) if action.pillar_label else action.pillar,
        title=book.say(action.title),
        status=action.status,
        status_words=book.say(STATUS[action.status]),
        standing=book.say(action.standing),
        why=cut(action.why),
        what=cut(action.what),
        group=book.say(action.group),
        group_where=action.group_where,
        reach=number_view(action.reach, book),
        coverage=cut(action.coverage),
        scale="" if action.scale is None else say_value(action.scale, "persons", book.lang),
        responsible=action.responsible,
        corresponsible=action.corresponsible,
        period=write_date(action.period, book.lang),
        target=_target(action.target, book) if action.target else None,
        cost=cost_words(action.cost, book),
        cost_basis=cut(action.cost.basis),
        risk=cut(action.risk),
        loses=cut(action.loses),
        supports=supports([link.target for link in action.links], action.links, book),
        is_stale=action.id in book.stale or any(link.id in book.stale for link in action.links),
        stale_links=tuple(link.id for link in action.links if link.id in book.stale),
    )


def cost_words(cost: CostRange, book: Book) -> str:
    """The range with its currency and year; `no encontrado` is a state of its own, never zero."""
    if cost.state == "not_found" or (cost.low is None and cost.high is None):
        return book.say(ACTION["cost_not_found"])
    ends = [say_money(end, cost.currency, cost.year, book.lang) for end in (cost.low, cost.high) if end is not None]
    if len(ends) == 2 and ends[0] != ends[1]:
        return book.say(ACTION["cost_range"]).format(low=ends[0].rpartition(" (")[0], high=ends[1])
    return ends[0]


def numbers_behind(action: Action, book: Book) -> list[Estimate]:
    """Every estimate that a text of the action may say."""
    linked = [link.target.removeprefix("estimate:") for link in action.links if link.target.startswith("estimate:")]
    found = [book.numbers[name] for name in linked if name in book.numbers]
    return [action.reach, *([action.target.baseline] if action.target else []), *found]


def _target(target: Target, book: Book) -> TargetView:
    return TargetView(
        title=book.title_of(target.baseline),
        cell=book.cell_words(target.baseline),
        direction=book.say(DIRECTIONS[target.direction]),
        value=say_target(target.value, target.unit, book.lang),
        date=write_date(target.date, book.lang),
        source=book.say(target.source),
        baseline=number_view(target.baseline, book),
    )
