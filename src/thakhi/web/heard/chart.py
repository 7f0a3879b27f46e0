"""The share of women among those invited, registered, present, speaking, and among owners: one drawing, two widths."""

from __future__ import annotations

from thakhi.terms.absence import Absence
from thakhi.terms.estimate import Estimate
from thakhi.web.heard import bridge
from thakhi.web.heard.bridge import Balance, Dot, Measure, Panel, Row, Scene
from thakhi.web.heard.phrases import PHRASES
from thakhi.web.language import spoken, tr

COUNTED: tuple[Measure, ...] = ("invited", "registered", "attended", "spoke")


def drawing(balance: Balance, owners: Estimate | None) -> tuple[str, str]:
    """The chart for a screen and for a phone, as SVG; empty texts where there is nothing to draw."""
    rows = [*(_counted(balance, measure) for measure in COUNTED), _minutes(balance), _owners(owners)]
    if not any(row.dots for row in rows):
        return "", ""
    told = "; ".join(f"{row.label}: {row.dots[0].words if row.dots else row.reason}" for row in rows)
    scene = Scene(
        name="heard",
        title=tr(PHRASES["chart_title"]),
        desc=tr(PHRASES["chart_desc"]).format(told),
        panels=(Panel("", "share", tr(PHRASES["chart_unit"]), tuple(rows)),),
        marks=(),
        right="",
        unsure="",
    )
    wide, narrow = (bridge.draw_dots(scene, layout, _tick) for layout in (bridge.WIDE, bridge.NARROW))
    return wide, narrow


def _counted(balance: Balance, measure: Measure) -> Row:
    number, label = balance.tables["sex"].number(measure, "woman"), tr(PHRASES[measure])
    if number.share is None:
        return Row(label, (), reason=_reason(number.value))
    return Row(label, (_dot(number.share.value, number.share.low, number.share.high),))


def _minutes(balance: Balance) -> Row:
    label, whole = tr(PHRASES["chart_minutes"]), balance.totals["minutes"].value
    women = balance.tables["sex"].number("minutes", "woman").value
    if isinstance(women, Absence) or isinstance(whole, Absence) or whole == 0:
        return Row(label, (), reason=_reason(women))
    share = women / whole
    return Row(label, (Dot(share, share, share, _percent(share), "", "woman", False),))


def _owners(owners: Estimate | None) -> Row:
    label = tr(PHRASES["chart_owners"])
    if owners is None or isinstance(owners.value, Absence) or owners.interval is None:
        return Row(label, (), reason=tr(PHRASES["not_published"]))
    return Row(label, (_dot(owners.value, owners.interval.low, owners.interval.high),))


def _dot(value: float, low: float, high: float) -> Dot:
    return Dot(value, low, high, _percent(value), f"{_percent(low)} – {_percent(high)}", "woman", False)


def _percent(share: float) -> str:
    return f"{round(100 * share)} %" if spoken() == "es" else f"{round(100 * share)}%"


def _reason(value: float | Absence) -> str:
    """A number without a share has one that would give a hidden number away."""
    if value is Absence.NOT_FOUND:
        return tr(PHRASES["not_published"])
    return tr(value.text if isinstance(value, Absence) else Absence.SUPPRESSED.text)


def _tick(value: float, unit: str) -> str:
    return f"{100 * value:.0f}"
