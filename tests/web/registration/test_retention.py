"""What was promised to be forgotten is forgotten on its day; counts stay."""

from __future__ import annotations

import threading
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from tests.web.registration.conftest import registered
from thakhi.web.people.chores import forget_what_is_due, start_chores
from thakhi.web.people.links import make_link
from thakhi.web.people.models import PrivateLink
from thakhi.web.registration.models import Registration
from thakhi.web.registration.retention import due_days, first_due, forget_expired
from thakhi.web.workshops.models import Workshop

pytestmark = pytest.mark.django_db
LA_PAZ = ZoneInfo("America/La_Paz")


@pytest.fixture
def elena(workshop: Workshop) -> Registration:
    """Elena, in a workshop on 1 March 2030 (in Bolivia; the next day in UTC)."""
    workshop.starts = datetime(2030, 3, 1, 20, tzinfo=LA_PAZ)
    workshop.ends = datetime(2030, 3, 1, 22, tzinfo=LA_PAZ)
    workshop.save()
    given: dict[str, Any] = {"answers": {"needs": "Una rampa", "old": "x"}, "sector": "unit_owners"}
    return registered(workshop, "Elena Prueba", **given, attended_at=timezone.now())


def test_each_answer_has_its_day(elena: Registration) -> None:
    assert due_days(elena) == {
        "name": date(2031, 3, 1),
        "email": date(2030, 5, 30),
        "needs": date(2030, 3, 31),
        "old": date(2030, 3, 1),
    }
    assert first_due(elena) == date(2030, 3, 1)


@pytest.mark.parametrize(
    ("today", "left"),
    [
        (date(2030, 2, 28), ("Elena Prueba", "elena@example.org", {"needs": "Una rampa", "old": "x"})),
        (date(2030, 3, 1), ("Elena Prueba", "elena@example.org", {"needs": "Una rampa"})),
        (date(2030, 3, 31), ("Elena Prueba", "elena@example.org", {})),
        (date(2030, 5, 30), ("Elena Prueba", "", {})),
        (date(2031, 3, 1), ("", "", {})),
    ],
)
def test_what_is_due_goes_and_the_rest_stays(elena: Registration, today: date, left: tuple[Any, ...]) -> None:
    make_link("confirm", days=1, subject=f"registration:{elena.pk}")
    forget_expired(today)
    again = forget_expired(today)
    elena.refresh_from_db()
    is_gone = left[0] == ""

    assert (elena.name, elena.email, elena.answers) == left
    assert again == 0
    assert (elena.sector, elena.attended_at is not None) == ("unit_owners", True)
    assert (elena.erased_at is not None) == is_gone
    assert PrivateLink.objects.count() == (0 if is_gone else 1)


def test_a_workshop_that_moves_takes_its_days_along(elena: Registration, workshop: Workshop) -> None:
    Workshop.objects.filter(pk=workshop.pk).update(ends=datetime(2030, 4, 1, 22, tzinfo=LA_PAZ))
    forget_expired(date(2030, 3, 31))
    elena.refresh_from_db()

    assert elena.answers == {"needs": "Una rampa", "old": "x"}
    assert elena.erase_after == date(2030, 4, 1)


def test_who_never_confirmed_goes_after_a_week(workshop: Workshop) -> None:
    old = timezone.now() - timedelta(days=8)
    registered(workshop, "Vieja Prueba", confirmed_at=None, created_at=old)
    registered(workshop, "Nueva Prueba", confirmed_at=None)
    registered(workshop, "Firme Prueba", created_at=old)
    forget_expired(timezone.now().date())

    assert sorted(Registration.objects.values_list("name", flat=True)) == ["Firme Prueba", "Nueva Prueba"]


def test_the_chores_forget_for_every_app(elena: Registration) -> None:
    make_link("enter", days=-1)
    make_link("enter", days=10_000)

    assert forget_what_is_due(datetime(2032, 1, 1, tzinfo=LA_PAZ)) == 2
    assert PrivateLink.objects.count() == 1
    assert list(Registration.objects.values_list("name", "sector")) == [("", "unit_owners")]


def test_the_chores_go_on_when_what_they_begin_with_fails(caplog: pytest.LogCaptureFixture) -> None:
    stop = threading.Event()

    def fail() -> None:
        raise RuntimeError

    thread = start_chores(stop, first=fail)
    thread.join(0.5)
    assert thread.is_alive()
    stop.set()
    thread.join(10)

    assert "what the chores begin with failed" in caplog.text
