"""A draft in consultation: numbered passages, comments that are reviewed, answers, words that changed since."""

from __future__ import annotations

import csv
import io
import re
import shutil
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.web.draft.conftest import As, open_it, registered
from tests.web.folder.cycles import empty_site
from tests.web.folder.test_round_trip import changed
from thakhi.terms.errors import InputProblem
from thakhi.web.draft.models import Comment, Commenter, DraftConsultation
from thakhi.web.draft.passages import passages_of
from thakhi.web.draft.queries import differences, road_now
from thakhi.web.folder.dump import dump
from thakhi.web.folder.editions import build_edition
from thakhi.web.folder.load import load
from thakhi.web.people.consent import decide
from thakhi.web.people.models import Account, AuditEntry, Letter
from thakhi.web.people.own_data import data_of_account
from thakhi.web.people.signals import account_erased
from thakhi.web.roadmap_pages.frozen import built
from thakhi.web.roadmap_pages.models import Edition
from thakhi.web.statements.models import Statement
from thakhi.web.workshops.models import Cycle, KeptFile

ROAD = "/es/hoja-de-ruta/ciclo-demostracion/"
HERE = f"{ROAD}borrador/"
WHAT = f"{HERE}parrafo/D1.1-what/"
SAID = {"words": "Que la acompañante reciba un pago.", "signed": "Asociación de Prueba"}
QUOTED = "Me costó tres mañanas de fila"


def _text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return unescape(answer.content.decode())


def commented(browser: Client, address: str = WHAT, **said: str) -> Comment:
    browser.post(f"{HERE}empezar/")
    answer = browser.post(address, {**SAID, **said})
    assert answer.status_code == 302, answer.content.decode()
    return Comment.objects.latest("pk")


def shown(marta: Client, comment: Comment) -> None:
    assert marta.post(f"{HERE}comentario/{comment.number}/publicar/").status_code == 302


def rewrite(cycle: Cycle, old: str, new: str) -> None:
    kept = KeptFile.objects.get(cycle=cycle, path="actions.yaml")
    before = bytes(kept.content).decode()
    assert old in before
    kept.content = before.replace(old, new).encode()
    kept.save()


def test_every_passage_has_a_number_and_an_address_that_opens(consulted: Cycle, client: Client) -> None:
    page = _text(client, HERE)
    found = re.findall(rf'href="({HERE}parrafo/([^"]+)/)">([^<]+)</a><div>', page)

    road = road_now(consulted)
    assert road
    wanted = [(p.id, p.number) for p in passages_of(road).values() if p.label != "whole"]
    assert [(name, number) for _, name, number in found] == wanted
    assert len({number for _, number in wanted}) == len(wanted)
    assert ("about-1", "0.1") in wanted
    assert ("D1.1-what", "D1.1.1") in wanted
    for address, _, _ in found:
        assert client.get(address).status_code == 200
    assert client.get(f"{HERE}parrafo/nada/").status_code == 404


def test_a_comment_is_reviewed_published_and_answered(consulted: Cycle, signed_in: As, client: Client) -> None:
    juan, marta = signed_in("juan"), signed_in("marta")
    comment = commented(juan)

    assert (comment.state, comment.about.en) == (
        "waiting",
        "A registered neighbour accompanies the paperwork of whoever begins.",
    )
    assert SAID["words"] not in _text(client, WHAT)
    assert SAID["words"] in _text(juan, f"{HERE}mis-comentarios/")
    assert "Revisar un comentario al borrador" in _text(marta, "/es/organizar/")
    shown(marta, comment)
    assert SAID["words"] in _text(client, WHAT)
    assert "Todavía sin respuesta oficial" in _text(client, WHAT)
    assert "un comentario" in _text(client, HERE)

    answer = {"verdict": "partly", "words_es": "Se paga el pasaje.", "words_en": "The fare is paid.", "who": "Alcaldía"}
    assert marta.post(f"{HERE}comentario/1/responder/", {**answer, "verdict": ""}).status_code == 400
    assert marta.post(f"{HERE}comentario/1/responder/", answer).status_code == 302
    page = _text(client, WHAT)
    assert "Respuesta oficial: se acepta en parte." in page
    assert "Se paga el pasaje." in page
    assert "The fare is paid." in _text(client, "/en/road-map/ciclo-demostracion/draft/paragraph/D1.1-what/")
    assert "Comentarios publicados: 1. Con respuesta oficial: 1." in _text(client, f"{HERE}comentarios/")
    logged = AuditEntry.objects.filter(act__startswith="draft.").values_list("act", "subject", "detail")
    assert SAID["words"] not in str(list(logged))
    assert {act for act, _, _ in logged} == {"draft.open", "draft.show", "draft.answer"}


