"""The pure parts of search: how speech is cut, how a question is read, what of a passage is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thakhi.web.search.moments import excerpt, joined, where
from thakhi.web.search.passages import CUES, OVERLAP, PLACES, Line, stretches
from thakhi.web.search.query import NAMES, Filters, Part, read_search

WORD, PHRASE, BEGINNING = (lambda *words, kind=kind: Part(kind, words) for kind in ("word", "phrase", "beginning"))


def line(n: int, who: int = 1, *, text: str = "dice algo", order: int | None = None, at: int | None = None) -> Line:
    start = n * 4_000 if at is None else at
    return Line(n, n if order is None else order, start, start + 3_900, (who, ""), text)


def cut(lines: list[Line]) -> list[tuple[int, ...]]:
    return [tuple(part.pk for part in stretch.lines) for stretch in stretches(lines, transcript=3)]


@pytest.mark.parametrize(
    ("lines", "passages"),
    [
        ([], []),
        ([line(1), line(2), line(3, 2), line(4)], [(1, 2), (3,), (4,)]),
        ([line(1), line(3)], [(1,), (3,)]),  # something is withheld between them
        ([line(1), line(2, at=90_000)], [(1,), (2,)]),  # a minute of silence
    ],
)
def test_a_passage_is_a_turn(lines: list[Line], passages: list[tuple[int, ...]]) -> None:
    assert cut(lines) == passages


def test_a_long_turn_is_cut_where_a_sentence_ends() -> None:
    lines = [line(n, text="termina." if n == 33 else "sigue") for n in range(1, 61)]
    made = stretches(lines, transcript=3)

    assert cut(lines) == [tuple(range(1, 34)), tuple(range(29, 39)), tuple(range(34, 61))]
    assert [(s.id, s.is_bridge) for s in made] == [(3 * PLACES, False), (3 * PLACES + 1, True), (3 * PLACES + 2, False)]


@given(st.lists(st.tuples(st.integers(1, 3), st.booleans()), max_size=200))
def test_every_line_is_in_one_passage_and_every_neighbourhood_in_some(drawn: list[tuple[int, bool]]) -> None:
    """Of one speaker: any OVERLAP + 1 neighbouring lines of a turn stand in a passage or in a bridge."""
    lines = [line(n, who, text="fin." if ends else "sigue") for n, (who, ends) in enumerate(drawn)]
    made = stretches(lines, transcript=1)
    own = [part.pk for s in made if not s.is_bridge for part in s.lines]
    sets = [{part.pk for part in s.lines} for s in made]
    windows = [lines[n : n + OVERLAP + 1] for n in range(len(lines) - OVERLAP)]

    assert own == [part.pk for part in lines]
    assert all(len(s.lines) <= CUES and len({part.speaker for part in s.lines}) == 1 for s in made)
    assert [
        w for w in windows if len({p.speaker for p in w}) == 1 and not any({p.pk for p in w} <= s for s in sets)
    ] == []


@pytest.mark.parametrize(
    ("text", "parts", "without"),
    [
        ("crédito  Mujeres", [WORD("crédito"), WORD("mujeres")], []),
        ('"acceso al Crédito" -banco', [PHRASE("acceso", "al", "crédito")], [WORD("banco")]),
        ("«a b» “c d”", [PHRASE("a", "b"), PHRASE("c", "d")], []),
        ('-"de los bancos" formaliz*', [BEGINNING("formaliz")], [PHRASE("de", "los", "bancos")]),
        ("socio-económico", [WORD("socio"), WORD("económico")], []),
        ("ch'ama Ch’ama", [WORD("ch'ama"), WORD("ch’ama")], []),
        ('"sin cerrar', [WORD("sin"), WORD("cerrar")], []),
        ("crédito crédito", [WORD("crédito")], []),
        ("a*", [WORD("a")], []),
        ("- * \"\" ''", [], []),
    ],
)
def test_a_question_is_read(text: str, parts: list[Part], without: list[Part]) -> None:
    search = read_search({"q": text})

    assert (list(search.parts), list(search.without)) == (parts, without)


def test_function_words_are_looked_for_only_alone() -> None:
    assert read_search({"q": "el crédito de la mujer"}).looked_for == (WORD("crédito"), WORD("mujer"))
    assert read_search({"q": "de la"}).looked_for == (WORD("de"), WORD("la"))


def test_a_long_question_says_what_is_left_out() -> None:
    search = read_search({"q": " ".join(f"p{n}" for n in range(20))})

    assert (len(search.parts), search.left_out) == (12, 8)


def test_its_address_gives_it_back_in_both_languages() -> None:
    names = Filters(**{name: f"{name}-x" for name in NAMES})
    given = {"q": "crédito", "pagina": "3", **{words.es: f"{name}-x" for name, words in NAMES.items()}}
    search = read_search(given)

    assert (search.filters, search.page) == (names, 3)
    assert search.parameters("es", page=3) == given
    assert read_search(search.parameters("en", page=3)) == search


@pytest.mark.parametrize("page", ["", "0", "-1", "1.5", "x", "99999", "١"])
def test_a_page_that_is_none_is_the_first(page: str) -> None:
    assert read_search({"q": "x", "pagina": page}).page == 1


LINES = ["uno crédito", "dos", "tres crédito y mujeres", "cuatro", "mujeres"]


@pytest.mark.parametrize(
    ("parts", "lines"),
    [
        ([WORD("crédito")], (0, 0)),
        ([WORD("crédito"), WORD("mujer")], (2, 2)),
        ([WORD("dos"), WORD("mujer")], (1, 2)),
        ([PHRASE("dos", "tres")], (1, 2)),
        ([BEGINNING("cuat"), WORD("uno")], (0, 3)),
        ([WORD("nada")], (0, 4)),
    ],
)
def test_the_fewest_lines_that_hold_it(parts: list[Part], lines: tuple[int, int]) -> None:
    assert where(LINES, parts=parts, lang="es") == lines


def test_an_excerpt_leaves_out_what_is_far() -> None:
    far = " ".join(f"palabra{n}" for n in range(40))
    pieces = joined(excerpt([f"«{far}», crédito; {far} crédito."], parts=[WORD("créditos")], lang="es"))

    assert [piece.text for piece in pieces if piece.is_marked] == ["crédito", "crédito"]
    assert "".join(piece.text for piece in pieces) == (
        "… palabra31 palabra32 palabra33 palabra34 palabra35 palabra36 palabra37 palabra38 palabra39», crédito; "
        + " ".join(f"palabra{n}" for n in range(14))
        + " … "
        + " ".join(f"palabra{n}" for n in range(31, 40))
        + " crédito."
    )


@given(st.text(max_size=200), st.sampled_from(["crédito", "a", "de"]))
def test_an_excerpt_is_made_of_the_text(text: str, word: str) -> None:
    pieces = excerpt([text], parts=[WORD(word)], lang="es")

    assert all(part in text for piece in pieces for part in piece.text.split(" … ") if part not in {"… ", " …"})
