"""Jobs in the browser: asked for, watched, stopped, failed in words; results that the command gives again."""

from __future__ import annotations

import shlex
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tests.web.jobs.conftest import As
from thakhi.cli import main
from thakhi.terms.text import Text
from thakhi.web.folder.dump import dump
from thakhi.web.jobs import domain, work
from thakhi.web.jobs.models import Job
from thakhi.web.people.models import Account, AuditEntry
from thakhi.web.workshops.models import Cycle, KeptFile

HERE = "/es/trabajos/ciclo-demostracion/"
SIMULATE = {"scenario": "registro_gratuito", "by": ["sex"], "draws": "4", "seed": "7"}
CHOOSE = {"budget": "90000", "weights": "workers", "risk": "mean", "draws": "40", "seed": "2", "survey": ""}


def _text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return unescape(answer.content.decode())


def _asked(client: Client, page: str, form: dict[str, Any]) -> Job:
    answer = client.post(f"{HERE}{page}/", form)
    assert answer.status_code == 302, answer.content.decode()
    job = Job.objects.latest("pk")
    assert answer.headers["Location"] == f"{HERE}{job.number}/"
    return job


def _done(job: Job) -> Job:
    """What the worker's own process does, in this one."""
    Job.objects.filter(pk=job.pk).update(state="running", beat_at=timezone.now())
    work.perform(job.pk)
    job.refresh_from_db()
    return job


@pytest.mark.parametrize(
    ("page", "form", "heading", "option"),
    [
        ("simular", SIMULATE, "Por la muestra", "csv"),
        ("elegir", CHOOSE, "Elegidas", "json"),
    ],
)
def test_the_command_under_a_result_gives_the_same_bytes(
    demo: Cycle, as_role: As, survey: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    page: str, form: dict[str, Any], heading: str, option: str,
) -> None:  # fmt: skip
    ines = as_role("analyst")
    job = _done(_asked(ines, page, {"survey": survey, **form}))

    assert (job.state, job.problem) == ("done", Text("", ""))
    shown = _text(ines, f"{HERE}{job.number}/")
    assert job.command in shown
    assert heading in shown
    assert "población sintética, que no describe a nadie" in shown
    assert "/tmp" not in shown
    assert Job.objects.get().inputs_hash in shown
    dump(demo, tmp_path / demo.slug, is_public=True)
    monkeypatch.chdir(tmp_path)
    words = [*shlex.split(job.command)[1:], "--format", option, "--home", str(settings.HOME)]
    printed = CliRunner().invoke(main, words, env={"THAKHI_LANG": "es"})
    assert printed.exit_code == 0, printed.output
    assert _text(ines, f"{HERE}{job.number}/datos/") == unescape(printed.stdout)


def test_a_job_waits_in_the_queue_of_the_same_database(demo: Cycle, as_role: As, survey: str) -> None:
    ines = as_role("analyst")
    job = _asked(ines, "simular", {"survey": survey, **SIMULATE})

    assert [row.args_kwargs["args"] for row in DBTaskResult.objects.all()] == [[job.pk]]
    page = _text(ines, f"{HERE}{job.number}/")
    assert "espera su turno" in page
    assert "Es el siguiente" in page
    assert '<noscript><meta http-equiv="refresh"' in page
    assert "http-equiv" not in _text(ines, f"{HERE}{job.number}/?quieto=1")
    assert [(row.act, str(row.account)) for row in AuditEntry.objects.filter(act="job.ask")] == [("job.ask", "Analyst")]


def test_progress_is_told_and_a_cancelled_job_ends_its_work(demo: Cycle, as_role: As, survey: str) -> None:
    ines = as_role("analyst")
    job = _asked(ines, "simular", {"survey": survey, **SIMULATE})
    Job.objects.filter(pk=job.pk).update(state="running", beat_at=timezone.now())
    tell = work._Teller(job.pk)
    tell(Text("simulando", "simulating"), 0.25)

    page = _text(ines, f"{HERE}{job.number}/")
    assert '<progress max="100" value="25"' in page
    assert "Simulando, 25 % hecho" in page
    assert "Simulating, 25% done" in _text(ines, f"/en/jobs/ciclo-demostracion/{job.number}/")

    assert ines.post(f"{HERE}{job.number}/cancelar/").status_code == 302
    tell.next = 0.0
    with pytest.raises(work.Stopped):
        tell(Text("simulando", "simulating"), 0.5)
    work.perform(job.pk)
    job.refresh_from_db()
    assert (job.state, job.data) == ("cancelled", "")
    assert "Se canceló" in _text(ines, f"{HERE}{job.number}/")


def test_a_failure_is_told_in_the_language_of_the_reader(demo: Cycle, as_role: As, survey: str) -> None:
    ines = as_role("analyst")
    job = _asked(ines, "elegir", {**CHOOSE, "survey": survey})
    KeptFile.objects.filter(cycle=demo, path="portfolio.yaml").update(content=b"years: [\n")
    _done(job)

    assert job.state == "failed"
    page = _text(ines, f"{HERE}{job.number}/")
    assert job.problem.es in page
    assert job.problem.en in _text(ines, f"/en/jobs/ciclo-demostracion/{job.number}/")
    assert "/tmp" not in page
    assert ines.get(f"{HERE}{job.number}/datos/").status_code == 404


