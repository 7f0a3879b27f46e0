"""What other apps listen to, in the same transaction."""

from __future__ import annotations

from django.dispatch import Signal

words_changed = Signal()  # transcript, cues (their primary keys, or None for all): text, speaker or visibility changed
