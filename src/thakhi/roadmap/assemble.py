"""Drafts and what they rest on → the Roadmap that an edition prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, replace

from thakhi.roadmap.cycle_facts import cycle_sources, official_title, recording_words
from thakhi.roadmap.drafts import ActionDraft, ChapterDraft, CostDraft, Drafts, FigureDraft, ParagraphDraft
from thakhi.roadmap.needs import Need, figure_needs
from thakhi.roadmap.origins import Origin, action_origin, decision_origin, filter_of, objective_origin, origins
from thakhi.roadmap.pillars import PILLARS
from thakhi.roadmap.plan import budget_totals
from thakhi.roadmap.references import plain_filter
from thakhi.roadmap.sentences import estimate_of, filled, plan_words
from thakhi.roadmap.trace import Known, amber, links_of, targets_of
from thakhi.terms.agreement import Agreements
from thakhi.terms.errors import InputProblem, unknown_name
from thakhi.terms.estimate import Estimate, content_hash
from thakhi.terms.indicator import Indicator
from thakhi.terms.plan import Decision, Objective, Step
from thakhi.terms.portfolio import Portfolio
from thakhi.terms.roadmap import Action, Chapter, CostRange, Figure, Link, Paragraph, Roadmap, Target
from thakhi.terms.scenario import Simulation
from thakhi.terms.source import Source
from thakhi.terms.survey import Survey
from thakhi.terms.text import Text
from thakhi.terms.wording import is_gap_level


def assemble(
    drafts: Drafts,
    *,
    there: Known,
    lock: Iterable[Link],
    indicators: Mapping[str, Indicator],
    surveys: Mapping[str, Survey],
    agreements: Agreements | None = None,
    simulation: Simulation | None = None,
    portfolio: Portfolio | None = None,
) -> Roadmap:
    """The road map with every number filled in and every link joined to what a person saw.

    `there` comes from `trace.known(estimates=…, practices=…, statements=…, facts=drafts.facts)`. `stale` holds the
    ids that are amber: links, and the paragraphs, figures and actions that they belong to.
    *Fails when* a number, quote, group or panel that the text names is not there (see roadmap/check.py).
    """
    links = links_of(drafts, there, lock)
    by_origin = {origin.id: origin for origin in origins(drafts)}
    sheet = _Sheet(drafts, there, links, by_origin)
    used = sheet.estimates()
    road = {
        "id": drafts.roadmap.id,
        "title": drafts.roadmap.title,
        "subtitle": drafts.roadmap.subtitle,
        "edition": drafts.roadmap.edition,
        "about": tuple(sheet.paragraph(p) for p in drafts.roadmap.about),
        "chapters": tuple(sheet.chapter(c) for c in drafts.roadmap.chapters),
        "actions": tuple(sheet.action(a) for a in drafts.actions),
        "method": tuple(sheet.paragraph(p) for p in drafts.roadmap.method),
        "not_found": (*drafts.cycle.not_found, *drafts.roadmap.not_found),
        "stale": amber(links, there),
        "synthetic": any(estimate.synthetic for estimate in used),
        **({"fictional": True} if drafts.cycle.fictional else {}),
        **sheet.plan(),
        **({"agreements": agreements} if agreements else {}),
        **({"simulation": simulation} if simulation else {}),
        **({"portfolio": portfolio} if portfolio else {}),
    }
    return Roadmap(
        **road,  # type: ignore[arg-type]
        estimates=used,
        indicators={key: indicators[key] for key in dict.fromkeys(e.indicator for e in used) if key in indicators},
        surveys={key: surveys[key] for key in dict.fromkeys(e.survey for e in used) if key in surveys},
        practices=dict(there.practices),
        statements={key: said for key, said in there.statements.items() if said.consent != "withdrawn"},
        facts=dict(there.facts),
        sources={**cycle_sources(drafts.cycle), **_survey_sources(used)},
        links=links,
        groups={plain_filter(group.where): group.label for group in drafts.evidence.groups},
        hash=_hash(road, used, there),
    )


class _Sheet:
    """Drafts beside what they rest on; each method fills one part of the road map."""

    def __init__(self, drafts: Drafts, there: Known, links: tuple[Link, ...], by_origin: Mapping[str, Origin]) -> None:
        self.drafts, self.there, self.links, self.by_origin = drafts, there, links, by_origin

    def paragraph(self, draft: ParagraphDraft) -> Paragraph:
        origin = self.by_origin[draft.id]
        return Paragraph(
            id=draft.id,
            text=filled(draft.text, origin, self.drafts, self.there),
            rests_on=tuple(link.target for link in self.links if link.origin == draft.id),
            author=draft.author,
        )

    def chapter(self, draft: ChapterDraft) -> Chapter:
        panel = next((panel for panel in self.drafts.cycle.panels if panel.n == draft.panel), None)
        if panel is None:
            panels = (str(known.n) for known in self.drafts.cycle.panels)
            where = self.drafts.place(f"chapter:{draft.panel}")
            raise unknown_name(Text("el panel", "panel"), str(draft.panel), panels, where)
        return Chapter(
            panel=draft.panel,
            title=draft.title,
            official_title=official_title(panel),
            question=draft.question,
            recording=recording_words(panel),
            paragraphs=tuple(self.paragraph(paragraph) for paragraph in draft.paragraphs),
            figures=tuple(self.figure(f) for f in self.drafts.evidence.figures if f.panel == draft.panel),
        )

    def figure(self, draft: FigureDraft) -> Figure:
        origin = self.by_origin[draft.id]
        shown = tuple(estimate for need in figure_needs(draft, self.drafts) for estimate in self.table(need))
        return Figure(
            id=draft.id,
            kind=draft.kind,
            title=filled(draft.title, origin, self.drafts, self.there),
            sentence=filled(draft.sentence, origin, self.drafts, self.there),
            estimates=shown,
            dimensions=(*draft.by, *((draft.compare,) if draft.compare else ())),
        )

    def table(self, need: Need) -> tuple[Estimate, ...]:
        """The estimates that answer one question, in the order in which evidence gave them."""
        return tuple(estimate for estimate in self.there.estimates.values() if _answers(estimate, need))

    def action(self, draft: ActionDraft) -> Action:
        drafts, there = self.drafts, self.there
        origin = action_origin(drafts, draft)
        reach = estimate_of(origin.names["reach"], there, origin.where)
        target = self.target(draft, origin)
        plan = plan_words(draft, reach, target.unit if target else "")

        def fill(text: Text) -> Text:
            return filled(text, origin, drafts, there, plan)

        return Action(
            id=draft.id,
            panel=draft.panel,
            pillar=draft.pillar,
            pillar_label=PILLARS.get(draft.pillar),
            title=fill(draft.title),
            why=fill(draft.why),
            what=fill(draft.what),
            group=next(group.label for group in drafts.evidence.groups if group.id == draft.group),
            group_where=filter_of(drafts, draft.group, origin.where),
            reach=reach,
            coverage=fill(draft.coverage),
            responsible=draft.responsible,
            corresponsible=draft.corresponsible,
            period=draft.period,
            target=target,
            cost=cost_of(draft.cost, fill(draft.cost.basis), self.unit_cost(origin)),
            risk=fill(draft.risk),
            loses=fill(draft.loses),
            links=tuple(link for link in self.links if link.origin == draft.id),
            status=draft.status,
            scale=draft.scale,
            author=draft.author,
            objective=draft.objective,
            milestones=tuple(replace(found, title=fill(found.title)) for found in draft.milestones),
            budget=tuple(replace(line, source=fill(line.source)) for line in draft.budget),
            chain=tuple(_step(step, fill) for step in draft.chain),
        )

    def objective(self, draft: Objective) -> Objective:
        origin = objective_origin(self.drafts, draft)
        rests_on = targets_of(origin, self.drafts, self.there)
        return replace(draft, title=filled(draft.title, origin, self.drafts, self.there), rests_on=rests_on)

    def decision(self, draft: Decision) -> Decision:
        origin = decision_origin(self.drafts, draft)
        title, why = (filled(words, origin, self.drafts, self.there) for words in (draft.title, draft.why))
        return replace(draft, title=title, why=why)

    def plan(self) -> dict[str, object]:
        """The parts of the plan that somebody declared; the others are absent, so that older files keep their hash."""
        road, facts = self.drafts.roadmap, self.there.facts
        found = {
            "objectives": tuple(self.objective(o) for o in road.objectives),
            "decisions": tuple(self.decision(d) for d in road.decisions),
            "budget_totals": budget_totals(self.drafts.actions),
            "heard": tuple(facts[name] for name in road.heard),
            "publisher": road.publisher,
        }
        return {name: value for name, value in found.items() if value}

    def unit_cost(self, origin: Origin) -> Estimate | None:
        """The number of the survey that one unit costs, when the action says so."""
        number = origin.names.get("unit_cost")
        return estimate_of(number, self.there, origin.where) if number else None

    def target(self, action: ActionDraft, origin: Origin) -> Target | None:
        draft = action.target
        if draft is None:
            return None
        where = self.drafts.place(f"action:{action.id}/target")
        if not draft.indicator or draft.value is None or not draft.unit or draft.source is None:
            raise InputProblem(
                Text(
                    f"la meta de «{action.id}» necesita indicador, valor, unidad y fuente",
                    f"the target of “{action.id}” needs an indicator, a value, a unit and a source",
                ),
                where,
            )
        baseline = estimate_of(origin.names["baseline"], self.there, where)
        return Target(
            indicator=draft.indicator,
            cell=baseline.cell,
            where=baseline.where,
            baseline=baseline,
            value=draft.value,
            unit=draft.unit,
            date=draft.date,
            source=draft.source,
            direction=draft.direction,
        )

    def estimates(self) -> tuple[Estimate, ...]:
        """Every estimate that the road map shows or rests on, each once."""
        shown = [
            estimate
            for figure in self.drafts.evidence.figures
            for need in figure_needs(figure, self.drafts)
            for estimate in self.table(need)
        ]
        by_id = {f"estimate:{estimate.id}": estimate for estimate in self.there.estimates.values()}
        linked = [by_id[link.target] for link in self.links if link.target in by_id]
        return tuple({estimate.id: estimate for estimate in [*shown, *linked]}.values())


def _step(step: Step, fill: Callable[[Text], Text]) -> Step:
    return replace(step, text=fill(step.text), assumption=fill(step.assumption) if step.assumption else None)


def cost_of(draft: CostDraft, basis: Text, unit: Estimate | None = None) -> CostRange:
    """What the action costs in all: unit cost times units, low and high; or that it was not found."""
    if draft.state == "not_found":
        return CostRange(low=None, high=None, currency="", year=0, basis=basis, state="not_found")
    units = draft.units or 0.0
    low, high = draft.unit_low, draft.unit_low if draft.unit_high is None else draft.unit_high
    if unit and unit.interval:
        low, high = (_three_digits(end) for end in (unit.interval.low * units, unit.interval.high * units))
        return CostRange(low=low, high=high, currency=draft.currency, year=draft.year, basis=basis)
    return CostRange(
        low=None if low is None else low * units,
        high=None if high is None else high * units,
        currency=draft.currency,
        year=draft.year,
        basis=basis,
    )


def _three_digits(amount: float) -> float:
    """A cost that rests on an interval keeps three digits, so as not to pretend to more."""
    return float(f"{amount:.3g}")


def _answers(estimate: Estimate, need: Need) -> bool:
    dimensions = tuple(dimension for dimension, _ in estimate.cell)
    wanted = {*need.by, *((need.compare,) if need.compare else ())}
    gaps = [dimension for dimension, level in estimate.cell if is_gap_level(level)]
    return (
        estimate.survey == need.survey
        and estimate.indicator in need.indicators
        and set(dimensions) == wanted
        and len(dimensions) == len(wanted)
        and plain_filter(estimate.where) == need.where
        and (need.quantile is None or estimate.quantile in {None, need.quantile})
        and all(dimension == need.compare for dimension in gaps)
        and not any(level == "total" for _, level in estimate.cell)
    )


def _survey_sources(estimates: Iterable[Estimate]) -> dict[str, Source]:
    return {estimate.source.id: estimate.source for estimate in estimates}


def _hash(road: Mapping[str, object], estimates: Iterable[Estimate], there: Known) -> str:
    """Over all words and over the hash of everything they rest on; estimates by their own hash (ten digits)."""
    words = {key: value for key, value in road.items() if key not in {"chapters", "actions"}}
    chapters = [_plain_chapter(chapter) for chapter in _tuple_of(road["chapters"])]
    actions = [_plain_action(action) for action in _tuple_of(road["actions"])]
    shown = sorted(estimate.hash for estimate in estimates)
    return content_hash([words, chapters, actions, shown, dict(sorted(there.hashes.items()))])


def _tuple_of(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def _plain_chapter(chapter: object) -> object:
    assert isinstance(chapter, Chapter)
    figures = [[f.id, f.title.es, f.title.en, f.sentence.es, f.sentence.en] for f in chapter.figures]
    return [chapter.panel, asdict(chapter.title), [asdict(p) for p in chapter.paragraphs], figures]


def _plain_action(action: object) -> object:
    assert isinstance(action, Action)
    plain = asdict(action)
    for numbers in ("reach", "target", "links"):
        plain.pop(numbers)
    for part in ("author", "objective", "milestones", "budget", "chain"):
        if not plain[part]:  # an action that declares no plan keeps the hash that it had
            plain.pop(part)
    target = action.target
    aim = [target.value, target.unit, target.date, target.direction] if target else []
    return [plain, action.reach.hash, aim, target.baseline.hash if target else ""]
