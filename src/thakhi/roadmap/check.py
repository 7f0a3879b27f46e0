"""What a person must still decide or correct in a road map, each with its rule, its file and its line.

Pure: everything that needs reading was read before. A stale link only turns its sentence amber; the other findings
mean that an edition would say something that does not stand.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from thakhi.roadmap.drafts import ActionDraft, Drafts, TargetDraft
from thakhi.roadmap.origins import Origin, action_origin, numbers_of, origins, quotes_of, votes_of
from thakhi.roadmap.pillars import PILLARS
from thakhi.roadmap.placeholders import placeholders
from thakhi.roadmap.plan import plan_findings
from thakhi.roadmap.trace import Known, links_of, stale
from thakhi.terms.absence import Absence
from thakhi.terms.errors import nearest
from thakhi.terms.estimate import Estimate
from thakhi.terms.finding import Finding, Rule
from thakhi.terms.roadmap import Link
from thakhi.terms.statement import Statement
from thakhi.terms.text import Text
from thakhi.terms.wording import say_target

QUOTED = re.compile(r"«([^»]+)»|“([^”]+)”")
KINDS = ("estimate", "practice", "statement", "fact", "agreement", "scenario", "portfolio")


def check_drafts(
    drafts: Drafts, *, statements: Mapping[str, Statement], indicators: Collection[str] = ()
) -> list[Finding]:
    """What can be said before any number is asked for: names, panels, sources, targets, costs, quotes.

    `indicators` are the ids that evidence knows (left out: not checked).
    """
    found: list[Finding] = []
    for origin in origins(drafts):
        found += [*_sources(origin), *_kinds(origin), *_quotes(origin, statements), *_languages(origin)]
    for action in drafts.actions:
        found += [*_names(action, drafts), *_target(action, drafts), *_cost(action, drafts)]
    found += [*plan_findings(drafts), *_panels(drafts), *_indicators(drafts, indicators)]
    return found


def check_links(drafts: Drafts, *, there: Known, links: tuple[Link, ...]) -> list[Finding]:
    """What only shows beside the numbers: links that are missing or stale, targets against baselines, scales."""
    found = [*_links(drafts, there, links)]
    for action in drafts.actions:
        found += [*_baseline(action, drafts, there), *_scale(action, drafts, there)]
    return found


def check(
    drafts: Drafts, *, there: Known, lock: tuple[Link, ...] = (), indicators: Collection[str] = ()
) -> list[Finding]:
    """Every finding of a road map, those that block an edition first, then by file and line."""
    found = check_drafts(drafts, statements=there.statements, indicators=indicators)
    found += check_links(drafts, there=there, links=links_of(drafts, there, lock))
    return sorted(found, key=lambda finding: (not finding.blocks, _file_and_line(finding.where)))


def _sources(origin: Origin) -> Iterator[Finding]:
    """An action or paragraph names what it rests on, or its author."""
    numbers = any(mark.kind == "number" for text in origin.texts for mark in placeholders(text.es))
    if origin.rests_on or quotes_of(origin) or votes_of(origin) or origin.author or (numbers and not origin.names):
        return
    yield _finding(
        "no_source",
        origin.id,
        origin.where,
        "no dice en qué se apoya; añada «rests_on», o «author» si es un juicio editorial",
        "does not say what it rests on; add “rests_on”, or “author” if it is an editorial judgement",
    )


def _kinds(origin: Origin) -> Iterator[Finding]:
    for target in origin.rests_on:
        kind, colon, name = target.partition(":")
        if kind not in KINDS or not colon or not name:
            yield _finding(
                "missing",
                origin.id,
                origin.where,
                f"«{target}» no es tipo:nombre; los tipos son {', '.join(KINDS)}",
                f"“{target}” is not kind:name; the kinds are {', '.join(KINDS)}",
            )


def _quotes(origin: Origin, statements: Mapping[str, Statement]) -> Iterator[Finding]:
    """Three words or more in quotation marks must be words that somebody was accepted to have said."""
    accepted = [said.accepted for said in statements.values() if said.consent != "withdrawn"]
    for text in origin.texts:
        for found in QUOTED.finditer(f"{text.es}\n{text.en}"):
            words = found[1] or found[2]
            if len(words.split()) >= 3 and not any(words in known for known in accepted):
                yield _finding(
                    "quote",
                    origin.id,
                    origin.where,
                    f"«{words}» va entre comillas y nadie consta que lo dijo; use {{quote:…}} o quite las comillas",
                    f"“{words}” stands in quotation marks and nobody is on record; use {{quote:…}} or drop the marks",
                )


def _languages(origin: Origin) -> Iterator[Finding]:
    for text in origin.texts:
        es, en = (sorted(str(mark.words) for mark in placeholders(words)) for words in (text.es, text.en))
        if es != en:
            other = sorted(set(es) ^ set(en)) or sorted(es)
            yield _finding(
                "languages",
                origin.id,
                origin.where,
                f"el español y el inglés no usan los mismos datos: {', '.join(other)}",
                f"Spanish and English do not use the same numbers: {', '.join(other)}",
            )


def _names(action: ActionDraft, drafts: Drafts) -> Iterator[Finding]:
    place = f"action:{action.id}"
    if action.pillar not in PILLARS:
        yield _unknown("name", action.id, drafts.place(f"{place}/pillar"), "pilar", "pillar", action.pillar, PILLARS)


def _panels(drafts: Drafts) -> Iterator[Finding]:
    there = {str(panel.n) for panel in drafts.cycle.panels}
    named = [(f"action:{a.id}/panel", a.id, a.panel) for a in drafts.actions]
    named += [(f"figure:{f.id}/panel", f.id, f.panel) for f in drafts.evidence.figures]
    named += [(f"chapter:{c.panel}", f"chapter {c.panel}", c.panel) for c in drafts.roadmap.chapters]
    for place, subject, panel in named:
        if str(panel) not in there:
            yield _unknown("panel", subject, drafts.place(place), "panel", "panel", str(panel), there)


def _indicators(drafts: Drafts, known: Collection[str]) -> Iterator[Finding]:
    if not known:
        return
    named = [(f"figure:{f.id}", f.id, i) for f in drafts.evidence.figures for i in f.indicators]
    named += [
        (f"action:{a.id}/target/indicator", a.id, a.target.indicator)
        for a in drafts.actions
        if a.target and a.target.indicator
    ]
    named += [
        (f"{kind}:{o.id}", o.id, number.indicator)
        for o in origins(drafts)
        for number in numbers_of(o, drafts)
        for kind in ("action", "figure", "paragraph")
        if f"{kind}:{o.id}" in drafts.places
    ]
    told: set[tuple[str, str]] = set()
    for place, subject, indicator in named:
        if indicator not in known and (subject, indicator) not in told:
            told.add((subject, indicator))
            yield _unknown("name", subject, drafts.place(place), "indicador", "indicator", indicator, known)


def _target(action: ActionDraft, drafts: Drafts) -> Iterator[Finding]:
    """A target has an indicator (its baseline), a value, a unit, a date and a source (PRODUCT rule 6)."""
    target = action.target
    if target is None:
        yield _bad_target(action, drafts, "", "no tiene meta", "has no target")
        return
    for part, es, en in _gaps(target):
        yield _bad_target(action, drafts, f"/{part}", f"la meta no tiene {es}", f"the target has no {en}")
    if target.date and not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", target.date):
        yield _bad_target(
            action,
            drafts,
            "/date",
            f"la fecha «{target.date}» no es AAAA, AAAA-MM ni AAAA-MM-DD",
            f"the date “{target.date}” is not YYYY, YYYY-MM or YYYY-MM-DD",
        )


def _gaps(target: TargetDraft) -> Iterator[tuple[str, str, str]]:
    if not target.indicator:
        yield "indicator", "línea de base: falta el indicador", "baseline: its indicator is missing"
    if target.value is None:
        yield "value", "valor", "value"
    if not target.unit:
        yield "unit", "unidad", "unit"
    if not target.date:
        yield "date", "fecha", "date"
    if target.source is None:
        yield "source", "fuente", "source"


def _cost(action: ActionDraft, drafts: Drafts) -> Iterator[Finding]:
    cost, where = action.cost, drafts.place(f"action:{action.id}/cost")
    if not cost.basis.es.strip():
        yield _finding("cost", action.id, where, "el costo no dice de dónde sale", "the cost does not say its basis")
    if cost.state == "not_found":
        return
    numbers = {"unit_low": cost.unit_low, "unit_high": cost.unit_high, "units": cost.units}
    for name, value in numbers.items():
        if value is not None and value < 0:
            yield _finding("cost", action.id, where, f"«{name}» es menor que cero", f"“{name}” is below zero")
    if (cost.unit_low is None and not cost.unit) or cost.units is None or not cost.currency or not cost.year:
        yield _finding(
            "cost",
            action.id,
            where,
            "un costo necesita costo unitario, unidades, moneda y año; si no se conoce, «state: not_found»",
            "a cost needs a unit cost, units, a currency and a year; if it is unknown, “state: not_found”",
        )
    if cost.unit_low is not None and cost.unit_high is not None and cost.unit_high < cost.unit_low:
        yield _finding("cost", action.id, where, "el costo alto es menor que el bajo", "the high cost is below the low")


def _links(drafts: Drafts, there: Known, links: tuple[Link, ...]) -> Iterator[Finding]:
    places = {origin.id: origin.where for origin in origins(drafts)}
    for link in links:
        if link.target not in there.hashes:
            yield _unknown("missing", link.origin, places[link.origin], "vínculo", "link", link.target, there.hashes)
    for link in stale(links, there):
        if link.target in there.hashes:
            yield _amber(link, places[link.origin])


def _amber(link: Link, where: str) -> Finding:
    if not link.seen:
        return _finding(
            "unconfirmed",
            link.id,
            where,
            f"nadie ha confirmado todavía {link.target}",
            f"nobody has confirmed {link.target} yet",
        )
    who = f"{link.confirmed_by}, {link.confirmed_on}".strip(", ")
    return _finding(
        "stale",
        link.id,
        where,
        f"{link.target} cambió desde que se confirmó ({who}); revise la frase y confirme de nuevo",
        f"{link.target} has changed since it was confirmed ({who}); read the sentence and confirm again",
    )


def _baseline(action: ActionDraft, drafts: Drafts, there: Known) -> Iterator[Finding]:
    """A target speaks its baseline's unit, comes after it, and asks for more than it."""
    target, baseline = action.target, _named(action, "baseline", drafts, there)
    if target is None or baseline is None:
        return
    if target.unit and target.unit != baseline.unit:
        yield _bad_target(
            action,
            drafts,
            "/unit",
            f"la meta está en «{target.unit}» y su línea de base en «{baseline.unit}»: no se pueden comparar",
            f"the target is in “{target.unit}” and its baseline in “{baseline.unit}”: they cannot be compared",
        )
    if target.date and target.date[:4] <= baseline.period.iso[-4:]:
        yield _bad_target(
            action,
            drafts,
            "/date",
            f"la meta ({target.date}) no es posterior a su línea de base ({baseline.period.iso})",
            f"the target ({target.date}) does not come after its baseline ({baseline.period.iso})",
        )
    if isinstance(baseline.value, Absence):
        words = baseline.value.text
        yield _bad_target(action, drafts, "", f"la línea de base está: {words.es}", f"the baseline is: {words.en}")
    elif target.value is not None and not _asks_more(target, baseline.value):
        shown = say_target(target.value, target.unit, "es"), say_target(target.value, target.unit, "en")
        yield _bad_target(
            action,
            drafts,
            "/value",
            f"la meta ({shown[0]}) ya se cumple en la línea de base",
            f"the target ({shown[1]}) is already met by the baseline",
        )


