"""What every answer below /api/ has: readable from any page, an ETag with 304, problems as problem+json, in Spanish."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response

from thakhi.web.api.phrases import PHRASES
from thakhi.web.language import tr

BELOW = "/api/"
READS = ("GET", "HEAD")
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Expose-Headers": "ETag",
    "Access-Control-Max-Age": "86400",
}


class ApiMiddleware:
    """Leaves every other address alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(BELOW):
            return self.get_response(request)
        with translation.override("es"):
            answer = self._answered(request)
        for name, value in CORS.items():
            answer.headers[name] = value
        return answer

    def _answered(self, request: HttpRequest) -> HttpResponse:
        if request.method == "OPTIONS":
            return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"Allow": "GET, HEAD, OPTIONS"})
        if request.method not in READS:
            answer = problem(HTTPStatus.METHOD_NOT_ALLOWED, tr(PHRASES["method"]))
            answer.headers["Allow"] = "GET, HEAD, OPTIONS"
            return answer
        return _with_tag(request, self._read(request))

    def _read(self, request: HttpRequest) -> HttpResponse:
        """The answer; HEAD is answered as GET is, the server leaves the body out."""
        request.method = "GET"
        answer = self.get_response(request)
        if answer.status_code >= HTTPStatus.BAD_REQUEST and "json" not in answer.headers.get("Content-Type", ""):
            return problem(answer.status_code, tr(PHRASES["nothing"]) if answer.status_code == 404 else "")
        return answer


def problem(status: int, detail: str) -> HttpResponse:
    """A problem as RFC 9457 writes it."""
    facts = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": int(status), "detail": detail}
    body = json.dumps(facts, ensure_ascii=False)
    return HttpResponse(body, content_type="application/problem+json; charset=utf-8", status=status)


def _with_tag(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """With the fingerprint of its body; 304 where the reader has it already. Never kept without asking again."""
    if answer.status_code != HTTPStatus.OK:
        return answer
    tag = f'"{sha256(answer.content).hexdigest()[:20]}"'
    answer.headers["ETag"] = tag
    answer.headers["Cache-Control"] = "no-cache"  # what is withdrawn must not come out of a cache
    return get_conditional_response(request, etag=tag, response=answer) or answer
