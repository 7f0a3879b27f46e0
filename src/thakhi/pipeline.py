"""The way of the data, on one page: read → estimate → hear → weigh → simulate → choose → publish.

Rooms do not know one another; what one needs of another goes through here as a term. No formula lives here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from thakhi.terms.advice import ActionTip, Guide
from thakhi.terms.agreement import Agreements
from thakhi.terms.estimate import Estimate
from thakhi.terms.finding import Finding, refuse_blocked
from thakhi.terms.indicator import Indicator
from thakhi.terms.portfolio import Portfolio
from thakhi.terms.practice import Practice, PracticeEvidence
from thakhi.terms.progress import Progress
from thakhi.terms.regime import RegimeOutcome
from thakhi.terms.roadmap import Link, Roadmap
from thakhi.terms.scenario import Simulation
from thakhi.terms.survey import Survey
from thakhi.terms.text import LANGS, Lang, Text

FROZEN = "evidence"  # folder of the numbers that travel with a cycle: evidence/<survey>/{card.yaml, estimates.json}
COMPUTING = Text("calculando las cifras", "computing the figures")


# read ------------------------------------------------------------------------------------------------------------


def import_survey(
    source: str,
    file: Path,
    *,
    home: Path,
    year: int | None = None,
    columns: Path | None = None,
    survey_id: str | None = None,
    progress: Progress | None = None,
) -> Survey:
    """A survey file into the data home: harmonised people and their card."""
    from thakhi.sources.read import import_survey as read

    return read(source, file, home=home, year=year, columns=columns, survey_id=survey_id, progress=progress)


def synthesize(*, home: Path, seed: int = 1, scale: float = 1.0, progress: Progress | None = None) -> Survey:
    """The synthetic population, fitted to shipped estimates, into the data home; marked synthetic in every output."""
    from thakhi.sources.synthetic_bolivia.generate import synthesize as draw

    return draw(home, seed=seed, scale=scale, progress=progress)


def surveys(*, home: Path) -> tuple[Survey, ...]:
    """The surveys of the data home."""
    from thakhi.sources.card import list_surveys

    return list_surveys(home)


def find_survey(name: str, *, home: Path) -> Survey:
    """The survey called `name`: an id of the data home, a folder, or `spark:` and either."""
    from thakhi.sources.card import find_survey as find

    return find(home, name)


# estimate --------------------------------------------------------------------------------------------------------


def indicators(names: Sequence[str] = ()) -> list[Indicator]:
    """The declared indicators called `names`, or all."""
    from thakhi.evidence.definitions import read_indicators

    return read_indicators(tuple(names))


def estimate(
    names: Sequence[str],
    *,
    survey: Survey,
    by: Sequence[str] = (),
    where: str = "",
    compare: str = "",
    margins: bool = False,
    quantile: float | None = None,
    lonely: str = "fail",
    rules: str = "ine_chile_2020",
    since: Survey | None = None,
    progress: Progress | None = None,
) -> list[Estimate]:
    """Estimates of indicators with their sampling error."""
    from thakhi.evidence.estimate import estimate as compute

    return compute(
        survey,
        indicators(names),
        by=by,
        where=where,
        compare=compare,
        margins=margins,
        quantile=quantile,
        lonely=lonely,  # type: ignore[arg-type]
        rules=rules,
        since=since,
        progress=progress,
    )


# simulate --------------------------------------------------------------------------------------------------------


def regimes(date: str, **unit: Any) -> list[RegimeOutcome]:
    """Every regime for one unit on a date: what it may enter, what that costs and gives, why not the others."""
    from thakhi.simulate.compare import compare_regimes

    return compare_regimes(date, **unit)


def scenarios(files: Sequence[Path], *, survey: Survey, **asked: Any) -> Simulation:
    """What scenario files would change for the owners of a survey; see `simulate.answer.run_scenarios`."""
    from thakhi.simulate.answer import run_scenarios
    from thakhi.simulate.population import COLUMNS
    from thakhi.sources.owners import read_owners

    owners, psus = read_owners(survey, COLUMNS)
    return run_scenarios(files, survey=survey, owners=owners, psus=psus, **asked)


def population(*, survey: Survey, progress: Progress | None = None) -> list[Estimate]:
    """Owners and employed people in all, by sex, department and size of their unit, and the share of women: whom a
    cycle is set beside to see who was heard."""
    names = ("owners_total", "employed_total")
    found = estimate(names, survey=survey, progress=progress)
    for dimension in ("sex", "department", "unit_size"):
        found += estimate(names, survey=survey, by=(dimension,), progress=progress)
    return found + estimate(("share_women_of_owners",), survey=survey, progress=progress)


# practices -------------------------------------------------------------------------------------------------------


def catalogue() -> dict[str, Practice]:
    """The practices that come with Thakhi, by id: what was tried elsewhere, for whom, with its effects."""
    from thakhi.practices.read import read_catalogue

    return read_catalogue()


def practices(owner: str = "", **choices: Any) -> PracticeEvidence:
    """What the practices made for `owner` show; choices: `folder`, `only`, `method` … (practices/weigh.py)."""
    from thakhi.practices.weigh import weigh_practices

    return weigh_practices(owner, **choices)


def guide(date: str, *, actions: Sequence[ActionTip] = ()) -> Guide:
    """The self-check for one unit on a day of the law, for every way to answer it; `actions` of a road map."""
    from thakhi.advise.guide import guide_of, read_grid
    from thakhi.simulate.many import floor_of, regimes_of_many

    grid = read_grid()
    rules = regimes_of_many(date, grid.columns)
    return guide_of(date, grid, rules=rules, fits=practices().fits, actions=actions, floor_bob=floor_of(date))


# the cycle folder ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Evidence:
    """The numbers that a cycle asks for, and the survey they come from."""

    survey: Survey
    estimates: list[Estimate]
    simulation: Simulation | None = None
    portfolio: Portfolio | None = None


def evidence_of(folder: Path, *, home: Path, survey: str = "", progress: Progress | None = None) -> Evidence:
    """The numbers of a cycle: from its survey where imported, else the ones that travel with the folder."""
    from thakhi.folder.portfolio import kept_portfolio
    from thakhi.folder.simulation import frozen_scenarios
    from thakhi.roadmap.read import read_drafts

    name = survey or read_drafts(folder).evidence.survey
    is_here = survey or (home / "surveys" / name).is_dir()
    found = computed(folder, find_survey(name, home=home), progress) if is_here else _frozen(folder, name)
    chosen = kept_portfolio(folder / FROZEN / found.survey.id)
    return replace(found, simulation=frozen_scenarios(folder, found.survey.id), portfolio=chosen)


def _frozen(folder: Path, name: str) -> Evidence:
    from thakhi.folder.estimates import read_estimates, refuse_unfrozen
    from thakhi.sources.card import read_card

    target = folder / FROZEN / name
    refuse_unfrozen(target, name=name, folder=folder)
    return Evidence(read_card(target), read_estimates(target / "estimates.json"))


def computed(folder: Path, survey: Survey, progress: Progress | None) -> Evidence:
    """The numbers that a cycle asks for, from its survey. *Fails when* a draft asks for what cannot be."""
    from thakhi.roadmap.needs import estimates_needed

    refuse_blocked(_draft_findings(folder))
    needs = estimates_needed(_drafts(folder, survey.id))
    found: list[Estimate] = []
    for done, need in enumerate(needs, 1):
        found += estimate(
            need.indicators, survey=survey, by=need.by, where=need.where, compare=need.compare, quantile=need.quantile
        )
        if progress:
            progress(COMPUTING, done / len(needs))
    return Evidence(survey, list({e.id: e for e in found}.values()))


# hear, weigh, choose ---------------------------------------------------------------------------------------------


def road(folder: Path, *, evidence: Evidence, voted: Agreements | None = None) -> Roadmap:
    """The road map of a cycle folder, joined, stale links marked; `voted` is what its votes show, where weighed before.

    *Fails when* a finding blocks the edition: a quote nobody said, a target without unit, a link to nothing.
    """
    from thakhi.dialogue.balance.folder import heard_in
    from thakhi.roadmap.assemble import assemble
    from thakhi.roadmap.lock import read_lock
    from thakhi.roadmap.portfolio.inputs import since
    from thakhi.roadmap.progress import with_readings
    from thakhi.roadmap.progress_files import readings_of

    drafts, there = _drafts(folder, evidence.survey.id), _known(folder, evidence)
    found = _findings(folder, drafts, there)
    if evidence.survey.synthetic:  # targets were set against the survey, not against an invented population
        found = [finding for finding in found if finding.rule != "target"]
    refuse_blocked(found)
    made = assemble(
        drafts,
        there=there,
        lock=read_lock(folder),
        indicators={i.id: i for i in indicators(sorted({e.indicator for e in evidence.estimates}))},
        surveys={evidence.survey.id: evidence.survey},
        agreements=voted or agreements(folder, by=None),
        simulation=evidence.simulation,
        portfolio=since(evidence.portfolio, lambda: portfolio_ground(folder, evidence)),
    )
    heard = heard_in(folder, folder / FROZEN / evidence.survey.id / "population.json")
    made = replace(made, effects=practices(folder=folder, only=made.cited_practices), balance=heard)
    return with_readings(made, readings_of(folder, made))


def findings(folder: Path, *, evidence: Evidence) -> list[Finding]:
    """What a person must still decide or correct in a cycle folder."""
    return _findings(folder, _drafts(folder, evidence.survey.id), _known(folder, evidence))


def _findings(folder: Path, drafts, there) -> list[Finding]:  # type: ignore[no-untyped-def]
    from thakhi.dialogue.quotes import quote_findings
    from thakhi.dialogue.read import read_statements
    from thakhi.evidence.definitions import indicator_files
    from thakhi.roadmap.check import check
    from thakhi.roadmap.lock import read_lock

    return [
        *quote_findings(read_statements(folder)),
        *check(drafts, there=there, lock=read_lock(folder), indicators=set(indicator_files())),
    ]


def agreements(folder: Path, *, by: Sequence[str] | None = (), **choices: Any) -> Agreements | None:
    """What the votes of a cycle folder show, None without proposals; see `dialogue.votes.analyse.agreements_of`."""
    from thakhi.dialogue.votes.analyse import agreements_of

    return agreements_of(folder, by=by, **choices)


def confirm(folder: Path, names: Sequence[str], *, evidence: Evidence, by: str, on: str) -> tuple[Link, ...]:
    """The links that `names` mean, confirmed by a named person on a date, and written to the folder's lock."""
    from thakhi.roadmap.lock import read_lock, write_lock
    from thakhi.roadmap.trace import confirm as confirmed
    from thakhi.roadmap.trace import links_of

    there = _known(folder, evidence)
    links = links_of(_drafts(folder, evidence.survey.id), there, read_lock(folder))
    seen = confirmed(links, names or [link.id for link in links], by=by, on=on, there=there)
    write_lock(folder, seen)
    return seen


