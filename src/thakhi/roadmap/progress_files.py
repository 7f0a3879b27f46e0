"""`progress/` of a cycle folder: what later surveys measured and administrations counted, kept for the next edition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path

from thakhi.folder.estimates import read_estimates, write_estimates
from thakhi.folder.lines import places_of
from thakhi.folder.write import locked, write_whole
from thakhi.folder.yaml import read_yaml, write_yaml
from thakhi.roadmap.progress import AdministrativeFigure, administrative, later_estimate, reading
from thakhi.terms.errors import InputProblem
from thakhi.terms.estimate import Estimate
from thakhi.terms.plan import Reading
from thakhi.terms.roadmap import Roadmap
from thakhi.terms.text import Text

PROGRESS = "progress"
FIGURES = "administrative.yaml"
NOTE = Text(
    "Los indicadores de las metas, medidos de nuevo en una encuesta posterior; cálculo propio.",
    "The indicators of the targets, measured again on a later survey; own calculation.",
)


def readings_of(folder: Path, road: Roadmap) -> tuple[Reading, ...]:
    """Every later figure beside its target, surveys first, then administrations, each by date; none without any."""
    found = [*_measured(folder, road), *_counted(folder, road)]
    order = {action.id: i for i, action in enumerate(road.actions)}
    return tuple(sorted(found, key=lambda r: (order[r.action], r.estimate.period.iso, r.estimate.survey)))


def keep_estimates(folder: Path, road: Roadmap, found: Iterable[Estimate]) -> Path:
    """Writes what a later survey measured of the targets. *Fails when* it measured none, or is not later."""
    kept: dict[str, Estimate] = {}
    rows = list(found)
    for action in road.actions:
        later = later_estimate(action.target, rows) if action.target else None
        if later:
            reading(action, later)
            kept[later.id] = later
    if not kept:
        raise InputProblem(
            Text(
                "esa encuesta no mide ninguna de las metas de la hoja de ruta",
                "that survey measures none of the targets of the road map",
            ),
            str(folder),
        )
    path = folder / PROGRESS / next(iter(kept.values())).survey / "estimates.json"
    write_estimates(path, kept.values(), note=NOTE)
    return path


def add_figure(folder: Path, road: Roadmap, given: Mapping[str, object]) -> Path:
    """Adds one figure of an administration; the same action and date are replaced. *Fails when* it does not fit."""
    path = folder / PROGRESS / FIGURES
    units = {action.id: action.target.unit for action in road.actions if action.target}
    figure = AdministrativeFigure(**{"unit": units.get(str(given["action"]), ""), **given})  # type: ignore[arg-type]
    administrative(figure, road.actions, f"{path} ({figure.action})")
    with locked(folder, PROGRESS):
        before = [old for old in _figures(path) if (old.action, old.date) != (figure.action, figure.date)]
        write_whole(path, write_yaml([asdict(each) for each in (*before, figure)]))
    return path


def _figures(path: Path) -> list[AdministrativeFigure]:
    return read_yaml(path, list[AdministrativeFigure]) if path.exists() else []


def _counted(folder: Path, road: Roadmap) -> Iterable[Reading]:
    path, by_id = folder / PROGRESS / FIGURES, {action.id: action for action in road.actions}
    if not path.exists():
        return
    place = places_of(path)
    for row, figure in enumerate(_figures(path)):
        later = administrative(figure, road.actions, place(row))  # says so when there is no such action
        yield reading(by_id[figure.action], later)


def _measured(folder: Path, road: Roadmap) -> Iterable[Reading]:
    for path in sorted((folder / PROGRESS).glob("*/estimates.json")):
        found = read_estimates(path)
        for action in road.actions:
            later = later_estimate(action.target, found) if action.target else None
            if later:
                yield reading(action, later)
