"""The simulator: the answer is the rules' own, its address keeps it, what cannot be is refused in words."""

from __future__ import annotations

import pytest
from django.test import Client

from thakhi import pipeline
from thakhi.web.simulator.views import DAY, EXAMPLES

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_answer_as_the_rules_do(client: Client, name: str) -> None:
    unit = {k: v if not v.replace(".", "").isdigit() else float(v) for k, v in EXAMPLES[name].items()}
    page = client.get("/es/simulador/", {**EXAMPLES[name], "date": DAY}).content.decode()

    for one in pipeline.regimes(DAY, **unit):
        assert one.title.es in page
        assert all(reason.es in page for reason in one.reasons)
        if one.is_open:
            assert f"{round(one.net_bob_month):,}".replace(",", ".") in page.replace("\u2212", "-")


def test_what_cannot_be_is_refused(client: Client) -> None:
    for query in ("actividad=nada", "actividad=comercio&ventas=-5", "actividad=comercio&ventas=x&date=2019-07-01"):
        assert client.get(f"/es/simulador/?{query}").status_code == 400
    assert client.get("/es/simulador/?actividad=comercio&date=mañana").status_code == 400
    assert client.get("/en/simulator/").status_code == 200
