"""Who came: by their own link, or from the files of the usual meeting services."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests.web.conftest import SignIn
from tests.web.registration.conftest import registered
from thakhi.terms.errors import InputProblem
from thakhi.web.people.links import make_link
from thakhi.web.people.models import Account, AuditEntry
from thakhi.web.registration.attendance.columns import minutes_in
from thakhi.web.registration.attendance.match import match
from thakhi.web.registration.attendance.read import Stay, read_attendance
from thakhi.web.registration.models import Registration
from thakhi.web.workshops.models import Workshop

IMPORT = "/es/organizar/ciclo-uno/taller-2/asistencia/"
ZOOM = (
    "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants\n"
    "123,Taller 2,08/01/2021 06:00:00 PM,08/01/2021 08:00:00 PM,marta@example.org,120,3\n"
    "\n"
    "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent\n"
    '"Elena (Elena Prueba)",elena@example.org,x,y,60,Yes,\n'
    "Elena,ELENA@example.org,x,y,35,Yes,\n"
    "Juan Prueba,,x,y,5,Yes,\n"
)
ZOOM_ES = (
    "\ufeffNombre (nombre original),Correo electrónico del usuario,Hora de ingreso,Hora de salida,"
    "Duración (minutos),Invitado\n"
    "Elena,elena@example.org,x,y,95,Sí\nJuan Prueba,,x,y,5,Sí\n"
)
TEAMS = (
    "1. Summary\nMeeting title\tTaller 2\nAttended participants\t2\nAverage attendance time\t50m\n\n"
    "2. Participants\n"
    "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\n"
    "Elena\tx\ty\t1h 35m 10s\telena@example.org\te\tPresenter\n"
    "Juan Prueba\tx\ty\t5m 2s\t\t\tAttendee\n\n"
    "3. In-Meeting Activities\nName\tJoin Time\tLeave Time\tDuration\tEmail\tRole\n"
    "Elena\tx\ty\t1h 35m 10s\telena@example.org\tPresenter\n"
)
MEET_ES = (
    "Nombre,Apellido,Correo electrónico,Duración,Hora de entrada,Hora de salida\n"
    "Elena,Prueba,elena@example.org,1 h 35 min,x,y\nJuan,Prueba,,5 min,x,y\n"
)
ANY = "name;email;minutes\nElena;elena@example.org;95\nJuan Prueba;;5\n"


@pytest.mark.parametrize(
    "content",
    [
        ZOOM.encode(),
        ZOOM_ES.encode(),
        TEAMS.encode("utf-16"),
        MEET_ES.encode(),
        MEET_ES.encode("latin-1"),
        ANY.encode(),
        ANY.replace("\n", "\r\n").encode(),
    ],
    ids=["zoom", "zoom in Spanish", "teams", "meet in Spanish", "latin-1", "any", "windows lines"],
)
def test_the_usual_services(content: bytes) -> None:
    found = [(stay.email, stay.minutes) for stay in read_attendance(content, file="a.csv")]

    assert found == [("elena@example.org", 95), ("", 5)]


@pytest.mark.parametrize(
    ("content", "where", "said"),
    [
        (b"", "a.csv", "no line with the names of the columns"),
        (b"uno,dos\n1,2\n", "a.csv", "no line with the names of the columns"),
        (b"name,email,minutes\nElena,e@x.bo,95\nJuan,j@x.bo,mucho\n", "a.csv:3", "in the column “minutes”, 'mucho'"),
        (b"PK\x03\x04\x00", "a.csv", "is a spreadsheet"),
        (b"name,email\n\x00\x01", "a.csv", "is not a text file"),
        (b"x" * (5 * 2**20 + 1), "a.csv", "more than 5 MB"),
    ],
)
def test_a_bad_file_says_line_and_column(content: bytes, where: str, said: str) -> None:
    with pytest.raises(InputProblem) as problem:
        read_attendance(content, file="a.csv")

    assert problem.value.where == where
    assert said in problem.value.text.en


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        ("45", 45),
        ("45,5", 45.5),
        ("1h 2m 30s", 62.5),
        ("1 hr 5 min", 65),
        ("1 hora 5 minutos", 65),
        ("30 segundos", 0.5),
        ("01:02:30", 62.5),
        ("1:30", 90),
        ("", None),
        ("x", None),
        ("-5", None),
        ("=1+1", None),
    ],
)
def test_durations(cell: str, minutes: float | None) -> None:
    assert minutes_in(cell) == minutes


class _Somebody:
    def __init__(self, pk: int, name: str, email: str = "") -> None:
        self.pk, self.name, self.email = pk, name, email


def test_nobody_is_guessed() -> None:
    people = [_Somebody(1, "Elena Ñusta", "elena@example.org"), _Somebody(2, "Juan Paz"), _Somebody(3, "JUAN  PAZ")]
    stays = [
        Stay("elena nusta", "", 10),
        Stay("E.", "elena@example.org", 20),
        Stay("Juan Paz", "", 5),
        Stay("X", "", 1),
    ]
    found = match(stays, people)

    assert [(m.registration, m.how, m.minutes) for m in found.found] == [(1, "name", 30)]
    assert [s.name for s in found.ambiguous] == ["Juan Paz"]
    assert [s.name for s in found.unknown] == ["X"]


def _upload(browser: Client, content: str, **more: Any) -> Any:
    file = SimpleUploadedFile("asistencia.csv", content.encode(), content_type="text/csv")
    return browser.post(IMPORT, {"file": file, "least": "10", **more})


@pytest.mark.django_db
def test_an_import_is_shown_first_and_saved_by_its_button(marta: Account, workshop: Workshop, sign_in: SignIn) -> None:
    elena, juan = registered(workshop, "Elena Prueba"), registered(workshop, "Juan Prueba")
    browser = sign_in(marta)
    shown = _upload(browser, ZOOM + "<script>Zoe</script>,,x,y,50,Yes,\n")
    page = shown.content.decode()
    before = Registration.objects.filter(attended_at__isnull=False).count()
    saved = browser.post(IMPORT, {"found": shown.context["matches"]})
    elena.refresh_from_db()
    juan.refresh_from_db()

    assert (shown.status_code, before, saved.status_code) == (200, 0, 302)
    assert "Guardar la asistencia de 1" in page
    assert "&lt;script&gt;Zoe" in page
    assert "<script>Zoe" not in page
    assert "!!" not in page
    assert (elena.attended_minutes, elena.attended_by, elena.attended_at) == (95, "import", workshop.starts)
    assert juan.attended_at is None
    assert list(AuditEntry.objects.values_list("act", "detail")) == [("registration.import", {"count": 1})]


@pytest.mark.django_db
def test_matches_that_were_changed_or_are_of_another_workshop_save_nothing(
    marta: Account, workshop: Workshop, sign_in: SignIn
) -> None:
    registered(workshop, "Elena Prueba")
    browser = sign_in(marta)
    matches = _upload(browser, ANY).context["matches"]
    browser.post(IMPORT, {"found": matches[:-1] + ("a" if matches[-1] != "a" else "b")})
    browser.post(IMPORT.replace("taller-2", "taller-1"), {"found": matches})

    assert Registration.objects.filter(attended_at__isnull=False).count() == 0


@pytest.mark.django_db
def test_a_bad_file_is_said_in_the_form(marta: Account, workshop: Workshop, sign_in: SignIn) -> None:
    answer = _upload(sign_in(marta), "name,minutes\nElena,mucho\n")

    assert answer.status_code == 400
    assert "asistencia.csv:2: en la columna «minutes», &#x27;mucho&#x27; no es una duración" in answer.content.decode()


@pytest.fixture
def attend(workshop: Workshop) -> tuple[Registration, str]:
    """Elena's registration and her link to attend."""
    row = registered(workshop, "Elena Prueba")
    return row, f"/es/enlace/{make_link('attend', days=5, subject=f'registration:{row.pk}', single_use=False)}/"


