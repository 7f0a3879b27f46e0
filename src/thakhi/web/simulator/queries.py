"""The scenarios that cycles keep in their folders: the files, and the run that was frozen with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404

from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text
from thakhi.web.simulator import bridge
from thakhi.web.workshops.models import Cycle, KeptFile
from thakhi.web.workshops.queries import published_cycles

FOLDER, SUFFIX = "scenarios/", ".yaml"


@dataclass(frozen=True)
class Offered:
    """A scenario of a cycle that a reader may see: `key` names it in an address."""

    cycle: str
    cycle_title: Text
    shape: bridge.ScenarioShape
    path: str

    @property
    def key(self) -> str:
        """`bo-2021-…/monotributo`."""
        return f"{self.cycle}/{self.shape.id}"


def offered(account: Any) -> list[Offered]:
    """The scenarios of every cycle that `account` may see, in one query; one that does not read is left out."""
    rows = KeptFile.objects.filter(
        cycle__in=published_cycles(account).order_by().values("pk"), path__startswith=FOLDER, path__endswith=SUFFIX
    ).order_by("cycle_id", "path")
    found = []
    for slug, title, path, content in rows.values_list("cycle__slug", "cycle__title", "path", "content"):
        try:
            found.append(Offered(slug, title, bridge.shape_of(bytes(content)), path))
        except InputProblem:
            continue
    return found


def frozen_of(cycle: Cycle) -> bridge.Frozen | None:
    """The run of a cycle's scenarios, in one query."""
    rows = KeptFile.objects.filter(
        cycle=cycle, path__regex=r"^(evidence/[^/]+/(card\.yaml|scenarios\.json)|scenarios/[^/]+\.yaml)$"
    )
    return bridge.frozen({path: bytes(content) for path, content in rows.values_list("path", "content")})


def file_of(cycle: Cycle, scenario: str) -> bytes:
    """The file of one scenario. *Fails when* there is none (404)."""
    rows = KeptFile.objects.filter(cycle=cycle, path__startswith=FOLDER, path__endswith=SUFFIX)
    for content in rows.values_list("content", flat=True):
        try:
            if bridge.shape_of(bytes(content)).id == scenario:
                return bytes(content)
        except InputProblem:
            continue
    raise Http404
