"""The public pages of a transcript: complete, small, and without a word that may not show."""

from __future__ import annotations

import html
import json
import re
from typing import Any

import pytest
from django.test import Client

from tests.web.transcripts.conftest import Consents
from thakhi.web.people.models import Account, Person
from thakhi.web.transcripts.models import Cue, Recording, Transcript

PAGE = "/es/talleres/ciclo-uno/taller-1/transcripcion/"
ELENA = ("Formalizarse cuesta tiempo.", "El banco pide papeles.")
NEVER = ("Esto no lo publiquen", "ELENA P.", "LUIS F.", "SALA", "l@example.org", "elena@example.org")


def text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    return html.unescape(body.decode())


@pytest.fixture
def open_transcript(transcript: Transcript, speaker: Person, luis: Person, consents: Consents) -> Transcript:
    """Elena grants her words and name; Luis grants his words only."""
    consents(speaker, "words", "name", "voice")
    consents(luis, "words", "voice")
    return transcript


def test_the_page_shows_turns_names_and_pseudonyms(client: Client, open_transcript: Transcript) -> None:
    page = text(client, PAGE)

    chips = re.findall(r"<b>([^<]+)</b>(?: <small>([^<]+)</small>)?</h2>", page)
    assert chips == [
        ("Persona 2", "gobierno"),
        ("Elena Prueba", "panadera, Asociación de Panaderas"),
        ("Sin nombre", ""),
        ("Persona 2", "gobierno"),
    ]
    assert all(words in page for words in ELENA)
    assert "0:40–0:49 · palabras no publicadas" in page
    assert [words for words in (*NEVER, "Luis Ficticio", "director") if words in page] == []
    assert "!!" not in page


@pytest.mark.parametrize(
    "address",
    [
        PAGE,
        "/en/workshops/ciclo-uno/taller-1/transcript/",
        "/es/talleres/ciclo-uno/taller-1/t/10-29",
        PAGE + "?q=papeles",
        "/es/talleres/ciclo-uno/taller-1/transcripcion.vtt",
        "/es/talleres/ciclo-uno/taller-1/transcripcion.txt",
    ],
)
def test_withdrawn_words_are_gone_everywhere_with_the_request(
    client: Client, open_transcript: Transcript, speaker: Person, consents: Consents, address: str
) -> None:
    before = text(client, address)
    assert "El banco pide" in before or "<mark>papeles</mark>" in before

    consents(speaker, "words", is_granted=False)

    after = text(client, address, 404 if "/t/" in address else 200)
    assert [words for words in (*ELENA, "banco", "Elena") if words in after] == []


@pytest.mark.parametrize("state", ["draft", "checked", "with_speakers", "withdrawn"])
@pytest.mark.parametrize(
    "address", ["transcripcion/", "transcripcion/2/", "t/10-29", "transcripcion.vtt", "transcripcion.txt"]
)
def test_what_is_not_published_is_nowhere(
    client: Client, open_transcript: Transcript, state: str, address: str, sign_in: Any, tomas: Account
) -> None:
    Transcript.objects.update(state=state)

    for reader in (client, sign_in(tomas)):
        answer = reader.get(f"/es/talleres/ciclo-uno/taller-1/{address}")
        assert answer.status_code == (200 if address == "transcripcion/" else 404)
        assert [words for words in (*ELENA, *NEVER) if words in answer.content.decode()] == []


def test_the_empty_state_says_not_published(client: Client, cycle: Any) -> None:
    assert "no publicado" in text(client, "/es/talleres/ciclo-uno/taller-2/transcripcion/")
    assert text(client, "/es/talleres/ciclo-uno/nada/transcripcion/", 404)


def test_another_cycles_draft_is_not_found(client: Client, other_cycle: Any) -> None:
    text(client, "/es/talleres/ciclo-ajeno/taller-ajeno/transcripcion/", 404)


