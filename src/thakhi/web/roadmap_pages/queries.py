"""What the pages of road maps read, and what they offer to pages of other apps."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from thakhi.web.consultation.models import Proposal
from thakhi.web.language import link, tr
from thakhi.web.roadmap_pages import bridge
from thakhi.web.roadmap_pages.amber import stale_links
from thakhi.web.roadmap_pages.phrases import PHRASES
from thakhi.web.roadmap_pages.road import has_road, road_of
from thakhi.web.statements.models import Statement
from thakhi.web.templatetags.site import said
from thakhi.web.workshops.doors import Door
from thakhi.web.workshops.models import Cycle, KeptFile
from thakhi.web.workshops.queries import published_cycles

ACTIONS = "actions.yaml"


def listed_roads(account: Any) -> QuerySet[Cycle]:
    """The cycles with a road map that `account` may see."""
    having = KeptFile.objects.filter(path=bridge.DRAFTS).values("cycle")
    return published_cycles(account).filter(pk__in=having)


def open_roads() -> None:
    """Opens every published road map, so that its first reader does not wait."""
    for cycle in listed_roads(AnonymousUser()):
        road_of(cycle)


def statement_doors(statement: Statement, account: Any) -> list[Door]:
    """The actions that rest on a quote."""
    return _actions(statement.cycle, [f"statement:{statement.slug}"])


def proposal_doors(proposal: Proposal, account: Any) -> list[Door]:
    """The actions that rest on the votes on a proposal, or on the same words."""
    return _actions(
        proposal.cycle, [f"agreement:{proposal.slug}", *(f"statement:{name}" for name in proposal.statements)]
    )


def _actions(cycle: Cycle, targets: list[str]) -> list[Door]:
    row = KeptFile.objects.filter(cycle=cycle, path=ACTIONS).first()
    return [
        Door(f"{name}. {said(title)}", link("roadmap_pages:action", cycle.slug, name), tr(PHRASES["rests_here"]))
        for name, title in (bridge.actions_on(bytes(row.content), targets) if row else ())
    ]


def cycle_doors(cycle: Cycle, account: Any) -> list[Door]:
    """The road map of a cycle, when there is one."""
    if not has_road(cycle):
        return []
    return [Door(tr(PHRASES["door"]), link("roadmap_pages:road-map", cycle.slug), tr(PHRASES["door_note"]))]


def desk_doors(cycle: Cycle, account: Any) -> list[Door]:
    """The queue of links that turned amber."""
    if not account.has_perm("roadmap_pages.confirm", cycle) or not has_road(cycle):
        return []
    road = road_of(cycle).road
    count = len(stale_links(road)) if road else None
    return [Door(tr(PHRASES["queue"]), link("roadmap_pages:queue", cycle.slug), tr(PHRASES["queue_note"]), count)]
