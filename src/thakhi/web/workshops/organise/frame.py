"""What the pages of organisers have in common: the way back to the desk."""

from __future__ import annotations

from thakhi.web.language import link, tr
from thakhi.web.phrases import PHRASES as SITE
from thakhi.web.workshops.models import Cycle
from thakhi.web.workshops.templatetags.workshops import short


def desk_crumbs(cycle: Cycle | None, here: str) -> list[tuple[str, str]]:
    """Organise › the cycle › `here`."""
    desk = [(short(cycle.title), link("workshops:desk", cycle.slug) if here else "")] if cycle else []
    return [(tr(SITE["organise"]), link("workshops:organise")), *desk, *([(here, "")] if here else [])]
