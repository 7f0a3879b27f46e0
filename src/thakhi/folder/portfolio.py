"""A portfolio as a JSON file that travels with a cycle, beside its numbers."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from thakhi.folder.estimates import OWN
from thakhi.folder.write import write_whole
from thakhi.terms.errors import InputProblem
from thakhi.terms.portfolio import Portfolio
from thakhi.terms.text import Text

NAME = "portfolio.json"


def write_portfolio(folder: Path, found: Portfolio) -> None:
    """Writes `portfolio.json` into a folder of frozen numbers, whole or not at all."""
    kept = {"note": asdict(OWN), "portfolio": _plain(asdict(found))}
    write_whole(folder / NAME, json.dumps(kept, ensure_ascii=False, indent=1) + "\n")


def kept_portfolio(folder: Path) -> Portfolio | None:
    """The portfolio of a folder of frozen numbers; None where nobody froze one.

    *Fails when* its file was changed by hand.
    """
    path = folder / NAME
    if not path.is_file():
        return None
    try:
        return _shape().validate_python(json.loads(path.read_text(encoding="utf-8"))["portfolio"])
    except (ValueError, KeyError, TypeError, ValidationError) as damage:
        detail = str(damage).splitlines()[0]
        raise InputProblem(
            Text(f"el archivo del portafolio está dañado: {detail}", f"the file of the portfolio is damaged: {detail}"),
            str(path),
        ) from None


@lru_cache(maxsize=1)
def _shape() -> TypeAdapter[Portfolio]:
    return TypeAdapter(Portfolio)


def _plain(value: Any) -> Any:
    """A number that does not exist is the word NaN: JSON has no such number, and null would be another state."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return "NaN" if isinstance(value, float) and value != value else value
