"""Commands about editions and their progress: `thakhi diff`, `thakhi progress`."""

from __future__ import annotations

from pathlib import Path

import click

from thakhi.terminal import language, tr

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


COMMANDS = (diff,)
