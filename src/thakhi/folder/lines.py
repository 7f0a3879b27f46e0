"""Where in a YAML file a value stands, so that a complaint about its meaning can name file and line too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from thakhi.folder.yaml import Step, _line_of, _parse


def places_of(path: Path) -> Callable[..., str]:
    """A function from steps (`"chapters", 0, "title"`) to `file:line` of `path`; the file is read once."""
    root = _parse(path)

    def place(*steps: Step) -> str:
        return f"{path}:{_line_of(root, steps)[0]}"

    return place
