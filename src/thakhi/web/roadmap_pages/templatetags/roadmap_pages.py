"""`{% opened parts anchors cycle %}`: a sentence whose numbers open on the same page; `{{ svg|drawing }}`."""

from __future__ import annotations

from collections.abc import Container, Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from thakhi.web.language import link
from thakhi.web.roadmap_pages.bridge import Part
from thakhi.web.workshops.models import Cycle

register = template.Library()


@register.simple_tag
def opened(parts: Iterable[Part], anchors: Container[str], cycle: Cycle) -> SafeString:
    """The words, each number a link to where it opens on this page, each action to its own page."""
    return format_html_join("", "{}", ((_part(part, anchors, cycle),) for part in parts))


@register.filter
def drawing(svg: str) -> SafeString:
    """A drawing of our own making, which holds escaped words only."""
    return mark_safe(svg)


def _part(part: Part, anchors: Container[str], cycle: Cycle) -> SafeString | str:
    anchor = part.href.partition("#")[2]
    if part.is_number and anchor in anchors:
        return format_html('<a class="number" href="#{}">{}</a>', anchor, part.words)
    if part.href.startswith("action-") and not part.is_number:
        return format_html('<a href="{}">{}</a>', link("roadmap_pages:action", cycle.slug, part.words), part.words)
    return part.words
