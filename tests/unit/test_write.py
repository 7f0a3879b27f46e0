"""Files and folders appear whole or not at all, one writer at a time."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from thakhi.folder.write import full_disk_said, locked, new_folder, write_whole
from thakhi.terms.errors import ResourceProblem


def _hidden(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("."))


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "new" / "género ñ.csv"

    write_whole(path, "uno\n")
    write_whole(path, b"dos\n")

    assert path.read_bytes() == b"dos\n"
    assert path.stat().st_mode & 0o777 == 0o644
    assert _hidden(path.parent) == []


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "figures.csv"
    write_whole(path, "old\n")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ResourceProblem, match="no space left on the disk"):
        write_whole(path, "new\n")

    assert path.read_text() == "old\n"
    assert _hidden(tmp_path) == []


def test_a_folder_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "build"
    for name in ("first", "second"):
        with new_folder(target) as work:
            (work / name).write_text(name)

    assert [path.name for path in target.iterdir()] == ["second"]
    assert _hidden(tmp_path) == []


def test_a_folder_that_fails_leaves_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "build"
    with new_folder(target) as work:
        (work / "old").write_text("old")

    with pytest.raises(FileNotFoundError), new_folder(target) as work:
        (work / "new").write_bytes((work / "absent").read_bytes())

    assert [path.name for path in target.iterdir()] == ["old"]
    assert _hidden(tmp_path) == []


def test_what_a_killed_process_left_is_removed_by_the_next(tmp_path: Path) -> None:
    target = tmp_path / "build"
    code = (
        "import sys, time; from pathlib import Path; from thakhi.folder.write import new_folder\n"
        "with new_folder(Path(sys.argv[1])) as work:\n"
        "    (work / 'half').write_text('half'); print('writing', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(target)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"writing\n"
        process.send_signal(signal.SIGKILL)

    assert not target.exists()
    assert len(_hidden(tmp_path)) == 1
    with new_folder(target) as work:
        (work / "whole").write_text("whole")
    assert [path.name for path in target.iterdir()] == ["whole"]
    assert _hidden(tmp_path) == []


def test_two_writers_at_once(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from thakhi.folder.write import locked\n"
        "with locked(Path(sys.argv[1]), 'eh2019'): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        started = time.monotonic()
        with pytest.raises(ResourceProblem, match="another process is writing here"), locked(tmp_path, "eh2019"):
            pass
        with locked(tmp_path, "another"):
            pass
        process.communicate()

    assert time.monotonic() - started < 10
    with locked(tmp_path, "eh2019"):
        pass


def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    with pytest.raises(ResourceProblem, match="not allowed to write here"), full_disk_said(tmp_path):
        raise PermissionError(errno.EACCES, "Permission denied")


def test_other_faults_of_the_machine_pass_as_they_are(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError), full_disk_said(tmp_path):
        raise IsADirectoryError(errno.EISDIR, "Is a directory")
