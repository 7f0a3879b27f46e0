"""Where jobs meet the rooms: what may be chosen, and the work itself with its result as a chapter in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from thakhi import pipeline
from thakhi.publish.portfolio import render_portfolio
from thakhi.publish.scenario import render_simulation
from thakhi.publish.view.portfolio import portfolio_section
from thakhi.publish.view.scenarios import simulation_section
from thakhi.terms.errors import Problem
from thakhi.terms.progress import Progress
from thakhi.terms.text import LANGS, Text

__all__ = ["Made", "Named", "budget_of", "made", "surveys", "titles", "weights_of"]
Named = list[tuple[str, Text]]
Asked = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Made:
    """What came out: the chapter as plain values, the numbers as the command prints them, that command."""

    page: dict[str, Any]
    data: str
    command: str


def made(kind: str, folder: Path, asked: Asked, *, cycle: str, progress: Progress) -> Made:
    """The work, done. `progress` may raise to end it. *Fails when* a room says so, in words without a path of ours."""
    work = {"simulate": _simulated, "portfolio": _chosen}[kind]
    try:
        return work(folder, asked, command_of(kind, asked, cycle=cycle), progress)
    except Problem as found:
        raise type(found)(Text(*(found.to(lang).replace(f"{folder}/", "") for lang in LANGS))) from None


def command_of(kind: str, asked: Asked, *, cycle: str) -> str:
    """The line that gives the same numbers, beside the folder that `thakhi dump` wrote."""
    survey = f" --survey {asked['survey']}" if asked["survey"] else ""
    drawn = f" --draws {asked['draws']} --seed {asked['seed']}"
    if kind == "simulate":
        by = f" --by {','.join(asked['by'])}" if asked["by"] else ""
        fixed = " --no-behaviour" if asked["is_fixed"] else ""
        return f"thakhi simulate {cycle}/scenarios/{asked['scenario']}.yaml{survey}{by}{fixed}{drawn}"
    budget = "" if asked["budget"] is None else f" --budget {asked['budget']:g}"
    frontier = " --frontier" if asked["with_frontier"] else ""
    return (
        f"thakhi portfolio {cycle}{budget}{frontier} --weights {asked['weights']} --risk {asked['risk']}{drawn}{survey}"
    )


def _simulated(folder: Path, asked: Asked, command: str, progress: Progress) -> Made:
    survey = pipeline.find_survey(asked["survey"], home=Path(settings.HOME))
    answer = pipeline.scenarios(
        [folder / "scenarios" / f"{asked['scenario']}.yaml"],
        survey=survey,
        by=asked["by"],
        draws=asked["draws"],
        seed=asked["seed"],
        with_behaviour=not asked["is_fixed"],
        command=command,
        progress=progress,
    )
    section = simulation_section(answer, {survey.id: survey})
    page = {**asdict(section), "is_synthetic": survey.synthetic}
    return Made(page, render_simulation(answer, format="csv"), command)


def _chosen(folder: Path, asked: Asked, command: str, progress: Progress) -> Made:
    evidence = pipeline.evidence_of(folder, home=Path(settings.HOME), survey=asked["survey"], progress=progress)
    names = ("budget", "weights", "risk", "with_frontier", "draws", "seed")
    found = pipeline.portfolio(folder, evidence=evidence, progress=progress, **{name: asked[name] for name in names})
    page = {**asdict(portfolio_section(found)), "is_synthetic": evidence.survey.synthetic}
    return Made(page, render_portfolio(found, format="json", lang="es"), command)


# what may be chosen ----------------------------------------------------------------------------------------------


def surveys() -> Named:
    """The surveys of the data home."""
    return [(one.id, one.title) for one in pipeline.surveys(home=Path(settings.HOME))]


def titles(files: Iterable[tuple[str, bytes]]) -> Named:
    """Name and title of scenario files; the name alone where the file cannot be read."""
    return [(Path(path).stem, _words(_plain(content), Path(path).stem)) for path, content in files]


def weights_of(content: bytes) -> Named:
    """The sets of weights of `portfolio.yaml`."""
    found = _plain(content).get("weights")
    rows = found if isinstance(found, list) else []
    return [(str(row["id"]), _words(row, str(row["id"]))) for row in rows if isinstance(row, dict) and "id" in row]


def budget_of(content: bytes) -> float | None:
    """The budget that `portfolio.yaml` states."""
    found = _plain(content).get("budget")
    total = found.get("total") if isinstance(found, dict) else None
    return float(total) if isinstance(total, int | float) else None


def _plain(content: bytes) -> dict[str, Any]:
    try:
        found = yaml.safe_load(content)
    except (yaml.YAMLError, UnicodeDecodeError):
        return {}
    return found if isinstance(found, dict) else {}


def _words(row: Mapping[str, Any], name: str) -> Text:
    title = row.get("title")
    if not isinstance(title, dict) or not title.get("es"):
        return Text.same(name)
    return Text(str(title["es"]), str(title.get("en") or title["es"]))
