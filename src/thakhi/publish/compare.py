"""Two editions side by side: what was added, removed and changed, numbers with their old and new value."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from thakhi.publish.formats.edition_json import FORMAT
from thakhi.terms.errors import InputProblem
from thakhi.terms.text import LANGS, Lang, Text

PARTS = ("paragraphs", "figures", "actions", "sections", "numbers", "rests_on")
Kind = Literal["added", "removed", "changed"]
Plain = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs: `part` of the edition, its id, the field inside it, and both values in words."""

    kind: Kind
    part: str
    id: str
    field: str = ""
    old: str = ""
    new: str = ""


def read_edition(folder: Path) -> Plain:
    """The edition in `folder`, as it was published.

    *Fails when* there is none, it was built before editions could be compared, or the file is broken.
    """
    path = folder / "data" / "edition.json"
    if not path.is_file():
        raise InputProblem(
            Text(
                "aquí no hay una edición que se pueda comparar; constrúyala otra vez con thakhi build",
                "there is no edition here that can be compared; build it again with thakhi build",
            ),
            str(folder),
        )
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as broken:
        line = getattr(broken, "lineno", 1)
        raise InputProblem(
            Text("el archivo de la edición está dañado", "the file of the edition is broken"), f"{path}:{line}"
        ) from broken
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise InputProblem(
            Text(
                f"no es una edición en el formato {FORMAT}; constrúyala otra vez con thakhi build",
                f"it is not an edition in format {FORMAT}; build it again with thakhi build",
            ),
            str(path),
        )
    return found


def compare(old: Plain, new: Plain, *, lang: Lang) -> list[Change]:
    """Every difference of content, in the order in which an edition is printed."""
    return [change for part in PARTS for change in _part(part, old.get(part, {}), new.get(part, {}), lang)]


def _part(part: str, old: Plain, new: Plain, lang: Lang) -> Iterator[Change]:
    for name in dict.fromkeys((*new, *old)):
        if name not in old:
            yield Change("added", part, name, new=_summary(part, new[name], lang))
        elif name not in new:
            yield Change("removed", part, name, old=_summary(part, old[name], lang))
        else:
            yield from _fields(part, name, old[name], new[name], lang)


def _fields(part: str, name: str, old: Any, new: Any, lang: Lang) -> Iterator[Change]:
    """The fields that differ; of a number the whole number, of which a reader wants both values."""
    if part == "numbers":
        before, after = _number(old), _number(new)
        if before != after:
            yield Change("changed", part, name, old=before, new=after)
        return
    was, now = dict(_flat(old)), dict(_flat(new))
    for field in dict.fromkeys((*now, *was)):
        if was.get(field) != now.get(field) and not _said_already(field, was, now, lang):
            yield Change("changed", part, name, field, was.get(field, ""), now.get(field, ""))


def _said_already(field: str, was: Mapping[str, str], now: Mapping[str, str], lang: Lang) -> bool:
    """Whether these are words in the other language that changed in the reader's language too: they are told once."""
    stem, slash, other = field.rpartition("/")
    same = f"{stem}{slash}{lang}"
    return other in LANGS and other != lang and was.get(same) != now.get(same)


def _flat(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _flat(inner, f"{path}/{key}" if path else str(key))
    else:
        yield path, "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _summary(part: str, value: Any, lang: Lang) -> str:
    if part == "numbers":
        return _number(value)
    words = value.get("text") or value.get("title") or {} if isinstance(value, Mapping) else {}
    return str(words.get(lang, "")) or json.dumps(value, ensure_ascii=False)


def _number(found: Plain) -> str:
    """`0.6150 (0.5960–0.6340) share, n = 2300`: at the precision that tells two numbers apart."""
    if "absent" in found:
        return f"({found['absent']}) {found['unit']}"
    ends = f" ({found['interval'][0]:.6g}–{found['interval'][1]:.6g})" if found["interval"] else ""
    cases = f", n = {found['n']}" if found["n"] is not None else ""
    return f"{found['value']:.6g}{ends} {found['unit']}{cases}"
