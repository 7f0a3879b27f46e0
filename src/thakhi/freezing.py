"""What travels with a cycle folder: numbers, scenarios and portfolio computed from its survey, without records."""

from __future__ import annotations

from pathlib import Path

from thakhi import pipeline
from thakhi.terms.progress import Progress
from thakhi.terms.scenario import FROZEN_GROUPS


def freeze(folder: Path, *, home: Path, progress: Progress | None = None) -> Path:
    """Computes the numbers of a cycle from its survey and puts them into the folder, to travel without records."""
    from thakhi.folder.estimates import write_estimates
    from thakhi.folder.portfolio import write_portfolio
    from thakhi.folder.simulation import scenario_files, sums_of, write_simulation
    from thakhi.folder.write import write_whole
    from thakhi.roadmap.portfolio.read import FILE
    from thakhi.roadmap.read import read_drafts
    from thakhi.sources.card import CARD, write_card

    found = pipeline.computed(folder, pipeline.find_survey(read_drafts(folder).evidence.survey, home=home), progress)
    target = folder / pipeline.FROZEN / found.survey.id
    write_whole(target / CARD, write_card(found.survey))
    write_estimates(target / "estimates.json", found.estimates)
    write_estimates(target / "population.json", pipeline.population(survey=found.survey))
    if files := scenario_files(folder):
        ran = pipeline.scenarios(
            files, survey=found.survey, by=FROZEN_GROUPS, with_tests=True, command="thakhi freeze", progress=progress
        )
        write_simulation(target / "scenarios.json", ran, made_from=sums_of(files))
    if (folder / FILE).is_file():
        chosen = pipeline.portfolio(folder, evidence=found, with_frontier=True, progress=progress)
        write_portfolio(target, chosen)
    return target
