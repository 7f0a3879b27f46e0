"""Two witnesses of a random-effects mean: R metafor (metafor.R made metafor.csv), and a slow search of our own."""

from __future__ import annotations

import csv
import math
import random
from pathlib import Path

import pytest
from scipy.stats import t

from thakhi.practices.random_effects import METHODS, Mean, Method, random_effects

GOLDEN = list(csv.DictReader(Path(__file__).with_name("metafor.csv").read_text(encoding="utf-8").splitlines()))


def _answer(mean: Mean) -> dict[str, float | None]:
    low, high = mean.value - mean.half, mean.value + mean.half
    pi = mean.prediction
    return {
        "mean": mean.value,
        "se": mean.se,
        "low": low,
        "high": high,
        "pi_low": None if pi is None else mean.value - pi,
        "pi_high": None if pi is None else mean.value + pi,
        "tau2": mean.tau2,
        "i2": mean.i2,
        "q": mean.q,
    }


@pytest.mark.parametrize("row", GOLDEN, ids=[f"{row['data']}-{row['method']}" for row in GOLDEN])
def test_it_is_what_metafor_says(row: dict[str, str]) -> None:
    values, errors = ([float(x) for x in row[part].split()] for part in ("values", "errors"))

    found = _answer(random_effects(values, errors, method="PM" if row["method"] == "PM" else "REML"))

    assert len(values) == int(row["k"])
    for name, value in found.items():
        expected = None if row[name] == "NA" else float(row[name])
        assert value == (None if expected is None else pytest.approx(expected, rel=1e-7, abs=1e-9)), name


def test_the_published_mean_of_the_thirteen_vaccine_trials() -> None:
    """Viechtbauer 2010, Journal of Statistical Software 36(3), 3.1: log relative risk −0.7145, τ² 0.3132, I² 92.22 %,
    Q 152.2330."""
    row = next(row for row in GOLDEN if (row["data"], row["method"]) == ("bcg", "REML"))
    values, errors = ([float(x) for x in row[part].split()] for part in ("values", "errors"))

    found = random_effects(values, errors, method="REML")

    assert [round(x, 4) for x in (found.value, found.tau2, found.i2, found.q)] == [-0.7145, 0.3132, 0.9222, 152.2330]


def _slow(values: list[float], errors: list[float], method: Method) -> tuple[float, float, float]:
    """Mean, Hartung-Knapp error and τ² in plain Python: halving for Paule-Mandel, a search on a grid for REML."""
    variances = [error * error for error in errors]

    def mean_at(tau2: float) -> tuple[list[float], float]:
        weights = [1 / (v + tau2) for v in variances]
        return weights, math.fsum(w * y for w, y in zip(weights, values, strict=True)) / math.fsum(weights)

    def spread(tau2: float) -> float:
        weights, mean = mean_at(tau2)
        return math.fsum(w * (y - mean) ** 2 for w, y in zip(weights, values, strict=True))

    def likelihood(tau2: float) -> float:
        weights, _ = mean_at(tau2)
        return (math.fsum(map(math.log, weights)) - math.log(math.fsum(weights)) - spread(tau2)) / 2

    top = 4 * (max(values) - min(values)) ** 2
    if method == "PM":
        low, high = 0.0, top
        for _ in range(200):
            middle = (low + high) / 2
            low, high = (middle, high) if spread(middle) > len(values) - 1 else (low, middle)
        tau2 = low
    else:
        tau2, width = max((top * i / 4000 for i in range(4001)), key=likelihood), top / 4000
        for _ in range(40):
            tau2 = max(
                (tau2 + width * step for step in (-1, -0.5, 0, 0.5, 1) if tau2 + width * step >= 0), key=likelihood
            )
            width *= 0.7
    weights, mean = mean_at(tau2)
    return mean, math.sqrt(spread(tau2) / (len(values) - 1) / math.fsum(weights)), tau2


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("seed", range(12))
def test_a_slow_search_finds_the_same(method: Method, seed: int) -> None:
    draw = random.Random(seed)
    k, between = draw.randint(2, 14), draw.choice([0.0, 0.5, 3.0])
    errors = [draw.uniform(0.2, 2) for _ in range(k)]
    values = [draw.gauss(1, math.hypot(error, between)) for error in errors]
    mean, se, tau2 = _slow(values, errors, method)

    found = random_effects(values, errors, method=method)

    assert found.tau2 == pytest.approx(tau2, rel=1e-4, abs=1e-4)
    assert (found.value, found.se) == pytest.approx((mean, se), rel=1e-3, abs=1e-4)
    assert found.half == pytest.approx(t.ppf(0.975, k - 1) * found.se)
    assert (found.prediction is None) == (k < 3)


@pytest.mark.parametrize("scale", [1e-6, 1e6])
@pytest.mark.parametrize("method", METHODS)
def test_another_currency_changes_the_numbers_and_nothing_else(method: Method, scale: float) -> None:
    values, errors = [0.2, -0.1, 0.7, 0.4], [0.1, 0.2, 0.15, 0.3]
    one = random_effects(values, errors, method=method)
    other = random_effects([v * scale for v in values], [e * scale for e in errors], method=method)

    assert (other.value, other.se, other.half) == pytest.approx((one.value * scale, one.se * scale, one.half * scale))
    assert (other.tau2, other.i2, other.q) == pytest.approx((one.tau2 * scale**2, one.i2, one.q))


@pytest.mark.parametrize(("values", "errors"), [([1.0], [1.0]), ([1.0, 2.0], [1.0, 0.0]), ([], [])])
def test_what_cannot_be_averaged_is_refused(values: list[float], errors: list[float]) -> None:
    with pytest.raises(ValueError, match="two studies or more"):
        random_effects(values, errors)
