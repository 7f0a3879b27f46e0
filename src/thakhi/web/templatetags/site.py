"""`{% link "workshops:list" %}`, `{{ words|said }}`, `{{ moment|day }}`: addresses, words, dates."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django import template
from django.utils import timezone
from django.utils.dateformat import format as formatted

from thakhi.terms.text import Text
from thakhi.web.language import link, spoken

register = template.Library()
register.simple_tag(link, name="link")

DAY = Text(r"j \d\e F \d\e Y", "j F Y")
MINUTE = Text(r"j \d\e F \d\e Y, H:i", "j F Y, H:i")


@register.filter
def said(words: Text | None) -> str:
    """The wording in the reader's language; the other one where this one is empty."""
    if words is None:
        return ""
    return words.to(spoken()) or words.es or words.en


@register.filter
def day(when: date | datetime | None) -> str:
    """`4 de octubre de 2021`, `4 October 2021`; in the zone that is current."""
    return _dated(when, DAY)


@register.filter
def minute(when: datetime | None, zone: str = "") -> str:
    """`4 de octubre de 2021, 14:00`, in `zone` or in the one that is current."""
    return _dated(when, MINUTE, zone)


@register.filter
def clock(seconds: float | None) -> str:
    """`2:03`, `1:02:03`: a moment of a recording."""
    if seconds is None:
        return ""
    whole = int(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _dated(when: date | datetime | None, how: Text, zone: str = "") -> str:
    if when is None:
        return ""
    if isinstance(when, datetime):
        when = timezone.localtime(when, ZoneInfo(zone) if zone else None)
    return formatted(when, how.to(spoken()))
