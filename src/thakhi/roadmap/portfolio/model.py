"""The model of a portfolio written out as mathematics: what is maximised, and every limit with its numbers."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from thakhi.roadmap.portfolio.draws import Draws
from thakhi.roadmap.portfolio.problem import Candidate, Problem, points_per_person
from thakhi.roadmap.portfolio.rows import INF, Row, rows_of, title_of
from thakhi.terms.text import Lang, Text

SIGNS = Text(
    "n[a,t]: personas que la acción a alcanza en el año t, uno de sus niveles, o 0\n"
    "y[a,t] = 1 si n[a,t] > 0, si no 0; s[a,t] = 1 en el primer año con y[a,t] = 1, si no 0",
    "n[a,t]: people that action a reaches in year t, one of its levels, or 0\n"
    "y[a,t] = 1 if n[a,t] > 0, else 0; s[a,t] = 1 in the first year with y[a,t] = 1, else 0",
)
MEAN = Text("maximizar la media de {draws} sorteos, en puntos", "maximise the mean of {draws} draws, in points")
CVAR = Text(
    "maximizar la media del peor {tail:.0%} de {draws} sorteos, en puntos; coeficientes: la media de todos",
    "maximise the mean of the worst {tail:.0%} of {draws} draws, in points; coefficients: the mean of all",
)
SUBJECT = Text("sujeto a", "subject to")
LEVELS = Text("niveles", "levels")
IN = Text("n[{a},{years}] ∈ {{0, {levels}}}", "n[{a},{years}] ∈ {{0, {levels}}}")


def model_lines(problem: Problem, lang: Lang) -> Iterator[str]:
    """The model, a line a sum; coefficients have four digits and are means of the draws."""
    heading = MEAN if problem.risk == "mean" else CVAR
    yield heading.to(lang).format(draws=problem.draws, tail=problem.tail)
    yield "  " + _sum(list(_points(problem)))
    yield from ("", SUBJECT.to(lang))
    for row in rows_of(problem):
        yield f"  ({row.form}) {title_of(row.key, problem).to(lang)}:"
        yield f"      {_limit(row, problem)}"
    yield from ("", LEVELS.to(lang))
    for one in problem.candidates:
        years = ",".join(str(problem.years[t]) for t in one.years)
        yield "  " + IN.to(lang).format(a=one.id, years=years, levels=", ".join(str(level) for level in one.levels))
    yield from ("", SIGNS.to(lang))


def _points(problem: Problem) -> Iterator[tuple[float, str]]:
    for one in problem.candidates:
        for t in one.years:
            yield float(points_per_person(problem, one, t).mean()), f"n[{one.id},{problem.years[t]}]"


def _limit(row: Row, problem: Problem) -> str:
    terms = [term for place, a in enumerate(row.who) for term in _terms(row, place, problem.candidates[a], problem)]
    low, high = (
        ("" if row.low == -INF else f"{_number(row.low)} ≤ "),
        ("" if row.high == INF else f" ≤ {_number(row.high)}"),
    )
    return f"{low}{_sum(terms)}{high}"


def _terms(row: Row, place: int, one: Candidate, problem: Problem) -> Iterator[tuple[float, str]]:
    """The terms of one action; years with one coefficient are written as a sum over them."""
    parts: tuple[tuple[str, Draws], ...] = (("n", row.people[place]), ("y", row.on[place]), ("s", row.start[place]))
    for sign, coefficients in parts:
        inside = [t for t in one.years if coefficients[t]]
        if len(inside) > 1 and np.allclose(coefficients[inside], coefficients[inside[0]]):
            yield (
                float(coefficients[inside[0]]),
                f"Σt {sign}[{one.id},t]" if len(inside) == len(one.years) else _each(sign, one, inside, problem),
            )
        else:
            yield from ((float(coefficients[t]), f"{sign}[{one.id},{problem.years[t]}]") for t in inside)


def _each(sign: str, one: Candidate, years: list[int], problem: Problem) -> str:
    return "(" + " + ".join(f"{sign}[{one.id},{problem.years[t]}]" for t in years) + ")"


def _sum(terms: list[tuple[float, str]]) -> str:
    """`3.2 n[A,2030] − s[B,2031]`; 0 where nothing enters."""
    words = ""
    for coefficient, name in terms:
        if not coefficient:
            continue
        size = "" if abs(coefficient) == 1 else f"{_number(abs(coefficient))} "
        sign = "− " if coefficient < 0 else "+ " if words else ""
        words += f"{' ' if words else ''}{sign}{size}{name}"
    return words or "0"


def _number(value: float) -> str:
    return f"{value:.4g}" if abs(value) < 10_000 else f"{value:.0f}"
