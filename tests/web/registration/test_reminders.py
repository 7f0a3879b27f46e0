"""Letters shortly before a workshop: to whoever is expected, once for each date, in their language."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.web.registration.conftest import registered
from thakhi.terms.errors import InputProblem
from thakhi.web.people.models import Letter
from thakhi.web.registration.models import Registration
from thakhi.web.registration.reminders import remind_who_is_expected, site_at
from thakhi.web.workshops.models import Workshop

pytestmark = pytest.mark.django_db
DAYS = timedelta(days=1)


def remind(workshop: Workshop, *, before: timedelta = timedelta(hours=20)) -> int:
    """What a cron job does some hours before the workshop."""
    return remind_who_is_expected(site_at("http://testserver"), now=workshop.starts - before, ahead=DAYS)


def test_who_is_expected_is_reminded_once_in_their_language(workshop: Workshop, client: Client) -> None:
    now: datetime = timezone.now()
    registered(workshop, "Juan Prueba", language="es")
    registered(workshop, "Ann Prueba", language="en")
    for name, state in {
        "Berta": {"confirmed_at": None},
        "Carla": {"cancelled_at": now},
        "Dora": {"is_waiting": True},
        "Elsa": {"attended_at": now},
        "Fany": {"erased_at": now},
    }.items():
        registered(workshop, name, **state)  # type: ignore[arg-type]

    assert remind(workshop, before=timedelta(hours=25)) == 0, "not yet"
    assert (remind(workshop), remind(workshop)) == (2, 0)
    letters = {letter.to: letter for letter in Letter.objects.all()}
    assert {to: letter.subject.split(":")[0] for to, letter in letters.items()} == {
        "juan@example.org": "Pronto empieza",
        "ann@example.org": "It begins soon",
    }
    assert [f["name"] for f in letters["ann@example.org"].files] == [f"{workshop.slug}.ics"]
    addresses = [line for line in letters["ann@example.org"].body.splitlines() if line.startswith("http")]
    assert [client.get(address.removeprefix("http://testserver")).status_code for address in addresses] == [200, 200]


@pytest.mark.parametrize(
    "change",
    [{"state": "cancelled"}, {"state": "held"}, {"starts": None, "ends": None}],
    ids=["cancelled", "held", "undated"],
)
def test_of_a_workshop_that_does_not_come_nobody_is_reminded(workshop: Workshop, change: dict[str, Any]) -> None:
    registered(workshop, "Juan Prueba")
    starts = workshop.starts
    Workshop.objects.filter(pk=workshop.pk).update(**change)

    assert remind_who_is_expected(site_at("http://testserver"), now=starts - DAYS / 2, ahead=DAYS) == 0


def test_a_hidden_cycle_writes_to_nobody(workshop: Workshop) -> None:
    registered(workshop, "Juan Prueba")
    workshop.cycle.is_published = False
    workshop.cycle.save()

    assert remind(workshop) == 0


def test_a_new_date_is_reminded_of_anew(workshop: Workshop) -> None:
    row = registered(workshop, "Juan Prueba")
    assert remind(workshop) == 1
    workshop.starts, workshop.ends = workshop.starts + 7 * DAYS, workshop.ends + 7 * DAYS
    workshop.save()

    assert (remind(workshop), remind(workshop)) == (1, 0)
    assert Registration.objects.get(pk=row.pk).reminded_of == workshop.starts


@pytest.mark.parametrize(
    "address", ["http://elsewhere.example", "testserver", "ftp://testserver", "http://testserver:x"]
)
def test_a_wrong_address_of_the_site_is_told(address: str) -> None:
    with pytest.raises(InputProblem, match="THAKHI_HOSTS"):
        site_at(address)


def test_without_an_address_the_first_host_is_meant(settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["talleres.example.org"]
    settings.HTTPS = True

    assert site_at().build_absolute_uri("/es/").endswith("://talleres.example.org/es/")
