"""`thakhi send-mail`, `thakhi remind` and `thakhi forget-expired`, on a data home of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PUT_DOWN = """
import sys
from datetime import timedelta
from pathlib import Path
from thakhi.web.server import prepare
prepare(Path(sys.argv[1]))
from django.utils import timezone
from thakhi.web.people.links import make_link
from thakhi.web.people.post import send_letter
send_letter("juan@example.org", subject="Hola", body="Texto")
make_link("enter", days=-1)
"""


def test_letters_leave_and_what_is_due_goes(tmp_path: Path) -> None:
    home, mail = tmp_path / "home", tmp_path / "mail"
    mail.mkdir()
    nobody = _run(home, "smtp://127.0.0.1:9", "-c", PUT_DOWN, str(home))
    kept = _run(home, "smtp://127.0.0.1:9", "-m", "thakhi", "send-mail", "--home", str(home))
    later = _run(home, f"filemail:///{mail}", "-m", "thakhi", "send-mail", "--home", str(home))
    forgot = _run(home, "consolemail://", "-m", "thakhi", "forget-expired", "--home", str(home))
    again = _run(home, "consolemail://", "-m", "thakhi", "forget-expired", "--home", str(home))

    expected = _run(home, "consolemail://", "-m", "thakhi", "remind", "--home", str(home))

    assert nobody == ""
    assert expected == "0 people reminded\n0 notices of overdue targets\n"
    assert kept == "0 letters sent, 1 to try again\n"
    assert later == "0 letters sent, 0 to try again\n"  # it waits a minute first
    assert (forgot, again) == ("1 expired records erased\n", "0 expired records erased\n")


def _run(home: Path, mail: str, *words: str) -> str:
    kept = {name: value for name, value in os.environ.items() if name != "THAKHI_DATABASE_URL"}
    done = subprocess.run(
        [sys.executable, *words],
        env={**kept, "DJANGO_SETTINGS_MODULE": "thakhi.web.settings", "THAKHI_MAIL_URL": mail, "THAKHI_LANG": "en",
             "THAKHI_HOME": str(home)},
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout
