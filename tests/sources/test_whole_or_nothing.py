"""A survey is stored whole or not at all: killed, interrupted, out of disk or memory, or two at once."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.sources.conftest import Tiny
from thakhi.folder.write import locked
from thakhi.sources import sorted_people
from thakhi.sources.store import bench, store_table
from thakhi.terms.errors import DataProblem, ResourceProblem
from thakhi.terms.source import Period, Place, Source
from thakhi.terms.survey import Column, Level, Survey
from thakhi.terms.text import Text

PAUSED = """
import sys, time
from pathlib import Path
from thakhi.sources.read import import_survey

def progress(doing, share):
    if share >= float(sys.argv[4]):
        print("here", flush=True)
        time.sleep(30)

try:
    import_survey("csv_survey", Path(sys.argv[1]), home=Path(sys.argv[2]), columns=Path(sys.argv[3]), progress=progress)
except KeyboardInterrupt:
    sys.exit(130)
"""


def paused(tiny: Tiny, share: float) -> subprocess.Popen[str]:
    """An import in another process, which stops where its work has come to `share`."""
    command = [sys.executable, "-c", PAUSED, str(tiny.write()), str(tiny.home), str(tiny.columns), str(share)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "here\n"
    return process


def visible(tiny: Tiny) -> list[str]:
    return [name for name in tiny.left() if not name.startswith(".")]


@pytest.mark.parametrize("share", [0.3, 0.9])
def test_killed(tiny: Tiny, share: float) -> None:
    """Nothing that could be taken for a survey is left, and the next import clears the rest."""
    process = paused(tiny, share)
    process.kill()
    process.communicate()
    assert visible(tiny) == []
    assert tiny.load().persons == 5
    assert tiny.left() == ["tiny"]
    assert sorted(os.listdir(tiny.home / "surveys" / "tiny")) == [
        ".card.json",
        "card.yaml",
        "people.parquet",
        "psu.parquet",
    ]


def test_interrupted(tiny: Tiny) -> None:
    process = paused(tiny, 0.9)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=20)
    assert process.returncode == 130
    assert tiny.left() == []


def test_two_at_once(tiny: Tiny) -> None:
    process = paused(tiny, 0.3)
    try:
        with pytest.raises(ResourceProblem) as caught:
            tiny.load()
    finally:
        process.kill()
        process.communicate()
    assert caught.value.text.es == "otro proceso está escribiendo aquí; espere a que termine e intente de nuevo"
    assert caught.value.exit_code == 5


def test_failed_import_keeps_the_survey_that_was_there(tiny: Tiny) -> None:
    tiny.load()
    before = (tiny.home / "surveys" / "tiny" / "people.parquet").read_bytes()
    with pytest.raises(DataProblem):
        tiny.load(tiny.write({(3, "w"): "-1"}))
    assert (tiny.home / "surveys" / "tiny" / "people.parquet").read_bytes() == before
    assert tiny.left() == ["tiny"]


def test_same_file_same_bytes(tiny: Tiny) -> None:
    folder = tiny.home / "surveys" / "tiny"
    tiny.load()
    first = {p.name: p.read_bytes() for p in folder.iterdir()}
    tiny.load()
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == first


def test_same_file_same_bytes_where_persons_are_not_numbered(tiny: Tiny) -> None:
    """Many threads sort a long file: rows of one PSU that nothing tells apart keep the order of the file."""
    tiny.columns.write_text(tiny.columns.read_text().replace(", household: f, person: p", ""))
    draw = random.Random(3)
    rows = (f"{draw.uniform(1, 2):.6f},a,{i % 2 + 1},0,0,1. Hombre,{draw.gauss(9, 2):.6f}\n" for i in range(300_000))
    file = tiny.write(extra="".join(rows))
    made = [(Path(tiny.load(file).folder) / "people.parquet").read_bytes() for _ in range(3)]
    assert made[0] == made[1] == made[2]


def test_home_on_a_file(tiny: Tiny) -> None:
    tiny.home = tiny.write() / "home"
    with pytest.raises(ResourceProblem, match="there can be no folder here") as caught:
        tiny.load(tiny.folder / "tiny.csv")
    assert caught.value.where == str(tiny.home / "surveys")


def test_full_disk_while_writing(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(pq.ParquetWriter, "write_table", full)
    with pytest.raises(ResourceProblem) as caught:
        tiny.load()
    assert caught.value.text.en == "no space left on the disk; nothing was left half-written"
    assert tiny.left() == []


def test_full_disk_while_unpacking(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is really full: a file-size limit would kill, a tiny file system needs rights."""
    disk = tiny.folder / "disk"
    disk.mkdir()
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "none", str(disk)]).returncode:
        pytest.skip("a small file system cannot be mounted here")
    try:
        tiny.home = disk / "home"
        file = tiny.write(extra="".join(f"1,a,1,1,{i + 10},1. Hombre,{i}\n" for i in range(20_000)))
        with pytest.raises(ResourceProblem) as caught:
            tiny.load(file)
        assert caught.value.text.en == "no space left on the disk; nothing was left half-written"
        assert tiny.left() == []
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_not_enough_memory(tiny: Tiny) -> None:
    with pytest.raises(ResourceProblem, match=r"memory or disk do not suffice"), bench(tiny.home, memory="1MB") as at:
        at.connection.execute("CREATE TABLE t AS SELECT range AS i, random() AS x FROM range(3000000) ORDER BY x")
    assert tiny.left() == []


