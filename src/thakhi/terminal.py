"""What the reader of a terminal sees: words in their language, and a bar while they wait."""

from __future__ import annotations

import gettext
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from thakhi.terms.progress import Progress
from thakhi.terms.text import Lang, Text


def language() -> Lang:
    """The reader's language: THAKHI_LANG, else LC_ALL or LANG; Spanish unless it says English."""
    for name in ("THAKHI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "").lower()
        if value and value.split(".")[0] not in {"c", "posix"}:
            return "en" if value.startswith("en") else "es"
    return "es"


# click takes its own sentences (“Usage”, “No such option”) from this catalogue; it picks the language by LANGUAGE
gettext.bindtextdomain("messages", Path(__file__).parent / "locale")
os.environ["LANGUAGE"] = language()


def tr(es: str, en: str) -> str:
    """The wording in the reader's language."""
    return Text(es, en).to(language())


def home_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds `--home`."""
    return click.option(
        "--home",
        type=click.Path(file_okay=False, path_type=Path),
        envvar="THAKHI_HOME",
        default=Path("thakhi-data"),
        show_default=True,
        help=tr("Carpeta de datos (o THAKHI_HOME).", "Data home (or THAKHI_HOME)."),
    )(command)


class progress:  # noqa: N801 - reads as a verb: with progress() as step
    """A bar on a terminal, silence in a pipe: `with progress() as step: step(doing, share)`."""

    def __init__(self) -> None:
        self.shown = False

    def __enter__(self) -> Progress | None:
        return self.step if sys.stderr.isatty() else None

    def step(self, doing: Text, share: float) -> None:
        """Draws the bar anew."""
        self.shown = True
        filled = int(30 * share)
        line = f"{doing.to(language())} [{'█' * filled}{'·' * (30 - filled)}] {share:4.0%}"
        click.echo(f"\r\033[K{line}", nl=False, err=True)

    def __exit__(self, *_: object) -> None:
        if self.shown:
            click.echo("\r\033[K", nl=False, err=True)
