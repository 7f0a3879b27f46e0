"""Commands about editions and their progress: `thakhi diff`, `thakhi progress`."""

from __future__ import annotations

from pathlib import Path

import click

from thakhi.terminal import home_option, language, tr
from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text

FORMATS = click.Choice(["table", "json"])
folder_of = click.Path(file_okay=False, path_type=Path)


@click.command(
    "diff",
    help=tr(
        "Compara dos ediciones: qué se añadió, quitó o cambió; de cada cifra, la de antes y la de ahora.",
        "Compare two editions: what was added, removed or changed; of each number, the old and the new one.",
    ),
)
@click.argument("edition_a", type=folder_of)
@click.argument("edition_b", type=folder_of)
@click.option(
    "--format",
    "form",
    type=FORMATS,
    default="table",
    show_default=True,
    help=tr("Formato de salida.", "Output format."),
)
def diff(edition_a: Path, edition_b: Path, form: str) -> None:
    """Compares the editions in two folders that `thakhi build` wrote."""
    from thakhi.publish.compare import compare, read_edition
    from thakhi.publish.compare_words import render_changes

    old, new = read_edition(edition_a), read_edition(edition_b)
    changes = compare(old, new, lang=language())
    click.echo(render_changes(changes, old=old, new=new, form=form, lang=language()), nl=False)


@click.command(
    "progress",
    help=tr(
        "Responde por cada meta: cumplida, no cumplida o todavía no se puede decir, con la muestra que lo diría.",
        "Answer for each target: met, not met or cannot tell yet, with the sample that would tell.",
    ),
)
@click.argument("folder", type=folder_of)
@click.option(
    "--later",
    default="",
    help=tr("Encuesta posterior que mide de nuevo las metas.", "Later survey that measures the targets again."),
)
@click.option("--action", default="", help=tr("Acción a la que corresponde --value.", "Action that --value is about."))
@click.option(
    "--value", type=float, help=tr("Cifra que contó una administración.", "Figure that an administration counted.")
)
@click.option("--date", "day", default="", help=tr("Fecha ISO de la cifra.", "ISO date of the figure."))
@click.option("--source", default="", help=tr("Fuente de la cifra.", "Source of the figure."))
@click.option("--by", "who", default="", help=tr("Quién la registra.", "Who enters it."))
@click.option(
    "--format",
    "form",
    type=FORMATS,
    default="table",
    show_default=True,
    help=tr("Formato de salida.", "Output format."),
)
@home_option
def progress(
    folder: Path, later: str, action: str, value: float | None, day: str, source: str, who: str, form: str, home: Path
) -> None:
    """Reads FOLDER, adds a later survey (`--later`) or a figure (`--action --value --date --source`), and answers."""
    from thakhi import pipeline
    from thakhi.publish.progress_words import render_progress

    if bool(action) != (value is not None):
        raise InputProblem(
            Text(
                "--action y --value van juntos, con --date y --source",
                "--action and --value go together, with --date and --source",
            )
        )
    figure = {"action": action, "value": value, "date": day, "source": source, "by": who} if action else None
    made = pipeline.progress_of(folder, home=home, later=later, figure=figure)
    click.echo(render_progress(made, form=form, lang=language()), nl=False)


COMMANDS = (diff, progress)
