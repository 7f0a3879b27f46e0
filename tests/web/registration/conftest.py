"""A workshop that is open, and its letters."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.web.people.conftest import link_in, queries
from thakhi.web.registration.domain import new_number
from thakhi.web.registration.models import Registration
from thakhi.web.workshops.models import Cycle, Workshop

__all__ = ["link_in", "queries"]

FIELDS: list[dict[str, Any]] = [
    {"id": "name", "required": True, "retention_days": 365},
    {"id": "sector", "required": True},
    {
        "id": "needs",
        "kind": "text",
        "label": {"es": "Qué necesita para participar", "en": "What you need to take part"},
        "purpose": {"es": "Para prepararlo.", "en": "To prepare it."},
        "retention_days": 30,
    },
]
GIVEN = {"email": "Juan@example.org", "name": "Juan Prueba", "sector": "unit_owners", "needs": "Una rampa"}
ADDRESS = "/es/talleres/ciclo-uno/taller-2/inscripcion/"
DESK = "/es/organizar/ciclo-uno/taller-2/inscripciones/"


@pytest.fixture
def workshop(cycle: Cycle) -> Workshop:
    """The second workshop, in three days, open."""
    cycle.fields = FIELDS
    cycle.save()
    row = cycle.workshops.get(n=2)
    row.starts = timezone.now() + timedelta(days=3)
    row.ends = row.starts + timedelta(hours=2)
    row.meeting_url = "https://meet.example.org/secreto"
    row.save()
    return row


def registered(workshop: Workshop, name: str, *, email: str = "", **more: Any) -> Registration:
    """Somebody who has confirmed."""
    now: datetime = timezone.now()
    given = {
        "number": new_number(),
        "name": name,
        "email": email or f"{name.split()[0].lower()}@example.org",
        "confirmed_at": now,
        **more,
    }
    return Registration.objects.create(workshop=workshop, **given)
