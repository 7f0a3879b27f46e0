"""W3C PROV-JSON of the whole chain: survey → number → sentence → edition, with who confirmed what and when."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from thakhi.publish.formats import json_bytes
from thakhi.publish.view.document import Document
from thakhi.terms.estimate import Estimate
from thakhi.terms.roadmap import Link, Paragraph, Roadmap

NAMESPACE = "urn:thakhi:"


def files(document: Document) -> dict[str, bytes]:
    """`data/prov.json`."""
    chain = _Chain(document.roadmap)
    for survey in document.roadmap.surveys.values():
        chain.survey(survey.id, survey.source.sha256, survey.source.citation())
    for estimate in document.estimates:
        chain.number(estimate)
    chain.sources()
    for paragraph in _paragraphs(document.roadmap):
        chain.paragraph(paragraph)
    for action in document.roadmap.actions:
        chain.origin(action.id, "Action", action.hash, action.author)
    for link in _links(document.roadmap):
        chain.link(link)
    return {"data/prov.json": json_bytes(json.loads(chain.prov.serialize(format="json")))}


class _Chain:
    """The document while it is written; relations are named by order, so the same road map gives the same bytes."""

    def __init__(self, road: Roadmap) -> None:
        from prov.constants import PROV
        from prov.model import ProvDocument

        self.road = road
        self.prov: Any = ProvDocument()
        self.prov.add_namespace("thakhi", NAMESPACE)
        self.known: set[str] = set()
        self.people: dict[str, Any] = {}
        software: dict[str, Any] = {"prov:type": PROV["SoftwareAgent"], "thakhi:version": version("thakhi")}
        self.thakhi = self.prov.agent("thakhi:software", software)
        self.edition = self.entity("edition", road.id, "Edition", road.hash, standing=_standing(road))
        self.building = self.prov.activity("thakhi:build", other_attributes={"prov:label": f"edition {road.edition}"})
        self.prov.wasGeneratedBy(self.edition, self.building)
        self.prov.wasAssociatedWith(self.building, self.thakhi)

    def entity(self, kind: str, name: str, type_: str, fingerprint: str, **more: str) -> Any:
        """An entity of ours with its content hash."""
        said = {"prov:type": f"thakhi:{type_}", "thakhi:hash": fingerprint, "thakhi:id": name}
        said |= {f"thakhi:{key}": value for key, value in more.items() if value}
        self.known.add(f"{kind}:{name}")
        return self.prov.entity(_name(kind, name), said)

    def survey(self, name: str, sha256: str, citation: str) -> None:
        """The survey that numbers come from."""
        self.entity("survey", name, "Survey", sha256, citation=citation)

    def number(self, estimate: Estimate) -> None:
        """A number, the command that computed it and the survey that it used."""
        self.entity("estimate", estimate.id, "Estimate", estimate.hash, unit=estimate.unit)
        computing = self.prov.activity(
            _name("compute", estimate.id), other_attributes={"thakhi:command": estimate.command}
        )
        self.prov.wasGeneratedBy(_name("estimate", estimate.id), computing)
        self.prov.wasAssociatedWith(computing, self.thakhi)
        if f"survey:{estimate.survey}" in self.known:
            self.prov.used(computing, _name("survey", estimate.survey))
            self.prov.wasDerivedFrom(_name("estimate", estimate.id), _name("survey", estimate.survey))

    def sources(self) -> None:
        """Practices, statements, facts and votes; of a quote its name and hash, never its words."""
        for practice in self.road.practices.values():
            self.entity("practice", practice.id, "Practice", practice.hash)
        for said in self.road.statements.values():
            self.entity("statement", said.id, "Statement", said.hash)
        for fact in self.road.facts.values():
            self.entity("fact", fact.id, "Fact", fact.hash, source=fact.source)
        for one in self.road.agreements.agreements if self.road.agreements else ():
            self.entity("agreement", one.id, "Agreement", one.hash, verdict=one.verdict)

    def paragraph(self, paragraph: Paragraph) -> None:
        """A paragraph and its author."""
        self.origin(paragraph.id, "Paragraph", "", paragraph.author)

    def origin(self, name: str, type_: str, fingerprint: str, author: str) -> None:
        """Something that is printed: part of the edition, attributed to whoever answers for it."""
        found = self.entity("origin", name, type_, fingerprint)
        self.prov.wasDerivedFrom(self.edition, found)
        if author:
            self.prov.wasAttributedTo(found, self.person(author))

    def person(self, name: str) -> Any:
        """A named person or team, written once."""
        if name not in self.people:
            self.people[name] = self.prov.agent(_name("person", name), {"prov:label": name})
        return self.people[name]

    def link(self, link: Link) -> None:
        """What an origin rests on, and the look that a person took at it."""
        for end, type_ in ((f"origin:{link.origin}", "Figure"), (link.target, "Missing")):
            if end not in self.known:
                kind, _, name = end.partition(":")
                self.entity(kind, name, type_, "")
        self.prov.wasDerivedFrom(_name("origin", link.origin), _name(*link.target.split(":", 1)))
        if not (link.confirmed_by and link.confirmed_on):
            return
        looked = _day(link.confirmed_on)
        look = self.prov.activity(_name("look", link.id), looked, looked, {"thakhi:seen": link.seen})
        self.prov.used(look, _name(*link.target.split(":", 1)))
        self.prov.wasAssociatedWith(look, self.person(link.confirmed_by))


def _standing(road: Roadmap) -> str:
    return "fictional" if road.fictional else "synthetic data" if road.synthetic else ""


def _name(kind: str, name: str) -> str:
    """A qualified name that any reader takes: everything but letters, digits and `-_.` is written in percent."""
    return f"thakhi:{kind}-{quote(name, safe='')}"


def _day(iso: str) -> datetime | None:
    try:
        return datetime.fromisoformat(iso).replace(tzinfo=UTC)
    except ValueError:
        return None


def _paragraphs(road: Roadmap) -> list[Paragraph]:
    return [*road.about, *(p for chapter in road.chapters for p in chapter.paragraphs), *road.method]


def _links(road: Roadmap) -> tuple[Link, ...]:
    found = (*road.links, *(link for action in road.actions for link in action.links))
    return tuple({link.id: link for link in found}.values())
