"""What the pages of other apps show of this one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from thakhi.web.folder.editions import has_edition
from thakhi.web.folder.phrases import PHRASES
from thakhi.web.language import tr
from thakhi.web.workshops.doors import Door
from thakhi.web.workshops.models import Cycle


def cycle_doors(cycle: Cycle, account: Any) -> Iterator[Door]:
    """The road map of a cycle, when its edition was built."""
    if has_edition(cycle):
        address = reverse("edition", kwargs={"cycle": cycle.slug})
        yield Door(tr(PHRASES["road_map"]), address, tr(PHRASES["road_map_note"]))
