"""Documents that organisers upload: kept under a name of ours, refused when they are not what they say."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.web.conftest import SignIn
from tests.web.workshops.filling import DESK, changes
from thakhi.web.people.models import Account
from thakhi.web.workshops.models import Cycle, Document

pytestmark = pytest.mark.django_db


def _office(*names: str, size: int = 10) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            undated = zipfile.ZipInfo(name)  # the bytes name the test: both workers must make the same
            undated.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(undated, b"\0" * size)
    return stream.getvalue()


def _upload(browser: Client, cycle: Cycle, name: str, content: bytes) -> Any:
    address = f"{DESK}talleres/{cycle.workshops.get(n=1).pk}/documentos/nuevo/"
    return browser.post(
        address,
        {"title_es": "Lámina", "language": "es", "order": "0", "file": SimpleUploadedFile(name, content)},
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"%PDF-1.7 x"),
        ("Presentación final.PPTX", _office("[Content_Types].xml")),
        ("a.odt", _office("mimetype")),
        ("../../etc/passwd.csv", b"a;b\n"),
        ("C:\\temp\\a.txt", b"hola"),
    ],
)
def test_documents_are_kept_under_a_name_of_ours(
    marta: Account, sign_in: SignIn, cycle: Cycle, name: str, content: bytes
) -> None:
    assert _upload(sign_in(marta), cycle, name, content).status_code == 302

    kept = Document.objects.get().file
    assert re.fullmatch(r"documents/[0-9a-f]{32}\.(pdf|pptx|odt|csv|txt)", str(kept.name))
    with kept.open("rb") as stream:
        assert stream.read() == content
    assert changes(cycle.workshops.get(n=1)) == ["Se agregó el documento «Lámina»."]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.exe", b"MZ", "No se aceptan archivos «.exe»"),
        ("a.html", b"<script>", "No se aceptan archivos «.html»"),
        ("a.svg", b"<svg onload='x'>", "No se aceptan archivos «.svg»"),
        ("a.pdf.html", b"%PDF-", "No se aceptan archivos «.html»"),
        ("pdf", b"%PDF-", "No se aceptan archivos «pdf»"),
        ("a.pdf", b"<html>", "El contenido no es de un archivo «.pdf»"),
        ("a.docx", b"PK\x03\x04broken", "El contenido no es de un archivo «.docx»"),
        ("a.docx", _office("evil.exe"), "El contenido no es de un archivo «.docx»"),
        ("a.xlsx", _office("[Content_Types].xml", size=600 * 2**20), "El contenido no es de un archivo «.xlsx»"),
        ("a.txt", b"a\0b", "El contenido no es de un archivo «.txt»"),
        ("a.pdf", b"", "vacío"),
    ],
    ids=[
        "exe",
        "html",
        "svg",
        "pdf-html",
        "no-ending",
        "html-as-pdf",
        "broken",
        "program-in-zip",
        "bomb",
        "nul",
        "empty",
    ],
)
def test_what_is_no_document_is_refused(
    marta: Account, sign_in: SignIn, cycle: Cycle, name: str, content: bytes, words: str
) -> None:
    answer = _upload(sign_in(marta), cycle, name, content)

    assert (answer.status_code, Document.objects.exists()) == (422, False)
    assert words in answer.content.decode()


def test_a_document_too_large_is_told_with_its_size(
    marta: Account, sign_in: SignIn, cycle: Cycle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("thakhi.web.workshops.uploads.LARGEST", 2**20)

    answer = _upload(sign_in(marta), cycle, "a.pdf", b"%PDF-" + b"x" * (3 * 2**20))

    assert "El archivo tiene 4 MB; se aceptan hasta 1 MB." in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_removed_document_leaves_no_file(ada: Account, sign_in: SignIn, cycle: Cycle) -> None:
    browser = sign_in(ada)
    _upload(browser, cycle, "a.pdf", b"%PDF-1.7")
    row = Document.objects.get()

    browser.post(f"{DESK}talleres/{row.workshop_id}/documentos/{row.pk}/quitar/")

    assert not row.file.storage.exists(str(row.file.name))


@pytest.mark.parametrize("where", ["documentos/nuevo/", ""])
def test_five_gigabytes_are_refused_before_they_are_read(marta: Account, cycle: Cycle, where: str) -> None:
    class Unread:
        def read(self, *_: int) -> bytes:
            raise AssertionError("the body was read")

        readline = read

    address = f"{DESK}talleres/{cycle.workshops.get(n=1).pk}/{where}"
    request = {"CONTENT_LENGTH": str(5 * 2**30), "CONTENT_TYPE": "multipart/form-data; boundary=x"}

    browser = Client(enforce_csrf_checks=True)  # it is that check which reads the body first
    browser.force_login(marta, backend="django.contrib.auth.backends.ModelBackend")

    answer = browser.generic("POST", address, **request, **{"wsgi.input": Unread()})

    assert answer.status_code == 413
    assert "tiene 5120 MB y aquí caben 30 MB" in answer.content.decode()