def test_a_moment_is_quoted_highlighted_and_described(client: Client, open_transcript: Transcript) -> None:
    page = text(client, "/es/talleres/ciclo-uno/taller-1/t/10-19.5")

    assert re.findall(r'id="([^"]+)" class="cue meant"', page) == ["c-c0002"]
    assert "«Formalizarse cuesta tiempo.» — Elena Prueba, panadera, Asociación de Panaderas" in page
    assert (
        "Taller 1, Ciclo uno, 1 de agosto de 2021, 0:10–0:19. http://testserver/es/talleres/ciclo-uno/taller-1/t/10-19.5"
        in page
    )
    assert '<link rel="canonical" href="http://testserver/es/talleres/ciclo-uno/taller-1/t/10-19.5">' in page
    assert 'href="#c-c0002"' in page


def test_schema_org_has_the_recording_and_the_clip(client: Client, open_transcript: Transcript) -> None:
    Recording.objects.update(url="https://example.org/v", media_type="audio/ogg")
    page = client.get("/es/talleres/ciclo-uno/taller-1/t/10-19").content.decode()

    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])  # type: ignore[index]
    assert (data["@type"], data["contentUrl"], data["duration"]) == ("AudioObject", "https://example.org/v", "PT60S")
    assert data["hasPart"] == [
        {
            "@type": "Clip",
            "name": "Formalizarse cuesta tiempo.",
            "startOffset": 10.0,
            "endOffset": 19.0,
            "url": "http://testserver/es/talleres/ciclo-uno/taller-1/t/10-19",
        }
    ]


@pytest.mark.parametrize(
    "span", ["", "x-y", "5-1", "1", "-1-2", "1e3-2e3", "1-2-3", "999999999-9999999999", "٣-٤", "900-901"]
)
def test_an_address_that_names_no_moment(client: Client, open_transcript: Transcript, span: str) -> None:
    text(client, f"/es/talleres/ciclo-uno/taller-1/t/{span}", 404)


def test_a_moment_keeps_milliseconds(client: Client, open_transcript: Transcript) -> None:
    Cue.objects.filter(cue_id="c0002").update(start_ms=10_400, end_ms=10_400)

    page = text(client, "/es/talleres/ciclo-uno/taller-1/t/10.4-10.4")

    assert re.findall(r'id="([^"]+)" class="cue meant"', page) == ["c-c0002"], "a cue that lasts nothing is found too"


def test_search_inside_counts_and_walks(client: Client, open_transcript: Transcript) -> None:
    Cue.objects.filter(cue_id="c0003").update(text="Los PAPÉLES & la formalización, y más papeles.")
    Cue.objects.filter(cue_id="c0004").update(text="¿Qué papeles?")

    page = client.get(PAGE, {"q": "papeles", "n": "2"}).content.decode()

    assert "<strong>2</strong> de <strong>2</strong>" in page
    assert 'rel="prev" href="/es/talleres/ciclo-uno/taller-1/transcripcion/?q=papeles&amp;n=1#found"' in page
    assert 'rel="next"' not in page
    assert "Los <mark>PAPÉLES</mark> &amp; la formalización, y más <mark>papeles</mark>." in page
    assert re.findall(r'id="([^"]+)" class="cue meant"', page) == ["c-c0004"]


@pytest.mark.parametrize(("q", "n"), [("publiquen", "1"), ("zapatos", "1"), ("  ", "x"), ("<script>", "9" * 30)])
def test_search_finds_nothing_that_does_not_show(client: Client, open_transcript: Transcript, q: str, n: str) -> None:
    page = client.get(PAGE, {"q": q, "n": n}).content.decode()

    assert "<mark>" not in page
    assert "publiquen</span>" not in page
    assert "<script>" not in page


