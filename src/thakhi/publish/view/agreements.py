"""The chapter on agreements: what was agreed, divided, unknown, with intervals and n; by sex and sector; groups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from thakhi.publish.charts.dots import WIDE, draw_dots
from thakhi.publish.charts.opinion import draw_opinion
from thakhi.publish.charts.scene import Dot, Panel, Row, Scene
from thakhi.publish.numbers import write_number
from thakhi.publish.vote_groups import check_words, group_words, say_share, stands_words, verdict_words
from thakhi.publish.vote_phrases import CELL_DIMENSIONS, CELL_LEVELS, CHAPTER, COLUMNS, GROUP, NOTES, VERDICTS
from thakhi.terms.absence import Absence
from thakhi.terms.agreement import Agreement, Agreements, Tally, Verdict
from thakhi.terms.roadmap import Roadmap
from thakhi.terms.section import Drawing, Grid, Section
from thakhi.terms.text import Lang, Text

SHARES = ("agree", "disagree", "passed", "important")
VERDICT_ORDER: tuple[Verdict, ...] = get_args(Verdict)
DRAWN: dict[Verdict, str] = {"agreed": "agree", "refused": "disagree", "divided": "agree", "unknown": "passed"}
MOST_ROWS = 12  # of a drawing
MOST_POINTS = 300  # more cannot be told apart on a page


def agreement_sections(road: Roadmap) -> tuple[Section, ...]:
    """The chapter; none where nobody voted."""
    found = road.agreements
    return (votes_section(found),) if found is not None and found.votes else ()


def votes_section(found: Agreements) -> Section:
    """What the votes show, in words, tables and drawings."""
    maps = (_map(found),) if found.groups.points else ()
    return Section(
        id="agreements",
        kind="agreements",
        title=CHAPTER["title"],
        lead=Text.each(lambda lang: f"{head_words(found, lang)} {NOTES['volunteers'].to(lang)}"),
        grids=(*_verdicts(found), *_dimensions(found), _groups(found)),
        drawings=(*(_bars(found, verdict) for verdict in DRAWN if found.of(verdict)), *maps),
    )


def no_votes(road: Roadmap) -> tuple[Text, ...]:
    """Where there is no chapter, the line that says so beside what was looked for and not found."""
    return () if agreement_sections(road) else (CHAPTER["none"],)


def head_words(found: Agreements, lang: Lang) -> str:
    """`96 personas votaron 1.189 veces sobre 14 propuestas.`"""
    numbers = {"voters": found.voters, "votes": found.votes, "proposals": len(found.agreements)}
    return NOTES["voters"].to(lang).format(**{key: write_number(n, 0, lang) for key, n in numbers.items()})


# tables ----------------------------------------------------------------------------------------------------------


def _verdicts(found: Agreements) -> list[Grid]:
    """One table per verdict, what nearly everyone agrees on first."""
    header = tuple(COLUMNS[name] for name in ("proposal", *SHARES, "n"))
    return [
        Grid(id=f"votes-{verdict}", title=VERDICTS[verdict], header=header, rows=tuple(_row(one) for one in ones))
        for verdict in VERDICT_ORDER
        if (ones := found.of(verdict))
    ]


def _row(one: Agreement) -> tuple[Text, ...]:
    shares = (Text.each(lambda lang, name=name: say_share(getattr(one.tally, name), lang)) for name in SHARES)  # type: ignore[misc]
    return (_words(one), *shares, _n(one.tally))


def _words(one: Agreement) -> Text:
    return Text.each(one.proposal.to)


def _n(tally: Tally) -> Text:
    n = tally.n
    return n.text if isinstance(n, Absence) else Text.each(lambda lang: write_number(n, 0, lang))


def _dimensions(found: Agreements) -> list[Grid]:
    """Who agrees, by each dimension: a column per level."""
    return [
        Grid(
            id=f"votes-by-{dimension}",
            title=Text.each(
                lambda lang, d=dimension: CHAPTER["by"].to(lang).format(dimension=_named(CELL_DIMENSIONS, d).to(lang))  # type: ignore[misc]
            ),
            header=(COLUMNS["proposal"], *(_named(CELL_LEVELS, level) for level in levels)),
            rows=tuple((_words(one), *_cells(one, dimension, levels)) for one in found.agreements),
            source=CHAPTER["hidden"],
        )
        for dimension, levels in found.dimensions.items()
    ]


def _cells(one: Agreement, dimension: str, levels: Sequence[str]) -> list[Text]:
    cells = {tally.cell: tally for tally in one.cells}
    return [_cell(cells[dimension, level]) for level in levels]


def _cell(tally: Tally) -> Text:
    """`82 % (74–88), n 35`, or the word for why there is none."""
    if not tally.n or isinstance(tally.n, Absence):
        return tally.agree.value.text if isinstance(tally.agree.value, Absence) else Text("", "")
    return Text.each(lambda lang: f"{say_share(tally.agree, lang)}, n {_n(tally).to(lang)}")


def _named(words: dict[str, Text], name: str) -> Text:
    return words.get(name, Text.same(name))


# groups ----------------------------------------------------------------------------------------------------------


def _groups(found: Agreements) -> Grid:
    """Whether groups can be told apart, with every check; what each stands for and what all agree on."""
    rows = [(CHAPTER["check"], Text.each(lambda lang, c=check: check_words(c, lang))) for check in found.groups.checks]  # type: ignore[misc]
    proposals = {one.id: one.proposal for one in found.agreements}
    for group in found.groups.groups:
        for one in group.represents:
            name = Text.each(lambda lang, g=group: group_words(g, lang))  # type: ignore[misc]
            rows.append((name, Text.each(lambda lang, o=one: stands_words(o, proposals, lang))))  # type: ignore[misc]
    rows += [
        (GROUP["consensus"], Text.each(lambda lang, o=one: _consensus(o, lang)))  # type: ignore[misc]
        for one in _by_consensus(found)[:5]
    ]
    title = Text.each(lambda lang: verdict_words(found, lang).rstrip("."))
    header = (CHAPTER["what"], CHAPTER["found"])
    return Grid(id="votes-groups", title=title, header=header, rows=tuple(rows), source=found.groups.sampled)


def _by_consensus(found: Agreements) -> list[Agreement]:
    known = [one for one in found.agreements if one.consensus is not None]
    return sorted(known, key=lambda one: (-(one.consensus or 0.0), one.id))


def _consensus(one: Agreement, lang: Lang) -> str:
    return f"{write_number(one.consensus or 0.0, 2, lang)}: {one.proposal.to(lang)}"


# drawings --------------------------------------------------------------------------------------------------------


def _bars(found: Agreements, verdict: Verdict) -> Drawing:
    """A dot per proposal of a verdict with the share that it is about; at most MOST_ROWS, the table has them all."""
    return Drawing(
        id=f"votes-{verdict}",
        title=VERDICTS[verdict],
        alt=CHAPTER["agree"],
        svg=Text.each(lambda lang: _drawn(found, verdict, lang)),
    )


def _drawn(found: Agreements, verdict: Verdict, lang: Lang) -> str:
    rows = tuple(_dots(one, DRAWN[verdict], lang) for one in found.of(verdict)[:MOST_ROWS])
    panel = Panel(title="", unit="share", unit_words=f"% {COLUMNS[DRAWN[verdict]].to(lang)}", rows=rows)
    title, desc = VERDICTS[verdict].to(lang), CHAPTER["agree"].to(lang)
    scene = Scene(name=f"votes-{verdict}", title=title, desc=desc, panels=(panel,), marks=(), right="", unsure="")
    return draw_dots(scene, WIDE, lambda value, _: write_number(100 * value, 0, lang))


def _dots(one: Agreement, name: str, lang: Lang) -> Row:
    share, label = getattr(one.tally, name), one.proposal.to(lang)
    if isinstance(share.value, Absence) or share.low is None or share.high is None:
        return Row(label, (), reason=say_share(share, lang))
    low, high = (write_number(100 * end, 0, lang) for end in (share.low, share.high))
    words = say_share(share, lang).split(" (")[0]
    interval = f"{low}–{high}, n {_n(one.tally).to(lang)}"
    return Row(label, (Dot(share.value, share.low, share.high, words, interval, "one", False),))


def _map(found: Agreements) -> Drawing:
    """The map of opinion: each voter the number of the group; at most MOST_POINTS, evenly taken."""
    points = found.groups.points
    step = -(-len(points) // MOST_POINTS)
    return Drawing(
        id="votes-map",
        title=CHAPTER["map"],
        alt=Text.each(
            lambda lang: (
                f"{CHAPTER['map_note'].to(lang)} {'; '.join(group_words(g, lang) for g in found.groups.groups)}."
            )
        ),
        svg=Text.each(
            lambda lang: draw_opinion(points[::step], title=CHAPTER["map"].to(lang), desc=CHAPTER["map_note"].to(lang))
        ),
    )
