"""The columns of a generated survey as raw binary, which R reads with readBin. Argument: FOLDER."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.generate import LEVELS
from benchmarks.questions import COLUMNS


def main(folder: Path) -> None:
    """Writes FOLDER/columns/; `rows.txt` last, so that a folder with it is whole."""
    target = folder / "columns"
    target.mkdir(exist_ok=True)
    for name in COLUMNS:
        _write(pq.read_table(folder / "people.parquet", columns=[name])[name], name, target)
    (target / "rows.txt").write_text(str(pq.read_metadata(folder / "people.parquet").num_rows))


def _write(column: pa.ChunkedArray, name: str, target: Path) -> None:
    if name in LEVELS:
        whole = column.unify_dictionaries().combine_chunks()
        order = np.array([LEVELS[name].index(level) + 1 for level in whole.dictionary.to_pylist()], np.int32)
        order[whole.indices.to_numpy()].tofile(target / f"{name}.i32")
        (target / f"{name}.levels").write_text("\n".join(LEVELS[name]) + "\n", encoding="utf-8")
    elif pa.types.is_integer(column.type):
        column.to_numpy().astype(np.int32).tofile(target / f"{name}.i32")
    else:
        column.to_numpy().astype(np.float64).tofile(target / f"{name}.f64")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
