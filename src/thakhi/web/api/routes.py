"""The routes of the open interface: every one answers a stranger, whoever asks, and shows what a stranger may see."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Query
from ninja.errors import ValidationError

from thakhi.terms.errors import Problem
from thakhi.web.api import made
from thakhi.web.api.headers import problem
from thakhi.web.api.pages import Cursor, Limit, page_of_list, page_of_rows
from thakhi.web.api.phrases import PHRASES
from thakhi.web.api.published import PROBLEMS, Slug, published
from thakhi.web.api.routes_road import router
from thakhi.web.api.shapes import (
    CycleOut,
    EstimateOut,
    IndicatorOut,
    MomentOut,
    Page,
    PracticeOut,
    ScenarioOut,
    StatementOut,
    WorkshopOut,
)
from thakhi.web.language import tr
from thakhi.web.problems import status_of
from thakhi.web.statements.queries import statements_in
from thakhi.web.transcripts.queries import visible_cues
from thakhi.web.workshops.models import Cycle, Workshop

api = NinjaAPI(
    title="Thakhi",
    version="1",
    description="Todo lo público de Thakhi, solo para leer. Palabras en español e inglés; páginas por cursor; ETag.",
    urls_namespace="api",
    docs_url=None,
)


@api.get("/cycles", response={200: Page[CycleOut], **PROBLEMS}, summary="Los ciclos publicados")
def cycles(request: HttpRequest, cursor: Cursor = "", limit: Limit = 20) -> Any:
    """Published cycles."""
    rows = Cycle.objects.filter(is_published=True)
    return page_of_rows(rows, cursor, limit, lambda found: [made.cycle(one, request) for one in found])


@api.get("/cycles/{cycle}", response={200: CycleOut, **PROBLEMS}, summary="Un ciclo")
def cycle(request: HttpRequest, cycle: Slug) -> Any:
    """One published cycle."""
    return made.cycle(published(cycle), request)


@api.get("/cycles/{cycle}/workshops", response={200: Page[WorkshopOut], **PROBLEMS}, summary="Sus talleres")
def workshops(request: HttpRequest, cycle: Slug, cursor: Cursor = "", limit: Limit = 20) -> Any:
    """The workshops of a cycle."""
    row = published(cycle)
    rows = Workshop.objects.filter(cycle=row)
    return page_of_rows(rows, cursor, limit, lambda found: [made.workshop(one, row, request) for one in found])


@api.get("/cycles/{cycle}/statements", response={200: Page[StatementOut], **PROBLEMS}, summary="Sus citas")
def statements(request: HttpRequest, cycle: Slug, cursor: Cursor = "", limit: Limit = 20) -> Any:
    """The quotes of a cycle; the words of one that does not show any more are nowhere."""
    row = published(cycle)
    return page_of_rows(statements_in(row), cursor, limit, lambda found: made.statements(found, row, request))


@api.get(
    "/cycles/{cycle}/workshops/{workshop}/moments",
    response={200: Page[MomentOut], **PROBLEMS},
    summary="Lo que se dijo en un taller",
)
def moments(request: HttpRequest, cycle: Slug, workshop: Slug, cursor: Cursor = "", limit: Limit = 20) -> Any:
    """The moments of the published transcripts of a workshop whose words may show."""
    row = published(cycle)
    held = Workshop.objects.filter(cycle=row, slug=workshop).first()
    if held is None:
        raise Http404
    rows = visible_cues(held).select_related("transcript")
    return page_of_rows(rows, cursor, limit, lambda found: made.moments(found, row))


@api.get("/cycles/{cycle}/scenarios", response={200: Page[ScenarioOut], **PROBLEMS}, summary="Sus escenarios")
def scenarios(request: HttpRequest, cycle: Slug, cursor: Cursor = "", limit: Limit = 20) -> Any:
    """The changes of the law that a cycle asks about."""
    return page_of_list(made.scenarios(published(cycle)), cursor, limit)


@api.get("/indicators", response={200: Page[IndicatorOut], **PROBLEMS}, summary="Los indicadores")
def indicators(request: HttpRequest, cursor: Cursor = "", limit: Limit = 20) -> Any:
    """Every declared indicator."""
    return page_of_list(made.indicators(), cursor, limit)


@api.get("/indicators/{indicator}", response={200: IndicatorOut, **PROBLEMS}, summary="Un indicador")
def indicator(request: HttpRequest, indicator: Slug) -> Any:
    """What one indicator measures."""
    return made.indicator(indicator)


@api.get(
    "/indicators/{indicator}/estimates",
    response={200: Page[EstimateOut], **PROBLEMS},
    summary="Sus cifras; `by` y `compare` cruzan la encuesta importada",
)
def estimates(
    request: HttpRequest,
    indicator: Slug,
    survey: Annotated[str, Query(max_length=100, examples=["ine_bolivia_eh2019"])] = "",
    by: Annotated[str, Query(max_length=200, description="Dimensiones, con comas", examples=["sex,area"])] = "",
    compare: Annotated[str, Query(max_length=10, pattern="^(sex)?$", examples=["sex"])] = "",
    cursor: Cursor = "",
    limit: Limit = 20,
) -> Any:
    """The figures of one indicator; those of too few people are hidden."""
    found = made.estimates(request, indicator, survey=survey, by=by, compare=compare)
    return page_of_list(found, cursor, limit)


@api.get("/practices", response={200: Page[PracticeOut], **PROBLEMS}, summary="Las prácticas probadas")
def practices(request: HttpRequest, cursor: Cursor = "", limit: Limit = 20) -> Any:
    """The catalogue of practices."""
    return page_of_list(made.practices(), cursor, limit)


@api.get("/practices/{practice}", response={200: PracticeOut, **PROBLEMS}, summary="Una práctica")
def practice(request: HttpRequest, practice: Slug) -> Any:
    """One practice with its effects."""
    found = next((one for one in made.practices() if one["id"] == practice), None)
    if found is None:
        raise Http404
    return found


api.add_router("/cycles/{cycle}", router)


@api.exception_handler(Http404)
def _nothing(request: HttpRequest, exc: Http404) -> HttpResponse:
    return problem(404, tr(PHRASES["nothing"]))


@api.exception_handler(ValidationError)
def _wrong(request: HttpRequest, exc: ValidationError) -> HttpResponse:
    told = "; ".join(f"{'.'.join(str(part) for part in one['loc'])}: {one['msg']}" for one in exc.errors)
    return problem(422, tr(PHRASES["wrong"]).format(told))


@api.exception_handler(Problem)
def _problem(request: HttpRequest, exc: Problem) -> HttpResponse:
    answer = problem(status_of(exc), exc.text.es)
    if wait := getattr(exc, "retry_after", None):
        answer.headers["Retry-After"] = str(wait)
    return answer
