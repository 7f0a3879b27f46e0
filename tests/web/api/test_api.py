"""The open interface: what a stranger may see, in pages, with ETags; nothing hidden or withdrawn; its own contract."""

from __future__ import annotations

import json
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client
from django.utils.timezone import now
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import integers
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from tests.web.evidence_pages.conftest import bolivia as bolivia
from tests.web.roles.conftest import ROOT
from thakhi.terms.text import Text
from thakhi.web.consultation.models import Consultation
from thakhi.web.draft.models import Comment
from thakhi.web.folder.load import load
from thakhi.web.people.consent import decide
from thakhi.web.statements.models import Statement
from thakhi.web.transcripts.models import Cue
from thakhi.web.workshops.models import Cycle


@pytest.fixture
def demo(db: None) -> Cycle:
    """The demonstration cycle: transcripts, quotes, withdrawn words."""
    made = load(ROOT / "examples" / "demo-cycle").cycle
    Cycle.objects.filter(pk=made.pk).update(is_published=True)
    return made


def every(client: Client, address: str, limit: int = 7) -> list[dict[str, Any]]:
    """All items of a list, page by page."""
    found: list[dict[str, Any]] = []
    cursor = ""
    while cursor is not None:
        page = client.get(address, {"limit": limit, **({"cursor": cursor} if cursor else {})})
        assert page.status_code == 200, page.content
        found += page.json()["items"]
        cursor = page.json()["next"]
    return found


def test_pages_follow_one_another_without_gap_or_repetition(client: Client, demo: Cycle) -> None:
    base = f"/api/cycles/{demo.slug}"

    assert [w["n"] for w in every(client, f"{base}/workshops", 1)] == [w.n for w in demo.workshops.order_by("pk")]
    assert len(every(client, f"{base}/statements", 2)) == Statement.objects.filter(deleted_at=None).count()
    assert len({i["id"] for i in every(client, "/api/indicators")}) == len(every(client, "/api/indicators", 100))
    assert every(client, "/api/practices", 30)[0]["effects"]


def test_nothing_hidden_leaks(client: Client, demo: Cycle) -> None:
    workshop = demo.workshops.get(n=1)
    base, spoken = f"/api/cycles/{demo.slug}", f"/api/cycles/{demo.slug}/workshops/{workshop.slug}/moments"
    before = every(client, spoken, 100)
    assert before
    cue = next(c for c in Cue.objects.filter(transcript__workshop=workshop) if c.text in {m["text"] for m in before})
    Cue.objects.filter(pk=cue.pk).update(is_withheld=True)
    quote = Statement.objects.filter(is_withdrawn=False, deleted_at=None).exclude(words="").first()
    assert quote
    Statement.objects.filter(pk=quote.pk).update(is_withdrawn=True)
    workshop.meeting_url = "https://reunion.example/secreto"
    workshop.save()

    assert cue.cue_id not in {m["id"] for m in every(client, spoken, 100)}
    told = {s["id"]: s for s in every(client, f"{base}/statements", 100)}[quote.slug]
    assert (told["words"], told["speaker"], told["state"]) == ("", "", "withdrawn")
    assert "secreto" not in client.get(f"{base}/workshops").content.decode()


def test_consent_withdrawn_takes_the_words(client: Client, demo: Cycle) -> None:
    workshop = demo.workshops.get(n=1)
    address = f"/api/cycles/{demo.slug}/workshops/{workshop.slug}/moments?limit=100"
    cue = next(
        c for c in Cue.objects.filter(transcript__workshop=workshop) if c.person and c.text in text_of(client, address)
    )
    decide(cue.person, "words", is_granted=False)

    assert cue.text not in text_of(client, address)


def text_of(client: Client, address: str) -> str:
    return "\n".join(item["text"] for item in client.get(address).json()["items"])


def test_an_unpublished_cycle_is_nowhere(client: Client, demo: Cycle) -> None:
    Cycle.objects.filter(pk=demo.pk).update(is_published=False)
    paths = ["", "/workshops", "/statements", "/workshops/taller-1/moments", "/scenarios"]

    assert client.get("/api/cycles").json() == {"items": [], "next": None}
    for path in paths:
        answer = client.get(f"/api/cycles/{demo.slug}{path}")
        assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json; charset=utf-8")
    assert client.get("/api/indicators/share_without_nit/estimates").json()["items"] == []


