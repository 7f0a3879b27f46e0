"""What the page of the simulator shows: the fields of the form, the table of regimes, the reasons line by line."""

from __future__ import annotations

from typing import Any

from thakhi.terms.absence import Absence
from thakhi.terms.estimate import Interval
from thakhi.terms.regime import LegalValue, RegimeLine, RegimeOutcome
from thakhi.terms.unit_reform import Addition, RegimeBeside, UnitReform
from thakhi.web.language import spoken, tr
from thakhi.web.simulator import bridge
from thakhi.web.simulator.asked import CHANGE, GROUP, PURCHASES, Asked, plain, tr_name
from thakhi.web.simulator.choices import choice_words
from thakhi.web.simulator.phrases import PHRASES

FIRST = (
    "actividad", "ventas", PURCHASES, "compras_con_factura", "compras_sin_factura", "otros_gastos", "capital",
    "precio_maximo", "trabajadores", "asalariados", "salario",
)  # fmt: skip


def reform_of(asked: Asked) -> UnitReform:
    """The answer. *Fails when* a number of the unit or of the law cannot be."""
    return bridge.reform_for_unit(
        asked.day,
        shape=asked.scenario.shape if asked.scenario else None,
        changes=asked.changes,
        today=asked.now,
        groups=asked.groups,
        purchases=asked.purchases,
        **asked.unit,
    )


# the form --------------------------------------------------------------------------------------------------------


