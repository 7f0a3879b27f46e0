"""Recordings: served in pieces to whom they are offered; uploads that are not what they say are refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.web.conftest import SignIn
from tests.web.transcripts.conftest import Consents
from thakhi.web.people.models import Account, Person
from thakhi.web.transcripts.media import MEDIA_TYPES
from thakhi.web.transcripts.models import Recording, Transcript

SOUND = b"OggS" + bytes(range(256)) * 4
ADD = "/es/organizar/ciclo-uno/transcripciones/taller-1/grabacion/"


@pytest.fixture(autouse=True)
def uploads(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def recording(transcript: Transcript, speaker: Person, luis: Person, consents: Consents) -> Recording:
    """An offered recording with a file: everybody who speaks grants the voice."""
    consents(speaker, "voice")
    consents(luis, "voice")
    row = transcript.recording
    assert row is not None
    row.file.save("sound.ogg", ContentFile(SOUND))
    row.media_type = "audio/ogg"
    row.save()
    return row


def address(recording: Recording) -> str:
    return f"/es/talleres/ciclo-uno/taller-1/grabacion/{recording.pk}/"


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.mark.parametrize(
    ("asked", "status", "piece", "told"),
    [
        ("", 200, SOUND, None),
        ("bytes=0-3", 206, b"OggS", "bytes 0-3/1028"),
        ("bytes=1024-", 206, SOUND[1024:], "bytes 1024-1027/1028"),
        ("bytes=1000-99999", 206, SOUND[1000:], "bytes 1000-1027/1028"),
        ("bytes=-4", 206, SOUND[-4:], "bytes 1024-1027/1028"),
        ("bytes=-9999", 206, SOUND, "bytes 0-1027/1028"),
        ("bytes=1028-", 416, b"", "bytes */1028"),
        ("bytes=-0", 416, b"", "bytes */1028"),
        ("bytes=5-2", 200, SOUND, None),
        ("bytes=0-1,4-5", 200, SOUND, None),
        ("lines=1-2", 200, SOUND, None),
        ("bytes=a-b", 200, SOUND, None),
    ],
)
def test_ranges(client: Client, recording: Recording, asked: str, status: int, piece: bytes, told: str | None) -> None:
    answer = client.get(address(recording), headers={"range": asked} if asked else {})

    assert (answer.status_code, body(answer), answer.headers.get("Content-Range")) == (status, piece, told)
    if status != 416:
        assert answer.headers["Content-Length"] == str(len(piece))
    assert answer.headers["Content-Type"] == "audio/ogg"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "private, no-cache"


def test_head_and_conditions(client: Client, recording: Recording) -> None:
    head = client.head(address(recording), headers={"range": "bytes=0-3"})
    assert (head.status_code, body(head), head.headers["Content-Length"]) == (206, b"", "4")
    etag, changed = head.headers["ETag"], head.headers["Last-Modified"]

    for condition, status in ((etag, 206), ('"other"', 200), (changed, 206), ("Wed, 01 Jan 2020 00:00:00 GMT", 200)):
        answer = client.get(address(recording), headers={"range": "bytes=0-3", "if-range": condition})
        assert answer.status_code == status, condition
    assert client.get(address(recording), headers={"if-none-match": etag}).status_code == 304
    assert client.post(address(recording)).status_code == 405


def test_a_withdrawn_voice_takes_the_recording_away(
    client: Client,
    recording: Recording,
    luis: Person,
    consents: Consents,
    sign_in: SignIn,
    rosa: Account,
    juan: Account,
) -> None:
    page = "/es/talleres/ciclo-uno/taller-1/transcripcion/"
    assert f'src="{address(recording)}"' in client.get(page).content.decode()

    consents(luis, "voice", is_granted=False)

    assert client.get(address(recording)).status_code == 404
    assert sign_in(juan).get(address(recording)).status_code == 404
    assert "<audio" not in client.get(page).content.decode()
    assert body(sign_in(rosa).get(address(recording))) == SOUND, "who checks it hears it"


def test_a_recording_of_an_unpublished_cycle(
    client: Client, recording: Recording, other_cycle: Any, sign_in: SignIn
) -> None:
    recording.workshop.cycle.is_published = False
    recording.workshop.cycle.save()

    stranger = Account.objects.get(email="otra@example.org")
    assert client.get(address(recording)).status_code == 404
    assert sign_in(stranger).get(address(recording)).status_code == 404, "another cycle's organiser"


BEGINNINGS = {
    ".mp3": b"ID3\x04",
    ".m4a": b"\0\0\0\x20ftypM4A ",
    ".wav": b"RIFF\0\0\0\0WAVEfmt ",
    ".flac": b"fLaC",
    ".mp4": b"\0\0\0\x20ftypisom",
    ".m4v": b"\0\0\0\x20ftypM4V ",
    ".webm": b"\x1aE\xdf\xa3",
}


@pytest.mark.parametrize("ending", list(MEDIA_TYPES))
def test_each_kind_of_recording_comes_in(sign_in: SignIn, marta: Account, ending: str, uploads: Path) -> None:
    upload = SimpleUploadedFile(f"../../etc/Grabación{ending.upper()}", BEGINNINGS.get(ending, b"OggS") + b"x" * 99)

    answer = sign_in(marta).post(ADD, {"file": upload, "kind": "video", "language": "es"})

    assert answer.status_code == 302, answer.content.decode()
    row = Recording.objects.get()
    assert (row.media_type, row.kind, row.is_public) == (MEDIA_TYPES[ending], MEDIA_TYPES[ending].split("/")[0], False)
    assert Path(row.file.path).parent == uploads / "recordings"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("virus.exe", b"MZ", "No se aceptan archivos «.exe»"),
        ("todo.zip", b"PK\x03\x04", "No se aceptan archivos «.zip»"),
        ("sin", b"OggS", "No se aceptan archivos «sin»"),
        ("pagina.mp4", b"<html><script>alert(1)</script>", "El contenido no es de una grabación «.mp4»"),
        ("bomba.mp3", b"PK\x03\x04" + b"\0" * 999, "El contenido no es de una grabación «.mp3»"),
        ("vacia.ogg", b"", "vacío"),
    ],
)
def test_what_is_no_recording_is_refused(
    sign_in: SignIn, marta: Account, name: str, content: bytes, said: str, uploads: Path
) -> None:
    answer = sign_in(marta).post(ADD, {"file": SimpleUploadedFile(name, content), "kind": "audio", "language": "es"})

    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert not Recording.objects.exists()
    assert list(uploads.rglob("*.*")) == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Dé un archivo o una dirección"),
        ({"url": "javascript:alert(1)"}, "URL"),
        ({"url": "ftp://example.org/a"}, "https://"),
        ({"url": "https://example.org/v", "file": SimpleUploadedFile("a.ogg", SOUND)}, "uno de los dos"),
    ],
)
def test_an_address_that_cannot_be_opened_is_refused(sign_in: SignIn, marta: Account, given: Any, said: str) -> None:
    answer = sign_in(marta).post(ADD, {**given, "kind": "audio", "language": "es"})

    assert (answer.status_code, said in answer.content.decode()) == (422, True)


def _never(*_: Any) -> None:
    raise AssertionError("the body was read")


def test_five_gigabytes_are_refused_before_they_are_read(
    sign_in: SignIn, marta: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same request with a small body and a token would be taken: only what it says of its length refuses it."""
    monkeypatch.setattr("django.http.HttpRequest._load_post_and_files", _never)

    answer = sign_in(marta).post(ADD, {"url": "https://example.org/v"}, CONTENT_LENGTH=str(5 * 2**30))  # type: ignore[arg-type]

    assert answer.status_code == 413
    assert "el archivo tiene 5120 MB y aquí caben hasta 2048 MB" in answer.content.decode()


