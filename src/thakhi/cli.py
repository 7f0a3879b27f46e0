"""The command line: reads what was typed, calls the pipeline, prints. Errors are words with an exit code."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import Any, cast

import click

from thakhi import __version__
from thakhi.advise_command import advise
from thakhi.consultation_command import COMMANDS as CONSULTATION_COMMANDS
from thakhi.edition_command import COMMANDS as EDITION_COMMANDS
from thakhi.portfolio_command import portfolio
from thakhi.practices_command import practices
from thakhi.reform_command import reform
from thakhi.regimes_command import regimes
from thakhi.simulate_command import simulate
from thakhi.terminal import home_option, language, progress, tr
from thakhi.terms.errors import InputProblem, Problem
from thakhi.terms.finding import MOST, shortened
from thakhi.terms.text import Lang, Text
from thakhi.web.commands import COMMANDS as SITE_COMMANDS

FORMATS = ("table", "csv", "json", "sdmx-csv")


class Family(click.Group):
    """Shows a Problem as words on stderr and ends with its family's exit code; no traceback for a reader's mistake."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command."""
        try:
            return super().invoke(ctx)
        except Problem as problem:
            click.echo(f"thakhi: {problem.to(language())}", err=True)
            ctx.exit(problem.exit_code)
        except BrokenPipeError:
            sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - the reader of our pipe went away: not an error
            ctx.exit(0)
        except KeyboardInterrupt:
            click.echo(
                tr("thakhi: interrumpido; nada quedó a medias", "thakhi: interrupted; nothing half-written"), err=True
            )
            ctx.exit(130)


@click.group(
    cls=Family,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=tr(
        "Hoja de ruta para pequeñas unidades económicas: de la encuesta a un plan que se abre.",
        "Road map for small economic units: from the survey to a plan that opens.",
    ),
)
@click.version_option(__version__, prog_name="thakhi")
def main() -> None:
    """Entry point of the command `thakhi`."""


@main.command(
    "import",
    help=tr("Lee una encuesta de hogares y la guarda armonizada.", "Read a household survey and store it harmonised."),
)
@click.argument("source")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--year",
    type=int,
    help=tr("Año de la encuesta, si el archivo sirve para varios.", "Year, where the file fits several."),
)
@click.option(
    "--columns",
    type=click.Path(path_type=Path),
    help=tr("columns.yaml propio (fuente csv_survey).", "Your columns.yaml (source csv_survey)."),
)
@click.option("--id", "survey_id", help=tr("Nombre con que se guarda.", "Name to store it under."))
@home_option
def import_(source: str, file: Path, year: int | None, columns: Path | None, survey_id: str | None, home: Path) -> None:
    """Reads FILE with the reader SOURCE."""
    from thakhi import pipeline

    with progress() as step:
        survey = pipeline.import_survey(
            source, file, home=home, year=year, columns=columns, survey_id=survey_id, progress=step
        )
    click.echo(_described(survey))


@main.command(
    help=tr("Crea la población sintética (no es una encuesta).", "Make the synthetic population (not a survey).")
)
@click.option(
    "--seed",
    type=int,
    default=1,
    show_default=True,
    help=tr("Semilla: la misma da los mismos bytes.", "Seed: the same gives the same bytes."),
)
@click.option(
    "--scale",
    type=float,
    default=1.0,
    show_default=True,
    help=tr("Tamaño frente a la encuesta.", "Size against the survey."),
)
@home_option
def synthesize(seed: int, scale: float, home: Path) -> None:
    """Draws the synthetic population."""
    from thakhi import pipeline

    with progress() as step:
        survey = pipeline.synthesize(home=home, seed=seed, scale=scale, progress=step)
    click.echo(_described(survey))


@main.command(help=tr("Lista las encuestas importadas.", "List the imported surveys."))
@home_option
def surveys(home: Path) -> None:
    """Lists the surveys of the data home."""
    from thakhi import pipeline

    found = pipeline.surveys(home=home)
    if not found:
        click.echo(
            tr(
                f"no hay encuestas en {home}: use thakhi import o thakhi synthesize",
                f"there are no surveys in {home}: use thakhi import or thakhi synthesize",
            )
        )
    for survey in found:
        click.echo(_described(survey))


@main.command(help=tr("Lista los indicadores declarados.", "List the declared indicators."))
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS[:3]),
    default="table",
    show_default=True,
    help=tr("Formato de salida.", "Output format."),
)
def indicators(form: str) -> None:
    """Lists the indicators."""
    from thakhi import pipeline
    from thakhi.publish.tables import render_indicators

    click.echo(render_indicators(pipeline.indicators(), format=form, lang=language()), nl=False)


