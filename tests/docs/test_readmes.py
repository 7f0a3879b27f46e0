"""README and LEEME say the same; their links lead somewhere; every term is in the glossary."""

from __future__ import annotations

import dataclasses
import enum
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import thakhi.terms

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _shape(text: str) -> list[str]:
    """The bones of a page: headings, bullets, table rows and code, without their words."""
    bones = []
    for line in FENCE.sub(lambda block: f"CODE {block[2]!r}", text).splitlines():
        if found := re.match(r"(#+ |- |\||CODE .*)", line):
            bones.append(found[1])
    return bones


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("README.md", "LEEME.md"),
        ("docs/tutorial/from-survey-to-road-map.md", "docs/tutorial/de-la-encuesta-a-la-hoja-de-ruta.md"),
    ],
)
def test_both_languages_have_the_same_structure(english: str, spanish: str) -> None:
    assert _shape(_text(english)) == _shape(_text(spanish))


def test_readme_and_leeme_link_to_the_same_pages() -> None:
    assert _linked("README.md") - {"LEEME.md"} == _linked("LEEME.md") - {"README.md"}


def _linked(name: str) -> set[str]:
    """Linked pages; a page in Spanish counts as its English one."""
    linked = re.findall(r"\]\(([^)]+)\)", _text(name))
    in_english = {"docs/tutorial/de-la-encuesta-a-la-hoja-de-ruta.md": "docs/tutorial/from-survey-to-road-map.md"}
    return {in_english.get(target, target.replace(".es.md", ".md")) for target in linked}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    targets = [t.split("#")[0] for t in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in t]

    assert [t for t in targets if t and not (page.parent / t).exists()] == []


def test_every_page_is_linked_from_the_index() -> None:
    index = _text("docs/README.md")
    inside = [p.relative_to(ROOT / "docs").as_posix() for p in PAGES if ROOT / "docs" in p.parents]
    reached = [p for p in inside if p == "README.md" or p in index or (p.startswith("adr/") and "(adr)" in index)]

    assert reached == inside


def test_every_term_is_in_the_glossary() -> None:
    named = set(re.findall(r"`([A-Za-z]+)`", _text("GLOSSARY.md")))
    terms = {
        name
        for module in pkgutil.iter_modules(thakhi.terms.__path__, "thakhi.terms.")
        for name, value in vars(importlib.import_module(module.name)).items()
        if not name.startswith("_") and getattr(value, "__module__", "") == module.name and _is_term(value)
    }

    assert len(terms) > 20
    assert sorted(terms - named) == []


def test_every_word_of_the_glossary_is_in_both_languages() -> None:
    rows = [line for line in _text("GLOSSARY.md").splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]

    assert [row for row in cells if not (row[0] and row[1] and row[-2] and row[-1])] == []


def test_every_decision_has_its_number_and_state() -> None:
    decisions = sorted((ROOT / "docs" / "adr").glob("*.md"))
    wrong = []
    for path in decisions:
        head = path.read_text(encoding="utf-8").splitlines()
        number = int(path.name[:4])
        if not head[0].startswith(f"# {number}. ") or not head[2].startswith(("*Accepted", "*Replaced")):
            wrong.append(path.name)

    assert len(decisions) >= 4
    assert wrong == []


def test_the_make_targets_that_the_words_name_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", _text("Makefile"), re.MULTILINE))
    words = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    named = set(re.findall(r"(?:`|^)make ([a-z-]+)(?=[`\s])", words, re.MULTILINE))

    assert {"setup", "demo", "test"} <= named <= targets


def test_the_indicator_that_the_how_to_shows_is_the_one_that_runs() -> None:
    page = _text("docs/how-to/add-an-indicator.md")
    shown = re.search(r"This is `([^`]+)`, whole:\n\n```yaml\n(.*?)```", page, re.DOTALL)

    assert shown is not None
    assert shown[2] == _text(f"src/thakhi/evidence/indicators/{shown[1]}")


def _is_term(value: object) -> bool:
    is_exception = isinstance(value, type) and issubclass(value, Exception)
    is_enum = isinstance(value, type) and issubclass(value, enum.Enum)
    return dataclasses.is_dataclass(value) or is_exception or is_enum
