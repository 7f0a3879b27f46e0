"""The rows of a cycle → `cycle.yaml`: what a page says of it, in the shape that the road map reads."""

from __future__ import annotations

from typing import Any

from thakhi.web.folder import bridge
from thakhi.web.folder.read_cycle import organiser_slug
from thakhi.web.folder.rows import Named
from thakhi.web.folder.tables import Tables
from thakhi.web.folder.values import Plain
from thakhi.web.transcripts.queries import shown_names

NOBODY: Plain = {
    "title_status": "announced",
    "title_sources": [],
    "stated": [],
    "organisers": [],
    "people": [],
    "not_found": [],
    "sources": {},
}


def cycle_yaml(tables: Tables, named: Named) -> Plain:
    """`cycle.yaml` of the cycle, as plain data."""
    row = tables["workshops.Cycle"][""]
    given = {
        **NOBODY,
        **row["sheet"],
        "id": row["slug"],
        "title": row["title"],
        "fictional": row["fictional"],
        "organisers": _organisers(row, tables),
        "topics": [{"id": key, "label": topic["label"]} for key, topic in tables["workshops.Topic"].items()],
        "panels": [_panel(key, one, tables, named) for key, one in tables["workshops.Workshop"].items()],
        "programmes": [_programme(key, one) for key, one in tables["workshops.Programme"].items()],
    }
    return bridge.said(bridge.CycleSheet, given)


def _organisers(row: Plain, tables: Tables) -> list[Plain]:
    """Who convenes: as cycle.yaml described them, then whom the site added."""
    convening = set(row["organisations"])
    described = [one for one in row["sheet"].get("organisers", ()) if organiser_slug(one["name"]) in convening]
    names = {organiser_slug(one["name"]) for one in described}
    added = [
        {"name": tables["people.Organisation"][slug]["name"], "unit": "", "status": "announced"}
        for slug in row["organisations"]
        if slug not in names
    ]
    return [*described, *added]


def _programme(key: str, row: Plain) -> Plain:
    given = {
        "announced_as": row["name"]["es"],
        "funders": [],
        "implementers": [],
        "status": "announced",
        "sources": [],
        **row["sheet"],
        "id": key,
        "name": row["name"],
        "aliases": row["aliases"],
        "words": row["words"],
    }
    return bridge.said(bridge.Programme, given)


def _panel(key: str, row: Plain, tables: Tables, named: Named) -> Plain:
    titles = {f"title_{lang}": row["title"][lang] or bridge.NOT_FOUND for lang in ("es", "en")}
    given: dict[str, Any] = {
        "es_unofficial": "",
        "status": "announced",
        "source": "",
        **row["sheet"],
        **titles,
        "n": row["n"],
        "recording": _recording(key, row, tables),
        "speakers": _speakers(key, row, tables, named),
    }
    return bridge.said(bridge.Panel, given)


def _recording(key: str, row: Plain, tables: Tables) -> Plain:
    """Where the first recording is that everybody may have; as it was announced where the site has none."""
    known = row["sheet"].get("recording")
    there = [one for one in tables["transcripts.Recording"].values() if one["workshop"] == key]
    if not there:
        return known or {"exists": False, "language": "es", "url": bridge.NOT_FOUND}
    address = next((one["url"] for one in there if one["url"]), "")
    return {"exists": True, "language": there[0]["language"], "url": address or bridge.NOT_FOUND}


def _speakers(key: str, row: Plain, tables: Tables, named: Named) -> str:
    rows = [one["person"] for one in tables["workshops.Appearance"].values() if one["workshop"] == key]
    if not rows:
        return str(row["sheet"].get("speakers", bridge.NOT_FOUND))
    names = {named.to_key("people.Person", pk): n for pk, n in shown_names(named.people, cycle=named.cycle).items()}
    return ", ".join(dict.fromkeys(names[person].name for person in rows))