@main.command(help=tr("Estima indicadores con su error de muestreo.", "Estimate indicators with their sampling error."))
@click.argument("indicator", nargs=-1, required=True)
@click.option(
    "--survey",
    required=True,
    help=tr("Encuesta: nombre, carpeta, o spark:CARPETA.", "Survey: name, folder, or spark:FOLDER."),
)
@click.option("--by", default="", help=tr("Dimensiones, separadas por comas.", "Dimensions, separated by commas."))
@click.option(
    "--where", default="", help=tr("Condición, p. ej. \"area = 'rural'\".", "Condition, e.g. \"area = 'rural'\".")
)
@click.option("--margins", is_flag=True, help=tr("Agrega todos los totales.", "Add all totals."))
@click.option(
    "--compare",
    default="",
    help=tr("Diferencias entre los niveles de esta dimensión.", "Differences between the levels of this dimension."),
)
@click.option("--since", default="", help=tr("Cambio desde esta otra encuesta.", "Change from this other survey."))
@click.option("--quantile", type=float, help=tr("Cuantil entre 0 y 1.", "Quantile between 0 and 1."))
@click.option(
    "--lonely",
    type=click.Choice(["fail", "certainty", "adjust", "average"]),
    default="fail",
    show_default=True,
    help=tr("Estratos con una sola UPM.", "Strata with one PSU."),
)
@click.option(
    "--rules",
    default="ine_chile_2020",
    show_default=True,
    help=tr("Reglas de calidad: ine_chile_2020 o eclac_2020.", "Quality rules: ine_chile_2020 or eclac_2020."),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help=tr("Formato de salida.", "Output format."),
)
@home_option
def estimate(
    indicator: tuple[str, ...], survey: str, by: str, since: str, compare: str, form: str, home: Path, **options: Any
) -> None:
    """Estimates each INDICATOR."""
    from thakhi import pipeline
    from thakhi.publish.tables import render_estimates

    found = pipeline.find_survey(survey, home=home)
    dims = [name.strip() for name in by.split(",") if name.strip()]
    with progress() as step:
        rows = pipeline.estimate(
            indicator,
            survey=found,
            by=dims,
            compare=compare,
            since=pipeline.find_survey(since, home=home) if since else None,
            progress=step,
            **options,
        )
    named = {i.id: i for i in pipeline.indicators(indicator)}
    shown = [*(d for d in dims if d != compare), *([compare] if compare else [])]
    click.echo(
        render_estimates(rows, format=form, lang=language(), dims=shown, indicators=named, columns=found.columns),
        nl=False,
    )


main.add_command(advise)
main.add_command(practices)
main.add_command(regimes)
main.add_command(reform)
main.add_command(portfolio)
main.add_command(simulate)

folder_argument = click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
survey_option = click.option(
    "--survey", default="", help=tr("Otra encuesta en vez de la del ciclo.", "Another survey instead of the cycle's.")
)


@main.command(help=tr("Construye la edición de una carpeta de ciclo.", "Build the edition of a cycle folder."))
@folder_argument
@click.option(
    "--lang",
    default="es,en",
    show_default=True,
    help=tr("Idiomas, separados por comas.", "Languages, separated by commas."),
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help=tr("Carpeta de salida [FOLDER/build].", "Output folder [FOLDER/build]."),
)
@survey_option
@home_option
def build(folder: Path, lang: str, out: Path | None, survey: str, home: Path) -> None:
    """Builds FOLDER."""
    from thakhi import pipeline

    langs = _langs(lang)
    with progress() as step:
        made, target = pipeline.build(folder, home=home, langs=langs, out=out, survey=survey, progress=step)
    amber = sum("~" in name for name in made.stale)  # links; the sentences they belong to are named beside them
    click.echo(
        tr(
            f"edición {made.edition} ({made.hash}): {len(made.actions)} acciones, {len(made.estimates)} estimaciones, "
            f"{amber} vínculos en ámbar → {target}",
            f"edition {made.edition} ({made.hash}): {len(made.actions)} actions, {len(made.estimates)} estimates, "
            f"{amber} amber links → {target}",
        )
    )


