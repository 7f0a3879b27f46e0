"""The map of opinion: every voter a digit, that of the group, where the opinions given put them."""

from __future__ import annotations

from collections.abc import Sequence

from thakhi.publish.charts.svg import frame, line, text

WIDTH, HEIGHT, EDGE = 700.0, 420.0, 24.0
Point = tuple[float, float, int]


def draw_opinion(points: Sequence[Point], *, title: str, desc: str) -> str:
    """The map as SVG text; both lines on one scale, so that what is near is near."""
    across, up = (max(abs(point[side]) for point in points) or 1.0 for side in (0, 1))
    scale = min((WIDTH / 2 - EDGE) / across, (HEIGHT / 2 - EDGE) / up)
    middle = HEIGHT / 2
    cross = line(EDGE, middle, WIDTH - EDGE, middle, "axis") + line(WIDTH / 2, EDGE, WIDTH / 2, HEIGHT - EDGE, "axis")
    marks = [text(str(group), *_at(x, y, scale), class_="small", anchor="middle") for x, y, group in points]
    return frame("votes-map", title, desc, WIDTH, HEIGHT, cross, *marks)


def _at(x: float, y: float, scale: float) -> tuple[float, float]:
    return round(WIDTH / 2 + x * scale, 1), round(HEIGHT / 2 - y * scale + 4, 1)
