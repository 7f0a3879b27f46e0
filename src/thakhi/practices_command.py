"""The commands `thakhi practices`, `practices pool` and `practices gaps`: what was tried elsewhere, and what it did."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from thakhi.terminal import language, tr
from thakhi.terms.errors import InputProblem, unknown_name
from thakhi.terms.text import Text

Command = Callable[..., Any]

owner_option = click.option(
    "--for",
    "owner",
    default="",
    help=tr(
        "Para quién: size=micro,sex=mujer,sector=comercio,area=urbana.",
        "For whom: size=micro,sex=women,sector=trade,area=urban.",
    ),
)
folder_option = click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help=tr("Con las prácticas propias de este ciclo.", "With the practices of this cycle's own."),
)
transfer_option = click.option(
    "--transfer",
    type=float,
    help=tr(
        "Factor que amplía cada intervalo [1 Bolivia, 1,5 la región, 2 lejos].",
        "Factor that widens each interval [1 Bolivia, 1.5 the region, 2 afar].",
    ),
)


def format_option(*formats: str) -> Callable[[Command], Command]:
    """The option `--format` of these formats, the first by default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help=tr("Formato de salida.", "Output format."),
    )


@click.group(
    "practices",
    invoke_without_command=True,
    help=tr(
        "Lista las prácticas probadas en otros lugares: para quién son, con qué grado y efecto.",
        "List the practices tried elsewhere: whom they fit, with which grade and effect.",
    ),
)
@owner_option
@folder_option
@transfer_option
@format_option("table", "csv", "json")
@click.pass_context
def practices(ctx: click.Context, owner: str, folder: Path | None, transfer: float | None, form: str) -> None:
    """Lists the practices for an owner, where no other command follows."""
    if ctx.invoked_subcommand:
        _refuse_before(ctx)
        return
    from thakhi import pipeline
    from thakhi.publish.practices import render_practices

    found = pipeline.practices(owner, folder=folder, transfer=transfer)
    click.echo(render_practices(found, format=form, lang=language()), nl=False)


def _refuse_before(ctx: click.Context) -> None:
    """An option before `pool` or `gaps` would be passed over in silence."""
    given = [name for name in ctx.params if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE]
    if given:
        after = ctx.invoked_subcommand
        raise InputProblem(
            Text(f"ponga las opciones después de «{after}»", f"put the options after “{after}”"), "thakhi practices"
        )


@practices.command(
    help=tr(
        "Combina los efectos que se pueden combinar; svg los dibuja.",
        "Pool the effects that may be pooled; svg draws them.",
    )
)
@click.argument("outcome", required=False, default="")
@click.option(
    "--method",
    type=click.Choice(["PM", "REML"]),
    default="PM",
    show_default=True,
    help=tr("Varianza entre estudios.", "Variance between studies."),
)
@folder_option
@transfer_option
@format_option("table", "csv", "json", "svg")
def pool(outcome: str, method: str, folder: Path | None, transfer: float | None, form: str) -> None:
    """Random-effects means of OUTCOME (all where it is not given)."""
    from thakhi import pipeline
    from thakhi.publish.charts.forest import draw_forest
    from thakhi.publish.charts.svg import standalone
    from thakhi.publish.pools import render_pools
    from thakhi.publish.practice_phrases import OUTCOMES

    if outcome and outcome not in OUTCOMES:
        raise unknown_name(Text("el resultado", "outcome"), outcome, OUTCOMES)
    found = pipeline.practices(folder=folder, method=method, transfer=transfer)
    pools = [one for one in found.pools if outcome in {"", one.outcome}]
    titles = {fit.practice.id: fit.practice.title for fit in found.fits}
    if form == "svg" and pools:
        click.echo(standalone(draw_forest(pools, titles=titles, lang=language())), nl=False)
        return
    form = "table" if form == "svg" else form
    cautions = {fit.practice.id: fit.practice.words(language()).caution for fit in found.fits}
    click.echo(render_pools(pools, titles=titles, cautions=cautions, format=form, lang=language()), nl=False)


@practices.command(
    help=tr(
        "Mapa de brechas: qué resultado se midió en cada tema, con qué grado, y qué nadie midió.",
        "Evidence gap map: which outcome was measured in each theme, at which grade, and what nobody measured.",
    )
)
@owner_option
@folder_option
@format_option("table", "csv", "json", "svg")
def gaps(owner: str, folder: Path | None, form: str) -> None:
    """The evidence gap map."""
    from thakhi import pipeline
    from thakhi.publish.charts.gaps import draw_gaps
    from thakhi.publish.charts.svg import standalone
    from thakhi.publish.gaps import render_gaps

    found = pipeline.practices(owner, folder=folder).gaps
    if form == "svg":
        click.echo(standalone(draw_gaps(found, lang=language())), nl=False)
        return
    click.echo(render_gaps(found, format=form, lang=language()), nl=False)
