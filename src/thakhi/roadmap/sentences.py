"""Editorial text with its placeholders filled from estimates and statements, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from thakhi.roadmap.drafts import ActionDraft, Drafts
from thakhi.roadmap.origins import Origin, number_of
from thakhi.roadmap.placeholders import Placeholder, fill
from thakhi.roadmap.references import Reference
from thakhi.roadmap.trace import Known
from thakhi.terms.absence import Absence
from thakhi.terms.errors import InputProblem, unknown_name
from thakhi.terms.estimate import Estimate
from thakhi.terms.text import LANGS, Lang, Text
from thakhi.terms.wording import quoted, say, say_change, say_target, say_value, say_vote


def filled(text: Text, origin: Origin, drafts: Drafts, there: Known, plan: Mapping[str, Text] | None = None) -> Text:
    """`text` with numbers, quotes and (for an action) its plan said in each language.

    *Fails when* a number was not estimated, a quote is unknown, or an action says a plan it does not have.
    """

    def sayer(lang: Lang) -> str:
        return fill(text.to(lang), lambda mark: _say(mark, lang, origin, drafts, there, plan or {}))

    return Text(*(sayer(lang) for lang in LANGS))


def estimate_of(number: Reference, there: Known, where: str) -> Estimate:
    """The Estimate that `number` means. *Fails when* evidence gave none: a name or a level is not there."""
    found = there.estimates.get(number.key)
    if found is None:
        names = (estimate.id for estimate in there.estimates.values())
        raise unknown_name(Text("la estimación", "estimate"), number.id, names, where)
    return found


def plan_words(action: ActionDraft, reach: Estimate, unit: str) -> dict[str, Text]:
    """What an action says of its own plan: its scale, the share of the group that this is, and its target."""
    words: dict[str, Text] = {}
    if action.scale is not None:
        scale = action.scale
        words["scale"] = Text(*(say_value(scale, "persons", lang) for lang in LANGS))
        words["scale_share"] = Text(*(_share(scale, reach, lang) for lang in LANGS))
    if action.target and action.target.value is not None:
        value = action.target.value
        words["target"] = Text(*(say_target(value, unit, lang) for lang in LANGS))
    return words


def _share(scale: int, reach: Estimate, lang: Lang) -> str:
    """The planned people as a share of the group, between the ends of the group's interval."""
    if isinstance(reach.value, Absence) or reach.value <= 0:
        return Absence.UNKNOWN.text.to(lang)
    share = scale / reach.value
    step = 0.1 if share >= 0.01 else 0.01
    return say_value(share, "share", lang, step=step)


def _say(mark: Placeholder, lang: Lang, origin: Origin, drafts: Drafts, there: Known, plan: Mapping[str, Text]) -> str:
    if mark.kind == "quote":
        if mark.words not in there.statements:
            raise unknown_name(Text("la declaración", "statement"), mark.words, there.statements, origin.where)
        return quoted(there.statements[mark.words], lang)
    if mark.kind == "vote":
        if mark.words not in there.agreements:
            raise unknown_name(
                Text("la propuesta votada", "proposal voted on"), mark.words, there.agreements, origin.where
            )
        return say_vote(there.agreements[mark.words], lang)
    if mark.kind == "plan":
        if mark.words not in plan:
            raise _no_plan(mark, origin)
        return plan[mark.words].to(lang)
    estimate = estimate_of(number_of(mark, origin, drafts), there, origin.where)
    if mark.form == "change":
        return say_change(estimate, lang)
    return say(estimate, lang, interval=mark.form != "value")


def _no_plan(mark: Placeholder, origin: Origin) -> InputProblem:
    return InputProblem(
        Text(
            f"el texto de «{origin.id}» usa {{{mark.words}}}, pero no hay tal plan: "
            "«scale» y «target» son campos de una acción",
            f"the text of “{origin.id}” uses {{{mark.words}}}, but there is no such plan: "
            "“scale” and “target” are fields of an action",
        ),
        origin.where,
    )
