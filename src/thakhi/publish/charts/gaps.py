"""The evidence gap map: themes down, outcomes across; a cell says how many practices and the best grade among them."""

from __future__ import annotations

from thakhi.publish.charts.svg import element, frame, line, text
from thakhi.publish.practice_phrases import OUTCOMES, SAY, THEMES
from thakhi.terms.effect import GapCell, GapMap
from thakhi.terms.text import Lang, Text

LEFT, TOP, WIDE, HIGH = 190.0, 150.0, 44.0, 32.0
STEPS = {"A": "step-3", "B": "step-2", "C": "step-1"}


def draw_gaps(found: GapMap, *, lang: Lang) -> str:
    """The map as SVG text; colour repeats what the letter in each cell says."""
    width = LEFT + WIDE * len(found.outcomes) + 40
    bottom = TOP + HIGH * len(found.themes)
    columns = [_column(OUTCOMES[name].to(lang), LEFT + WIDE * (i + 0.5)) for i, name in enumerate(found.outcomes)]
    rows = [_row(theme, i, lang) for i, theme in enumerate(found.themes)]
    cells = [_cell(cell, _corner(found, cell)) for cell in found.cells]
    legend = text(SAY["gap_unit"].to(lang), 0, bottom + 24, class_="small")
    desc = gaps_words(found, lang)
    parts = (_hatch(), *columns, *rows, *cells, legend)
    return frame("gaps", SAY["gap_title"].to(lang), desc, width, bottom + 36, *parts)


def gaps_words(found: GapMap, lang: Lang) -> str:
    """The map in words: for each theme, what was measured and what nobody measured."""
    return " ".join(_theme_words(found, theme, lang) for theme in found.themes)


def theme_words(theme: str, lang: Lang) -> str:
    """The name of a theme; a local practice may bring one of its own."""
    return THEMES.get(theme, Text.same(theme)).to(lang)


def _theme_words(found: GapMap, theme: str, lang: Lang) -> str:
    cells = [cell for cell in found.cells if cell.theme == theme]
    known = [f"{OUTCOMES[cell.outcome].to(lang)} {cell.count} ({cell.grades[0][0]})" for cell in cells if cell.count]
    gaps = [OUTCOMES[cell.outcome].to(lang) for cell in cells if not cell.count]
    nobody = f"; {SAY['gap'].to(lang)}: {', '.join(gaps)}" if gaps else ""
    return f"{theme_words(theme, lang).capitalize()}: {', '.join(known)}{nobody}."


def _corner(found: GapMap, cell: GapCell) -> tuple[float, float]:
    return LEFT + WIDE * found.outcomes.index(cell.outcome), TOP + HIGH * found.themes.index(cell.theme)


def _cell(cell: GapCell, corner: tuple[float, float]) -> str:
    x, y = corner
    box: dict[str, float] = {"x": x + 1, "y": y + 1, "width": WIDE - 2, "height": HIGH - 2}
    if not cell.count:
        return element("rect", fill="url(#gaps-hatch)", **box)
    best = cell.grades[0][0]
    words = text(f"{cell.count} {best}", x + WIDE / 2, y + HIGH / 2 + 5, anchor="middle")
    return element("rect", class_=STEPS.get(best, "absent"), **box) + words


def _column(words: str, x: float) -> str:
    return element(
        "g", text(words, 0, 0, class_="small"), transform=f"translate({x - 4:.0f} {TOP - 8:.0f}) rotate(-55)"
    )


def _row(theme: str, number: int, lang: Lang) -> str:
    y = TOP + HIGH * (number + 0.5) + 5
    return text(theme_words(theme, lang), LEFT - 10, y, anchor="end")


def _hatch() -> str:
    """Thin, so that the many gaps do not shout down what is known."""
    strokes = line(0, 0, 0, 9, "axis")
    pattern = element(
        "pattern", strokes, id="gaps-hatch", width=9, height=9, patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )  # fmt: skip
    return element("defs", pattern)
