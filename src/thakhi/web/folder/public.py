"""What of a cycle everybody may read → the readable files of its folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from thakhi.web.folder import bridge
from thakhi.web.folder.cycle_yaml import cycle_yaml
from thakhi.web.folder.files import sha256
from thakhi.web.folder.rows import Named
from thakhi.web.folder.tables import Tables
from thakhi.web.folder.values import Plain
from thakhi.web.people.models import Consent
from thakhi.web.transcripts.models import Cue, Recording
from thakhi.web.transcripts.queries import consenting, recordings_offered, shown_names, visible_cues

BLANK: Plain = {"words": "", "speaker": "", "role": "", "source": "", "accepted": ""}


def write_public(tables: Tables, named: Named, work: Path) -> None:
    """Writes cycle.yaml and the other readable files into `work`; documents and recordings stand there already."""
    _write(work / "cycle.yaml", cycle_yaml(tables, named))
    _write(work / "workshops.yaml", _workshops(tables, work))
    _write(work / "people.yaml", _people(tables, named))
    _write(work / "recordings" / "recordings.yaml", _recordings(tables, work))
    _write(work / "statements.yaml", _statements(tables, named))


def offered_recordings(named: Named) -> set[str]:
    """The keys of the recordings that everybody may have."""
    rows = Recording.objects.filter(workshop__cycle=named.cycle).select_related("workshop")
    return {named.to_key("transcripts.Recording", pk) for pk in recordings_offered(rows)}


def _write(path: Path, content: Any) -> None:
    if content:
        path.parent.mkdir(exist_ok=True)
        path.write_text(bridge.write_yaml(content), encoding="utf-8")


def _workshops(tables: Tables, work: Path) -> Plain:
    cycle = tables["workshops.Cycle"][""]
    programmes = tables["workshops.Programme"]
    partners = {key: row["partners"] for key, row in programmes.items() if row["partners"]}
    given = {
        **cycle,
        "partners": partners or None,
        "phases": [_ordered(bridge.PhaseSheet, row, place) for place, row in _placed(tables["workshops.Phase"])],
        "workshops": [_workshop(key, row, tables, work) for key, row in tables["workshops.Workshop"].items()],
        "changes": [bridge.said(bridge.ChangeSheet, row) for row in tables["workshops.Change"].values()],
    }
    head = bridge.said(bridge.WorkshopsSheet, given)
    body: Plain = {name: head.pop(name) for name in ("workshops", "changes") if name in head}
    return {**head, **body}


def _workshop(key: str, row: Plain, tables: Tables, work: Path) -> Plain:
    agenda, appearances = (_of(tables[f"workshops.{name}"], key) for name in ("AgendaItem", "Appearance"))
    documents = [_with_sum(one, work) for one in _of(tables["workshops.Document"], key)]
    given = {
        **row,
        "meeting_url": "",
        "agenda": [_ordered(bridge.AgendaSheet, one, place) for place, one in enumerate(agenda)],
        "appearances": [_ordered(bridge.AppearanceSheet, one, place) for place, one in enumerate(appearances)],
        "documents": [_ordered(bridge.DocumentSheet, one, place) for place, one in enumerate(documents)],
    }
    return bridge.said(bridge.WorkshopSheet, given)


def _people(tables: Tables, named: Named) -> Plain:
    numbers = {row["person"]: row["number"] for row in tables["transcripts.Pseudonym"].values()}
    states = consent_states(named)
    hidden = {named.to_key("people.Person", pk) for pk in named.hidden_names}
    numbers.update({named.to_key("people.Person", pk): named.numbers[pk] for pk in named.hidden_names})
    people = [
        bridge.said(bridge.PersonSheet, _person(key, row, key in hidden, numbers.get(key), states.get(key)))
        for key, row in tables["people.Person"].items()
    ]
    organisations = [
        bridge.said(bridge.OrganisationSheet, row)
        for key, row in tables["people.Organisation"].items()
        if _is_shown(key, tables, hidden)
    ]
    return {name: rows for name, rows in (("organisations", organisations), ("people", people)) if rows}


def _is_shown(organisation: str, tables: Tables, hidden: set[str]) -> bool:
    """Whether the organisation stands for somebody or something that is shown."""
    speaks = any(
        row["organisation"] == organisation and key not in hidden for key, row in tables["people.Person"].items()
    )
    carries = any(organisation in row["partners"] for row in tables["workshops.Programme"].values())
    return speaks or carries or organisation in tables["workshops.Cycle"][""]["organisations"]


def _person(key: str, row: Plain, is_hidden: bool, number: int | None, consent: Plain | None) -> Plain:
    shown = {"slug": key, "number": number, "sector": row["sector"], "consent": consent}
    if is_hidden:
        return shown
    return {**shown, "name": row["name"], "role": row["role"], "organisation": row["organisation"]}


def consent_states(named: Named) -> dict[str, Plain]:
    """What each person decided last, by use."""
    out: dict[str, Plain] = {}
    rows = Consent.objects.filter(person__in=named.people).order_by("at", "id")
    for person, use, is_granted in rows.values_list("person_id", "use", "is_granted"):
        states = out.setdefault(named.to_key("people.Person", person), {})
        states[use] = "granted" if is_granted else "withdrawn"
    return {key: dict(sorted(states.items())) for key, states in out.items()}


def _recordings(tables: Tables, work: Path) -> Plain:
    """Recordings without the address of those that are not offered: their file is not in `work` either."""
    rows = tables["transcripts.Recording"]
    recordings = [bridge.said(bridge.RecordingSheet, _with_sum(row, work)) for row in rows.values()]
    transcripts = [
        bridge.said(
            bridge.TranscriptSheet,
            {**row, "recording": None if row["recording"] is None else int(row["recording"].rpartition("#")[2])},
        )
        for row in tables["transcripts.Transcript"].values()
    ]
    return {name: rows for name, rows in (("recordings", recordings), ("transcripts", transcripts)) if rows}


def statement_hashes(tables: Tables, named: Named) -> dict[str, str]:
    """The content hash of every statement that shows now, by id."""
    sheets = (bridge.Statement(**{**BLANK, **sheet}) for sheet in _statements(tables, named))
    return {said.id: said.hash for said in sheets}


def _statements(tables: Tables, named: Named) -> list[Plain]:
    shown = _Quotes(tables, named)
    sheets = (shown.sheet(key, row) for key, row in tables["statements.Statement"].items())
    return [sheet for sheet in sheets if sheet]


class _Quotes:
    """Which statements show, and as what; their people and cues are asked for once."""

    def __init__(self, tables: Tables, named: Named) -> None:
        self.tables = tables
        self.names = {
            named.to_key("people.Person", pk): name for pk, name in shown_names(named.people, cycle=named.cycle).items()
        }
        agreed = consenting("words").filter(pk__in=named.people).values_list("pk", flat=True)
        self.agreed = {named.to_key("people.Person", pk) for pk in agreed}
        self.withdrawn = {named.to_key("people.Person", pk) for pk in named.withdrawn}
        self.cues = self._cue_texts(named)

    def sheet(self, key: str, row: Plain) -> Plain | None:
        """The record of a statement for statements.yaml; None when it is for its team only."""
        is_withdrawn = row["is_withdrawn"] or not row["words"] or row["person"] in self.withdrawn
        transcript = row["transcript"]
        words = [self.cues.get((transcript, cue)) for cue in row["cue_ids"]] if transcript else []
        if not is_withdrawn and (None in words or (row["person"] and row["person"] not in self.agreed)):
            return None
        consent = "published_source" if row["is_published_source"] else "granted"
        name = self.names.get(row["person"])
        given = {
            **row,
            "id": key,
            "words": "" if is_withdrawn else row["words"],
            "speaker": name.name if name else row["speaker"],
            "role": name.role if name else row["role"],
            "person": row["person"] or "",
            "consent": "withdrawn" if is_withdrawn else consent,
            "accepted": "" if is_withdrawn else " ".join(str(text) for text in words) or row["accepted"],
            "cues": row["cue_ids"],
            "workshop": row["workshop"] or "",
            "language": transcript.rpartition(".")[2] if transcript else "",
            "seen": row["seen_hash"],
        }
        return bridge.said(bridge.Statement, given)

    def _cue_texts(self, named: Named) -> dict[tuple[str, str], str]:
        """The text of every visible cue that a statement stands in."""
        wanted = {cue for row in self.tables["statements.Statement"].values() for cue in row["cue_ids"]}
        cues = visible_cues(named.cycle).order_by()
        out: dict[tuple[str, str], str] = {}
        for some in _thousands(sorted(wanted)):
            found: list[Cue] = list(cues.filter(cue_id__in=some))
            out.update(
                {(named.to_key("transcripts.Transcript", one.transcript_id), one.cue_id): one.text for one in found}
            )
        return out


def _thousands(items: list[str]) -> list[list[str]]:
    return [items[start : start + 500] for start in range(0, len(items), 500)]


def _placed(rows: dict[str, Plain]) -> list[tuple[int, Plain]]:
    return list(enumerate(rows.values()))


def _of(rows: dict[str, Plain], parent: str) -> list[Plain]:
    return [row for row in rows.values() if row["workshop"] == parent]


def _ordered(sheet: type[Any], row: Plain, place: int) -> Plain:
    """A row of a list, whose `order` is not said where it is its place."""
    return bridge.said(sheet, {**row, "order": None if row["order"] == place else row["order"]})


def _with_sum(row: Plain, work: Path) -> Plain:
    """With the checksum of its file; without file and address where the file is not for everybody."""
    if not row["file"]:
        return row
    path = work / row["file"]
    return {**row, "sha256": sha256(path)} if path.is_file() else {**row, "file": ""}
