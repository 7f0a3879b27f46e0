"""What a portfolio was computed from: a hash of its limits and of each action, and what each action rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any

import numpy as np

from thakhi.roadmap.drafts import ActionDraft
from thakhi.roadmap.origins import action_origin
from thakhi.roadmap.portfolio.build import Ground, problem_of
from thakhi.roadmap.portfolio.check import portfolio_findings
from thakhi.roadmap.portfolio.drafts import EffectLine
from thakhi.roadmap.portfolio.read import FILE
from thakhi.terms.errors import Problem
from thakhi.terms.estimate import content_hash
from thakhi.terms.finding import Finding
from thakhi.terms.portfolio import Portfolio
from thakhi.terms.text import Text


def inputs_of(ground: Ground) -> dict[str, str]:
    """`portfolio.yaml` and the id of each planned action → a hash of what enters the choice through it.

    Reach, costs and effects enter as the mean and spread of their draws, so that a number of the survey, an effect of
    the catalogue, an exchange rate or a rule of drawing that changes is seen; titles and other words are not.
    """
    problem = problem_of(ground, weights={}, budget=None, risk="mean")
    draft = asdict(ground.placed.draft)
    limits = {name: draft[name] for name in draft if name not in {"note", "rates"}}
    found = {FILE: content_hash([_without_words(limits), ground.draws, ground.seed])}
    for one in problem.candidates:
        facts = {f.name: _plain(getattr(one, f.name)) for f in fields(one) if f.name not in {"title", "group"}}
        found[one.id] = content_hash(facts)
    return found


def since(found: Portfolio | None, ground: Callable[[], Ground]) -> Portfolio | None:
    """The portfolio with what is not as it was: ids of actions, or `portfolio.yaml`; that too when it is gone."""
    if found is None:
        return None
    try:
        now = inputs_of(ground())
    except Problem:
        return replace(found, changed=(FILE,))
    then = dict(found.made_from)
    changed = {name for name in {*now, *then} if now.get(name) != then.get(name)}
    return replace(found, changed=tuple(sorted(changed)))


def findings_of(folder: Path, ground: Callable[[], Ground], *, kept: Portfolio | None) -> list[Finding]:
    """What does not stand in a folder's portfolio; then, where it stands, what changed since it was frozen."""
    if not (folder / FILE).is_file() and kept is None:
        return []
    built = ground()
    wrong = list(portfolio_findings(built.drafts, built.placed, built.sizes)) or list(_unbuilt(built))
    found = None if wrong else since(kept, lambda: built)
    text = Text(
        "cambió desde que se calculó el portafolio: `thakhi freeze` lo calcula de nuevo",
        "changed since the portfolio was computed: `thakhi freeze` computes it again",
    )
    where = str(folder / FILE)
    changed = [Finding(rule="stale", subject=name, where=where, text=text) for name in (found.changed if found else ())]
    return [*wrong, *changed]


def _unbuilt(ground: Ground) -> Iterator[Finding]:
    """What keeps the numbers of a plan from being put together: money without a rate, a number that is not there."""
    try:
        inputs_of(ground)
    except Problem as found:
        yield Finding(rule="portfolio", subject=FILE, where=found.where or FILE, text=found.text)


def supports_of(ground: Ground, action: ActionDraft) -> tuple[tuple[str, ...], tuple[Text, ...]]:
    """What the numbers of an action rest on: targets (`estimate:…`, `practice:…`), and each assumption in words."""
    plan = action.plan
    if plan is None:
        return (), ()
    names = action_origin(ground.drafts, action).names
    asked = ("reach", plan.women, plan.rural, *(line.base for line in plan.effects))
    keys = [names[name].key for name in asked if name in names]
    numbers = [f"estimate:{ground.estimates[key].id}" for key in keys if key in ground.estimates]
    tried = [f"practice:{line.effect.partition('/')[0]}" for line in plan.effects if _is_measured(line)]
    told = (plan.take_up.assumption, *(c.assumption for c in plan.costs), *(e.assumption for e in plan.effects))
    assumed = [words for words in told if words is not None]
    return tuple(dict.fromkeys((*numbers, *tried))), tuple(dict.fromkeys(assumed))


def _is_measured(line: EffectLine) -> bool:
    return bool(line.effect) and line.assumption is None


def _without_words(value: Any) -> Any:
    """The numbers and names of a draft: no titles, assumptions or sources."""
    if isinstance(value, Mapping):
        kept = {key: inner for key, inner in value.items() if key not in {"title", "unit", "assumption", "source"}}
        return {str(key): _without_words(inner) for key, inner in kept.items()}
    return [_without_words(inner) for inner in value] if isinstance(value, list | tuple) else value


def _plain(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return [six for row in np.atleast_2d(value) for six in _summed(row)]
    if isinstance(value, float):
        return f"{value:.6g}"
    return [_plain(inner) for inner in value] if isinstance(value, tuple) else value


def _summed(row: Any) -> Iterator[str]:
    """Mean and spread, six digits: below them two machines may differ."""
    yield f"{float(row.mean()):.6g}"
    yield f"{float(row.std()):.6g}"
