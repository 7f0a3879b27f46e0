"""Pages that are the same for every stranger are made once and kept, until anything changes.

Whoever signed in, or has a session, gets a page of their own. A kept page is asked for by the count of changes, read
from the database each time: every form that is sent raises it before it is answered, in whatever process, so that
withdrawn words are in no kept page when the request ends. A minute is the longest that a page is kept, because pages
speak of dates. In the same way `kept_value` keeps what pages of all readers are made from.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.conf import settings
from django.core.cache import cache
from django.db.models import F
from django.http import HttpRequest, HttpResponse

from thakhi.web.models import Freshness

SECONDS = 60
MOST_BYTES = 200_000
SAFE = ("GET", "HEAD", "OPTIONS")
View = Callable[..., HttpResponse]
T = TypeVar("T")


def changed() -> None:
    """Says that something changed: no page kept before is shown any more."""
    if not Freshness.objects.filter(pk=1).update(count=F("count") + 1):
        Freshness.objects.get_or_create(pk=1, defaults={"count": 1})


class FreshnessMiddleware:
    """Raises the count of changes with every form that was sent, before it is answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method not in SAFE:
            changed()
        return response


def same_for_strangers(view: View) -> View:
    """`view`, made once for all strangers who ask for the same address."""

    @wraps(view)
    def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in ("GET", "HEAD") or settings.SESSION_COOKIE_NAME in request.COOKIES:
            return view(request, *args, **kwargs)
        key = _key(request)
        page = cache.get(key)
        if page is None:
            answer = view(request, *args, **kwargs)
            if _is_plain(request, answer):
                cache.set(key, (answer.content, answer.headers["Content-Type"]), SECONDS)
            return answer
        return HttpResponse(page[0], content_type=page[1])

    return kept


def kept_value(request: HttpRequest, name: str, make: Callable[[], T]) -> T:
    """What `make` gives, made once until anything changes: for what is the same whoever asks. `name` is its own."""
    key = f"value:{_count(request)}:{name}"
    value: T | None = cache.get(key)
    if value is None:
        value = make()
        cache.set(key, value, SECONDS)
    return value


def _count(request: HttpRequest) -> int:
    """The count of changes when this request began to ask; read once a request."""
    if not hasattr(request, "change_count"):
        request.change_count = Freshness.objects.filter(pk=1).values_list("count", flat=True).first() or 0  # type: ignore[attr-defined]
    return int(request.change_count)  # type: ignore[attr-defined]


def _key(request: HttpRequest) -> str:
    words = f"{_count(request)}:{request.method}:{request.get_host()}:{request.is_secure()}:{request.get_full_path()}"
    return "page:" + hashlib.sha256(words.encode()).hexdigest()


def _is_plain(request: HttpRequest, answer: HttpResponse) -> bool:
    """A whole page without a cookie or a form's secret in it."""
    return (
        answer.status_code == 200
        and not answer.streaming
        and not answer.cookies
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
        and len(answer.content) <= MOST_BYTES
    )
