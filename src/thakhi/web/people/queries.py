"""What the people app offers to pages of other apps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from thakhi.web.language import link as address_of
from thakhi.web.language import tr
from thakhi.web.people.models import Letter
from thakhi.web.people.phrases import PHRASES


def awaiting(account: Any) -> Iterator[Any]:
    """For administrators: letters that could not leave."""
    from thakhi.web.workshops.queue import Waiting  # of an app to the right, whose page asks

    stuck = Letter.objects.filter(tries__gt=0)
    if account.is_admin and (count := stuck.count()):
        first = stuck.order_by("created_at").values_list("created_at", flat=True)[0]
        what = tr(PHRASES["letters_wait"]).format(n=count)
        yield Waiting(what=what, address=address_of("people:site-log"), since=first, is_urgent=True)


def desk_doors(cycle: Any, account: Any) -> Iterator[Any]:
    """Consents and the log, on the organisers' page of a cycle."""
    from thakhi.web.workshops.doors import Door

    if account.has_perm("workshops.see_people", cycle):
        address = address_of("people:consents-desk", cycle.slug)
        yield Door(title=tr(PHRASES["desk_heading"]), address=address, note=tr(PHRASES["desk_note"]))
    if account.has_perm("workshops.change", cycle):
        yield Door(
            title=tr(PHRASES["log_heading"]),
            address=address_of("people:log", cycle.slug),
            note=tr(PHRASES["log_lead"]),
        )
