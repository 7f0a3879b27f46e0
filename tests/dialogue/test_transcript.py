"""WebVTT and SubRip → cues: what every tool writes is read, what is wrong is told with its line, nothing is lost."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator

import pytest
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from thakhi.dialogue.transcript.read import Remark, Transcription, read_cues, read_transcript
from thakhi.publish.vtt import plain_text, vtt
from thakhi.terms.cue import Cue
from thakhi.terms.errors import InputProblem


def read(text: str | bytes, name: str = "panel-1.vtt") -> Transcription:
    data = text.encode() if isinstance(text, str) else text
    return read_transcript(io.BytesIO(data), name=name)


def told(found: Transcription) -> list[tuple[str, int]]:
    return [(remark.kind, remark.line) for remark in found.remarks]


FULL = """WEBVTT - Taller 1
Kind: captions
Language: es

STYLE
::cue { color: lime }

REGION
id:abajo width:40%

NOTE una nota
de dos líneas

inicio
00:00:01.000 --> 00:00:02.500 align:start position:10%
<v.fuerte Elena Prueba>Buenos <i>d&iacute;as</i>, <c.rojo>se&ntilde;or&nbsp;&amp; se&ntilde;ora</c></v>
dijo <00:00:02.000>ella

00:03.000 --> 00:04.000
Sin hablante