def test_the_table_says_what_the_pages_say(consulted: Cycle, signed_in: As, client: Client) -> None:
    juan, marta = signed_in("juan"), signed_in("marta")
    shown(marta, commented(juan, words="=1+1 no es una fórmula"))
    commented(juan, words="Esto espera todavía.")
    rewrite(consulted, "Una vecina registrada acompaña", "Una vecina ya registrada acompaña")

    rows = list(csv.DictReader(io.StringIO(client.get(f"{HERE}comentarios.csv").content.decode())))

    assert [(row["number"], row["passage"], row["words"]) for row in rows] == [
        ("1", "D1.1-what", "'=1+1 no es una fórmula")
    ]
    assert rows[0]["about_es"].startswith("Una vecina registrada acompaña")
    assert (rows[0]["is_about_earlier_words"], rows[0]["signed"]) == ("yes", "Asociación de Prueba")


def test_what_is_not_published_is_read_with_the_reason_by_its_author_alone(
    consulted: Cycle, signed_in: As, client: Client
) -> None:
    juan, rosa = signed_in("juan"), signed_in("rosa")
    comment = commented(juan)

    assert rosa.post(f"{HERE}comentario/1/no-publicar/", {"why": "corto"}).status_code == 400
    rosa.post(f"{HERE}comentario/1/no-publicar/", {"why": "Nombra a una persona que no está aquí."})

    comment.refresh_from_db()
    assert comment.state == "hidden"
    assert "Nombra a una persona" in _text(juan, f"{HERE}mis-comentarios/")
    for page in (HERE, WHAT, f"{HERE}comentarios/", f"{HERE}comentarios.csv"):
        assert SAID["words"] not in _text(client, page)
        assert "Nombra a una persona" not in _text(client, page)


def test_a_passage_that_changed_turns_amber_and_shows_the_earlier_words(
    consulted: Cycle, signed_in: As, client: Client
) -> None:
    shown(signed_in("marta"), commented(signed_in("juan")))
    assert "stale" not in _text(client, WHAT)

    rewrite(consulted, "Una vecina registrada acompaña", "Dos vecinas registradas acompañan")

    page = _text(client, WHAT)
    assert "Este comentario es sobre palabras anteriores" in page
    assert "<del>Una</del><ins>Dos</ins>" in page
    assert 'class="paragraph is-stale" id="D1.1-what"' in _text(client, HERE)
    assert "Este comentario es sobre palabras anteriores" in _text(client, f"{HERE}comentarios/")


def test_comments_on_a_passage_that_is_gone_keep_their_address(consulted: Cycle, signed_in: As, client: Client) -> None:
    shown(signed_in("marta"), commented(signed_in("juan")))
    rewrite(consulted, "- id: D1.1\n", "- id: D1.9\n")
    rewrite(consulted, "id: D1.1-h1", "id: D1.9-h1")
    KeptFile.objects.filter(cycle=consulted, path="links.lock.yaml").update(content=b"")
    for path in ("roadmap.yaml", "portfolio.yaml"):
        kept = KeptFile.objects.get(cycle=consulted, path=path)
        kept.content = bytes(kept.content).replace(b"D1.1", b"D1.9")
        kept.save()

    page = _text(client, WHAT)

    assert "Este párrafo ya no está en el borrador." in page
    assert SAID["words"] in page
    assert SAID["words"] in _text(client, f"{HERE}comentarios/")


def test_a_quote_that_is_withdrawn_is_gone_from_the_earlier_words_too(
    consulted: Cycle, signed_in: As, client: Client, tmp_path: Path
) -> None:
    why = f"{HERE}parrafo/D1.1-why/"
    comment = commented(signed_in("juan"), why)
    shown(signed_in("marta"), comment)
    assert list(comment.quotes) == ["tres-mananas-de-fila"]
    rewrite(consulted, "Una panadera de la demostración dijo", "Alguien de la demostración dijo")
    assert QUOTED in _text(client, why)

    person = Statement.objects.get(cycle=consulted, slug="tres-mananas-de-fila").person
    assert person
    decide(person, "words", is_granted=False, by=None, how="test", cycle=consulted.slug)

    for page in (why, HERE, f"{HERE}comentarios/", f"{HERE}comentarios.csv"):
        assert QUOTED not in _text(client, page)
    assert "que ya no se pueden mostrar" in _text(client, why)
    for is_public in (True, False):
        dump(consulted, tmp_path / str(is_public), is_public=is_public)
    told = "".join(p.read_text() for p in tmp_path.rglob("*") if p.name in {"comments.yaml", "comments.jsonl"})
    assert SAID["words"] in told
    assert "tres mañanas de fila" not in told