def progress_of(
    folder: Path, *, home: Path, later: str = "", figure: dict[str, Any] | None = None, survey: str = ""
) -> Roadmap:
    """The road map with every later figure beside its target.

    `later` names a survey to measure the targets on again; `figure` is one that an administration counted. Both are
    kept in the folder, so that the next edition shows them.
    """
    from thakhi.roadmap.progress_files import add_figure, keep_estimates

    evidence = evidence_of(folder, home=home, survey=survey)
    made = road(folder, evidence=evidence)
    if later:
        keep_estimates(folder, made, _measured_again(made, find_survey(later, home=home)))
    if figure:
        add_figure(folder, made, figure)
    return road(folder, evidence=evidence)


def _measured_again(made: Roadmap, later: Survey) -> list[Estimate]:
    """The indicator of every target on a later survey, in the cells and groups of the targets."""
    found: list[Estimate] = []
    for target in (action.target for action in made.actions if action.target):
        by, quantile = [dimension for dimension, _ in target.cell], target.baseline.quantile
        found += estimate((target.indicator,), survey=later, by=by, where=target.where, quantile=quantile)
    return list({e.id: e for e in found}.values())


def portfolio(folder: Path, *, evidence: Evidence, draws: int = 500, seed: int = 1, **choices: Any) -> Portfolio:
    """What to choose under a budget; `progress` may raise to end it. See `roadmap.portfolio.choose.choose`."""
    from thakhi.roadmap.portfolio.choose import choose

    return choose(portfolio_ground(folder, evidence, draws=draws, seed=seed), **choices)


