"""The command `thakhi votes`: what the votes of a cycle folder show, answered by the pipeline and printed."""

from __future__ import annotations

from pathlib import Path

import click

from thakhi.terminal import language, tr


@click.command(
    "votes",
    help=tr(
        "Muestra lo que dicen los votos: en qué casi todas las personas están de acuerdo, qué divide, qué no se sabe.",
        "Show what the votes say: what nearly everyone agrees on, what divides, what people do not know.",
    ),
)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--by",
    default="",
    help=tr(
        "También por estas dimensiones, con comas: sex,sector.", "Also by these dimensions, with commas: sex,sector."
    ),
)
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help=tr("Semilla.", "Seed."))
@click.option("--no-groups", is_flag=True, help=tr("No busca grupos de opinión.", "Do not look for groups of opinion."))
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help=tr("Formato de salida.", "Output format."),
)
def votes(folder: Path, by: str, seed: int, no_groups: bool, form: str) -> None:
    """What the votes of FOLDER show."""
    from thakhi import pipeline
    from thakhi.publish.votes import render_votes

    dimensions = [name.strip() for name in by.split(",") if name.strip()]
    found = pipeline.agreements(folder, by=dimensions, seed=seed, with_groups=not no_groups)
    click.echo(render_votes(found, format=form, lang=language()), nl=False)


COMMANDS = (votes,)
