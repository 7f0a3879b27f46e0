"""Voting: one vote per person and proposal, whatever is sent; results only after one has voted, or it is over."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client

from thakhi.web.consultation import voting
from thakhi.web.consultation.domain import close_vote, merge, move
from thakhi.web.consultation.models import Proposal, Results, Vote, Voter
from thakhi.web.people.models import Account, Letter
from thakhi.web.registration.models import Registration
from thakhi.web.workshops.models import Cycle

HERE = "/es/propuestas/ciclo-uno/"
SignIn = Callable[[Account], Client]


def _begin(client: Client) -> None:
    assert client.post(f"{HERE}empezar/").headers["Location"] == f"{HERE}votar/"


def _vote(client: Client, slug: str, answer: str = "agree", **more: str) -> int:
    return client.post(f"{HERE}votar/", {"proposal": slug, "answer": answer, **more}).status_code


def _given() -> list[tuple[str, str]]:
    return sorted(Vote.objects.values_list("proposal__slug", "answer"))


def test_three_buttons_one_at_a_time_then_thanks(voted: Cycle, juan: Account, sign_in: SignIn) -> None:
    client = sign_in(juan)
    _begin(client)
    seen = []
    for number in (1, 2, 3):
        page = client.get(f"{HERE}votar/").content.decode()
        assert page.count('<button name="answer"') == 3
        assert f"{number} de 3" in page
        assert "!!" not in page  # what a template asks for is there
        slug = re.search(r'name="proposal" value="([^"]+)"', page)
        assert slug
        seen.append(slug[1])
        _vote(client, slug[1])

    assert sorted(seen) == ["propuesta-1", "propuesta-2", "propuesta-3"]
    assert "Respondió todas" in client.get(f"{HERE}votar/").content.decode()


def test_sent_twice_or_changed_there_is_one_vote(voted: Cycle, juan: Account, sign_in: SignIn) -> None:
    client = sign_in(juan)
    _begin(client)
    _begin(client)
    for answer in ("agree", "agree", "disagree"):
        _vote(client, "propuesta-1", answer, important="yes", reason="por mi puesto")

    assert _given() == [("propuesta-1", "disagree")]
    assert Voter.objects.count() == 1
    mine = client.get(f"{HERE}mis-respuestas/").content.decode()
    assert "En desacuerdo" in mine
    assert "por mi puesto" in mine
    assert "por mi puesto" not in client.get(f"{HERE}propuesta/propuesta-1/").content.decode()


def test_a_vote_after_the_close_is_refused_and_the_earlier_one_stays(
    voted: Cycle, juan: Account, marta: Account, sign_in: SignIn
) -> None:
    client = sign_in(juan)
    _begin(client)
    _vote(client, "propuesta-1")
    close_vote(voted, by=marta)
    _vote(client, "propuesta-1", "disagree")
    _vote(client, "propuesta-2")

    assert _given() == [("propuesta-1", "agree")]
    assert "ya no está abierta" in client.get(HERE).content.decode()


def test_results_wait_until_one_has_answered_everything(
    voted: Cycle, juan: Account, marta: Account, sign_in: SignIn
) -> None:
    client = sign_in(juan)
    _begin(client)
    _vote(client, "propuesta-1")
    assert "cuando haya respondido" in client.get(f"{HERE}resultados/").content.decode()
    assert client.get(f"{HERE}resultados.csv").status_code == 403
    for slug in ("propuesta-2", "propuesta-3"):
        _vote(client, slug)
    assert "cuando haya respondido" not in client.get(f"{HERE}resultados/").content.decode()
    assert "cuando haya respondido" in Client().get(f"{HERE}resultados/").content.decode()
    assert client.get(f"{HERE}polis.zip").status_code == 403
    close_vote(voted, by=marta)
    assert Client().get(f"{HERE}polis.zip").status_code == 200
    assert Client().get(f"{HERE}resultados.csv").status_code == 200


def test_results_are_made_once(voted: Cycle, marta: Account) -> None:
    close_vote(voted, by=marta)
    Client().get(f"{HERE}resultados/")
    made = Results.objects.get().made_at
    Client().get(f"{HERE}resultados/")
    assert Results.objects.get().made_at == made


@pytest.mark.django_db(transaction=True)
def test_a_stranger_votes_by_a_link_that_works_once(voted: Cycle) -> None:
    Registration.objects.create(
        workshop=voted.workshops.get(n=1), number="A", email="ana@example.org", sex="woman", sector="unit_owners",
        confirmed_at=voted.created_at,
    )  # fmt: skip
    browser = Client()
    browser.post(f"{HERE}empezar/", {"email": "ana@example.org"})
    body = (Letter.objects.values_list("body", flat=True).first() or "") or mail.outbox[-1].body
    address = re.search(r"http://testserver(\S+)", str(body))
    assert address
    page = browser.get(address[1]).content.decode()
    assert "código al azar" in page
    assert browser.post(address[1]).headers["Location"] == f"{HERE}votar/"
    _vote(browser, "propuesta-1")

    voter = Voter.objects.get()
    assert (voter.levels, voter.account_id) == ({"sex": "woman", "sector": "unit_owners"}, None)
    assert "ana" not in voter.address_hash
    assert Client().post(address[1]).status_code == 404
    assert _given() == [("propuesta-1", "agree")]


def test_account_and_link_of_one_address_are_one_voter(voted: Cycle, juan: Account, rf: object) -> None:
    client = Client()
    client.force_login(juan)
    _begin(client)
    found = Voter.objects.get()
    assert found.address_hash == voting.address_hash(voted, "JUAN@example.org ")


def test_merged_keeps_its_votes_and_is_voted_on_no_more(
    voted: Cycle, juan: Account, marta: Account, sign_in: SignIn
) -> None:
    client = sign_in(juan)
    _begin(client)
    _vote(client, "propuesta-1")
    one, two = (Proposal.objects.get(slug=slug) for slug in ("propuesta-1", "propuesta-2"))
    merge(one, two, by=marta)
    _vote(client, "propuesta-1", "disagree")

    assert _given() == [("propuesta-1", "agree")]
    page = client.get(f"{HERE}propuesta/propuesta-1/").content.decode()
    assert "Fusionada con" in page
    assert "Un plazo fijo" in page
    one.refresh_from_db()
    move(one, "separate", by=marta)
    one.refresh_from_db()
    assert (one.state, one.merged_into) == ("open", "")


def test_a_participant_proposes_and_the_team_admits(
    voted: Cycle, juan: Account, rosa: Account, sign_in: SignIn
) -> None:
    client = sign_in(juan)
    client.post(f"{HERE}proponer/", {"words": "Un comedor", "topic": "formalizacion", "audience": "ferias"})
    assert "Un comedor" not in Client().get(HERE).content.decode()
    assert Client().get(f"{HERE}propuesta/propuesta-4/").status_code == 404
    sign_in(rosa).post(f"{HERE}propuesta/propuesta-4/mover/", {"act": "admit"})
    assert "Un comedor" in Client().get(HERE).content.decode()
    assert "Un comedor" in Client().get(f"{HERE}novedades.atom").content.decode()
    too_long = client.post(f"{HERE}proponer/", {"words": "x" * 281})
    assert too_long.status_code == 400


def test_own_data_and_erasure(voted: Cycle, juan: Account, sign_in: SignIn) -> None:
    from thakhi.web.people.own_data import data_of_account

    client = sign_in(juan)
    _begin(client)
    _vote(client, "propuesta-1", reason="porque sí")
    assert data_of_account(juan)["consultations"][0]["votes"][0]["reason"] == "porque sí"
    client.post(f"{HERE}mis-respuestas/borrar/")
    assert (Vote.objects.count(), Voter.objects.count()) == (0, 0)


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_does_not_grow(voted: Cycle, count: int, django_assert_max_num_queries: Callable) -> None:  # type: ignore[type-arg]
    Proposal.objects.filter(order__gte=count).delete()
    with django_assert_max_num_queries(6):
        Client().get(HERE)
