"""What the pages of cycles and workshops read, in a fixed number of queries."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from thakhi.web.workshops.models import Cycle


def published_cycles(account: Any) -> QuerySet[Cycle]:
    """The cycles that a reader may see: published ones, and those of their team."""
    published = Cycle.objects.filter(is_published=True)
    if getattr(account, "is_admin", False):
        return Cycle.objects.all()
    if not account.is_authenticated:
        return published
    return (published | Cycle.objects.filter(grants__account=account)).distinct()
