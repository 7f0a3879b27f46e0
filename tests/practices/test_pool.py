"""What is averaged with what: one outcome, scale, sex and frame, one row a trial, never a value without its error."""

from __future__ import annotations

import csv
import gzip
import math
import re
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from statistics import fmean

import pytest

from thakhi.practices.pool import pool_effects
from thakhi.practices.read import read_catalogue
from thakhi.practices.sizes import sizes_of
from thakhi.practices.transfer import AFAR, REGION, SAME, transfer_from
from thakhi.practices.weigh import weigh_practices
from thakhi.terms.effect import EffectSize, PooledEffect
from thakhi.terms.errors import InputProblem

SEVEN = {
    "angelucci": "Mexico",
    "attanasio": "Mongolia",
    "augsberg": "Bosnia and Herzegovina",
    "banerjee": "India",
    "crepon": "Morocco",
    "karlan": "Philippines",
    "tarozzi": "Ethiopia",
}


def a_size(study: str, **changes: object) -> EffectSize:
    made = EffectSize(
        id=study,
        practice="p",
        outcome="profits",
        scale="relative",
        unit="",
        value=0.1,
        se=0.05,
        study=study,
        sex="women",
        frame="micro",
        country="Kenya",
        year="2018",
        grade="A",
        transfer=AFAR,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def _pooled(*sizes: EffectSize) -> list[tuple[str, ...]]:
    return [tuple(member.id for member in pool.members) for pool in pool_effects(sizes)]


@pytest.mark.parametrize(
    "changes",
    [
        {"sex": "men"},
        {"sex": "all"},
        {"outcome": "sales"},
        {"scale": "log_points"},
        {"unit": "KES"},
        {"frame": "households"},
        {"practice": "q"},
    ],
)
def test_nothing_is_averaged_with_another_kind(changes: dict[str, str]) -> None:
    assert _pooled(a_size("a"), a_size("b")) == [("a", "b")]
    assert _pooled(a_size("a"), a_size("b", **changes)) == []


def test_a_value_without_error_is_never_pooled_however_many_there_are() -> None:
    bare = [a_size(name, se=None) for name in "cde"]

    assert _pooled(*bare) == []
    assert _pooled(a_size("a"), *bare, a_size("b")) == [("a", "b")]


def test_one_row_of_a_trial_enters_and_the_others_are_named() -> None:
    rows = (a_size("a", id="first"), a_size("a", id="wave 2", value=0.9), a_size("b"))

    (pool,) = pool_effects(rows)

    assert [member.id for member in pool.members] == ["first", "b"]
    assert [row.id for row in pool.overlapping] == ["wave 2"]


def test_the_catalogue_pools_only_alike_and_shows_the_rest() -> None:
    found = weigh_practices()
    shown = {size.id for fit in found.fits for size in fit.sizes}

    assert found.pools
    for pool in found.pools:
        kinds = {(m.practice, m.outcome, m.scale, m.unit, m.sex, m.frame) for m in pool.members}
        assert len(kinds) == 1
        assert len({m.study for m in pool.members}) == pool.k >= 2
        assert all(m.se for m in pool.members)
        assert pool.prediction is None or pool.prediction.low <= pool.interval.low
        assert pool.transferred.low <= pool.interval.low < pool.interval.high <= pool.transferred.high
    bare = [size for size in sizes_of(read_catalogue().values()) if size.se is None]
    assert bare
    assert {size.id for size in bare} <= shown
    assert all(size.is_assumption and size.se_transferred is None for size in bare)


@pytest.mark.parametrize(
    ("country", "transfer"),
    [
        ("Bolivia", SAME),
        ("Peru", REGION),
        ("Peru (Lima)", REGION),
        ("Brazil and Mexico", REGION),
        ("Bolivia and Kenya", AFAR),
        ("7 RCTs", AFAR),
    ],
)
def test_farther_away_is_wider(country: str, transfer: object) -> None:
    assert transfer_from(country) == transfer


@pytest.mark.parametrize("factor", [0.99, -1.0, math.nan, math.inf])
def test_an_interval_is_never_narrowed(factor: float) -> None:
    with pytest.raises(InputProblem, match="--transfer"):
        weigh_practices(transfer=factor)


# the seven microcredit trials --------------------------------------------------------------------------------------


def _microcredit() -> PooledEffect:
    return next(
        pool for pool in weigh_practices().pools if (pool.practice, pool.frame) == ("microcredit", "households")
    )


def _arms(shared_data: Path) -> dict[str, tuple[list[float], list[float]]]:
    """Profit of each trial without and with the offer, in the money of its own file."""
    arms: dict[str, tuple[list[float], list[float]]] = defaultdict(lambda: ([], []))
    with gzip.open(shared_data / "microcredit" / "microcredit.csv.gz", "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["treatment"] in {"0", "1"} and row["profit"] != "NA":
                arms[row["group"]][int(row["treatment"])].append(float(row["profit"]))
    return arms


def _robust_t(control: list[float], offered: list[float]) -> float:
    """The difference of means over its heteroskedasticity-robust error: in no unit, so any currency tells the same."""
    means = fmean(control), fmean(offered)
    squares = sum(
        sum((x - mean) ** 2 for x in arm) / len(arm) / (len(arm) - 1)
        for arm, mean in zip((control, offered), means, strict=True)
    )
    return (means[1] - means[0]) / math.sqrt(squares)


def test_the_catalogue_counts_the_households_of_the_trials_and_says_which_way_they_went(shared_data: Path) -> None:
    arms = _arms(shared_data)
    lines = {e.country: e for e in read_catalogue()["microcredit"].effects if e.outcome == "household business profits"}

    assert set(arms) == set(SEVEN)
    for group, (control, offered) in arms.items():
        line = lines[SEVEN[group]]
        said = re.search(r"simple difference in the data ([+-][\d.]+) \((clustered )?SE ([\d.]+)\)", line.note)
        assert said, group
        assert line.n == f"{len(control) + len(offered):,} households"
        assert math.copysign(1, float(said[1])) == math.copysign(1, fmean(offered) - fmean(control))
        if not said[2]:  # the file has no clusters: where the trial has none either, its error comes out of the file
            assert float(said[1]) / float(said[3]) == pytest.approx(_robust_t(control, offered), abs=1e-3), group


def test_the_pool_of_the_seven_is_that_of_metafor_on_the_same_lines() -> None:
    golden = csv.DictReader(Path(__file__).with_name("metafor.csv").read_text(encoding="utf-8").splitlines())
    row = next(row for row in golden if (row["data"], row["method"]) == ("microcredit", "PM"))
    pool = _microcredit()

    assert [member.country for member in pool.members] == list(SEVEN.values())
    assert [member.value for member in pool.members] == [float(x) for x in row["values"].split()]
    assert (pool.value, pool.se, pool.tau2) == pytest.approx([float(row[key]) for key in ("mean", "se", "tau2")])
    assert pool.prediction
    assert (pool.prediction.low, pool.prediction.high) == pytest.approx([float(row["pi_low"]), float(row["pi_high"])])


def test_the_pool_is_read_with_the_caution_of_its_practice(monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from thakhi.cli import main

    monkeypatch.setenv("THAKHI_LANG", "en")
    said = CliRunner().invoke(main, ["practices", "pool", "profits"], catch_exceptions=False).output

    assert "Caution: average near zero and very uncertain; Mongolia needs a unit check" in said
