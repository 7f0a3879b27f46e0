"""SVG as text: elements with escaped attributes, marks of estimates, the frame with its title and description."""

from __future__ import annotations

from html import escape

from thakhi.publish.legible import clean
from thakhi.publish.look import literal_chart_css

Attribute = str | float | int


def element(name: str, *children: str, **attributes: Attribute) -> str:
    """One element; `class_` and `font_size` are written `class` and `font-size`."""
    words = "".join(f' {_name(key)}="{_value(value)}"' for key, value in attributes.items())
    inner = "".join(children)
    return f"<{name}{words}>{inner}</{name}>" if inner else f"<{name}{words}/>"


def text(words: str, x: float, y: float, *, class_: str = "", anchor: str = "start") -> str:
    """Words at a point."""
    extra = {"class_": class_} if class_ else {}
    return element("text", escape(words), x=x, y=y, text_anchor=anchor, **extra)


def line(x1: float, y1: float, x2: float, y2: float, class_: str) -> str:
    """A straight line."""
    return element("path", d=f"M{_value(x1)} {_value(y1)}L{_value(x2)} {_value(y2)}", class_=class_)


def mark(x: float, y: float, kind: str, *, is_unsure: bool) -> str:
    """The mark of one estimate: circle, or square for men and the second of a pair; hollow when not reliable."""
    class_ = f"mark {kind}" + (" unsure" if is_unsure else "")
    if kind in {"man", "two"}:
        return element("rect", x=x - 4.6, y=y - 4.6, width=9.2, height=9.2, class_=class_)
    return element("circle", cx=x, cy=y, r=5.2, class_=class_)


def frame(name: str, title: str, desc: str, width: float, height: float, *children: str) -> str:
    """A whole chart with its text alternative; `name` keeps ids apart on a page."""
    drawn = element(
        "svg",
        element("title", escape(title), id=f"{name}-t"),
        element("desc", escape(desc), id=f"{name}-d"),
        *children,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_value(width)} {_value(height)}",
        width=width,
        height=height,
        class_="chart",
        role="img",
        aria_labelledby=f"{name}-t {name}-d",
    )
    return clean(drawn)


def standalone(drawing: str, font: str | None = None) -> str:
    """The drawing as a file of its own: colours written out, on white paper."""
    css = literal_chart_css(font) if font else literal_chart_css()
    head, inner = drawing.split(">", 1)
    return f"{head}>{element('style', css)}{element('rect', width='100%', height='100%', fill='#fff')}{inner}\n"


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _value(value: Attribute) -> str:
    if isinstance(value, str):
        return escape(value)
    return f"{value:.1f}".removesuffix(".0")
