"""`{% load workshops %}`: when a workshop is, in the zone of its cycle; data of a page for search engines."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.utils.dateformat import format as formatted
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from thakhi.terms.text import Text
from thakhi.web.language import spoken, tr
from thakhi.web.templatetags.site import day, said
from thakhi.web.workshops.models import Phase, Workshop
from thakhi.web.workshops.phrases import PHRASES
from thakhi.web.workshops.sheet import working_title

register = template.Library()
ZONE = Text("hora de {} (UTC{})", "{} time (UTC{})")
FROM_TO = Text("{} a {}", "{} to {}")
FROM = Text("desde el {}", "from {}")
UNTIL = Text("hasta el {}", "until {}")
CRUMB_WORDS = 8
UNSAFE = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


@register.simple_tag
def when(workshop: Workshop) -> SafeString | str:
    """`4 de agosto de 2021, 14:00 a 16:00, hora de La Paz (UTC−4)`; says so where there is no date."""
    if workshop.starts is None:
        return tr(PHRASES["date_to_come" if workshop.state == "convened" else "date_not_published"])
    zone = ZoneInfo(workshop.cycle.zone)
    starts = workshop.starts.astimezone(zone)
    hours = formatted(starts, "H:i")
    if workshop.ends is not None:
        hours = tr(FROM_TO).format(hours, _end(starts, workshop.ends.astimezone(zone)))
    words = f"{day(starts.date())}, {hours}, {zone_words(starts)}"
    return format_html('<time datetime="{}">{}</time>', starts.isoformat(), words)


@register.filter
def called(workshop: Workshop) -> str:
    """The title; in Spanish our working translation where the official one was not found: pages mark it as such."""
    return (working_title(workshop.sheet) if spoken() == "es" else "") or said(workshop.title)


@register.filter
def short(words: Text) -> str:
    """The first words of a long title, for the way back."""
    return Truncator(said(words)).words(CRUMB_WORDS)


@register.filter
def span(phase: Phase) -> str:
    """`1 de julio de 2021 a 31 de agosto de 2021`; empty where there is no date."""
    if phase.starts and phase.ends:
        return tr(FROM_TO).format(day(phase.starts), day(phase.ends))
    if phase.starts:
        return tr(FROM).format(day(phase.starts))
    return tr(UNTIL).format(day(phase.ends)) if phase.ends else ""


@register.filter
def json_ld(data: Any) -> SafeString:
    """A data block of schema.org; no value can end it, whatever it holds."""
    text = json.dumps(data, ensure_ascii=False, default=_iso).translate(UNSAFE)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


def zone_words(moment: datetime) -> str:
    """`hora de La Paz (UTC−4)`: the zone of an aware moment, by its city."""
    city = str(moment.tzinfo).rsplit("/", 1)[-1].replace("_", " ")
    minutes = int((moment.utcoffset() or datetime.resolution).total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    sign = "−" if minutes < 0 else "+"
    return tr(ZONE).format(city, f"{sign}{hours}" + (f":{rest:02}" if rest else ""))


def _end(starts: datetime, ends: datetime) -> str:
    hour = formatted(ends, "H:i")
    return hour if ends.date() == starts.date() else f"{day(ends.date())}, {hour}"


def _iso(value: Any) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(value)
