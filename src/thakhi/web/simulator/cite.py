"""How to cite an answer of the simulator and a scenario, and how to compute each again."""

from __future__ import annotations

from thakhi.terms.scenario import ScenarioResult
from thakhi.terms.unit_reform import UnitReform
from thakhi.web.language import spoken, tr
from thakhi.web.simulator import bridge
from thakhi.web.simulator.asked import CHANGE, Asked, plain
from thakhi.web.simulator.phrases import PHRASES


def unit_citation(found: UnitReform, address: str) -> str:
    """Law of the day, scenario, version, fingerprint and address, in one line."""
    title = tr(found.title) or tr(PHRASES["law_now"])
    return tr(PHRASES["cited_unit"]).format(
        title=title,
        day=bridge.write_date(found.date, spoken()),
        version=bridge.VERSION,
        hash=found.hash,
        address=address,
    )


def unit_python(asked: Asked) -> str:
    """The Python that gives the same answer, with the scenario's file in the folder `scenarios`."""
    named: dict[str, object] = {}
    if asked.changes:
        named["changes"] = dict(asked.changes)
    if asked.now != bridge.SIN:
        named["today"] = asked.now
    if asked.groups:
        named["groups"] = dict(asked.groups)
    if asked.purchases is not None:
        named["purchases"] = asked.purchases
    lines = [f"    {name}={value!r}," for name, value in {**named, **asked.unit}.items()]
    scenario = [f'    shape=read_shape(Path("{asked.scenario.path}")),'] if asked.scenario else []
    return "\n".join(
        [
            "from pathlib import Path",
            "from thakhi.simulate.one_unit import read_shape, reform_for_unit",
            "",
            "found = reform_for_unit(",
            f'    "{asked.day}",',
            *scenario,
            *lines,
            ")",
            "print(found.hash)",
        ]
    )


def unit_command(asked: Asked) -> str:
    """The line that gives the same answer."""
    options = [f"--date {asked.day}"]
    options += [f"--scenario {asked.scenario.path}"] if asked.scenario else []
    options += [f"--change {name.removeprefix(CHANGE)}={plain(value)}" for name, value in asked.changes.items()]
    options += [f"--today {asked.now}"]
    options += [f"--group {name}={value}" for name, value in asked.groups.items()]
    options += [f"--purchases {plain(asked.purchases)}"] if asked.purchases is not None else []
    options += [f"--unit {name}={plain(value)}" for name, value in asked.unit.items()]
    return " ".join(["thakhi reform", *options])


def scenario_citation(result: ScenarioResult, source: str, address: str) -> str:
    """Survey, scenario, seed, fingerprint and address, in one line."""
    return tr(PHRASES["cited_scenario"]).format(
        source=source, title=tr(result.title), day=bridge.write_date(result.date, spoken()), draws=result.draws,
        seed=result.seed, hash=result.hash, address=address,
    )  # fmt: skip


def scenario_python(result: ScenarioResult, path: str) -> str:
    """The Python that runs the scenario again."""
    groups = tuple(dict.fromkeys(f.group[0] for f in result.figures if f.estimate.cell))
    return "\n".join(
        [
            "from pathlib import Path",
            "from thakhi import pipeline",
            "",
            f'survey = pipeline.find_survey("{result.survey}", home=Path("thakhi-data"))',
            "found = pipeline.scenarios(",
            f'    [Path("{path}")], survey=survey, by={list(groups)!r}, draws={result.draws}, seed={result.seed}',
            ")",
        ]
    )


def scenario_command(result: ScenarioResult, path: str) -> str:
    """The line that runs the scenario again."""
    groups = ",".join(dict.fromkeys(f.group[0] for f in result.figures if f.estimate.cell))
    return f"thakhi simulate {path} --survey {result.survey} --by {groups} --draws {result.draws} --seed {result.seed}"
