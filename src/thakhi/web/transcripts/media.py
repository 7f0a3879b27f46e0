"""Recordings as files: which kinds and sizes are taken, and whether the content is what the name says."""

from __future__ import annotations

import shutil
from pathlib import Path, PurePosixPath
from tempfile import gettempdir
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from thakhi.terms.errors import InputProblem, ResourceProblem
from thakhi.terms.text import Text
from thakhi.web.language import tr

MEGABYTE = 2**20
SPARE = 500 * MEGABYTE  # left free for the database
TRANSCRIPT_BYTES = 64 * MEGABYTE
OVERHEAD = MEGABYTE  # of the form around a file
MEDIA_TYPES = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".ogg": "audio/ogg",
    ".oga": "audio/ogg",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
    ".flac": "audio/flac",
    ".mp4": "video/mp4",
    ".m4v": "video/mp4",
    ".webm": "video/webm",
    ".ogv": "video/ogg",
}
KINDS = ", ".join(ending.lstrip(".") for ending in MEDIA_TYPES)
WRONG_KIND = Text(
    "No se aceptan archivos «{}». Suba uno de estos: {}.", "Files “{}” are not accepted. Upload one of these: {}."
)
NOT_WHAT_IT_SAYS = Text(
    "El contenido no es de una grabación «{}». Expórtela de nuevo y súbala.",
    "The content is not that of a “{}” recording. Export it again and upload it.",
)
TOO_LARGE = Text(
    "el archivo tiene {size} MB y aquí caben hasta {most} MB; bájele la calidad, "
    "o póngalo en otro lugar y escriba aquí su dirección",
    "the file has {size} MB and up to {most} MB fit here; lower its quality, "
    "or put it elsewhere and write its address here",
)
NO_ROOM = Text(
    "en el disco no cabe el archivo ({size} MB); avise a quien administra el servidor, "
    "o póngalo en otro lugar y escriba aquí su dirección",
    "the file ({size} MB) does not fit on the disk; tell who runs the server, or put it elsewhere and write its "
    "address",
)


class TooLarge(InputProblem):
    """More was sent than is taken; shown with status 413."""

    status = 413


def refuse_early(request: HttpRequest, *, most: int) -> None:
    """*Fails when* the request says that it brings more than `most` bytes, or than fits on the disk; reads nothing."""
    told = str(request.META.get("CONTENT_LENGTH") or "0")
    size = int(told) if told.isdigit() else 0
    if size > most + OVERHEAD:
        raise TooLarge(_sized(TOO_LARGE, size, most))
    room = min(_free(settings.MEDIA_ROOT), _free(settings.FILE_UPLOAD_TEMP_DIR or gettempdir()))
    if size and size + SPARE > room:
        raise ResourceProblem(_sized(NO_ROOM, size, most))


def checked_recording(upload: UploadedFile[Any]) -> tuple[UploadedFile[Any], str]:
    """The upload under a name of ours, and its media type; *fails when* kind, size or content is not accepted."""
    ending = PurePosixPath(str(upload.name).replace("\\", "/")).suffix.lower()
    if ending not in MEDIA_TYPES:
        raise ValidationError(tr(WRONG_KIND).format(ending or str(upload.name)[-20:], KINDS))
    if (upload.size or 0) > settings.RECORDING_BYTES:
        raise ValidationError(tr(_sized(TOO_LARGE, upload.size or 0, settings.RECORDING_BYTES)))
    upload.seek(0)
    start = upload.read(4096)
    upload.seek(0)
    if _sniffed(start) != _family(ending):
        raise ValidationError(tr(NOT_WHAT_IT_SAYS).format(ending))
    upload.name = f"{uuid4().hex}{ending}"  # what the sender called it is never a path here
    return upload, MEDIA_TYPES[ending]


def _family(ending: str) -> str:
    families = {"mp3": (".mp3",), "mp4": (".m4a", ".mp4", ".m4v"), "wav": (".wav",), "flac": (".flac",)}
    families |= {"ogg": (".ogg", ".oga", ".opus", ".ogv"), "webm": (".webm",)}
    return next(family for family, endings in families.items() if ending in endings)


def _sniffed(start: bytes) -> str:
    """What the first bytes say the content is."""
    if start[:4] == b"RIFF" and start[8:12] == b"WAVE":
        return "wav"
    if start[4:8] == b"ftyp":
        return "mp4"
    if start[:3] == b"ID3" or (len(start) > 2 and start[0] == 0xFF and start[1] & 0xE6 in (0xE2, 0xE6, 0xE4)):
        return "mp3"
    beginnings = {b"OggS": "ogg", b"fLaC": "flac", b"\x1aE\xdf\xa3": "webm"}
    return beginnings.get(start[:4], "")


def _sized(words: Text, size: int, most: int) -> Text:
    sizes = {"size": -(-size // MEGABYTE), "most": most // MEGABYTE}
    return Text(words.es.format(**sizes), words.en.format(**sizes))


def _free(folder: str | Path) -> int:
    there = Path(folder)
    while not there.exists():
        there = there.parent
    return shutil.disk_usage(there).free
