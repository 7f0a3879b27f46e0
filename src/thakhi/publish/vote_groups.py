"""Groups of opinion in words: the verdict, each check with what was found, what each group stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from thakhi.publish.numbers import write_number
from thakhi.publish.vote_phrases import ANSWERS, CHECKS, GROUP, GROUPS
from thakhi.terms.absence import Absence
from thakhi.terms.agreement import Agreements, GroupsCheck, Proposal, Representative, VoterGroup, VoteShare
from thakhi.terms.text import Lang

PLACES: Mapping[str, int] = {"voters": 0, "size": 0, "structure": 3, "gap": 3, "stability": 2}


def verdict_words(found: Agreements, lang: Lang) -> str:
    """Whether groups can be told apart, or why not."""
    return GROUPS[found.groups.verdict].to(lang).format(k=len(found.groups.groups))


def check_words(check: GroupsCheck, lang: Lang) -> str:
    """`las opiniones van juntas (votos permutados): p = 0,005, a lo sumo 0,050 — pasa`."""
    places = PLACES[check.name]
    value = "–" if check.value is None else write_number(check.value, places, lang)
    said = CHECKS[check.name].to(lang).format(value=value, needed=write_number(check.needed, places, lang))
    return f"{said} — {GROUP['passed' if check.passed else 'failed'].to(lang)}"


def group_words(group: VoterGroup, lang: Lang) -> str:
    """`Grupo 1: 43 personas`."""
    return GROUP["name"].to(lang).format(number=group.number, voters=write_number(group.voters, 0, lang))


def stands_words(one: Representative, proposals: Mapping[str, Proposal], lang: Lang) -> str:
    """`de acuerdo: que … · 93 % (81–98); las demás 8 % (3–21)`."""
    return (
        GROUP["stands"]
        .to(lang)
        .format(
            answer=ANSWERS[one.answer].to(lang),
            words=proposals[one.proposal].to(lang),
            inside=say_share(one.inside, lang),
            outside=say_share(one.outside, lang),
        )
    )


def say_share(share: VoteShare, lang: Lang) -> str:
    """`82 % (74–88)`, or the word for why there is none."""
    if isinstance(share.value, Absence):
        return share.value.text.to(lang)
    value, low, high = (write_number(100 * (part or 0.0), 0, lang) for part in (share.value, share.low, share.high))
    return f"{value}\u00a0% ({low}–{high})" if lang == "es" else f"{value}% ({low}–{high})"


def say_n(n: int | Absence, lang: Lang) -> str:
    """How many voted, or why that is not told."""
    return n.text.to(lang) if isinstance(n, Absence) else write_number(n, 0, lang)


def group_lines(found: Agreements, lang: Lang) -> Iterator[str]:
    """All of it, line by line, for a terminal."""
    yield verdict_words(found, lang)
    proposals = {one.id: one.proposal for one in found.agreements}
    for group in found.groups.groups:
        yield group_words(group, lang)
        yield from (f"  {stands_words(one, proposals, lang)}" for one in group.represents)
        if not group.represents:
            yield f"  {GROUP['nothing'].to(lang)}"
    yield from (f"  {check_words(check, lang)}" for check in found.groups.checks)
    if found.groups.sampled:
        yield found.groups.sampled.to(lang)