def fields_of(asked: Asked) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The questions about a unit: those that matter to most, then the rest."""
    made = {one.name: _field(one, asked) for one in bridge.INPUTS}
    bought = "" if asked.purchases is None else plain(asked.purchases)
    made[PURCHASES] = {
        "name": PURCHASES,
        "label": tr(tr_name(PURCHASES)),
        "unit": tr(PHRASES["bob_month"]),
        "value": bought,
    }
    return [made[name] for name in FIRST], [field for name, field in made.items() if name not in FIRST]


def _field(one: bridge.Input, asked: Asked) -> dict[str, Any]:
    value = asked.unit.get(one.name, "")
    written = plain(value) if value != "" else ""
    choices = [(choice, choice_words(choice), choice == value) for choice in one.choices]
    return {
        "name": one.name,
        "label": tr(one.title),
        "unit": tr(PHRASES["bob_month"]) if one.unit == "Bs/mes" else one.unit,
        "value": written,
        "choices": choices,
        "is_yes_no": one.is_yes_no,
    }


def changes_of(asked: Asked) -> list[dict[str, Any]]:
    """The parameters that can be changed, each with what the law and the scenario say."""
    shape = asked.scenario.shape if asked.scenario else None
    return [
        {
            "name": CHANGE + now.name,
            "title": tr(now.title),
            "law": "" if _own(now, asked) else _law_value(now),
            "then": tr(PHRASES["scenario_value"]).format(_value_words(then)) if then.value != now.value else "",
            "reference": now.law,
            "value": plain(asked.changes[now.name]) if now.name in asked.changes else "",
        }
        for now, then in bridge.adjustable(asked.day, shape)
    ]


def _own(value: LegalValue, asked: Asked) -> bool:
    return asked.scenario is not None and value.name.split(".")[0] in asked.scenario.shape.regimes


def _law_value(value: LegalValue) -> str:
    unit = tr(value.unit) if value.value != "not_found" else ""
    return tr(PHRASES["law_value"]).format(_value_words(value), unit).strip()


def _value_words(value: LegalValue) -> str:
    return bridge.legal_words(value, spoken())


def groups_of(asked: Asked) -> list[dict[str, Any]]:
    """What the scenario asks of the owner: whom its gifts and visits are for."""
    if asked.scenario is None:
        return []
    shape = asked.scenario.shape
    given = [*(one.to for one in shape.payments), *(one.to for one in shape.subsidies)]
    given += [shape.inspection.to] if shape.inspection else []
    levels: dict[str, dict[str, None]] = {}
    for to in given:
        for name, words in to.items():
            levels.setdefault(name, {}).update(dict.fromkeys(words))
    return [
        {
            "name": GROUP + name,
            "label": tr(PHRASES["group_asked"]).format(tr(bridge.DIMENSIONS[name])),
            "choices": [
                *(
                    (level, bridge.level_label(name, level, spoken(), {}), asked.groups.get(name) == level)
                    for level in there
                ),
                ("other", tr(PHRASES["other"]), asked.groups.get(name) == "other"),
            ],
        }
        for name, there in levels.items()
    ]


# the result ------------------------------------------------------------------------------------------------------


def shown(found: UnitReform, asked: Asked) -> dict[str, Any]:
    """The result in words."""
    opened = [one for one in found.regimes if one.after.is_open]
    return {
        "sentence": _sentence(found, opened),
        "open": [_row(one, asked) for one in opened],
        "closed": [_closed(one, asked) for one in found.regimes if not one.after.is_open],
        "ranges": tr(PHRASES["ranges"]).format(found.draws),
        "supposed": [(tr(title), _supposed(value, unit)) for title, value, unit in found.supposed],
        "assumptions": [_assumption(value) for value in found.assumptions],
        "hash": found.hash,
        "baseline": tr(PHRASES["baseline"]).format(day=bridge.write_date(found.date, spoken()), version=bridge.VERSION),
        "has_moved": bool(asked.seen) and asked.seen != found.hash,
    }


def _sentence(found: UnitReform, opened: list[RegimeBeside]) -> str:
    best = next((one for one in opened if one.regime != bridge.SIN), None)
    if best is None:
        return tr(PHRASES["none_open"])
    now = next(tr(one.title) for one in found.regimes if one.regime == found.today)
    less = best.from_today if isinstance(best.from_today, float) else 0.0
    words = PHRASES["less" if less < 0 else "more_than"]
    return tr(PHRASES["best"]).format(
        title=tr(best.title),
        net=_amount(best.net_after),
        spread=_spread(best.spread_after),
        less=tr(words).format(_amount(abs(less))),
        now=now,
    )


def _row(one: RegimeBeside, asked: Asked) -> dict[str, Any]:
    before, after = one.before, one.after
    was = _amount(one.net_before) if before and before.is_open else ""
    is_same = repr(before) == repr(after) and not one.additions
    return {
        "title": tr(one.title),
        "law": after.law,
        "before": was or tr(PHRASES["is_new" if before is None else "may_not"]),
        "spread_before": _spread(one.spread_before) if was else "",
        "after": _amount(one.net_after),
        "spread_after": _spread(one.spread_after),
        "change": _signed(one.change) if was else "—",
        "spread_change": _spread(one.spread_change) if was else "",
        "from_today": _signed(one.from_today) if one.regime != asked.now or asked.is_reform else "",
        "spread_from_today": _spread(one.spread_from_today) if one.regime != asked.now or asked.is_reform else "",
        "taxes": _amount(after.taxes_bob_month),
        "contributions": _amount(after.contributions_bob_month),
        "draws": _open_words(one.open_after) if one.open_after < 1 else "",
        "sides": [(tr(PHRASES["why"]), _lines(after), [])]
        if is_same
        else [
            *([(tr(PHRASES["why_law"]), _lines(before), [])] if before and before.is_open else []),
            (tr(PHRASES["why_then"]), _lines(after), [_addition(a) for a in one.additions]),
        ],
        "is_same": is_same,
    }


def _closed(one: RegimeBeside, asked: Asked) -> dict[str, Any]:
    reasons = "; ".join(map(tr, one.after.reasons))
    was_open = one.before is not None and one.before.is_open
    return {
        "title": tr(one.title),
        "reasons": reasons,
        "was": tr(PHRASES["closed_was"]) if was_open else "",
        "draws": _open_words(one.open_after) if one.open_after > 0 else "",
    }


def _open_words(share: float) -> str:
    return tr(PHRASES["open_share"]).format(bridge.write_number(100 * share, 0, spoken()))


def _lines(outcome: RegimeOutcome) -> list[dict[str, Any]]:
    return [_line(line) for line in outcome.lines if line.counts or isinstance(line.amount_bob_month, Absence)]


def _line(line: RegimeLine) -> dict[str, Any]:
    is_found = not isinstance(line.amount_bob_month, Absence)
    return {
        "title": tr(line.title),
        "amount": _amount(line.amount_bob_month),
        "why": tr(line.why),
        "law": line.law,
        "confidence": tr(bridge.CONFIDENCE[line.confidence]) if is_found and line.parameters else "",
        "mark": line.confidence,
        "values": [f"{tr(value.title)}: {_legal(value)}" for value in line.parameters],
    }


def _legal(value: LegalValue) -> str:
    days = f", {value.since}" if value.since else ""
    return f"{_value_words(value)} {tr(value.unit) if value.value != 'not_found' else ''} ({value.law}{days})".replace(
        "  ", " "
    )


def _addition(one: Addition) -> dict[str, Any]:
    amount = tr(PHRASES["unknown"]) if isinstance(one.amount_bob_month, Absence) else _signed(one.amount_bob_month)
    if one.once_bob:
        once = tr(PHRASES["unknown"]) if isinstance(one.once_bob, Absence) else f"Bs {_amount(one.once_bob)}"
        amount = tr(PHRASES["once"]).format(once)
    return {"title": tr(one.title), "amount": amount, "why": tr(one.why)}


def _assumption(value: LegalValue) -> tuple[str, str, str]:
    return tr(value.title), f"{_value_words(value)} {tr(value.unit)}", bridge.legal_range(value, spoken())


def _supposed(value: float, unit: str) -> str:
    """NaN is a price of which the law supposes that it is not above its limit."""
    return tr(PHRASES["not_above"]) if value != value else f"{_amount(value)} {unit}"


def _amount(value: float | Absence) -> str:
    return tr(PHRASES["not_found"]) if isinstance(value, Absence) else bridge.write_number(value, 0, spoken())


def _signed(value: float | Absence) -> str:
    words = _amount(value)
    return f"+{words}" if isinstance(value, float) and round(value) > 0 else words


def _spread(span: Interval | None) -> str:
    if span is None or round(span.low) == round(span.high):
        return ""
    return tr(PHRASES["spread"]).format(_amount(span.low), _amount(span.high))
