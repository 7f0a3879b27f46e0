"""What other apps read of transcripts: see showing.py for what shows, offers.py for what stands on their pages."""

from __future__ import annotations

from thakhi.web.transcripts.offers import awaiting, desk_doors, workshop_doors
from thakhi.web.transcripts.showing import (
    CueRow,
    ShownName,
    consenting,
    cue_rows,
    hidden_count,
    names_across,
    recording_offered,
    recordings_offered,
    shown_name,
    shown_names,
    visible_cues,
)

__all__ = [
    "CueRow",
    "ShownName",
    "awaiting",
    "consenting",
    "cue_rows",
    "desk_doors",
    "hidden_count",
    "names_across",
    "recording_offered",
    "recordings_offered",
    "shown_name",
    "shown_names",
    "visible_cues",
    "workshop_doors",
]
