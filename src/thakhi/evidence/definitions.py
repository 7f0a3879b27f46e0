"""The declared indicators: one YAML file each under `indicators/<family>/<id>.yaml`, no list to edit."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from thakhi.folder.yaml import read_yaml
from thakhi.terms.errors import unknown_name
from thakhi.terms.indicator import Indicator
from thakhi.terms.text import Text

FOLDER = Path(__file__).parent / "indicators"


@lru_cache(maxsize=1)
def indicator_files() -> dict[str, Path]:
    """Indicator id → its file, by family and id."""
    return {path.stem: path for path in sorted(FOLDER.glob("*/*.yaml"))}


def read_indicator(name: str) -> Indicator:
    """The definition of `name`; an unknown name says the nearest."""
    files = indicator_files()
    if name not in files:
        raise unknown_name(Text("el indicador", "indicator"), name, files)
    return read_yaml(files[name], Indicator)


def read_indicators(names: tuple[str, ...] = ()) -> list[Indicator]:
    """The definitions of `names` in their order, or of all by family and id."""
    return [read_indicator(name) for name in names or tuple(indicator_files())]
