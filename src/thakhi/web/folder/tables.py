"""The rows of a cycle as plain data, by model and key: what both the folder and the database are turned into."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from thakhi.web.folder.bridge import plain
from thakhi.web.folder.shapes import SMALL, fields_of
from thakhi.web.folder.values import Plain, canonical

Tables = dict[str, dict[str, Plain]]
"""label of the model → key → field → plain value; a field that is not there has the model's default."""


def empty() -> Tables:
    """Tables without a row."""
    return {shape.label: {} for shape in SMALL}


def row_of(one: Any, shape: Any, /, **more: Any) -> Plain:
    """The row that a sheet describes: those of its fields that the model has, as the database would say them."""
    given = {**plain(one), **more}
    names = {field.name: field for field in fields_of(shape)}
    return {name: _canonical(names[name], value) for name, value in given.items() if name in names}


def _canonical(field: Any, value: Any) -> Any:
    """As the database would say it; what cannot be read stays as it is, and is refused with its row."""
    try:
        return canonical(field, value)
    except (ValueError, TypeError):
        return value


def numbered(rows: Iterable[Plain], parent: str = "") -> dict[str, Plain]:
    """Rows by their place within their parent: `panel-1#0`, `panel-1#1` …"""
    counts: dict[str, int] = {}
    out: dict[str, Plain] = {}
    for row in rows:
        name = str(row[parent]) if parent else ""
        place = counts.get(name, 0)
        counts[name] = place + 1
        out[f"{name}#{place}"] = row
    return out


def with_order(rows: Iterable[Plain]) -> list[Plain]:
    """Rows whose `order` is their place, where it is not said."""
    return [{**row, "order": place if row.get("order") is None else row["order"]} for place, row in enumerate(rows)]


def differences(actual: Mapping[str, Plain], read: Mapping[str, Plain]) -> dict[str, Plain | None]:
    """What `actual` says and `read` does not, by key; None for a row that should not be there."""
    out: dict[str, Plain | None] = {}
    for key, row in actual.items():
        there = read.get(key)
        if there is None:
            out[key] = row
            continue
        changed = {name: value for name, value in row.items() if name not in there or there[name] != value}
        if changed:
            out[key] = changed
    out.update({key: None for key in read if key not in actual})
    return out


def corrected(read: dict[str, Plain], changes: Mapping[str, Plain | None]) -> dict[str, Plain]:
    """`read` with `differences` applied; their keys decide the order where they add rows."""
    out = dict(read)
    for key, change in changes.items():
        if change is None:
            out.pop(key, None)
        else:
            out[key] = {**out.get(key, {}), **change}
    return out
