"""The readable files of a folder → the rows of a cycle. What a file does not say has the model's default."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

from django.utils.text import slugify

from thakhi.terms.errors import InputProblem, unknown_name
from thakhi.terms.text import Text
from thakhi.web.folder import bridge
from thakhi.web.folder.shapes import SHAPES
from thakhi.web.folder.tables import Tables, empty, numbered, row_of, with_order
from thakhi.web.folder.values import Plain
from thakhi.web.workshops.domain import hides_a_page

COLUMNS = {"id", "title", "topics", "panels", "programmes", "fictional"}  # of cycle.yaml: these have rows of their own
PROGRAMME_COLUMNS = {"id", "name", "words", "aliases"}
IDS = uuid.UUID("6f0f6f7e-4c5e-5d0a-9a55-7f3c2b1d9e10")  # under which a workshop without a uid gets a lasting one


def read_tables(folder: Path) -> Tables:
    """The rows that the readable files of `folder` describe.

    *Fails when* a file does not fit its shape, or names a workshop, person or topic that is not there.
    """
    cycle = bridge.read_cycle(folder)
    sheet = bridge.read_workshops(folder)
    out = empty()
    out["workshops.Cycle"] = {"": _cycle(cycle, sheet or bridge.WorkshopsSheet())}
    out["workshops.Topic"] = {
        topic.id: {"slug": topic.id, "label": bridge.plain(topic.label), "order": place}
        for place, topic in enumerate(cycle.topics)
    }
    out["workshops.Programme"] = {p.id: _programme(p, place, sheet) for place, p in enumerate(cycle.programmes)}
    _read_people(folder, out)
    _read_organisers(cycle, sheet, out)
    if sheet is None:
        _from_panels(cycle, out)
    else:
        _from_workshops(cycle, sheet, out, folder)
    _read_recordings(folder, out)
    _drop_announced(out)
    _read_statements(folder, out)
    return out


def _cycle(cycle: bridge.CycleSheet, sheet: bridge.WorkshopsSheet) -> Plain:
    raw = bridge.plain(cycle)
    row = row_of(
        sheet,
        SHAPES["workshops.Cycle"],
        slug=cycle.id,
        title=raw["title"],
        fictional=cycle.fictional,
        sheet={key: value for key, value in raw.items() if key not in COLUMNS},
    )
    return _without_blank(row, "created_at")


def _programme(programme: bridge.Programme, place: int, sheet: bridge.WorkshopsSheet | None) -> Plain:
    raw = bridge.plain(programme)
    partners = (sheet.partners or {}).get(programme.id, ()) if sheet else ()
    return {
        "slug": programme.id,
        "name": raw["name"],
        "words": raw["words"],
        "aliases": raw["aliases"],
        "partners": sorted(partners),
        "sheet": {key: value for key, value in raw.items() if key not in PROGRAMME_COLUMNS},
        "order": place,
    }


def panel_sheet(panel: bridge.Panel) -> Plain:
    """What a workshop keeps of its panel: all but its number."""
    raw = bridge.plain(panel)
    raw.pop("n")
    return dict(raw)


def _from_panels(cycle: bridge.CycleSheet, out: Tables) -> None:
    """Workshops of which nothing is known but their panels: what was not found stays empty."""
    for panel in cycle.panels:
        slug = f"panel-{panel.n}"
        out["workshops.Workshop"][slug] = {
            "n": panel.n,
            "slug": slug,
            "title": _found_words(panel.title_es, panel.title_en),
            "state": "held" if panel.recording.exists else "convened",
            "uid": _uid(cycle.id, slug),
            "sheet": panel_sheet(panel),
        }
        if panel.recording.exists:
            url = _found(panel.recording.url)
            out["transcripts.Recording"][f"{slug}#0"] = {
                "workshop": slug,
                "language": panel.recording.language,
                "url": url,
                "is_found": bool(url),
                "is_public": bool(url),
            }


def _from_workshops(cycle: bridge.CycleSheet, sheet: bridge.WorkshopsSheet, out: Tables, folder: Path) -> None:
    place = bridge.places_of(folder / "workshops.yaml")
    panels = {panel.n: panel for panel in cycle.panels}
    for row, one in enumerate(sheet.workshops):
        if one.n not in panels:
            known = (str(n) for n in panels)
            raise unknown_name(Text("el panel", "panel"), str(one.n), known, place("workshops", row, "n"))
        if one.slug in out["workshops.Workshop"]:
            raise InputProblem(
                Text(f"el taller «{one.slug}» está dos veces", f"the workshop “{one.slug}” is there twice"),
                place("workshops", row, "slug"),
            )
        if hides_a_page(cycle.id, one.slug):
            raise InputProblem(
                Text(
                    f"«{one.slug}» es la dirección de otra página del sitio; elija otra palabra",
                    f"“{one.slug}” is the address of another page of the site; choose another word",
                ),
                place("workshops", row, "slug"),
            )
        out["workshops.Workshop"][one.slug] = _workshop(one, panels[one.n], cycle.id)
        _parts(one, out)
    out["workshops.Phase"] = numbered(with_order(row_of(phase, SHAPES["workshops.Phase"]) for phase in sheet.phases))
    out["workshops.Change"] = numbered(row_of(change, SHAPES["workshops.Change"]) for change in sheet.changes)


def _workshop(one: bridge.WorkshopSheet, panel: bridge.Panel, cycle: str) -> Plain:
    row = row_of(one, SHAPES["workshops.Workshop"], sheet=panel_sheet(panel))
    if row["title"] == {"es": "", "en": ""}:
        row["title"] = _found_words(panel.title_es, panel.title_en)
    return _without_blank({**row, "uid": row["uid"] or _uid(cycle, one.slug)}, "updated_at")


def _parts(one: bridge.WorkshopSheet, out: Tables) -> None:
    """Agenda, people and documents of a workshop."""
    for label, parts in (
        ("workshops.AgendaItem", one.agenda),
        ("workshops.Appearance", one.appearances),
        ("workshops.Document", one.documents),
    ):
        rows = with_order(row_of(part, SHAPES[label], workshop=one.slug) for part in parts)
        for row in rows:
            if "people" in row:
                row["people"] = sorted(row["people"])
        out[label].update(numbered(rows, "workshop"))


def _read_people(folder: Path, out: Tables) -> None:
    sheet = bridge.read_people(folder)
    cycle = out["workshops.Cycle"][""]["slug"]
    for organisation in sheet.organisations:
        out["people.Organisation"][organisation.slug] = row_of(organisation, SHAPES["people.Organisation"])
    numbers: list[Plain] = []
    for person in sheet.people:
        row = row_of(person, SHAPES["people.Person"])
        if person.number is not None:
            numbers.append({"person": person.slug, "number": person.number})
            row["slug"] = f"{cycle}-{person.slug}"[:80] if not person.name else person.slug
        out["people.Person"][person.slug] = row
    out["transcripts.Pseudonym"] = numbered(sorted(numbers, key=lambda row: int(row["number"])))


def organiser_slug(name: str) -> str:
    """The name in addresses of an organisation that cycle.yaml names."""
    return slugify(name)[:80].strip("-") or "organiser"


def _read_organisers(cycle: bridge.CycleSheet, sheet: bridge.WorkshopsSheet | None, out: Tables) -> None:
    """Who convenes: the organisers of cycle.yaml, unless workshops.yaml says it."""
    slugs = [organiser_slug(organiser.name) for organiser in cycle.organisers]
    if sheet is not None and sheet.organisations is not None:
        slugs = list(sheet.organisations)
    else:
        for slug, organiser in zip(slugs, cycle.organisers, strict=True):
            out["people.Organisation"].setdefault(slug, {"slug": slug, "name": organiser.name})
    out["workshops.Cycle"][""]["organisations"] = sorted(slugs)


def _read_recordings(folder: Path, out: Tables) -> None:
    sheet = bridge.read_recordings(folder)
    if sheet is None:
        return
    shape = SHAPES["transcripts.Recording"]
    out["transcripts.Recording"] = numbered((row_of(one, shape) for one in sheet.recordings), "workshop")
    rows = []
    for one in sheet.transcripts:
        row = row_of(one, SHAPES["transcripts.Transcript"], file_name=f"{one.workshop}.{one.language}.vtt")
        row["recording"] = None if one.recording is None else f"{one.workshop}#{one.recording}"
        rows.append(row)
    out["transcripts.Transcript"] = {f"{row['workshop']}.{row['language']}": row for row in rows}


def _drop_announced(out: Tables) -> None:
    """What was announced of a recording is not said beside the recording itself."""
    there = {row["workshop"] for row in out["transcripts.Recording"].values() if row.get("is_found", True)}
    for key in there & out["workshops.Workshop"].keys():
        out["workshops.Workshop"][key]["sheet"].pop("recording", None)


def _read_statements(folder: Path, out: Tables) -> None:
    for said in bridge.read_statements(folder):
        out["statements.Statement"][said.id] = _statement(said)


def _statement(said: bridge.Statement) -> Plain:
    row = row_of(said, SHAPES["statements.Statement"], slug=said.id)
    row.update(
        cue_ids=list(said.cues),
        workshop=said.workshop or None,
        person=said.person or None,
        transcript=f"{said.workshop}.{said.language}" if said.language else None,
        topics=sorted(said.topics),
        seen_hash=said.seen,
        accepted="" if said.language else said.accepted,  # its cues hold it
        speaker="" if said.person else said.speaker,
        role="" if said.person else said.role,
        is_published_source=said.consent == "published_source",
        is_withdrawn=said.consent == "withdrawn",
    )
    return row


def _found(words: str) -> str:
    return "" if words == bridge.NOT_FOUND else words


def _found_words(es: str, en: str) -> Plain:
    return {"es": _found(es), "en": _found(en)}


def _uid(cycle: str, workshop: str) -> str:
    return str(uuid.uuid5(IDS, f"{cycle}/{workshop}"))


def _without_blank(row: dict[str, Any], *names: str) -> Plain:
    """The row without the fields that the file leaves to the moment of loading."""
    return {key: value for key, value in row.items() if key not in names or value}
