"""The results of a consultation as text: proposals under their verdict, by cell, then groups; csv and json with all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import get_args

from thakhi.publish.aligned import align
from thakhi.publish.flat import Cell, write_csv
from thakhi.publish.json_table import write_json
from thakhi.publish.numbers import write_number
from thakhi.publish.vote_groups import group_lines, say_n, say_share
from thakhi.publish.vote_phrases import CELL_DIMENSIONS, CELL_LEVELS, COLUMNS, NOTES, VERDICTS
from thakhi.terms.absence import Absence
from thakhi.terms.agreement import Agreement, Agreements, Tally, Verdict, VoteShare
from thakhi.terms.errors import unknown_name
from thakhi.terms.text import Lang, Text

SHARES = ("agree", "disagree", "passed", "important")
CSV_COLUMNS = (
    "proposal", "words", "language", "state", "verdict", "dimension", "level", "n", "absence",
    *(f"{share}{end}" for share in SHARES for end in ("", "_low", "_high")), "consensus", "hash",
)  # fmt: skip


def render_votes(
    found: Agreements,
    *,
    format: str = "table",  # noqa: A002 - the word of the command line's option
    lang: Lang = "es",
) -> str:
    """What the votes show, as text in `format`."""
    if format == "json":
        return write_json(votes_facts(found))
    if format == "csv":
        return write_csv(CSV_COLUMNS, (row for one in found.agreements for row in _csv(one)))
    if format == "table":
        return _tables(found, lang)
    raise unknown_name(Text("el formato", "format"), format, ("table", "csv", "json"))


def votes_facts(found: Agreements) -> dict[str, object]:
    """All of it as plain values; an absence by its name."""
    facts: dict[str, object] = asdict(found)
    facts["agreements"] = [asdict(one) | {"id": one.id, "hash": one.hash} for one in found.agreements]
    return {key: _plain(value) for key, value in facts.items()}


def cell_words(tally: Tally, lang: Lang) -> str:
    """`sexo: mujeres`; nothing for everybody."""
    if not tally.cell:
        return ""
    dimension, level = tally.cell
    name = CELL_DIMENSIONS[dimension].to(lang) if dimension in CELL_DIMENSIONS else dimension
    return f"{name}: {CELL_LEVELS[level].to(lang) if level in CELL_LEVELS else level}"


def _tables(found: Agreements, lang: Lang) -> str:
    if not found.votes:
        return NOTES["nothing"].to(lang) + "\n"
    head = (
        NOTES["voters"]
        .to(lang)
        .format(
            voters=write_number(found.voters, 0, lang),
            votes=write_number(found.votes, 0, lang),
            proposals=write_number(len(found.agreements), 0, lang),
        )
    )
    head = f"{NOTES['fictional'].to(lang)}\n{head}" if found.fictional else head
    parts = [head + "\n" + NOTES["volunteers"].to(lang) + "\n"]
    verdicts: tuple[Verdict, ...] = get_args(Verdict)
    for verdict in verdicts:
        ones = found.of(verdict)
        if ones:
            parts.append(f"{VERDICTS[verdict].to(lang)}\n{_table(ones, lang)}")
    parts.append("\n".join(group_lines(found, lang)) + "\n")
    return "\n".join(parts)


def _table(ones: Sequence[Agreement], lang: Lang) -> str:
    header = [COLUMNS[name].to(lang) for name in ("proposal", *SHARES, "n")]
    rows = [row for one in ones for row in _rows(one, lang)]
    return align(header, rows, right=frozenset(range(1, 6)))


def _rows(one: Agreement, lang: Lang) -> Iterable[tuple[str, ...]]:
    yield (one.proposal.to(lang), *_numbers(one.tally, lang))
    for tally in one.cells:
        yield (f"  {cell_words(tally, lang)}", *_numbers(tally, lang))


def _numbers(tally: Tally, lang: Lang) -> tuple[str, ...]:
    return (*(say_share(getattr(tally, name), lang) for name in SHARES), say_n(tally.n, lang))


def _csv(one: Agreement) -> Iterable[tuple[Cell, ...]]:
    for tally in (one.tally, *one.cells):
        dimension, level = tally.cell or ("", "")
        absent = tally.n.value if isinstance(tally.n, Absence) else ""
        shares = [end for name in SHARES for end in _ends(getattr(tally, name))]
        words, written = _shown(one.proposal.words), one.proposal.language
        head = (one.id, words, written, one.proposal.state, one.verdict, dimension, level)
        n = None if isinstance(tally.n, Absence) else tally.n
        yield (*head, n, absent, *shares, None if tally.cell else one.consensus, one.hash)


def _shown(words: str) -> str:
    """What people wrote, as a spreadsheet shows it and does not compute it: `=1+1` becomes `'=1+1`."""
    return f"'{words}" if words.startswith(("=", "+", "-", "@", "\t", "\r")) else words


def _ends(share: VoteShare) -> tuple[Cell, Cell, Cell]:
    if isinstance(share.value, Absence):
        return (None, None, None)
    return (share.value, share.low, share.high)


def _plain(value: object) -> object:
    if isinstance(value, Absence):
        return {"absence": value.value}
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value
