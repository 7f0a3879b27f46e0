"""The server as it runs: what is far too large is refused before it is taken, whoever sends it, and fills nothing."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

DEMO = Path(__file__).resolve().parents[3] / "examples" / "demo-cycle"
SESSION = """
import sys
from pathlib import Path
from thakhi.web.server import prepare
prepare(Path(sys.argv[1]))
from django.test import Client
from thakhi.web.folder.load import load
from thakhi.web.people.models import Account
load(Path(sys.argv[2]))
browser = Client()
marta = Account.objects.make("marta@example.org", name="Marta")
Account.objects.filter(pk=marta.pk).update(is_admin=True)
browser.force_login(marta, backend="django.contrib.auth.backends.ModelBackend")
print(browser.cookies["sessionid"].value)
"""
GIGABYTES = 5 * 2**30
MOST = 60  # megabytes that pages themselves may take when they are first asked for
HERE = "/es/organizar/ciclo-demostracion/"
ADDRESSES = (
    "/es/entrar/",
    "/es/talleres/ciclo-demostracion/taller-3/inscripcion/",
    f"{HERE}talleres/1/documentos/nuevo/",
    f"{HERE}taller-1/asistencia/",
    f"{HERE}transcripciones/taller-2/grabacion/",
    f"{HERE}transcripciones/taller-3/importar/",
)
BOUNDARY = "thakhi"
HEAD = f"--{BOUNDARY}\r\nContent-Disposition: form-data; name=file; filename=a.mp3\r\n\r\n".encode()


@dataclass(frozen=True, slots=True)
class Site:
    """A running server, the folder it writes to, and the session of somebody who may upload."""

    port: int
    home: Path
    session: str
    process: subprocess.Popen[str]

    def weight(self) -> tuple[int, int]:
        """Megabytes in its folders, and of memory in its processes."""
        kept = sum(file.stat().st_size for file in self.home.rglob("*") if file.is_file())
        of_group = [int(p.name) for p in Path("/proc").iterdir() if p.name.isdigit() and _group(p) == self.process.pid]
        return kept // 2**20, sum(_resident(pid) for pid in of_group)


def _group(process: Path) -> int:
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[2])
    except (OSError, ValueError):
        return -1


def _resident(pid: int) -> int:
    found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) // 1024 if found else 0


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """`thakhi serve` on a home of its own, with the demonstration cycle."""
    home = tmp_path_factory.mktemp("home")
    (home / "tmp").mkdir()
    kept = {name: value for name, value in os.environ.items() if name != "THAKHI_DATABASE_URL"}
    own = {"DJANGO_SETTINGS_MODULE": "thakhi.web.settings", "THAKHI_HOME": str(home), "TMPDIR": str(home / "tmp")}
    env = {**kept, **own, "THAKHI_LANG": "en"}
    run = [sys.executable, "-c", SESSION, str(home), str(DEMO)]
    session = subprocess.run(run, env=env, capture_output=True, text=True, check=True).stdout.split()[-1]
    words = [sys.executable, "-m", "thakhi", "serve", "--port", "0", "--home", str(home)]
    with subprocess.Popen(words, env=env, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        try:
            assert process.stdout
            port = next(int(found[1]) for line in process.stdout if (found := re.search(r":(\d+)/ \(", line)))
            for _ in range(12):  # both processes have started
                _is_well(port)
            made = Site(port, home, session, process)
            _rests(made)
            yield made
        finally:
            process.terminate()


def _rests(site: Site) -> None:
    """Waits until the road maps that each process opens at its start are open: no memory taken for three seconds."""
    still, before = 0, site.weight()
    for _ in range(60):
        time.sleep(1)
        now = site.weight()
        still = still + 1 if abs(now[1] - before[1]) <= 1 else 0
        before = now
        if still == 3:
            return


def _asked(site: Site, address: str, session: str, *headers: str) -> socket.socket:
    """A request of which only the head has been sent."""
    sent = socket.create_connection(("127.0.0.1", site.port), timeout=20)
    lines = [f"POST {address} HTTP/1.1", "Host: 127.0.0.1", f"Content-Type: multipart/form-data; boundary={BOUNDARY}"]
    lines += [f"Cookie: sessionid={session}"] if session else []
    sent.sendall("\r\n".join([*lines, *headers, "", ""]).encode())
    return sent


def _is_well(port: int) -> bool:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as sent:
        sent.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
        return _status(sent) == 200


def _status(sent: socket.socket) -> int:
    with sent.makefile("rb") as answer:
        return int(answer.readline().split()[1])


@pytest.mark.parametrize("is_signed_in", [False, True], ids=["stranger", "organiser"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_five_gigabytes_are_refused_by_what_they_say_of_themselves(
    site: Site, address: str, is_signed_in: bool
) -> None:
    before = site.weight()
    with _asked(site, address, site.session if is_signed_in else "", f"Content-Length: {GIGABYTES}") as sent:
        status = _status(sent)  # nothing of the body has been sent, nor will be
    after = site.weight()

    refused = {413} if is_signed_in or "organizar" not in address else {302, 403, 404, 413}
    assert status in refused
    assert [now - then < MOST for now, then in zip(after, before, strict=True)] == [True, True]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_stream_without_a_length_is_not_taken(site: Site, address: str) -> None:
    piece = b"x" * 2**20
    before = site.weight()
    with _asked(site, address, site.session, "Transfer-Encoding: chunked") as sent:
        try:
            for data in (HEAD, *[piece] * 100):
                sent.sendall(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        except OSError:  # it hung up, as it may
            return
        finally:
            kept, memory = site.weight()
        sent.sendall(b"0\r\n\r\n")
        status = _status(sent)

    assert status in {403, 411, 413, 422}
    assert (kept - before[0] < MOST, memory - before[1] < MOST) == (True, True)


def test_the_site_still_answers(site: Site) -> None:
    assert _is_well(site.port)