def _starts_in(workshop: Workshop, minutes: int) -> None:
    starts = timezone.now() + timedelta(minutes=minutes)
    Workshop.objects.filter(pk=workshop.pk).update(starts=starts, ends=starts + timedelta(hours=2))


@pytest.mark.django_db
@pytest.mark.parametrize(("minutes", "is_open"), [(61, False), (59, True), (-60, True), (-179, True), (-181, False)])
def test_the_door_opens_an_hour_before_and_closes_an_hour_after(
    client: Client, workshop: Workshop, attend: tuple[Registration, str], minutes: int, is_open: bool
) -> None:
    row, path = attend
    _starts_in(workshop, minutes)
    read = client.get(path).content.decode()
    entered = client.post(path).content.decode()
    row.refresh_from_db()

    assert "meet.example.org" not in read
    assert ("https://meet.example.org/secreto" in entered) == is_open
    assert (row.attended_at is not None, row.attended_by) == (is_open, "link" if is_open else "")


@pytest.mark.django_db
@pytest.mark.parametrize("change", [{"cancelled_at": timezone.now()}, {"is_waiting": True}, {"confirmed_at": None}])
def test_who_has_no_place_does_not_enter(
    client: Client, workshop: Workshop, attend: tuple[Registration, str], change: dict[str, Any]
) -> None:
    row, path = attend
    _starts_in(workshop, 0)
    Registration.objects.filter(pk=row.pk).update(**change)
    page = client.post(path).content.decode()
    row.refresh_from_db()

    assert row.attended_at is None
    assert "meet.example.org" not in page
    assert "no tiene un lugar" in page