def test_home_that_the_engine_cannot_spell(tiny: Tiny) -> None:
    from thakhi.terms.errors import InputProblem

    tiny.home = Path(f"{tiny.folder}/casa_\udcf1")
    with pytest.raises(InputProblem, match=r"the path of the data home is not UTF-8"):
        tiny.load()


def test_home_without_rights(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object, **__: object) -> str:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("tempfile.mkdtemp", denied)
    with pytest.raises(ResourceProblem, match=r"not allowed to write here"):
        tiny.load()


def survey(**columns: Column) -> Survey:
    return Survey(
        id="drawn", title=Text.same("Drawn"), url="", period=Period("2019"), place=Place("BO", Text.same("Bolivia")),
        source=Source("drawn", "Drawn"), columns=columns, synthetic=True,
    )  # fmt: skip


def test_store_table_takes_a_table_made_elsewhere(tmp_path: Path) -> None:
    table = pa.table(
        {
            "weight": [2, 1, 1, 4],
            "stratum": [7, 7, 5, 7],
            "psu": ["b", "a", "c", "b"],
            "sex": pa.array(["woman", "man", None, "man"]).dictionary_encode(),
            "is_owner": [True, None, False, True],
        }
    )
    two = (Level("man", Text("Hombre", "Man")), Level("woman", Text("Mujer", "Woman")))
    stored = store_table(
        table,
        survey(
            sex=Column("sex", "category", Text.same("sex"), levels=two),
            is_owner=Column("is_owner", "boolean", Text.same("o")),
        ),
        tmp_path,
    )
    assert (stored.persons, stored.psus, stored.strata, stored.synthetic) == (4, 3, 2, True)
    found = duckdb.sql(
        f"SELECT survey, weight, stratum, psu, sex, is_owner FROM '{stored.folder}/people.parquet'"
    ).fetchall()
    assert found == [
        ("drawn", 1.0, 0, 0, None, False),
        ("drawn", 1.0, 1, 1, "man", None),
        ("drawn", 2.0, 1, 2, "woman", True),
        ("drawn", 4.0, 1, 2, "man", True),
    ]
    constant = {c.name for c in stored.columns.values() if c.constant_in_psu}
    assert constant == {"stratum", "psu", "is_owner"}


def test_store_table_checks_the_design(tmp_path: Path) -> None:
    table = pa.table({"weight": [1.0, -1.0], "stratum": [1, 1], "psu": [1, 2]})
    with pytest.raises(DataProblem, match=r"drawn:2: the weight is negative: 1 records \(lines 2\)"):
        store_table(table, survey(), tmp_path)


def test_row_groups_hold_whole_psus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorted_people, "_GROUP", 1_000)
    sizes = [700, 700, 2_500, 1, 400]
    psu = [i for i, size in enumerate(sizes) for _ in range(size)]
    stored = store_table(
        pa.table({"weight": [1.0] * len(psu), "stratum": [0] * len(psu), "psu": psu}), survey(), tmp_path
    )
    file = pq.ParquetFile(f"{stored.folder}/people.parquet")
    groups = [set(file.read_row_group(i, columns=["psu"])["psu"].to_pylist()) for i in range(file.num_row_groups)]
    assert sum(len(g) for g in groups) == 5, "no PSU is in two groups"
    assert file.num_row_groups > 2
    assert file.metadata.num_rows == sum(sizes)


def test_lock_is_free_after_a_failure(tiny: Tiny) -> None:
    with pytest.raises(DataProblem):
        tiny.load(tiny.write({(3, "w"): "-1"}))
    with locked(tiny.home / "surveys", "import"):
        time.sleep(0)
