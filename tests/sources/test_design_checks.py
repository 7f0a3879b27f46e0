"""A sample that breaks a rule of its design is refused: what, how many records, on which lines; nothing is stored."""

from __future__ import annotations

import re

import pytest

from tests.sources.conftest import Tiny
from thakhi.terms.errors import DataProblem, InputProblem, Problem


def refused(tiny: Tiny, family: type[Problem], **changes: str) -> Problem:
    """The problem that the changed file raises; changes are `l3_w="-1"` for line 3, variable w."""
    cells = {(int(k[1:].split("_")[0]), k.split("_")[1]): v for k, v in changes.items()}
    with pytest.raises(family) as caught:
        tiny.load(tiny.write(cells))
    assert tiny.left() == []
    return caught.value


@pytest.mark.parametrize(
    ("value", "said"),
    [("-1.5", "the weight is negative"), ("0", "the weight is zero"), ("", "the weight is missing")],
)
def test_weights(tiny: Tiny, value: str, said: str) -> None:
    problem = refused(tiny, DataProblem, l3_w=value, l5_w=value)
    assert problem.text.en == f"{said}: 2 records (lines 3, 5)"
    assert problem.where == f"{tiny.folder}/tiny.csv:3"
    assert problem.exit_code == 3


@pytest.mark.parametrize("value", ["NaN", "inf", "a lot", "1,5"])
def test_weight_that_is_no_number(tiny: Tiny, value: str) -> None:
    problem = refused(tiny, DataProblem, l4_w=f'"{value}"')
    assert problem.text.en == f"not numbers with a decimal point: w: “{value}” (line 4; 1 in all)"
    assert problem.where == f"{tiny.folder}/tiny.csv:4"


@pytest.mark.parametrize(
    ("variable", "said"),
    [("h", "the stratum"), ("u", "the PSU"), ("f", "the household"), ("p", "the person number")],
)
def test_missing_design(tiny: Tiny, variable: str, said: str) -> None:
    problem = refused(tiny, DataProblem, **{f"l6_{variable}": " "})
    assert problem.text.en == f"{said} is missing: 1 records (lines 6)"
    assert problem.where == f"{tiny.folder}/tiny.csv:6"


def test_psu_in_two_strata(tiny: Tiny) -> None:
    problem = refused(tiny, DataProblem, l5_u="2", l6_u="1")
    assert "2 PSUs are in two strata (2: a / b; 1: a / b)" in problem.text.en
    assert "nest: true" in problem.text.en
    assert "2 UPM están en dos estratos" in problem.text.es
    assert problem.where == f"{tiny.folder}/tiny.csv:5"


def test_psu_codes_of_each_stratum_are_nested_when_declared(tiny: Tiny) -> None:
    tiny.columns.write_text(tiny.columns.read_text().replace("person: p}", "person: p, nest: true}"))
    survey = tiny.load(tiny.write({(5, "u"): "1", (6, "u"): "2"}))
    assert (survey.psus, survey.strata) == (4, 2)


def test_repeated_persons(tiny: Tiny) -> None:
    problem = refused(tiny, DataProblem, l3_p="1")
    assert problem.text.en == "repeated persons (household/person 1/1): 1 records (lines 3)"
    assert problem.where == f"{tiny.folder}/tiny.csv:3"


def test_lines_are_counted_through_cells_with_line_ends(tiny: Tiny) -> None:
    problem = refused(tiny, DataProblem, l2_s='"1. \nHombre"', l5_w="-2")
    assert problem.where == f"{tiny.folder}/tiny.csv:6"


def test_many_lines_are_cut(tiny: Tiny) -> None:
    file = tiny.write(extra="".join(f"-1,b,4,{i},1,2. Mujer,3\n" for i in range(100, 120)))
    with pytest.raises(DataProblem) as caught:
        tiny.load(file)
    assert caught.value.text.es == "el factor de expansión es negativo: 20 registros (líneas 7, 8, 9, 10, 11 …)"


@pytest.mark.parametrize(("value", "said"), [("1", "b: 1–1, n = 2"), ("9", "a: 5–9, n = 2")])
def test_population_sizes(tiny: Tiny, value: str, said: str) -> None:
    """fpc is one number per stratum, and at least the PSUs of the sample."""
    tiny.columns.write_text(tiny.columns.read_text().replace("person: p}", "person: p, fpc: n}"))
    strata = {"a": ["5", "5", value if value == "9" else "5"], "b": [value if value == "1" else "5"] * 2}
    lines = ["w,h,u,f,p,s,y,n"]
    for row in tiny.rows:
        lines.append(",".join([*row, strata[row[1]].pop(0)]))
    file = tiny.folder / "tiny.csv"
    file.write_text("\n".join(lines) + "\n")
    with pytest.raises(DataProblem, match=re.escape(said)):
        tiny.load(file)


def test_survey_id_is_a_plain_name(tiny: Tiny) -> None:
    tiny.columns.write_text(tiny.columns.read_text().replace("id: tiny", "id: ../tiny"))
    problem = refused(tiny, InputProblem)
    assert "“../tiny” cannot name a survey" in problem.text.en
