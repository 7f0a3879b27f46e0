"""A CSV table of a folder, row by row with `file:line`; a header that does not fit names the nearest column."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from thakhi.terms.errors import InputProblem, unknown_name
from thakhi.terms.text import Text

Row = tuple[dict[str, str], str]


def read_table(path: Path, *, needed: Sequence[str], known: Sequence[str] | None = None) -> Iterator[Row]:
    """The rows of `path` as column → words, with the `file:line` of each; spaces around words are dropped.

    `known` are all columns there may be (None: any). *Fails when* the file is absent or not UTF-8, a needed column is
    missing, a column is unknown or there twice, or a row has more or fewer values than the header.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.reader(stream, strict=True)
            header = [name.strip() for name in next(reader, [])]
            _check_header(header, needed, known, f"{path}:1")
            for words in reader:
                where = f"{path}:{reader.line_num}"
                if len(words) != len(header):
                    raise _uneven(len(words), len(header), where)
                yield dict(zip(header, map(str.strip, words), strict=True)), where
    except FileNotFoundError:
        raise InputProblem(Text("no existe el archivo", "no such file"), str(path)) from None
    except UnicodeDecodeError:
        raise InputProblem(
            Text("no es UTF-8; guárdelo como UTF-8", "is not UTF-8; save it as UTF-8"), str(path)
        ) from None
    except csv.Error as found:
        raise InputProblem(
            Text(f"no es CSV válido ({found}); revise las comillas", f"is not valid CSV ({found}); check the quotes"),
            f"{path}:{reader.line_num}",
        ) from None


def _check_header(header: Sequence[str], needed: Sequence[str], known: Sequence[str] | None, where: str) -> None:
    twice = next((name for name in header if header.count(name) > 1), None)
    if twice is not None:
        raise InputProblem(Text(f"la columna «{twice}» está dos veces", f"the column “{twice}” is there twice"), where)
    for name in header if known is not None else ():
        if name not in (known or ()):
            raise unknown_name(Text("la columna", "column"), name, known or (), where)
    for name in needed:
        if name not in header:
            raise InputProblem(
                Text(
                    f"falta la columna «{name}»; la primera línea es: {','.join(needed)}",
                    f"the column “{name}” is missing; the first line is: {','.join(needed)}",
                ),
                where,
            )


def _uneven(found: int, wanted: int, where: str) -> InputProblem:
    return InputProblem(
        Text(
            f"tiene {found} valores y el encabezado {wanted}; ¿falta o sobra una coma?",
            f"has {found} values and the header {wanted}; is a comma missing or too many?",
        ),
        where,
    )
