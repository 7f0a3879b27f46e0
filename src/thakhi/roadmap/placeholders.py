"""`{…}` in editorial text: numbers and quotes that are filled in, never typed.

`{share_without_nit;sex=woman}` is a number with its interval; `…|value` leaves the interval out; `…|change` says a
difference as "Bs 900 (700–1.100) menos"; `{quote:id}` is a statement; `{vote:id}` is what the votes on a proposal
show; `{scale}`, `{scale_share}` and `{target}` are an action's own plan.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

MARK = re.compile(r"\{([^{}]+)\}")
PLAN = frozenset({"scale", "scale_share", "target"})
_FORMS = ("value", "change")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One `{…}`: what it is, its words, and the form in which a number is said."""

    kind: Literal["number", "quote", "vote", "plan"]
    words: str
    form: str = ""


def placeholders(text: str) -> Iterator[Placeholder]:
    """The placeholders of `text`, in order."""
    for found in MARK.finditer(text):
        yield _placeholder(found[1])


def fill(text: str, say: Callable[[Placeholder], str]) -> str:
    """`text` with each placeholder replaced by what `say` says of it."""
    return MARK.sub(lambda found: say(_placeholder(found[1])), text)


def _placeholder(inside: str) -> Placeholder:
    if inside.startswith("quote:"):
        return Placeholder("quote", inside.removeprefix("quote:").strip())
    if inside.startswith("vote:"):
        return Placeholder("vote", inside.removeprefix("vote:").strip())
    words, bar, form = inside.rpartition("|")
    if not bar or form.strip() not in _FORMS:
        words, form = inside, ""
    kind: Literal["number", "plan"] = "plan" if words.strip() in PLAN else "number"
    return Placeholder(kind, words.strip(), form.strip())
