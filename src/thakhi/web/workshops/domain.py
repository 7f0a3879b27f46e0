"""What happens to a cycle: its changes are told on its pages and feeds, its roles given and taken."""

from __future__ import annotations

from thakhi.terms.text import Text
from thakhi.web.workshops.models import Change, Cycle, Workshop


def tell_change(cycle: Cycle, workshop: Workshop | None, text: Text) -> Change:
    """A line of the change list at the foot of the page of `workshop`, or of `cycle` when it is None; in its feed too.

    It is public as soon as the cycle is: it holds no personal data and no words that somebody may withdraw.
    """
    return Change.objects.create(cycle=cycle, workshop=workshop, text=text)
