"""What other apps listen to, in the same transaction: so that withdrawn words are gone when the request ends."""

from __future__ import annotations

from django.dispatch import Signal

consent_changed = Signal()  # person, use, is_granted
person_erased = Signal()  # person
