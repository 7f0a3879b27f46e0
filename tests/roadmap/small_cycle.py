"""A small cycle folder for tests, with invented people and numbers made by hand (no survey behind them)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from thakhi.dialogue.read import read_statements
from thakhi.practices.read import read_practices
from thakhi.roadmap.drafts import Drafts
from thakhi.roadmap.needs import estimates_needed
from thakhi.roadmap.read import read_drafts
from thakhi.roadmap.trace import Known, confirm, known, links_of
from thakhi.terms.estimate import Estimate, Interval
from thakhi.terms.roadmap import Link
from thakhi.terms.source import Period, Place, Source
from thakhi.terms.text import Text

FILES = {
    "cycle.yaml": """\
id: test-cycle
title: {es: "Ciclo de prueba", en: "Test cycle"}
title_status: sourced
title_sources: [page]
stated:
  - id: cycle-people
    title: {es: Personas, en: People}
    words: {es: "12 personas", en: "12 people"}
    status: sourced
    sources: [page]
    value: "12"
organisers: []
topics: []
panels:
  - n: 1
    title_en: "Women and trade"
    title_es: not_found
    es_unofficial: "Mujeres y comercio"
    status: announced
    source: page
    recording: {exists: true, language: es, url: not_found}
    speakers: not_found
people: []
programmes: []
not_found: [{es: agenda, en: agenda}]
sources:
  page: {title: "A page", date: "2021-10-04", url: "https://example.org/page"}
""",
    "statements.yaml": """\
- id: rosa
  words: "el puesto es mi vida"
  accepted: "Yo digo que el puesto es mi vida, señor."
  speaker: "Rosa (persona de prueba)"
  role: dueña
  source: "https://example.org/page"
  consent: published_source
""",
    "evidence.yaml": """\
survey: test_survey
groups:
  - {id: traders, label: {es: Comerciantes, en: Traders}, where: "is_owner AND sector = 'trade'"}
figures:
  - id: f1
    panel: 1
    kind: gap
    indicators: [labour_income_mean]
    compare: sex
    title: {es: Ingreso, en: Income}
    sentence:
      es: "Ellas ganan {labour_income_mean;sex=woman-man|change}."
      en: "Women earn {labour_income_mean;sex=woman-man|change}."
""",
    "facts.yaml": """\
- {id: fee, title: {es: Arancel, en: Fee}, value: "130", unit: Bs, confidence: medium, source: "trámite 1"}
""",
    "actions.yaml": """\
- id: A1
  panel: 1
  pillar: training
  title: {es: "Mentoría", en: "Mentoring"}
  why: {es: "Son {reach}; {baseline} no tienen NIT.", en: "They are {reach}; {baseline} have no NIT."}
  what: {es: "Visitas.", en: "Visits."}
  group: traders
  scale: 50
  coverage:
    es: "Llega a {scale} de {reach|value}: {scale_share}."
    en: "Reaches {scale} of {reach|value}: {scale_share}."
  responsible: "Oficina de prueba"
  corresponsible: []
  period: "2027-2028"
  target:
    indicator: share_without_nit
    cell: {sex: woman}
    value: 0.8
    unit: share
    date: "2028-12-31"
    direction: at_most
    source: {es: "juicio editorial", en: "editorial judgement"}
  cost:
    state: range
    unit_low: 10
    unit_high: 20
    units: 50
    currency: USD
    year: 2014
    basis: {es: "10 a 20 USD × {scale}", en: "USD 10 to 20 × {scale}"}
  risk: {es: "Poco.", en: "Little."}
  loses: {es: "Nadie.", en: "Nobody."}
  rests_on: [practice:mentoring]
""",
    "roadmap.yaml": """\
id: test
title: {es: "Hoja", en: "Road map"}
subtitle: {es: "de prueba", en: "for tests"}
edition: "0"
about:
  - id: about-1
    text: {es: "Hubo 12 personas.", en: "There were 12 people."}
    rests_on: [fact:cycle-people]
