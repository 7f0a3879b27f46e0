"""What went wrong, to which value, where, and what to do: four families by who can act.

Each family has an exit code. None of the first three shows a traceback; the command line prints
`Problem.text` in the reader's language. Build errors with the named constructors below, so that the
wording stays in one place.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import ClassVar

from thakhi.terms.text import Lang, Text


class Problem(Exception):
    """An error that a reader can act on; `text` in both languages, `where` as file:line or a command."""

    exit_code: ClassVar[int] = 1

    def __init__(self, text: Text, where: str | None = None) -> None:
        super().__init__(f"{where}: {text.en}" if where else text.en)
        self.text = text
        self.where = where

    def to(self, lang: Lang) -> str:
        """The message in `lang`, with its place first."""
        return f"{self.where}: {self.text.to(lang)}" if self.where else self.text.to(lang)


class InputProblem(Problem):
    """*You*: a name, a file, an option or a folder that the reader can correct."""

    exit_code = 2


class DataProblem(Problem):
    """*The data*: a survey file breaks a rule of its design; declare a correction or ask its producer."""

    exit_code = 3


class CheckProblem(Problem):
    """*The road map*: links are stale or a rule of the cycle folder is broken; a person must decide."""

    exit_code = 4


class ResourceProblem(Problem):
    """*The machine*: no space, no memory, a lock held by another process; try again or free it."""

    exit_code = 5


def nearest(given: str, known: Iterable[str]) -> str | None:
    """The known name that looks most like `given`, or None."""
    found = difflib.get_close_matches(given, list(known), n=1, cutoff=0.5)
    return found[0] if found else None


def unknown_name(kind: Text, given: str, known: Iterable[str], where: str | None = None) -> InputProblem:
    """`given` is not a known name of its kind: says the nearest one, or lists what there is."""
    names = sorted(known)
    near = nearest(given, names)
    if near:
        hint = Text(f"¿Quiso decir «{near}»?", f"Did you mean “{near}”?")
    else:
        shown = ", ".join(names[:12]) + (" …" if len(names) > 12 else "")
        hint = Text(f"Hay: {shown or 'ninguno'}.", f"There are: {shown or 'none'}.")
    return InputProblem(
        Text(
            f"no se conoce {kind.es} «{given}». {hint.es}",
            f"unknown {kind.en} “{given}”. {hint.en}",
        ),
        where,
    )
