"""The key that signs sessions and links: made once, kept in the data home, readable by its owner only."""

from __future__ import annotations

import logging
import os
import re
import secrets
from pathlib import Path


def kept_secret(home: Path) -> str:
    """The key of the data home; makes it when there is none."""
    path = home / "secret.key"
    home.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(secrets.token_urlsafe(50))
    return path.read_text(encoding="ascii")


class HideLinks(logging.Filter):
    """Takes the secret of a private link out of what is logged: who reads the log may not act for its bearer."""

    secret = re.compile(r"(/(?:enlace|link)/)[^/?\s]+")

    def filter(self, record: logging.LogRecord) -> bool:
        """True, always: the line is written without the secret."""
        record.msg, record.args = self.secret.sub(r"\1…", record.getMessage()), ()
        return True
