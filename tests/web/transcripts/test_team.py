"""The team's pages: a file comes in, is checked by several people at once, and goes its way."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.web.conftest import SignIn
from tests.web.transcripts.conftest import Consents
from thakhi.web.people.models import Account, AuditEntry, Person
from thakhi.web.transcripts.domain import editing, steps
from thakhi.web.transcripts.domain.editing import Hand, Wanted, mark_of
from thakhi.web.transcripts.models import Cue, CueVersion, Recording, Step, Transcript
from thakhi.web.transcripts.queries import awaiting, desk_doors, workshop_doors
from thakhi.web.transcripts.signals import words_changed
from thakhi.web.workshops.models import Change, Cycle, Workshop

DESK = "/es/organizar/ciclo-uno/transcripciones/"
ONE = f"{DESK}taller-1/es/"
FILE = (
    "WEBVTT\n\n1\n00:05.000 --> 00:06.000\n<v Elena Prueba>Segundo\n\n"
    "2\n00:01.000 --> 00:02.000\n<v ELENA>Primero\n\n3\n00:07.000 --> 00:06.000\n<v Nadie>Tercero\n"
)


def take_in(browser: Client, content: bytes, name: str = "a.vtt") -> Any:
    given = {"file": SimpleUploadedFile(name, content), "language": "es", "made_by": "machine", "tool": "whisper"}
    return browser.post(f"{DESK}taller-1/importar/", given, follow=True)


def cues(transcript: Transcript) -> list[tuple[str, str, str | None]]:
    rows = transcript.cues.order_by("order").values_list("cue_id", "text", "person__slug")
    return list(rows)


def page_text(answer: Any) -> str:
    return html.unescape(answer.content.decode())


@pytest.mark.parametrize(
    "path",
    ["", *(f"taller-1/{page}/" for page in ("importar", "es", "es/hablantes", "es/reemplazar", "es/estado")),
     "taller-1/es/versiones/", "taller-1/grabacion/"],
)  # fmt: skip
def test_who_may_see_the_teams_pages(
    client: Client, transcript: Transcript, sign_in: SignIn, path: str, marta: Account, rosa: Account, ines: Account,
    tomas: Account, ada: Account, other_cycle: Cycle,
) -> None:  # fmt: skip
    def status(browser: Client) -> int:
        return browser.get(f"{DESK}{path}").status_code

    stranger = Account.objects.get(email="otra@example.org")
    assert client.get(f"{DESK}{path}").headers["Location"].startswith("/es/entrar/")
    assert [status(sign_in(who)) for who in (tomas, ines, stranger)] == [403, 403, 403]
    assert [status(sign_in(who)) for who in (marta, ada)] == [200, 200]
    assert status(sign_in(rosa)) == (403 if path == "taller-1/grabacion/" else 200)

    Cycle.objects.update(is_published=False)
    assert (status(client), status(sign_in(tomas))) == (404, 404)


def test_a_file_comes_in_as_a_draft_sorted_told_and_matched_by_whole_names(
    sign_in: SignIn, rosa: Account, cycle: Cycle, speaker: Person
) -> None:
    answer = take_in(sign_in(rosa), FILE.encode())

    transcript = Transcript.objects.get()
    assert (transcript.state, transcript.is_machine, transcript.tool) == ("draft", True, "whisper")
    assert cues(transcript) == [("2", "Primero", None), ("1", "Segundo", "elena"), ("3", "Tercero", None)]
    assert list(transcript.cues.values_list("order", flat=True)) == [0, 1, 2]
    told = page_text(answer)
    assert "Entraron 3 fragmentos" in told
    assert "Línea 8: está fuera de orden; se ordenó por su tiempo" in told
    assert "Línea 12: no dura nada o termina antes de empezar" in told
    assert list(Step.objects.values_list("after", "by__name")) == [("draft", "Rosa")]
    assert AuditEntry.objects.get(act="transcript.import").detail == {"cues": 3}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"WEBVTT\n\n00:01.000 --> 00:99.000\na\n", "malo.vtt:3: no se entiende el tiempo «00:01.000 --> 00:99.000»"),
        (b"WEBVTT\n\n", "no hay ni un fragmento con palabras"),
        (b"PK\x03\x04\0\0", "no es un archivo de texto"),
        (b"hola", "no es WebVTT ni SubRip"),
    ],
)
def test_a_bad_file_changes_nothing(sign_in: SignIn, rosa: Account, cycle: Cycle, content: bytes, said: str) -> None:
    answer = take_in(sign_in(rosa), content, "../../malo.vtt")

    assert (answer.status_code, said in page_text(answer)) == (422, True)
    assert (Transcript.objects.count(), Cue.objects.count(), Step.objects.count()) == (0, 0, 0)


def test_a_second_file_in_the_language_is_refused(sign_in: SignIn, rosa: Account, transcript: Transcript) -> None:
    answer = take_in(sign_in(rosa), FILE.encode())

    assert (answer.status_code, "ya tiene una transcripción en ese idioma" in page_text(answer)) == (422, True)
    assert transcript.cues.count() == 6


def form_of(page: str) -> dict[str, str]:
    """What a browser would send back from the page of checking, unchanged."""
    given = dict(re.findall(r'<textarea name="(text-\d+)"[^>]*>([^<]*)</textarea>', page))
    given |= dict(re.findall(r'name="(seen-\d+)" value="([^"]*)"', page))
    given |= dict(re.findall(r'name="(person-\d+)" value="([^"]*)"', page))
    given |= dict.fromkeys(re.findall(r'name="(withheld-\d+)" checked', page), "on")
    return {key: html.unescape(value) for key, value in given.items()}


def test_saving_what_nobody_changed_changes_nothing(sign_in: SignIn, rosa: Account, transcript: Transcript) -> None:
    browser = sign_in(rosa)
    given = form_of(browser.get(ONE).content.decode())
    assert len(given) == 6 * 3 + 1

    assert "Cambios guardados: 0." in page_text(browser.post(ONE, given, follow=True))
    assert not CueVersion.objects.exists()


def test_corrections_keep_versions_tell_others_and_show_their_difference(
    sign_in: SignIn, rosa: Account, transcript: Transcript, speaker: Person
) -> None:
    heard: list[Any] = []
    words_changed.connect(lambda sender, cues, **_: heard.append(cues), weak=False, dispatch_uid="test")
    browser = sign_in(rosa)
    given = form_of(browser.get(ONE).content.decode())
    two, four = (Cue.objects.get(cue_id=key) for key in ("c0002", "c0004"))
    given |= {f"text-{two.pk}": "  Formalizarse  cuesta <b>mucho</b>\ntiempo. ", f"person-{four.pk}": "Elena Prueba"}

    browser.post(ONE, given)

    words_changed.disconnect(dispatch_uid="test")
    two.refresh_from_db()
    assert (two.text, Cue.objects.get(pk=four.pk).person) == ("Formalizarse cuesta <b>mucho</b> tiempo.", speaker)
    assert list(CueVersion.objects.values_list("text", "by__name").order_by("cue__order")) == [
        ("Formalizarse cuesta tiempo.", "Rosa"),
        ("¿Y quién paga?", "Rosa"),
    ]
    assert heard == [[two.pk, four.pk]]
    page = browser.get(f"{ONE}versiones/?cue=c0002").content.decode()
    assert "Formalizarse cuesta <ins>&lt;b&gt;mucho&lt;/b&gt; </ins>tiempo." in page
    assert "quién paga" not in page


def test_two_people_at_once_are_told_and_nothing_is_lost(
    sign_in: SignIn, rosa: Account, marta: Account, transcript: Transcript
) -> None:
    one, other = sign_in(rosa), sign_in(marta)
    hers = form_of(one.get(ONE).content.decode())
    his = form_of(other.get(ONE).content.decode())
    two, three = (Cue.objects.get(cue_id=key).pk for key in ("c0002", "c0003"))
    one.post(ONE, {**hers, f"text-{two}": "De Rosa."})

    answer = other.post(ONE, {**his, f"text-{two}": "De Marta.", f"text-{three}": "También de Marta."})

    assert answer.status_code == 409
    page = page_text(answer)
    assert "Alguien cambió estos fragmentos" in page
    assert "De Rosa." in page
    assert ">De Marta.</textarea>" in page
    texts = dict(Cue.objects.values_list("pk", "text"))
    assert (texts[two], texts[three]) == ("De Rosa.", "También de Marta.")

    conflict = form_of(page[page.index("conflict-h") : page.index('id="cues"')])
    other.post(ONE, conflict)
    assert Cue.objects.get(pk=two).text == "De Marta."
    assert list(CueVersion.objects.filter(cue=two).values_list("text", flat=True)) == [
        "Formalizarse cuesta tiempo.",
        "De Rosa.",
    ]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("text", "   ", "un fragmento no puede quedar sin palabras"),
        ("text", "a" * 20_001, "más de 20000 letras"),
        ("person", "Zoila", "no hay ninguna persona «Zoila»"),
    ],
    ids=["empty", "long", "unknown person"],
)
def test_a_mistake_saves_nothing_and_loses_nothing(
    sign_in: SignIn, rosa: Account, transcript: Transcript, field: str, value: str, said: str
) -> None:
    browser = sign_in(rosa)
    given = form_of(browser.get(ONE).content.decode())
    one, two = (Cue.objects.get(cue_id=key).pk for key in ("c0001", "c0002"))

    answer = browser.post(ONE, {**given, f"{field}-{two}": value, f"text-{one}": "Otra bienvenida."})

    assert (answer.status_code, said in page_text(answer), "Otra bienvenida." in page_text(answer)) == (422, True, True)
    assert not CueVersion.objects.exists()


def test_many_cues_at_once(sign_in: SignIn, rosa: Account, transcript: Transcript, luis: Person) -> None:
    browser = sign_in(rosa)
    picked = [Cue.objects.get(cue_id=key).pk for key in ("c0003", "c0004")]

    browser.post(ONE, {"act": "assign", "pick": picked, "person": "Luis Ficticio · luis"})
    browser.post(ONE, {"act": "withhold", "pick": picked})
    answer = browser.post(ONE, {"act": "release", "pick": []})

    rows = Cue.objects.filter(pk__in=picked).values_list("person__slug", "is_withheld")
    assert list(rows) == [("luis", True), ("luis", True)]
    assert not Recording.objects.get().is_public, "withheld words could be heard in it"
    assert (answer.status_code, "no eligió ningún fragmento" in page_text(answer)) == (422, True)


def test_names_of_the_file_become_people(sign_in: SignIn, rosa: Account, transcript: Transcript, luis: Person) -> None:
    browser = sign_in(rosa)
    page = browser.get(f"{ONE}hablantes/").content.decode()
    rows = re.findall(r'name="speaker-(\d+)" value="([^"]*)"', page)
    given: dict[str, str] = {}
    for n, name in rows:
        given |= {f"speaker-{n}": name, f"person-{n}": "luis" if name == "SALA" else "keep"}

    browser.post(f"{ONE}hablantes/", given)

    assert [name for _, name in rows] == ["ELENA P.", "LUIS F.", "SALA"]
    assert [person for _, _, person in cues(transcript)] == ["luis", "elena", "elena", "luis", "elena", "luis"]
    forged = browser.post(f"{ONE}hablantes/", {"speaker-0": "ELENA P.", "person-0": "nadie"})
    assert forged.status_code == 404


def test_find_and_replace(sign_in: SignIn, rosa: Account, transcript: Transcript) -> None:
    browser = sign_in(rosa)
    Cue.objects.filter(cue_id="c0004").update(text="Papeles")
    seen = page_text(browser.get(f"{ONE}reemplazar/", {"find": "papeles", "put": ""}))
    assert "<mark>papeles</mark>" in seen
    assert "<mark>Papeles</mark>" in seen

    answer = browser.post(f"{ONE}reemplazar/", {"find": "papeles", "put": ""}, follow=True)
    assert "Fragmentos cambiados: 1; dejados porque quedarían sin palabras: 1." in page_text(answer)
    browser.post(f"{ONE}reemplazar/", {"find": "pide", "put": r"exige\1", "is_word": "on", "has_case": "on"})
    browser.post(f"{ONE}reemplazar/", {"find": "cuest", "put": "x", "is_word": "on"})

    texts = [text for _, text, _ in cues(transcript)]
    assert texts[1:4] == ["Formalizarse cuesta tiempo.", r"El banco exige\1 .", "Papeles"]


def test_the_way_to_publication(
    sign_in: SignIn, rosa: Account, marta: Account, transcript: Transcript, luis: Person, consents: Consents
) -> None:
    Transcript.objects.update(state="draft")
    facilitator, organiser = sign_in(rosa), sign_in(marta)
    where = f"{ONE}estado/"

    assert facilitator.post(where, {"act": "publish"}).status_code == 403
    assert organiser.post(where, {"act": "publish", "answers_for_nameless": "on"}).status_code == 409, "a draft"
    facilitator.post(where, {"act": "checked"})
    page = page_text(organiser.get(where))
    assert "Fragmentos sin persona (se ven sin nombre): 1" in page
    assert "No han consentido a sus palabras (no se ven): Elena Prueba, Luis Ficticio" in page
    refused = organiser.post(where, {"act": "publish"})
    assert (refused.status_code, "fragmentos sin persona asignada: 1" in page_text(refused)) == (409, True)
    organiser.post(where, {"act": "publish", "answers_for_nameless": "on", "with_recording": "on"})

    transcript.refresh_from_db()
    workshop = Workshop.objects.get(n=1)
    assert (transcript.state, transcript.published_at is not None, workshop.state) == ("published", True, "published")
    assert Recording.objects.get().is_public
    assert Change.objects.get().text.es == "Se publicó la transcripción."

    organiser.post(where, {"act": "withdraw", "why": "por error"})
    transcript.refresh_from_db()
    assert (transcript.state, Recording.objects.get().is_public, Workshop.objects.get(n=1).state) == (
        "withdrawn",
        False,
        "held",
    )
    assert list(Step.objects.values_list("before", "after", "by__name", "note")) == [
        ("draft", "checked", "Rosa", ""),
        ("checked", "published", "Marta", "answers for 1 cues without a person"),
        ("published", "withdrawn", "Marta", "por error"),
    ]
    assert list(
        AuditEntry.objects.filter(act__startswith="transcript").order_by("pk").values_list("act", flat=True)
    ) == [
        "transcript.checked",
        "transcript.published",
        "transcript.withdrawn",
    ]


def test_only_a_draft_never_published_is_discarded(sign_in: SignIn, marta: Account, transcript: Transcript) -> None:
    browser = sign_in(marta)
    assert browser.post(f"{ONE}estado/", {"act": "discard"}).status_code == 409

    Transcript.objects.update(state="draft")
    browser.post(f"{ONE}estado/", {"act": "discard"})

    assert (Transcript.objects.count(), Cue.objects.count()) == (0, 0)


def test_a_killed_correction_leaves_nothing_half_made(transcript: Transcript, monkeypatch: pytest.MonkeyPatch) -> None:
    cue = Cue.objects.get(cue_id="c0001")
    wanted = Wanted(cue.pk, "Otra", None, False, mark_of(cue))

    def killed(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(words_changed, "send", killed)
    with pytest.raises(KeyboardInterrupt):
        editing.save(transcript, [wanted], hand=Hand())

    cue.refresh_from_db()
    assert (cue.text, CueVersion.objects.count()) == ("Bienvenidas y bienvenidos.", 0)


def test_what_is_missing_is_counted_in_a_fixed_number_of_queries(
    transcript: Transcript, django_assert_num_queries: Any, consents: Consents, speaker: Person
) -> None:
    consents(speaker, "name", "words")
    with django_assert_num_queries(5):
        found = steps.missing(transcript)

    assert (found.nameless, found.withheld, [p.slug for p in found.silent], [p.slug for p in found.unnamed]) == (
        1, 1, ["luis"], ["luis"],
    )  # fmt: skip


@pytest.mark.parametrize("count", [1, 3])
def test_the_desk_does_not_ask_more_for_more(
    sign_in: SignIn, rosa: Account, cycle: Cycle, count: int, django_assert_num_queries: Any
) -> None:
    for n in range(count):
        workshop = Workshop.objects.create(cycle=cycle, n=10 + n, slug=f"t{n}")
        Recording.objects.create(workshop=workshop, is_public=True)
        Transcript.objects.create(workshop=workshop)
    browser = sign_in(rosa)
    with django_assert_num_queries(9):
        browser.get(DESK)


def test_what_awaits_whom(transcript: Transcript, marta: Account, rosa: Account, tomas: Account, ada: Account) -> None:
    def waits(account: Account) -> list[str]:
        return [thing.what for thing in awaiting(account)]

    Transcript.objects.update(state="draft")
    assert [waits(who) for who in (marta, rosa, ada, tomas)] == [
        ["Revise la transcripción de «Taller 1»"],
        ["Revise la transcripción de «Taller 1»"],
        ["Revise la transcripción de «Taller 1»"],
        [],
    ]
    Transcript.objects.update(state="checked")
    assert [len(waits(who)) for who in (marta, rosa)] == [1, 0]
    Transcript.objects.update(state="published")
    assert waits(marta) == []


def test_doors(transcript: Transcript, cycle: Cycle, rosa: Account, tomas: Account, other_cycle: Cycle) -> None:
    assert [(door.title, door.note) for door in workshop_doors(transcript.workshop, tomas)] == [
        ("Transcripción", ""),
        ("Grabación", "no publicado"),
    ]
    assert [door.note for door in workshop_doors(cycle.workshops.get(n=2), tomas)] == ["no publicado", "no publicado"]
    assert [door.count for door in desk_doors(cycle, rosa)] == [1]
    assert desk_doors(cycle, tomas) == []


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("page", "queries"), [("", 10), ("hablantes/", 9), ("reemplazar/?find=a", 5), ("estado/", 18), ("versiones/", 7)]
)
def test_the_teams_pages_do_not_ask_more_for_more(
    sign_in: SignIn, rosa: Account, transcript: Transcript, count: int, page: str, queries: int,
    django_assert_num_queries: Any,
) -> None:  # fmt: skip
    Cue.objects.exclude(cue_id__in=[f"c000{n + 1}" for n in range(count)]).delete()
    for cue in Cue.objects.all():
        CueVersion.objects.create(cue=cue, text="antes", person=cue.person, by=rosa)
    browser = sign_in(rosa)
    with django_assert_num_queries(queries):
        browser.get(f"{ONE}{page}")
