"""A private link: whatever it does, its address is one, and a GET never uses it up."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from thakhi.web.people.bearers import bearer_of
from thakhi.web.people.limits import limit
from thakhi.web.people.links import find_link


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def open_link(request: HttpRequest, secret: str) -> HttpResponse:
    """What the link is for; a page that says what to do when it is no longer good."""
    row = find_link(secret)
    bearer = bearer_of(row.purpose) if row else None
    if row is None or bearer is None:
        limit(request, "wrong-link", times=30, minutes=10)
        answer = render(request, "people/link_gone.html", status=404)
    else:
        answer = bearer(request, row)
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
