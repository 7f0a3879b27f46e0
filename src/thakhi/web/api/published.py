"""The cycle in an address of the open interface, where it is published; what any route may answer instead."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import Http404
from ninja import Path

from thakhi.web.api.shapes import ProblemOut
from thakhi.web.workshops.models import Cycle

PROBLEMS: dict[Any, Any] = dict.fromkeys((400, 404, 422, 429), ProblemOut)
Slug = Annotated[str, Path(max_length=100)]


def published(slug: str) -> Cycle:
    """A published cycle. *Fails when* there is none (404)."""
    row = Cycle.objects.filter(is_published=True, slug=slug).first() if "\x00" not in slug else None
    if row is None:
        raise Http404
    return row
