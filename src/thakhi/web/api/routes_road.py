"""The routes of proposals, votes, road maps, results and scenarios: what a stranger may see of a published cycle."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router

from thakhi.web.api import made_road as made
from thakhi.web.api.pages import Cursor, Limit, page_of_list, page_of_rows
from thakhi.web.api.published import PROBLEMS, Slug, published
from thakhi.web.api.shapes import Page
from thakhi.web.api.shapes_road import (
    ActionOut,
    AnsweredTargetOut,
    CommentOut,
    EditionOut,
    HeardOut,
    ProgrammeOut,
    ProposalOut,
    ResultOut,
    ScenarioFigureOut,
    VoteOut,
)
from thakhi.web.draft.queries import public_comments
from thakhi.web.workshops.models import Programme

router = Router()


@router.get("/programmes", response={200: Page[ProgrammeOut], **PROBLEMS}, summary="Sus programas")
def programmes(request: HttpRequest, cycle: Slug, cursor: Cursor = "", limit: Limit = 20) -> Any:
    """The programmes that a cycle tells of."""
    row = published(cycle)
    rows = Programme.objects.filter(cycle=row)
    return page_of_rows(rows, cursor, limit, lambda found: made.programmes(found, row, request))


@router.get("/heard", response={200: Page[HeardOut], **PROBLEMS}, summary="Quién fue escuchado")
def heard(request: HttpRequest, cycle: Slug, cursor: Cursor = "", limit: Limit = 20) -> Any:
    """Who was heard; counts of too few people are suppressed."""
    return page_of_list(made.heard(published(cycle)), cursor, limit)


@router.get("/proposals", response={200: Page[ProposalOut], **PROBLEMS}, summary="Sus propuestas")
def proposals(request: HttpRequest, cycle: Slug, cursor: Cursor = "", limit: Limit = 20) -> Any:
    """The proposals that were admitted, with their official answers."""
    row = published(cycle)
    rows = made.public_proposals(row)
    return page_of_rows(rows, cursor, limit, lambda found: made.proposals(found, row, request))


@router.get("/comments", response={200: Page[CommentOut], **PROBLEMS}, summary="Los comentarios a su borrador")
def comments(request: HttpRequest, cycle: Slug, cursor: Cursor = "", limit: Limit = 20) -> Any:
    """The comments on the draft of the road map that were published, with their official answers."""
    row = published(cycle)
    rows = public_comments(row)
    return page_of_rows(rows, cursor, limit, lambda found: made.comments(found, row, request))


@router.get("/votes", response={200: Page[VoteOut], **PROBLEMS}, summary="Lo que mostraron los votos, al terminar")
def votes(request: HttpRequest, cycle: Slug, cursor: Cursor = "", limit: Limit = 20) -> Any:
    """What the votes showed; empty until the vote is over. Numbers of too few voters are suppressed."""
    return page_of_list(made.votes(published(cycle)), cursor, limit)


@router.get("/actions", response={200: Page[ActionOut], **PROBLEMS}, summary="Las acciones de su hoja de ruta")
def actions(request: HttpRequest, cycle: Slug, cursor: Cursor = "", limit: Limit = 20) -> Any:
    """The actions of the road map with what each rests on."""
    return page_of_list(made.actions(published(cycle), request), cursor, limit)


@router.get("/actions/{action}", response={200: ActionOut, **PROBLEMS}, summary="Una acción")
def action(request: HttpRequest, cycle: Slug, action: Slug) -> Any:
    """One action."""
    return made.action(published(cycle), action, request)


@router.get("/targets", response={200: Page[AnsweredTargetOut], **PROBLEMS}, summary="Sus metas y cómo van")
def targets(request: HttpRequest, cycle: Slug, cursor: Cursor = "", limit: Limit = 20) -> Any:
    """Every target with its baseline and the later figures that answer it."""
    return page_of_list(made.targets(published(cycle)), cursor, limit)


@router.get("/results", response={200: Page[ResultOut], **PROBLEMS}, summary="Los resultados aprobados")
def results(request: HttpRequest, cycle: Slug, cursor: Cursor = "", limit: Limit = 20) -> Any:
    """What administrations counted, once it was approved."""
    rows = made.results(published(cycle))
    return page_of_rows(rows, cursor, limit, lambda found: [made.result(one) for one in found])


@router.get("/editions", response={200: Page[EditionOut], **PROBLEMS}, summary="Sus ediciones publicadas")
def editions(request: HttpRequest, cycle: Slug, cursor: Cursor = "", limit: Limit = 20) -> Any:
    """The editions that were published for good."""
    return page_of_list(made.editions(published(cycle), request), cursor, limit)


@router.get(
    "/scenarios/{scenario}/figures",
    response={200: Page[ScenarioFigureOut], **PROBLEMS},
    summary="Lo que un escenario cambiaría en el país",
)
def figures(request: HttpRequest, cycle: Slug, scenario: Slug, cursor: Cursor = "", limit: Limit = 20) -> Any:
    """Every figure of the simulated scenario, the interval of the sample and that of the assumptions apart."""
    return page_of_list(made.figures(published(cycle), scenario), cursor, limit)
