"""Whether Thakhi's numbers are R's: estimate and SE of every cell that both show, to 1e-9.

Medians are compared by value alone: where a limit falls on the first row, R's `svyquantile` 4.1-1 takes the second
(METHODS 1.9), so that some SEs of small cells are its own. Cells where it does so with the median itself come as NA.
"""

from __future__ import annotations

import csv
import math
from pathlib import Path

Answers = dict[tuple[str, str], tuple[float, float]]
TOLERANCE = 1e-9


def agreement(ours: Path, theirs: Path) -> str:
    """One line: how many numbers agree, or MISMATCH and the first that does not."""
    if not (ours.is_file() and theirs.is_file()):
        return ""
    a, b = _read(ours), _read(theirs)
    shared = [key for key in a if key in b and not math.isnan(b[key][0])]
    wrong = [key for key in shared if not _alike(key, a[key], b[key])]
    if wrong or not shared:
        first = f": {wrong[0]} {a[wrong[0]]} is not R's {b[wrong[0]]}" if wrong else ": no cell in common"
        return f"MISMATCH in {len(wrong)} of {len(shared)} cells{first}"
    what = "values" if all(key[0] == "quantile" for key in shared) else "estimates and SEs"
    return f"{what} of {len(shared)} cells are R's to 1e-9 ({len(b) - len(shared)} too small to be shown or set aside)"


def _alike(key: tuple[str, str], a: tuple[float, float], b: tuple[float, float]) -> bool:
    compared = 1 if key[0] == "quantile" else 2
    return all(math.isclose(x, y, rel_tol=TOLERANCE) for x, y in list(zip(a, b, strict=True))[:compared])


def _read(path: Path) -> Answers:
    with path.open(encoding="utf-8", newline="") as file:
        return {(s, cell): (_number(value), _number(se)) for s, cell, value, se in csv.reader(file)}


def _number(text: str) -> float:
    return float(text) if text and text not in {"NA", "NaN"} else math.nan