def _asks_more(target: TargetDraft, baseline: float) -> bool:
    assert target.value is not None
    return target.value > baseline if target.direction == "at_least" else target.value < baseline


def _scale(action: ActionDraft, drafts: Drafts, there: Known) -> Iterator[Finding]:
    """Nobody can reach more people than the lower end of what the survey finds (METHODS 5.1)."""
    reach = _named(action, "reach", drafts, there)
    if action.scale is None or reach is None or isinstance(reach.value, Absence):
        return
    most = reach.interval.low if reach.interval else reach.value
    if action.scale > most:
        yield _finding(
            "scale",
            action.id,
            drafts.place(f"action:{action.id}/scale"),
            f"planea llegar a {action.scale} personas y la encuesta solo asegura {most:.0f} en el grupo",
            f"plans to reach {action.scale} people and the survey is only sure of {most:.0f} in the group",
        )


def _named(action: ActionDraft, name: str, drafts: Drafts, there: Known) -> Estimate | None:
    number = action_origin(drafts, action).names.get(name)
    return there.estimates.get(number.key) if number else None


def _bad_target(action: ActionDraft, drafts: Drafts, part: str, es: str, en: str) -> Finding:
    return _finding("target", action.id, drafts.place(f"action:{action.id}/target{part}"), es, en)


def _unknown(
    rule: Rule, subject: str, where: str, es: str, en: str, given: str, known: Collection[str] | Mapping[str, object]
) -> Finding:
    near = nearest(given, known)
    hint = Text(f" ¿Quiso decir «{near}»?", f" Did you mean “{near}”?") if near else Text("", "")
    return _finding(rule, subject, where, f"no existe el {es} «{given}».{hint.es}", f"no {en} “{given}”.{hint.en}")


def _finding(rule: Rule, subject: str, where: str, es: str, en: str) -> Finding:
    return Finding(rule=rule, subject=subject, where=where, text=Text(es, en))


def _file_and_line(where: str) -> tuple[str, int]:
    file, _, line = where.rpartition(":")
    return (file, int(line)) if line.isdigit() else (where, 0)
