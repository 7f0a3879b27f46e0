"""Answers that come back from a survey tool, and what is said of them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyxform.xls2xform import convert

from thakhi.advise.read import read_questionnaire
from thakhi.advise.submissions import read_submissions, tally
from thakhi.cli import main
from thakhi.publish.xlsform import render_xlsform
from thakhi.terms.errors import Problem

ASKED = read_questionnaire()
KOBO = """start,actividad,personas,obstaculos,obstaculos/credito,obstaculos/saber,_id
2026-01-01,comercio,1,credito saber,1,1,7
2026-01-02,transporte,2a4,,0,0,8
"""


def test_a_form_of_ours_is_one_that_odk_takes() -> None:
    made = convert(BytesIO(render_xlsform(ASKED)), file_type=".xlsx")

    assert made.warnings == []
    assert all(f"/{question.id}" in made.xform for question in ASKED.questions)
    assert render_xlsform(ASKED) == render_xlsform(ASKED)


def test_rows_of_an_export_are_read() -> None:
    one, two = read_submissions(KOBO, ASKED)

    assert one == {"actividad": ("comercio",), "personas": ("1",), "obstaculos": ("credito", "saber")}
    assert two == {"actividad": ("transporte",), "personas": ("2a4",)}


def test_groups_semicolons_and_a_mark_at_the_start_are_read() -> None:
    text = "\ufeffdatos/actividad;datos/obstaculos/credito\ncomidas;True\n"

    assert read_submissions(text, ASKED) == [{"actividad": ("comidas",), "obstaculos": ("credito",)}]


@pytest.mark.parametrize(
    ("text", "says"),
    [("a,b\n1,2\n", "no column is a question"), ("actividad\ncomercio\nmineria\n", "f.csv:3")],
)
def test_what_cannot_be_read_is_told_with_its_row(text: str, says: str) -> None:
    with pytest.raises(Problem, match=says):
        read_submissions(text, ASKED, where="f.csv")


def test_small_counts_are_hidden_and_what_would_tell_them() -> None:
    rows = ["comercio"] * 20 + ["comidas"] * 9 + ["artesania"] * 3
    counted = {
        c.answer: c.people for c in tally(({"actividad": (r,)} for r in rows), ASKED) if c.question == "actividad"
    }

    assert (counted["comercio"], counted["comidas"], counted["artesania"], counted["industria"]) == (20, None, None, 0)


def test_the_commands(tmp_path: Path) -> None:
    (tmp_path / "k.csv").write_text(KOBO, encoding="utf-8")
    run = CliRunner()
    form = run.invoke(main, ["advise", "form", "--out", str(tmp_path / "f.xlsx")])
    counted = run.invoke(main, ["advise", "tally", str(tmp_path / "k.csv")], env={"THAKHI_LANG": "es"})
    plan = run.invoke(
        main, ["advise", "plan", "actividad=comercio", "personas=1", "--date", "2021-10-04"], env={"THAKHI_LANG": "es"}
    )
    wrong = run.invoke(main, ["advise", "plan", "actividad"], env={"THAKHI_LANG": "es"})

    assert (form.exit_code, (tmp_path / "f.xlsx").read_bytes()[:2]) == (0, b"PK")
    assert "voluntarios, no una muestra" in counted.output
    assert "falta contestar" in plan.output
    assert (wrong.exit_code, "pregunta=respuesta" in wrong.output) == (2, True)