def test_who_did_not_register_reads_and_does_not_comment(consulted: Cycle, signed_in: As) -> None:
    tomas = signed_in("tomas")

    assert "para quienes se inscribieron" in _text(tomas, f"{HERE}empezar/")
    tomas.post(f"{HERE}empezar/")
    tomas.post(WHAT, SAID)
    assert (Commenter.objects.count(), Comment.objects.count()) == (0, 0)

    open_it(consulted, is_for_everybody=True)
    commented(tomas)
    assert Comment.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_by_a_link_that_was_sent_and_only_its_owner_learns_whether_they_registered(consulted: Cycle) -> None:
    registered(consulted, "ana@example.org")
    browser = Client()
    answers = [browser.post(f"{HERE}empezar/", {"email": to}) for to in ("ana@example.org", "eva@example.org")]
    assert len({(answer.status_code, answer.headers["Location"]) for answer in answers}) == 1
    bodies = [*Letter.objects.values_list("body", flat=True), *(str(letter.body) for letter in mail.outbox)]
    refused = next(body for body in bodies if "no hay inscripción confirmada" in body)
    assert "/enlace/" not in refused
    found = re.search(r"http://testserver(/\S+/enlace/\S+)", next(body for body in bodies if "/enlace/" in body))
    assert found

    assert "Qué se hace público" in browser.get(found[1]).content.decode()
    assert browser.post(found[1]).headers["Location"] == HERE
    assert Client().post(found[1]).status_code == 404
    browser.post(WHAT, SAID)
    me = Comment.objects.get().commenter
    assert me
    assert (me.account, "ana" in me.address_hash) == (None, False)
    assert SAID["words"] in browser.get(f"{HERE}mis-comentarios/").content.decode()


def test_after_the_close_nothing_is_kept(consulted: Cycle, signed_in: As, client: Client) -> None:
    juan, marta = signed_in("juan"), signed_in("marta")
    commented(juan)
    assert marta.post(f"{HERE}cerrar/").status_code == 302

    assert juan.post(WHAT, SAID).status_code == 409
    assert Comment.objects.count() == 1
    assert "La consulta se cerró el" in _text(client, HERE)
    assert "no está abierta" in _text(client, f"{HERE}empezar/")


def test_an_organiser_opens_it_before_the_edition_is_published(demo: Cycle, signed_in: As, client: Client) -> None:
    marta = signed_in("marta")
    until = timezone.localtime(timezone.now() + timedelta(days=5)).strftime("%Y-%m-%dT%H:%M")
    assert "Este borrador no está en consulta" in _text(client, HERE)
    assert "Abrir la consulta del borrador" in _text(marta, ROAD)

    assert marta.post(f"{HERE}abrir/", {"closes_at": "2020-01-01T10:00"}).status_code == 400
    road = road_now(demo)
    assert road
    build_edition(demo)
    assert (built(demo) or {})["hash"] == road.hash, "what is built is what is shown"
    edition = Edition.objects.create(cycle=demo.slug, number=1, title="1", edition_hash=road.hash, sha256="0" * 64)
    refused = marta.post(f"{HERE}abrir/", {"closes_at": until})
    assert "ya está publicada para siempre" in refused.content.decode()
    edition.delete()
    Comment.objects.create(cycle=demo, number=1, passage="about-1", words="Falta algo.", state="shown")
    assert "Comentarios al borrador por revisar o responder: 1." in _text(marta, f"{ROAD}ediciones/")
    assert marta.post(f"{HERE}abrir/", {"closes_at": until}).status_code == 302
    assert "abierta a comentarios, párrafo por párrafo" in _text(client, ROAD)
    assert DraftConsultation.objects.get().is_open(timezone.now())


def test_each_role_does_its_part(consulted: Cycle, signed_in: As) -> None:
    commented(signed_in("juan"))
    deeds = {"mesa/": 0, "abrir/": 1, "cerrar/": 2, "comentario/1/no-publicar/": 3, "comentario/1/responder/": 4}

    found = {
        name: [signed_in(name).get(HERE + path).status_code for path in deeds]
        for name in ("marta", "rosa", "ines", "juan")
    }

    assert found == {
        "marta": [200, 200, 200, 200, 200],
        "rosa": [200, 403, 403, 200, 200],
        "ines": [200, 403, 403, 403, 200],
        "juan": [403, 403, 403, 403, 403],
    }
    assert signed_in("ines").post(f"{HERE}comentario/1/publicar/").status_code == 403


