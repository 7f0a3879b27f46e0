"""What a road map needs of evidence, in as few questions as there are tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from thakhi.roadmap.drafts import Drafts, FigureDraft
from thakhi.roadmap.origins import filter_of, numbers_of, origins
from thakhi.roadmap.references import Reference, plain_filter


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One question to evidence: `estimate(survey, indicators, by=…, where=…, compare=…, quantile=…)`."""

    survey: str
    indicators: tuple[str, ...]
    by: tuple[str, ...] = ()
    where: str = ""
    compare: str = ""
    quantile: float | None = None


def estimates_needed(drafts: Drafts) -> list[Need]:
    """Every number that figures, sentences, targets and reaches ask for; indicators of one table in one Need."""
    single = [*_of_figures(drafts), *_of_sentences(drafts)]
    return list(_joined(dict.fromkeys(single)))


def figure_needs(figure: FigureDraft, drafts: Drafts) -> tuple[Need, ...]:
    """The tables of one figure: its own, then (`total`) the number of everybody."""
    where = filter_of(drafts, figure.group, drafts.place(f"figure:{figure.id}")) or plain_filter(figure.where)
    own = Need(
        survey=drafts.evidence.survey,
        indicators=figure.indicators,
        by=figure.by,
        where=where,
        compare=figure.compare,
        quantile=figure.quantile,
    )
    total = Need(survey=own.survey, indicators=own.indicators, where=where, quantile=figure.quantile)
    return (own, total) if figure.total and (figure.by or figure.compare) else (own,)


def _of_figures(drafts: Drafts) -> Iterator[Need]:
    for figure in drafts.evidence.figures:
        for need in figure_needs(figure, drafts):
            yield from _split(need)


def _of_sentences(drafts: Drafts) -> Iterator[Need]:
    for origin in origins(drafts):
        for number in numbers_of(origin, drafts):
            yield _need(number)


def _need(number: Reference) -> Need:
    return Need(
        survey=number.survey,
        indicators=(number.indicator,),
        by=number.by,
        where=number.where,
        compare=number.compare,
        quantile=number.quantile,
    )


def _split(need: Need) -> Iterator[Need]:
    for indicator in need.indicators:
        yield Need(
            survey=need.survey,
            indicators=(indicator,),
            by=need.by,
            where=need.where,
            compare=need.compare,
            quantile=need.quantile,
        )


def _joined(single: Iterable[Need]) -> Iterator[Need]:
    tables: dict[tuple[object, ...], list[Need]] = {}
    for need in single:
        tables.setdefault((need.survey, need.by, need.where, need.compare, need.quantile), []).append(need)
    for rows in tables.values():
        first = rows[0]
        yield Need(
            survey=first.survey,
            indicators=tuple(row.indicators[0] for row in rows),
            by=first.by,
            where=first.where,
            compare=first.compare,
            quantile=first.quantile,
        )
