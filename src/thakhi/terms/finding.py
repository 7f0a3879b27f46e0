"""What a check of the road map found: which rule, where, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from thakhi.terms.errors import CheckProblem
from thakhi.terms.text import LANGS, Lang, Text

MOST = 50  # findings that a refusal lists

Rule = Literal[
    "stale",  # the thing that a link rests on has changed since a person looked
    "unconfirmed",  # nobody has looked at this link yet
    "missing",  # the link points to something that is not there
    "quote",  # words in quotation marks that nobody was accepted to have said
    "no_source",  # an action or paragraph that neither rests on something nor names an author
    "target",  # a target without unit, baseline, date or source, or that contradicts its baseline
    "panel",  # a panel that the cycle does not have
    "cost",  # a cost below zero, upside down, or without basis
    "scale",  # an action that plans to reach more people than the survey finds
    "languages",  # numbers or quotes that stand in one language and not in the other
    "plan",  # a milestone, budget line, step or decision that contradicts itself or that nobody answers for
    "portfolio",  # a plan, cost line, effect, weight or limit of a portfolio that does not stand
    "name",  # an unknown group, figure, pillar or indicator
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line of `thakhi check`; `subject` is the id of the link, paragraph, action, figure or statement."""

    rule: Rule
    subject: str
    where: str
    text: Text

    @property
    def blocks(self) -> bool:
        """Whether an edition cannot be built. A stale or unconfirmed link only turns its sentence amber."""
        return self.rule not in {"stale", "unconfirmed"}

    def to(self, lang: Lang) -> str:
        """The finding in one line: place, subject, words."""
        return f"{self.where}: {self.subject}: {self.text.to(lang)}"


def shortened(findings: Sequence[Finding], lang: Lang, *, most: int) -> Iterator[str]:
    """A line a finding, `most` of them, and how many more there are."""
    yield from (finding.to(lang) for finding in findings[:most])
    more = len(findings) - most
    if more > 0:
        yield Text(f"… y {more:,} más".replace(",", "."), f"… and {more:,} more").to(lang)


def refuse_blocked(findings: Iterable[Finding]) -> None:
    """Nothing; *fails when* a finding blocks the edition, and lists those that do."""
    blocking = [finding for finding in findings if finding.blocks]
    if not blocking:
        return
    es, en = ("\n".join(f"  {line}" for line in shortened(blocking, lang, most=MOST)) for lang in LANGS)
    raise CheckProblem(
        Text(
            f"la hoja de ruta no se puede publicar; corrija primero:\n{es}",
            f"the road map cannot be published; correct first:\n{en}",
        )
    )
