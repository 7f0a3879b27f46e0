"""Which words may stand in quotation marks: exact parts of accepted words, of speakers who still consent."""

from __future__ import annotations

from collections.abc import Mapping

from thakhi.dialogue.read import Heard
from thakhi.terms.finding import Finding
from thakhi.terms.statement import Statement
from thakhi.terms.text import Text


def is_exact(statement: Statement) -> bool:
    """Whether the quoted words stand, letter by letter, in the words that a person accepted."""
    return bool(statement.words.strip()) and statement.words in statement.accepted


def shown(statements: Mapping[str, Statement]) -> dict[str, Statement]:
    """The statements that may be shown: exact, and not withdrawn by whoever said them."""
    return {key: said for key, said in statements.items() if said.consent != "withdrawn" and is_exact(said)}


def quote_findings(heard: Heard) -> list[Finding]:
    """One finding per statement whose words are not an exact part of its accepted words (withdrawn ones included)."""
    return [_not_exact(said, heard.places[key]) for key, said in heard.statements.items() if not is_exact(said)]


def _not_exact(statement: Statement, where: str) -> Finding:
    return Finding(
        rule="quote",
        subject=f"statement:{statement.id}",
        where=where,
        text=Text(
            f"las palabras «{_short(statement.words)}» no son parte exacta de lo aceptado; cópielas letra por letra",
            f"the words “{_short(statement.words)}” are not an exact part of what was accepted; copy them exactly",
        ),
    )


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:57] + "…"
