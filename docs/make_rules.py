"""Writes docs/reference/rules.md and rules.es.md: the law as it is encoded, to be checked line by line.

`make reference` writes the pages; a test compares them with what the parameters and rules say now.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from thakhi.simulate.parameter import FOREVER, Dated, Parameter
from thakhi.simulate.regime import Law, Regime, read_built_in
from thakhi.simulate.variable import LINES, Variable
from thakhi.terms.absence import Absence
from thakhi.terms.text import LANGS, Lang, Text

FOLDER = Path(__file__).parent / "reference"
NOTICE = "<!-- Written by `make reference` from src/thakhi/simulate/regimes. Do not edit. -->"
NAMES = {"es": "rules.es.md", "en": "rules.md"}
INTRO = Text(
    "Cada valor con sus fechas, su norma y su fuente; cada regla con su artículo. Confianza: alta, texto oficial; "
    "media, prensa, guía o fecha inferida; baja, fuente débil o inferido; supuesto, ninguna norma lo dice y lleva su "
    "rango. «No encontrado» no se adivina: lo que depende de ello se rehúsa o se marca.",
    "Every value with its days, its rule and its source; every rule with its article. Confidence: high, official text; "
    "medium, press, guide or an inferred date; low, a weak source or inferred; assumption, no rule says it and it has "
    "its range. “Not found” is not guessed: what depends on it is refused or marked. Notes and citations are in the "
    "language of the law.",
)
CONFIDENCE = {
    "high": Text("alta", "high"),
    "medium": Text("media", "medium"),
    "low": Text("baja", "low"),
    "assumption": Text("supuesto", "assumption"),
}
ROLES = {
    "requirement": Text("no entra si", "may not enter if"),
    "tax": Text("impuesto", "tax"),
    "contribution": Text("aporte", "contribution"),
    "registration": Text("registro", "registration"),
    "compliance": Text("cumplimiento", "compliance"),
    "wage": Text("salarios", "wages"),
    "once": Text("una vez", "once"),
    "days": Text("plazo", "term"),
    "step": Text("paso", "step"),
}


def page(lang: Lang, law: Law) -> Iterator[str]:
    """The lines of the page in one language."""
    yield from (NOTICE, "", f"# {Text('Las normas que Thakhi aplica', 'The rules that Thakhi applies').to(lang)}", "")
    yield from (INTRO.to(lang), "")
    for regime in law.regimes.values():
        yield from _regime(regime, law, lang)
    shared = dict.fromkeys(name.split(".")[0] for name in law.parameters.by_name)
    for folder in (name for name in shared if name not in law.regimes):
        yield from ("", f"## {Text('Normas comunes', 'Shared law').to(lang)}: {folder}", "")
        yield from _parameters(law.parameters.of(folder), lang)
        yield from _rules(folder, law, lang)


def _regime(regime: Regime, law: Law, lang: Lang) -> Iterator[str]:
    yield from ("", f"## {regime.title.to(lang)}", "", f"{regime.law}. `regimes/{regime.name}`", "")
    for given in regime.gives:
        word = Text("da", "gives") if given.is_given else Text("no da", "does not give")
        yield f"- {word.to(lang)}: {given.title.to(lang)} ({given.law})"
    for note in regime.notes:
        yield f"- {' '.join(note.to(lang).split())}"
    also = dict.fromkeys(folder for v in regime.variables.values() if (folder := _folder(v)) != regime.name)
    yield f"- {Text('normas comunes', 'shared law').to(lang)}: {', '.join(also)}"
    yield from _parameters(law.parameters.of(regime.name), lang)
    yield from _rules(regime.name, law, lang)


def _rules(folder: str, law: Law, lang: Lang) -> Iterator[str]:
    """The rules written in one folder, once, whichever regimes share them."""
    found = dict.fromkeys(v for r in law.regimes.values() for v in r.variables.values() if _folder(v) == folder)
    if not found:
        return
    head = Text("regla|qué es|por qué|norma|paga → recibe", "rule|what it is|why|law|pays → receives").to(lang)
    yield from ("", f"| | {' | '.join(head.split('|'))} |", "|---|---|---|---|---|---|")
    order = ("requirement", *LINES, "once", "days", "step")
    yield from (_rule(v, lang) for v in sorted(found, key=lambda v: order.index(v.role)))


def _folder(v: Variable) -> str:
    return str(v.compute.__module__).split(".")[-2]


def _rule(v: Variable, lang: Lang) -> str:
    flow = f"{v.payer} → {v.receiver}" if v.payer else ""
    cells = (ROLES[v.role].to(lang), f"`{v.name}`", v.title.to(lang), v.why.to(lang), v.law, flow)
    return f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _parameters(parameters: tuple[Parameter, ...], lang: Lang) -> Iterator[str]:
    if not parameters:
        return
    words = Text("valor|unidad|desde|hasta|confianza|norma|fuente", "value|unit|from|to|confidence|law|source")
    yield from ("", f"| {Text('parámetro', 'parameter').to(lang)} | {' | '.join(words.to(lang).split('|'))} |")
    yield "|---|---|---|---|---|---|---|---|"
    for p in parameters:
        for dated in p.dated:
            yield from _values(p, dated, lang)
    yield ""
    for p in parameters:
        if p.note:
            yield f"- `{p.name}`: {p.note.strip()}"


def _values(p: Parameter, dated: Dated, lang: Lang) -> Iterator[str]:
    """One line, or one per band or category."""
    value = dated.value
    pairs = value if isinstance(value, tuple) else value.items() if isinstance(value, Mapping) else [("", value)]
    until = Text("en vigor", "in force").to(lang) if dated.until == FOREVER else dated.until
    for key, amount in pairs:
        of = f" · {Text('hasta', 'up to').to(lang)} {key:g}" if isinstance(key, float) else f" · {key}" if key else ""
        cells = (
            f"`{p.name}` {p.title.to(lang)}{of}", _amount(p, amount, lang), p.unit.to(lang), dated.since, until,
            CONFIDENCE[dated.confidence].to(lang), p.law, p.source,
        )  # fmt: skip
        yield f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _amount(p: Parameter, amount: float | None, lang: Lang) -> str:
    if amount is None:
        return Absence.NOT_FOUND.text.to(lang)
    return f"{amount:.10g}" + ("" if p.low is None else f" ({p.low:g}–{p.high:g})")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def main(folder: str = str(FOLDER)) -> None:
    """Writes the page in each language."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    for lang in LANGS:
        text = "\n".join(page(lang, read_built_in())).rstrip() + "\n"
        (Path(folder) / NAMES[lang]).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
