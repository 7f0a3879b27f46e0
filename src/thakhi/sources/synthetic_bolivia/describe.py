"""What the columns of the synthetic population are: those of the household survey, with what is not fitted said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pyarrow as pa

from thakhi.folder.yaml import read_yaml
from thakhi.sources.mapping import ColumnSpec, Wording, read_columns
from thakhi.sources.synthetic_bolivia.chain import HERE, Chain
from thakhi.terms.source import Period, Place, Source
from thakhi.terms.survey import Column, Level, Survey
from thakhi.terms.text import Text

MARGINS = "margins_met"
ABSENT = Text(
    "No se ajusta: sin dato en toda la población sintética.",
    "Not fitted: missing in the whole synthetic population.",
)
SHORTENED = Text(
    "En la población sintética, solo los dos primeros dígitos.", "In the synthetic population, two digits."
)


def survey_columns() -> Mapping[str, ColumnSpec]:
    """The columns of the household survey, as its own source declares them."""
    return read_columns(HERE.parent / "ine_bolivia_eh" / "columns.yaml").columns


def describe(chain: Chain, table: pa.Table, *, seed: int, scale: float) -> Survey:
    """The card of the synthetic population in `table`: marked synthetic, with seed, scale and margins met."""
    words = read_yaml(HERE / "card.yaml", Wording)
    met = len((table.schema.metadata or {}).get(MARGINS.encode(), b"").split())
    made = f" (semilla {seed}, escala {scale:g}, {met} de {len(chain.margins)} márgenes)"
    return Survey(
        id=words.id,
        title=words.title,
        url="",
        period=Period(words.period),
        place=Place(words.place, words.place_name),
        source=Source(
            id=words.id, title=words.source_title + made, producer=words.producer, licence=words.licence,
            date=words.period,
        ),
        columns={name: _column(name, spec, chain) for name, spec in _stored(table.column_names).items()},
        synthetic=True,
    )  # fmt: skip


def _stored(names: Sequence[str]) -> dict[str, ColumnSpec]:
    return {name: spec for name, spec in survey_columns().items() if name in names and not spec.hidden}


def _column(name: str, spec: ColumnSpec, chain: Chain) -> Column:
    step = next((step for step in chain.steps if step.column == name), None)
    levels = tuple(Level(code, label) for code, label in spec.codes.items())
    column = Column(
        name=name, kind=spec.kind, label=spec.label, unit=spec.unit, levels=levels, item=spec.item,
        question=spec.question, note=spec.note,
    )  # fmt: skip
    if name in chain.absent:
        return replace(column, note=_joined(spec.note, ABSENT))
    return replace(column, note=_joined(spec.note, SHORTENED)) if step and step.real else column


def _joined(note: Text | None, more: Text) -> Text:
    return more if note is None else Text(f"{note.es} {more.es}", f"{note.en} {more.en}")
