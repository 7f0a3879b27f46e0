"""Packages that are not one whole data file are refused before anything is read from them."""

from __future__ import annotations

import gzip
import zipfile

import pytest

from tests.sources.conftest import Tiny
from thakhi.terms.errors import DataProblem, InputProblem


def test_several_data_files(tiny: Tiny) -> None:
    file = tiny.folder / "two.zip"
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("personas.csv", "a")
        packed.writestr("vivienda.csv", "b")
    with pytest.raises(InputProblem) as caught:
        tiny.load(file)
    assert (
        caught.value.text.en == "the .zip holds 2 data files (personas.csv, vivienda.csv); extract the one of persons"
    )
    assert caught.value.where == str(file)
    assert tiny.left() == []


def test_no_data_file(tiny: Tiny) -> None:
    file = tiny.folder / "none.zip"
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("leame.pdf", "a")
    with pytest.raises(InputProblem, match=r"the \.zip holds no \.csv, \.sav or \.dta file"):
        tiny.load(file)


@pytest.mark.parametrize("form", ["zip", "gz"])
def test_bomb(tiny: Tiny, form: str) -> None:
    zeros = b"0" * (100 << 20)
    file = tiny.folder / f"bomb.csv.{form}"
    if form == "gz":
        file.write_bytes(gzip.compress(zeros, 1))
    else:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("bomb.csv", zeros)
    with pytest.raises(InputProblem, match=r"swells beyond reason"):
        tiny.load(file)
    assert tiny.left() == []


@pytest.mark.parametrize("kept", [0.2, 0.95])
def test_gz_cut_short(tiny: Tiny, kept: float) -> None:
    whole = gzip.compress(tiny.write().read_bytes())
    file = tiny.folder / "cut.csv.gz"
    file.write_bytes(whole[: int(len(whole) * kept)])
    with pytest.raises(DataProblem) as caught:
        tiny.load(file)
    assert caught.value.text.es == "el archivo comprimido está cortado o dañado; descárguelo de nuevo"
    assert caught.value.where == str(file)
    assert tiny.left() == []


@pytest.mark.parametrize("name", ["short.zip", "short.csv"])
def test_zip_cut_short(tiny: Tiny, name: str) -> None:
    whole = tiny.folder / "whole.zip"
    with zipfile.ZipFile(whole, "w") as packed:
        packed.write(tiny.write(), "tiny.csv")
    file = tiny.folder / name
    file.write_bytes(whole.read_bytes()[:-40])
    with pytest.raises(DataProblem, match="the packed file is cut short or damaged; download it again"):
        tiny.load(file)
    assert tiny.left() == []


def test_names_of_a_file_that_is_no_text_are_shown_short(tiny: Tiny) -> None:
    file = tiny.folder / "tiny.csv"
    file.write_bytes(b"\x1b[2J\x07" + b"x" * 5000 + b",b\n1,2\n")
    with pytest.raises(InputProblem, match="variables are missing") as caught:
        tiny.load(file)
    assert caught.value.text.en.endswith("The file has: ·[2J·" + "x" * 35 + "…, b")


def test_zip_with_a_damaged_member(tiny: Tiny) -> None:
    file = tiny.folder / "bad.zip"
    with zipfile.ZipFile(file, "w") as packed:
        packed.write(tiny.write(), "tiny.csv")
    data = bytearray(file.read_bytes())
    data[60] ^= 0xFF
    file.write_bytes(bytes(data))
    with pytest.raises(DataProblem, match=r"cut short or damaged"):
        tiny.load(file)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.xlsx", b"PK", "unknown type of file"),
        ("x.csv", b"", "the file is empty"),
        ("x.sav", b"$FL2 not really", "the file is cut short or damaged"),
        ("x.dta", b"<stata_dta>", "the file is cut short or damaged"),
    ],
)
def test_not_a_data_file(tiny: Tiny, name: str, content: bytes, said: str) -> None:
    file = tiny.folder / name
    file.write_bytes(content)
    with pytest.raises((InputProblem, DataProblem), match=said):
        tiny.load(file)
    assert tiny.left() == []


def test_absent_or_a_folder(tiny: Tiny) -> None:
    with pytest.raises(InputProblem, match=r"no such file"):
        tiny.load(tiny.folder / "nothing.csv")
    with pytest.raises(InputProblem, match=r"is a folder; give the data file"):
        tiny.load(tiny.folder)


def test_neither_utf8_nor_the_declared_encoding(tiny: Tiny) -> None:
    tiny.columns.write_text(tiny.columns.read_text().replace("encoding: utf-8", "encoding: ascii"))
    file = tiny.write({(3, "s"): "2. Mujér"})
    file.write_bytes(file.read_bytes().replace("é".encode(), b"\xe9"))
    with pytest.raises(DataProblem) as caught:
        tiny.load(file)
    assert caught.value.text.en.startswith("the text is neither UTF-8 nor ascii")


def test_unknown_encoding(tiny: Tiny) -> None:
    tiny.columns.write_text(tiny.columns.read_text().replace("encoding: utf-8", "encoding: latin-99"))
    file = tiny.write()
    file.write_bytes(file.read_bytes().replace(b"Mujer", b"Muj\xe9r"))
    with pytest.raises(InputProblem, match=r"no such encoding “latin-99”"):
        tiny.load(file)


def test_a_million_rows_and_one_broken(tiny: Tiny) -> None:
    """The line is told, wherever it is."""
    lines = [f"1,a,{i // 10},{i},1,1. Hombre,{i}" for i in range(1_000_000)]
    lines[734_567] = "1,a,734567,1. Hombre"
    file = tiny.folder / "million.csv"
    file.write_text(",".join(tiny.header) + "\n" + "\n".join(lines) + "\n")
    with pytest.raises(DataProblem) as caught:
        tiny.load(file)
    assert caught.value.where == f"{file}:{734_567 + 2}"
    assert caught.value.text.en == "the row has 4 fields, expected 7: the file is cut short or damaged"
    assert tiny.left() == []
