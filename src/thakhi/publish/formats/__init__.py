"""One module per format: `files(document)` gives the path in the edition and the bytes of each file it writes.

A new format is a new module here; nothing lists them.
"""

from __future__ import annotations

import json
import pkgutil
from collections.abc import Iterator
from importlib import import_module

from thakhi.publish.view.document import Document


def format_files(document: Document) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of every file of every format, formats in the order of their names."""
    for found in sorted(pkgutil.iter_modules(__path__), key=lambda module: module.name):
        yield from import_module(f"{__name__}.{found.name}").files(document).items()


def json_bytes(value: object) -> bytes:
    """`value` as JSON that a person can read and git can compare: same value, same bytes."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