def test_an_etag_spares_the_body_and_any_page_may_read(client: Client, bolivia: Cycle) -> None:
    first = client.get("/api/cycles")
    again = client.get("/api/cycles", headers={"if-none-match": first.headers["ETag"]})
    Cycle.objects.update(country="PE")

    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/api/cycles", headers={"if-none-match": first.headers["ETag"]}).status_code == 200
    assert first.headers["Access-Control-Allow-Origin"] == again.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in client.get("/es/").headers
    assert client.options("/api/cycles").status_code == 204


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/nothing", 404),
        ("/api/cycles/nothing", 404),
        ("/api/cycles?cursor=%F0%9F%98%80", 400),
        ("/api/cycles?cursor=azk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5", 400),
        ("/api/indicators?cursor=azk5OTk5OTk5OTk5OTk", 200),
        ("/api/cycles?limit=100000", 422),
        ("/api/indicators/share_without_nit/estimates?by=nothing&survey=x", 200),
    ],
)
def test_what_cannot_be_is_a_problem_and_never_an_error(
    client: Client, bolivia: Cycle, address: str, status: int
) -> None:
    answer = client.get(address)

    assert answer.status_code == status
    if status >= 400:
        assert answer.headers["Content-Type"].startswith("application/problem+json")
        assert json.loads(answer.content)["status"] == status


def test_it_is_only_read(client: Client, bolivia: Cycle) -> None:
    for method in (client.post, client.put, client.patch, client.delete):
        answer = method("/api/cycles")
        assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")


def test_figures_are_those_of_the_pages(client: Client, bolivia: Cycle) -> None:
    told = every(client, "/api/indicators/share_without_nit/estimates", 100)
    page = json.loads(client.get("/es/evidencia/share_without_nit.json").content)

    assert page[0]["estimate"] in [one["estimate"] for one in told]
    assert all(one["source"]["producer"] for one in told)


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_is_a_fixed_number_of_queries(
    client: Client, demo: Cycle, count: int, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(2):
        client.get(f"/api/cycles/{demo.slug}/workshops?limit={count}")


def _real(cycle: Cycle) -> dict[str, str]:
    """What stands in the holes of an address where there is something: else nearly every call would find nothing."""
    return {
        "cycle": cycle.slug,
        "workshop": cycle.workshops.order_by("pk").values_list("slug", flat=True)[0],
        "indicator": "share_without_nit",
        "practice": every(Client(), "/api/practices", 100)[0]["id"],
        "action": every(Client(), f"/api/cycles/{cycle.slug}/actions", 100)[0]["id"],
        "scenario": "monotributo",
    }


def _commented(cycle: Cycle) -> None:
    """Comments of every kind: one that waits, one answered on earlier words, one withheld, one erased."""
    given = {"cycle": cycle, "passage": "about-1", "about": Text("Palabras de antes.", "Earlier words.")}
    answered = {"verdict": "partly", "answer": Text("Se verá.", ""), "answered_by": "Alcaldía", "answered_at": now()}
    Comment.objects.create(**given, number=1, words="Esto espera.")
    Comment.objects.create(**given, number=2, words="Esto se publicó.", state="shown", **answered)
    Comment.objects.create(**given, number=3, words="Y esto.", state="shown", quotes={"cita": "0" * 64})
    Comment.objects.create(**given, number=4, words="", state="erased", **answered)


def _contract(examples: int, cycles: list[Cycle]) -> None:
    holes = [_real(cycle) for cycle in cycles]
    answered: dict[str, set[int]] = {}
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", WSGIHandler())
    tested = 0
    for found in schema.get_all_operations():
        operation = found.ok()
        strategy = operation.as_strategy()
        tested += 1

        @settings(
            max_examples=examples,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
            derandomize=True,
        )
        @given(case=strategy, turn=integers(0, 2 * len(holes)))
        def call(case: Any, turn: int) -> None:
            if turn < 2 * len(holes):  # else as it was drawn
                case.path_parameters = {n: holes[turn // 2][n] for n in case.path_parameters or {}}
                case.query = {n: v for n, v in (case.query or {}).items() if turn % 2 == 0 and n != "cursor"}
            answer = case.call()
            answered.setdefault(case.path, set()).add(answer.status_code)
            assert answer.status_code < 500, case.as_curl_command()
            case.validate_response(answer, checks=[status_code_conformance, response_schema_conformance])

        call()
    assert tested >= 20
    assert {path for path, codes in answered.items() if 200 not in codes} == set()


def test_the_contract_holds(bolivia: Cycle) -> None:
    _commented(bolivia)
    _contract(8, [bolivia])


@pytest.mark.heavy
def test_the_contract_holds_for_long(bolivia: Cycle, demo: Cycle) -> None:
    Consultation.objects.filter(cycle=demo).update(stage="closed")
    _commented(demo)
    _contract(40, [bolivia, demo])
