"""What the open interface answers with of proposals, road maps and scenarios, with examples."""

from __future__ import annotations

from typing import Any

from ninja import Schema
from pydantic import Field

from thakhi.web.api.shapes import Words


class ProgrammeOut(Schema):
    """A programme that a cycle tells of."""

    id: str = Field(examples=["programa-ejemplo"])
    name: Words
    words: Words
    address: str


class ProposalOut(Schema):
    """A proposal in its own words; `statements` are the quotes that it rests on."""

    id: str = Field(examples=["ventanilla-en-el-mercado"])
    words: str = Field(examples=["Una ventanilla de registro en cada mercado, un día por semana."])
    language: str = Field(examples=["es"])
    translations: dict[str, str] = Field(examples=[{"en": "A registration desk in each market, one day a week."}])
    topic: str = Field(examples=["formalizacion"])
    audience: str = Field(examples=["vendedoras de mercado"])
    author: str = Field(examples=["participant"])
    state: str = Field(examples=["closed"])
    merged_into: str
    statements: list[str] = Field(examples=[["cita-01"]])
    answer: Words
    answered_by: str
    answered_on: str = Field(examples=["2022-03-01"])
    address: str


class CommentOut(Schema):
    """A comment on a passage of the draft. `state` erased: its author took the words back, the answer stays.

    `about` are the words that the passage had; null where they may not be shown any more.
    """

    number: int = Field(examples=[3])
    passage: str = Field(examples=["D1.1-what"])
    about: Words | None
    is_about_earlier_words: bool
    words: str = Field(examples=["Que la acompañante reciba un pago."])
    language: str = Field(examples=["es"])
    signed: str = Field(examples=["Asociación de ejemplo"])
    date: str = Field(examples=["2022-02-15"])
    state: str = Field(examples=["shown"])
    verdict: str = Field(examples=["partly"])
    answer: Words
    answered_by: str = Field(examples=["Alcaldía de ejemplo"])
    answered_on: str = Field(examples=["2022-03-01"])
    address: str = Field(examples=["https://ejemplo.org/es/hoja-de-ruta/ejemplo/borrador/parrafo/D1.1-what/#c-3"])


class VoteOut(Schema):
    """What the votes on a proposal showed for everybody (`dimension` empty) or a group; too few voters: `absence`."""

    proposal: str = Field(examples=["ventanilla-en-el-mercado"])
    verdict: str = Field(examples=["agreed"])
    dimension: str = Field(examples=["sex"])
    level: str = Field(examples=["woman"])
    n: int | None = Field(examples=[84])
    absence: str | None = Field(examples=["suppressed"])
    agree: float | None = Field(examples=[0.81])
    agree_low: float | None
    agree_high: float | None
    disagree: float | None
    disagree_low: float | None
    disagree_high: float | None
    passed: float | None
    passed_low: float | None
    passed_high: float | None
    important: float | None
    important_low: float | None
    important_high: float | None
    consensus: float | None


class FigureOut(Schema):
    """A number with its error, or why there is none (`absence`)."""

    id: str = Field(examples=["ine_bolivia_eh2019/share_without_nit;sex=woman"])
    estimate: float | None = Field(examples=[0.92])
    absence: str | None = Field(examples=["suppressed"])
    unit: str = Field(examples=["share"])
    se: float | None
    ci_low: float | None
    ci_high: float | None
    n: int | None
    period: str = Field(examples=["2019"])
    survey: str
    synthetic: bool
    source: dict[str, Any]
    command: str


class ScenarioFigureOut(FigureOut):
    """A result of a scenario: `ci_…` is the interval of the sample, `assumption_…` that of the assumptions."""

    scenario: str = Field(examples=["monotributo"])
    measure: str = Field(examples=["registered_change"])
    title: Words
    dimension: str = Field(examples=["income_fifth"])
    level: str = Field(examples=["1"])
    assumption_low: float | None
    assumption_high: float | None


class CostOut(Schema):
    """What an action would cost in all; not found is a state, never zero."""

    state: str = Field(examples=["range"])
    low: float | None
    high: float | None
    currency: str = Field(examples=["BOB"])
    year: int = Field(examples=[2022])
    basis: Words


class BudgetOut(Schema):
    """What a source of money gives in one year."""

    year: int = Field(examples=[2023])
    source: Words
    state: str = Field(examples=["planned"])
    amount: float | None
    currency: str


class MilestoneOut(Schema):
    """Something that is done by a day."""

    id: str
    title: Words
    start: str
    end: str = Field(examples=["2023-06"])


class SupportOut(Schema):
    """What an action rests on; `is_current` false: it changed since a person looked (amber)."""

    id: str = Field(examples=["D1.1~practice:simplified-registration"])
    kind: str = Field(examples=["practice"])
    target: str = Field(examples=["practice:simplified-registration"])
    is_current: bool
    seen: str
    confirmed_on: str
    address: str


class TargetOut(Schema):
    """What an action is to reach, from which baseline, until when."""

    action: str = Field(examples=["D1.1"])
    indicator: str = Field(examples=["share_without_nit"])
    where: str
    cell: dict[str, str]
    value: float = Field(examples=[0.85])
    unit: str = Field(examples=["share"])
    direction: str = Field(examples=["at_most"])
    date: str = Field(examples=["2025"])
    source: Words
    baseline: FigureOut


class ReadingOut(Schema):
    """A later figure: `verdict` met, not_met, or cannot_tell where its interval holds the target."""

    estimate: FigureOut
    verdict: str = Field(examples=["cannot_tell"])
    note: Words | None


class AnsweredTargetOut(TargetOut):
    """A target with its later figures."""

    readings: list[ReadingOut]


class ActionOut(Schema):
    """An action of a road map, with what it rests on."""

    id: str = Field(examples=["D1.1"])
    panel: int
    pillar: str
    objective: str
    title: Words
    why: Words
    what: Words
    group: Words
    risk: Words
    loses: Words
    standing: Words
    responsible: str
    corresponsible: list[str]
    period: str = Field(examples=["2022-2024"])
    status: str = Field(examples=["candidate"])
    scale: int | None
    reach: FigureOut
    coverage: Words
    cost: CostOut
    budget: list[BudgetOut]
    milestones: list[MilestoneOut]
    target: TargetOut | None
    links: list[SupportOut]
    synthetic: bool
    address: str


class ResultOut(Schema):
    """An approved result of an action; a part that is not known is null, never zero."""

    action: str = Field(examples=["D1.1"])
    measure: str = Field(examples=["reached"])
    date: str = Field(examples=["2023-06-30"])
    value: float = Field(examples=[420])
    women: int | None = Field(examples=[260])
    men: int | None
    unknown: int | None
    source: str = Field(examples=["Registro del programa, corte de junio"])
    comment: str


class EditionOut(Schema):
    """An edition that was published for good."""

    number: int = Field(examples=[1])
    title: str = Field(examples=["1.0 · 2022-03-01"])
    hash: str
    sha256: str
    published: str
    address: str


class HeardOut(Schema):
    """A number of who was heard; `status` says why there is none. `public` is what was published of it elsewhere."""

    table: str = Field(examples=["sex"])
    level: str = Field(examples=["woman"])
    level_2: str
    measure: str = Field(examples=["attended"])
    value: float | None = Field(examples=[48])
    share: float | None
    ci_low: float | None
    ci_high: float | None
    status: str = Field(examples=["suppressed"])
    public: str
    source: str
