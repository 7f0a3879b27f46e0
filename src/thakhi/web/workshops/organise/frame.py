"""What the pages of organisers have in common: the way back to the desk."""

from __future__ import annotations

from thakhi.web.language import link, tr
from thakhi.web.phrases import PHRASES as SITE
from thakhi.web.workshops.models import Cycle
from thakhi.web.workshops.templatetags.workshops import short


def desk_crumbs(cycle: Cycle | None, here: str) -> list[tuple[str, str]]:
    """Organise › the cycle › `here`."""
    desk = to_desk(cycle) if cycle else [_organise()]
    return [*desk, (here, "")] if here else [*desk[:-1], (desk[-1][0], "")] if cycle else desk


def to_desk(cycle: Cycle) -> list[tuple[str, str]]:
    """Organise › the cycle: the way to what other apps have for its team."""
    return [_organise(), (short(cycle.title), link("workshops:desk", cycle.slug))]


def _organise() -> tuple[str, str]:
    return tr(SITE["organise"]), link("workshops:organise")
