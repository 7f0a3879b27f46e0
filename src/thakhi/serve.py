"""A static edition on localhost, until interrupted."""

from __future__ import annotations

import errno
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from thakhi.terms.errors import ResourceProblem
from thakhi.terms.text import Text


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files; no log line per request."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Says nothing."""


def serve(folder: Path, *, port: int, say: Callable[[str], object], words: str) -> None:
    """Serves `folder` on 127.0.0.1:`port` and says where; `words` has one place for the address."""
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Quiet, directory=str(folder)))
    except OSError as found:
        if found.errno != errno.EADDRINUSE:
            raise
        raise ResourceProblem(
            Text(
                f"el puerto {port} está ocupado; elija otro con --port",
                f"port {port} is taken; choose another with --port",
            )
        ) from None
    with server:
        say(words.format(f"http://127.0.0.1:{server.server_port}/"))
        with suppress(KeyboardInterrupt):
            server.serve_forever()
