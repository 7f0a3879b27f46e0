"""Draws the synthetic population: design, households, then column by column; weights raked at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from thakhi.sources.progress import Progress, silent
from thakhi.sources.store import store_table
from thakhi.sources.synthetic_bolivia.balance import balanced, means_of
from thakhi.sources.synthetic_bolivia.chain import TABLES, Chain, Margin, Step, Unit, read_chain
from thakhi.sources.synthetic_bolivia.clustering import Likeness, rank_scores
from thakhi.sources.synthetic_bolivia.describe import MARGINS, describe, survey_columns
from thakhi.sources.synthetic_bolivia.disclosure import REST
from thakhi.sources.synthetic_bolivia.draw import (
    Units,
    column_rng,
    draw_levels,
    draw_numbers,
    hidden_scores,
    likeness_for,
)
from thakhi.sources.synthetic_bolivia.frame import Coded, Frame
from thakhi.sources.synthetic_bolivia.households import draw_units, put_people, read_places, spread_rows
from thakhi.sources.synthetic_bolivia.rake import Target, rake_most
from thakhi.sources.synthetic_bolivia.tables import Fitted, group_of_rows, read_fitted, read_rows
from thakhi.terms.errors import InputProblem
from thakhi.terms.survey import Survey
from thakhi.terms.text import Text

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
DRAWING = Text("sorteando la población sintética", "drawing the synthetic population")
LARGEST = 20.0  # times the survey; five times took 0.9 GB and half a minute
_CODES = {
    "stratum": "CAST(stratum_code AS VARCHAR)",
    "psu": "printf('s%06d', psu + 1)",
    "household": "printf('h%07d', household + 1)",
}


@dataclass(frozen=True, slots=True)
class Recipe:
    """What the generator needs besides the chain: where the tables are, the seed, who hears of progress."""

    chain: Chain
    folder: Path
    seed: int
    likeness: dict[str, Likeness]
    progress: Progress | None = None


def synthesize(home: Path, *, seed: int = 1, scale: float = 1.0, progress: Progress | None = None) -> Survey:
    """The synthetic population in the data home, as `synthetic_bolivia_2019`; the same seed gives the same bytes."""
    refuse_size(seed, scale)
    table = generate(seed=seed, scale=scale, progress=progress)
    card = describe(read_chain(), table, seed=seed, scale=scale)
    return store_table(table, card, home, progress=_last_fifth(progress))


def refuse_size(seed: int, scale: float) -> None:
    """Refuses a seed or a scale that nothing can be drawn with."""
    if seed < 0:
        raise InputProblem(Text(f"la semilla es {seed}: use 0 o más", f"the seed is {seed}: use 0 or more"))
    if not 0 < scale <= LARGEST:
        raise InputProblem(
            Text(
                f"la escala es {scale:g}: use más de 0 y hasta {LARGEST:g} (1 es el tamaño de la encuesta)",
                f"the scale is {scale:g}: use more than 0 and up to {LARGEST:g} (1 is the size of the survey)",
            )
        )


def generate(*, seed: int = 1, scale: float = 1.0, folder: Path = TABLES, progress: Progress | None = None) -> pa.Table:
    """A table of people who do not exist, with the columns of the household survey and its kind of design.

    *Shape*: one row per person, sorted by primary unit; `scale` times the units of the survey. The same seed and
    scale give the same table. The schema's metadata names the margins that the weights meet: all of them, unless
    `scale` is too small for that. *Fails when* it is too small for any.
    """
    recipe = Recipe(read_chain(), folder, seed, read_likeness(folder), progress)
    units = draw_units(read_places(folder, scale), seed)
    _draw_all(units, recipe, "psu")
    households = spread_rows(units, units.numbers("households_in_psu").astype(np.int64), "household")
    _draw_all(households, recipe, "household")
    people = put_people(households)
    people.add("weight", pa.array(_first_weights(people)))
    met = _draw_people(people, recipe)
    _derive(people, recipe.chain)
    return _as_stored(people, recipe.chain).replace_schema_metadata({MARGINS: " ".join(met)})


def read_likeness(folder: Path) -> dict[str, Likeness]:
    """How alike people of one unit and household are, by column."""
    return {
        row["column"]: Likeness(float(row["psu"]), float(row["household"]), float(row["follows"]), int(row["n"]))
        for row in read_rows(folder / "likeness.csv")
    }


def _draw_all(frame: Frame, recipe: Recipe, unit: Unit) -> None:
    for step in recipe.chain.of_unit(unit):
        _add(frame, recipe, step)


def _draw_people(people: Frame, recipe: Recipe) -> tuple[str, ...]:
    """The columns of people, raked before the first amounts are scaled and again at the end; the margins met."""
    margins = recipe.chain.margins
    steps = recipe.chain.of_unit("person")
    amounts = next(place for place, step in enumerate(steps) if step.balance)
    for step in steps[:amounts]:
        _add(people, recipe, step)
    _rake(people, recipe, [margin for margin in margins if not margin.late])
    for step in steps[amounts:]:
        _add(people, recipe, step)
    return _rake(people, recipe, margins)


def _add(frame: Frame, recipe: Recipe, step: Step) -> None:
    if not frame.has(step.column):
        frame.add(step.column, _draw(frame, recipe, step))


def _draw(frame: Frame, recipe: Recipe, step: Step) -> pa.Array | pa.ChunkedArray:
    """One column of all rows; outside the universe it is missing."""
    if not step.fitted:
        return frame.compute(recipe.chain.sql_of(step.sql))
    if recipe.progress:
        recipe.progress(DRAWING, 0.8 * recipe.chain.steps.index(step) / len(recipe.chain.steps))
    asked = np.flatnonzero(frame.mask(step.universe))
    parents = [_subset(p, asked) for p in frame.coded([recipe.chain.sql_of(name) for name in step.parents])]
    units = _units(frame, asked)
    rng = column_rng(recipe.seed, step.column)
    fitted = read_fitted(recipe.folder, step)
    followed = _followed(frame, step, fitted, parents, asked)
    scores = hidden_scores(rng, units, likeness_for(step, recipe.likeness[step.column]), followed)
    pick = draw_numbers if step.kind == "number" else draw_levels
    values = pick(rng, step, fitted, parents, scores, units.psu)
    whole = _as_kind(_put_back(values, asked, frame.table.num_rows), step)
    return _balanced(frame, recipe, step, whole) if step.balance else whole


def _balanced(frame: Frame, recipe: Recipe, step: Step, values: pa.Array) -> pa.Array:
    """The amounts of a column scaled to its tables of means."""
    rows = read_rows(recipe.folder / f"{step.column}.means.csv")
    tables = [
        means_of(rows, " × ".join(by), frame.coded([recipe.chain.sql_of(name) for name in by])) for by in step.balance
    ]
    amount = np.asarray(values.to_numpy(zero_copy_only=False), dtype=np.float64)
    scaled = np.round(balanced(amount, frame.numbers("weight"), tables) / step.round_to) * step.round_to
    return pa.array(scaled, mask=np.isnan(amount))


def _followed(frame: Frame, step: Step, fitted: Fitted, parents: list[Coded], asked: Ints) -> Floats | None:
    """Normal scores, within the step's own groups, of the number that it goes along with."""
    if not step.follows:
        return None
    group, _ = group_of_rows(fitted, parents, len(asked))
    return rank_scores(frame.numbers(step.follows)[asked], group)


