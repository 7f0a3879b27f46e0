"""Pages of a list by cursor: an opaque word that says where the page before ended; a made-up one is refused."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import Annotated, Any, TypeVar

from django.db.models import Model, QuerySet
from ninja import Query

from thakhi.terms.errors import InputProblem
from thakhi.web.api.phrases import PHRASES

M = TypeVar("M", bound=Model)
MOST = 2**53  # above every key and every place in a list
Cursor = Annotated[str, Query(max_length=40, description="El valor de `next` de la página anterior", examples=["azA"])]
Limit = Annotated[int, Query(ge=1, le=100, description="Cuántos por página", examples=[20])]
Made = dict[str, Any]


def page_of_rows(rows: QuerySet[M], cursor: str, limit: int, make: Callable[[list[M]], list[Any]]) -> Made:
    """A page of rows in the order of their keys; one query more for nothing else."""
    found = list(rows.filter(pk__gt=_read(cursor)).order_by("pk")[: limit + 1])
    more = len(found) > limit
    return {"items": make(found[:limit]), "next": _write(found[limit - 1].pk) if more else None}


def page_of_list(items: Sequence[Any], cursor: str, limit: int) -> Made:
    """A page of a list that stands still."""
    start = _read(cursor)
    end = start + limit
    return {"items": list(items[start:end]), "next": _write(end) if end < len(items) else None}


def _write(place: int) -> str:
    return base64.urlsafe_b64encode(f"k{place}".encode()).decode().rstrip("=")


def _read(cursor: str) -> int:
    """The place in a cursor; 0 for none. *Fails when* it is not one of ours."""
    if not cursor:
        return 0
    try:
        words = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode("ascii")
    except (binascii.Error, ValueError):
        words = ""
    digits = words[1:]
    if not (words.startswith("k") and digits.isdecimal() and len(digits) < 17 and int(digits) <= MOST):
        raise InputProblem(PHRASES["cursor"])
    return int(digits)
