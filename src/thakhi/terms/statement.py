"""Words that a named person said, as a person accepted them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from thakhi.terms.estimate import content_hash

Consent = Literal["granted", "withdrawn", "published_source"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A quote: exact `words` out of `accepted` text (a transcript's cues or a published page).

    `consent` is `published_source` when the words stand on a public page and are cited from there.
    """

    id: str
    words: str
    speaker: str
    role: str
    source: str
    consent: Consent
    accepted: str
    cues: tuple[str, ...] = ()
    workshop: str = ""
    topics: tuple[str, ...] = ()
    caution: str = ""
    person: str = ""  # slug in people.yaml of who said it
    language: str = ""  # of the transcript of `workshop` that the cues stand in
    supports: tuple[str, ...] = ()
    seen: str = ""  # the hash that it had when a person last looked

    @property
    def hash(self) -> str:
        """Content hash: changes with the words, the speaker or the consent."""
        return content_hash([self.id, self.words, self.speaker, self.consent])
