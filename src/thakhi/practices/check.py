"""Refuses a practice whose lines contradict themselves, naming file and line: a sign against its interval, a number
without scale, a cost below zero, a grade that its designs do not give (METHODS 4.1, 4.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from thakhi.practices.grade import GRADES, grade_of
from thakhi.terms.effect import Reading
from thakhi.terms.errors import InputProblem
from thakhi.terms.practice import Effect, Pool, Practice, UnitCost
from thakhi.terms.text import Text

Place = Callable[..., str]
Steps = tuple[str | int, ...]
Complaint = tuple[Steps, Text]
Z_95 = 1.959963984540054


def refuse_misfit(practice: Practice, place: Place) -> None:
    """Nothing, where the practice agrees with itself.

    *Fails when* it does not: InputProblem with the file and line of the first complaint.
    """
    for steps, text in _complaints(practice):
        raise InputProblem(text, place(*steps))


def _complaints(practice: Practice) -> Iterator[Complaint]:
    if practice.grade not in GRADES:
        yield (
            ("grade",),
            Text(f"el grado «{practice.grade}» no es A, B, C, D ni E", f"the grade “{practice.grade}” is not A to E"),
        )
    if practice.unit_cost:
        yield from _cost(practice.unit_cost)
    seen: set[str] = set()
    for number, effect in enumerate(practice.effects):
        if effect.id and effect.id in seen:
            yield ("effects", number, "id"), _twice(effect.id)
        seen.add(effect.id)
        yield from _effect(effect, ("effects", number))
    yield from _grade(practice)


def _twice(name: str) -> Text:
    return Text(
        f"hay dos efectos «{name}»: cada uno lleva su propio id",
        f"there are two effects “{name}”: each has an id of its own",
    )


def _grade(practice: Practice) -> Iterator[Complaint]:
    due = grade_of(practice)
    if due and due != practice.grade:
        yield (
            ("grade",),
            Text(
                f"el grado es «{practice.grade}» y por la regla es {due} ({GRADES[due].es})",
                f"the grade is “{practice.grade}” and by the rule it is {due} ({GRADES[due].en})",
            ),
        )


def _cost(cost: UnitCost) -> Iterator[Complaint]:
    if cost.low < 0:
        yield (
            ("unit_cost", "low"),
            Text(f"un costo no puede ser negativo: {cost.low:g}", f"a cost cannot be below zero: {cost.low:g}"),
        )
    if cost.high < cost.low:
        yield (
            ("unit_cost", "high"),
            Text(
                f"el costo va de {cost.low:g} a {cost.high:g}: ponga primero el menor",
                f"the cost goes from {cost.low:g} to {cost.high:g}: put the smaller first",
            ),
        )


def _effect(effect: Effect, steps: Steps) -> Iterator[Complaint]:
    if effect.pool and not effect.pool.se > 0:
        yield (
            (*steps, "pool", "se"),
            Text(
                f"un error estándar es mayor que cero: {effect.pool.se:g}",
                f"a standard error is above zero: {effect.pool.se:g}",
            ),
        )
    for number, reading in enumerate(effect.readings):
        yield from _reading(reading, effect.pool, (*steps, "readings", number))


def _reading(reading: Reading, pool: Pool | None, steps: Steps) -> Iterator[Complaint]:
    value = pool.b if pool else reading.value
    if pool and reading.value is not None:
        yield (*steps, "value"), _two_numbers(reading.value, pool.b)
    if value is None:
        return
    if reading.scale is None:
        yield steps, _no_scale(value)
    if reading.control is not None and reading.control <= 0:
        yield (*steps, "control"), _bad_control(reading.control)
    yield from _interval(reading, value, steps)
    yield from _sign(reading, value, pool, steps)


def _interval(reading: Reading, value: float, steps: Steps) -> Iterator[Complaint]:
    low = reading.low if reading.low is not None else value
    high = reading.high if reading.high is not None else value
    if not low <= value <= high:
        yield (
            steps,
            Text(
                f"el efecto {value:g} está fuera de su propio intervalo, {low:g} a {high:g}: revise el signo",
                f"the effect {value:g} lies outside its own interval, {low:g} to {high:g}: check the sign",
            ),
        )


def _sign(reading: Reading, value: float, pool: Pool | None, steps: Steps) -> Iterator[Complaint]:
    """A finding in words must not say the contrary of its number."""
    good = value * reading.better
    said = {"gain": good > 0, "loss": good < 0}.get(reading.finding, True)
    if pool:
        z = good / pool.se
        found = "gain" if z > Z_95 else "loss" if z < -Z_95 else "none"
        said = reading.finding in {found, "mixed"}
    if not said:
        yield (*steps, "finding"), _contrary(reading.finding, value)


def _contrary(finding: str, value: float) -> Text:
    return Text(
        f"el hallazgo «{finding}» contradice su número, {value:g}: revise el signo, el error o `better`",
        f"the finding “{finding}” contradicts its number, {value:g}: check the sign, the error or `better`",
    )


def _two_numbers(value: float, pooled: float) -> Text:
    return Text(
        f"el efecto trae dos números, {value:g} y {pooled:g} de `pool`: deje uno",
        f"the effect brings two numbers, {value:g} and {pooled:g} of `pool`: keep one",
    )


def _no_scale(value: float) -> Text:
    return Text(
        f"el efecto {value:g} no dice su escala: ponga `scale` (relative, points, money, …)",
        f"the effect {value:g} does not say its scale: add `scale` (relative, points, money, …)",
    )


def _bad_control(control: float) -> Text:
    return Text(
        f"la media del grupo de control es {control:g}: no se puede dividir por ella; quite `control`",
        f"the control mean is {control:g}: nothing can be divided by it; remove `control`",
    )
