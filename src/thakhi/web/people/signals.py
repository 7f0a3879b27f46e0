"""What other apps listen to, in the same transaction: so that withdrawn words are gone when the request ends."""

from __future__ import annotations

from django.dispatch import Signal

consent_changed = Signal()  # person, use, is_granted
person_erased = Signal()  # person
account_erased = Signal()  # account, before its row goes
address_confirmed = Signal()  # account: its owner has just opened a link sent to its address
own_data_asked = Signal()  # account, people: each listener returns (name, what it keeps of them)
retention_due = Signal()  # today: each listener erases what it promised, and returns how many it erased
