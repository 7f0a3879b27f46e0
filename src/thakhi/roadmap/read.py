"""A cycle folder → Drafts: `cycle.yaml`, `evidence.yaml`, `facts.yaml`, `actions.yaml`, `roadmap.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from thakhi.folder.lines import places_of
from thakhi.folder.yaml import Step, read_yaml
from thakhi.roadmap.cycle import Cycle
from thakhi.roadmap.cycle_facts import cycle_facts
from thakhi.roadmap.drafts import ActionDraft, Drafts, EvidenceDraft, RoadmapDraft
from thakhi.terms.errors import InputProblem
from thakhi.terms.roadmap import Fact
from thakhi.terms.text import Text

T = TypeVar("T")
Spot = tuple[str, tuple[Step, ...]]


def read_drafts(folder: Path) -> Drafts:
    """Everything that the folder says, with the line on which each part stands.

    *Fails when* a file is absent or does not fit its shape, or an id is there twice.
    """
    cycle = read_yaml(folder / "cycle.yaml", Cycle)
    evidence = read_yaml(folder / "evidence.yaml", EvidenceDraft)
    facts = _optional(folder / "facts.yaml", list[Fact])
    actions = tuple(read_yaml(folder / "actions.yaml", list[ActionDraft]))
    roadmap = read_yaml(folder / "roadmap.yaml", RoadmapDraft)
    spots: tuple[tuple[str, list[Spot]], ...] = (
        ("cycle.yaml", [("cycle", ())]),
        ("evidence.yaml", list(_evidence_spots(evidence))),
        ("facts.yaml", [(f"fact:{fact.id}", (row, "id")) for row, fact in enumerate(facts)]),
        ("actions.yaml", list(_action_spots(actions))),
        ("roadmap.yaml", list(_paragraph_spots(roadmap))),
    )
    return Drafts(
        cycle=cycle,
        evidence=evidence,
        facts={**cycle_facts(cycle), **{fact.id: fact for fact in facts}},
        actions=actions,
        roadmap=roadmap,
        places=_places(folder, spots),
    )


def _optional(path: Path, shape: type[list[T]]) -> list[T]:
    return read_yaml(path, shape) if path.exists() else []


def _places(folder: Path, spots: Iterable[tuple[str, list[Spot]]]) -> dict[str, str]:
    places: dict[str, str] = {}
    owners: dict[str, str] = {}
    for name, found in spots:
        if not found or not (folder / name).exists():
            continue
        place = places_of(folder / name)
        for subject, steps in found:
            _refuse_twice(subject, place(*steps), owners)
            places[subject] = place(*steps)
    return places


def _refuse_twice(subject: str, where: str, owners: dict[str, str]) -> None:
    """Paragraphs, figures and actions share one space of ids, because links name them without their kind."""
    kind, _, name = subject.partition(":")
    if "/" in subject or not name:
        return
    space = "origin" if kind in {"paragraph", "figure", "action", "objective"} else kind
    before = owners.setdefault(f"{space}:{name}", where)
    if before != where:
        raise InputProblem(
            Text(
                f"el nombre «{name}» ya se usa en {before}; dé otro",
                f"the id “{name}” is taken by {before}; give another",
            ),
            where,
        )


def _evidence_spots(evidence: EvidenceDraft) -> Iterator[Spot]:
    for row, group in enumerate(evidence.groups):
        yield f"group:{group.id}", ("groups", row, "id")
    for row, figure in enumerate(evidence.figures):
        yield f"figure:{figure.id}", ("figures", row, "id")
        yield f"figure:{figure.id}/panel", ("figures", row, "panel")


def _action_spots(actions: Iterable[ActionDraft]) -> Iterator[Spot]:
    for row, action in enumerate(actions):
        yield f"action:{action.id}", (row, "id")
        for part in ("panel", "pillar", "group", "scale", "rests_on", "target", "cost", "objective"):
            yield f"action:{action.id}/{part}", (row, part)
        for part in ("indicator", "group", "value", "unit", "date", "source"):
            yield f"action:{action.id}/target/{part}", (row, "target", part)
        for part, found in (("milestones", action.milestones), ("budget", action.budget), ("chain", action.chain)):
            for place in range(len(found)):
                yield f"action:{action.id}/{part}/{place}", (row, part, place)
        yield from _choice_spots(action, row)


def _choice_spots(action: ActionDraft, row: int) -> Iterator[Spot]:
    if action.plan is None:
        return
    at = f"action:{action.id}/plan"
    for part in ("", "levels", "take_up", "years", "body", "requires", "excludes", "lag", "women", "rural"):
        yield f"{at}/{part}".rstrip("/"), (row, "plan", part)
    for part, found in (("costs", action.plan.costs), ("effects", action.plan.effects)):
        for place in range(len(found)):
            yield f"{at}/{part}/{place}", (row, "plan", part, place)


def _paragraph_spots(roadmap: RoadmapDraft) -> Iterator[Spot]:
    for part, paragraphs in (("about", roadmap.about), ("method", roadmap.method)):
        for row, paragraph in enumerate(paragraphs):
            yield f"paragraph:{paragraph.id}", (part, row, "id")
    for row, objective in enumerate(roadmap.objectives):
        yield f"objective:{objective.id}", ("objectives", row, "id")
    for row, decision in enumerate(roadmap.decisions):
        yield f"decision:{decision.subject}", ("decisions", row, "subject")
    for row, _ in enumerate(roadmap.heard):
        yield f"heard/{row}", ("heard", row)
    for number, chapter in enumerate(roadmap.chapters):
        yield f"chapter:{chapter.panel}", ("chapters", number, "panel")
        for row, paragraph in enumerate(chapter.paragraphs):
            yield f"paragraph:{paragraph.id}", ("chapters", number, "paragraphs", row, "id")