def portfolio_findings(folder: Path, *, evidence: Evidence) -> list[Finding]:
    """What a portfolio gets wrong, and what changed since it was frozen; nothing where the folder has none."""
    from thakhi.roadmap.portfolio.inputs import findings_of

    return findings_of(folder, lambda: portfolio_ground(folder, evidence), kept=evidence.portfolio)


def portfolio_ground(folder: Path, evidence: Evidence, **drawn: int):  # type: ignore[no-untyped-def]
    """What a portfolio is chosen from; `drawn`: draws and seed."""
    from thakhi.roadmap.portfolio.build import ground_of

    drafts, fits = _drafts(folder, evidence.survey.id), practices(folder=folder).fits
    return ground_of(folder, drafts, estimates=evidence.estimates, fits=fits, **drawn)


# publish ---------------------------------------------------------------------------------------------------------


def build(
    folder: Path,
    *,
    home: Path,
    langs: Iterable[Lang] = LANGS,
    out: Path | None = None,
    survey: str = "",
    progress: Progress | None = None,
) -> tuple[Roadmap, Path]:
    """The edition of a cycle folder as HTML, PDF, XLSX and CSV; what was made and where."""
    from thakhi.publish.edition import render_edition

    evidence = evidence_of(folder, home=home, survey=survey, progress=progress)
    made = road(folder, evidence=evidence)
    target = out or folder / "build"
    render_edition(made, langs=tuple(langs), out=target, progress=progress)
    return made, target


