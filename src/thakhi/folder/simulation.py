"""A run of scenarios as a JSON file that travels with a cycle: one line a figure, what it was made from beside it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, fields, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from thakhi.folder.estimates import OWN
from thakhi.folder.write import write_whole
from thakhi.terms.absence import Absence
from thakhi.terms.disclosure import disclosed
from thakhi.terms.errors import InputProblem
from thakhi.terms.estimate import Estimate, Interval
from thakhi.terms.scenario import ScenarioFigure, ScenarioResult, Simulation
from thakhi.terms.text import Text

SHARED = ("survey", "period", "place", "source", "synthetic")  # of every figure: written once


def scenario_files(folder: Path) -> list[Path]:
    """The scenarios of a cycle folder."""
    return sorted((folder / "scenarios").glob("*.yaml"))


def frozen_scenarios(folder: Path, survey: str) -> Simulation | None:
    """The run that travels with a cycle folder, and which of its files changed since; None where there is none."""
    path = folder / "evidence" / survey / "scenarios.json"
    if not path.is_file():
        return None
    found, made_from = read_simulation(path)
    now = sums_of(scenario_files(folder))
    changed = {name for name in {*now, *made_from} if now.get(name) != made_from.get(name)}
    return replace(found, changed=tuple(sorted(changed)))


def sums_of(files: Iterable[Path]) -> dict[str, str]:
    """File name → sha256: what a run was made from."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(files)}


def write_simulation(path: Path, found: Simulation, *, made_from: Mapping[str, str], note: Text = OWN) -> None:
    """Writes the results of a run, whole or not at all; the calibration by cell stays where the survey is."""
    first = found.scenarios[0].figures[0].estimate
    head = {
        "note": asdict(note),
        "made_from": dict(made_from),
        "shared": {name: _plain(getattr(first, name)) for name in SHARED},
        "measures": {f.measure: [asdict(f.title), f.estimate.unit, f.estimate.statistic] for f in _figures(found)},
        "worst_gap": found.worst_gap,
        "back_tests": [asdict(test) for test in found.back_tests],
    }
    opening = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    scenarios = ",\n".join(_scenario(result) for result in found.scenarios)
    write_whole(path, f'{opening},\n "scenarios": [\n{scenarios}\n ]\n}}\n')


def read_simulation(path: Path) -> tuple[Simulation, dict[str, str]]:
    """The results of a file that `write_simulation` wrote, and what they were made from.

    *Fails when* it was changed by hand.
    """
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        scenarios = tuple(_result(row, kept) for row in kept["scenarios"])
        tests = _adapter()[1].validate_python(kept["back_tests"])
        found = Simulation(scenarios=scenarios, calibration=(), worst_gap=kept["worst_gap"], back_tests=tests)
        return found, dict(kept["made_from"])
    except (ValueError, KeyError, TypeError, IndexError, ValidationError) as damage:
        detail = str(damage).splitlines()[0]
        raise InputProblem(
            Text(f"el archivo de escenarios está dañado: {detail}", f"the file of scenarios is damaged: {detail}"),
            str(path),
        ) from None


def _figures(found: Simulation) -> Iterator[ScenarioFigure]:
    return (figure for result in found.scenarios for figure in result.figures)


def _scenario(result: ScenarioResult) -> str:
    head = json.dumps(_plain(replace(result, figures=())), ensure_ascii=False)
    lines = ",\n".join("   " + json.dumps(_line(figure), ensure_ascii=False) for figure in result.figures)
    return f'  {{"result": {head},\n  "figures": [\n{lines}\n  ]}}'


def _line(figure: ScenarioFigure) -> list[Any]:
    e, span = figure.estimate, figure.assumption
    return [
        figure.measure,
        *(list(e.cell[0]) if e.cell else ["", ""]),
        _plain(e.value),
        e.se,
        *([e.interval.low, e.interval.high] if e.interval else [None, None]),
        e.df,
        e.n,
        *([span.low, span.high] if span else [None, None]),
    ]


def _result(row: dict[str, Any], kept: dict[str, Any]) -> ScenarioResult:
    result: ScenarioResult = _adapter()[0].validate_python(row["result"])
    shared = _adapter()[2].validate_python(
        {**kept["shared"], "indicator": "", "statistic": "", "value": 0.0, "unit": ""}
    )
    figures = tuple(_figure(line, result, shared, kept["measures"]) for line in row["figures"])
    return replace(result, figures=figures)


def _figure(line: list[Any], result: ScenarioResult, shared: Estimate, measures: dict[str, Any]) -> ScenarioFigure:
    measure, dimension, level, value, se, low, high, df, n, least, most = line
    title, unit, statistic = measures[measure]
    estimate = replace(
        shared,
        indicator=f"simulated_{measure}",
        statistic=statistic,
        unit=unit,
        value=Absence(value) if isinstance(value, str) else value,
        cell=((dimension, level),) if dimension else (),
        se=se,
        interval=None if low is None else Interval(low, high),
        df=df,
        n=n,
        command=result.command,
    )
    if estimate.value is Absence.SUPPRESSED:
        estimate = disclosed(replace(estimate, n=0))
    span = None if least is None else Interval(least, most)
    return ScenarioFigure(scenario=result.id, measure=measure, title=Text(**title), estimate=estimate, assumption=span)


@lru_cache(maxsize=1)
def _adapter() -> tuple[Any, Any, Any]:
    from thakhi.terms.scenario import BackTest

    return TypeAdapter(ScenarioResult), TypeAdapter(tuple[BackTest, ...]), TypeAdapter(Estimate)


def _plain(value: object) -> Any:
    if isinstance(value, Absence):
        return value.value
    if hasattr(value, "__dataclass_fields__"):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}  # type: ignore[arg-type]
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value
