"""What the open interface answers with, with examples."""

from __future__ import annotations

from typing import Annotated, Any, Generic, TypeVar

from ninja import Schema
from pydantic import Field

T = TypeVar("T")


class Words(Schema):
    """Words in both languages."""

    es: str = Field(examples=["Desarrollo empresarial"])
    en: str = Field(examples=["Business development"])


class Page(Schema, Generic[T]):
    """A page of a list; `next` is the cursor of the following one, null at the end."""

    items: list[T]
    next: str | None = Field(examples=["azIw"])


class CycleOut(Schema):
    """A published cycle of workshops."""

    id: str = Field(examples=["bo-2021-small-economic-units"])
    title: Words
    summary: Words
    country: str = Field(examples=["BO"])
    fictional: bool
    address: str = Field(examples=["https://ejemplo.org/es/talleres/bo-2021-small-economic-units/"])


class WorkshopOut(Schema):
    """A workshop of a cycle."""

    id: str = Field(examples=["taller-1"])
    n: int = Field(examples=[1])
    title: Words
    theme: Words
    starts: str | None = Field(examples=["2021-08-31T14:00:00+00:00"])
    ends: str | None
    state: str = Field(examples=["held"])
    address: str


class StatementOut(Schema):
    """A quote; one that does not show any more has its id, workshop, topics and state alone."""

    id: str = Field(examples=["cita-01"])
    words: str = Field(examples=["Queremos formalizarnos, pero el trámite cuesta un día de venta."])
    speaker: str
    role: str
    sector: str
    workshop: str
    start_s: float | None
    end_s: float | None
    topics: list[str]
    supports: list[str]
    state: str = Field(examples=["shown"])
    caution: str
    source: str
    address: str


class MomentOut(Schema):
    """A stretch of a published transcript whose words may show."""

    id: str = Field(examples=["c12"])
    language: str = Field(examples=["es"])
    start_s: float = Field(examples=[123.4])
    end_s: float = Field(examples=[131.0])
    text: str = Field(examples=["Buenas tardes a todas y todos."])
    speaker: str = Field(examples=["Persona 3"])


class IndicatorOut(Schema):
    """What an indicator measures."""

    id: str = Field(examples=["share_without_nit"])
    family: str = Field(examples=["formality"])
    title: Words
    question: Words
    definition: Words
    statistic: str = Field(examples=["share"])
    unit: str = Field(examples=["share"])
    questions: list[dict[str, str]]


class EstimateOut(Schema):
    """A number with its error, or why there is none (`absence`)."""

    id: str = Field(examples=["ine_bolivia_eh2019/share_without_nit;sex=woman"])
    indicator: str
    survey: str
    cell: dict[str, str] = Field(examples=[{"sex": "woman"}])
    where: str
    estimate: float | None = Field(examples=[0.92])
    absence: str | None = Field(examples=["suppressed"])
    se: float | None
    ci_low: float | None
    ci_high: float | None
    n: int | None
    n_psu: int | None
    quality: str = Field(examples=["A"])
    unit: str = Field(examples=["share"])
    period: str = Field(examples=["2019"])
    synthetic: bool
    source: dict[str, Any]
    command: str


class PracticeOut(Schema):
    """A practice that was tried somewhere; `cost` is empty where none was found."""

    id: str = Field(examples=["microcredit"])
    title: Words
    grade: Annotated[str, Field(examples=["A"])]
    themes: list[str]
    what: Words
    cost: Words
    caution: Words
    effects: list[dict[str, Any]]


class ScenarioOut(Schema):
    """A change of the law that a cycle asks about."""

    id: str = Field(examples=["monotributo"])
    title: Words
    about: Words
    date: str = Field(examples=["2019-07-01"])
    source: str


class ProblemOut(Schema):
    """What went wrong (RFC 9457)."""

    type: str
    title: str = Field(examples=["Not Found"])
    status: int = Field(examples=[404])
    detail: str = Field(examples=["No hay nada en esta dirección."])