def _drafts(folder: Path, survey: str):  # type: ignore[no-untyped-def]
    """The drafts, asking their numbers of `survey`."""
    from thakhi.roadmap.read import read_drafts

    drafts = read_drafts(folder)
    return replace(drafts, evidence=replace(drafts.evidence, survey=survey))


def _known(folder: Path, evidence: Evidence):  # type: ignore[no-untyped-def]
    from thakhi.dialogue.read import read_statements
    from thakhi.practices.read import read_practices
    from thakhi.roadmap.read import read_drafts
    from thakhi.roadmap.trace import known

    return known(
        estimates=evidence.estimates,
        practices=read_practices(folder),
        statements=read_statements(folder).statements,
        facts=read_drafts(folder).facts,
        agreements=voted.agreements if (voted := agreements(folder, with_groups=False)) else (),
        scenarios=evidence.simulation.scenarios if evidence.simulation else (),
        chosen=evidence.portfolio,
    )


def _draft_findings(folder: Path) -> list[Finding]:
    """What can be said before any number is asked for, so that a misspelt name is told with its line."""
    from thakhi.dialogue.read import read_statements
    from thakhi.evidence.definitions import indicator_files
    from thakhi.roadmap.check import check_drafts
    from thakhi.roadmap.read import read_drafts

    said = read_statements(folder).statements
    return check_drafts(read_drafts(folder), statements=said, indicators=set(indicator_files()))
