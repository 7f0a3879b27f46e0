"""Who was heard, as tables: one per dimension, its rows the levels, its columns what is counted (METHODS 6.3).

Who registered, attended or was invited is known to the organisers alone: their small groups are hidden (`protect`).
Who speaks is public as far as the pages of the cycle show it: under a name, with a sector. So of people who speak only
those count as in need of protection whose level the pages do not show:

| dimension | public of | because |
|---|---|---|
| sector | whoever is shown, by name or pseudonym | it stands beside every name |
| sex | women and men shown by name | the name, the voice and the image say it |
| department, unit | nobody | no page says it |

Minutes and statements are hidden where the people are: they would tell who a pseudonym is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from thakhi.dialogue.balance.protect import (
    UNKNOWN,
    Hidden,
    HiddenPair,
    hidden_levels,
    hidden_of_pair,
    hidden_of_two,
    is_small,
    withheld,
)
from thakhi.dialogue.balance.share import Share, wilson
from thakhi.terms.absence import Absence
from thakhi.terms.estimate import Estimate

Measure = Literal["invited", "registered", "attended", "spoke", "minutes", "statements", "owners", "employed"]
PEOPLE: tuple[Measure, ...] = ("invited", "registered", "attended", "spoke")
SPEECH: tuple[Measure, ...] = ("spoke", "minutes", "statements")
POPULATION: tuple[Measure, ...] = ("owners", "employed")
MEASURES: tuple[Measure, ...] = ("invited", "registered", "attended", "spoke", "minutes", "statements", *POPULATION)
PAIR = ("sex", "sector")  # the two-way table of who attended
MS = 60_000

Levels = Mapping[str, str]  # dimension → level


@dataclass(frozen=True, slots=True)
class Registrant:
    """Somebody who registered, once however often, and whether they came."""

    levels: Levels
    has_attended: bool


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who spoke: how long, in how many statements, and how the pages show them."""

    levels: Levels
    spoken_ms: int
    statements: int
    is_named: bool  # their name and their words are on the pages
    is_shown: bool  # their words are, under a name or a pseudonym


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What is known of a cycle. None is "not published": nobody recorded it, which is not zero."""

    levels: Mapping[str, tuple[str, ...]]  # dimension → its levels in order
    invited: Mapping[str, Mapping[str, int]]  # dimension → level → people
    registrants: Sequence[Registrant] | None
    has_attendance: bool
    speakers: Sequence[Speaker] | None
    unassigned_ms: int  # spoken by nobody knows whom
    unassigned_statements: int
    population: Mapping[tuple[Measure, str, str], Estimate] | None
    secret: str  # of the site: see protect.py


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a table, or why there is none. `public` is the part that the pages of the cycle show anyway."""

    value: float | Absence
    public: float = 0
    share: Share | None = None
    estimate: Estimate | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One level with its number under each measure."""

    level: str
    numbers: Mapping[Measure, Number]


@dataclass(frozen=True, slots=True)
class Table:
    """One dimension; `withheld` names the measures of which no level is shown."""

    dimension: str
    rows: tuple[Row, ...]
    withheld: frozenset[Measure] = field(default_factory=frozenset)

    def number(self, measure: Measure, level: str) -> Number:
        """The number of a level; missing where the table has no such level."""
        found = next((row.numbers[measure] for row in self.rows if row.level == level), None)
        return found or Number(Absence.MISSING)


@dataclass(frozen=True, slots=True)
class Balance:
    """The tables by dimension, the totals, which are the same in all, and who attended by (sex, sector)."""

    tables: Mapping[str, Table]
    totals: Mapping[Measure, Number]
    crossed: Mapping[tuple[str, str], Number]
    unassigned_minutes: float


def balance_of(gathered: Gathered) -> Balance:
    """The tables of who was heard, with their small groups hidden."""
    pair = _hidden_pair(gathered)
    hidden = {PAIR[0]: pair.rows, PAIR[1]: pair.columns}
    tables = {name: _table(name, gathered, hidden.get(name) or _hidden(gathered, name)) for name in gathered.levels}
    return Balance(tables, _totals(gathered), _crossed(gathered, pair.cells), gathered.unassigned_ms / MS)


def _table(dimension: str, gathered: Gathered, hidden: Hidden) -> Table:
    levels = gathered.levels[dimension]
    columns = {
        "invited": _invited(gathered.invited.get(dimension), levels, gathered.secret),
        **_registrants(gathered, dimension, hidden),
        **_speakers(gathered, dimension),
        **{measure: _population(gathered, measure, dimension, levels) for measure in POPULATION},
    }
    rows = tuple(Row(level, {measure: columns[measure][level] for measure in MEASURES}) for level in levels)
    whole = {m for m in MEASURES if all(columns[m][level].value is Absence.SUPPRESSED for level in levels)}
    return Table(dimension, rows, frozenset(whole))


def _totals(gathered: Gathered) -> dict[Measure, Number]:
    registrants, speakers = gathered.registrants, gathered.speakers
    invited = {sum(levels.values()) for levels in gathered.invited.values()}
    return {
        "invited": _total(max(invited) if invited else None),
        "registered": _total(None if registrants is None else len(registrants)),
        "attended": _total(len(_came(registrants)) if registrants is not None and gathered.has_attendance else None),
        "spoke": Number(Absence.NOT_FOUND if speakers is None else len(speakers)),
        "minutes": Number(Absence.NOT_FOUND if speakers is None else sum(v.spoken_ms for v in speakers) / MS),
        "statements": Number(sum(v.statements for v in speakers or ()) + gathered.unassigned_statements),
        **{measure: _population_number(gathered, measure, "total", "total") for measure in POPULATION},
    }


def _total(people: int | None) -> Number:
    if people is None:
        return Number(Absence.NOT_FOUND)
    return Number(Absence.SUPPRESSED if is_small(people) else people)


# who was invited, registered, came -------------------------------------------------------------------------------


def _invited(counts: Mapping[str, int] | None, levels: Sequence[str], secret: str) -> dict[str, Number]:
    """A level that nobody wrote down is not published, which is not zero."""
    known = {level: counts[level] for level in levels if level in counts} if counts else {}
    if is_small(sum(known.values())):
        return _all(levels, Absence.NOT_FOUND) | _all(list(known), Absence.SUPPRESSED)
    return _all(levels, Absence.NOT_FOUND) | _shown(known, hidden_levels(known, secret=secret))


def _registrants(gathered: Gathered, dimension: str, hidden: Hidden) -> dict[Measure, dict[str, Number]]:
    levels, registrants = gathered.levels[dimension], gathered.registrants
    nothing = _all(levels, Absence.NOT_FOUND)
    if registrants is None:
        return {"registered": nothing, "attended": nothing}
    registered = _shown(_counted(registrants, dimension, levels), hidden.registered)
    if not gathered.has_attendance:
        return {"registered": registered, "attended": nothing}
    return {
        "registered": registered,
        "attended": _shown(_counted(_came(registrants), dimension, levels), hidden.attended),
    }


def _crossed(gathered: Gathered, hidden: frozenset[tuple[str, str]]) -> dict[tuple[str, str], Number]:
    counts = _cells(gathered)
    if gathered.registrants is None or not gathered.has_attendance:
        return dict.fromkeys(counts, Number(Absence.NOT_FOUND))
    return {cell: Number(Absence.SUPPRESSED if cell in hidden else n) for cell, n in counts.items()}


def _hidden(gathered: Gathered, dimension: str) -> Hidden:
    """The levels not shown of one dimension; all of them where the total is so small that it is not shown."""
    registrants, levels = gathered.registrants or (), gathered.levels[dimension]
    registered, attended = (_counted(group, dimension, levels) for group in (registrants, _came(registrants)))
    if is_small(len(registrants)):
        return withheld(levels)
    if is_small(len(_came(registrants))):
        return Hidden(hidden_levels(registered, secret=gathered.secret), frozenset(levels), is_withheld=True)
    return hidden_of_two(registered, attended, secret=gathered.secret)


def _hidden_pair(gathered: Gathered) -> HiddenPair:
    registrants, cells = gathered.registrants or (), _cells(gathered)
    rows, columns = (_counted(registrants, name, gathered.levels[name]) for name in PAIR)
    if is_small(len(registrants)) or is_small(len(_came(registrants))):
        each = (_hidden(gathered, name) for name in PAIR)
        return HiddenPair(next(each), next(each), frozenset(cells), are_cells_withheld=True)
    return hidden_of_pair(cells, rows=rows, columns=columns, secret=gathered.secret)


def _cells(gathered: Gathered) -> dict[tuple[str, str], int]:
    """How many attended of each sex and sector."""
    levels = [gathered.levels[name] for name in PAIR]
    came = _came(gathered.registrants or ())
    found = Counter(tuple(_level(g.levels, name, gathered.levels[name]) for name in PAIR) for g in came)
    return {(row, column): found[row, column] for row in levels[0] for column in levels[1]}


def _came(registrants: Iterable[Registrant]) -> list[Registrant]:
    return [registrant for registrant in registrants if registrant.has_attended]


def _counted(registrants: Iterable[Registrant], dimension: str, levels: Sequence[str]) -> dict[str, int]:
    found = Counter(_level(registrant.levels, dimension, levels) for registrant in registrants)
    return {level: found[level] for level in levels}


def _level(levels: Levels, dimension: str, known: Sequence[str]) -> str:
    level = levels.get(dimension, UNKNOWN)
    return level if level in known else UNKNOWN


def _shown(counts: Mapping[str, int], hidden: frozenset[str]) -> dict[str, Number]:
    """Counts of people, each with its share of those whose level is known; no share where that sum is not shown."""
    known = None if hidden else sum(n for level, n in counts.items() if level != UNKNOWN)
    return {
        level: Number(Absence.SUPPRESSED)
        if level in hidden
        else Number(n, share=wilson(n, known) if known and level != UNKNOWN else None)
        for level, n in counts.items()
    }


# who spoke -------------------------------------------------------------------------------------------------------


def _speakers(gathered: Gathered, dimension: str) -> dict[Measure, dict[str, Number]]:
    speakers, levels = gathered.speakers, gathered.levels[dimension]
    if speakers is None:
        return {measure: _all(levels, Absence.NOT_FOUND) for measure in SPEECH}
    if all(dimension not in speaker.levels for speaker in speakers):
        return {measure: _all(levels, Absence.UNKNOWN) for measure in SPEECH}
    by_level: dict[str, list[Speaker]] = {level: [] for level in levels}
    for speaker in speakers:
        by_level[_level(speaker.levels, dimension, levels)].append(speaker)
    private = {level: sum(not is_public(v, dimension) for v in group) for level, group in by_level.items()}
    known = sum(n for level, n in private.items() if level != UNKNOWN)
    hidden = frozenset(levels) if is_small(known) else hidden_levels(private, secret=gathered.secret)
    return {measure: _spoken(measure, by_level, dimension, hidden) for measure in SPEECH}


def is_public(speaker: Speaker, dimension: str) -> bool:
    """Whether the pages of the cycle show of somebody who speaks to which level of `dimension` they belong."""
    if dimension == "sector":
        return speaker.is_shown
    return dimension == "sex" and speaker.is_named and speaker.levels.get("sex") in {"woman", "man"}


def _spoken(
    measure: Measure, by_level: Mapping[str, Sequence[Speaker]], dimension: str, hidden: frozenset[str]
) -> dict[str, Number]:
    whole = {level: _sum(measure, group) for level, group in by_level.items()}
    public = {level: _sum(measure, [v for v in g if is_public(v, dimension)]) for level, g in by_level.items()}
    if measure == "spoke" and not hidden:
        counted = _shown({level: int(n) for level, n in whole.items()}, hidden)
        return {level: Number(n.value, public[level], n.share) for level, n in counted.items()}
    return {level: Number(Absence.SUPPRESSED if level in hidden else n, public[level]) for level, n in whole.items()}


def _sum(measure: Measure, speakers: Sequence[Speaker]) -> float:
    if measure == "minutes":
        return sum(speaker.spoken_ms for speaker in speakers) / MS
    return len(speakers) if measure == "spoke" else sum(speaker.statements for speaker in speakers)


# the survey ------------------------------------------------------------------------------------------------------


def _population(gathered: Gathered, measure: Measure, dimension: str, levels: Sequence[str]) -> dict[str, Number]:
    return {level: _population_number(gathered, measure, dimension, level) for level in levels}


def _population_number(gathered: Gathered, measure: Measure, dimension: str, level: str) -> Number:
    if gathered.population is None:
        return Number(Absence.NOT_FOUND)
    found = gathered.population.get((measure, dimension, level))
    return Number(Absence.UNKNOWN) if found is None else Number(found.value, estimate=found)


def _all(levels: Sequence[str], absence: Absence) -> dict[str, Number]:
    return {level: Number(absence) for level in levels}
