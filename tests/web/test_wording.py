"""Wording: in both languages, every phrase there and every phrase used; the look is that of the editions."""

from __future__ import annotations

import ast
import re
import string
import sys
from pathlib import Path

from thakhi.web.language import all_phrases

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / "src" / "thakhi" / "web"
SAID = re.compile(r"say\.([a-z_]+)\.([a-z0-9_]+)")
ENDS = ("_subject", "_body", "_button")  # code adds these to the name of a letter or of a form
WORDS = re.compile(r">[^<>{}%]*[A-Za-zÁÉÍÓÚáéíóúñ]{3,}[^<>{}%]*<")


def _templates() -> dict[str, str]:
    return {str(p.relative_to(WEB)): p.read_text(encoding="utf-8") for p in sorted(WEB.rglob("templates/**/*.*"))}


def _said() -> set[tuple[str, str]]:
    """(app, key) of every `say.app.key` in a template."""
    return {(found[1], found[2]) for text in _templates().values() for found in SAID.finditer(text)}


def test_templates_say_only_phrases_that_exist() -> None:
    there = {(app, key) for app, phrases in all_phrases().items() for key in phrases}

    assert sorted(_said() - there) == []


def test_every_phrase_is_used() -> None:
    source = "\n".join(p.read_text(encoding="utf-8") for p in WEB.rglob("*.py") if p.name != "phrases.py")
    texts = "\n".join(_templates().values())
    said, prefixes = _said(), tuple(re.findall(r'PHRASES\[f"([a-z_]+_)\{', source))  # PHRASES[f"state_{state}"]
    named = {node.value for node in ast.walk(ast.parse(_joined(source))) if isinstance(node, ast.Constant)}
    unused = [
        f"{app}.{key}"
        for app, phrases in all_phrases().items()
        for key in phrases
        if (app, key) not in said
        and not {key, *(key.removesuffix(end) for end in ENDS)} & named
        and f'"{key}"' not in texts
        and not key.startswith(prefixes)
    ]

    assert unused == []


def test_every_phrase_speaks_both_languages() -> None:
    silent = [
        f"{app}.{key}"
        for app, phrases in all_phrases().items()
        for key, words in phrases.items()
        if not words.es.strip() or not words.en.strip()
    ]

    assert silent == []


def test_both_languages_have_the_same_places_for_values() -> None:
    parted = [
        f"{app}.{key}"
        for app, phrases in all_phrases().items()
        for key, words in phrases.items()
        if _fields(words.es) != _fields(words.en)
    ]

    assert parted == []


def test_templates_hold_no_wording_of_their_own() -> None:
    bare = {
        name: found
        for name, text in _templates().items()
        if name.endswith(".html") and not name.endswith("500.html")
        if (found := [w for w in WORDS.findall(_markup_only(text)) if not w.strip("<> \n").startswith("thakhi ")])
    }

    assert bare == {}


def test_the_site_looks_as_the_editions() -> None:
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        from make_look import STATIC, look
    finally:
        sys.path.pop(0)

    parted = [name for name, text in look().items() if (STATIC / name).read_text(encoding="utf-8") != text]

    assert parted == [], "run make reference"


def _joined(source: str) -> str:
    """Many modules as one: `from __future__` may stand at the head of a file only."""
    return re.sub(r"^from __future__ import annotations$", "", source, flags=re.MULTILINE)


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _markup_only(text: str) -> str:
    """The template without its tags, comments, scripts."""
    text = re.sub(
        r"\{#.*?#\}|\{%\s*comment.*?endcomment\s*%\}|<!--.*?-->|<(script|style).*?</\1>", "", text, flags=re.DOTALL
    )
    return re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", text, flags=re.DOTALL)
