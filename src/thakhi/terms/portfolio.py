"""What a portfolio says: the chosen levels, what they reach and change, how sure that is, and why not the others."""

from __future__ import annotations

from dataclasses import dataclass

from thakhi.terms.estimate import content_hash
from thakhi.terms.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """A number over the draws: its mean, and the ends between which nine in ten draws lie."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenAction:
    """One action in the portfolio: people reached in each year, of how many, at what cost, how surely chosen.

    `of` is the survey's count of the group, `bound` the most that the lower end of its interval and take-up allow.
    `ranks` are the best and worst place among the chosen, over draws and over weights. `rests_on` are the numbers of
    the survey and the practices behind it, `assumptions` what nobody measured.
    """

    action: str
    title: Text
    group: Text
    people: tuple[tuple[int, int], ...]
    of: float
    bound: float
    cost: float
    cost_assumed: float
    points: float
    points_assumed: float
    inclusion_draws: float
    inclusion_weights: float
    ranks: tuple[int, int] | None
    rests_on: tuple[str, ...] = ()
    assumptions: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioOutcome:
    """One outcome of the whole portfolio over the draws, and the share of its mean that rests on assumption."""

    id: str
    title: Text
    unit: Text
    spread: Spread
    assumed: float
    point: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitPrice:
    """A limit that binds: how much of it is used, and points for one unit more (dual of the relaxation)."""

    limit: Text
    used: float
    at: float
    relaxed: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontierPoint:
    """The best that one budget buys: points, cost and the mean of each outcome."""

    budget: float
    points: float
    cost: float
    outcomes: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An action that was not chosen, and the reason: `kind` for machines, `reason` for readers."""

    action: str
    title: Text
    kind: str
    reason: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolio:
    """The chosen set under a budget, on shared draws, with all that a reader needs to doubt it (METHODS 5.3)."""

    years: tuple[int, ...]
    price_year: int
    budget: float
    risk: str
    weights: tuple[tuple[str, float], ...]
    weights_of: str
    draws: int
    seed: int
    gap: float
    points: float
    bound: float
    greedy: float
    cost: Spread
    over_budget: float
    cost_assumed: float
    points_assumed: float
    chosen: tuple[ChosenAction, ...]
    outcomes: tuple[PortfolioOutcome, ...]
    left_out: tuple[LeftOut, ...]
    limits: tuple[LimitPrice, ...] = ()
    frontier: tuple[FrontierPoint, ...] = ()
    resolved: int = 0
    made_from: tuple[tuple[str, str], ...] = ()  # portfolio.yaml and each planned action, with a hash of its numbers
    changed: tuple[str, ...] = ()  # which of these are not as they were

    @property
    def hashes(self) -> dict[str, str]:
        """Id of an action → content hash of what was decided on it: levels and surety, or why not (METHODS 7.1)."""
        chosen = {
            one.action: content_hash([one.people, round(one.inclusion_draws, 2), round(one.inclusion_weights, 2)])
            for one in self.chosen
        }
        return chosen | {one.action: content_hash([one.kind]) for one in self.left_out}
