"""Writes docs/reference from the code: commands, indicators with their drawn tables, Python names.

`make reference` writes the pages; a test compares them with what the code says now. The words of the command line
are those of THAKHI_LANG when it is loaded, so each language is written by a process of its own.
"""

from __future__ import annotations

import inspect
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click

import thakhi
import thakhi.cli
from thakhi.evidence.definitions import read_indicators
from thakhi.terms.errors import CheckProblem, DataProblem, InputProblem, Problem, ResourceProblem
from thakhi.terms.indicator import Indicator
from thakhi.terms.text import LANGS, Lang, Text

FOLDER = Path(__file__).parent / "reference"
NOTICE = "<!-- Written by `make reference` from the code. Do not edit. -->"
FAMILIES = {
    "units": "Who the units are",
    "income": "Income and productivity",
    "formality": "Formality",
    "work": "Working conditions and gender",
    "digital": "Digital and resilience",
}
EXITS = {
    InputProblem: Text(
        "usted: un nombre, un archivo, una opción o una carpeta que puede corregir",
        "you: a name, a file, an option or a folder that you can correct",
    ),
    DataProblem: Text(
        "los datos: el archivo de una encuesta incumple una regla de su diseño",
        "the data: a survey file breaks a rule of its design",
    ),
    CheckProblem: Text(
        "la hoja de ruta: algo espera la decisión de una persona",
        "the road map: something waits for a person's decision",
    ),
    ResourceProblem: Text(
        "la máquina: falta espacio, memoria o turno; libere y repita",
        "the machine: no space, memory or lock; free it and try again",
    ),
    Problem: Text("un error nuestro: por favor infórmelo", "a bug of ours: please report it"),
}


def pages(lang: Lang) -> dict[str, str]:
    """File name → text of the pages of docs/reference that are written in `lang`."""
    if lang == "es":
        return {"cli.es.md": "\n".join(_cli_page(lang))}
    return {
        "cli.md": "\n".join(_cli_page(lang)),
        "indicators.md": "\n".join(_indicator_page()),
        "python.md": "\n".join(_python_page()),
    }


