"""The second witness of the evidence room: every estimate of METHODS 1, written the long way.

Plain Python in exact rational arithmetic: nothing is rounded before the last square root, so that a variance whose
true value is zero is zero and large numbers with a small spread do not cancel. It follows METHODS 1.1-1.8 and, where
they leave a choice, R `survey` 4.1-1 (compared with its output in tests/known/survey).

A `Case` is one person of the domain whose answer is known (METHODS 1.8): rows outside the universe, or without an
answer, are left out by the caller. The `Design` is that of the whole sample (METHODS 1.3).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from tests.properties.student import t_quantile

Unit = tuple[str, str]  # stratum code, PSU code
Influence = dict[Unit, Fraction]
REACHED = Fraction(1, 10**12)  # a share of weight this close to p has reached it


class LonelyPsu(Exception):
    """A stratum with one PSU was met under `fail` (METHODS 1.6)."""


@dataclass(frozen=True)
class Case:
    """One person: `y` over `x`; a mean or a share has x = 1 (METHODS 1.4)."""

    stratum: str
    psu: str
    weight: float
    y: float
    x: float = 1.0

    @property
    def unit(self) -> Unit:
        return self.stratum, self.psu


@dataclass(frozen=True)
class Design:
    """Codes of the PSUs in the sample and sampling fraction n_h/N_h, by stratum (METHODS 1.1)."""

    psus: Mapping[str, Sequence[str]]
    fraction: Mapping[str, float] = field(default_factory=dict)

    def left(self, stratum: str) -> Fraction:
        """1 − f_h, the finite population correction; R takes less than 1e-7 for none left."""
        rest = 1 - Fraction(self.fraction.get(stratum, 0.0))
        return rest if rest >= Fraction(1, 10**7) else Fraction(0)


@dataclass(frozen=True)
class Answer:
    """A number and what METHODS 1.7 asks beside it; None where it does not exist."""

    value: float | None
    se: float | None
    df: int
    n: int
    n_psu: int
    deff: float | None = None
    low: float | None = None
    high: float | None = None


def total(cases: Sequence[Case], design: Design, lonely: str = "fail") -> Answer:
    """Σ w·y (METHODS 1.4)."""
    found = variance(total_influence(cases), design, lonely)
    return answer_of(cases, float(sum_y(cases)), found, deff=_deff_total(cases, found))


def mean(cases: Sequence[Case], design: Design, lonely: str = "fail") -> Answer:
    """Σ w·y / Σ w (METHODS 1.4); of booleans as 0 and 1, a share."""
    found = variance(ratio_influence(cases), design, lonely)
    return answer_of(cases, float(sum_y(cases) / sum_x(cases)), found, deff=_deff_mean(cases, found))


def ratio(cases: Sequence[Case], design: Design, lonely: str = "fail") -> Answer:
    """Σ w·y / Σ w·x, or nothing when Σ w·x = 0 (METHODS 1.4)."""
    if not sum_x(cases):
        return Answer(None, None, degrees(cases), len(cases), len({c.unit for c in cases}))
    found = variance(ratio_influence(cases), design, lonely)
    return answer_of(cases, float(sum_y(cases) / sum_x(cases)), found, deff=_deff_ratio(cases, found))


def difference(
    left: Sequence[Case],
    right: Sequence[Case],
    design: Design,
    lonely: str = "fail",
    *,
    of_totals: bool = False,
    among: Sequence[Case] = (),
) -> Answer:
    """left − right with the covariance in it: z_a − z_b by PSU (METHODS 1.4).

    Degrees of freedom and the strata of `average` are those that either group meets, or all of `among` (as R has it
    when more than these two groups are compared).
    """
    influence = total_influence if of_totals else ratio_influence
    met = among or [*left, *right]
    z: Influence = {case.unit: Fraction(0) for case in met}
    for sign, cases in ((1, left), (-1, right)):
        for unit, value in influence(cases).items():
            z[unit] += sign * value
    value = point(left, of_totals) - point(right, of_totals)
    found = answer_of(met, float(value), variance(z, design, lonely))
    return replace(found, n=len(left) + len(right))


def quantile(
    cases: Sequence[Case],
    p: float,
    design: Design,
    lonely: str = "fail",
    *,
    as_r: bool = False,
    slack: Fraction = REACHED,
) -> Answer:
    """The least y with F(y) ≥ p, and its Woodruff interval (METHODS 1.5), as `svyquantile` with rule "math".

    The limits are the quantiles at F(q) ∓ t·SE(F(q)); outside 0-1 there is no limit and no SE, nor where q is the
    greatest of several values (there R 4.1-1 gives 0 or nothing, as its sums are rounded: `as_r` gives 0).
    `as_r` and `slack` are those of `invert`.
    """
    q = invert(cases, Fraction(p), as_r=as_r, slack=slack)
    below = mean([Case(c.stratum, c.psu, c.weight, float(c.y <= q)) for c in cases], design, lonely)
    t = t_quantile(below.df)
    greatest = not as_r and below.value == 1 and min(c.y for c in cases) < q
    if t is None or below.se is None or below.value is None or greatest:
        return Answer(q, None, below.df, below.n, below.n_psu)
    low, high = (Fraction(below.value + sign * t * below.se) for sign in (-1, 1))
    if low < -REACHED or high > 1 + REACHED:
        return Answer(q, None, below.df, below.n, below.n_psu)
    ends = [invert(cases, end, as_r=as_r, slack=slack) for end in (low, high)]
    return Answer(q, (ends[1] - ends[0]) / (2 * t), below.df, below.n, below.n_psu, None, *ends)


def invert(cases: Sequence[Case], p: Fraction, *, as_r: bool = False, slack: Fraction = REACHED) -> float:
    """The least y whose share of weight at or below it reaches p (Hyndman-Fan 1: R's rule "math").

    R 4.1-1 departs from that in two ways. `as_r`: below the weight of the first row it answers the second.
    `slack` < 0: where a share is p exactly, its sums of floats decide, and may go on to the next y.
    """
    ranked = sorted(cases, key=lambda c: c.y)
    weight = sum(Fraction(c.weight) for c in ranked)
    if as_r and len(ranked) > 1 and p * weight < Fraction(ranked[0].weight):
        return ranked[1].y
    so_far = Fraction(0)
    for case in ranked:
        so_far += Fraction(case.weight)
        if so_far >= (p - slack) * weight:
            return case.y
    return ranked[-1].y


def degrees(cases: Sequence[Case]) -> int:
    """PSUs − strata that the domain meets (METHODS 1.6; R `degf` of a subset)."""
    return len({c.unit for c in cases}) - len({c.stratum for c in cases})


def plain_interval(answer: Answer) -> tuple[float, float] | None:
    """value ∓ t·SE (METHODS 1.6)."""
    t = t_quantile(answer.df)
    if t is None or answer.se is None or answer.value is None:
        return None
    return answer.value - t * answer.se, answer.value + t * answer.se


def logit_interval(answer: Answer) -> tuple[float, float] | None:
    """logit⁻¹(logit p ∓ t·SE/(p(1−p))) (METHODS 1.6; R `svyciprop`, method "logit"); none at 0 and 1."""
    t, p = t_quantile(answer.df), answer.value
    if t is None or answer.se is None or p is None or not 0 < p < 1:
        return None
    ends = (math.log(p / (1 - p)) + sign * t * answer.se / (p * (1 - p)) for sign in (-1, 1))
    low, high = (1 / (1 + math.exp(-end)) for end in ends)
    return low, high


def total_influence(cases: Sequence[Case]) -> Influence:
    """Σ w·y of each PSU met (METHODS 1.4)."""
    z: Influence = defaultdict(Fraction)
    for c in cases:
        z[c.unit] += Fraction(c.weight) * Fraction(c.y)
    return z


def ratio_influence(cases: Sequence[Case]) -> Influence:
    """Σ w·(y − R·x)/X of each PSU met (METHODS 1.4)."""
    whole_y, whole_x = sum_y(cases), sum_x(cases)
    z: Influence = defaultdict(Fraction)
    for c in cases:
        z[c.unit] += Fraction(c.weight) * (Fraction(c.y) * whole_x - Fraction(c.x) * whole_y)
    return {unit: value / whole_x**2 for unit, value in z.items()}


def variance(z: Influence, design: Design, lonely: str) -> Fraction | None:
    """Σ_h (1−f_h)·n_h/(n_h−1)·Σ_i (z_hi − z̄_h)², PSUs without members being zeros (METHODS 1.3, 1.4).

    A stratum with one PSU in the sample (METHODS 1.6): `fail`; `certainty` adds 0; `adjust` adds its square, the
    grand mean of influence values being 0 (R centres there even for a total); `average` gives it the mean of the
    other strata that the domain meets, and nothing when there is none.
    """
    by_stratum = {h: [v for unit, v in z.items() if unit[0] == h] for h in {unit[0] for unit in z}}
    parts = [_stratum_variance(h, values, design, lonely) for h, values in by_stratum.items()]
    known = [part for part in parts if part is not None]
    if parts and not known:
        return None
    return sum(known, Fraction(0)) * (average_factor(z, design) if lonely == "average" else 1)


def average_factor(z: Influence, design: Design) -> Fraction:
    """Strata met over those of them that have a variance."""
    met = {unit[0] for unit in z}
    known = [h for h in met if len(design.psus[h]) > 1 or not design.left(h)]
    return Fraction(len(met), len(known) or 1)


def _stratum_variance(h: str, values: Sequence[Fraction], design: Design, lonely: str) -> Fraction | None:
    n, left = len(design.psus[h]), design.left(h)
    if n > 1:
        return left * (n * sum(v * v for v in values) - sum(values) ** 2) / (n - 1)
    if not left or lonely == "certainty":
        return Fraction(0)
    if lonely == "fail":
        raise LonelyPsu(h)
    return None if lonely == "average" else left * values[0] ** 2


def point(cases: Sequence[Case], of_totals: bool) -> Fraction:
    """The total or the ratio, exact."""
    return sum_y(cases) if of_totals else sum_y(cases) / sum_x(cases)


def sum_y(cases: Sequence[Case]) -> Fraction:
    """Σ w·y, exact."""
    return sum((Fraction(c.weight) * Fraction(c.y) for c in cases), Fraction(0))


def sum_x(cases: Sequence[Case]) -> Fraction:
    """Σ w·x, exact."""
    return sum((Fraction(c.weight) * Fraction(c.x) for c in cases), Fraction(0))


def root(square: Fraction) -> Fraction:
    """Square root to some seventy digits."""
    scale = 1 << max(0, 240 - square.numerator.bit_length() + square.denominator.bit_length())
    return Fraction(math.isqrt(square.numerator * scale * scale // square.denominator), scale)


def answer_of(cases: Sequence[Case], value: float, found: Fraction | None, *, deff: float | None = None) -> Answer:
    """The number with its error, counts and degrees of freedom."""
    se = None if found is None else float(root(found))
    return Answer(value, se, degrees(cases), len(cases), len({c.unit for c in cases}), deff)


# Design effects as R `survey` with deff = TRUE: against simple random sampling, without replacement, of as many cases
# from a population of Σ w (METHODS 1.7). R's answer is negative or without end where Σ w ≤ n or nothing varies: None.


def _deff_mean(cases: Sequence[Case], found: Fraction | None) -> float | None:
    centre = sum_y(cases) / sum_x(cases)
    return _deff(cases, found, [Fraction(c.y) - centre for c in cases], Fraction(1))


def _deff_total(cases: Sequence[Case], found: Fraction | None) -> float | None:
    weight = sum(Fraction(c.weight) for c in cases)
    if not weight:
        return None
    centre = sum_y(cases) / weight
    return _deff(cases, found, [Fraction(c.y) - centre for c in cases], weight)


def _deff_ratio(cases: Sequence[Case], found: Fraction | None) -> float | None:
    whole_x = sum_x(cases)
    centre, weight = sum_y(cases) / whole_x, sum(Fraction(c.weight) for c in cases)
    return _deff(cases, found, [(Fraction(c.y) - centre * Fraction(c.x)) / whole_x for c in cases], weight)


def _deff(cases: Sequence[Case], found: Fraction | None, apart: Sequence[Fraction], scale: Fraction) -> float | None:
    """V / V_srs; `apart` are the values less their centre, `scale` is Σ w for a total and 1 for a mean."""
    n, weight = len(cases), sum(Fraction(c.weight) for c in cases)
    squares = sum(Fraction(c.weight) * a * a for c, a in zip(cases, apart, strict=True))
    if found is None or n < 2 or weight <= n or not squares:
        return None
    simple = squares / weight * Fraction(n, n - 1) * (weight - n) / (weight * n)
    return float(found / (simple * scale**2))
