"""Who was heard: counted from the rows, small groups hidden, the four absences told apart."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.publish.sample import estimate
from thakhi.folder.estimates import write_estimates
from thakhi.terms.text import Text
from thakhi.web.people.consent import decide
from thakhi.web.people.models import Person
from thakhi.web.registration.models import Registration
from thakhi.web.statements.models import Statement
from thakhi.web.transcripts.models import Cue, Transcript
from thakhi.web.workshops.models import Cycle, KeptFile

PAGE, FILE = "/es/talleres/ciclo-uno/quien-fue-escuchado/", "/en/workshops/ciclo-uno/who-was-heard.csv"
Register = Callable[..., None]
Speak = Callable[..., Person]


@pytest.fixture
def register(cycle: Cycle) -> Register:
    """Registers `n` people of one kind in the workshop that is over; they all come unless told otherwise."""

    def made(n: int, *, came: bool = True, **levels: str) -> None:
        workshop, start = cycle.workshops.get(n=1), Registration.objects.count()
        for one in range(start, start + n):
            Registration.objects.create(
                workshop=workshop,
                number=f"N{one}",
                email=f"p{one}@example.org",
                confirmed_at=timezone.now(),
                attended_at=timezone.now() if came else None,
                **levels,
            )

    return made


@pytest.fixture
def speak(cycle: Cycle) -> Speak:
    """Somebody who speaks for some minutes in the published transcript."""
    transcript = Transcript.objects.create(workshop=cycle.workshops.get(n=1), state="published")

    def made(minutes: float, *uses: str, **levels: str) -> Person:
        n = Cue.objects.count()
        person = Person.objects.create(slug=f"p{n}", name=f"Nombre {n}", **levels)
        for use in uses:
            decide(person, use, is_granted=True)
        start = n * 10_000_000
        Cue.objects.create(
            transcript=transcript,
            cue_id=f"c{n}",
            order=n,
            start_ms=start,
            end_ms=start + int(minutes * 60_000),
            person=person,
            text="Palabras.",
        )
        return person

    return made


def table(client: Client) -> dict[tuple[str, str, str, str], dict[str, str]]:
    rows = csv.DictReader(io.StringIO(client.get(FILE).content.decode()))
    return {(row["table"], row["level"], row["level_2"], row["measure"]): row for row in rows}


def column(client: Client, name: str, measure: str) -> dict[str, str]:
    """Level → its number, or why there is none; zeros left out."""
    found = {
        k[1]: row["value"] or row["status"] for k, row in table(client).items() if k[0] == name and k[3] == measure
    }
    return {level: words for level, words in found.items() if words not in {"0", "0.0"}}


def test_a_cycle_of_which_nothing_is_known_says_so(client: Client, cycle: Cycle) -> None:
    text = client.get(PAGE).content.decode()

    assert "no se sabe quién habló" in text
    assert "no publicado" in text
    assert "<svg" not in text
    statuses = {key[3]: row["status"] for key, row in table(client).items() if key[:2] == ("sex", "woman")}
    assert statuses == dict.fromkeys(
        ("invited", "registered", "attended", "spoke", "minutes", "statements", "owners", "employed"), "not_published"
    )


def test_people_are_counted_once_and_small_groups_hidden(client: Client, cycle: Cycle, register: Register) -> None:
    register(12, sex="woman", sector="unit_owners", department="La Paz", unit="micro")
    register(1, sector="unit_owners", department="La Paz", unit="micro")
    register(9, sex="man", sector="unit_owners", department="La Paz", unit="micro")
    register(6, sex="man", sector="government", department="Oruro", unit="none", came=False)
    register(2, sex="woman", sector="academia", department="Oruro", unit="none")
    again = Registration.objects.first()
    assert again is not None
    Registration.objects.create(
        workshop=again.workshop, number="again", email="", confirmed_at=timezone.now(), sex="woman", cancelled_at=None
    )
    Registration.objects.filter(number="again").update(cancelled_at=timezone.now())

    assert column(client, "sex", "registered") == {"woman": "14", "man": "15", "unknown": "1"}
    assert column(client, "sector", "registered") == {
        "unit_owners": "22",
        "government": "suppressed",
        "academia": "suppressed",
    }
    assert column(client, "sector", "attended") == {"unit_owners": "suppressed", "academia": "suppressed"}
    assert table(client)["total", "total", "", "attended"]["value"] == "24"
    text = client.get(PAGE).content.decode()
    assert "Asistieron 24 personas: 61 % (entre 41 % y 78 %) mujeres." in text
    assert "52 % (entre" not in text


def test_a_second_registration_of_the_same_address_counts_once(
    client: Client, cycle: Cycle, register: Register
) -> None:
    register(6, sex="woman")
    later = cycle.workshops.get(n=2)
    later.state = "held"
    later.save()
    Registration.objects.create(
        workshop=later, number="x", email="P0@example.org", confirmed_at=timezone.now(), sex="woman"
    )

    assert column(client, "sex", "registered") == {"woman": "6"}


def test_who_registers_for_a_workshop_to_come_does_not_move_the_numbers(
    client: Client, cycle: Cycle, register: Register
) -> None:
    """Else two looks at the page would tell the sex and the sector of whoever registered in between."""
    register(6, sex="woman")
    before = table(client)
    Registration.objects.create(
        workshop=cycle.workshops.get(n=2), number="new", email="new@example.org", confirmed_at=timezone.now(), sex="man"
    )

    assert table(client) == before


def test_a_total_of_few_people_hides_everything(client: Client, register: Register) -> None:
    register(3, sex="woman", sector="government")

    found = table(client)

    assert {row["value"] for key, row in found.items() if key[3] in {"registered", "attended"}} == {""}
    assert "3 personas" not in client.get(PAGE).content.decode()


def test_who_speaks_under_their_name_is_shown_by_sector_and_sex_alone(client: Client, speak: Speak) -> None:
    elena = speak(6, "words", "name", sex="woman", sector="unit_owners", department="La Paz")
    speak(12, "words", "name", sex="man", sector="government", department="Oruro")
    Statement.objects.create(cycle=Cycle.objects.get(slug="ciclo-uno"), slug="s", person=elena, words="Palabras.")

    assert column(client, "sex", "spoke") == {"woman": "1", "man": "1"}
    assert column(client, "sector", "minutes") == {"unit_owners": "6.0", "government": "12.0"}
    assert column(client, "sex", "statements") == {"woman": "1"}
    assert set(column(client, "department", "minutes").values()) == {"suppressed"}
    assert set(column(client, "unit", "spoke").values()) == {"cannot_be_derived"}
    text = client.get(PAGE).content.decode()
    assert "Hablaron 1 mujer y 1 hombre. Las mujeres tuvieron la palabra el 33 % del tiempo de 18 minutos." in text


@pytest.mark.parametrize("hidden", [("words",), (), ("name",)])
def test_the_sex_of_who_speaks_without_a_name_cannot_be_worked_out(
    client: Client, speak: Speak, hidden: tuple[str, ...]
) -> None:
    speak(6, "words", "name", sex="woman", sector="unit_owners")
    speak(7, *hidden, sex="man", sector="government")

    found = table(client)

    for measure in ("spoke", "minutes", "statements"):
        assert {row["status"] for key, row in found.items() if key[0] == "sex" and key[3] == measure} == {"suppressed"}
    assert found["sex", "woman", "", "spoke"]["public"] == "1"
    assert found["sex", "man", "", "spoke"]["public"] == ""
    text = client.get(PAGE).content.decode()
    assert "Hablaron 2 personas; con su nombre, 1 mujer y 0 hombres. Del resto no se muestra el sexo" in text
    assert "tuvieron la palabra" not in text
    if hidden == ("words",):
        assert column(client, "sector", "minutes") == {"unit_owners": "6.0", "government": "7.0"}
    else:
        assert set(column(client, "sector", "minutes").values()) == {"suppressed"}


def test_another_answer_is_never_shown_of_one_person(client: Client, speak: Speak) -> None:
    for _ in range(3):
        speak(5, "words", "name", sex="woman", sector="unit_owners")
    speak(5, "words", "name", sex="other", sector="unit_owners")

    assert column(client, "sex", "spoke")["other"] == "suppressed"
    assert column(client, "sex", "spoke")["woman"] == "suppressed"


def test_withheld_words_count_their_time_and_unassigned_minutes_are_told(client: Client, speak: Speak) -> None:
    person = speak(6, "words", "name", sex="woman", sector="unit_owners")
    Cue.objects.filter(person=person).update(is_withheld=False)
    Cue.objects.create(
        transcript=Transcript.objects.get(), cue_id="x", order=900, start_ms=0, end_ms=240_000, text="¿Quién?"
    )

    assert table(client)["total", "total", "", "minutes"]["value"] == "6.0"
    assert "De 4 minutos más no consta quién habló." in client.get(PAGE).content.decode()


def test_invited_levels_that_nobody_wrote_down_are_not_zero(client: Client, cycle: Cycle) -> None:
    cycle.invited = [
        {"dimension": "sex", "level": "woman", "people": 30},
        {"dimension": "sex", "level": "man", "people": 40},
        {"dimension": "sex", "level": "other", "people": 0},
    ]
    cycle.save()

    found = column(client, "sex", "invited")

    assert found == {"woman": "30", "man": "40", "unknown": "not_published"}
    assert table(client)["sex", "other", "", "invited"]["value"] == "0"
    assert set(column(client, "sector", "invited").values()) == {"not_published"}


def test_the_population_of_the_survey_stands_beside(client: Client, cycle: Cycle, tmp_path: Any) -> None:
    cells = [estimate("owners_total", 2_600_000.0, unit="persons", se=80_000.0)]
    cells.append(estimate("owners_total", 1_300_000.0, unit="persons", se=50_000.0, cell=(("sex", "woman"),)))
    cells.append(estimate("share_women_of_owners", 0.52, unit="share", se=0.01))
    write_estimates(tmp_path / "population.json", cells, note=Text.same("prueba"))
    name = cells[0].survey
    KeptFile.objects.create(cycle=cycle, path="evidence.yaml", content=f"survey: {name}\n".encode())
    KeptFile.objects.create(
        cycle=cycle, path=f"evidence/{name}/population.json", content=(tmp_path / "population.json").read_bytes()
    )

    found = table(client)

    assert found["sex", "woman", "", "owners"]["value"] == "1300000.0"
    assert found["sex", "man", "", "owners"]["status"] == "cannot_be_derived"
    assert found["sector", "government", "", "owners"]["status"] == "cannot_be_derived"
    text = client.get(PAGE).content.decode()
    assert "1.300.000" in text
    assert 'role="img"' in text
    assert "52 %" in text


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_as_many_questions_for_one_as_for_three(
    client: Client, speak: Speak, register: Register, count: int, django_assert_num_queries: Any
) -> None:
    for _ in range(count):
        speak(3, "words", "name", sex="woman")
    register(6 * count, sex="woman")

    with django_assert_num_queries(11):
        client.get(PAGE)


def test_another_cycle_is_not_found(client: Client, other_cycle: Cycle) -> None:
    assert client.get("/es/talleres/ciclo-ajeno/quien-fue-escuchado/").status_code == 404
    assert client.get("/en/workshops/ciclo-ajeno/who-was-heard.csv").status_code == 404


@pytest.mark.parametrize("address", [PAGE, "/en/workshops/ciclo-uno/who-was-heard/"])
def test_no_page_is_heavy_or_has_a_hole(client: Client, speak: Speak, register: Register, address: str) -> None:
    speak(6, "words", "name", sex="woman", sector="unit_owners", department="La Paz")
    register(30, sex="woman", sector="unit_owners", department="La Paz", unit="micro")

    page = client.get(address)

    assert (page.status_code, b"!!" in page.content, len(page.content) < 150_000) == (200, False, True)
