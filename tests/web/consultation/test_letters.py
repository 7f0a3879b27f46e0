"""Who proposed with an account is written to when an answer is given or changed; nobody else, and not twice."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape

import pytest
from django.core import mail
from django.test import Client

from thakhi.web.consultation.domain import move
from thakhi.web.consultation.models import Proposal, Voter
from thakhi.web.consultation.own import forget
from thakhi.web.people.models import Account, AuditEntry
from thakhi.web.workshops.models import Cycle

HERE = "/es/propuestas/ciclo-uno/"
SignIn = Callable[[Account], Client]
WORDS = "Que la ventanilla abra los sábados"
ANSWER = {"words_es": "Se abre un sábado al mes.", "words_en": "It opens one Saturday a month.", "who": "Alcaldía"}


def _proposed(browser: Client) -> tuple[Proposal, str]:
    """A proposal, and what the page said after it."""
    page = browser.post(f"{HERE}proponer/", {"words": WORDS, "language": "es"}, follow=True).content.decode()
    return Proposal.objects.get(words=WORDS), unescape(page)


def _answer(team: Client, row: Proposal, **said: str) -> None:
    assert team.post(f"{HERE}propuesta/{row.slug}/responder/", {**ANSWER, **said}).status_code == 302


def test_the_author_is_told_once_and_again_when_it_changed(
    voted: Cycle, juan: Account, marta: Account, sign_in: SignIn, client: Client
) -> None:
    browser, team = sign_in(juan), sign_in(marta)
    browser.post(f"{HERE}empezar/")
    row, page = _proposed(browser)
    assert "le escribimos al correo de su cuenta" in page
    move(row, "admit", by=marta)
    for said in ({}, {}, {"words_es": "Se abre cada sábado."}):
        _answer(team, row, **said)

    first, second = mail.outbox
    assert first.to == second.to == [juan.email]
    assert first.subject == f"Respuesta oficial a su propuesta: {voted.title.es}"
    for words in (WORDS, "Se abre un sábado al mes.", "Alcaldía", f"http://testserver{HERE}propuesta/{row.slug}/\n"):
        assert words in first.body
    assert "Se abre cada sábado." in unescape(client.get(f"{HERE}propuesta/{row.slug}/").content.decode())
    assert second.subject.startswith("Cambió la respuesta a su propuesta: ")
    assert "Se abre cada sábado." in second.body
    logged = AuditEntry.objects.filter(act="proposal.answer")
    assert logged.count() == 2
    assert not any(words in str(list(logged.values())) for words in ("sábado", juan.email, "Saturday"))


def test_in_the_language_of_the_account_and_of_one_not_admitted_to_the_page_of_all(
    voted: Cycle, juan: Account, marta: Account, sign_in: SignIn
) -> None:
    browser = sign_in(juan)
    Account.objects.filter(pk=juan.pk).update(language="en")
    browser.post(f"{HERE}empezar/")
    row, _ = _proposed(browser)
    _answer(sign_in(marta), row)

    (letter,) = mail.outbox
    assert "It opens one Saturday a month." in letter.body
    assert "http://testserver/en/proposals/ciclo-uno/\n" in letter.body
    assert browser.get("/en/proposals/ciclo-uno/").status_code == 200


@pytest.mark.parametrize("why", ["by link", "before voting", "closed", "erased"])
def test_nobody_is_written_to_of_whom_no_address_is_kept(
    voted: Cycle, juan: Account, marta: Account, sign_in: SignIn, why: str
) -> None:
    browser = Client() if why == "by link" else sign_in(juan)
    if why == "by link":
        browser.post(f"{HERE}empezar/", {"email": "ana@example.org"})
        address = str(mail.outbox[0].body).partition("http://testserver")[2].split()[0]
        assert browser.post(address).status_code == 302
    elif why != "before voting":
        browser.post(f"{HERE}empezar/")
    mail.outbox.clear()
    row, page = _proposed(browser)
    assert ("No se guarda a qué correo escribirle" in page) is (why in {"by link", "before voting"})
    if why == "closed":
        Account.objects.filter(pk=juan.pk).update(is_active=False)
    if why == "erased":
        forget(Voter.objects.get())
    _answer(sign_in(marta), row)

    assert Proposal.objects.get(pk=row.pk).answer.es == ANSWER["words_es"]
    assert mail.outbox == []
