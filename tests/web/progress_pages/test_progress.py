"""Results: parts that add up, a comment where far, somebody else approves, a closed period, targets answered."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from tests.web.roadmap_pages.conftest import As, as_role, demo
from thakhi.web.folder.dump import dump
from thakhi.web.folder.load import load
from thakhi.web.people.models import AuditEntry
from thakhi.web.progress_pages.models import Result, Status
from thakhi.web.workshops.models import Cycle, KeptFile

__all__ = ["as_role", "demo"]
PLACE = "/es/avance/ciclo-demostracion/"
REACHED, TARGET = f"{PLACE}D1.1/reached/", f"{PLACE}D1.1/target/"
GOOD = {
    "date": "2030-06-30",
    "value": "100",
    "women": "60",
    "men": "30",
    "unknown": "10",
    "source": "Registro (ficticio)",
}
FIGURE = {"date": "2030-12-31", "value": "0.45", "source": "Registro (ficticio)", "send": "1"}


@pytest.fixture(autouse=True)
def nothing_yet(demo: Cycle) -> None:
    """The demonstration as it was before anybody wrote a result."""
    Result.objects.all().delete()
    Status.objects.all().delete()
    KeptFile.objects.filter(path__startswith="progress/").delete()


def _text(client: Client, address: str) -> str:
    return unescape(client.get(address).content.decode())


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"men": "31"}, "suman 101, y el valor es 100"),
        ({"unknown": ""}, "Diga mujeres, hombres y cuántas no se sabe"),
        ({"source": ""}, "Este campo es obligatorio"),
    ],
)
def test_parts_that_do_not_add_up_are_told(demo: Cycle, as_role: As, change: dict[str, str], words: str) -> None:
    answer = as_role("analyst").post(REACHED, {**GOOD, **change})

    assert answer.status_code == 200
    assert words in unescape(answer.content.decode())
    assert Result.objects.count() == 0


def test_from_draft_to_approved_and_the_target_is_answered(demo: Cycle, as_role: As, client: Client) -> None:
    ines, marta = as_role("analyst"), as_role("organiser")
    assert ines.post(TARGET, FIGURE).status_code == 302
    row = Result.objects.get()
    assert row.state == "pending"
    assert "0.45" not in _text(client, f"{PLACE}resultados.csv")
    decide = f"{PLACE}decidir/{row.pk}/"
    assert "<strong>45\u00a0%</strong>" in _text(marta, decide)

    assert marta.post(decide, {"deed": "return", "why": ""}).status_code == 200  # says nothing to correct
    marta.post(decide, {"deed": "return", "why": "Falta decir de qué registro sale."})
    assert "Falta decir de qué registro sale." in _text(ines, TARGET)
    ines.post(TARGET, {**FIGURE, "source": "Registro municipal (ficticio)"})
    marta.post(decide, {"deed": "approve"})

    row.refresh_from_db()
    assert row.state == "approved"
    assert b"0.45" in bytes(KeptFile.objects.get(cycle=demo, path="progress/administrative.yaml").content)
    page = _text(client, PLACE)
    assert "<strong>cumplida</strong>" in page  # 45 % is at most 50 %
    assert 'data-label="Valor">45\u00a0%<' in page
    assert "45\u00a0%" in _text(client, f"{PLACE}novedades.atom")
    assert "D1.1,target,2030-12-31,0.45,,,,Registro municipal (ficticio)," in _text(client, f"{PLACE}resultados.csv")
    acts = ["result.send", "result.return", "result.send", "result.approve"]
    assert (
        list(AuditEntry.objects.filter(act__startswith="result.").order_by("pk").values_list("act", flat=True)) == acts
    )


def test_far_from_the_target_needs_words(demo: Cycle, as_role: As) -> None:
    ines = as_role("analyst")

    far = ines.post(TARGET, {**FIGURE, "value": "0.85"})
    told = ines.post(TARGET, {**FIGURE, "value": "0.85", "comment": "La oficina cerró tres meses (ficticio)."})

    assert "está lejos de lo previsto" in unescape(far.content.decode())
    assert told.status_code == 302


def test_nobody_approves_their_own(demo: Cycle, as_role: As) -> None:
    marta = as_role("organiser")
    marta.post(REACHED, {**GOOD, "send": "1"})

    answer = marta.post(f"{PLACE}decidir/{Result.objects.get().pk}/", {"deed": "approve"})

    assert "quien escribió el resultado no lo aprueba" in unescape(answer.content.decode())
    assert Result.objects.get().state == "pending"


def test_a_closed_period_takes_no_results(demo: Cycle, as_role: As) -> None:
    marta = as_role("organiser")
    assert marta.post(f"{PLACE}cerrar/", {"until": "2030-06-30"}).status_code == 302

    answer = marta.post(REACHED, GOOD)

    assert "está cerrado" in unescape(answer.content.decode())
    assert Result.objects.count() == 0
    assert marta.post(REACHED, {**GOOD, "date": "2030-07-01"}).status_code == 302


def test_the_previous_value_stands_beside_the_field(demo: Cycle, as_role: As) -> None:
    Result.objects.create(
        cycle=demo, action="D1.1", measure="reached", date="2030-03-31", value=40, state="approved", source="x"
    )

    assert "Valor anterior: 40 (31\xa0de\xa0marzo\xa0de\xa02030)" in _text(as_role("facilitator"), REACHED)


def test_drafts_are_in_no_public_page(demo: Cycle, as_role: As, client: Client) -> None:
    as_role("analyst").post(REACHED, {**GOOD, "source": "Registro que nadie ve"})

    for address in (PLACE, f"{PLACE}resultados.csv", f"{PLACE}novedades.atom"):
        assert "Registro que nadie ve" not in _text(client, address)


def test_results_come_back_from_a_folder_byte_for_byte(demo: Cycle, as_role: As, tmp_path: Path) -> None:
    as_role("analyst").post(REACHED, {**GOOD, "send": "1"})
    dump(demo, tmp_path / "a")
    assert (tmp_path / "a" / "private" / "result.jsonl").read_text(encoding="utf-8").count("\n") == 1
    back = load(tmp_path / "a", replace=True).cycle

    dump(back, tmp_path / "b")

    for name in ("result.jsonl", "periodlock.jsonl"):
        assert (tmp_path / "a" / "private" / name).read_bytes() == (tmp_path / "b" / "private" / name).read_bytes()
    assert Result.objects.get().women == 60
