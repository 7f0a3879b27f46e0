"""What other apps listen to, in the same transaction."""

from __future__ import annotations

from django.dispatch import Signal

announcement_changed = Signal()  # request, workshop, lines (Texts): listeners return how many people they told
people_to_tell = Signal()  # workshop: listeners return how many would be told
