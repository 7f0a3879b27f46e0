"""The registry: one file per case, each with a `CASE`; no list to edit."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from benchmarks.case import Case


def read_cases() -> list[Case]:
    """The cases in the order of their files."""
    return [import_module(f"{__name__}.{module.name}").CASE for module in pkgutil.iter_modules(__path__)]
