"""The command `thakhi simulate`: scenario files over the owners of a survey, answered by the pipeline and printed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from thakhi.terminal import home_option, language, progress, tr


@click.command(
    "simulate",
    help=tr(
        "Simula reformas sobre las personas dueñas de una encuesta: quién se registra, qué gana o pierde, qué cuesta.",
        "Simulate reforms on the owners of a survey: who registers, what they gain or lose, what it costs.",
    ),
)
@click.argument("scenario", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--survey", required=True, help=tr("Encuesta: nombre o carpeta.", "Survey: name or folder."))
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    help=tr("Otro escenario como punto de partida [la ley].", "Another scenario to start from [the law]."),
)
@click.option(
    "--draws", type=int, default=200, show_default=True, help=tr("Sorteos de supuestos.", "Draws of assumptions.")
)
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help=tr("Semilla.", "Seed."))
@click.option(
    "--by",
    default="",
    help=tr(
        "Grupos, con comas: sex, size, sector, area, department, fifth.",
        "Groups, with commas: sex, size, sector, area, department, fifth.",
    ),
)
@click.option("--no-behaviour", is_flag=True, help=tr("Nadie cambia de régimen.", "Nobody changes regime."))
@click.option(
    "--check",
    "with_tests",
    is_flag=True,
    help=tr(
        "Agrega la calibración por casilla y el contraste con hallazgos publicados.",
        "Add the calibration by cell and the model before published findings.",
    ),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help=tr("Formato de salida.", "Output format."),
)
@home_option
def simulate(
    scenario: tuple[Path, ...], survey: str, by: str, no_behaviour: bool, form: str, home: Path, **options: Any
) -> None:
    """Simulates each SCENARIO."""
    from thakhi import pipeline
    from thakhi.publish.scenario import render_simulation

    dims = [name.strip() for name in by.split(",") if name.strip()]
    found = pipeline.find_survey(survey, home=home)
    with progress() as step:
        answer = pipeline.scenarios(
            scenario,
            survey=found,
            by=dims,
            with_behaviour=not no_behaviour,
            command=_again(scenario, survey, by, no_behaviour, options),
            progress=step,
            **options,
        )
    with_tests = bool(options["with_tests"])
    click.echo(
        render_simulation(answer, format=form, lang=language(), columns=found.columns, with_tests=with_tests), nl=False
    )


def _again(scenario: tuple[Path, ...], survey: str, by: str, no_behaviour: bool, options: dict[str, Any]) -> str:
    """The line that gives the same numbers."""
    parts = ["thakhi simulate", *map(str, scenario), f"--survey {survey}"]
    parts += [f"--baseline {options['baseline']}"] if options["baseline"] else []
    parts += [f"--by {by}"] if by else []
    parts += ["--no-behaviour"] if no_behaviour else []
    return " ".join([*parts, f"--draws {options['draws']} --seed {options['seed']}"])