@main.command(
    help=tr(
        "Revisa vínculos, citas, fuentes y metas de un ciclo.", "Check links, quotes, sources and targets of a cycle."
    )
)
@folder_argument
@click.option("--all", "everything", is_flag=True, help=tr("Todo lo hallado.", "Everything found."))
@survey_option
@home_option
def check(folder: Path, everything: bool, survey: str, home: Path) -> None:
    """Lists what a person must still decide in FOLDER; exit code 4 when there is anything."""
    from thakhi import pipeline

    evidence = pipeline.evidence_of(folder, home=home, survey=survey)
    found = pipeline.findings(folder, evidence=evidence) + pipeline.portfolio_findings(folder, evidence=evidence)
    for line in shortened(found, language(), most=len(found) if everything else MOST):
        click.echo(line)
    if len(found) > MOST and not everything:
        click.echo(tr("`--all` los muestra todos", "`--all` shows all of them"))
    if found:
        raise SystemExit(4)
    click.echo(tr("todo en orden", "all in order"))


@main.command(help=tr("Confirma vínculos en ámbar, con nombre y fecha.", "Confirm amber links, by name and date."))
@folder_argument
@click.argument("link", nargs=-1)
@click.option("--by", "who", required=True, help=tr("Quién confirma.", "Who confirms."))
@click.option("--on", default="", help=tr("Fecha ISO [hoy].", "ISO date [today]."))
@click.option("--all", "everything", is_flag=True, help=tr("Todos los vínculos.", "All links."))
@survey_option
@home_option
def confirm(folder: Path, link: tuple[str, ...], who: str, on: str, everything: bool, survey: str, home: Path) -> None:
    """Confirms each LINK (a link's id, an action, a paragraph, or a target)."""
    from thakhi import pipeline

    if not link and not everything:
        raise InputProblem(Text("diga qué vínculos confirma, o --all", "say which links you confirm, or --all"))
    evidence = pipeline.evidence_of(folder, home=home, survey=survey)
    done = pipeline.confirm(folder, link, evidence=evidence, by=who, on=_date(on))
    click.echo(tr(f"{len(done)} vínculos confirmados por {who}", f"{len(done)} links confirmed by {who}"))


@main.command(
    help=tr("Guarda en la carpeta los números de su encuesta.", "Put the numbers of its survey into the folder.")
)
@folder_argument
@home_option
def freeze(folder: Path, home: Path) -> None:
    """Computes the numbers that FOLDER asks for and stores them in it."""
    from thakhi.freezing import freeze as freeze_folder

    with progress() as step:
        target = freeze_folder(folder, home=home, progress=step)
    click.echo(str(target))


@main.command("open", help=tr("Muestra una edición en este equipo.", "Show an edition on this machine."))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help=tr("Puerto; 0 elige uno libre.", "Port; 0 takes a free one."),
)
def open_(folder: Path, port: int) -> None:
    """Serves the static edition in FOLDER on localhost until interrupted."""
    from thakhi.serve import serve

    if not (folder / "index.html").is_file():
        raise InputProblem(
            Text(
                "no hay una edición aquí; use primero thakhi build", "there is no edition here; run thakhi build first"
            ),
            str(folder),
        )
    serve(
        folder,
        port=port,
        say=click.echo,
        words=Text("abierto en {} (Ctrl+C para terminar)", "open at {} (Ctrl+C to end)").to(language()),
    )


for command in (*CONSULTATION_COMMANDS, *EDITION_COMMANDS, *SITE_COMMANDS):
    main.add_command(command)


def _described(survey: Any) -> str:
    mark = tr(" · SINTÉTICA", " · SYNTHETIC") if survey.synthetic else ""
    return _sizes(survey) + mark


def _sizes(survey: Any) -> str:
    return tr(
        f"{survey.id}: {survey.title.es} · {survey.persons} personas, {survey.psus} UPM, {survey.strata} estratos",
        f"{survey.id}: {survey.title.en} · {survey.persons} people, {survey.psus} PSUs, {survey.strata} strata",
    )


def _langs(text: str) -> tuple[Lang, ...]:
    asked = tuple(dict.fromkeys(part.strip() for part in text.split(",")))
    for lang in asked:
        if lang not in {"es", "en"}:
            raise InputProblem(
                Text(f"no hay idioma «{lang}»; hay es y en", f"there is no language “{lang}”; there are es and en")
            )
    return cast("tuple[Lang, ...]", asked)


def _date(text: str) -> str:
    if not text:
        return date.today().isoformat()  # noqa: DTZ011 - the reader's own day
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise InputProblem(
            Text(f"--on {text!r} no es una fecha; escriba AAAA-MM-DD", f"--on {text!r} is not a date; write YYYY-MM-DD")
        ) from None
