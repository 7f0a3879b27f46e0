"""The terms: ids and hashes that last, problems that help, absences that are not zero."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
from pathlib import Path

import pytest

import thakhi.terms
from thakhi.terms.absence import Absence
from thakhi.terms.disclosure import LEAST_CASES, disclosed
from thakhi.terms.errors import (
    CheckProblem,
    DataProblem,
    InputProblem,
    Problem,
    ResourceProblem,
    nearest,
    unknown_name,
)
from thakhi.terms.estimate import Estimate, Interval, content_hash
from thakhi.terms.finding import Finding, refuse_blocked
from thakhi.terms.source import Period, Place, Source
from thakhi.terms.survey import Survey
from thakhi.terms.text import Text

BOLIVIA = Place("BO", Text.same("Bolivia"))
HAND_DRAWN = Source("hand", "a table drawn by hand", producer="Inés", date="2021")


def own_account(**changes: object) -> Estimate:
    """A share with its interval, of a table drawn by hand."""
    estimate = Estimate(
        indicator="share_own_account",
        survey="drawn",
        statistic="share",
        value=0.375,
        unit="share",
        cell=(("sex", "woman"), ("area", "rural")),
        se=0.021,
        interval=Interval(0.33, 0.42),
        n=640,
        n_psu=40,
        period=Period("2019"),
        place=BOLIVIA,
        source=HAND_DRAWN,
    )
    return dataclasses.replace(estimate, **changes)  # type: ignore[arg-type]


def test_every_term_is_frozen() -> None:
    terms = [
        value
        for module in pkgutil.iter_modules(thakhi.terms.__path__, "thakhi.terms.")
        for value in vars(importlib.import_module(module.name)).values()
        if dataclasses.is_dataclass(value) and isinstance(value, type)
    ]

    assert len(set(terms)) > 20
    assert [term.__name__ for term in terms if not term.__dataclass_params__.frozen] == []  # type: ignore[attr-defined]


def test_four_absences_are_four_words_in_each_language() -> None:
    words = [absence.text for absence in Absence]

    assert len({text.es for text in words}) == len({text.en for text in words}) == len(Absence) == 4


def test_an_estimate_is_named_by_everything_that_defines_it() -> None:
    assert own_account().id == "drawn/share_own_account;sex=woman;area=rural"
    assert own_account(where="age >= 15", quantile=0.5, since="earlier").id == (
        "drawn/share_own_account;q=0.5;sex=woman;area=rural;where=age >= 15;since=earlier"
    )


@pytest.mark.parametrize(
    "change", [{"value": 0.376}, {"se": 0.022}, {"n": 641}, {"unit": "persons"}, {"where": "age > 15"}]
)
def test_the_hash_of_an_estimate_changes_with_the_number(change: dict[str, object]) -> None:
    assert own_account(**change).hash != own_account().hash


@pytest.mark.parametrize(
    "change", [{"value": 0.375 * (1 + 1e-13)}, {"command": "thakhi estimate …"}, {"quality": "reliable"}]
)
def test_the_hash_of_an_estimate_is_deaf_to_what_is_not_the_number(change: dict[str, object]) -> None:
    assert own_account(**change).hash == own_account().hash


def test_suppressed_missing_and_zero_have_three_hashes() -> None:
    found = {own_account(value=value).hash for value in (Absence.SUPPRESSED, Absence.MISSING, 0.0)}

    assert len(found) == 3


def test_a_content_hash_does_not_depend_on_the_order_of_keys() -> None:
    assert content_hash({"a": 1, "b": [2]}) == content_hash({"b": [2], "a": 1}) != content_hash({"a": 1, "b": [3]})


def test_a_content_hash_refuses_what_has_no_canonical_form() -> None:
    with pytest.raises(TypeError, match="no canonical form for object"):
        content_hash({"a": object()})


def test_few_cases_are_suppressed_with_everything_that_could_disclose_them() -> None:
    shown = disclosed(own_account(n=LEAST_CASES - 1))

    assert shown.value is Absence.SUPPRESSED
    assert (shown.se, shown.interval, shown.cv, shown.df, shown.deff, shown.n, shown.n_psu) == (None,) * 7
    assert disclosed(own_account(n=LEAST_CASES)) == own_account(n=LEAST_CASES)


def test_a_problem_says_where_and_what_in_both_languages() -> None:
    problem = InputProblem(Text("falta el peso", "the weight is missing"), "columns.yaml:12")

    assert problem.to("es") == "columns.yaml:12: falta el peso"
    assert problem.to("en") == str(problem) == "columns.yaml:12: the weight is missing"


def test_each_family_of_problems_has_its_exit_code() -> None:
    families = (Problem, InputProblem, DataProblem, CheckProblem, ResourceProblem)

    assert [family.exit_code for family in families] == [1, 2, 3, 4, 5]


def test_an_unknown_name_offers_the_nearest() -> None:
    problem = unknown_name(Text("la dimensión", "dimension"), "departament", ["department", "area", "sex"])

    assert problem.to("es") == "no se conoce la dimensión «departament». ¿Quiso decir «department»?"
    assert problem.to("en") == "unknown dimension “departament”. Did you mean “department”?"


def test_an_unknown_name_like_nothing_lists_what_there_is() -> None:
    problem = unknown_name(Text("la encuesta", "survey"), "zzz", ["eh2019", "ephc"])

    assert problem.to("es") == "no se conoce la encuesta «zzz». Hay: eh2019, ephc."
    assert unknown_name(Text("la encuesta", "survey"), "zzz", []).to("en") == "unknown survey “zzz”. There are: none."
    assert nearest("zzz", ["eh2019"]) is None


def test_the_url_of_a_survey_chooses_its_engine() -> None:
    plain = Survey("drawn", Text.same("drawn"), "home/surveys/drawn", Period("2019"), BOLIVIA, HAND_DRAWN)
    spark = dataclasses.replace(plain, url="spark:home/surveys/drawn")

    assert (plain.engine, plain.folder) == ("duckdb", "home/surveys/drawn")
    assert (spark.engine, spark.folder) == ("spark", "home/surveys/drawn")


def test_a_source_is_cited_in_one_line() -> None:
    assert HAND_DRAWN.citation() == "Inés, a table drawn by hand, 2021."
    assert Source("bare", "only a title").citation() == "only a title."


def test_every_text_of_the_terms_is_in_both_languages() -> None:
    """A text that is the same in both is a code or a name, and says so with `Text.same`."""
    folder = Path(thakhi.terms.__path__[0])

    assert [p.name for p in folder.glob("*.py") if 'Text("", "' in p.read_text() or '", "")' in p.read_text()] in (
        [],
        ["wording.py"],  # units without a word after the number
    )


def test_ten_thousand_findings_are_told_in_fifty_lines() -> None:
    many = [
        Finding(rule="target", subject=f"A{n}", where="actions.yaml:1", text=Text("mal", "wrong"))
        for n in range(10_000)
    ]

    with pytest.raises(CheckProblem) as refused:
        refuse_blocked(many)
    lines = refused.value.to("es").splitlines()
    assert len(lines) == 1 + 50 + 1
    assert lines[-1].strip() == "… y 9.950 más"
    assert refused.value.to("en").splitlines()[-1].strip() == "… and 9,950 more"
