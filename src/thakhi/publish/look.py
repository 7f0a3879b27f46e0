"""The tokens of the look: one voice for pages, charts and PDF. Colours keep AA contrast on their paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SANS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', 'DejaVu Sans', sans-serif"
MONO = "ui-monospace, 'Cascadia Mono', Menlo, Consolas, 'Liberation Mono', 'DejaVu Sans Mono', monospace"
PDF_FONT = "Libertinus Serif"  # bundled with typst, open licence
PDF_MONO = "DejaVu Sans Mono"  # bundled with typst, open licence
HATCH = "hatch"


@dataclass(frozen=True, slots=True)
class Palette:
    """Named colours on one paper. Amber says *stale* and nothing else; women and men are always these two."""

    paper: str
    sheet: str
    ink: str
    soft: str
    line: str
    accent: str
    amber: str
    amber_paper: str
    woman: str
    man: str
    absent: str
    step_1: str
    step_2: str
    step_3: str


LIGHT = Palette(
    paper="#fcfaf5",
    sheet="#ffffff",
    ink="#1b232c",
    soft="#505b66",
    line="#d9d3c6",
    accent="#164f86",
    amber="#8a4b00",
    amber_paper="#fff0d1",
    woman="#6d2f92",
    man="#1a6e52",
    absent="#d4d1ca",
    step_1="#d3e1ef",
    step_2="#94b8d9",
    step_3="#5188bb",
)
DARK = Palette(
    paper="#14181d",
    sheet="#1c2229",
    ink="#edeae3",
    soft="#b4bac1",
    line="#3c454f",
    accent="#8fc1f0",
    amber="#ffc163",
    amber_paper="#3a2a0d",
    woman="#d2a6ef",
    man="#6fd0ab",
    absent="#4a5059",
    step_1="#25405a",
    step_2="#31638f",
    step_3="#4487c4",
)


def tokens(palette: Palette) -> dict[str, str]:
    """Colour name → value, with hyphens, as CSS names them."""
    return {name.replace("_", "-"): getattr(palette, name) for name in palette.__dataclass_fields__}


def css_variables(palette: Palette) -> str:
    """The palette as custom properties of CSS."""
    return " ".join(f"--{name}: {value};" for name, value in tokens(palette).items())


def chart_css(colour: Mapping[str, str], font: str) -> str:
    """Rules for drawn charts; `colour` maps a name to a literal or to `var(--name)`."""
    return _CHART.format(font=font, **{name.replace("-", "_"): value for name, value in colour.items()})


def literal_chart_css(font: str = SANS) -> str:
    """Rules with light colours written out, for SVG files that stand alone and for the PDF."""
    return chart_css(tokens(LIGHT), font)


def page_chart_css() -> str:
    """Rules that follow the page: dark mode and forced colours."""
    return chart_css({name: f"var(--{name})" for name in tokens(LIGHT)}, "inherit")


_CHART = """
.chart text {{ font-family: {font}; font-size: 14px; fill: {ink}; }}
.chart .small {{ font-size: 12.5px; fill: {soft}; }}
.chart .strong {{ font-weight: 600; }}
.chart .axis {{ stroke: {line}; stroke-width: 1; fill: none; }}
.chart .zero {{ stroke: {soft}; stroke-width: 1.2; fill: none; }}
.chart .whole {{ stroke: {soft}; stroke-width: 1.2; stroke-dasharray: 3 3; fill: none; }}
.chart .one {{ fill: {accent}; stroke: {accent}; }}
.chart .two {{ fill: {ink}; stroke: {ink}; }}
.chart .woman {{ fill: {woman}; stroke: {woman}; }}
.chart .man {{ fill: {man}; stroke: {man}; }}
.chart .span {{ stroke-width: 2.4; fill: none; opacity: .55; }}
.chart .mark {{ stroke-width: 2; }}
.chart .unsure {{ fill: {sheet}; stroke-dasharray: none; }}
.chart .join {{ stroke: {soft}; stroke-width: 1; fill: none; }}
.chart .place {{ stroke: {sheet}; stroke-width: 1.4; }}
.chart .step-1 {{ fill: {step_1}; }}
.chart .step-2 {{ fill: {step_2}; }}
.chart .step-3 {{ fill: {step_3}; }}
.chart .absent {{ fill: {absent}; }}
.chart .hatching {{ stroke: {ink}; stroke-width: 1.3; fill: none; }}
.chart .halo {{ stroke: {sheet}; stroke-width: 3.5; stroke-linejoin: round; paint-order: stroke; }}
"""
