"""Documents that organisers upload: which kinds, how large, and whether the content is what the name says."""

from __future__ import annotations

import zipfile
from pathlib import PurePosixPath
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from thakhi.terms.text import Text
from thakhi.web.language import tr

MEGABYTE = 2**20
LARGEST = 25 * MEGABYTE
LARGEST_UNPACKED = 500 * MEGABYTE
ARCHIVE, PLAIN = b"PK\x03\x04", b""
BEGINNINGS = {
    ".pdf": b"%PDF-",
    ".docx": ARCHIVE,
    ".xlsx": ARCHIVE,
    ".pptx": ARCHIVE,
    ".odt": ARCHIVE,
    ".ods": ARCHIVE,
    ".odp": ARCHIVE,
    ".png": b"\x89PNG\r\n\x1a\n",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
    ".csv": PLAIN,
    ".txt": PLAIN,
}
OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."
MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".docx": f"{OFFICE}wordprocessingml.document",
    ".xlsx": f"{OFFICE}spreadsheetml.sheet",
    ".pptx": f"{OFFICE}presentationml.presentation",
    ".odt": f"{OPEN}text",
    ".ods": f"{OPEN}spreadsheet",
    ".odp": f"{OPEN}presentation",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}
KINDS = ", ".join(ending.lstrip(".") for ending in BEGINNINGS)
WRONG_KIND = Text(
    "No se aceptan archivos «{}». Suba uno de estos: {}.", "Files “{}” are not accepted. Upload one of these: {}."
)
TOO_LARGE = Text(
    "El archivo tiene {} MB; se aceptan hasta {} MB. Súbalo a otro lugar y escriba aquí su dirección.",
    "The file has {} MB; up to {} MB are accepted. Put it elsewhere and write its address here.",
)
NOT_WHAT_IT_SAYS = Text(
    "El contenido no es de un archivo «{}». Guárdelo de nuevo con su programa y súbalo.",
    "The content is not that of a “{}” file. Save it again with its program and upload it.",
)


def checked(upload: UploadedFile[Any]) -> UploadedFile[Any]:
    """The upload under a name of ours; *fails when* its kind, its size or its content is not accepted."""
    ending = PurePosixPath(str(upload.name).replace("\\", "/")).suffix.lower()
    if ending not in BEGINNINGS:
        raise ValidationError(tr(WRONG_KIND).format(ending or str(upload.name)[-20:], KINDS))
    size = upload.size or 0
    if size > LARGEST:
        raise ValidationError(tr(TOO_LARGE).format(-(-size // MEGABYTE), LARGEST // MEGABYTE))
    if not _is(upload, ending):
        raise ValidationError(tr(NOT_WHAT_IT_SAYS).format(ending))
    upload.name = f"{uuid4().hex}{ending}"  # what the sender called it is never a path here
    return upload


def _is(upload: UploadedFile[Any], ending: str) -> bool:
    beginning = BEGINNINGS[ending]
    upload.seek(0)
    start = upload.read(4096)
    upload.seek(0)
    if beginning == PLAIN:
        return b"\0" not in start
    if not start.startswith(beginning):
        return False
    return _is_office(upload) if beginning == ARCHIVE else True


def _is_office(upload: UploadedFile[Any]) -> bool:
    """An archive with the table of contents of an office document, that does not unpack to something enormous."""
    try:
        with zipfile.ZipFile(upload) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return False
    finally:
        upload.seek(0)
    names = {part.filename for part in parts}
    return bool(names & {"[Content_Types].xml", "mimetype"}) and sum(p.file_size for p in parts) <= LARGEST_UNPACKED
