"""The comments on a draft in the open interface: as their page and their table tell them, and nobody else's."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.web.api.test_api import every
from tests.web.draft.conftest import As, registered
from tests.web.draft.conftest import consulted as consulted
from tests.web.draft.conftest import demo as demo
from tests.web.draft.conftest import signed_in as signed_in
from tests.web.draft.test_draft import HERE, QUOTED, commented, rewrite, shown
from thakhi.web.draft.models import Comment, Commenter
from thakhi.web.draft.own import forget
from thakhi.web.people.consent import decide
from thakhi.web.people.models import Account
from thakhi.web.statements.models import Statement
from thakhi.web.workshops.models import Cycle

COMMENTS = "/api/cycles/ciclo-demostracion/comments"
ANSWER = {"verdict": "partly", "words_es": "Se paga el pasaje.", "words_en": "The fare is paid.", "who": "Alcaldía"}
SAME = ("passage", "words", "language", "signed", "date", "verdict", "answered_by", "answered_on")


@pytest.fixture
def public(consulted: Cycle) -> Cycle:
    """The cycle in consultation, published."""
    Cycle.objects.filter(pk=consulted.pk).update(is_published=True)
    return consulted


def _answered(marta: Client, comment: Comment) -> None:
    assert marta.post(f"{HERE}comentario/{comment.number}/responder/", ANSWER).status_code == 302


def test_comments_are_those_of_the_page_and_of_the_table(public: Cycle, signed_in: As, client: Client) -> None:
    juan, marta = signed_in("juan"), signed_in("marta")
    _answered(marta, _then_shown(marta, commented(juan)))
    _then_shown(marta, commented(juan, f"{HERE}parrafo/about-1/", words="Falta el plazo."))
    rewrite(public, "Una vecina registrada acompaña", "Una vecina ya registrada acompaña")

    told = every(client, COMMENTS, 1)
    table = client.get(f"{HERE}comentarios.csv").content.decode()
    rows = {int(row["number"]): row for row in csv.DictReader(io.StringIO(table))}

    assert [one["number"] for one in told] == sorted(rows) == [1, 2]
    for one in told:
        row = rows[one["number"]]
        assert {name: one[name] for name in SAME} == {name: row[name] for name in SAME}
        assert one["answer"] == {"es": row["answer_es"], "en": row["answer_en"]}
        assert one["about"] == {"es": row["about_es"], "en": row["about_en"]}
        assert one["is_about_earlier_words"] is (row["is_about_earlier_words"] == "yes")
        address, _, place = one["address"].partition("#")
        assert f'id="{place}"' in client.get(address).content.decode()
    assert [(one["verdict"], one["is_about_earlier_words"]) for one in told] == [("partly", True), ("", False)]
    assert (told[0]["about"]["es"][:25], told[1]["answered_on"]) == ("Una vecina registrada aco", "")


def test_nothing_leaks_that_the_page_does_not_show(public: Cycle, signed_in: As, client: Client) -> None:
    juan, marta = signed_in("juan"), signed_in("marta")
    commented(juan, words="Esto espera todavía.")
    hidden = _then_shown(marta, commented(juan, words="Esto se quitó."))
    _answered(marta, hidden)
    marta.post(f"{HERE}comentario/{hidden.number}/no-publicar/", {"why": "Nombra a una persona."})
    _then_shown(marta, commented(juan, f"{HERE}parrafo/D1.1-why/", words="Esto se lee."))
    rewrite(public, "Una panadera de la demostración dijo", "Alguien de la demostración dijo")
    assert QUOTED in every(client, COMMENTS)[0]["about"]["es"]

    person = Statement.objects.get(cycle=public, slug="tres-mananas-de-fila").person
    assert person
    decide(person, "words", is_granted=False, by=None, how="test", cycle=public.slug)

    told = every(client, COMMENTS)
    assert [(one["words"], one["about"], one["is_about_earlier_words"]) for one in told] == [
        ("Esto se lee.", None, True)
    ]
    me = Commenter.objects.get()
    for private in (me.code, me.address_hash, "juan", QUOTED, "Nombra a una persona"):
        assert private not in json.dumps(told, ensure_ascii=False)


def test_of_one_that_its_author_erased_the_answer_stays(public: Cycle, signed_in: As, client: Client) -> None:
    juan, marta = signed_in("juan"), signed_in("marta")
    _answered(marta, _then_shown(marta, commented(juan)))
    _then_shown(marta, commented(juan))
    tag = {"if-none-match": client.get(COMMENTS).headers["ETag"]}
    assert client.get(COMMENTS, headers=tag).status_code == 304

    forget(Commenter.objects.get())

    assert client.get(COMMENTS, headers=tag).status_code == 200
    assert [(one["state"], one["words"], one["signed"], one["answer"]["es"]) for one in every(client, COMMENTS)] == [
        ("erased", "", "", "Se paga el pasaje.")
    ]


def test_those_of_a_cycle_that_is_not_published_are_nowhere(consulted: Cycle, signed_in: As, client: Client) -> None:
    marta = signed_in("marta")
    _then_shown(marta, commented(signed_in("juan")))
    Cycle.objects.filter(pk=consulted.pk).update(is_published=False)

    assert client.get(COMMENTS).status_code == client.get(f"{HERE}comentarios/").status_code == 404
    assert marta.get(COMMENTS).status_code == 404, "the interface shows what a stranger may see, whoever asks"


def test_one_comment_and_four_take_the_same_queries(public: Cycle, signed_in: As, client: Client) -> None:
    marta, counts = signed_in("marta"), []
    for name in ("ana", "eva", "ada", "ida"):
        registered(public, f"{name}@example.org")
        _answered(marta, _then_shown(marta, commented(signed_in(name))))
    assert Account.objects.count() > 4
    client.get(COMMENTS)
    for count in (1, 3, 100):
        with CaptureQueriesContext(connection) as asked:
            assert len(client.get(COMMENTS, {"limit": count}).json()["items"]) == min(count, 4)
        counts.append(len(asked))

    assert len(set(counts)) == 1


def test_it_is_told_in_spanish_with_an_example(client: Client, db: Any) -> None:
    cache.clear()
    told = client.get("/api/openapi.json").json()
    route = told["paths"]["/api/cycles/{cycle}/comments"]["get"]
    shape = told["components"]["schemas"]["CommentOut"]["properties"]

    assert route["summary"] == "Los comentarios a su borrador"
    assert {one["name"] for one in route["parameters"]} == {"cycle", "cursor", "limit"}
    assert shape["words"]["examples"] == ["Que la acompañante reciba un pago."]


def _then_shown(marta: Client, comment: Comment) -> Comment:
    shown(marta, comment)
    return comment
