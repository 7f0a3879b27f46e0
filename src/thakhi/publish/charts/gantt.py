"""Bars of actions and diamonds of milestones on an axis of years."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from thakhi.publish.charts.axis import Axis
from thakhi.publish.charts.svg import element, frame, line, text

WIDTH, LABEL, ROW, LEFT = 700.0, 230.0, 20.0, 250.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One action: its words, first and last moment in years (2027.5 is mid-2027), moments of its milestones."""

    label: str
    begin: float
    end: float
    milestones: tuple[float, ...] = ()


def draw_gantt(bars: Sequence[Bar], *, name: str, title: str, desc: str) -> str:
    """The chart as SVG text; bars in the order given, one line of years above."""
    years = _years(bars)
    parts, y = [_heading(years)], 40.0
    for bar in bars:
        drawn, y = _bar(bar, years, y)
        parts.append(drawn)
    ruled = (line(years.at(tick), 24, years.at(tick), y, "axis") for tick in years.ticks)
    return frame(name, title, desc, WIDTH, y + 6, *ruled, *parts)


def _years(bars: Sequence[Bar]) -> Axis:
    first = int(min(bar.begin for bar in bars))
    last = max(first + 1, -int(-max(bar.end for bar in bars) // 1))
    return Axis(first, last, tuple(float(year) for year in range(first, last + 1)), LEFT, WIDTH - 10)


def _heading(years: Axis) -> str:
    """Each year's name over its own column; every fifth only where there are many."""
    every = 1 if len(years.ticks) <= 12 else 5
    named = (year for year in years.ticks[:-1] if int(year) % every == 0)
    return "".join(text(str(int(year)), years.at(year + 0.5), 16, class_="small", anchor="middle") for year in named)


def _bar(bar: Bar, years: Axis, y: float) -> tuple[str, float]:
    lines = textwrap.wrap(bar.label, 34) or [""]
    words = [text(part, 0, y + 12 + 15 * i, class_="small") for i, part in enumerate(lines)]
    left, right = years.at(bar.begin), years.at(bar.end)
    drawn = element("rect", x=left, y=y + 2, width=max(3.0, right - left), height=12, class_="one span")
    marks = [_diamond(years.at(moment), y + 8) for moment in bar.milestones]
    return "".join((*words, drawn, *marks)), y + max(ROW, 15 * len(lines) + 8)


def _diamond(x: float, y: float) -> str:
    points = " ".join(f"{px:.1f},{py:.1f}" for px, py in ((x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y)))
    return element("polygon", points=points, class_="two")
