"""Where studies of one practice disagree: the lines of one outcome and sex whose findings differ, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thakhi.terms.effect import Contradiction, ReadLine
from thakhi.terms.practice import Practice


def contradictions_in(practices: Iterable[Practice]) -> tuple[Contradiction, ...]:
    """For each practice and outcome with findings that differ, all its lines; a finding that is not there is none."""
    return tuple(found for practice in practices for found in _of(practice))


def _of(practice: Practice) -> Iterator[Contradiction]:
    lines = [
        ReadLine(effect=effect.id, reading=reading, study=effect.study, country=effect.country, printed=effect.estimate)
        for effect in practice.effects
        for reading in effect.readings
        if reading.finding != "not_found"
    ]
    for outcome in dict.fromkeys(line.reading.outcome for line in lines):
        of_it = tuple(line for line in lines if line.reading.outcome == outcome)
        if len({line.reading.finding for line in of_it}) > 1:
            yield Contradiction(practice=practice.id, outcome=outcome, lines=of_it)