def _subset(coded: Coded, rows: Ints) -> Coded:
    return Coded(coded.codes[rows], coded.labels)


def _units(frame: Frame, rows: Ints) -> Units:
    psu = frame.numbers("psu").astype(np.int64)
    household = frame.numbers("household").astype(np.int64) if frame.has("household") else np.arange(len(psu))
    return Units(psu[rows], household[rows])


def _put_back(values: pa.Array, rows: Ints, size: int) -> pa.Array:
    place = np.full(size, -1, dtype=np.int64)
    place[rows] = np.arange(len(rows))
    return values.take(pa.array(np.maximum(place, 0), mask=place < 0))


def _as_kind(values: pa.Array, step: Step) -> pa.Array:
    """Text levels as what the column holds: yes/no, whole numbers, or words."""
    if step.kind == "boolean":
        return values.cast(pa.string()).cast(pa.bool_())
    if step.kind == "whole" or step.as_number:
        return values.cast(pa.string()).cast(pa.float64())
    return values


def _first_weights(people: Frame) -> Floats:
    """The people of a primary unit share what the unit stands for."""
    psu = people.numbers("psu").astype(np.int64)
    result: Floats = people.numbers("people") / np.bincount(psu)[psu]
    return result


def _rake(people: Frame, recipe: Recipe, margins: Sequence[Margin]) -> tuple[str, ...]:
    """Replaces the weights by raked ones; the margins that they meet."""
    household = people.numbers("household").astype(np.int64)
    targets = [_target(people, recipe, margin) for margin in margins]
    weight, met = rake_most(people.numbers("weight"), household, targets)
    place = people.table.column_names.index("weight")
    people.table = people.table.set_column(place, "weight", pa.array(np.round(weight, 6)))
    return met


def _target(people: Frame, recipe: Recipe, margin: Margin) -> Target:
    """The margin as the rows meet it; what it pools takes all rows of cells that it does not name."""
    rows = read_rows(recipe.folder / f"margin_{margin.id}.csv")
    named = {tuple(row[name] for name in margin.by): i for i, row in enumerate(rows)}
    rest = named.get((REST,) * len(margin.by), -1)
    coded = people.coded([recipe.chain.sql_of(name) for name in margin.by])
    key = np.ravel_multi_index(tuple(c.codes for c in coded), [len(c.labels) for c in coded])
    cells, inverse = np.unique(key, return_inverse=True)
    paths = zip(*np.unravel_index(cells, [len(c.labels) for c in coded]), strict=True)
    places = [named.get(tuple(c.labels[i] for c, i in zip(coded, path, strict=True)), rest) for path in paths]
    total = np.array([float(row["estimate"]) for row in rows])
    return Target(margin.id, np.array(places, dtype=np.int64)[inverse], total)


def _derive(people: Frame, chain: Chain) -> None:
    """Adds what the household survey derives, by its own expressions, and what stays missing."""
    specs = survey_columns()
    for name in chain.derived:
        people.add(name, people.compute(specs[name].derived))
    for name in chain.absent:
        people.add(name, pa.nulls(people.table.num_rows, pa.string()))


def _as_stored(people: Frame, chain: Chain) -> pa.Table:
    """The columns to store, with codes of units that sort as their numbers do."""
    scratch = [step.column for step in chain.steps if step.scratch and people.has(step.column)]
    table = people.table.drop_columns(["row_", "people", "stratum", "psu", "household", *scratch])
    for name, sql in _CODES.items():
        table = table.append_column(name, people.compute(sql))
    return table


def _last_fifth(progress: Progress | None) -> Progress:
    """Storing is the last fifth of the work."""
    return silent if progress is None else lambda doing, share: progress(doing, 0.8 + 0.2 * share)