120:00:00.000 --> 120:00:01.000
<v Luis>tarde
"""


def test_a_whole_webvtt_file() -> None:
    found = read(FULL)

    assert found.cues == (
        Cue("inicio", 1000, 2500, "Elena Prueba", "Buenos días, señor & señora dijo ella"),
        Cue("c0002", 3000, 4000, "", "Sin hablante"),
        Cue("c0003", 432_000_000, 432_001_000, "Luis", "tarde"),
    )
    assert found.remarks == ()


def test_a_whole_subrip_file_with_names_in_the_text() -> None:
    found = read(
        "1\r\n00:00:01,000 --> 00:00:02,000\r\nELENA PRUEBA: Vendo pan.\r\nY café.\r\n\r\n"
        "2\r\n00:00:02,000 --> 00:00:03,5\r\n<i>Luis:</i> {\\an8}Entonces: ¿cuánto?\r\n\r\n3\r\n",
        "a.srt",
    )

    assert found.cues == (
        Cue("1", 1000, 2000, "ELENA PRUEBA", "Vendo pan. Y café."),
        Cue("2", 2000, 3500, "Luis", "Entonces: ¿cuánto?"),
    )
    assert [remark.text.es for remark in found.remarks] == ["los nombres se tomaron de «Nombre: …»: ELENA PRUEBA, Luis"]


def test_a_word_before_a_colon_is_no_name_unless_it_comes_again() -> None:
    body = "".join(
        f"00:0{n}.000 --> 00:0{n}.500\n{text}\n\n"
        for n, text in enumerate(["Entonces: no", "Elena: sí", "a", "b", "c", "Elena: ya", "d", "e"])
    )

    assert [cue.speaker for cue in read("WEBVTT\n\n" + body).cues] == ["", "Elena", "", "", "", "Elena", "", ""]


def test_two_voices_in_one_cue_become_two() -> None:
    found = read("WEBVTT\n\nx\n00:01.000 --> 00:02.000\n<v Ana>Hola</v>\n<v Luis>Adiós</v>\n")

    assert found.cues == (Cue("x", 1000, 2000, "Ana", "Hola"), Cue("x-2", 1000, 2000, "Luis", "Adiós"))
    assert told(found) == [("voices", 4)]


def test_unordered_overlapping_empty_and_backward_cues_are_mended_and_told() -> None:
    found = read(
        "WEBVTT\n\n00:05.000 --> 00:06.000\nsegundo\n\n00:01.000 --> 00:05.500\nprimero\n\n"
        "00:07.000 --> 00:06.000\natrás\n\n00:08.000 --> 00:08.000\nnada\n\n00:09.000 --> 00:09.500\n<i></i>\n"
    )

    assert [(cue.id, cue.start_ms, cue.end_ms, cue.text) for cue in found.cues] == [
        ("c0002", 1000, 5500, "primero"),
        ("c0001", 5000, 6000, "segundo"),
        ("c0003", 7000, 7000, "atrás"),
        ("c0004", 8000, 8000, "nada"),
    ]
    assert told(found) == [("order", 6), ("length", 9), ("length", 12), ("empty", 15)]


def test_repeated_and_unusable_ids() -> None:
    long = "x" * 101
    blocks = "".join(f"{key}\n00:0{n}.000 --> 00:0{n}.900\nt{n}\n\n" for n, key in enumerate(["a", "a", "c0004", long]))

    found = read("WEBVTT\n\n" + blocks)

    assert [cue.id for cue in found.cues] == ["a", "a-2", "c0004", "c0004-2"]
    assert told(found) == [("repeated_id", 8), ("id", 16)]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("\ufeffWEBVTT\n\n00:01.000 --> 00:02.000\n¿Y la organización?\n".encode(), None),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n¿Y la organización?\n".encode("latin-1"), "Windows-1252 (Latin-1)"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n¿Y la organización?\n".encode("utf-16"), "UTF-16"),
        ("WEBVTT\r\r00:01.000 --> 00:02.000\r¿Y la organización?\r".encode(), None),
    ],
    ids=["utf-8 with a mark", "latin-1", "utf-16", "old Mac"],
)
def test_every_alphabet(data: bytes, encoding: str | None) -> None:
    found = read(data)

    assert [cue.text for cue in found.cues] == ["¿Y la organización?"]
    assert [remark.text.en for remark in found.remarks] == (
        [f"not written in UTF-8; read as {encoding}"] if encoding else []
    )


def test_latin_1_deep_in_a_long_file_is_seen() -> None:
    body = "".join(f"{n}\n00:{n // 60:02}:{n % 60:02}.000 --> 00:59:59.000\n{'a' * 800}\n\n" for n in range(2000))
    data = f"WEBVTT\n\n{body}fin\n01:00:00.000 --> 01:00:01.000\nfinó\n".encode("latin-1")

    found = read(data)

    assert (len(found.cues), found.cues[-1].text, told(found)) == (2001, "finó", [("encoding", 0)])


@pytest.mark.parametrize(
    ("text", "where", "said"),
    [
        ("", "panel-1.vtt", "the file is empty"),
        ("hola\nqué tal\n", "panel-1.vtt:1", "not WebVTT, not SubRip"),
        ("WEBVTTX\n\n", "panel-1.vtt:1", "not WebVTT"),
        ("PK\x03\x04\x00\x00", "panel-1.vtt", "not a text file"),
        ("WEBVTT\n\nunas palabras\n\n00:01.000 --> 00:02.000\na\n", "panel-1.vtt:3", "words without a time"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\na\n\nb\n", "panel-1.vtt:6", "words without a time"),
        ("WEBVTT\n\n00:61.000 --> 00:62.000\na\n", "panel-1.vtt:3", "cannot read the time “00:61.000 --> 00:62.000”"),
        ("WEBVTT\n\nx\n1 --> 2\na\n", "panel-1.vtt:4", "cannot read the time “1 --> 2”"),
        ("WEBVTT\n\n00:01.000 --> 00:02.0000\na\n", "panel-1.vtt:3", "cannot read the time"),
        (
            "WEBVTT\n\n00:01.000 --> 00:02.000\na\n00:03.000 --> 00:04.000\nb\n",
            "panel-1.vtt:5",
            "a time inside another cue",
        ),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n" + "a" * 100_001, "panel-1.vtt:4", "a line has more than 100000 letters"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n" + "a" * 20_001, "panel-1.vtt:3", "more than 20000 letters"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(text: str, where: str, said: str) -> None:
    with pytest.raises(InputProblem) as caught:
        read(text)

    assert (caught.value.where, said in caught.value.text.en) == (where, True)


def test_script_in_text_is_text_or_nothing() -> None:
    found = read(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<script>alert(1)</script> 3 < 5 <img src=x onerror=alert(2)>\n"
        "&lt;script&gt;\x07\n\n00:02.000 --> 00:03.000\n<v <b>Ana>hola\n"
    )

    assert next(cue.text for cue in found.cues) == "alert(1) 3 < 5 <script>"
    written = "".join(vtt(found.cues))
    assert "<script" not in written
    assert "3 &lt; 5 &lt;script&gt;" in written


IDS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=100).filter(
    lambda key: "-->" not in key
)
WORDS = st.lists(
    st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12)
    | st.sampled_from(
        ["Ana:", "Elena Prueba:", "-->", "<v", "<b>", "&amp;", "NOTE", "00:01.000", "<script>", "{\\an8}"]
    ),
    min_size=1,
    max_size=8,
).map(" ".join)
CUES = st.lists(
    st.tuples(IDS, st.integers(0, 10**9), st.integers(0, 10**6), st.just("") | WORDS, WORDS),
    max_size=12,
    unique_by=lambda cue: cue[0],
).map(lambda rows: sorted((Cue(k, s, s + n, who, text) for k, s, n, who, text in rows), key=lambda cue: cue.start_ms))


@given(CUES)
def test_what_is_written_is_read_back(cues: list[Cue]) -> None:
    written = "".join(vtt(cues))
    found = read(written)

    assert found.cues == tuple(cues)
    assert "".join(vtt(found.cues)) == written
    assert {kind for kind, _ in told(found)} <= {"length"}


def test_another_reader_reads_what_is_written() -> None:
    cues = [Cue("a", 1000, 2000, "Ana & Cía", "3 < 5"), Cue("b", 360_000_000, 360_001_000, "", "tarde")]

    outside = webvtt.from_string("".join(vtt(cues)))

    assert [(c.identifier, c.start, c.end, c.voice, c.raw_text) for c in outside] == [
        ("a", "00:00:01.000", "00:00:02.000", "Ana &amp; Cía", "<v Ana &amp; Cía>3 &lt; 5"),
        ("b", "100:00:00.000", "100:00:01.000", None, "tarde"),
    ]


def test_what_another_writer_writes_is_read(tmp_path: object) -> None:
    outside = webvtt.WebVTT(captions=[webvtt.Caption("00:00:01.000", "00:00:02.000", "<v Ana>Hola\nadiós", "uno")])

    assert read(outside.content).cues == (Cue("uno", 1000, 2000, "Ana", "Hola adiós"),)


def test_plain_text_has_a_paragraph_per_turn() -> None:
    cues = [Cue("a", 0, 1, "Ana", "Uno."), Cue("b", 1, 2, "Ana", "Dos."), Cue("c", 3_600_000, 3, "", "¿Y?")]

    assert "".join(plain_text(cues)) == "[00:00:00] Ana: Uno. Dos.\n\n[01:00:00] ¿Y?\n"
    assert "".join(plain_text([])) == ""


class Endless(io.RawIOBase):
    """A transcript of `hours` hours that is never in memory: a cue every four seconds."""

    def __init__(self, hours: int) -> None:
        self._count = hours * 900
        self.seek(0)

    def seek(self, offset: int, whence: int = 0) -> int:
        self._left, self._pieces = b"", self._made()
        return 0

    def _made(self) -> Iterator[bytes]:
        yield b"WEBVTT\n\n"
        for n in range(self._count):
            s = n * 4
            at = f"{s // 3600:02}:{s // 60 % 60:02}:{s % 60:02}"
            yield f"{at}.000 --> {at}.900\n<v Ana>la organización de las unidades pequeñas {n}\n\n".encode()

    def read(self, size: int = -1) -> bytes:
        while len(self._left) < size and (piece := next(self._pieces, b"")):
            self._left += piece
        data, self._left = self._left[:size], self._left[size:]
        return data


def test_memory_does_not_grow_with_the_file() -> None:
    """Only the ids are remembered: under 150 bytes a cue, an eighth of what the cues themselves would take."""
    tracemalloc.start()
    count = sum(isinstance(item, Cue) for item in read_cues(Endless(20), name="long.vtt"))  # type: ignore[arg-type]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert count == 18_000
    assert peak < 4 * 2**20 + 150 * count


def test_remarks_come_before_the_cue_they_are_about() -> None:
    items = list(read_cues(io.BytesIO(b"WEBVTT\n\n00:01.000 --> 00:01.000\na\n"), name="x.vtt"))

    assert [isinstance(item, Remark) for item in items] == [True, False]
