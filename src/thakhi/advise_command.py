"""The commands `thakhi advise plan`, `form` and `tally`: the self-check on paper, in a survey tool and back."""

from __future__ import annotations

from pathlib import Path

import click

from thakhi.terminal import language, tr
from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text


@click.group(
    "advise",
    help=tr(
        "Autodiagnóstico de una unidad: un plan corto, el formulario y las respuestas.",
        "Self-check of one unit: a short plan, the form and the answers.",
    ),
)
def advise() -> None:
    """The group of commands."""


@advise.command(
    "plan",
    help=tr(
        "Plan corto para quien contesta PREGUNTA=RESPUESTA… (varias con coma); sin ninguna, lista las preguntas.",
        "Short plan for who answers QUESTION=ANSWER… (several with commas); with none, lists the questions.",
    ),
)
@click.argument("answers", nargs=-1)
@click.option("--date", help=tr("Fecha de la ley, AAAA-MM-DD.", "Date of the law, YYYY-MM-DD."))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help=tr("Formato de salida.", "Output format."),
)
def plan(answers: tuple[str, ...], date: str | None, form: str) -> None:
    """Answers one unit."""
    from thakhi import pipeline
    from thakhi.advise.plan import checked_answers, plan_of
    from thakhi.publish.advice import render_plan

    if not answers:
        _list_questions()
        return
    told = dict(_answer(word) for word in answers)
    if date is None:
        raise InputProblem(
            Text("diga la fecha de la ley: --date AAAA-MM-DD", "say the date of the law: --date YYYY-MM-DD")
        )
    guide = pipeline.guide(date)
    given = checked_answers(told, guide.questionnaire.questions)
    click.echo(render_plan(plan_of(given, guide), guide, form=form, lang=language()), nl=False)


def _answer(word: str) -> tuple[str, list[str]]:
    name, given, values = word.partition("=")
    if not given or not values:
        raise InputProblem(
            Text(
                f"«{word}» no es pregunta=respuesta; por ejemplo ventas=v3",
                f"“{word}” is not question=answer; for example ventas=v3",
            )
        )
    return name.strip(), [value.strip() for value in values.split(",")]


def _list_questions() -> None:
    from thakhi.advise.read import read_questionnaire

    for question in read_questionnaire().questions:
        click.echo(f"{question.id}: {question.words.to(language())}")
        for choice in question.choices:
            click.echo(f"  {question.id}={choice.value}  {choice.label.to(language())}")


@advise.command(
    help=tr("Escribe el formulario XLSForm para Kobo u ODK.", "Write the XLSForm for Kobo or ODK."),
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("mi-unidad.xlsx"),
    show_default=True,
    help=tr("Archivo que se escribe.", "File to write."),
)
def form(out: Path) -> None:
    """Writes the form."""
    from thakhi.advise.read import read_questionnaire
    from thakhi.folder.write import write_whole
    from thakhi.publish.xlsform import render_xlsform

    write_whole(out, render_xlsform(read_questionnaire()))
    click.echo(str(out))


@advise.command(
    help=tr(
        "Cuenta las respuestas de un CSV de Kobo u ODK: voluntarios, no una muestra.",
        "Count the answers of a CSV from Kobo or ODK: volunteers, not a sample.",
    ),
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help=tr("Formato de salida.", "Output format."),
)
def tally(file: Path, form: str) -> None:
    """Counts FILE."""
    from thakhi.advise.read import read_questionnaire
    from thakhi.advise.submissions import read_submissions
    from thakhi.advise.submissions import tally as count
    from thakhi.folder.yaml import read_yaml_text
    from thakhi.publish.advice import render_tally

    asked = read_questionnaire()
    given = read_submissions(read_yaml_text(file), asked, where=str(file))
    click.echo(render_tally(count(given, asked), form=form, lang=language()), nl=False)
