"""Words that must meet in a search, and words that must not: the drawn table behind the few endings of our own."""

from __future__ import annotations

import time

import pytest

from thakhi.dialogue.stems import asked_under, kept_under, meet, plain, spoken_words, stem

MEET = """
formalización formalizarse formalizaciones formalizaría formalizados formalizacion
organización organizaciones organizarse organizado organizacion
mujer mujeres | taller talleres | hogar hogares | lugar lugares | alquiler alquileres | militar militares
familiar familiares | auxiliar auxiliares | dólar dólares dolar dolares
joven jóvenes jovenes | orden órdenes ordenes | vez veces | voz voces | raíz raíces | juez jueces | capaz capaces
país países paises | ley leyes | región regiones region | sesión sesiones sesion | índice índices indices
simplificación simplificar simplificaciones simplificacion | certificación certificar | publicación publicar
producción producir produccion | introducción introducir | construcción construir construcciones
inscripción inscribirse inscripciones inscripcion | inversión invertir inversiones | decisión decidir decisiones
emprendedor emprender emprendedoras emprendimiento | vendedor vender | proveedora proveedores | consumidor consumir
trabajador trabajadoras trabajar trabajo trabajos | capacitación capacitarse | afiliación afiliarse
tributario tributarias | financiero financiera financieras | económica económicos | crédito créditos credito
pequeña pequeños pequeñas | panadería panaderías panaderia | jubilación jubilarse | aporte aportes
género géneros genero | casa casas | mes meses | parte partes | quiere quieres | tiene tienes
""".replace("\n", "|").split("|")
APART = """
organismo organización | general generar | género generar | género general | formal formalizar | forma formación
informal informar | social socio | social asociación | particular participar | capacidad capacitar
política policía | región registro | nación nacional | banco bancarizar | empresa emprender
comunidad comunicación | moneda monitor | seguro seguir | interés interior | unidad unir | legal legado
versión verter | visión vivir | comisión cometer | ministerio administrar | contrato contra
sindicato indicar | local localizar | vender venir | casa caso | mes mesa | parte partir | plaza plazo
puerta puerto | costo costa | tienda tiene
""".replace("\n", "|").split("|")


@pytest.mark.parametrize("row", [row.split() for row in MEET if row.strip()], ids=lambda row: row[0])
def test_each_word_of_a_row_finds_each_other(row: list[str]) -> None:
    assert [(asked, said) for asked in row for said in row if not meet(asked, said)] == []


@pytest.mark.parametrize("row", [row.split() for row in APART if row.strip()], ids="-".join)
def test_words_that_a_reader_keeps_apart(row: list[str]) -> None:
    assert [(asked, said) for asked in row for said in row if asked != said and meet(asked, said)] == []


def test_what_stays_joined_or_apart_is_known() -> None:
    """Snowball's own limits, kept: so that a newer Snowball that changes them is seen."""
    assert [meet(*pair) for pair in (("votación", "votar"), ("cuenta", "cuento"), ("público", "publicar"))] == [
        False,
        True,
        True,
    ]


def test_a_keyboard_without_ñ_finds_but_ñ_is_a_letter() -> None:
    assert (meet("pequenas", "pequeñas"), meet("año", "ano"), meet("ano", "año")) == (True, False, True)


@pytest.mark.parametrize(
    ("asked", "said", "found"),
    [
        ("formalise", "formalization", True),
        ("organisations", "organizing", True),
        ("taxes", "tax", True),
        ("general", "generate", False),
        ("organism", "organization", False),
    ],
)
def test_english_has_its_own_stems(asked: str, said: str, found: bool) -> None:
    assert (meet(asked, said, "en"), meet(said, asked, "en")) == (found, found)


def test_other_languages_are_searched_as_they_are_written() -> None:
    assert (stem("ch'ama", "ay"), plain("ch'ama"), meet("llamk'ay", "llamk'aykuna", "qu")) == (
        "chama",
        "chama",
        False,
    )


def test_words_of_a_text_with_their_places() -> None:
    text = "¿Cuánto pagó? El 3,5 % — dijo Ñusta, ch’ama_nata."
    words = [(text[w.start : w.end], w.word) for w in spoken_words(text)]

    assert words == [
        ("Cuánto", "cuánto"),
        ("pagó", "pagó"),
        ("El", "el"),
        ("3", "3"),
        ("5", "5"),
        ("dijo", "dijo"),
        ("Ñusta", "ñusta"),
        ("ch’ama", "ch’ama"),
        ("nata", "nata"),
    ]


def test_letters_written_in_two_pieces_are_the_same_word() -> None:
    composed, pieces = "formalización", "formalizacio\u0301n"

    assert [w.word for w in spoken_words(pieces)] == [composed]
    assert kept_under(composed, "es") == asked_under("formalizacion", "es") == ("formaliz",)


def test_a_million_words_take_seconds() -> None:
    words = [w.word for w in spoken_words("la formalización de las pequeñas unidades económicas del país " * 2_000)]
    began = time.perf_counter()
    for word in words * 50:
        kept_under(word, "es")

    assert time.perf_counter() - began < 5
