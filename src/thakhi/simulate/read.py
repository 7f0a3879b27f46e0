"""Reads parameters.yaml: words, units, law and dated values; what cannot be right is refused with file and line."""

from __future__ import annotations

import datetime
import itertools
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thakhi.folder.lines import places_of
from thakhi.folder.yaml import read_yaml
from thakhi.simulate.parameter import FOREVER, NOT_FOUND, Dated, Kind, Parameter, Value
from thakhi.terms.errors import InputProblem
from thakhi.terms.regime import Confidence, Given
from thakhi.terms.text import Text

FILE = "parameters.yaml"
Place = Callable[..., str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedShape:
    """A dated value as the file writes it; `since` and `until` are days, both included."""

    since: str
    value: Any
    until: str | None = None
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterShape:
    """A parameter as the file writes it; `range` is that of an assumption."""

    title: Text
    kind: Kind
    unit: Text
    law: str
    source: str
    confidence: Confidence
    values: tuple[DatedShape, ...]
    note: str = ""
    optional: bool = False
    range: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeShape:
    """The head of a regime's file: what it is called, its law, what it gives."""

    title: Text
    law: str
    gives: tuple[Given, ...] = ()
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileShape:
    """The whole file; `regime` stands only in the folder of a regime."""

    parameters: dict[str, ParameterShape]
    regime: RegimeShape | None = None


@dataclass(frozen=True, slots=True)
class LawFile:
    """One folder's head and parameters."""

    name: str
    regime: RegimeShape | None
    parameters: tuple[Parameter, ...]


def read_law(path: Path, *, name: str | None = None) -> LawFile:
    """The parameters of one file, checked; their names begin with that of the folder.

    *Fails when* a period overlaps another, a rate is above 1, an amount is negative, a day is no day.
    """
    shape, place = read_yaml(path, FileShape), places_of(path)
    folder = name or path.parent.name
    made = tuple(
        parameter_of(f"{folder}.{key}", given, lambda *steps, key=key: place("parameters", key, *steps))
        for key, given in shape.parameters.items()
    )
    return LawFile(folder, shape.regime, made)


def parameter_of(name: str, shape: ParameterShape, place: Place) -> Parameter:
    """A checked parameter; `place` turns steps inside it into file and line."""
    dated = tuple(_dated(shape, i, place) for i in range(len(shape.values)))
    low, high = shape.range or (None, None)
    parameter = Parameter(
        name=name,
        title=shape.title,
        kind=shape.kind,
        unit=shape.unit,
        law=shape.law,
        source=shape.source,
        dated=dated,
        note=shape.note,
        is_optional=shape.optional,
        low=low,
        high=high,
    )
    refuse_overlap(parameter)
    return parameter


def refuse_overlap(parameter: Parameter) -> None:
    """*Fails when* two values of a parameter hold on the same day."""
    ordered = sorted(parameter.dated, key=lambda dated: dated.since)
    for first, second in itertools.pairwise(ordered):
        if second.since <= first.until:
            raise _wrong(
                f"«{parameter.name}» tiene dos valores para {second.since}: {first.days} y {second.days}",
                f"“{parameter.name}” has two values for {second.since}: {first.days} and {second.days}",
                second.where,
            )


def value_of(kind: Kind, given: Any, where: str) -> Value | None:
    """A value of its kind, or None for `not_found`.

    *Fails when* it cannot be right: a rate outside 0 to 1, a negative amount, bands that do not rise.
    """
    if given == NOT_FOUND:
        return None
    if kind == "bands":
        return _bands(given, where)
    if kind == "choices":
        return {str(key): _number("amount", value, where) for key, value in _mapping(given, where).items()}
    return _number(kind, given, where)


def day_of(text: str, where: str) -> str:
    """An ISO day.

    *Fails when* it is none.
    """
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except (TypeError, ValueError):
        raise _wrong(f"{text!r} no es una fecha AAAA-MM-DD", f"{text!r} is not a date YYYY-MM-DD", where) from None


def _dated(shape: ParameterShape, i: int, place: Place) -> Dated:
    given, where = shape.values[i], place("values", i)
    since = day_of(given.since, where)
    until = FOREVER if given.until is None else day_of(given.until, where)
    if until < since:
        raise _wrong(
            f"termina ({until}) antes de empezar ({since})", f"ends ({until}) before it begins ({since})", where
        )
    value = value_of(shape.kind, given.value, where)
    return Dated(since, until, value, given.confidence or shape.confidence, where)


def _number(kind: str, given: Any, where: str) -> float:
    if isinstance(given, bool) or not isinstance(given, int | float) or not math.isfinite(given):
        if kind == "flag" and isinstance(given, bool):
            return float(given)
        raise _wrong(f"{given!r} no es un número", f"{given!r} is not a number", where)
    if kind == "rate" and not 0 <= given <= 1:
        raise _wrong(
            f"una alícuota va de 0 a 1 y esta es {given:g}; 13 % se escribe 0.13",
            f"a rate goes from 0 to 1 and this one is {given:g}; 13% is written 0.13",
            where,
        )
    if given < 0:
        raise _wrong(f"{given:g} es negativo", f"{given:g} is negative", where)
    return float(given)


def _bands(given: Any, where: str) -> tuple[tuple[float, float], ...]:
    rows = tuple(_band(row, where) for row in (given if isinstance(given, list) else [given]))
    tops = [top for top, _ in rows]
    if tops != sorted(set(tops)):
        raise _wrong("los tramos no suben", "the bands do not rise", where)
    return rows


def _band(row: Any, where: str) -> tuple[float, float]:
    if not isinstance(row, dict) or set(row) != {"up_to", "amount"}:
        raise _wrong("un tramo se escribe {up_to: , amount: }", "a band is written {up_to: , amount: }", where)
    return _number("amount", row["up_to"], where), _number("amount", row["amount"], where)


def _mapping(given: Any, where: str) -> dict[Any, Any]:
    if not isinstance(given, dict):
        raise _wrong("se espera un valor por categoría", "expected one value per category", where)
    return given


def _wrong(es: str, en: str, where: str) -> InputProblem:
    return InputProblem(Text(es, en), where or None)


def law_folders(root: Path) -> Iterator[Path]:
    """The files of parameters below `root`, by folder name."""
    return iter(sorted(root.glob(f"*/{FILE}")))
