"""`thakhi serve`: tables, static files, the first organiser's link, then a production server until interrupted."""

from __future__ import annotations

import logging
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from thakhi.terms.errors import InputProblem, ResourceProblem
from thakhi.terms.text import Lang, Text

log = logging.getLogger(__name__)
PAUSE = 5  # seconds before a worker that died is started again
PREPARING = Text("preparando el sitio", "preparing the site")
OPEN = Text("abierto en {} (Ctrl+C para terminar)", "open at {} (Ctrl+C to end)")
FIRST = Text(
    "todavía no hay quien organice: abra este enlace, que sirve una vez y dos días:",
    "nobody organises yet: open this link, good once and for two days:",
)


def start_django(home: Path) -> None:
    """Django with the settings of the data home `home`; once a process."""
    home.mkdir(parents=True, exist_ok=True)
    os.environ["THAKHI_HOME"] = str(home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thakhi.web.settings")
    import django

    django.setup()


def prepare(home: Path) -> None:
    """Makes or brings up to date the tables and the static files of `home`."""
    start_django(home)
    from django.core.management import call_command
    from django.db.utils import OperationalError

    try:
        call_command("migrate", interactive=False, verbosity=0)
    except OperationalError as found:
        raise ResourceProblem(
            Text(f"la base de datos no responde: {found}", f"the database does not answer: {found}".strip())
        ) from None
    call_command("collectstatic", interactive=False, verbosity=0)


def serve(home: Path, *, host: str, port: int, workers: int, say: Callable[[str], object], lang: Lang) -> None:
    """Serves the site of `home` until interrupted; prints its address, and the first organiser's link when needed."""
    bound = _bound(host, port)
    prepare(home)
    _forget()
    where = f"http://{_name(host)}:{bound.getsockname()[1]}"
    secret = first_admin_link()
    if secret:
        say(FIRST.to(lang))
        say(f"{where}/{lang}/{Text('enlace', 'link').to(lang)}/{secret}/")
    hang_up()
    bound.listen()  # who follows the address before the processes have started waits a moment
    say(OPEN.to(lang).format(f"{where}/"))
    _run(bound, workers, home)


def _forget() -> None:
    """Keeps the promises that fell due while the site was closed."""
    from django.utils import timezone

    from thakhi.web.people.chores import forget_what_is_due

    forget_what_is_due(timezone.now())


def hang_up() -> None:
    """Closes connections and their pool before processes part: two of them on one socket would lose answers."""
    from django.db import connections

    for connection in connections.all(initialized_only=True):
        connection.close()
        if hasattr(connection, "close_pool"):  # PostgreSQL
            connection.close_pool()


def first_admin_link() -> str:
    """The secret of a link that makes the first administrator; empty when there is one."""
    from thakhi.web.people.links import make_link
    from thakhi.web.people.models import Account, PrivateLink

    if Account.objects.filter(is_admin=True, is_active=True).exists():
        return ""
    PrivateLink.objects.filter(purpose="first_admin").delete()
    return make_link("first_admin", days=2)


def _bound(host: str, port: int) -> socket.socket:
    """A socket that listens; refused before anything is prepared when the port is taken."""
    kind = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.socket(kind, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
    except OSError as problem:
        found.close()
        if isinstance(problem, socket.gaierror):
            raise InputProblem(Text(f"no se conoce el equipo «{host}»", f"unknown host “{host}”")) from None
        raise ResourceProblem(
            Text(
                f"el puerto {port} está ocupado o no se permite; elija otro con --port",
                f"port {port} is taken or not allowed; choose another with --port",
            )
        ) from None
    return found


def _name(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _run(bound: socket.socket, workers: int, home: Path) -> None:
    """Gunicorn on the bound socket: processes × threads, restarted when they end, and so is the worker beside them."""
    from gunicorn.app.base import BaseApplication
    from gunicorn.arbiter import Arbiter

    beside = _Beside(home)

    class Keeper(Arbiter):  # type: ignore[misc]
        def manage_workers(self) -> None:  # at the start and about once a second; never while the server ends
            super().manage_workers()
            beside.keep()

    class Site(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            for name, value in _gunicorn_settings(bound, workers, beside).items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            from thakhi.web.wsgi import application

            return application

        def run(self) -> None:
            Keeper(self).run()

    Site().run()


def _start_chores(_worker: object) -> None:
    """In each process of the server: road maps are opened, letters tried again, and what is due is forgotten."""
    from thakhi.web.people.chores import start_chores
    from thakhi.web.roadmap_pages.queries import open_roads

    start_chores(first=open_roads)


class _Beside:
    """The worker of the queue of jobs: a process beside those of the server, started again when it dies alone."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.process: subprocess.Popen[bytes] | None = None
        self.due = 0.0  # when it may start, on the clock that only goes forward

    def keep(self) -> None:
        """Starts `thakhi work`, and starts it anew some seconds after it was found dead."""
        if self.process is not None:
            if self.process.poll() is None:  # gunicorn may have taken its status: then it is dead too
                return
            log.warning("the worker of the queue died; it starts again in %d seconds", PAUSE)
            self.process, self.due = None, time.monotonic() + PAUSE
        if time.monotonic() >= self.due:
            words = ["work", "--home", str(self.home), "--beside", str(os.getpid())]
            self.process = subprocess.Popen([sys.executable, "-m", "thakhi", *words])

    def stop(self, _server: object) -> None:
        """Ends it, and with it the job that it does."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()


def _gunicorn_settings(bound: socket.socket, workers: int, beside: _Beside) -> dict[str, Any]:
    return {
        "bind": f"fd://{bound.fileno()}",
        "worker_class": "gthread",
        "workers": workers,
        "threads": 4,
        "timeout": 60,
        "graceful_timeout": 10,
        "loglevel": "warning",
        "control_socket_disable": True,
        "post_worker_init": _start_chores,
        "on_exit": beside.stop,
        "keepalive": 5,
    }
