"""The stems and the spelling of the dialogue room."""

from __future__ import annotations

from thakhi.dialogue.spelling import meant as meant
from thakhi.dialogue.spelling import sound as sound
from thakhi.dialogue.stems import Spoken as Spoken
from thakhi.dialogue.stems import asked_under as asked_under
from thakhi.dialogue.stems import kept_under as kept_under
from thakhi.dialogue.stems import plain as plain
from thakhi.dialogue.stems import spoken_words as spoken_words
from thakhi.dialogue.stems import words_of as words_of
