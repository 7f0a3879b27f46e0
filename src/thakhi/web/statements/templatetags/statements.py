"""`{% filled say.statements.count 3 %}`: a phrase with its blank filled."""

from __future__ import annotations

from django import template

register = template.Library()


@register.simple_tag
def filled(phrase: str, *values: object) -> str:
    """The phrase with `{}` filled."""
    return phrase.format(*values)
