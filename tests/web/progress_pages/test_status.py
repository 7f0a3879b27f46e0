"""How an action goes and why; letters about overdue targets; IATI from the site; the results of the demonstration."""

from __future__ import annotations

from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path

import pytest
from django.core import mail
from django.test import Client
from lxml import etree

from tests.web.roadmap_pages.conftest import ROOT, As, as_role, demo
from thakhi.web.folder.dump import dump
from thakhi.web.folder.load import load
from thakhi.web.people.models import Account, AuditEntry
from thakhi.web.people.post import send_due
from thakhi.web.progress_pages.models import Result, Status
from thakhi.web.progress_pages.reminders import remind_of_overdue
from thakhi.web.registration.reminders import site_at
from thakhi.web.workshops.models import Cycle, Grant, KeptFile

__all__ = ["as_role", "demo"]
PLACE = "/es/avance/ciclo-demostracion/"
STATUS = f"{PLACE}D1.1/estado/"
LATE = {"state": "delayed", "date": "2030-09-01", "reason": "La oficina cerró tres meses (ficticio)."}
BEFORE, AFTER = datetime(2030, 12, 31, 12, tzinfo=UTC), datetime(2031, 1, 2, 12, tzinfo=UTC)


def _text(client: Client, address: str) -> str:
    return unescape(client.get(address).content.decode())


def test_the_demonstration_has_results_and_says_that_they_are_invented(demo: Cycle, client: Client) -> None:
    page = _text(client, PLACE)

    assert "420" in page
    assert "demorada" in page
    assert "Ficticio - doce vecinas aceptaron acompañar" in page
    assert "no cumplida" in page  # 62 % is not at most 50 %
    assert all(row.source.startswith("Ficticio") for row in Result.objects.all())
    assert [row.women + row.men + row.unknown == row.value for row in Result.objects.all()] == [True, True]  # type: ignore[operator]


def test_who_runs_the_cycle_says_how_an_action_goes(demo: Cycle, as_role: As, client: Client) -> None:
    ines = as_role("analyst")

    assert ines.post(STATUS, {**LATE, "reason": "poco"}).status_code == 200  # too short to be a reason
    assert ines.post(STATUS, {**LATE, "state": "nada"}).status_code == 200
    assert ines.post(STATUS, {**LATE, "date": "2030-01-01"}).status_code == 200  # before the last one
    assert Status.objects.filter(action="D1.1").count() == 1
    assert ines.post(STATUS, LATE).status_code == 302

    page = _text(client, PLACE)
    assert page.count("La oficina cerró tres meses (ficticio).") == 2  # now, and among what was
    assert "Ficticio - doce vecinas aceptaron acompañar" in page  # what was before stays
    assert AuditEntry.objects.filter(act="result.status", cycle=demo.slug).count() == 1
    assert client.post(STATUS, LATE).status_code == 302  # a stranger signs in first
    assert Status.objects.filter(action="D1.1").count() == 2


def test_statuses_and_results_go_with_the_folder(demo: Cycle, as_role: As, tmp_path: Path) -> None:
    as_role("analyst").post(STATUS, LATE)
    Result.objects.create(cycle=demo, action="D1.1", measure="reached", date=date(2030, 7, 1), value=1, state="draft")
    for is_public, drafts in ((True, 0), (False, 1)):
        folder = tmp_path / f"out-{is_public}"
        dump(demo, folder, is_public=is_public)
        Cycle.objects.get(slug=demo.slug).delete()
        demo = load(folder).cycle

        assert Status.objects.filter(cycle=demo).count() == 3
        assert Result.objects.filter(cycle=demo, state="approved").count() == 2
        assert Result.objects.filter(cycle=demo, state="draft").count() == 0 if is_public else drafts
        Result.objects.get_or_create(
            cycle=demo, action="D1.1", measure="reached", date=date(2030, 7, 1), defaults={"value": 1, "state": "draft"}
        )


@pytest.mark.parametrize(
    "content",
    [
        "results: [{action: D1.1, measure: nada, date: '2030-01-01', value: 1, source: x}]",
        "results: [{action: D1.1, measure: reached, date: ayer, value: 1, source: x}]",
        "statuses: [{action: D1.1, state: nada, date: '2030-01-01', reason: x}]",
    ],
)
def test_a_file_of_results_that_cannot_be_is_refused(db: None, tmp_path: Path, content: str) -> None:
    import shutil

    from thakhi.terms.errors import InputProblem

    folder = tmp_path / "demo"
    shutil.copytree(ROOT / "examples" / "demo-cycle", folder)
    (folder / "progress" / "results.yaml").write_text(content)
    with pytest.raises(InputProblem):
        load(folder)
    assert not Cycle.objects.exists()


def test_overdue_targets_are_told_once_to_those_who_run_the_cycle(demo: Cycle) -> None:
    for name, role, language in (("marta", "organiser", "es"), ("ines", "analyst", "en")):
        account = Account.objects.make(f"{name}@example.org", name=name, language=language)
        Grant.objects.create(cycle=demo, account=account, role=role)
    Account.objects.make("tomas@example.org", name="tomas")
    site = site_at()

    assert remind_of_overdue(site, now=BEFORE) == 0
    assert remind_of_overdue(site, now=AFTER) == 2
    assert remind_of_overdue(site, now=AFTER) == 0
    send_due(AFTER)

    letters = {letter.to[0]: letter for letter in mail.outbox}
    assert set(letters) == {"marta@example.org", "ines@example.org"}
    assert "D1.1." in letters["marta@example.org"].body
    assert "/es/avance/ciclo-demostracion/" in letters["marta@example.org"].body
    assert letters["ines@example.org"].subject.startswith("Overdue targets")
    assert "/en/progress/ciclo-demostracion/" in letters["ines@example.org"].body


def test_a_target_that_was_met_is_not_told(demo: Cycle) -> None:
    account = Account.objects.make("marta@example.org", name="marta")
    Grant.objects.create(cycle=demo, account=account, role="organiser")
    kept = KeptFile.objects.get(cycle=demo, path="progress/administrative.yaml")
    kept.content = bytes(kept.content).replace(b"0.62", b"0.42")
    kept.save()

    assert remind_of_overdue(site_at(), now=AFTER) == 1
    send_due(AFTER)
    assert "D1.1." not in mail.outbox[0].body
    assert "D1.2." in mail.outbox[0].body


def test_iati_comes_from_the_site_with_what_was_counted(demo: Cycle, client: Client) -> None:
    answer = client.get(f"{PLACE}iati.xml")
    root = etree.fromstring(answer.content)
    schema = ROOT.parent / "shared" / "data" / "iati"
    activities = root.findall("iati-activity")

    assert answer.headers["Content-Type"].startswith("application/xml")
    assert [one.findtext("iati-identifier").rpartition("-")[2] for one in activities] == ["D1.1", "D1.2"]  # type: ignore[union-attr]
    assert b"FICTIONAL" in answer.content
    assert b"0.62" in answer.content or b"62" in answer.content
    assert client.get("/en/progress/ciclo-demostracion/iati.xml").content == answer.content
    found = sorted(schema.rglob("iati-activities-schema.xsd")) if schema.exists() else []
    if found:
        etree.XMLSchema(etree.parse(str(found[0]))).assertValid(root)
    Cycle.objects.update(is_published=False)
    assert client.get(f"{PLACE}iati.xml").status_code == 404
