"""Proposals, votes, actions, targets, results, scenarios: what the pages say, nothing that they do not."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.web.api.test_api import demo as demo
from tests.web.api.test_api import every
from tests.web.evidence_pages.conftest import bolivia as bolivia
from thakhi.folder.simulation import read_simulation
from thakhi.terms.absence import Absence
from thakhi.web.consultation.models import Consultation, Proposal, Vote
from thakhi.web.progress_pages.models import Result
from thakhi.web.roadmap_pages.road import road_of
from thakhi.web.workshops.models import Cycle, KeptFile

LISTS = ("programmes", "heard", "proposals", "votes", "actions", "targets", "results", "editions")


def base(cycle: Cycle) -> str:
    return f"/api/cycles/{cycle.slug}"


def close(cycle: Cycle) -> None:
    Consultation.objects.filter(cycle=cycle).update(stage="closed")


def test_proposals_are_those_of_the_page(client: Client, demo: Cycle) -> None:
    hidden = Proposal.objects.create(cycle=demo, slug="oculta", words="Palabras que nadie admitió.", state="proposed")
    told = {one["id"]: one for one in every(client, f"{base(demo)}/proposals", 3)}
    page = client.get(f"/es/propuestas/{demo.slug}/").content.decode()

    assert hidden.slug not in told
    assert set(told) == set(Proposal.objects.exclude(state__in=("proposed", "rejected")).values_list("slug", flat=True))
    assert all(one["address"].startswith("http://testserver/es/propuestas/") for one in told.values())
    assert all(client.get(one["address"]).status_code == 200 for one in told.values())
    assert sum(one["words"] in page for one in told.values()) > 0
    assert "code" not in json.dumps(list(told.values()))


def test_votes_are_told_when_the_vote_is_over_and_as_the_file_tells_them(client: Client, demo: Cycle) -> None:
    Consultation.objects.filter(cycle=demo).update(stage="open", closes_at=None)
    assert Vote.objects.filter(voter__cycle=demo).exists()
    assert every(client, f"{base(demo)}/votes") == []

    close(demo)
    told = every(client, f"{base(demo)}/votes", 50)
    file = client.get(f"/es/propuestas/{demo.slug}/resultados.csv").content.decode()
    rows = {(r["proposal"], r["dimension"], r["level"]): r for r in csv.DictReader(io.StringIO(file))}

    assert told
    for one in told:
        row = rows[one["proposal"], one["dimension"], one["level"]]
        assert (one["n"], one["absence"]) == (int(row["n"]) if row["n"] else None, row["absence"] or None)
        assert one["agree"] == (float(row["agree"]) if row["agree"] else None)
        if one["absence"]:
            assert (one["n"], one["agree"], one["important_low"]) == (None, None, None)
    assert any(one["absence"] for one in told)


def test_actions_are_the_road_map(client: Client, bolivia: Cycle) -> None:
    road = road_of(bolivia).road
    assert road
    told = {one["id"]: one for one in every(client, f"{base(bolivia)}/actions", 5)}

    assert list(told) == [action.id for action in road.actions]
    for action in road.actions:
        one = told[action.id]
        assert (one["title"]["es"], one["status"], one["responsible"]) == (
            action.title.es, action.status, action.responsible,
        )  # fmt: skip
        assert one["cost"]["low"] == action.cost.low
        assert [link["id"] for link in one["links"]] == [link.id for link in action.links]
        assert {link["id"] for link in one["links"] if not link["is_current"]} == {
            link.id for link in action.links if link.id in road.stale
        }
        assert client.get(f"{base(bolivia)}/actions/{action.id}").json() == one
    kinds = {link["kind"] for one in told.values() for link in one["links"]}
    assert {"estimate", "practice"} <= kinds
    opened = {link["address"] for one in told.values() for link in one["links"] if link["address"]}
    assert all(client.get(address).status_code == 200 for address in sorted(opened)[:25])
    assert client.get(f"{base(bolivia)}/actions/nada").status_code == 404


def test_targets_answer_with_their_readings(client: Client, bolivia: Cycle) -> None:
    road = road_of(bolivia).road
    assert road
    told = {one["action"]: one for one in every(client, f"{base(bolivia)}/targets", 4)}

    assert set(told) == {action.id for action in road.actions if action.target}
    for action in road.actions:
        if action.target:
            one = told[action.id]
            assert (one["value"], one["date"], one["direction"]) == (
                action.target.value, action.target.date, action.target.direction,
            )  # fmt: skip
            assert one["baseline"]["estimate"] == action.target.baseline.value
            found = [reading.verdict for reading in road.readings if reading.action == action.id]
            assert [reading["verdict"] for reading in one["readings"]] == found


def test_only_approved_results_are_told(client: Client, bolivia: Cycle) -> None:
    road = road_of(bolivia).road
    assert road
    given = {"cycle": bolivia, "action": road.actions[0].id, "measure": "reached", "source": "registro"}
    Result.objects.create(**given, date=date(2022, 1, 1), value=10, women=6, men=4, unknown=0, state="pending")
    Result.objects.create(**given, date=date(2022, 2, 1), value=20, women=None, men=12, unknown=8, state="approved")

    told = every(client, f"{base(bolivia)}/results")
    assert [(one["value"], one["women"], one["unknown"]) for one in told] == [(20.0, None, 8)]


def test_figures_of_a_scenario_are_the_frozen_run(client: Client, bolivia: Cycle, tmp_path: Any) -> None:
    kept = KeptFile.objects.get(cycle=bolivia, path__endswith="scenarios.json")
    path = tmp_path / "scenarios.json"
    path.write_bytes(bytes(kept.content))
    run = {one.id: one for one in read_simulation(path)[0].scenarios}

    for name, result in run.items():
        told = every(client, f"{base(bolivia)}/scenarios/{name}/figures", 100)
        assert len(told) == len(result.figures)
        for one, figure in zip(told, result.figures, strict=True):
            value = figure.estimate.value
            assert one["estimate"] == (None if isinstance(value, Absence) else value)
            assert one["assumption_low"] == (figure.assumption.low if figure.assumption else None)
        assert any(one["absence"] == "suppressed" for one in told)
    assert client.get(f"{base(bolivia)}/scenarios/nada/figures").status_code == 404


def test_programmes_and_who_was_heard(client: Client, bolivia: Cycle) -> None:
    programmes = every(client, f"{base(bolivia)}/programmes", 2)
    heard = every(client, f"{base(bolivia)}/heard", 40)
    file = client.get(f"/es/talleres/{bolivia.slug}/quien-fue-escuchado/datos.csv")

    assert len(programmes) == bolivia.programmes.count() > 0
    assert all(client.get(one["address"]).status_code == 200 for one in programmes)
    assert heard
    if file.status_code == 200:
        assert len(heard) == len(list(csv.DictReader(io.StringIO(file.content.decode()))))


def test_an_unpublished_cycle_is_nowhere(client: Client, demo: Cycle) -> None:
    close(demo)
    Cycle.objects.filter(pk=demo.pk).update(is_published=False)

    assert {name: client.get(f"{base(demo)}/{name}").status_code for name in LISTS} == dict.fromkeys(LISTS, 404)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("name", "most"), [("proposals", 2), ("results", 2), ("programmes", 2), ("editions", 2)])
def test_a_list_is_a_fixed_number_of_queries(
    client: Client, demo: Cycle, name: str, most: int, count: int, django_assert_num_queries: Any
) -> None:
    cache.clear()
    with django_assert_num_queries(most):
        assert client.get(f"{base(demo)}/{name}?limit={count}").status_code == 200


@pytest.mark.parametrize("name", ["votes", "actions", "targets", "heard"])
def test_what_is_made_asks_the_same_whatever_the_page(client: Client, demo: Cycle, name: str) -> None:
    close(demo)
    client.get(f"{base(demo)}/{name}")  # votes are weighed once
    counts = []
    for count in (1, 3, 100):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"{base(demo)}/{name}?limit={count}").status_code == 200
        counts.append(len(asked))

    assert len(set(counts)) == 1


def test_the_tag_changes_when_a_result_is_approved(client: Client, bolivia: Cycle) -> None:
    first = client.get(f"{base(bolivia)}/results")
    tag = {"if-none-match": first.headers["ETag"]}
    assert client.get(f"{base(bolivia)}/results", headers=tag).status_code == 304

    road = road_of(bolivia).road
    assert road
    Result.objects.create(
        cycle=bolivia, action=road.actions[0].id, measure="reached", date=date(2022, 2, 1), value=1, state="approved"
    )
    assert client.get(f"{base(bolivia)}/results", headers=tag).status_code == 200
    assert first.headers["Access-Control-Allow-Origin"] == "*"
