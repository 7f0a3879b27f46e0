"""The command `thakhi portfolio`: what to choose under a budget, and why not the rest."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from thakhi.terminal import home_option, language, progress, tr


@click.command(
    "portfolio",
    help=tr(
        "Elige acciones bajo un presupuesto: niveles, alcance, resultados, qué tan seguro, y por qué no las otras.",
        "Choose actions under a budget: levels, reach, outcomes, how surely, and why not the others.",
    ),
)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--budget", type=float, help=tr("Presupuesto en Bs [el de la carpeta].", "Budget in Bs [the folder's]."))
@click.option("--frontier", "with_frontier", is_flag=True, help=tr("También la frontera.", "The frontier, too."))
@click.option(
    "--weights",
    default="all",
    show_default=True,
    help=tr("De qué sector son los pesos; all: el promedio.", "Whose weights; all: the mean of all."),
)
@click.option(
    "--risk",
    type=click.Choice(["mean", "cvar"]),
    default="mean",
    show_default=True,
    help=tr("Media, o media del peor 20 % de los sorteos.", "Mean, or mean of the worst 20 % of draws."),
)
@click.option("--draws", type=click.IntRange(2, 100_000), default=500, show_default=True, help=tr("Sorteos.", "Draws."))
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help=tr("Semilla.", "Seed."))
@click.option("--survey", default="", help=tr("Otra encuesta.", "Another survey."))
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help=tr("Formato de salida.", "Output format."),
)
@click.option(
    "--print-model", is_flag=True, help=tr("Escribe el modelo, sin resolverlo.", "Write the model, without solving it.")
)
@home_option
def portfolio(folder: Path, survey: str, form: str, home: Path, print_model: bool, **choices: Any) -> None:
    """Chooses for FOLDER."""
    from thakhi import pipeline
    from thakhi.publish.portfolio import render_portfolio

    with progress() as step:
        evidence = pipeline.evidence_of(folder, home=home, survey=survey, progress=step)
        if print_model:
            _print_model(folder, evidence, **choices)
            return
        found = pipeline.portfolio(folder, evidence=evidence, progress=step, **choices)
    click.echo(render_portfolio(found, format=form, lang=language()), nl=False)


def _print_model(
    folder: Path, evidence: Any, *, budget: float | None, weights: str, risk: str, draws: int, seed: int, **_: Any
) -> None:
    from thakhi import pipeline
    from thakhi.roadmap.portfolio.choose import ready
    from thakhi.roadmap.portfolio.model import model_lines

    ground = pipeline.portfolio_ground(folder, evidence, draws=draws, seed=seed)
    for line in model_lines(ready(ground, weights=weights, budget=budget, risk=risk), language()):
        click.echo(line)
