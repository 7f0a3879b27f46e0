"""Files served in pieces, as players ask for them: ranges (RFC 9110), `If-Range`, 206 and 416."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import http_date, parse_http_date_safe

PIECE = 256 * 1024
ONE_RANGE = re.compile(r"bytes=(\d*)-(\d*)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Range:
    """The bytes from `first` to `last`, both included."""

    first: int
    last: int


def serve(request: HttpRequest, path: Path, *, media_type: str) -> HttpResponseBase:
    """The file, or the piece of it that was asked for; never kept by caches that others share, for consent may end."""
    stat = path.stat()
    etag = f'"{stat.st_size:x}-{stat.st_mtime_ns:x}"'
    if etag in request.headers.get("If-None-Match", ""):
        answer: HttpResponseBase = HttpResponseNotModified()
    else:
        asked = _asked(request, stat.st_size, etag=etag, changed=stat.st_mtime)
        answer = _answer(request, path, stat.st_size, asked)
        answer.headers["Content-Type"] = media_type
    headers = {"ETag": etag, "Last-Modified": http_date(stat.st_mtime), "Accept-Ranges": "bytes"}
    headers |= {"Cache-Control": "private, no-cache", "X-Content-Type-Options": "nosniff"}
    headers |= {"Content-Disposition": f'inline; filename="{path.name}"'}
    for name, value in headers.items():
        answer.headers[name] = value
    return answer


def _answer(request: HttpRequest, path: Path, size: int, asked: Range | str | None) -> HttpResponseBase:
    if isinstance(asked, str):
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    piece = asked or Range(0, size - 1)
    length = piece.last - piece.first + 1
    status = 206 if asked else 200
    body = (
        HttpResponse(status=status)
        if request.method == "HEAD"
        else StreamingHttpResponse(_pieces(path, piece), status=status)
    )
    body.headers["Content-Length"] = str(length)
    if asked:
        body.headers["Content-Range"] = f"bytes {piece.first}-{piece.last}/{size}"
    return body


def _asked(request: HttpRequest, size: int, *, etag: str, changed: float) -> Range | str | None:
    """The range that is asked for; None for the whole file; a word when it cannot be satisfied."""
    found = ONE_RANGE.fullmatch(request.headers.get("Range", "").strip())
    if found is None or found.groups() == ("", "") or not _is_same(request, etag, changed):
        return None  # no range, several of them, or of a file that has changed: the whole file answers each
    first, last = found.groups()
    if not first:
        wanted = int(last)
        return Range(max(0, size - wanted), size - 1) if wanted and size else "unsatisfiable"
    if last and int(last) < int(first):
        return None
    if int(first) >= size:
        return "unsatisfiable"
    return Range(int(first), min(int(last), size - 1) if last else size - 1)


def _is_same(request: HttpRequest, etag: str, changed: float) -> bool:
    condition = request.headers.get("If-Range", "").strip()
    if not condition:
        return True
    if condition.startswith(('"', "W/")):
        return condition == etag
    return parse_http_date_safe(condition) == int(changed)


def _pieces(path: Path, piece: Range) -> Iterator[bytes]:
    left = piece.last - piece.first + 1
    with path.open("rb") as stream:
        stream.seek(piece.first)
        while left > 0 and (data := stream.read(min(PIECE, left))):
            left -= len(data)
            yield data
