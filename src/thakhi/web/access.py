"""The first line of each view: the thing asked for, if this reader may have it.

What a reader may not even see is not found (404); what they see but may not change is refused (403); who has not
signed in is asked to.
"""

from __future__ import annotations

from typing import Any, TypeVar
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponseRedirect

from thakhi.web.language import link

M = TypeVar("M", bound=Model)


class SignInFirst(Exception):
    """Raised where a reader must sign in; ProblemMiddleware turns it into a redirect."""

    def answer(self, request: HttpRequest) -> HttpResponseRedirect:
        """To the sign-in page, and back afterwards."""
        return HttpResponseRedirect(f"{link('people:enter')}?{urlencode({'next': request.get_full_path()})}")


class BeginFirst(SignInFirst):
    """Raised where who signed in has not begun to take part: led to the page that says what becomes public."""

    def __init__(self, page: str, cycle: str) -> None:
        self.page, self.cycle = page, cycle

    def answer(self, request: HttpRequest) -> HttpResponseRedirect:  # noqa: ARG002 - as its parent takes it
        """To that page."""
        return HttpResponseRedirect(link(self.page, self.cycle))


def found(request: HttpRequest, rows: QuerySet[M], permission: str = "workshops.see", /, **where: Any) -> M:
    """The row of `rows` that fits `where`, if the reader has `permission` for it."""
    thing = rows.filter(**where).first()
    if thing is None or not request.user.has_perm("workshops.see", thing):
        raise Http404
    may(request, permission, thing)
    return thing


def may(request: HttpRequest, permission: str, thing: Any = None) -> None:
    """Nothing when the reader has `permission`; else asks to sign in, or refuses."""
    if request.user.has_perm(permission, thing):
        return
    if not request.user.is_authenticated:
        raise SignInFirst
    raise PermissionDenied
