"""A private PostgreSQL for tests and benchmarks: made in a temporary folder, reached by a socket only, gone afterwards.

    python -m tests.web.postgres .venv/bin/pytest tests/web     runs a command with THAKHI_DATABASE_URL set

PostgreSQL refuses to run as root: there it runs as the system's user `postgres`.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest

DEBIAN = Path("/usr/lib/postgresql")
NAME = "thakhi"
SETTINGS = {  # a server of an hour: what it holds may be lost with the machine
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    "shared_buffers": "256MB",
    "max_wal_size": "2GB",
    "timezone": "UTC",
}


def missing() -> str:
    """Why there is no PostgreSQL here; empty when there is."""
    if programs() is None:
        return "PostgreSQL is not installed (Debian: postgresql)"
    if os.geteuid() == 0 and _user() is None:
        return "PostgreSQL does not run as root, and there is no user postgres"
    return ""


def programs() -> Path | None:
    """The folder of the newest PostgreSQL's programs."""
    found = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    anywhere = shutil.which("initdb")
    return Path(anywhere).resolve().parent if anywhere else None


@contextmanager
def server(*, kept: Path | None = None) -> Iterator[str]:
    """The URL of a database on a server of its own, stopped at the end; empty and removed, or `kept` in a folder."""
    folder = _own(Path(tempfile.mkdtemp(prefix="thakhi-pg-")))
    data = folder / "data" if kept is None else kept.absolute()
    is_new = not (data / "PG_VERSION").exists()
    try:
        if is_new:
            data.mkdir(parents=True, exist_ok=True)
            _run("initdb", "-D", str(_own(data)), "-U", NAME, "--auth=trust", "-E", "UTF8", "--locale=C", "-N")
        process = _started(folder, data)
        try:
            if is_new:
                _run("createdb", "-h", str(folder), "-U", NAME, NAME)
            yield f"postgres://{NAME}@{quote(str(folder), safe='')}/{NAME}"
        finally:
            process.send_signal(2)  # ends open connections, then itself
            process.wait(60)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL of this test run; the test is skipped, saying why, where there is none."""
    why = missing()
    if why:
        pytest.skip(why)
    with server() as url:
        yield url


def _own(folder: Path) -> Path:
    """The folder, given to whom the server runs as."""
    user = _user() if os.geteuid() == 0 else None
    if user:
        os.chown(folder, user.pw_uid, user.pw_gid)
    return folder


def _started(folder: Path, data: Path) -> subprocess.Popen[bytes]:
    settings = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
    words = [_program("postgres"), "-D", str(data), "-k", str(folder), *settings]
    with open(folder / "log", "wb") as log:
        process = subprocess.Popen(words, stdout=log, stderr=log, cwd=folder, **_identity())
    ready = [_program("pg_isready"), "-q", "-h", str(folder), "-U", NAME]
    for _ in range(300):
        if process.poll() is not None:
            break
        if subprocess.run(ready, check=False, cwd=folder).returncode == 0:
            return process
        time.sleep(0.1)
    process.kill()
    raise RuntimeError(f"PostgreSQL did not start: {(folder / 'log').read_text()[-2000:]}")


def _run(program: str, *words: str) -> None:
    done = subprocess.run([_program(program), *words], capture_output=True, check=False, cwd="/", **_identity())
    if done.returncode:
        raise RuntimeError(f"{program}: {done.stderr.decode(errors='replace')[-2000:]}")


def _program(name: str) -> str:
    folder = programs()
    assert folder is not None, missing()
    return str(folder / name)


def _identity() -> dict[str, object]:
    """Who runs the server: the user postgres where we are root, else who we are."""
    user = _user() if os.geteuid() == 0 else None
    if user is None:
        return {"env": {**os.environ, "LC_ALL": "C"}}
    env = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "HOME": user.pw_dir}
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": [], "env": env}


def _user() -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return None


def main(words: list[str]) -> int:
    """Runs a command on a PostgreSQL of its own; its exit code, or 0 with the reason where there is none."""
    why = missing()
    if why:
        sys.stderr.write(f"not run on PostgreSQL: {why}\n")
        return 0
    with server() as url:
        return subprocess.run(words, env={**os.environ, "THAKHI_DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
