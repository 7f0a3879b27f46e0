"""Estimates as a JSON file: the numbers of a survey that travel without its records, one line each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from thakhi.folder.write import write_whole
from thakhi.terms.absence import Absence
from thakhi.terms.errors import InputProblem
from thakhi.terms.estimate import Estimate
from thakhi.terms.text import Text

OWN = Text(
    "Cálculo propio sobre la encuesta citada; no es estadística oficial. Cada línea lleva la orden que la calcula.",
    "Own calculation on the survey cited; not an official statistic. Each line carries the command that computes it.",
)
_SHARED = ("survey", "period", "place", "source", "synthetic")  # the same on every line: written once at the head


def write_estimates(path: Path, estimates: Iterable[Estimate], *, note: Text = OWN) -> None:
    """Writes `estimates` of one survey, whole or not at all; `note` says whose calculation they are."""
    rows = list(estimates)
    head = {"note": {"es": note.es, "en": note.en}, **{k: _plain(getattr(rows[0], k)) for k in _SHARED}}
    lines = [json.dumps(_line(row), ensure_ascii=False) for row in rows]
    body = ",\n    ".join(lines)
    opening = json.dumps(head, ensure_ascii=False, indent=2).removesuffix("\n}")
    write_whole(path, f'{opening},\n  "estimates": [\n    {body}\n  ]\n}}\n')


def read_estimates(path: Path) -> list[Estimate]:
    """The estimates of a file that `write_estimates` wrote; *fails when* it was changed by hand."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        shared = {key: kept[key] for key in _SHARED}
        return list(_adapter().validate_python([{**shared, **row} for row in kept["estimates"]]))
    except FileNotFoundError:
        raise InputProblem(
            Text("no existe el archivo de estimaciones", "no such file of estimates"), str(path)
        ) from None
    except (ValueError, KeyError, TypeError, ValidationError) as found:
        detail = str(found).splitlines()[0]
        raise InputProblem(
            Text(f"el archivo de estimaciones está dañado: {detail}", f"the file of estimates is damaged: {detail}"),
            str(path),
        ) from None


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[Sequence[Estimate]]:
    return TypeAdapter(Sequence[Estimate])


def _line(estimate: Estimate) -> dict[str, Any]:
    """What differs from the defaults, in the order of the fields."""
    out: dict[str, Any] = {}
    for field in fields(estimate):
        value = getattr(estimate, field.name)
        if field.name not in _SHARED and value != field.default:
            out[field.name] = _plain(value)
    return out


def _plain(value: object) -> Any:
    if isinstance(value, Absence):
        return value.value
    if hasattr(value, "__dataclass_fields__"):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}  # type: ignore[arg-type]
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def refuse_unfrozen(target: Path, *, name: str, folder: Path) -> None:
    """Nothing; *fails when* the survey `name` is not imported and `folder` does not bring its numbers."""
    if target.is_dir():
        return
    raise InputProblem(
        Text(
            f"la encuesta «{name}» no está importada y la carpeta no trae sus números: "
            "use thakhi import, o --survey synthetic_bolivia_2019",
            f"the survey “{name}” is not imported and the folder does not bring its numbers: "
            "use thakhi import, or --survey synthetic_bolivia_2019",
        ),
        str(folder),
    )
