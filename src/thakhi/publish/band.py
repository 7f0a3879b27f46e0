"""The only ornament: a thin woven band, repeated along an edge."""

from __future__ import annotations

from thakhi.publish.charts.svg import element
from thakhi.publish.look import LIGHT

STEPS = ((0, 6, 4), (4, 4, 4), (8, 2, 4), (12, 4, 4), (16, 6, 4))  # x, y, height of one thread


def woven_band() -> str:
    """One repeat of the band as SVG: stepped diamonds between two threads."""
    threads = [element("rect", x=0, y=y, width=24, height=1, fill=LIGHT.accent) for y in (0, 13)]
    stitches = [
        element("rect", x=x + 2, y=top, width=4, height=14 - 2 * top, fill=LIGHT.accent if top < 6 else LIGHT.woman)
        for x, top, _ in STEPS
    ]
    ground = element("rect", x=20, y=6, width=4, height=2, fill=LIGHT.man)
    return element(
        "svg",
        *threads,
        *stitches,
        ground,
        xmlns="http://www.w3.org/2000/svg",
        viewBox="0 0 24 14",
        width=24,
        height=14,
    )
