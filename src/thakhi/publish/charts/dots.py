"""Dots with their intervals, sorted and directly labelled; two dots joined where a gap is shown."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from dataclasses import dataclass, replace

from thakhi.publish.charts.axis import Axis, axis
from thakhi.publish.charts.scene import Dot, Panel, Row, Scene
from thakhi.publish.charts.svg import frame, line, mark, text

WriteTick = Callable[[float, str], str]


@dataclass(frozen=True, slots=True)
class Layout:
    """Measures of one drawing in user units: wide for a screen and paper, narrow for a phone."""

    width: float
    label: float
    right: float
    row: float
    is_stacked: bool
    wrap: int
    steps: int
    head: float = 0.0


WIDE = Layout(width=700, label=220, right=150, row=36, is_stacked=False, wrap=27, steps=5)
NARROW = Layout(width=350, label=0, right=0, row=34, is_stacked=True, wrap=44, steps=3)


def draw_dots(scene: Scene, layout: Layout, write_tick: WriteTick) -> str:
    """The chart as SVG text; `write_tick` writes a value of a unit."""
    layout = _fitted(layout, scene)
    y, parts = 8.0, []
    if scene.marks or scene.unsure:
        drawn, y = _legend(scene, y + 12, layout)
        parts.append(drawn)
    scales = _axes(scene, layout)
    for panel in scene.panels:
        drawn, y = _panel(panel, scene, layout, scales[panel.unit], y, write_tick)
        parts.append(drawn)
    name = f"{scene.name}-{'n' if layout.is_stacked else 'w'}"
    return frame(name, scene.title, scene.desc, layout.width, y, *parts)


def _fitted(layout: Layout, scene: Scene) -> Layout:
    """The layout with rows as high as the highest label, and a column of labels as wide as the longest line.

    Stacked rows have a head above the dots: the lines of the label, then the numbers.
    """
    labels = [textwrap.wrap(row.label, layout.wrap) for panel in scene.panels for row in panel.rows]
    longest = max((len(words) for lines in labels for words in lines), default=0)
    most = max((len(lines) for lines in labels), default=1)
    if layout.is_stacked:
        head = 16.0 * most + 18
        return replace(layout, head=head, row=layout.row + head)
    return replace(layout, label=min(layout.label, 20 + 7.6 * longest), row=max(layout.row, 12 + 16 * most))


def _axes(scene: Scene, layout: Layout) -> dict[str, Axis]:
    """One axis per unit; room for the numbers that stand beside pairs of dots."""
    ends: dict[str, list[float]] = {}
    for panel in scene.panels:
        ends.setdefault(panel.unit, []).extend(end for dot in panel.dots for end in (dot.low, dot.high))
    paired = [dot for panel in scene.panels for row in panel.rows if len(row.dots) > 1 for dot in row.dots]
    beside = 14 + 7.0 * max((len(dot.words) for dot in paired), default=0)
    left, right = layout.label + beside, layout.width - _right(scene, layout) - beside
    return {unit: axis(found, left, right, steps=layout.steps) for unit, found in ends.items()}


def _right(scene: Scene, layout: Layout) -> float:
    """Width of the column of numbers: none where pairs carry their own and no gap is written."""
    rows = [row for panel in scene.panels for row in panel.rows]
    return layout.right if any(row.gap or len(row.dots) == 1 for row in rows) else 0.0


def _panel(
    panel: Panel, scene: Scene, layout: Layout, scale: Axis, top: float, write_tick: WriteTick
) -> tuple[str, float]:
    parts = []
    if panel.title or scene.right:
        parts.append(_headings(panel, scene, layout, top + 14))
        top += 24
    bottom = top + layout.row * len(panel.rows)
    parts.append(_grid(scale, top, bottom, panel, write_tick))
    parts += [_row(row, layout, scale, top + layout.row * i) for i, row in enumerate(panel.rows)]
    return "".join(parts), bottom + 46


def _headings(panel: Panel, scene: Scene, layout: Layout, y: float) -> str:
    title = text(panel.title, 0, y, class_="strong") if panel.title else ""
    right = text(scene.right, layout.width, y, class_="small", anchor="end") if scene.right else ""
    return title + right


def _grid(scale: Axis, top: float, bottom: float, panel: Panel, write_tick: WriteTick) -> str:
    parts = []
    for tick in scale.ticks:
        x = scale.at(tick)
        is_zero = tick == 0 and scale.low < 0
        parts.append(line(x, top, x, bottom, "zero" if is_zero else "axis"))
        parts.append(text(write_tick(tick, panel.unit), x, bottom + 16, class_="small", anchor="middle"))
    middle = (scale.left + scale.right) / 2
    parts.append(text(panel.unit_words, middle, bottom + 34, class_="small", anchor="middle"))
    return "".join(parts)


def _row(row: Row, layout: Layout, scale: Axis, top: float) -> str:
    y = top + layout.head + (layout.row - layout.head) / 2
    parts = [_label(row, layout, top, y)]
    if len(row.dots) > 1:
        xs = [scale.at(dot.value) for dot in row.dots]
        parts.append(line(min(xs), y, max(xs), y, "join"))
    parts += [_dot(dot, row, scale, y) for dot in row.dots]
    return "".join(parts) + _words(row, layout, scale, top, y)


def _label(row: Row, layout: Layout, top: float, y: float) -> str:
    class_ = "strong" if row.is_total else ""
    lines = textwrap.wrap(row.label, layout.wrap) or [""]
    x, anchor = (0.0, "start") if layout.is_stacked else (layout.label - 12, "end")
    start = top + 16 if layout.is_stacked else y + 5 - 8 * (len(lines) - 1)
    return "".join(text(words, x, start + 16 * i, class_=class_, anchor=anchor) for i, words in enumerate(lines))


def _dot(dot: Dot, row: Row, scale: Axis, y: float) -> str:
    shift = 0.0 if len(row.dots) == 1 else (-5.0 if dot.mark == "woman" else 5.0)
    span = line(scale.at(dot.low), y + shift, scale.at(dot.high), y + shift, f"span {dot.mark}")
    return span + mark(scale.at(dot.value), y + shift, dot.mark, is_unsure=dot.is_unsure)


def _words(row: Row, layout: Layout, scale: Axis, top: float, y: float) -> str:
    """The numbers of a row: to the right for one dot, beside both ends for a pair."""
    if not row.dots:
        return text(row.reason, scale.left, y + 5, class_="small")
    if len(row.dots) == 1:
        return _single(row.dots[0], layout, top, y)
    return _pair(row, layout, scale, top, y)


def _single(dot: Dot, layout: Layout, top: float, y: float) -> str:
    if layout.is_stacked:
        words = f"{dot.words} ({dot.interval})"
        return text(words, layout.width, top + layout.head - 3, class_="small", anchor="end")
    value = text(dot.words, layout.width, y - 1, class_="strong", anchor="end")
    return value + text(dot.interval, layout.width, y + 14, class_="small", anchor="end")


def _pair(row: Row, layout: Layout, scale: Axis, top: float, y: float) -> str:
    first, last = sorted(row.dots, key=lambda dot: dot.value)[:: len(row.dots) - 1]
    left = min(scale.at(dot.low) for dot in row.dots) - 7
    right = max(scale.at(dot.high) for dot in row.dots) + 7
    parts = [
        text(first.words, left, y + 5, class_="small", anchor="end"),
        text(last.words, right, y + 5, class_="small"),
    ]
    if row.gap:
        at = top + layout.head - 3 if layout.is_stacked else y + 5
        parts.append(text(row.gap, layout.width, at, class_="small", anchor="end"))
    return "".join(parts)


def _legend(scene: Scene, y: float, layout: Layout) -> tuple[str, float]:
    """Which mark is whom (a hollow mark is not reliable), and where the chart goes on."""
    parts, x = [], 6.0
    for kind, words in scene.marks:
        parts.append(mark(x, y - 4, kind, is_unsure=False) + text(words, x + 12, y, class_="small"))
        x += 34 + 7.0 * len(words)
    if scene.unsure:
        if scene.marks and layout.is_stacked:
            x, y = 6.0, y + 20
        parts.append(mark(x, y - 4, "one", is_unsure=True) + text(scene.unsure, x + 12, y, class_="small"))
    return "".join(parts), y + 14
