"""A chapter that was kept as plain values in both languages, shown in one: words, tables, drawings."""

from __future__ import annotations

from typing import Any

from django.utils.safestring import SafeString, mark_safe


def shown_section(page: dict[str, Any], lang: str) -> dict[str, Any]:
    """What `web/grids.html` shows: `lead`, `paragraphs`, `grids`, each grid with the drawing of its name."""
    drawings = {one["id"]: _drawing(one, lang) for one in page["drawings"]}
    return {
        "title": page["title"][lang],
        "lead": page["lead"][lang],
        "paragraphs": [one["text"][lang] for one in page["paragraphs"]],
        "grids": [
            {**_grid(grid, lang), "drawing": drawings.get(_DRAWN.get(grid["id"], grid["id"]))} for grid in page["grids"]
        ],
    }


_DRAWN = {"votes-groups": "votes-map"}  # the drawing of a table with another name


def _grid(grid: dict[str, Any], lang: str) -> dict[str, Any]:
    header = [cell[lang] for cell in grid["header"]]
    return {
        "id": grid["id"],
        "title": grid["title"][lang],
        "header": header,
        "rows": [list(zip(header, (cell[lang] for cell in line), strict=True)) for line in grid["rows"]],
        "source": grid["source"][lang] if grid["source"] else "",
    }


def _drawing(one: dict[str, Any], lang: str) -> dict[str, Any]:
    return {"svg": _safe(one["svg"][lang]), "alt": one["alt"][lang]}


def _safe(svg: str) -> SafeString:
    """SVG that our own charts wrote, every word in it escaped by them."""
    return mark_safe(svg)
