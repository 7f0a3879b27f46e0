"""`{% for cell, head in row|beside:header %}`: each cell with the head of its column."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template

register = template.Library()


@register.filter
def beside(cells: Iterable[Any], heads: Iterable[Any]) -> list[tuple[Any, Any]]:
    """Pairs of a cell and the head of its column."""
    return list(zip(cells, heads, strict=True))
