"""People at the site: each keeps a connection, asks for a page, reads a while, asks again. Standard library only."""

from __future__ import annotations

import asyncio
import itertools
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode


@dataclass(slots=True)
class Seen:
    """What all people met: seconds of each answer by kind of page, and what was no good answer."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    anew: Iterator[int] | None = None

    def add(self, kind: str, seconds: float) -> None:
        """One more answer."""
        self.seconds.setdefault(kind, []).append(seconds)

    def once(self, address: str) -> str:
        """`address`, or with `anew` one that nobody asked for yet and that shows the same page."""
        if self.anew is None:
            return address
        return f"{address}{'&' if '?' in address else '?'}anew={next(self.anew)}"


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers and body of an answer."""

    status: int
    headers: dict[str, str]
    body: bytes


class Browser:
    """One kept connection; opens a new one when the server closed it."""

    def __init__(self, port: int, *, cookie: str = "") -> None:
        self.port, self.cookie = port, cookie
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, address: str) -> Answer:
        """The answer to GET; one more try on a new connection when the kept one was closed while idle."""
        was_kept = self._streams is not None
        try:
            return await self._ask("GET", address, b"")
        except (ConnectionError, asyncio.IncompleteReadError):
            if not was_kept:
                raise
            return await self._ask("GET", address, b"")

    async def post(self, address: str, fields: dict[str, str], *, origin: str) -> Answer:
        """The answer to POST of a form."""
        return await self._ask("POST", address, urlencode(fields).encode(), origin=origin)

    def close(self) -> None:
        """Hangs up."""
        if self._streams:
            self._streams[1].close()
        self._streams = None

    async def _ask(self, method: str, address: str, body: bytes, *, origin: str = "") -> Answer:
        try:
            reader, writer = self._streams or await asyncio.open_connection("127.0.0.1", self.port)
            self._streams = (reader, writer)
            lines = [f"{method} {address} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", "Connection: keep-alive"]
            lines += [f"Cookie: {self.cookie}"] if self.cookie else []
            lines += [f"Origin: {origin}", "Content-Type: application/x-www-form-urlencoded"] if body else []
            lines += [f"Content-Length: {len(body)}"] if method == "POST" else []
            writer.write("\r\n".join([*lines, "", ""]).encode() + body)
            await writer.drain()
            answer = await _answer(reader)
        except (ConnectionError, asyncio.IncompleteReadError):
            self.close()
            raise
        if answer.headers.get("connection", "").lower() == "close":
            self.close()
        return answer


async def _answer(reader: asyncio.StreamReader) -> Answer:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
    status = int(head[0].split()[1])
    if headers.get("transfer-encoding", "").lower() == "chunked":
        return Answer(status, headers, await _chunks(reader))
    return Answer(status, headers, await reader.readexactly(int(headers.get("content-length", "0"))))


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    body = b""
    while size := int((await reader.readuntil(b"\r\n")).split(b";")[0], 16):
        body += await reader.readexactly(size)
        await reader.readexactly(2)
    await reader.readexactly(2)
    return body


async def crowd(
    port: int,
    people: int,
    *,
    seconds: float,
    think: float,
    pages: dict[str, Sequence[str]],
    tell: Callable[[str], None],
    is_anew: bool = False,
) -> Seen:
    """What `people` met in `seconds`, each asking for a page about every `think` seconds; `pages` by kind.

    With `is_anew`, no address is asked for twice, so that every page is made for the one who asks.
    """
    seen = Seen(anew=itertools.count() if is_anew else None)
    until = time.perf_counter() + seconds
    visits = [_visit(port, random.Random(n), until, think=think, pages=pages, seen=seen) for n in range(people)]
    tell(f"{people} people for {seconds:.0f} s …")
    await asyncio.gather(*visits)
    return seen


async def _visit(
    port: int, chance: random.Random, until: float, *, think: float, pages: dict[str, Sequence[str]], seen: Seen
) -> None:
    browser = Browser(port)
    await asyncio.sleep(chance.uniform(0, think))
    while (start := time.perf_counter()) < until:
        kind = chance.choice(list(pages))
        address = seen.once(chance.choice(pages[kind]))
        try:
            answer = await asyncio.wait_for(browser.get(address), 30)
        except (OSError, TimeoutError, asyncio.IncompleteReadError) as found:
            seen.failures.append(f"{address}: {type(found).__name__}")
            browser.close()
            continue
        seen.add(kind, time.perf_counter() - start)
        if answer.status != 200:
            seen.failures.append(f"{address}: {answer.status}")
        await asyncio.sleep(chance.uniform(0.5, 1.5) * think)
    browser.close()
