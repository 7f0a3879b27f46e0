"""By how much an interval is widened before a figure of another country is used in Bolivia (METHODS 4.2).

The factors are a judgement, not a measurement: nothing that was read says how much farther an effect moves between
countries than its own error. They are shown wherever a widened interval is, and `--transfer` sets another.
"""

from __future__ import annotations

import re

from thakhi.terms.effect import Transfer
from thakhi.terms.text import Text

LATIN_AMERICA = frozenset({
    "Argentina", "Bolivia", "Brazil", "Chile", "Colombia", "Costa Rica", "Cuba", "Dominican Republic", "Ecuador",
    "El Salvador", "Guatemala", "Haiti", "Honduras", "Jamaica", "Mexico", "Nicaragua", "Panama", "Paraguay", "Peru",
    "Uruguay", "Venezuela",
})  # fmt: skip
SAME = Transfer(factor=1.0, why=Text("medido en Bolivia: sin ampliar", "measured in Bolivia: not widened"))
REGION = Transfer(
    factor=1.5,
    why=Text(
        "medido en otro país de América Latina y el Caribe: juicio editorial, × 1,5",
        "measured in another country of Latin America and the Caribbean: editorial judgement, × 1.5",
    ),
)
AFAR = Transfer(
    factor=2.0,
    why=Text(
        "medido fuera de la región: juicio editorial, × 2", "measured outside the region: editorial judgement, × 2"
    ),
)


def transfer_from(countries: str, *, factor: float | None = None) -> Transfer:
    """The widening for a figure from `countries` (one, or several joined by `and`); `factor` sets it by hand."""
    if factor is not None:
        return Transfer(factor=factor, why=Text(f"× {factor:g}, pedido", f"× {factor:g}, asked for"))
    names = {re.sub(r"\s*\(.*\)", "", name).strip() for name in re.split(r",| and ", countries)}
    if names == {"Bolivia"}:
        return SAME
    return REGION if names <= LATIN_AMERICA else AFAR


def widest(found: tuple[Transfer, ...]) -> Transfer:
    """The widening of a pool: the largest of its members'."""
    return max(found, key=lambda transfer: transfer.factor)