def write_pages(folder: Path, *, lang: Lang) -> None:
    """Writes every page of one language."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages(lang).items():
        (folder / name).write_text(text.rstrip() + "\n", encoding="utf-8")


def commands(group: click.Group | None = None, *, path: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    """Every command with its full name (`thakhi estimate`), in the order of the help."""
    group = group or command_line()
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            if command.invoke_without_command:
                yield " ".join(("thakhi", *path, name)), command
            yield from commands(command, path=(*path, name))
        elif not command.hidden:
            yield " ".join(("thakhi", *path, name)), command


def command_line() -> click.Group:
    """The click group behind `thakhi`."""
    return thakhi.cli.main


def options(command: click.Command) -> list[click.Parameter]:
    """Arguments and options of a command that a reader may give."""
    return [p for p in command.params if not getattr(p, "hidden", False)]


def _named(command: click.Command) -> list[click.Option]:
    return [p for p in options(command) if isinstance(p, click.Option)]


def _cli_page(lang: Lang) -> Iterator[str]:
    yield from (NOTICE, "", f"# {Text('Línea de órdenes', 'Command line').to(lang)}", "")
    yield from _exit_codes(lang)
    every = Text(
        "Toda orden acepta `--help`. `THAKHI_LANG` elige el idioma: `es` o `en`.",
        "Every command takes `--help`. `THAKHI_LANG` chooses the language: `es` or `en`.",
    )
    yield from ("", every.to(lang), "")
    for name, command in commands():
        yield from _command(name, command)


def _exit_codes(lang: Lang) -> Iterator[str]:
    yield Text(
        "Una orden termina con 0 cuando hizo lo pedido; si no, según quién puede actuar:",
        "A command ends with 0 when it did what was asked, otherwise by who can act:",
    ).to(lang)
    yield from ("", f"| {Text('código', 'exit code').to(lang)} | |", "|---|---|")
    for family, words in EXITS.items():
        yield f"| {family.exit_code} | {words.to(lang)} |"


def _command(name: str, command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=name)
    yield from (f"## {name}", "", inspect.cleandoc(command.help or ""))
    yield from ("", "```", " ".join([name, *command.collect_usage_pieces(context)]), "```", "")
    if found := _named(command):
        yield from ("| | |", "|---|---|")
        for option in found:
            left, right = option.get_help_record(context) or ("", "")
            yield f"| `{_cell(left)}` | {_cell(right)} |"
        yield ""


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _indicator_page() -> Iterator[str]:
    found = read_indicators()
    yield from (NOTICE, "", "# Indicators", "")
    yield f"{len(found)} definitions, one file each in `src/thakhi/evidence/indicators/`. The table under a definition"
    yield "is drawn by hand: it is a page of this manual and a test."
    for family, title in FAMILIES.items():
        yield from ("", f"## {title}", "")
        for indicator in (i for i in found if i.family == family):
            yield from _indicator(indicator)


def _indicator(indicator: Indicator) -> Iterator[str]:
    yield from (f"### {indicator.id}", "", f"**{indicator.title.es}** / {indicator.title.en}", "")
    yield from (indicator.definition.es.strip(), "", indicator.definition.en.strip(), "")
    yield from ("| | |", "|---|---|")
    for name, value in _facts(indicator):
        yield f"| {name} | {_cell(value)} |"
    yield ""
    yield from _drawn(indicator)


def _facts(indicator: Indicator) -> Iterator[tuple[str, str]]:
    yield "statistic", f"{indicator.statistic}, {indicator.unit}, {indicator.direction.replace('_', ' ')}"
    yield "counts", f"{indicator.counts.es} / {indicator.counts.en}"
    yield "universe", f"`{indicator.universe}`"
    yield "numerator", f"`{indicator.numerator}`"
    if indicator.denominator:
        yield "denominator", f"`{indicator.denominator}`"
    for question in indicator.questions:
        yield "question", f"{question.item}: {question.text}"
    if indicator.codes:
        yield "codes", ", ".join(indicator.codes)
    if indicator.notes:
        yield "notes", f"{indicator.notes.es} / {indicator.notes.en}"


def _drawn(indicator: Indicator) -> Iterator[str]:
    yield from (line.strip() for line in indicator.spec.table.strip().splitlines())
    yield ""
    for cell in indicator.spec.expect:
        where = f", where `{cell.where}`" if cell.where else ""
        working = f" = {cell.working}" if cell.working else ""
        yield f"- {cell.value:.10g}{working}{where}"
    yield ""


def public_names() -> list[str]:
    """The names that `import thakhi` offers."""
    return sorted(getattr(thakhi, "__all__", ()))


def _python_page() -> Iterator[str]:
    yield from (NOTICE, "", "# Python", "")
    yield from (" ".join((inspect.getdoc(thakhi) or "").split()), "")
    for name in public_names():
        yield from _name(name, getattr(thakhi, name))


def _name(name: str, value: object) -> Iterator[str]:
    yield from (f"## thakhi.{name}", "")
    if not callable(value):
        yield from (f"`{value!r}`", "")
        return
    if inspect.isfunction(value):
        signature = re.sub(r"(: |-> )'([^']*)'", r"\1\2", str(inspect.signature(value)))  # annotations are strings here
        yield from ("```python", f"{name}{signature}", "```", "")
    yield from (inspect.getdoc(value) or "", "")


def main(folder: str = str(FOLDER), *langs: str) -> None:
    """Writes the pages of the one language asked, or of each in a process of its own."""
    if langs:
        write_pages(Path(folder), lang="es" if langs[0] == "es" else "en")
        return
    for lang in LANGS:
        environment = {**os.environ, "THAKHI_LANG": lang}
        subprocess.run([sys.executable, __file__, folder, lang], env=environment, check=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
