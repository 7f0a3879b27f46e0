"""The differences between two editions as text for a person, or as JSON for a program."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from thakhi.publish.compare import Change
from thakhi.terms.text import Lang, Text

KINDS = {"added": Text("añadido", "added"), "removed": Text("quitado", "removed"), "changed": Text("cambió", "changed")}
PARTS = {
    "paragraphs": Text("Párrafos", "Paragraphs"),
    "figures": Text("Figuras", "Figures"),
    "actions": Text("Acciones", "Actions"),
    "sections": Text("Capítulos del plan", "Chapters of the plan"),
    "numbers": Text("Cifras", "Figures (numbers)"),
    "rests_on": Text("Vínculos", "Links"),
}
NOTHING = Text("las dos ediciones dicen lo mismo", "both editions say the same")


def render_changes(
    changes: Sequence[Change], *, old: Mapping[str, Any], new: Mapping[str, Any], form: str, lang: Lang
) -> str:
    """The differences; the two editions are named first, by edition and fingerprint."""
    if form == "json":
        ends = {name: {key: end[key] for key in ("edition", "hash")} for name, end in (("old", old), ("new", new))}
        return (
            json.dumps(ends | {"changes": [asdict(change) for change in changes]}, ensure_ascii=False, indent=1) + "\n"
        )
    lines = [f"{old['edition']} ({old['hash']}) → {new['edition']} ({new['hash']})"]
    for part, words in PARTS.items():
        told = [_line(change, lang) for change in changes if change.part == part]
        if told:
            lines += ["", f"{words.to(lang)} ({len(told)})", *(f"  {line}" for line in told)]
    return "\n".join(lines if changes else [*lines, NOTHING.to(lang)]) + "\n"


def _line(change: Change, lang: Lang) -> str:
    name = f"{change.id} [{change.field}]" if change.field else change.id
    said = KINDS[change.kind].to(lang)
    if change.kind == "changed":
        return f"{said} {name}: {change.old or '—'} → {change.new or '—'}"
    return f"{said} {name}: {change.new or change.old}"
