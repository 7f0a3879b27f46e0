"""The written edition: whole, small, linked, marked, and the same every time."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.publish.sample import chapter, roadmap
from thakhi.publish.edition import render_edition
from thakhi.publish.view.book import anchor_of, every_estimate
from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text


class Reader(HTMLParser):
    """What a page holds: ids, links, attributes that a strict policy refuses, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.refused: list[str] = []
        self.lang = ""
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids += [found["id"] or ""] if "id" in found else []
        self.links += [found[name] or "" for name in ("href", "src") if name in found]
        self.refused += [name for name in found if name == "style" or name.startswith("on")]
        self.refused += ["script"] if tag == "script" and "src" not in found else []
        self.lang = self.lang or (found.get("lang") or "") if tag == "html" else self.lang

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def pages(edition: Path) -> dict[Path, Reader]:
    return {path: Reader(path.read_text()) for path in sorted(edition.rglob("*.html"))}


def fingerprints(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_same_inputs_give_the_same_bytes(edition: Path, tmp_path: Path) -> None:
    again = render_edition(roadmap(), out=tmp_path / "again").parent

    assert fingerprints(again) == fingerprints(edition)


def test_a_second_build_replaces_the_first(tmp_path: Path) -> None:
    out = tmp_path / "out"
    render_edition(roadmap(actions=6), out=out, langs=("es",))
    render_edition(roadmap(actions=1), out=out, langs=("es",))

    assert sorted(path.name for path in (out / "es").glob("action-*.html")) == ["action-A1.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_failure_leaves_the_old_edition_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    render_edition(roadmap(), out=out, langs=("es",))
    before = fingerprints(out)
    monkeypatch.setattr("thakhi.publish.edition.write_workbook", _no_space)

    with pytest.raises(RuntimeError, match="killed"):
        render_edition(roadmap(actions=1), out=out, langs=("es",))

    assert fingerprints(out) == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def _no_space(*_: object) -> None:
    raise RuntimeError("killed")


def test_a_folder_with_other_things_is_refused_and_kept(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep me")

    with pytest.raises(InputProblem) as found:
        render_edition(roadmap(), out=tmp_path)

    assert found.value.where == str(tmp_path)
    assert (tmp_path / "mine.txt").read_text() == "keep me"


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()

    assert render_edition(roadmap(actions=0), out=tmp_path / "out", langs=("es",)).is_file()


def test_names_never_leave_the_folder(tmp_path: Path) -> None:
    odd = replace(chapter(1).figures[0], id="../../odd name")
    road = replace(roadmap(actions=1), id="../odd/ñ", chapters=(replace(chapter(1), figures=(odd,)),))
    out = tmp_path / "deep" / "out"
    render_edition(road, out=out, langs=("es",))

    assert [path.name for path in tmp_path.iterdir()] == ["deep"]
    assert [path.name for path in out.parent.iterdir()] == ["out"]
    assert (out / "data" / "figure-..-..-odd-name.csv").is_file()


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[float] = []
    render_edition(roadmap(actions=0), out=tmp_path / "out", progress=lambda _, share: told.append(share))

    assert told == [0.5, 1.0]


def test_no_page_is_over_150_kb(edition: Path) -> None:
    assert {path.name for path in edition.rglob("*.html") if path.stat().st_size > 150_000} == set()


def test_every_link_leads_somewhere(edition: Path) -> None:
    found = pages(edition)
    broken = []
    for path, page in found.items():
        for link in page.links:
            if re.match(r"[a-z]+:", link):
                continue
            name, _, anchor = link.partition("#")
            target = (path.parent / unquote(name)).resolve() if name else path
            if not target.exists() or (anchor and anchor not in found[target].ids):
                broken.append(f"{path.name} → {link}")

    assert broken == []


def test_ids_are_unique_on_a_page(edition: Path) -> None:
    assert {path.name for path, page in pages(edition).items() if len(set(page.ids)) < len(page.ids)} == set()


def test_every_number_opens_on_a_row_with_its_command(edition: Path) -> None:
    for estimate in every_estimate(roadmap()):
        text = (edition / "es" / f"indicator-{estimate.indicator}.html").read_text()
        row = text.partition(f'<tr id="{anchor_of(estimate)}">')[2].partition("</tr>")[0]
        assert estimate.command in row


def test_every_number_in_a_sentence_is_a_link(edition: Path) -> None:
    text = (edition / "en" / "panel-1.html").read_text()

    assert re.search(r'In Chuquisaca <a class="number" href="indicator-share_without_nit.html#n-\w+">61\.0%', text)


def test_nothing_needs_the_network_or_inline_code(edition: Path) -> None:
    for path, page in pages(edition).items():
        assert page.refused == [], path.name
        text = path.read_text()
        assert re.findall(r'<(?:script|link|img)[^>]+(?:src|href)="https?:', text) == []


@pytest.mark.parametrize("lang", ["es", "en"])
def test_pages_say_their_language_and_switch_to_the_same_page(edition: Path, lang: str) -> None:
    other = {"es": "en", "en": "es"}[lang]
    for path, page in pages(edition / lang).items():
        assert page.lang == lang
        assert f"../{other}/{path.name}" in page.links


def test_synthetic_data_are_marked_on_every_page(edition: Path) -> None:
    for path, page in pages(edition).items():
        words = " ".join(page.words).lower()
        assert "datos sintéticos" in words or "synthetic data" in words, path.name


def test_real_data_carry_no_synthetic_mark(tmp_path: Path) -> None:
    out = render_edition(roadmap(synthetic=False), out=tmp_path / "out", langs=("es",)).parent

    assert not any("datos sintéticos" in path.read_text().lower() for path in out.rglob("*.html"))


def test_amber_is_only_where_something_is_stale(tmp_path: Path) -> None:
    fresh = render_edition(roadmap(stale=False), out=tmp_path / "fresh", langs=("es",)).parent

    assert not any(re.search(r'class="[^"]*stale', path.read_text()) for path in fresh.rglob("*.html"))


def test_what_is_stale_says_which_link_to_confirm(edition: Path) -> None:
    assert "thakhi confirm … A2.1" in (edition / "es" / "action-A2.html").read_text()
    assert re.search(r'class="[^"]*stale', (edition / "es" / "action-A1.html").read_text()) is None


def test_empty_parts_say_the_next_step(tmp_path: Path) -> None:
    bare = replace(chapter(1), paragraphs=(), figures=())
    empty = replace(roadmap(actions=0, stale=False), chapters=(bare,), not_found=(), statements={}, facts={}, links=())
    out = render_edition(empty, out=tmp_path / "out").parent

    assert "actions.yaml" in (out / "es" / "roadmap.html").read_text()
    assert "roadmap.yaml" in (out / "en" / "panel-1.html").read_text()
    assert (out / "es" / "ficticio-2021-es.pdf").read_bytes().startswith(b"%PDF")


def test_words_of_the_road_map_are_escaped(tmp_path: Path) -> None:
    nasty = replace(roadmap(), title=Text.same('<script>alert("1")</script> & más'))
    out = render_edition(nasty, out=tmp_path / "out", langs=("es",)).parent

    assert not any("<script>alert" in path.read_text() for path in out.rglob("*.html"))


def test_a_withdrawn_quote_is_nowhere(tmp_path: Path) -> None:
    road = roadmap()
    gone = {key: replace(said, consent="withdrawn") for key, said in road.statements.items()}
    out = render_edition(replace(road, statements=gone), out=tmp_path / "out", langs=("es",)).parent

    assert not any("esto es una frase ficticia" in path.read_text() for path in out.rglob("*.html"))
    assert not any(b"esto es una frase ficticia" in path.read_bytes() for path in out.rglob("*.csv"))


def test_contradicting_effects_are_both_shown(edition: Path) -> None:
    text = (edition / "es" / "practice-capacitacion_ficticia.html").read_text()

    assert "+7 %" in text
    assert "<td>0 %</td>" in text


def test_one_language_has_no_switch(tmp_path: Path) -> None:
    out = render_edition(roadmap(), out=tmp_path / "out", langs=("en",)).parent

    assert not (out / "es").exists()
    assert "hreflang" not in (out / "en" / "index.html").read_text()


def test_long_indicators_go_on_in_parts(tmp_path: Path) -> None:
    road = roadmap()
    first = road.estimates[0]
    many = tuple(replace(first, cell=(("municipality", f"m{i}"),)) for i in range(130))
    out = render_edition(replace(road, estimates=many), out=tmp_path / "out", langs=("es",)).parent

    assert len(list((out / "es").glob("indicator-share_own_account*.html"))) == 3
