"""Voters who answer one card after another; what each was told is kept must be there afterwards."""

from __future__ import annotations

import asyncio
import random
import re
import time

from benchmarks.site.people import Browser, Seen

CARD = "/es/propuestas/ciclo/votar/"
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
PROPOSAL = re.compile(rb'name="proposal" value="([^"]+)"')
ANSWERS = ("agree", "disagree", "pass")


async def ballot(port: int, sessions: list[str], *, seconds: float, think: float) -> tuple[Seen, list[str]]:
    """What the voters met in `seconds`, and each vote that the server accepted: `session proposal answer`.

    Each opens a card, thinks about it for about `think` seconds, answers, and is led to the next. A server that is gone
    ends the vote of whoever asks it: what they met then is no failure of an answer.
    """
    seen, accepted = Seen(), list[str]()
    until = time.perf_counter() + seconds
    await asyncio.gather(
        *(_votes(port, session, random.Random(n), until, think, seen, accepted) for n, session in enumerate(sessions))
    )
    return seen, accepted


async def _votes(
    port: int, session: str, chance: random.Random, until: float, think: float, seen: Seen, accepted: list[str]
) -> None:
    browser = Browser(port, cookie=f"sessionid={session}")
    await asyncio.sleep(chance.uniform(0, think))
    try:
        while time.perf_counter() < until:
            start = time.perf_counter()
            card = await browser.get(CARD)
            seen.add("a card", time.perf_counter() - start)
            token, proposal = TOKEN.search(card.body), PROPOSAL.search(card.body)
            if token is None or proposal is None:
                if b"/resultados/" not in card.body:  # where every card was answered
                    seen.failures.append(f"card: {card.status}")
                return
            if "set-cookie" in card.headers:
                browser.cookie = f"sessionid={session}; {card.headers['set-cookie'].split(';')[0]}"
            browser.close()  # as the server does with whoever thinks for longer than it waits
            await asyncio.sleep(chance.uniform(0.5, 1.5) * think)
            answer = chance.choice(ANSWERS)
            start = time.perf_counter()
            fields = {"csrfmiddlewaretoken": token[1].decode(), "proposal": proposal[1].decode(), "answer": answer}
            told = await browser.post(CARD, fields, origin=f"http://127.0.0.1:{port}")
            seen.add("a vote", time.perf_counter() - start)
            if told.status != 302:
                seen.failures.append(f"vote: {told.status}")
                return
            accepted.append(f"{session} {proposal[1].decode()} {answer}")
    except (OSError, asyncio.IncompleteReadError):
        return
    finally:
        browser.close()
