"""The nine departments: tinted by class, hatched where not reliable, grey with the reason where there is no number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thakhi.publish.charts.outline import Atlas, Outline
from thakhi.publish.charts.svg import element, frame, line, text

CLASSES = 3


@dataclass(frozen=True, slots=True)
class Tint:
    """What one department shows; `value` is None where there is no number, and `words` say why."""

    value: float | None
    words: str
    is_unsure: bool


@dataclass(frozen=True, slots=True)
class MapWords:
    """The words of the legend."""

    unsure: str
    absent: str
    between: str


def draw_map(name: str, title: str, desc: str, tints: Mapping[str, Tint], *, atlas: Atlas, words: MapWords) -> str:
    """The map as SVG text: `tints` by department name; a department without one is absent."""
    steps = classes(tints)
    places = [_place(outline, tints.get(outline.name), steps, name) for outline in atlas.outlines]
    labels = [_label(outline, tints.get(outline.name)) for outline in atlas.outlines]
    legend, height = _legend(tints, steps, atlas.height + 24, words, name)
    return frame(name, title, desc, atlas.width, height, _hatch(name), *places, *labels, legend)


def classes(tints: Mapping[str, Tint]) -> dict[str, int]:
    """Department → class 1 to 3, by rank of its value (quantile classes; only drawing rests on them)."""
    ranked = sorted((tint.value, name) for name, tint in tints.items() if tint.value is not None)
    return {name: 1 + i * CLASSES // len(ranked) for i, (_, name) in enumerate(ranked)}


def _place(outline: Outline, tint: Tint | None, steps: Mapping[str, int], name: str) -> str:
    step = steps.get(outline.name)
    shape = element("path", d=outline.path, class_=f"place step-{step}" if step else "place absent")
    if tint is not None and tint.is_unsure and step:
        shape += element("path", d=outline.path, fill=f"url(#{name}-hatch)")
    return shape


def _label(outline: Outline, tint: Tint | None) -> str:
    x, y = outline.label
    words = tint.words if tint else "—"
    return text(outline.name, x, y - 2, class_="halo", anchor="middle") + text(
        words, x, y + 14, class_="halo strong", anchor="middle"
    )


def _hatch(name: str) -> str:
    strokes = line(0, 0, 0, 7, "hatching")
    pattern = element("pattern", strokes, id=f"{name}-hatch", width=7, height=7, patternUnits="userSpaceOnUse",
                      patternTransform="rotate(45)")  # fmt: skip
    return element("defs", pattern)


def _legend(
    tints: Mapping[str, Tint], steps: Mapping[str, int], top: float, words: MapWords, name: str
) -> tuple[str, float]:
    """One line per class with the values at its ends, then the hatching and the grey."""
    entries = [(f"step-{k}", _range(tints, steps, k, words), "") for k in range(CLASSES, 0, -1) if k in steps.values()]
    if any(tint.is_unsure and tint.value is not None for tint in tints.values()):
        entries.append(("step-1", words.unsure, f"url(#{name}-hatch)"))
    if len(steps) < len(tints):
        entries.append(("absent", words.absent, ""))
    parts = [_entry(top + 22 * i, *entry) for i, entry in enumerate(entries)]
    return "".join(parts), top + 22 * len(entries)


def _entry(y: float, class_: str, words: str, fill: str) -> str:
    box = {"x": 2, "y": y - 12, "width": 26, "height": 15}
    over = element("rect", **box, fill=fill) if fill else ""
    return element("rect", **box, class_=class_) + over + text(words, 36, y, class_="small")


def _range(tints: Mapping[str, Tint], steps: Mapping[str, int], k: int, words: MapWords) -> str:
    inside: Sequence[Tint] = sorted(
        (tints[name] for name, step in steps.items() if step == k), key=lambda tint: tint.value or 0
    )
    first, last = inside[0].words, inside[-1].words
    return first if first == last else f"{first} {words.between} {last}"
