"""One unit under the law and a reform as text: both columns, the difference, ranges; what was assumed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from thakhi.publish.aligned import align
from thakhi.publish.json_table import write_json
from thakhi.publish.numbers import write_number
from thakhi.publish.regimes import legal_range, legal_words, plain_values
from thakhi.terms.absence import Absence
from thakhi.terms.errors import unknown_name
from thakhi.terms.estimate import Interval
from thakhi.terms.text import Lang, Text
from thakhi.terms.unit_reform import RegimeBeside, UnitReform

HEAD = (
    Text("régimen", "regime"), Text("ley", "law"), Text("con el cambio", "with the change"),
    Text("rango", "range"), Text("diferencia", "difference"), Text("frente a hoy", "against today"),
)  # fmt: skip
SAY = {
    "unit": Text(
        "Queda, Bs por mes; rango: 95 % central de {} sorteos de los supuestos (semilla {}).",
        "Left, Bs a month; range: middle 95% of {} draws of the assumptions (seed {}).",
    ),
    "closed": Text("No puede entrar:", "May not enter:"),
    "is_new": Text("no existe", "does not exist"),
    "none": Text("no puede", "may not"),
    "months": Text("por {} meses", "for {} months"),
    "once": Text("una vez", "once"),
    "unknown": Text("no se sabe", "not known"),
    "supposed": Text("No se dijo y se supone:", "Not told and assumed:"),
    "assumed": Text("Supuestos que se sortean:", "Assumptions that are drawn:"),
    "hash": Text("huella", "fingerprint"),
}


def render_unit_reform(found: UnitReform, *, format: str = "table", lang: Lang = "es") -> str:  # noqa: A002 - the word of the command line's option
    """`found` as text in `format`: table or json (everything)."""
    if format == "json":
        return write_json(plain_values({**asdict(found), "hash": found.hash}, lang))
    if format == "table":
        return "\n".join(_page(found, lang)) + "\n"
    raise unknown_name(Text("el formato", "format"), format, ("table", "json"))


def _page(found: UnitReform, lang: Lang) -> Iterator[str]:
    opened = [one for one in found.regimes if one.after.is_open]
    title = found.title.to(lang)
    yield f"{found.date}{' · ' + title if title else ''} · {SAY['unit'].to(lang).format(found.draws, found.seed)}"
    yield align([head.to(lang) for head in HEAD], [_row(one, lang) for one in opened], right=frozenset({1, 2, 4, 5}))
    for one in opened:
        yield from _additions(one, lang)
    closed = [one for one in found.regimes if not one.after.is_open]
    yield from [SAY["closed"].to(lang)] if closed else []
    for one in closed:
        yield f"  {one.title.to(lang)}: {'; '.join(reason.to(lang) for reason in one.after.reasons)}"
    yield from [SAY["supposed"].to(lang)] if found.supposed else []
    for words, value, unit in found.supposed:
        yield f"  {words.to(lang)}: {_number(value, lang) if value == value else '—'} {unit}".rstrip()
    yield from [SAY["assumed"].to(lang)] if found.assumptions else []
    for drawn in found.assumptions:
        middle, span = legal_words(drawn, lang), legal_range(drawn, lang)
        yield f"  {drawn.title.to(lang)} = {middle} {drawn.unit.to(lang)}, {span}"
    yield f"{SAY['hash'].to(lang)} {found.hash}"


def _row(one: RegimeBeside, lang: Lang) -> tuple[str, ...]:
    is_new = one.before is None
    was = SAY["is_new" if is_new else "none"].to(lang)
    may = one.before is not None and one.before.is_open
    return (
        one.title.to(lang),
        _number(one.net_before, lang) if may else was,
        _number(one.net_after, lang),
        _range(one.spread_after, lang),
        _number(one.change, lang) if may else "",
        _number(one.from_today, lang),
    )


def _additions(one: RegimeBeside, lang: Lang) -> Iterator[str]:
    for addition in one.additions:
        amount = _number(addition.amount_bob_month, lang)
        if addition.once_bob:
            amount = f"{_number(addition.once_bob, lang)} {SAY['once'].to(lang)}"
        yield f"{one.title.to(lang)}: {addition.title.to(lang)}: {amount}. {addition.why.to(lang)}"


def _number(value: float | Absence, lang: Lang) -> str:
    return SAY["unknown"].to(lang) if isinstance(value, Absence) else write_number(value, 0, lang)


def _range(span: Interval | None, lang: Lang) -> str:
    return "" if span is None else f"{write_number(span.low, 0, lang)} … {write_number(span.high, 0, lang)}"
