"""Writes the look of editions into the static files of the site: one source for colours, type and charts.

    python docs/make_look.py

`make reference` runs it; a test says when the two have parted.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from thakhi.publish.band import woven_band
from thakhi.publish.html.pages import page_css

STATIC = Path(__file__).resolve().parents[1] / "src" / "thakhi" / "web" / "static" / "web"


def look() -> dict[str, str]:
    """File name → text of what the site takes from the editions."""
    rules = (files("thakhi.publish.html") / "assets" / "page.css").read_text(encoding="utf-8")
    return {"look.css": page_css(rules), "band.svg": woven_band()}


def main() -> None:
    """Writes the files."""
    for name, text in look().items():
        (STATIC / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
