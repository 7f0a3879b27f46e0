"""How much a request may bring: refused by what it says of itself, before anything of it is read or kept on disk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from thakhi.terms.text import Text
from thakhi.web.language import tr

MEGABYTE = 2**20
LARGEST = 30 * MEGABYTE  # a document of a workshop (25 MB) and what a form adds
TOO_LARGE = Text(
    "Lo que se envió tiene {} MB y aquí caben {} MB. Reduzca el archivo, o póngalo en otro sitio y escriba dónde.",
    "What was sent has {} MB and {} MB fit here. Make the file smaller, or put it elsewhere and write where.",
)


class BodyLimitMiddleware:
    """Stands before the check of the CSRF token, which reads the whole body of a form.

    A view that takes larger files is exempt from that check's first reading; it refuses and checks by itself.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], *_: Any) -> HttpResponse | None:
        """The page that refuses, where the request is too large."""
        told = str(request.META.get("CONTENT_LENGTH") or "0")
        size = int(told) if told.isdigit() else 0
        if size <= LARGEST or getattr(view, "csrf_exempt", False):
            return None
        problem = tr(TOO_LARGE).format(-(-size // MEGABYTE), LARGEST // MEGABYTE)
        answer = render(request, "web/problem.html", {"problem": problem}, status=413)
        answer.headers["Connection"] = "close"
        return answer