def test_a_fault_of_ours_is_told_as_ours(
    demo: Cycle, as_role: As, survey: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ines = as_role("analyst")
    job = _asked(ines, "elegir", {**CHOOSE, "survey": survey})
    monkeypatch.setattr(work, "public_folder", None)
    _done(job)

    assert (job.state, job.problem) == ("failed", work.OURS)
    assert f"job {job.pk} failed" in caplog.text


def test_a_job_without_a_sign_of_life_is_told_as_interrupted(demo: Cycle, as_role: As, survey: str) -> None:
    ines = as_role("analyst")
    old = timezone.now() - timedelta(seconds=31)
    jobs = [_asked(ines, "simular", {"survey": survey, **SIMULATE}) for _ in range(3)]
    Job.objects.filter(pk=jobs[0].pk).update(state="running", beat_at=old)
    Job.objects.filter(pk=jobs[1].pk).update(state="running", beat_at=timezone.now())

    assert "interrumpido" in _text(ines, HERE)
    assert list(Job.objects.order_by("pk").values_list("state", flat=True)) == ["interrupted", "running", "waiting"]
    Job.objects.filter(pk=jobs[0].pk).update(state="running", beat_at=old)
    assert "Se interrumpió" in _text(ines, f"{HERE}{jobs[0].number}/")
    assert ines.post(f"{HERE}{jobs[0].number}/repetir/").status_code == 302
    assert Job.objects.latest("pk").asked == jobs[0].asked


def test_a_folder_that_changed_since_turns_the_result_amber(demo: Cycle, as_role: As, survey: str) -> None:
    ines = as_role("analyst")
    job = _done(_asked(ines, "simular", {"survey": survey, **SIMULATE}))
    address, said = f"{HERE}{job.number}/", "cambió desde que se hizo este trabajo"
    assert said not in _text(ines, address)

    kept = KeptFile.objects.get(cycle=demo, path="scenarios/registro_gratuito.yaml")
    kept.content = bytes(kept.content) + b"\n"
    kept.save()

    assert said in _text(ines, address)


def test_analysts_and_organisers_alone_use_the_queue(demo: Cycle, as_role: As, survey: str, client: Client) -> None:
    job = _done(_asked(as_role("organiser"), "simular", {"survey": survey, **SIMULATE}))
    pages = ("", "simular/", "elegir/", f"{job.number}/", f"{job.number}/datos/")

    assert {client.get(HERE + page).status_code for page in pages} == {302}
    for role, status in (("nobody", 403), ("facilitator", 403), ("analyst", 200)):
        browser = as_role(role)
        assert {browser.get(HERE + page).status_code for page in pages} == {status}
        assert browser.post(f"{HERE}{job.number}/cancelar/").status_code == (302 if status == 200 else status)
    assert Job.objects.get().state == "done", "what is over is not cancelled"


def test_a_queue_that_is_full_says_so(demo: Cycle, as_role: As, survey: str) -> None:
    ines = as_role("analyst")
    for _ in range(domain.MOST):
        _asked(ines, "simular", {"survey": survey, **SIMULATE})

    answer = ines.post(f"{HERE}simular/", {"survey": survey, **SIMULATE}, follow=True)

    assert Job.objects.count() == domain.MOST
    assert "espere a que terminen" in answer.content.decode()


def test_what_cannot_be_asked_is_refused_where_it_was_written(demo: Cycle, as_role: As, survey: str) -> None:
    ines = as_role("analyst")
    wrong = {"scenario": "../../etc/passwd", "survey": "ninguna", "draws": "1", "seed": "-1"}

    answer = ines.post(f"{HERE}simular/", wrong)

    assert answer.status_code == 400
    assert answer.content.decode().count('class="errors"') == 4
    assert Job.objects.count() == 0


def test_a_cycle_without_scenarios_or_plan_says_what_to_do(demo: Cycle, as_role: As) -> None:
    KeptFile.objects.filter(cycle=demo, path__in=("portfolio.yaml", "scenarios/registro_gratuito.yaml")).delete()
    ines = as_role("analyst")

    assert "no trae ningún escenario" in _text(ines, f"{HERE}simular/")
    assert "no trae portfolio.yaml" in _text(ines, f"{HERE}elegir/")
    assert "Todavía no se pidió ningún trabajo" in _text(ines, HERE)


@pytest.mark.parametrize("page", ["", "1/"])
def test_one_job_and_five_take_the_same_queries(demo: Cycle, as_role: As, survey: str, page: str) -> None:
    ines = as_role("analyst")
    _done(_asked(ines, "simular", {"survey": survey, **SIMULATE}))
    before = _count(ines, HERE + page)
    for name in ("a", "b", "c", "d"):
        by = Account.objects.make(f"{name}@example.org", name=name)
        _done(domain.ask(demo, "simulate", Job.objects.get(number=1).asked, title=Text.same(name), by=by))

    assert _count(ines, HERE + page) == before


def _count(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_what_was_asked_in_one_language_is_read_in_the_other(demo: Cycle, as_role: As) -> None:
    ines = as_role("analyst")
    job = _asked(ines, "elegir", {**CHOOSE, "weights": "all"})

    assert "el promedio de todos" in _text(ines, f"{HERE}{job.number}/")
    english = _text(ines, f"/en/jobs/ciclo-demostracion/{job.number}/")
    assert "Portfolio 1: the mean of all" in english
    assert "el promedio de todos" not in english
