"""Certificates: for who came, in their language; checked by number without telling whose they are."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pypdf
import pytest
from django.test import Client
from django.utils import timezone

from tests.web.conftest import SignIn
from tests.web.registration.conftest import registered
from thakhi.publish.certificate import Certificate, render_certificate
from thakhi.web.people.models import Account
from thakhi.web.registration.models import Registration
from thakhi.web.registration.retention import forget
from thakhi.web.workshops.models import Workshop

PAPER = Certificate(
    lang="es",
    heading="Certificado de participación",
    certifies="Se certifica que",
    name="Ñusta #show «Prueba»",
    took_part="participó en el taller",
    workshop="Formalización *y* $más$",
    cycle="Ciclo uno",
    when="1 de agosto de 2021",
    stayed="durante 95 minutos",
    number_label="Número",
    number="2222-3333-4444",
    verify="Compruébelo en",
    address="https://example.org/es/certificado/2222-3333-4444/",
    caution="Este ciclo es ficticio.",
    issued=datetime(2021, 8, 1, tzinfo=UTC),
)


def test_the_paper_is_tagged_says_words_as_they_are_and_is_always_the_same() -> None:
    made = render_certificate(PAPER)
    document = pypdf.PdfReader(io.BytesIO(made))
    text = " ".join(document.pages[0].extract_text().split())

    assert made == render_certificate(PAPER)
    assert len(document.pages) == 1
    assert document.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
    assert document.trailer["/Root"]["/Lang"] == "es"
    for said in ("Ñusta #show «Prueba»", "Formalización *y* $más$", "durante 95 minutos.", "ficticio", PAPER.address):
        assert said in text


@pytest.fixture
def elena(workshop: Workshop, juan: Account) -> Registration:
    """Elena, who came; her registration belongs to Juan's account so that he may open it."""
    return registered(workshop, "Elena Ñusta", account=juan, attended_at=timezone.now(), attended_minutes=95)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("lang", "where", "said"),
    [("es", "mis-inscripciones", "participó"), ("en", "my-registrations", "took part")],
)
def test_who_came_downloads_it_in_their_language(
    elena: Registration, juan: Account, sign_in: SignIn, lang: str, where: str, said: str
) -> None:
    answer = sign_in(juan).get(f"/{lang}/{where}/{elena.number}/?file=certificate")
    text = " ".join(pypdf.PdfReader(io.BytesIO(answer.content)).pages[0].extract_text().split())

    assert answer.headers["Content-Type"] == "application/pdf"
    assert said in text
    assert "Elena Ñusta" in text
    assert elena.number in text


@pytest.mark.django_db
@pytest.mark.parametrize("change", [{"attended_at": None}, {"cancelled_at": timezone.now()}, {"name": ""}])
def test_others_do_not(elena: Registration, juan: Account, sign_in: SignIn, change: dict[str, object]) -> None:
    Registration.objects.filter(pk=elena.pk).update(**change)
    answer = sign_in(juan).get(f"/es/mis-inscripciones/{elena.number}/?file=certificate")

    assert answer.headers["Content-Type"].startswith("text/html")


@pytest.mark.django_db
def test_a_number_is_checked_without_telling_whose_it_is(client: Client, elena: Registration) -> None:
    address = f"/es/certificado/{elena.number}/"
    read, small = client.get(address), client.get(address.lower())
    same, other = (client.post(address, {"name": name}) for name in ("elena  nusta", "Juan Prueba"))

    assert [page.status_code for page in (read, small, same, other)] == [200, 200, 200, 200]
    assert [b"Elena" in page.content for page in (read, small, other)] == [False, False, False]
    assert "Sí: «elena  nusta» es el nombre" in same.content.decode()
    assert "No: «Juan Prueba» no es el nombre" in other.content.decode()


@pytest.mark.django_db
def test_what_is_not_valid(client: Client, elena: Registration, workshop: Workshop) -> None:
    absent = registered(workshop, "Ana Prueba")
    answers = [client.get(f"/es/certificado/{number}/") for number in ("2222-3333-4444", absent.number)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert b"Taller 2" not in answers[1].content


@pytest.mark.django_db
def test_a_forgotten_name_leaves_a_valid_number(client: Client, elena: Registration) -> None:
    forget([elena.pk])
    page = client.get(f"/es/certificado/{elena.number}/")

    assert page.status_code == 200
    assert "queda solo que el número es válido" in page.content.decode()