def test_a_disk_that_is_nearly_full_is_told(sign_in: SignIn, marta: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("Usage", (), {"free": 10 * 2**20})())

    answer = sign_in(marta).post(ADD, {"url": "https://example.org/v", "kind": "audio", "language": "es"})

    assert (answer.status_code, "no cabe el archivo" in answer.content.decode()) == (503, True)


def test_a_form_without_its_token_is_refused(marta: Account) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(marta, backend="django.contrib.auth.backends.ModelBackend")

    answer = strict.post(ADD, {"url": "https://example.org/v", "kind": "audio", "language": "es"})

    assert (answer.status_code, Recording.objects.count()) == (403, 0)


def test_organisers_offer_hold_and_remove(sign_in: SignIn, marta: Account, recording: Recording, uploads: Path) -> None:
    browser = sign_in(marta)
    where = f"{ADD}{recording.pk}/"
    kept = Path(recording.file.path)
    for act, is_public in (("hold", False), ("offer", True)):
        assert browser.get(f"{where}?act={act}").status_code == 200
        assert browser.post(f"{where}?act={act}").status_code == 302
        assert Recording.objects.get().is_public is is_public
    assert kept.exists()


@pytest.mark.django_db(transaction=True)
def test_a_removed_recording_leaves_no_file(sign_in: SignIn, marta: Account, recording: Recording) -> None:
    kept = Path(recording.file.path)

    sign_in(marta).post(f"{ADD}{recording.pk}/?act=remove")

    assert (Recording.objects.count(), kept.exists()) == (0, False)
