"""The tree of a road map: pillars, the objectives of each, their actions."""

from __future__ import annotations

from dataclasses import dataclass

from thakhi.web.roadmap_pages import bridge


@dataclass(frozen=True, slots=True)
class Objective:
    """An objective and its actions; `title` is empty for those that name none."""

    title: str
    actions: tuple[bridge.ActionView, ...]


@dataclass(frozen=True, slots=True)
class Pillar:
    """A pillar and its objectives."""

    title: str
    objectives: tuple[Objective, ...]

    @property
    def count(self) -> int:
        """How many actions it has."""
        return sum(len(objective.actions) for objective in self.objectives)


def pillars_of(book: bridge.Book) -> tuple[Pillar, ...]:
    """Every action once, in the order in which the road map names pillars and objectives."""
    road = book.roadmap
    titles = {o.id: book.say(o.title) for o in road.objectives}
    order = [*titles, ""]
    tree: dict[str, dict[str, list[bridge.ActionView]]] = {}
    for action in road.actions:
        view = bridge.action_of(book, action)
        tree.setdefault(view.pillar, {}).setdefault(action.objective, []).append(view)
    return tuple(
        Pillar(
            pillar,
            tuple(
                Objective(titles.get(key, ""), tuple(found))
                for key, found in sorted(under.items(), key=lambda one: order.index(one[0]) if one[0] in order else -1)
            ),
        )
        for pillar, under in tree.items()
    )
