"""The commands of the site: serve it, load a cycle folder into it, dump one out of it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import click

from thakhi.terminal import home_option, language, progress, tr

folder_argument = click.argument("folder", type=click.Path(file_okay=False, path_type=Path))


@click.command(
    help=tr("Abre el sitio: talleres, transcripciones, búsqueda.", "Run the site: workshops, transcripts, search.")
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help=tr("Puerto; 0 elige uno libre.", "Port; 0 takes a free one."),
)
@click.option(
    "--host", default="127.0.0.1", show_default=True, help=tr("Dirección en que escucha.", "Address to listen on.")
)
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help=tr("Procesos.", "Processes."))
@home_option
def serve(port: int, host: str, workers: int, home: Path) -> None:
    """Serves the site until interrupted."""
    from thakhi.web.server import serve as run

    run(home.absolute(), host=host, port=port, workers=workers, say=click.echo, lang=language())


@click.command(
    help=tr(
        "Hace los trabajos de la cola del sitio; thakhi serve ya trae quien los haga.",
        "Do the jobs of the site's queue; thakhi serve brings somebody who does them already.",
    )
)
@click.option(
    "--until-empty", is_flag=True, help=tr("Termina cuando la cola está vacía.", "End when the queue is empty.")
)
@click.option("--beside", type=int, default=0, hidden=True)
@home_option
def work(until_empty: bool, beside: int, home: Path) -> None:
    """Works until interrupted."""
    from thakhi.web.server import prepare, start_django

    (start_django if beside else prepare)(home.absolute())
    from thakhi.web.jobs.worker import work as run

    run(beside=beside, until_empty=until_empty)


@click.command(help=tr("Carga una carpeta de ciclo en el sitio.", "Load a cycle folder into the site."))
@folder_argument
@click.option(
    "--replace",
    is_flag=True,
    help=tr("Pone la carpeta en lugar del ciclo que ya está.", "Put the folder in place of the cycle that is here."),
)
@click.option(
    "--if-new",
    is_flag=True,
    help=tr("No hace nada si el ciclo ya está.", "Does nothing when the cycle is here already."),
)
@home_option
def load(folder: Path, replace: bool, if_new: bool, home: Path) -> None:
    """Loads FOLDER."""
    from thakhi.web.server import prepare

    prepare(home.absolute())
    from thakhi.web.folder.load import is_here
    from thakhi.web.folder.load import load as run

    if if_new and (here := is_here(folder)):
        click.echo(tr(f"el ciclo {here} ya está en {home}", f"the cycle {here} is in {home} already"))
        return
    with progress() as step:
        done = run(folder, replace=replace, progress=step)
    for where, text in done.notes:
        click.echo(f"{where}: {text.to(language())}", err=True)
    click.echo(tr(f"ciclo {done.cycle.slug} cargado en {home}", f"cycle {done.cycle.slug} loaded into {home}"))


@click.command(help=tr("Escribe un ciclo del sitio en una carpeta.", "Write a cycle of the site into a folder."))
@folder_argument
@click.option(
    "--cycle", "slug", default="", help=tr("Qué ciclo, si hay varios.", "Which cycle, when there are several.")
)
@click.option(
    "--public",
    is_flag=True,
    help=tr("Solo lo que todos pueden leer, sin private/.", "Only what everybody may read, without private/."),
)
@home_option
def dump(folder: Path, slug: str, public: bool, home: Path) -> None:
    """Dumps a cycle into FOLDER."""
    from thakhi.web.server import prepare

    prepare(home.absolute())
    from thakhi.web.folder.dump import dump as run
    from thakhi.web.folder.dump import find_cycle

    cycle = find_cycle(slug)
    with progress() as step:
        run(cycle, folder.absolute(), is_public=public, progress=step)
    click.echo(tr(f"ciclo {cycle.slug} escrito en {folder}", f"cycle {cycle.slug} written into {folder}"))


@click.command(
    help=tr("Rehace el índice de búsqueda; el sitio sigue abierto.", "Make the search index anew; the site stays open.")
)
@home_option
def reindex(home: Path) -> None:
    """Makes the search index anew: after an upgrade, or when something is not found."""
    from thakhi.web.server import prepare

    prepare(home.absolute())
    from thakhi.web.search.index import reindex as run

    with progress() as step:
        transcripts, passages = run(progress=step)
    click.echo(
        tr(
            f"{passages} pasajes de {transcripts} transcripciones se pueden buscar",
            f"{passages} passages of {transcripts} transcripts can be searched",
        )
    )


@click.command(
    "send-mail", help=tr("Envía las cartas que no pudieron salir.", "Send the letters that could not leave.")
)
@home_option
def send_mail(home: Path) -> None:
    """Sends what is due; `thakhi serve` does the same every minute."""
    from thakhi.web.server import prepare

    prepare(home.absolute())
    from django.utils import timezone

    from thakhi.web.people.post import send_due

    sent, kept = send_due(timezone.now())
    click.echo(tr(f"{sent} cartas enviadas, {kept} por intentar de nuevo", f"{sent} letters sent, {kept} to try again"))


@click.command(
    "remind",
    help=tr(
        "Recuerda por correo talleres que empiezan pronto y, a quienes llevan un ciclo, metas vencidas; una vez.",
        "Remind by mail of workshops that begin soon and, those who run a cycle, of overdue targets; once each.",
    ),
)
@click.option(
    "--hours",
    type=click.IntRange(1, 24 * 30),
    default=24,
    show_default=True,
    help=tr("Los que empiezan en las próximas N horas.", "Those that begin within the next N hours."),
)
@click.option(
    "--site",
    default="",
    help=tr(
        "Dirección por la que se llega al sitio; si falta, la primera de THAKHI_HOSTS.",
        "Address by which the site is reached; without it, the first of THAKHI_HOSTS.",
    ),
)
@home_option
def remind(hours: int, site: str, home: Path) -> None:
    """Puts down the letters that are due, and sends them; to be run by cron."""
    from thakhi.web.server import prepare

    prepare(home.absolute())
    from django.utils import timezone

    from thakhi.web.people.post import send_due
    from thakhi.web.progress_pages.reminders import remind_of_overdue
    from thakhi.web.registration.reminders import remind_who_is_expected, site_at

    reached = site_at(site)
    count = remind_who_is_expected(reached, now=timezone.now(), ahead=timedelta(hours=hours))
    late = remind_of_overdue(reached, now=timezone.now())
    send_due(timezone.now())
    click.echo(tr(f"{count} personas avisadas", f"{count} people reminded"))
    click.echo(tr(f"{late} avisos de metas vencidas", f"{late} notices of overdue targets"))


@click.command(
    "forget-expired",
    help=tr("Borra los datos personales cuyo plazo venció.", "Erase the personal data whose time is over."),
)
@home_option
def forget_expired(home: Path) -> None:
    """Erases what is due; counts stay. `thakhi serve` does the same when it starts and once a day."""
    from thakhi.web.server import prepare

    prepare(home.absolute())
    from django.utils import timezone

    from thakhi.web.people.chores import forget_what_is_due

    done = forget_what_is_due(timezone.now())
    click.echo(tr(f"{done} registros vencidos borrados", f"{done} expired records erased"))


@click.command(
    help=tr("Construye la edición de un ciclo del sitio.", "Build the edition of a cycle of the site, which shows it.")
)
@click.option("--cycle", "slug", default="", help=tr("Qué ciclo, si hay varios.", "Which cycle, if there are several."))
@home_option
def publish(slug: str, home: Path) -> None:
    """Builds the edition of a cycle."""
    from thakhi.web.server import prepare

    prepare(home.absolute())
    from thakhi.web.folder.dump import find_cycle
    from thakhi.web.folder.editions import build_edition

    cycle = find_cycle(slug)
    with progress() as step:
        target = build_edition(cycle, progress=step)
    click.echo(tr(f"edición de {cycle.slug} → {target}", f"edition of {cycle.slug} → {target}"))


COMMANDS = (serve, work, load, dump, publish, reindex, send_mail, remind, forget_expired)
