"""A Problem raised in a view becomes a page in the reader's words, with the status of its family."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from thakhi.terms.errors import CheckProblem, DataProblem, InputProblem, Problem, ResourceProblem
from thakhi.web.access import SignInFirst
from thakhi.web.language import spoken

STATUS: dict[type[Problem], int] = {InputProblem: 400, DataProblem: 422, CheckProblem: 409, ResourceProblem: 503}


class ProblemMiddleware:
    """Shows Problems; everything else stays an error of ours."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page of a Problem."""
        if isinstance(exception, SignInFirst):
            return exception.answer(request)
        if not isinstance(exception, Problem):
            return None
        page = {"problem": exception.text.to(spoken())}
        answer = render(request, "web/problem.html", page, status=status_of(exception))
        if wait := getattr(exception, "retry_after", None):
            answer.headers["Retry-After"] = str(wait)
        return answer


def status_of(problem: Problem) -> int:
    """Its own, or that of its family."""
    families = (status for family, status in STATUS.items() if isinstance(problem, family))
    return int(getattr(problem, "status", 0) or next(families, 500))