def test_downloads_are_as_shown(client: Client, open_transcript: Transcript) -> None:
    assert text(client, "/en/workshops/ciclo-uno/taller-1/transcript.vtt") == (
        "WEBVTT thakhi\n\nc0001\n00:00:00.000 --> 00:00:09.000\n<v Person 2>Bienvenidas y bienvenidos.\n"
        "\nc0002\n00:00:10.000 --> 00:00:19.000\n<v Elena Prueba>Formalizarse cuesta tiempo.\n"
        "\nc0003\n00:00:20.000 --> 00:00:29.000\n<v Elena Prueba>El banco pide papeles.\n"
        "\nc0004\n00:00:30.000 --> 00:00:39.000\n¿Y quién paga?\n"
        "\nc0006\n00:00:50.000 --> 00:00:59.000\n<v Person 2>Gracias a las organizaciones.\n"
    )
    assert text(client, "/es/talleres/ciclo-uno/taller-1/transcripcion.txt").splitlines()[2] == (
        "[00:00:10] Elena Prueba: Formalizarse cuesta tiempo. El banco pide papeles."
    )


def test_script_in_words_and_names_is_text(client: Client, open_transcript: Transcript, speaker: Person) -> None:
    Cue.objects.filter(cue_id="c0002").update(text="<script>alert(1)</script>")
    Person.objects.filter(pk=speaker.pk).update(name='"><img src=x onerror=alert(2)>')

    for address in (PAGE, "/es/talleres/ciclo-uno/taller-1/t/10-19", PAGE + "?q=alert"):
        page = client.get(address).content.decode()
        assert "<script>alert" not in page
        assert "<img" not in page


def many(transcript: Transcript, count: int, *, text: str = "palabra " * 12) -> None:
    person = Person.objects.get(slug="elena")
    Cue.objects.filter(transcript=transcript).delete()
    Cue.objects.bulk_create(
        Cue(
            transcript=transcript,
            cue_id=f"c{n:05}",
            order=n,
            start_ms=n * 4000,
            end_ms=n * 4000 + 3900,
            text=f"{n} ñandú {text}".strip(),
            person=None if n % 2 else person,
        )
        for n in range(count)
    )


@pytest.mark.parametrize("words", ["sí", "palabra " * 12, "ñ" * 2000], ids=["short", "usual", "long"])
def test_no_page_is_over_150_kb_and_nothing_is_lost_between_parts(
    client: Client, open_transcript: Transcript, words: str
) -> None:
    many(open_transcript, 700, text=words)
    first = client.get(PAGE).content.decode()
    numbers = sorted({int(n) for n in re.findall(r"transcripcion/(\d+)/", first)})

    pages = [client.get(PAGE).content, *(client.get(f"{PAGE}{n}/").content for n in numbers)]

    assert max(len(page) for page in pages) < 150_000
    shown = [found for page in pages for found in re.findall(r'id="c-c(\d+)"', page.decode())]
    assert [int(n) for n in shown] == list(range(700))


def test_a_moment_opens_the_right_part(client: Client, open_transcript: Transcript) -> None:
    many(open_transcript, 700)

    page = text(client, "/es/talleres/ciclo-uno/taller-1/t/2760-2763.9")

    assert re.findall(r'id="([^"]+)" class="cue meant"', page) == ["c-c00690"]
    assert re.search(r'transcripcion/(\d+)/" aria-current="page"', page)


@pytest.mark.parametrize("count", [1, 3, 120])
def test_the_queries_do_not_grow(
    client: Client, open_transcript: Transcript, count: int, django_assert_num_queries: Any
) -> None:
    many(open_transcript, count)
    with django_assert_num_queries(14):
        client.get(PAGE)


def test_languages_of_one_workshop(client: Client, open_transcript: Transcript, speaker: Person) -> None:
    english = Transcript.objects.create(workshop=open_transcript.workshop, language="en", state="published")
    Cue.objects.create(
        transcript=english, cue_id="e1", order=0, start_ms=0, end_ms=9, text="The bank asks", person=speaker
    )

    assert "The bank asks" in text(client, "/en/workshops/ciclo-uno/taller-1/transcript/")
    assert "El banco" in text(client, "/en/workshops/ciclo-uno/taller-1/transcript/?lang=es")
    assert "El banco" in text(client, PAGE)
    assert "The bank" in text(client, "/es/talleres/ciclo-uno/taller-1/transcripcion.vtt?lang=en")
