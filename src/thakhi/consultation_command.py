"""The commands `thakhi votes` and `thakhi polis`: what the votes of a folder show, and votes from and for Pol.is."""

from __future__ import annotations

from pathlib import Path

import click

from thakhi.terminal import language, tr

folder_of = click.Path(file_okay=False, path_type=Path)
seed_option = click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help=tr("Semilla.", "Seed."))


@click.command(
    "votes",
    help=tr(
        "Muestra lo que dicen los votos: en qué casi todas las personas están de acuerdo, qué divide, qué no se sabe.",
        "Show what the votes say: what nearly everyone agrees on, what divides, what people do not know.",
    ),
)
@click.argument("folder", type=folder_of)
@click.option(
    "--by",
    default="",
    help=tr(
        "También por estas dimensiones, con comas: sex,sector.", "Also by these dimensions, with commas: sex,sector."
    ),
)
@seed_option
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
    from thakhi.dialogue.votes.polis_folder import no_proposals
    from thakhi.publish.votes import render_votes

    dimensions = [name.strip() for name in by.split(",") if name.strip()]
    found = pipeline.agreements(folder, by=dimensions, seed=seed, with_groups=not no_groups)
    if found is None:
        raise no_proposals(str(folder))
    click.echo(render_votes(found, format=form, lang=language()), nl=False)


@click.group(
    "polis",
    help=tr(
        "Trae y lleva consultas en el formato de Pol.is.", "Bring consultations in and out in the layout of Pol.is."
    ),
)
def polis() -> None:
    """Pol.is open data."""


@polis.command(
    "import",
    help=tr(
        "Convierte una conversación (comments.csv, votes.csv) en proposals.yaml y votes.csv de una carpeta.",
        "Turn a conversation (comments.csv, votes.csv) into the proposals.yaml and votes.csv of a folder.",
    ),
)
@click.argument("conversation", type=folder_of)
@click.argument("folder", type=folder_of)
@click.option(
    "--language", default="es", show_default=True, help=tr("Idioma de las propuestas.", "Language of the proposals.")
)
def import_(conversation: Path, folder: Path, language: str) -> None:
    """Reads CONVERSATION into FOLDER, which must not have a consultation yet."""
    from thakhi.dialogue.votes.polis_folder import import_polis

    found = import_polis(conversation, folder, language=language)
    click.echo(tr(f"{found[0]} propuestas, {found[1]} votos", f"{found[0]} proposals, {found[1]} votes"))


@polis.command(
    help=tr(
        "Escribe la consulta de una carpeta en el formato de Pol.is. Son votos de personas: cuide a quién los da.",
        "Write the consultation of a folder in the layout of Pol.is. These are people's votes: mind who gets them.",
    )
)
@click.argument("folder", type=folder_of)
@click.argument("target", type=folder_of)
@click.option("--topic", default="", help=tr("Tema de la conversación [la carpeta].", "Its topic [the folder]."))
@seed_option
def export(folder: Path, target: Path, topic: str, seed: int) -> None:
    """Writes the consultation of FOLDER into the new folder TARGET."""
    from thakhi.dialogue.votes.polis_folder import export_polis

    export_polis(folder, target, topic=topic or folder.resolve().name, seed=seed)
    click.echo(str(target))


COMMANDS = (votes, polis)
