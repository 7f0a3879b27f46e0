"""What practices show, in one value: whom they fit with which numbers, pools, contradictions and gaps."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from thakhi.practices.contradictions import contradictions_in
from thakhi.practices.fit import practices_for, read_owner
from thakhi.practices.gaps import gap_map
from thakhi.practices.pool import pool_effects
from thakhi.practices.random_effects import Method
from thakhi.practices.read import read_catalogue, read_practices
from thakhi.practices.sizes import sizes_of
from thakhi.terms.errors import InputProblem
from thakhi.terms.practice import PracticeEvidence
from thakhi.terms.text import Text


def weigh_practices(
    owner: str = "",
    *,
    folder: Path | None = None,
    only: Collection[str] | None = None,
    method: Method = "PM",
    transfer: float | None = None,
) -> PracticeEvidence:
    """The evidence on the practices made for `owner` (all where it is empty), of the catalogue and of `folder`.

    `only` are the ids of those that are asked for; `transfer` sets the widening of every interval in place of the
    stated one.
    *Fails when* the owner cannot be read, or `transfer` is below 1: an interval is never narrowed.
    """
    if transfer is not None and not 1 <= transfer < 1e6:
        raise InputProblem(
            Text(
                f"--transfer {transfer:g}: un intervalo se amplía, no se estrecha; desde 1",
                f"--transfer {transfer:g}: an interval is widened, not narrowed; from 1 up",
            )
        )
    there = read_practices(folder) if folder else read_catalogue()
    asked = [practice for practice in there.values() if only is None or practice.id in only]
    fits = practices_for(asked, read_owner(owner), factor=transfer)
    chosen = [fit.practice for fit in fits]
    return PracticeEvidence(
        fits=fits,
        pools=pool_effects(sizes_of(chosen, factor=transfer), method=method),
        contradictions=contradictions_in(chosen),
        gaps=gap_map(chosen),
    )
