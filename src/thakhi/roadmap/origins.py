"""Everything that rests on something (paragraphs, figures' sentences, actions), in one shape."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from thakhi.roadmap.drafts import ActionDraft, Drafts, FigureDraft, ParagraphDraft
from thakhi.roadmap.placeholders import Placeholder, placeholders
from thakhi.roadmap.references import Reference, plain_filter, read_reference
from thakhi.terms.errors import unknown_name
from thakhi.terms.plan import Decision, Objective
from thakhi.terms.text import Text

REACH = "population_total"
NAMES = frozenset({"reach", "baseline", "unit_cost"})  # numbers that an action names for itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A paragraph, a figure or an action: its words and what it declares to rest on.

    `names` are words that stand for a number inside it: an action's `reach` and `baseline`.
    """

    id: str
    where: str
    texts: tuple[Text, ...]
    rests_on: tuple[str, ...] = ()
    author: str = ""
    names: Mapping[str, Reference] = field(default_factory=dict)


def origins(drafts: Drafts) -> Iterator[Origin]:
    """Every origin of the road map, in the order in which an edition prints them."""
    road = drafts.roadmap
    for paragraph in road.about:
        yield _paragraph(drafts, paragraph)
    for objective in road.objectives:
        yield objective_origin(drafts, objective)
    for chapter in road.chapters:
        for paragraph in chapter.paragraphs:
            yield _paragraph(drafts, paragraph)
    for figure in drafts.evidence.figures:
        yield _figure(drafts, figure)
    for action in drafts.actions:
        yield action_origin(drafts, action)
    for decision in road.decisions:
        yield decision_origin(drafts, decision)
    for paragraph in road.method:
        yield _paragraph(drafts, paragraph)


def objective_origin(drafts: Drafts, objective: Objective) -> Origin:
    """An objective as an origin."""
    where = drafts.place(f"objective:{objective.id}")
    texts, rests_on = (objective.title,), objective.rests_on
    return Origin(id=objective.id, where=where, texts=texts, rests_on=rests_on, author=objective.author)


def decision_origin(drafts: Drafts, decision: Decision) -> Origin:
    """A decision as an origin: whoever decided answers for its words."""
    where = drafts.place(f"decision:{decision.subject}")
    texts = (decision.title, decision.why)
    return Origin(id=f"decision-{decision.subject}", where=where, texts=texts, author=decision.by)


def action_origin(drafts: Drafts, action: ActionDraft) -> Origin:
    """An action as an origin: its texts, and the names `reach`, `baseline`, `unit_cost` inside them."""
    return Origin(
        id=action.id,
        where=drafts.place(f"action:{action.id}"),
        texts=(
            action.title,
            action.why,
            action.what,
            action.coverage,
            action.risk,
            action.loses,
            action.cost.basis,
            *_plan_texts(action),
        ),
        rests_on=tuple(dict.fromkeys([*action.rests_on, *(t for step in action.chain for t in step.rests_on)])),
        author=action.author,
        names=_action_numbers(drafts, action),
    )


def _plan_texts(action: ActionDraft) -> Iterator[Text]:
    for milestone in action.milestones:
        yield milestone.title
    for line in action.budget:
        yield line.source
    for step in action.chain:
        yield step.text
        if step.assumption:
            yield step.assumption


def numbers_of(origin: Origin, drafts: Drafts) -> tuple[Reference, ...]:
    """The numbers that an origin asks for, each once: those it is named by, and its placeholders."""
    found = list(origin.names.values())
    found += [number_of(mark, origin, drafts) for mark in _marks(origin) if _asks(mark, origin)]
    found += [
        _read(target.removeprefix("estimate:"), origin, drafts)
        for target in origin.rests_on
        if target.startswith("estimate:")
    ]
    return tuple(dict.fromkeys(found))


def number_of(mark: Placeholder, origin: Origin, drafts: Drafts) -> Reference:
    """The number that one placeholder means in its origin."""
    return origin.names.get(mark.words) or _read(mark.words, origin, drafts)


def quotes_of(origin: Origin) -> tuple[str, ...]:
    """The statements that an origin quotes, each once."""
    return tuple(dict.fromkeys(mark.words for mark in _marks(origin) if mark.kind == "quote"))


def votes_of(origin: Origin) -> tuple[str, ...]:
    """The proposals whose votes an origin tells, each once."""
    return tuple(dict.fromkeys(mark.words for mark in _marks(origin) if mark.kind == "vote"))


def filter_of(drafts: Drafts, group: str, where: str) -> str:
    """The filter of a named group (everybody when no group is named)."""
    if group and group not in drafts.groups:
        raise unknown_name(Text("el grupo", "group"), group, drafts.groups, where)
    return plain_filter(drafts.groups.get(group, ""))


def _asks(mark: Placeholder, origin: Origin) -> bool:
    """Whether evidence can be asked for it: `baseline` of a target without indicator cannot (the check says so)."""
    return mark.kind == "number" and (mark.words in origin.names or mark.words not in NAMES)


def _marks(origin: Origin) -> Iterator[Placeholder]:
    for text in origin.texts:
        yield from placeholders(text.es)
        yield from placeholders(text.en)


def _read(words: str, origin: Origin, drafts: Drafts) -> Reference:
    return read_reference(words, survey=drafts.evidence.survey, groups=drafts.groups, where=origin.where)


def _paragraph(drafts: Drafts, paragraph: ParagraphDraft) -> Origin:
    return Origin(
        id=paragraph.id,
        where=drafts.place(f"paragraph:{paragraph.id}"),
        texts=(paragraph.text,),
        rests_on=paragraph.rests_on,
        author=paragraph.author,
    )


def _figure(drafts: Drafts, figure: FigureDraft) -> Origin:
    return Origin(id=figure.id, where=drafts.place(f"figure:{figure.id}"), texts=(figure.title, figure.sentence))


def _action_numbers(drafts: Drafts, action: ActionDraft) -> dict[str, Reference]:
    survey, place = drafts.evidence.survey, drafts.place(f"action:{action.id}/group")
    names = {
        "reach": Reference(survey=survey, indicator=REACH, where=filter_of(drafts, action.group, place)),
    }
    target = action.target
    if target and target.indicator:
        names["baseline"] = Reference(
            survey=survey,
            indicator=target.indicator,
            cell=tuple(sorted(target.cell.items())),
            where=filter_of(drafts, target.group, drafts.place(f"action:{action.id}/target/group")),
            quantile=target.quantile,
        )
    if action.cost.unit:
        where = drafts.place(f"action:{action.id}/cost")
        names["unit_cost"] = read_reference(action.cost.unit, survey=survey, groups=drafts.groups, where=where)
    return names | plan_numbers(drafts, action)


def plan_numbers(drafts: Drafts, action: ActionDraft) -> dict[str, Reference]:
    """The numbers of the survey that the plan of an action multiplies by, under the words that name them."""
    plan, where = action.plan, drafts.place(f"action:{action.id}/plan")
    if plan is None:
        return {}
    named = [plan.women, plan.rural, *(line.base for line in plan.effects)]
    survey, groups = drafts.evidence.survey, drafts.groups
    return {words: read_reference(words, survey=survey, groups=groups, where=where) for words in named if words}
