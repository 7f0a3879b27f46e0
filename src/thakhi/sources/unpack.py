"""A producer's file as one plain file that the engine can read: unzipped, in UTF-8, under an ordinary name."""

from __future__ import annotations

import codecs
import gzip
import hashlib
import os
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal, cast

from thakhi.sources.progress import READING, Progress, silent
from thakhi.terms.errors import DataProblem, InputProblem
from thakhi.terms.text import Text

Form = Literal["csv", "sav", "dta"]
_FORMS: dict[str, Form] = {".csv": "csv", ".txt": "csv", ".tsv": "csv", ".sav": "sav", ".zsav": "sav", ".dta": "dta"}
_BLOCK = 1 << 20
_LARGEST = 200 << 30  # bytes of one unpacked file
_RATIO = 200  # text of survey files packs 10 to 30 times; a bomb, a thousand


@dataclass(frozen=True, slots=True)
class Plain:
    """The readable copy: `path` holds it, `name` is the file as the reader knows it, `lines` its line ends."""

    path: Path
    name: str
    form: Form
    sha256: str
    lines: int = 0


def unpack(file: Path, *, into: Path, encoding: str, progress: Progress = silent) -> Plain:
    """The plain copy of `file` in the folder `into`; text that is not UTF-8 is read as `encoding`.

    *Fails when* the file is absent, empty, of an unknown form, cut short, or a zip without exactly one data file.
    """
    said = os.fsencode(file).decode("utf-8", "replace")
    _readable(file, said)
    inner, form = _form(file, said)
    digest = _sha256(file)
    target = into / f"plain.{form}"
    with _opened(file, inner, said) as stream:
        size = _copy(stream, target, file, said, progress)
    if size == 0:
        raise InputProblem(Text("el archivo está vacío", "the file is empty"), said)
    lines = _as_utf8(target, encoding, said) if form == "csv" else 0
    return Plain(target, said, form, digest, lines)


def _readable(file: Path, said: str) -> None:
    if not file.exists():
        raise InputProblem(Text("no existe el archivo", "no such file"), said)
    if file.is_dir():
        raise InputProblem(Text("es una carpeta; dé el archivo de datos", "is a folder; give the data file"), said)
    if not os.access(file, os.R_OK):
        raise InputProblem(Text("no hay permiso para leer el archivo", "not allowed to read the file"), said)


def _form(file: Path, said: str) -> tuple[str, Form]:
    """The name inside the package (empty without one) and the form of the data."""
    suffixes = [s.casefold() for s in file.suffixes]
    if zipfile.is_zipfile(file):
        inner = _only_member(file, said)
        return inner, _FORMS[Path(inner).suffix.casefold()]
    if suffixes[-1:] == [".zip"] or _starts_as_zip(file):  # its table of contents stands at the end: it is not there
        raise _cut_short(said)
    last = suffixes[-2] if suffixes[-1:] == [".gz"] and len(suffixes) > 1 else (suffixes or [""])[-1]
    if last in _FORMS:
        return "", _FORMS[last]
    raise InputProblem(
        Text(
            "no se reconoce el tipo de archivo: se espera .csv, .sav o .dta, suelto, en .gz o en .zip",
            "unknown type of file: expected .csv, .sav or .dta, plain, in .gz or in .zip",
        ),
        said,
    )


def _starts_as_zip(file: Path) -> bool:
    with file.open("rb") as stream:
        return stream.read(4) == b"PK\x03\x04"


def _only_member(file: Path, said: str) -> str:
    with zipfile.ZipFile(file) as packed:
        names = [n for n in packed.namelist() if Path(n).suffix.casefold() in _FORMS and not n.startswith("__MACOSX")]
    if len(names) == 1:
        return names[0]
    shown = ", ".join(names[:8])
    if names:
        text = Text(
            f"el .zip tiene {len(names)} archivos de datos ({shown}); extraiga el de personas",
            f"the .zip holds {len(names)} data files ({shown}); extract the one of persons",
        )
    else:
        text = Text("el .zip no tiene ningún archivo .csv, .sav o .dta", "the .zip holds no .csv, .sav or .dta file")
    raise InputProblem(text, said)


def _opened(file: Path, inner: str, said: str) -> IO[bytes]:
    if inner:
        packed = zipfile.ZipFile(file)
        if packed.getinfo(inner).flag_bits & 1:
            raise InputProblem(Text("el .zip tiene contraseña", "the .zip has a password"), said)
        return packed.open(inner)
    with file.open("rb") as plain:
        packed_gz = plain.read(2) == b"\x1f\x8b"
    return cast("IO[bytes]", gzip.open(file, "rb")) if packed_gz else file.open("rb")


def _copy(stream: IO[bytes], target: Path, file: Path, said: str, progress: Progress) -> int:
    """Bytes written; a package that is cut short or swells beyond reason is refused."""
    packed = max(file.stat().st_size, 1)
    size = 0
    try:
        with target.open("wb") as out:
            for block in _blocks(stream):
                size += len(block)
                if size > _LARGEST or (size > 1 << 26 and size > packed * _RATIO):
                    raise _bomb(said)
                out.write(block)
                progress(READING, min(size / (packed * 12), 1) * 0.3)
    except (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile) as found:
        raise _cut_short(said) from found
    return size


def _blocks(stream: IO[bytes]) -> Iterator[bytes]:
    while block := stream.read(_BLOCK):
        yield block


def _bomb(said: str) -> InputProblem:
    return InputProblem(
        Text(
            "el paquete se infla sin medida al abrirlo; no se lee", "the package swells beyond reason; it is not read"
        ),
        said,
    )


def _cut_short(said: str) -> DataProblem:
    return DataProblem(
        Text(
            "el archivo comprimido está cortado o dañado; descárguelo de nuevo",
            "the packed file is cut short or damaged; download it again",
        ),
        said,
    )


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _as_utf8(target: Path, encoding: str, said: str) -> int:
    """Line ends in the text, which stands in UTF-8 afterwards."""
    lines = _utf8_lines(target)
    if lines is not None:
        return lines
    other = target.with_suffix(".utf8")
    with target.open("rb") as source, other.open("wb") as out:
        lines = _transcode(source, out, encoding, said)
    os.replace(other, target)
    return lines


def _utf8_lines(target: Path) -> int | None:
    """Line ends, or None where the bytes are not UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    lines = 0
    try:
        with target.open("rb") as stream:
            for block in _blocks(stream):
                decoder.decode(block)
                lines += block.count(b"\n")
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return None
    return lines


def _transcode(source: IO[bytes], out: IO[bytes], encoding: str, said: str) -> int:
    lines = 0
    try:
        decoder = codecs.getincrementaldecoder(encoding)()
        for block in _blocks(source):
            text = decoder.decode(block)
            lines += text.count("\n")
            out.write(text.encode())
    except LookupError:
        raise InputProblem(
            Text(f"no existe la codificación «{encoding}»", f"no such encoding “{encoding}”"), said
        ) from None
    except UnicodeDecodeError:
        raise DataProblem(
            Text(
                f"el texto no está en UTF-8 ni en {encoding}; diga su codificación en columns.yaml",
                f"the text is neither UTF-8 nor {encoding}; give its encoding in columns.yaml",
            ),
            f"{said}:{lines + 1}",
        ) from None
    return lines
