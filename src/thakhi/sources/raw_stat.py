"""Reads SPSS .sav and Stata .dta: numbers as numbers, text as text, value labels beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from thakhi.sources.raw import ROW, Raw, Value, filled_sql, no_rows, quote
from thakhi.sources.unpack import Plain
from thakhi.terms.errors import DataProblem, ResourceProblem
from thakhi.terms.text import Text

_CHUNK = 100_000


def stat_header(plain: Plain) -> list[str]:
    """The names of the variables."""
    _, meta = _read(plain, metadataonly=True)
    return [str(n) for n in meta.column_names]


def read_stat(plain: Plain, *, connection: duckdb.DuckDBPyConnection, variables: dict[str, str]) -> Raw:
    """The variables (name asked for → name in the file) as the table `raw`."""
    wanted = list(dict.fromkeys(variables.values()))
    _, meta = _read(plain, metadataonly=True)
    rows, types = 0, pa.schema([])
    for chunk in _chunks(plain, wanted, types_of(meta, wanted)):
        rows += chunk.num_rows
        types = chunk.schema
        connection.register("chunk", chunk)
        select = f"SELECT {', '.join(_filled(field) for field in types)} FROM chunk"
        connection.execute(("INSERT INTO raw " if rows > chunk.num_rows else "CREATE TABLE raw AS ") + select)
        connection.unregister("chunk")
    if rows == 0:
        raise no_rows(plain)
    connection.execute(f"CREATE VIEW rows_raw AS SELECT *, rowid + 1 AS {ROW} FROM raw")
    numeric = frozenset(a for a, v in variables.items() if pa.types.is_floating(types.field(v).type))
    return Raw(connection, plain, variables, ".", rows, numeric, _labels(meta, variables))


def _filled(field: pa.Field) -> str:
    return quote(field.name) if pa.types.is_floating(field.type) else filled_sql(field.name, ())


def types_of(meta: Any, wanted: Sequence[str]) -> pa.Schema:
    """Arrow types: text for text variables, double for the rest."""
    kinds: Mapping[str, str] = meta.readstat_variable_types
    return pa.schema([(n, pa.string() if kinds[n] == "string" else pa.float64()) for n in wanted])


def _chunks(plain: Plain, wanted: Sequence[str], schema: pa.Schema) -> Iterator[pa.Table]:
    offset = 0
    while True:
        data, _ = _read(plain, usecols=list(wanted), row_offset=offset, row_limit=_CHUNK)
        chunk = pa.table([_array(data[n], schema.field(n).type) for n in wanted], schema=schema)
        if chunk.num_rows == 0:
            return
        yield chunk
        if chunk.num_rows < _CHUNK:
            return
        offset += _CHUNK


def _array(values: Any, kind: pa.DataType) -> pa.Array:
    if pa.types.is_floating(kind):
        numbers = np.array([np.nan if v is None else v for v in values], dtype=np.float64)
        return pa.array(numbers, mask=np.isnan(numbers))
    return pa.array([None if v is None or v != v else str(v) for v in values], type=pa.string())


def _labels(meta: Any, variables: Mapping[str, str]) -> dict[str, dict[Value, str]]:
    known: Mapping[str, Mapping[Value, str]] = meta.variable_value_labels
    return {asked: dict(known[name]) for asked, name in variables.items() if known.get(name)}


def _read(plain: Plain, **options: Any) -> tuple[Any, Any]:
    try:
        import pyreadstat
    except ImportError:
        raise ResourceProblem(
            Text(
                "para leer .sav y .dta falta pyreadstat: instale thakhi[sources]",
                "pyreadstat is needed to read .sav and .dta: install thakhi[sources]",
            ),
            plain.name,
        ) from None
    read = pyreadstat.read_sav if plain.form == "sav" else pyreadstat.read_dta
    try:
        return read(str(plain.path), output_format="dict", disable_datetime_conversion=True, **options)
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError) as found:
        raise DataProblem(
            Text(
                f"no se puede leer como .{plain.form}: el archivo está cortado o dañado ({found})",
                f"cannot be read as .{plain.form}: the file is cut short or damaged ({found})",
            ),
            plain.name,
        ) from found
