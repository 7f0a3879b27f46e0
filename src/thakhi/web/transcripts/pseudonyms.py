"""The numbers of «Persona 3»: given once in a cycle, so that what was cited under one stays under it."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max, Q

from thakhi.web.people.models import Person
from thakhi.web.transcripts.models import Pseudonym
from thakhi.web.workshops.models import Cycle


@transaction.atomic
def number_people(cycle: Cycle) -> int:
    """Gives a number to everybody who appears or speaks in `cycle` and has none; how many got one."""
    Cycle.objects.select_for_update().get(pk=cycle.pk)  # two at once would give one number twice
    takes_part = Q(appearances__workshop__cycle=cycle) | Q(cues__transcript__workshop__cycle=cycle)
    numbered = Pseudonym.objects.filter(cycle=cycle)
    new = Person.objects.filter(takes_part).exclude(pk__in=numbered.values("person")).distinct().order_by("pk")
    highest = numbered.aggregate(highest=Max("number"))["highest"] or 0
    rows = [Pseudonym(cycle=cycle, person=person, number=n) for n, person in enumerate(new, highest + 1)]
    return len(Pseudonym.objects.bulk_create(rows))
