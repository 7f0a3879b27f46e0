"""The action matrix on its side, and each action opened."""

from __future__ import annotations

from collections.abc import Sequence

from thakhi.publish.view.action import ActionView, TargetView
from thakhi.publish.view.edition import EditionView
from thakhi.publish.view.number import NumberView
from thakhi.publish.view.sentence import Part
from thakhi.publish.word.page import add_table
from thakhi.publish.word.writer import Writer, support_words


def add_matrix(writer: Writer, view: EditionView) -> None:
    """One row per action."""
    w = writer.w
    writer.sideways(is_wide=True)
    writer.heading(w["matrix"], 1, "matrix")
    if not view.actions:
        writer.note(w["no_actions"])
    else:
        header = [w[key] for key in ("action", "reach", "responsible", "period", "target", "cost", "status")]
        writer.caption(w["table"], "M.1", w["matrix"], is_above=True)
        add_table(writer.document, header, [_row(action, writer) for action in view.actions])
    writer.sideways(is_wide=False)


def add_actions(writer: Writer, view: EditionView) -> None:
    """Every action with all its fields, what it rests on, and what of it waits for a person."""
    if not view.actions:
        return
    writer.heading(writer.w["annex_actions"], 1, "actions")
    for action in view.actions:
        _action(writer, action)


def _row(action: ActionView, writer: Writer) -> tuple[str, ...]:
    mark = f" [{writer.w['stale'].lower()}]" if action.is_stale else ""
    reach = f"{number_words(action.reach)}. {action.group}"
    target = target_words(action.target, writer) if action.target else writer.w["no_target"]
    name = f"{action.id}. {action.title}{mark}"
    return (name, reach, action.responsible, action.period, target, action.cost, action.status_words)


def _action(writer: Writer, a: ActionView) -> None:
    w = writer.w
    writer.heading(f"{a.id}. {a.title}", 2, a.href)
    mark = f" [{w['stale'].lower()}]" if a.is_stale else ""
    writer.note(f"{w['pillar']}: {a.pillar}. {w['status']}: {a.status_words} ({a.standing}).{mark}")
    also = f". {w['corresponsible']}: {'; '.join(a.corresponsible)}" if a.corresponsible else ""
    target = f"{target_words(a.target, writer)}. {a.target.source}" if a.target else w["no_target"]
    writer.card(
        [
            (w["why"], _plain(a.why)),
            (w["what"], _plain(a.what)),
            (w["group"], f"{a.group} ({a.group_where})" if a.group_where else a.group),
            (w["reach"], f"{number_words(a.reach)}. {_plain(a.coverage)}"),
            (w["scale"], a.scale),
            (w["responsible"], f"{a.responsible}{also}"),
            (w["period"], a.period),
            (w["target"], target),
            (w["cost"], f"{a.cost}. {_plain(a.cost_basis)}"),
            (w["risk"], _plain(a.risk)),
            (w["loses"], _plain(a.loses)),
        ]
    )
    if a.supports:
        writer.words("", bold=w["rests_on"])
    for support in a.supports:
        stale = f" [{w['stale'].lower()}]" if support.is_stale else ""
        writer.document.add_paragraph(f"{support_words(support, writer.lang)}{stale}", style="List Bullet")


def number_words(number: NumberView) -> str:
    """The number as a sentence says it, with its interval."""
    return f"{number.said} ({number.said_interval})" if number.said_interval else number.said


def target_words(target: TargetView, writer: Writer) -> str:
    """From where, to where, by when."""
    whom = f" ({target.cell})" if target.cell else ""
    aim = f"{target.direction} {target.value}, {writer.w['by_date']} {target.date}"
    return f"{target.title}{whom}: {number_words(target.baseline)} → {aim}"


def _plain(parts: Sequence[Part]) -> str:
    return "".join(part.words for part in parts)
