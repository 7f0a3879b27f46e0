"""`{{ passage|part_label }}`: what a part of an action is."""

from __future__ import annotations

from django import template

from thakhi.web.draft.passages import Passage
from thakhi.web.draft.queries import label_of

register = template.Library()


@register.filter
def part_label(passage: Passage) -> str:
    """`qué`, `por qué`; empty for a plain paragraph."""
    return label_of(passage)
