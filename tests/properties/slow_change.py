"""Change between two surveys, the long way: PSUs that are in both bring their covariance (METHODS 1.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from tests.properties.slow import (
    Answer,
    Case,
    Design,
    Influence,
    answer_of,
    average_factor,
    point,
    ratio_influence,
    root,
    total_influence,
    variance,
)


class Wave(NamedTuple):
    """One survey of the two: its people of the domain and its design."""

    cases: Sequence[Case]
    design: Design


def change(new: Wave, old: Wave, lonely: str = "fail", *, of_totals: bool = False) -> Answer:
    """new − old; PSUs are the same where their codes and those of their strata are."""
    influence = total_influence if of_totals else ratio_influence
    z_new, z_old = influence(new.cases), influence(old.cases)
    v_new, v_old = variance(z_new, new.design, lonely), variance(z_old, old.design, lonely)
    value = float(point(new.cases, of_totals) - point(old.cases, of_totals))
    found = None
    if v_new is not None and v_old is not None:
        found = v_new + v_old - 2 * covariance(z_new, z_old, (new.design, old.design), lonely)
    return answer_of(_side_by_side(new, old), value, found)


def covariance(new: Influence, old: Influence, designs: tuple[Design, Design], lonely: str) -> Fraction:
    """Σ_h n₁₂·r·s_new·s_old: r over the n₁₂ shared PSUs, each s over all PSUs of its survey.

    With all PSUs shared the variance of the change is that of z_new − z_old; it is never negative. What `average` adds
    to both variances it adds to the covariance.
    """
    both = set(designs[0].psus) & set(designs[1].psus)
    parts = [_in_stratum(h, new, old, designs, lonely) for h in both]
    factors = [average_factor(z, design) for z, design in zip((new, old), designs, strict=True)]
    return sum(parts, Fraction(0)) * (root(factors[0] * factors[1]) if lonely == "average" else 1)


def _in_stratum(h: str, new: Influence, old: Influence, designs: tuple[Design, Design], lonely: str) -> Fraction:
    shared = sorted(set(designs[0].psus[h]) & set(designs[1].psus[h]))
    left = root(designs[0].left(h) * designs[1].left(h))
    a, b = ([z.get((h, psu), Fraction(0)) for psu in shared] for z in (new, old))
    sizes = {len(designs[0].psus[h]), len(designs[1].psus[h])}
    if sizes == {1}:
        return left * a[0] * b[0] if shared and lonely == "adjust" else Fraction(0)
    if sizes == {len(shared)}:
        return left * len(shared) * _products(a, b) / (len(shared) - 1)
    if len(shared) < 2 or 1 in sizes or not _products(a, a) or not _products(b, b):
        return Fraction(0)
    correlation = _products(a, b) / root(_products(a, a) * _products(b, b))
    spreads = [_spread(z, h, design) for z, design in zip((new, old), designs, strict=True)]
    return left * len(shared) * correlation * root(spreads[0] * spreads[1])


def _products(a: Sequence[Fraction], b: Sequence[Fraction]) -> Fraction:
    """Σ (a − ā)(b − b̄)."""
    return sum((x * y for x, y in zip(a, b, strict=True)), Fraction(0)) - sum(a) * sum(b) / len(a)


def _spread(z: Influence, h: str, design: Design) -> Fraction:
    """Variance of z between all PSUs of the stratum."""
    values = [z.get((h, psu), Fraction(0)) for psu in design.psus[h]]
    return _products(values, values) / (len(values) - 1)


def _side_by_side(new: Wave, old: Wave) -> list[Case]:
    """People of both; where no PSU is shared, the strata of the two surveys are different ones (df adds up)."""
    shared = any(set(new.design.psus[h]) & set(old.design.psus.get(h, ())) for h in new.design.psus)
    mark = "" if shared else "old "
    return [*new.cases, *(replace(case, stratum=mark + case.stratum) for case in old.cases)]
