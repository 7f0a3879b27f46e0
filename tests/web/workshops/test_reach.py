"""Who may organise what: roles, and that nobody reaches into another team's cycle."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.web.conftest import SignIn
from tests.web.workshops.filling import DESK, send
from thakhi.terms.text import Text
from thakhi.web.people.models import Account, AuditEntry, Organisation, Person
from thakhi.web.workshops.models import Appearance, Cycle, Grant, Phase, Topic, Workshop

pytestmark = pytest.mark.django_db


def test_a_role_is_given_by_address_and_taken(marta: Account, sign_in: SignIn, cycle: Cycle) -> None:
    browser = sign_in(marta)

    send(browser, f"{DESK}roles/", email="Nueva@Example.org", role="facilitator")
    given = Grant.objects.get(role="facilitator")
    assert (given.account.email, given.account.has_usable_password()) == ("nueva@example.org", False)

    browser.post(f"{DESK}roles/{given.pk}/quitar/")
    assert not Grant.objects.filter(role="facilitator").exists()
    acts = AuditEntry.objects.filter(act__startswith="grant").order_by("pk").values_list("act", flat=True)
    assert list(acts) == ["grant.give", "grant.take"]


def test_the_last_organiser_stays(marta: Account, sign_in: SignIn, cycle: Cycle) -> None:
    row = Grant.objects.get(account=marta)

    answer = sign_in(marta).post(f"{DESK}roles/{row.pk}/quitar/", follow=True)

    assert "Es la única persona que organiza el ciclo" in answer.content.decode()
    assert Grant.objects.filter(pk=row.pk).exists()


def test_a_role_of_another_cycle_is_not_found(
    marta: Account, sign_in: SignIn, cycle: Cycle, other_cycle: Cycle
) -> None:
    row = other_cycle.grants.get()

    assert sign_in(marta).post(f"{DESK}roles/{row.pk}/quitar/").status_code == 404
    assert Grant.objects.filter(pk=row.pk).exists()


# people of other teams --------------------------------------------------------------------------------------------


def test_nobody_writes_their_address_beside_a_person_of_another_team(
    marta: Account, sign_in: SignIn, cycle: Cycle, other_cycle: Cycle, speaker: Person
) -> None:
    """It would open her private links: neither choosing her nor changing her is possible."""
    stranger = Person.objects.create(slug="x", name="Persona Ajena", email="ajena@example.org")
    foreign = Organisation.objects.create(slug="o", name="Organización Ajena")
    stranger.organisation = foreign
    stranger.save()
    Appearance.objects.create(workshop=other_cycle.workshops.get(), person=stranger)
    Appearance.objects.create(workshop=other_cycle.workshops.get(), person=speaker)
    browser, row = sign_in(marta), cycle.workshops.get(n=1)

    chosen = f"{DESK}talleres/{row.pk}/participaciones/nuevo/"
    assert "Ajena" not in browser.get(chosen).content.decode()
    assert browser.post(chosen, {"person": stranger.pk, "role": "speaker", "order": "0"}).status_code == 422
    assert browser.get(f"{DESK}personas/{stranger.pk}/").status_code == 404
    refused = browser.post(f"{DESK}personas/{speaker.pk}/", {"name": "Elena", "email": "marta@example.org"})
    assert refused.status_code == 403
    assert "Ajena" not in browser.get(f"{DESK}datos/").content.decode()
    assert browser.get(f"{DESK}organizaciones/{foreign.pk}/").status_code == 404
    assert set(Person.objects.values_list("email", flat=True)) == {"ajena@example.org", "elena@example.org"}


def test_a_person_of_the_cycle_is_changed(marta: Account, sign_in: SignIn, cycle: Cycle, speaker: Person) -> None:
    send(sign_in(marta), f"{DESK}personas/{speaker.pk}/", role_es="dirigente", role_en="leader")

    speaker.refresh_from_db()
    assert (speaker.role, speaker.slug) == (Text("dirigente", "leader"), "elena")


def test_other_names_keep_how_they_are_known(marta: Account, sign_in: SignIn, cycle: Cycle) -> None:
    row = Organisation.objects.create(slug="oit", name="OIT", aliases=[{"text": "ILO", "status": "inferred"}])
    cycle.organisations.add(row)

    send(sign_in(marta), f"{DESK}organizaciones/{row.pk}/", aliases="ILO\nBIT\n\nBIT")

    row.refresh_from_db()
    assert row.aliases == [{"text": "ILO", "status": "inferred"}, {"text": "BIT"}]


# who may ----------------------------------------------------------------------------------------------------------


def _all_desk_addresses(cycle: Cycle, speaker: Person) -> list[str]:
    workshop = cycle.workshops.get(n=1)
    phase = Phase.objects.create(cycle=cycle, name=Text.same("Fase"))
    w = f"talleres/{workshop.pk}/"
    return [
        *(f"{DESK}{one}" for one in ("", "datos/", "campos/", "invitaciones/", "roles/", "fases/nuevo/", w)),
        *(f"{DESK}{one}" for one in (f"fases/{phase.pk}/", f"fases/{phase.pk}/quitar/", f"{w}quitar/")),
        *(f"{DESK}{one}" for one in (f"{w}agenda/nuevo/", f"{w}personas/nuevo/", f"{w}documentos/nuevo/")),
        *(f"{DESK}{one}" for one in (f"personas/{speaker.pk}/", f"organizaciones/{speaker.organisation_id}/")),
        "/es/organizar/",
        "/es/organizar/nuevo/",
    ]


def test_every_page_of_the_desk_with_every_role(
    sign_in: SignIn,
    client: Client,
    cycle: Cycle,
    speaker: Person,
    marta: Account,
    ada: Account,
    tomas: Account,
    rosa: Account,
    other_cycle: Cycle,
) -> None:
    addresses = _all_desk_addresses(cycle, speaker)
    olga = Account.objects.get(name="Olga")

    def answers(browser: Client) -> set[int]:
        return {browser.get(address).status_code for address in addresses}

    assert answers(sign_in(marta)) == {200}
    assert answers(sign_in(ada)) == {200}
    assert answers(client) == {302}
    assert all("/es/entrar/?next=" in client.get(a).headers["Location"] for a in addresses)
    assert answers(sign_in(tomas)) == {403}
    olgas = {a: sign_in(olga).get(a).status_code for a in addresses}
    assert {a for a, status in olgas.items() if status == 200} == {"/es/organizar/", "/es/organizar/nuevo/"}
    assert {status for status in olgas.values() if status != 200} == {403}
    rosas = {a: sign_in(rosa).get(a).status_code for a in addresses}
    assert {a for a, status in rosas.items() if status == 200} == {"/es/organizar/", DESK}


def test_the_desk_of_a_draft_is_not_found_by_others(
    sign_in: SignIn, client: Client, marta: Account, other_cycle: Cycle
) -> None:
    for address in ("/es/organizar/ciclo-ajeno/", "/es/organizar/ciclo-ajeno/datos/"):
        assert (client.get(address).status_code, sign_in(marta).get(address).status_code) == (404, 404)
    assert sign_in(marta).post("/es/organizar/ciclo-ajeno/publicar/", {"publish": "1"}).status_code == 404
    other_cycle.refresh_from_db()
    assert not other_cycle.is_published


def test_a_part_is_not_found_below_another_cycle(
    sign_in: SignIn, marta: Account, cycle: Cycle, other_cycle: Cycle
) -> None:
    foreign = other_cycle.workshops.get()
    phase = Phase.objects.create(cycle=other_cycle, name=Text.same("Ajena"))

    for address in (
        f"{DESK}talleres/{foreign.pk}/",
        f"{DESK}fases/{phase.pk}/",
        f"{DESK}talleres/{foreign.pk}/agenda/nuevo/",
    ):
        assert sign_in(marta).get(address).status_code == 404, address


def test_a_form_from_elsewhere_changes_nothing(marta: Account, cycle: Cycle) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(marta, backend="django.contrib.auth.backends.ModelBackend")

    assert browser.post(f"{DESK}publicar/", {"publish": "0"}).status_code == 403
    cycle.refresh_from_db()
    assert cycle.is_published


def test_the_first_page_shows_what_awaits_somebody(
    marta: Account, sign_in: SignIn, cycle: Cycle, other_cycle: Cycle
) -> None:
    Workshop.objects.create(cycle=cycle, n=3, slug="t3", title=Text.same("Sin fecha"))

    page = sign_in(marta).get("/es/organizar/").content.decode()

    assert "Ponga fecha a «Sin fecha»" in page
    assert "Diga si «Taller 2» se realizó: su fecha ya pasó" in page
    assert "ajeno" not in page


@pytest.mark.parametrize("address", ["/es/organizar/", DESK])
def test_more_rows_take_no_more_queries(
    marta: Account, sign_in: SignIn, cycle: Cycle, address: str, django_assert_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def fill(n: int) -> None:
        organisation = Organisation.objects.create(slug=f"o{n}", name=f"O{n}")
        cycle.organisations.add(organisation)
        person = Person.objects.create(slug=f"p{n}", name=f"P{n}", organisation=organisation)
        row = Workshop.objects.create(cycle=cycle, n=10 + n, slug=f"w{n}", title=Text.same(f"W{n}"))
        Appearance.objects.create(workshop=row, person=person)
        Phase.objects.create(cycle=cycle, name=Text.same(f"F{n}"))
        Topic.objects.create(cycle=cycle, slug=f"t{n}", label=Text.same(f"T{n}"))
        Grant.objects.create(cycle=cycle, account=Account.objects.make(f"a{n}@example.org"), role="analyst")

    browser = sign_in(marta)
    fill(1)
    with CaptureQueriesContext(connection) as one:
        browser.get(address)
    fill(2)
    fill(3)
    with django_assert_num_queries(len(one)):
        assert browser.get(address).status_code == 200