chapters:
  - panel: 1
    title: {es: "Comercio", en: "Trade"}
    question: {es: "¿Qué ayuda?", en: "What helps?"}
    paragraphs:
      - id: p1
        text: {es: "El {share_without_nit} no tiene NIT.", en: "{share_without_nit} have no NIT."}
      - id: p2
        text: {es: "Rosa dijo {quote:rosa}.", en: "Rosa said {quote:rosa}."}
      - id: p3
        text: {es: "La matrícula cuesta Bs 130.", en: "The licence costs Bs 130."}
        rests_on: [fact:fee]
method:
  - id: m1
    text: {es: "Así se hizo.", en: "So it was done."}
    author: "Inés (persona de prueba)"
""",
    "practices/mentoring.yaml": """\
id: mentoring
title: {es: "Mentoría", en: "Mentoring"}
what: Visits.
target: traders
themes: [gender]
grade: B
cost: 10 USD
effects:
  - {outcome: profits, estimate: "+20%", error: not found, study: S, country: Kenya, year: "2018", n: "372",
     design: RCT, source: "https://example.org"}
""",
}


def write_cycle(folder: Path, **changes: tuple[str, str]) -> Path:
    """The small cycle in `folder`; `actions=(old, new)` changes text of `actions.yaml`."""
    for name, text in FILES.items():
        old, new = changes.get(Path(name).stem, ("", ""))
        assert old in text, f"{old!r} does not stand in {name}"
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
    return folder


def line_of(folder: Path, name: str, words: str) -> str:
    """`file:line` of the first line of `name` that holds `words`."""
    for number, line in enumerate((folder / name).read_text(encoding="utf-8").splitlines(), 1):
        if words in line:
            return f"{folder / name}:{number}"
    raise AssertionError(f"{words!r} does not stand in {name}")


def estimates_for(drafts: Drafts) -> list[Estimate]:
    """One hand-made Estimate per number that the cycle needs; a comparison gives both groups and the gap."""
    found = []
    for need in estimates_needed(drafts):
        cells: list[tuple[tuple[str, str], ...]] = [()]
        for dimension in need.by:
            cells = [(*cell, (dimension, level)) for cell in cells for level in ("man", "woman")]
        if need.compare:
            cells = [(*cell, (need.compare, level)) for cell in cells for level in ("man", "woman", "woman-man")]
        found += [made(i, cell, need.where) for i in need.indicators for cell in cells]
    return found


def made(indicator: str, cell: tuple[tuple[str, str], ...] = (), where: str = "") -> Estimate:
    """A number made by hand: 86.5 % for shares, Bs 2,539 for money, 1,200 people."""
    value, half, unit, statistic = {
        "s": (0.865, 0.014, "share", "share"),
        "l": (2539.18, 97.0, "BOB/month", "mean"),
        "p": (1200.0, 150.0, "persons", "total"),
    }[indicator[0]]
    if any(re.search("[a-z]-[a-z]", level) for _, level in cell):
        value = -value / 2
    return Estimate(
        indicator=indicator,
        survey="test_survey",
        statistic=statistic,
        value=value,
        unit=unit,
        cell=cell,
        where=where,
        se=half / 1.96,
        interval=Interval(value - half, value + half),
        n=500,
        period=Period("2019"),
        place=Place("BO", Text.same("Bolivia")),
        source=Source(id="s", title="hand-made"),
    )


def known_of(folder: Path, drafts: Drafts, estimates: Iterable[Estimate] | None = None) -> Known:
    """What the cycle's links can rest on."""
    return known(
        estimates=estimates_for(drafts) if estimates is None else estimates,
        practices=read_practices(folder),
        statements=read_statements(folder).statements,
        facts=drafts.facts,
    )


def confirmed(drafts: Drafts, there: Known) -> tuple[Link, ...]:
    """A lock in which Inés has confirmed every link."""
    links = links_of(drafts, there)
    return confirm(links, [link.id for link in links], by="Inés", on="2026-11-01", there=there)


def changed(estimates: list[Estimate], indicator: str) -> list[Estimate]:
    """The estimates after the survey was weighted anew: those of `indicator` without cell or filter differ."""
    return [
        replace(e, value=float(str(e.value)) + 0.01) if (e.indicator, e.cell, e.where) == (indicator, (), "") else e
        for e in estimates
    ]


def read(folder: Path) -> Drafts:
    """The drafts of the folder."""
    return read_drafts(folder)
