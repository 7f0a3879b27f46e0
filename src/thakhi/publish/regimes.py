"""The regimes of one unit as text: a table of all, then each open one line by line with its reason and its law."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from thakhi.publish.aligned import align
from thakhi.publish.json_table import write_json
from thakhi.publish.numbers import write_number
from thakhi.terms.absence import Absence
from thakhi.terms.errors import unknown_name
from thakhi.terms.regime import LegalValue, RegimeLine, RegimeOutcome
from thakhi.terms.text import Lang, Text
from thakhi.terms.wording import say_target

CONFIDENCE = {
    "high": Text("alta", "high"),
    "medium": Text("media", "medium"),
    "low": Text("baja", "low"),
    "assumption": Text("supuesto", "assumption"),
}
RECEIVERS = {
    "tesoro": Text("tesoro nacional", "national treasury"),
    "pensiones": Text("sistema de pensiones", "pension system"),
    "salud": Text("caja de salud", "health fund"),
    "vivienda": Text("vivienda", "housing fund"),
    "trabajador": Text("personas asalariadas", "people paid a wage"),
    "unidad": Text("la unidad", "the unit"),
    "registro": Text("registro", "registry"),
    "municipio": Text("municipio", "municipality"),
    "mercado": Text("quien presta el servicio", "whoever provides the service"),
    "tiempo": Text("tiempo propio", "own time"),
}
HEAD = (
    Text("régimen", "regime"), Text("impuestos", "taxes"), Text("aportes", "contributions"),
    Text("cumplir", "compliance"), Text("registro Bs", "register Bs"), Text("días", "days"),
    Text("queda al mes", "left a month"), Text("confianza", "confidence"),
)  # fmt: skip
SAY = {
    "unit": Text(
        "Bs por mes; registro: Bs una vez y días hábiles.", "Bs a month; registering: Bs once and working days."
    ),
    "closed": Text("No puede entrar:", "May not enter:"),
    "gives": Text("da", "gives"),
    "lacks": Text("no da", "does not give"),
    "missing": Text("no encontrado, no está en lo que queda", "not found, not in what is left"),
    "assumed": Text("supuesto", "assumption"),
    "paid_by": Text("paga: personas asalariadas", "paid by: people paid a wage"),
    "from": Text("con", "from"),
    "law": Text("ley", "law"),
    "none": Text("ninguno", "none"),
    "advice": Text(
        "Cálculo con normas citadas; no es asesoría. Lo marcado como supuesto no sale de ninguna norma.",
        "Computed from the rules cited; not advice. What is marked as an assumption comes from no rule.",
    ),
}


def render_regimes(outcomes: Sequence[RegimeOutcome], *, format: str = "table", lang: Lang = "es") -> str:  # noqa: A002 - the word of the command line's option
    """`outcomes` as text in `format`: table or json (everything)."""
    if format == "json":
        return write_json([_facts(outcome, lang) for outcome in outcomes])
    if format == "table":
        return "\n".join(_page(outcomes, lang)) + "\n"
    raise unknown_name(Text("el formato", "format"), format, ("table", "json"))


def _page(outcomes: Sequence[RegimeOutcome], lang: Lang) -> Iterator[str]:
    there = [outcome for outcome in outcomes if outcome.is_open]
    rows = [_row(outcome, lang) for outcome in there]
    yield align([head.to(lang) for head in HEAD], rows, right=frozenset(range(1, 7))).rstrip()
    yield f"{outcomes[0].date} · {SAY['unit'].to(lang)}"
    for outcome in there:
        yield from ("", *_details(outcome, lang))
    closed = [outcome for outcome in outcomes if not outcome.is_open]
    if closed:
        yield from ("", SAY["closed"].to(lang))
    for outcome in closed:
        yield f"  {outcome.title.to(lang)}: {'; '.join(reason.to(lang) for reason in outcome.reasons)}"
    yield from ("", SAY["advice"].to(lang))


def _row(outcome: RegimeOutcome, lang: Lang) -> tuple[str, ...]:
    sums = (outcome.taxes_bob_month, outcome.contributions_bob_month, outcome.compliance_bob_month)
    return (
        outcome.title.to(lang),
        *(write_number(value, 0, lang) for value in sums),
        _number(outcome.registration_bob, 0, lang),
        _number(outcome.registration_days, 0 if outcome.registration_days in {0.0, 1.0} else 1, lang),
        write_number(outcome.net_bob_month, 0, lang),
        CONFIDENCE[outcome.confidence].to(lang),
    )


def _details(outcome: RegimeOutcome, lang: Lang) -> Iterator[str]:
    yield f"{outcome.title.to(lang)} ({outcome.law})"
    for line in outcome.lines:
        if line.counts or isinstance(line.amount_bob_month, Absence):
            yield from _line(line, lang)
    for word, is_given in (("gives", True), ("lacks", False)):
        given = [g.title.to(lang) for g in outcome.gives if g.is_given is is_given]
        yield f"  {SAY[word].to(lang)}: {'; '.join(given) or SAY['none'].to(lang)}"
    for value in outcome.assumptions:
        yield f"  {SAY['assumed'].to(lang)}: {_value(value, lang)}"
    for note in outcome.notes:
        yield f"  {note.to(lang).strip()}"


def _line(line: RegimeLine, lang: Lang) -> Iterator[str]:
    amount = _number(line.amount_bob_month, 2, lang)
    to = RECEIVERS.get(line.receiver, Text.same(line.receiver)).to(lang)
    paid = f" · {SAY['paid_by'].to(lang)}" if line.payer == "trabajador" else ""
    mark = (
        SAY["missing"].to(lang) if isinstance(line.amount_bob_month, Absence) else CONFIDENCE[line.confidence].to(lang)
    )
    yield f"  {line.title.to(lang)}: {amount} → {to}{paid} [{mark}]"
    yield f"    {line.why.to(lang)}{_inputs(line, lang)}"
    if line.law:
        yield f"    {SAY['law'].to(lang)}: {line.law}"


def _inputs(line: RegimeLine, lang: Lang) -> str:
    pairs = [f"{title.to(lang)} {_number(value, 2, lang)}" for title, value in line.inputs if value == value]
    values = [_value(v, lang) for v in line.parameters if v.confidence != "assumption" and len(v.value) < 16]
    told = "; ".join([*pairs, *values])
    return f" ({SAY['from'].to(lang)}: {told})" if told else ""


def _value(value: LegalValue, lang: Lang) -> str:
    range_ = f", {there}" if (there := legal_range(value, lang)) else ""
    return f"{value.title.to(lang)} = {legal_words(value, lang)} {value.unit.to(lang)}{range_}"


def _number(value: float | Absence, places: int, lang: Lang) -> str:
    return value.text.to(lang) if isinstance(value, Absence) else write_number(value, places, lang)


def _facts(outcome: RegimeOutcome, lang: Lang) -> dict[str, object]:
    facts = plain_values(asdict(outcome), lang)
    assert isinstance(facts, dict)
    facts |= {
        "confidence": outcome.confidence,
        "not_found": [title.to(lang) for title in outcome.not_found],
        "assumptions": [value.name for value in outcome.assumptions],
    }
    for plain, line in zip(facts["lines"], outcome.lines, strict=True):
        plain["confidence"] = line.confidence
    return facts


def legal_words(value: LegalValue, lang: Lang) -> str:
    """The number of a parameter as it was set, without unit; what is no number (a day, a word) as it is."""
    if value.value == "not_found":
        return Absence.NOT_FOUND.text.to(lang)
    try:
        return say_target(float(value.value), "", lang)
    except ValueError:
        return value.value


def legal_range(value: LegalValue, lang: Lang) -> str:
    """`0,1–0,3`, the range of an assumption; empty where there is none."""
    if value.low is None or value.high is None:
        return ""
    return "–".join(say_target(end, "", lang) for end in (value.low, value.high))


def plain_values(value: object, lang: Lang) -> object:
    """Plain values: a wording in the reader's language, an absence as null with its name."""
    if isinstance(value, Absence):
        return {"absence": value.value}
    if isinstance(value, dict):
        if set(value) == {"es", "en"}:
            return value[lang]
        return {key: plain_values(item, lang) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain_values(item, lang) for item in value]
    return None if isinstance(value, float) and value != value else value
