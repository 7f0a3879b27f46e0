"""The schedule: a bar per action, its milestones, and the same dates in a table."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence

from thakhi.publish.charts.gantt import Bar, draw_gantt
from thakhi.publish.numbers import write_date
from thakhi.publish.plan_phrases import PLAN
from thakhi.terms.roadmap import Action, Roadmap
from thakhi.terms.section import Drawing, Grid, Section
from thakhi.terms.text import LANGS, Lang, Text

MOST_BARS = 60  # more cannot be read; the table has them all
DAYS = 12 * 31  # every month drawn as long as the longest
Span = tuple[str, str]


def schedule(road: Roadmap) -> Section | None:
    """The chapter; none where no action has a period that names years."""
    dated = [(action, span) for action in road.actions if (span := span_of(action.period))]
    if not dated:
        return None
    return Section(
        id="schedule",
        kind="schedule",
        title=PLAN["schedule"],
        lead=PLAN["schedule_lead"],
        grids=(_table(dated),),
        drawings=(_drawing(dated),) if len(dated) <= MOST_BARS else (),
    )


def span_of(period: str) -> Span | None:
    """First and last ISO date of `2027-2029`, `2022/2025`, `2030` or `2027-03/2028-11`; None where no year is named."""
    if re.fullmatch(r"\d{4}-\d{4}", period):
        first, last = period.split("-")
    else:
        first, _, last = period.partition("/")
    last = last or first
    if not all(re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", end) for end in (first, last)):
        return None
    return first_day(first), last_day(last)


def first_day(date: str) -> str:
    """The first day of a year, a month or a day."""
    return f"{date}-01-01"[:10] if len(date) == 4 else f"{date}-01"[:10]


def last_day(date: str) -> str:
    """The last day of a year, a month or a day."""
    if len(date) == 4:
        return f"{date}-12-31"
    if len(date) == 7:
        year, month = map(int, date.split("-"))
        return f"{date}-{calendar.monthrange(year, month)[1]:02d}"
    return date


def moment(date: str) -> float:
    """An ISO day as a fraction of its year, for drawing: 2027-07-01 is about 2027.5."""
    year, month, day = map(int, date.split("-"))
    return year + (month - 1) / 12 + (day - 1) / DAYS


def _table(dated: Sequence[tuple[Action, Span]]) -> Grid:
    rows: list[tuple[Text, ...]] = []
    for action, (first, last) in dated:
        rows.append((_name(action), PLAN["whole"], _day(first), _day(last)))
        for found in action.milestones:
            begins = _day(found.start) if found.start else Text("", "")
            rows.append((Text.same(action.id), found.title, begins, _day(found.end)))
    header = tuple(PLAN[key] for key in ("action", "milestone", "begins", "ends"))
    return Grid(id="schedule", title=PLAN["schedule"], header=header, rows=tuple(rows))


def _drawing(dated: Sequence[tuple[Action, Span]]) -> Drawing:
    alt = Text(*(_alternative(dated, lang) for lang in LANGS))
    drawn = (
        draw_gantt(_bars(dated, lang), name=f"schedule-{lang}", title=PLAN["schedule"].to(lang), desc=alt.to(lang))
        for lang in LANGS
    )
    return Drawing(id="schedule", title=PLAN["schedule"], alt=alt, svg=Text(*drawn))


def _bars(dated: Sequence[tuple[Action, Span]], lang: Lang) -> list[Bar]:
    return [
        Bar(
            label=f"{action.id}. {action.title.to(lang)}",
            begin=moment(first),
            end=round(moment(last) + 1 / DAYS, 6),  # the end of the day: 2030-12-31 ends with its year
            milestones=tuple(moment(last_day(found.end)) for found in action.milestones),
        )
        for action, (first, last) in dated
    ]


def _alternative(dated: Sequence[tuple[Action, Span]], lang: Lang) -> str:
    return PLAN["schedule_alt"].to(lang).format(
        actions=len(dated),
        first=min(first[:4] for _, (first, _) in dated),
        last=max(last[:4] for _, (_, last) in dated),
        milestones=sum(len(action.milestones) for action, _ in dated),
    )  # fmt: skip


def _name(action: Action) -> Text:
    return Text(*(f"{action.id}. {action.title.to(lang)}" for lang in LANGS))


def _day(date: str) -> Text:
    return Text(*(write_date(date, lang) for lang in LANGS))
