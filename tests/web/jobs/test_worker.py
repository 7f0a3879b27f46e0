"""The worker beside the running server: a job is done, stopped at once, told when it was killed; nothing is left."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.web.jobs.conftest import ROOT, SCENARIO

SESSION = """
import sys
from pathlib import Path
from thakhi import pipeline
from thakhi.web.server import prepare
home = Path(sys.argv[1])
prepare(home)
from django.test import Client
from thakhi.web.folder.load import load
from thakhi.web.people.models import Account
from thakhi.web.workshops.models import Grant, KeptFile
cycle = load(Path(sys.argv[2])).cycle
KeptFile.objects.create(cycle=cycle, path="scenarios/registro_gratuito.yaml", content=Path(sys.argv[3]).read_bytes())
ines = Account.objects.make("ines@example.org", name="Inés")
Grant.objects.create(cycle=cycle, account=ines, role="analyst")
browser = Client()
browser.force_login(ines, backend="django.contrib.auth.backends.ModelBackend")
print(pipeline.synthesize(home=home, scale=0.2).id, browser.cookies["sessionid"].value)
"""
HERE = "/es/trabajos/ciclo-demostracion/"
LONG, SHORT = "5000", "3"


@dataclass
class Site:
    """A running server and a browser in which Inés has signed in."""

    home: Path
    survey: str
    session: str
    env: dict[str, str]
    process: subprocess.Popen[str] | None = None
    port: int = 0

    def start(self) -> None:
        words = [sys.executable, "-m", "thakhi", "serve", "--port", "0", "--home", str(self.home)]
        self.stop()
        self.process = subprocess.Popen(words, env=self.env, stdout=subprocess.PIPE, text=True, start_new_session=True)
        assert self.process.stdout
        self.port = next(int(found[1]) for line in self.process.stdout if (found := re.search(r":(\d+)/ \(", line)))
        until(lambda: self.workers())

    def stop(self) -> None:
        if self.process:
            assert self.process.stdout
            self.process.terminate()
            self.process.wait(30)
            self.process.stdout.close()
            self.process = None

    def get(self, path: str, form: dict[str, str] | None = None) -> tuple[str, str]:
        """The address that answered, and its words."""
        jar = CookieJar()
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        browser.addheaders = [("Cookie", f"sessionid={self.session}")]
        where = f"http://127.0.0.1:{self.port}"
        if form is not None:
            with browser.open(f"{where}{HERE}simular/", timeout=60) as page:
                token = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page.read().decode())[0]
            cookie = next(one.value for one in jar if one.name == "csrftoken")
            jar.clear()
            browser.addheaders = [("Cookie", f"sessionid={self.session}; csrftoken={cookie}")]
            form = {**form, "csrfmiddlewaretoken": token}
        sent = urlencode(form).encode() if form is not None else None
        with browser.open(where + path, data=sent, timeout=60) as answer:
            return answer.url, answer.read().decode()

    def ask(self, draws: str) -> str:
        """The address of a new job."""
        form = {"scenario": "registro_gratuito", "survey": self.survey, "draws": draws, "seed": "1"}
        address, _ = self.get(f"{HERE}simular/", form)
        return address.partition(f":{self.port}")[2]

    def state(self, address: str) -> str:
        return re.findall(r'<span class="state">([^<]+)</span>', self.get(address)[1])[0]

    def workers(self) -> list[int]:
        """The worker of this home."""
        return [pid for pid, words in running() if "work" in words and str(self.home) in words]

    def tasks(self) -> list[int]:
        """The processes that do a job."""
        return [pid for pid in (p for p, _ in running()) if parent(pid) in self.first_workers()]

    def first_workers(self) -> list[int]:
        every = self.workers()
        return [pid for pid in every if parent(pid) not in every]


def running() -> Iterator[tuple[int, list[str]]]:
    for place in Path("/proc").iterdir():
        if place.name.isdigit():
            try:
                yield int(place.name), (place / "cmdline").read_text().split("\0")
            except OSError:
                continue


def parent(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def until(true: Callable[[], Any], seconds: float = 40) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come to be"
        time.sleep(0.2)


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgres", marks=[pytest.mark.postgres, pytest.mark.heavy])]
)
def site(request: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """`thakhi serve` with the demonstration cycle and a fifth of the synthetic population."""
    home = tmp_path_factory.mktemp("home")
    kept = {name: value for name, value in os.environ.items() if name != "THAKHI_DATABASE_URL"}
    env = {**kept, "DJANGO_SETTINGS_MODULE": "thakhi.web.settings", "THAKHI_HOME": str(home), "THAKHI_LANG": "en"}
    if request.param == "postgres":
        env["THAKHI_DATABASE_URL"] = request.getfixturevalue("postgres_url")
    run = [sys.executable, "-c", SESSION, str(home), str(ROOT / "examples" / "demo-cycle"), str(SCENARIO)]
    made = subprocess.run(run, env=env, capture_output=True, text=True, check=True).stdout.split()
    found = Site(home, made[-2], made[-1], env)
    found.start()
    yield found
    found.stop()
    until(lambda: not found.workers())


def test_a_job_is_done_and_shows_its_figures(site: Site) -> None:
    address = site.ask(SHORT)
    until(lambda: site.state(address) == "terminado")

    assert "thakhi simulate ciclo-demostracion/scenarios/registro_gratuito.yaml" in site.get(address)[1]
    assert site.get(f"{address}datos/")[1].startswith("scenario,measure,")


def test_a_cancelled_job_stops_at_once_and_the_next_one_is_taken(site: Site) -> None:
    address = site.ask(LONG)
    until(lambda: re.search(r'<progress max="100" value="\d+"', site.get(address)[1]))
    assert len(site.tasks()) == 1

    began = time.monotonic()
    site.get(f"{address}cancelar/", {})
    until(lambda: not site.tasks(), seconds=5)

    assert time.monotonic() - began < 5
    assert site.state(address) == "cancelado"
    after = site.ask(SHORT)
    until(lambda: site.state(after) == "terminado")


def test_a_job_that_was_killed_is_told_as_interrupted_and_the_queue_goes_on(site: Site) -> None:
    address = site.ask(LONG)
    until(lambda: len(site.tasks()) == 1)
    os.kill(site.tasks()[0], signal.SIGKILL)

    until(lambda: site.state(address) == "interrumpido", seconds=5)
    after = site.ask(SHORT)
    until(lambda: site.state(after) == "terminado")


def test_a_worker_that_was_killed_is_started_again_and_does_what_is_asked_then(site: Site) -> None:
    killed = site.first_workers()
    os.kill(*killed, signal.SIGKILL)
    address = site.ask(SHORT)

    until(lambda: site.state(address) == "terminado")
    assert len(site.first_workers()) == 1


@pytest.mark.parametrize(
    "how",
    [pytest.param(signal.SIGTERM, id="told", marks=pytest.mark.heavy), pytest.param(signal.SIGKILL, id="killed")],
)
def test_the_worker_and_its_job_end_with_the_server(site: Site, how: signal.Signals) -> None:
    address = site.ask(LONG)
    until(lambda: len(site.tasks()) == 1)
    there = [*site.workers(), *site.tasks()]
    assert site.process

    site.process.send_signal(how)
    site.process.wait(30)
    until(lambda: not {pid for pid, _ in running()} & set(there), seconds=15)

    site.start()
    until(lambda: site.state(address) == "interrumpido", seconds=5)