def test_own_comments_are_given_and_erased_an_answer_stays(consulted: Cycle, signed_in: As, client: Client) -> None:
    juan, marta = signed_in("juan"), signed_in("marta")
    for _ in range(2):
        shown(marta, commented(juan))
    marta.post(f"{HERE}comentario/1/responder/", {"verdict": "declined", "words_es": "No alcanza.", "who": "Alcaldía"})
    account = Account.objects.get(email="juan@example.org")
    given = data_of_account(account)["draft_comments"]
    assert [row["words"] for row in given[0]["comments"]] == [SAID["words"]] * 2
    assert juan.get(f"{HERE}mis-comentarios/datos.json").json()["comments"][0]["signed"] == SAID["signed"]

    account_erased.send(sender=Account, account=account)

    assert [(row.number, row.state, row.words, row.signed) for row in Comment.objects.all()] == [(1, "erased", "", "")]
    assert Commenter.objects.count() == 0
    page = _text(client, WHAT)
    assert "Quien lo escribió lo borró" in page
    assert "No alcanza." in page
    assert SAID["words"] not in page
    assert SAID["signed"] not in page


@pytest.mark.parametrize("is_public", [False, True], ids=["all", "public"])
def test_what_is_dumped_loads_as_it_was(consulted: Cycle, signed_in: As, tmp_path: Path, is_public: bool) -> None:
    juan, marta = signed_in("juan"), signed_in("marta")
    for words in ("uno\ndos: «tres»", "# cuatro", "- cinco"):
        commented(juan, words=words)
    shown(marta, Comment.objects.get(number=1))
    shown(marta, Comment.objects.get(number=3))
    marta.post(f"{HERE}comentario/3/responder/", {"verdict": "accepted", "words_es": "Sí.", "who": "Alcaldía"})
    marta.post(f"{HERE}comentario/2/no-publicar/", {"why": "No trata del párrafo."})
    dump(consulted, tmp_path / "a", is_public=is_public)
    assert ("cuatro" in "".join(p.read_text() for p in tmp_path.rglob("comment*"))) is not is_public
    assert "juan@" not in (tmp_path / "a" / "comments.yaml").read_text()
    before = list(Comment.objects.values("number", "words", "state", "about", "at", "answered_at", "why_hidden"))

    empty_site()
    cycle = load(tmp_path / "a").cycle
    dump(cycle, tmp_path / "b", is_public=is_public)

    assert changed(tmp_path / "a", tmp_path / "b") == []
    if not is_public:
        assert (
            list(Comment.objects.values("number", "words", "state", "about", "at", "answered_at", "why_hidden"))
            == before
        )
        assert [str(row.commenter and row.commenter.account) for row in Comment.objects.all()] == ["Juan"] * 3


def test_a_folder_without_its_private_part_does_not_take_the_place_of_comments(
    consulted: Cycle, signed_in: As, tmp_path: Path
) -> None:
    commented(signed_in("juan"))
    dump(consulted, tmp_path / "a")
    consulted.workshops.get(n=1).registrations.all().delete()
    shutil.rmtree(tmp_path / "a" / "private")

    with pytest.raises(InputProblem, match="comments on the draft"):
        load(tmp_path / "a", replace=True)

    assert Comment.objects.count() == 1


@pytest.mark.parametrize(
    "page", ["", "parrafo/D1.1-what/", "comentarios/", "comentarios.csv", "mesa/", "mis-comentarios/"]
)
def test_one_comment_and_four_take_the_same_queries(consulted: Cycle, signed_in: As, page: str) -> None:
    juan, marta = signed_in("juan"), signed_in("marta")
    reader = juan if page == "mis-comentarios/" else marta
    shown(marta, commented(juan))
    _text(reader, HERE + page)
    one = _count(reader, HERE + page)
    for name in ("ana", "eva", "ada"):
        registered(consulted, f"{name}@example.org")
        shown(marta, commented(signed_in(name) if reader is marta else juan))

    assert _count(reader, HERE + page) == one


def _count(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_differences_say_both_wordings() -> None:
    found = differences("Una vecina acompaña.", "Una vecina registrada acompaña.")

    assert found == (("same", "Una vecina "), ("new", "registrada "), ("same", "acompaña."))
    assert "".join(words for kind, words in found if kind != "old") == "Una vecina registrada acompaña."
