"""Organisers who correct cues until the server is killed; what each was told is saved must be there afterwards."""

from __future__ import annotations

import asyncio
import contextlib
import re

from benchmarks.site.people import Browser
from benchmarks.site.rows import CORRECTED

CHECK = "/es/organizar/ciclo/transcripciones/taller-{}/es/"
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
CUE = re.compile(rb'name="text-(\d+)".*?name="person-\1" value="([^"]*)".*?name="seen-\1" value="([^"]+)"', re.DOTALL)


async def corrections(port: int, sessions: list[str]) -> list[str]:
    """The wordings that the server said it saved, until it answers no more."""
    saved: list[str] = []
    await asyncio.gather(*(_corrects(port, n, session, saved) for n, session in enumerate(sessions)))
    return saved


async def _corrects(port: int, n: int, session: str, saved: list[str]) -> None:
    with contextlib.suppress(OSError, asyncio.IncompleteReadError):
        for number in range(100_000):
            browser = Browser(port, cookie=f"sessionid={session}")
            page = await browser.get(CHECK.format(n + 1))
            words = f"{CORRECTED}{n}-{number}"
            fields = _correction(page.body, number, words)
            browser.cookie += f"; {page.headers['set-cookie'].split(';')[0]}"
            answer = await browser.post(CHECK.format(n + 1), fields, origin=f"http://127.0.0.1:{port}")
            browser.close()
            if answer.status != 302:
                raise RuntimeError(f"a correction was answered with {answer.status}")
            saved.append(words)


def _correction(page: bytes, number: int, words: str) -> dict[str, str]:
    """The form of the page with one cue changed."""
    token, cues = TOKEN.search(page), CUE.findall(page)
    if token is None or not cues:
        raise RuntimeError(f"the page to check a transcript has no form: {page[:300]!r}")
    key, person, seen = (part.decode() for part in cues[number % len(cues)])
    return {
        "csrfmiddlewaretoken": token[1].decode(),
        f"text-{key}": words,
        f"person-{key}": person.replace("&#x27;", "'"),
        f"seen-{key}": seen,
    }
