"""The plan's own chapters, from what actions and the road map declare; one that nobody declared does not appear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from thakhi.publish.numbers import write_date, write_number
from thakhi.publish.phrases import CONFIDENCE, DIRECTIONS
from thakhi.publish.plan_phrases import LEVELS, OUTCOMES, PLAN, STATES, VERDICTS
from thakhi.publish.view.heard import heard_grids, heard_paragraphs
from thakhi.publish.view.schedule import schedule
from thakhi.terms.absence import Absence
from thakhi.terms.plan import BudgetLine, Decision, Reading, Step
from thakhi.terms.roadmap import Action, Fact, Roadmap
from thakhi.terms.section import Grid, Section, SectionKind
from thakhi.terms.text import Text
from thakhi.terms.wording import say, say_target

Row = tuple[Text, ...]


def plan_sections(road: Roadmap) -> tuple[Section, ...]:
    """Objectives, schedule, results, budget, decisions, who was heard, progress: those that have something to say."""
    found = (_objectives(road), schedule(road), _results(road), _budget(road), _decisions(road), _heard(road),
             _monitoring(road))  # fmt: skip
    return tuple(section for section in found if section)


def _section(kind: SectionKind, header: Sequence[str], rows: Sequence[Row]) -> Section | None:
    """A chapter of one table; none without rows."""
    if not rows:
        return None
    grid = Grid(id=kind, title=PLAN[kind], header=tuple(PLAN[key] for key in header), rows=tuple(rows))
    return Section(id=kind, kind=kind, title=PLAN[kind], lead=PLAN[f"{kind}_lead"], grids=(grid,))


def _objectives(road: Roadmap) -> Section | None:
    if not road.objectives:
        return None
    labels = {action.pillar: action.pillar_label or Text.same(action.pillar) for action in road.actions}
    rows: list[Row] = []
    for objective in road.objectives:
        label = labels.get(objective.pillar, Text.same(objective.pillar))
        named = _names([action for action in road.actions if action.objective == objective.id])
        rows.append((label, objective.title, named, basis(objective.rests_on, objective.author, road)))
    loose = [action for action in road.actions if not action.objective]
    rows += [(labels[a.pillar], PLAN["no_objective"], _names([a]), Text("", "")) for a in loose]
    return _section("objectives", ("pillar", "objective", "actions", "rests_on"), rows)


def _names(actions: Sequence[Action]) -> Text:
    return Text.each(lambda lang: "; ".join(f"{a.id}. {a.title.to(lang)}" for a in actions))


def _results(road: Roadmap) -> Section | None:
    rows = [
        (Text.same(action.id), LEVELS[step.level], step.text, step.assumption or Text("", ""), _step_basis(step, road))
        for action in road.actions
        for step in action.chain
    ]
    return _section("results", ("action", "step", "what", "assumption", "rests_on"), rows)


def _step_basis(step: Step, road: Roadmap) -> Text:
    return basis(step.rests_on, step.author, road)


def basis(targets: Sequence[str], author: str, road: Roadmap) -> Text:
    """What a cell of a table rests on: titles of what is linked, or «juicio editorial» with a name."""
    named = [_title(target, road) for target in targets]
    judged = [Text.each(lambda lang: f"{PLAN['judgement'].to(lang)}: {author}")] if author else []
    return Text.each(lambda lang: "; ".join(words.to(lang) for words in (*named, *judged)))


def _title(target: str, road: Roadmap) -> Text:
    kind, _, name = target.partition(":")
    if kind == "practice" and name in road.practices:
        return road.practices[name].title
    if kind == "fact" and name in road.facts:
        return road.facts[name].title
    if kind == "statement" and name in road.statements:
        said = road.statements[name]
        return Text.same(f"{said.speaker}, {said.role}" if said.role else said.speaker)
    voted = {one.id: one.proposal for one in road.agreements.agreements} if road.agreements else {}
    if kind == "agreement" and name in voted:
        return Text.each(voted[name].to)
    estimates = {e.id: e for e in road.estimates}
    if kind == "estimate" and name in estimates and estimates[name].indicator in road.indicators:
        return road.indicators[estimates[name].indicator].title
    return Text.same(name)


def _budget(road: Roadmap) -> Section | None:
    rows: list[Row] = [
        (
            Text.same(action.id),
            Text.same(str(line.year)),
            line.source,
            _amount(line),
            STATES[line.state],
            basis((), line.author, road),
        )
        for action in road.actions
        for line in action.budget
    ]
    rows += [_total(line) for line in road.budget_totals]
    return _section("budget", ("action", "year", "source", "amount", "state", "rests_on"), rows)


def _total(line: BudgetLine) -> Row:
    """The sum of a currency and year, as the road map gives it."""
    heading = Text.each(lambda lang: PLAN["total"].to(lang).format(currency=line.currency))
    empty = Text("", "")
    return heading, Text.same(str(line.year)), empty, _amount(line), empty, empty


def _amount(line: BudgetLine) -> Text:
    return STATES["not_found"] if line.amount is None else _money(line.amount, line.currency)


def _money(amount: float, currency: str) -> Text:
    return Text.each(lambda lang: f"{currency}\N{NO-BREAK SPACE}{write_number(amount, 0, lang)}")


def _decisions(road: Roadmap) -> Section | None:
    rows = [_decision(found) for found in road.decisions]
    return _section("decisions", ("proposal", "decision", "why", "by"), rows)


def _decision(found: Decision) -> Row:
    name = Text.each(lambda lang: f"{found.subject}. {found.title.to(lang)}")
    who = Text.each(lambda lang: f"{found.by}, {write_date(found.decided_on, lang)}")
    return name, _into(found.into) if found.into else OUTCOMES[found.outcome], found.why, who


def _into(into: str) -> Text:
    return Text.each(lambda lang: PLAN["into"].to(lang).format(into=into))


def _heard(road: Roadmap) -> Section | None:
    rows = [(fact.title, _count(fact), _known(fact), Text.same(fact.source)) for fact in road.heard]
    published = _section("heard", ("item", "number", "known", "source"), rows)
    if road.balance is None:
        return published
    found, told = tuple(heard_grids(road.balance)), heard_paragraphs(road.balance)
    if published:
        return replace(published, paragraphs=told, grids=(*published.grids, *found))
    return Section(
        id="heard", kind="heard", title=PLAN["heard"], lead=PLAN["heard_beside"], paragraphs=told, grids=found
    )


def _count(fact: Fact) -> Text:
    """In the words of its source, which are in both languages; a bare value where it has none."""
    if fact.words or fact.value in {"", Absence.NOT_FOUND.value}:
        return fact.words or Absence.NOT_FOUND.text
    return Text.same(f"{fact.value} {fact.unit}".strip())


def _known(fact: Fact) -> Text:
    return CONFIDENCE.get(fact.confidence, Text.same(fact.confidence))


def _monitoring(road: Roadmap) -> Section | None:
    by_id = {action.id: action for action in road.actions}
    rows = [_reading(reading, by_id[reading.action]) for reading in road.readings if reading.action in by_id]
    header = ("action", "target", "baseline", "new", "source", "verdict", "needed")
    return _section("monitoring", header, rows)


def _reading(reading: Reading, action: Action) -> Row:
    target = action.target
    assert target is not None  # a reading without target is refused when it is read
    needed = "" if reading.needed is None else f"n ≥ {reading.needed}"
    aim = Text.each(
        lambda lang: (
            f"{DIRECTIONS[target.direction].to(lang)} {say_target(target.value, target.unit, lang)}, "
            f"{write_date(target.date, lang)}"
        )
    )
    baseline = Text.each(lambda lang: f"{say(target.baseline, lang)}, {target.baseline.period.iso}")
    new = Text.each(lambda lang: f"{say(reading.estimate, lang)}, {reading.estimate.period.iso}")
    source = Text.same(reading.estimate.source.citation())
    note = reading.note or Text.same(needed)
    return Text.same(action.id), aim, baseline, new, source, VERDICTS[reading.verdict], note
