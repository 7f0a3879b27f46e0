"""The closed lists of the transcripts app: value in the database, wording in both languages."""

from __future__ import annotations

from thakhi.terms.text import Text
from thakhi.web.language import tr

Choices = list[tuple[str, str]]
STATE_WORDS = {
    "draft": Text("borrador por revisar", "draft to be checked"),
    "checked": Text("revisada por una persona", "checked by a person"),
    "with_speakers": Text("con quienes hablaron", "with its speakers"),
    "published": Text("publicada", "published"),
    "withdrawn": Text("retirada", "withdrawn"),
}
KIND_WORDS = {"audio": Text.same("audio"), "video": Text("vídeo", "video")}


def states() -> Choices:
    """How far a person has checked a transcript."""
    return [(value, tr(text)) for value, text in STATE_WORDS.items()]


def recording_kinds() -> Choices:
    """Sound or picture."""
    return [(value, tr(text)) for value, text in KIND_WORDS.items()]
