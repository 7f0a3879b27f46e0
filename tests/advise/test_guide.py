"""The guide against the rules themselves: every regime of a random unit, asked one by one."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from thakhi import pipeline
from thakhi.advise.plan import checked_answers, plan_of
from thakhi.advise.read import MOST_QUESTIONS, read_questionnaire
from thakhi.simulate.regime import read_built_in
from thakhi.simulate.values import Reader
from thakhi.terms.advice import Answers, Choice, Guide, Question
from thakhi.terms.errors import Problem

DATE = "2021-10-04"
ASKED = read_questionnaire()


@pytest.fixture(scope="module")
def guide() -> Guide:
    return pipeline.guide(DATE)


def any_answers(chance: random.Random) -> Answers:
    """What somebody might answer."""
    answers: dict[str, tuple[str, ...]] = {}
    for question in ASKED.questions:
        if question.is_asked(answers):
            count = chance.randint(1, question.most)
            answers[question.id] = tuple(c.value for c in chance.sample(question.choices, count))
    return answers


def _between(chance: random.Random, choice: Choice, name: str) -> float:
    low = float(choice.low[name])
    high = float(choice.high.get(name, low))
    whole = name in {"asalariados", "vehiculos", "trabajadores"}
    return float(chance.randint(int(low), int(high))) if whole else chance.uniform(low, high)


def any_unit(chance: random.Random, answers: Answers) -> dict[str, float | str]:
    """A unit whose owner would answer so, drawn anywhere within what the answers leave open."""
    unit: dict[str, float | str] = {"actividad": "servicios", "ventas": 0.0, "trabajadores": 49.0}
    chosen = [c for q in ASKED.questions for c in q.choices if c.value in answers.get(q.id, ())]
    for choice in chosen:
        for name, value in choice.low.items():
            unit[name] = value if isinstance(value, str) else _between(chance, choice, name)
    for choice in chosen:
        for name, share in choice.shares_low.items():
            unit[name] = float(unit["ventas"]) * chance.uniform(share, choice.shares_high.get(name, share))
    return unit


@pytest.mark.parametrize("seed", range(150))
def test_no_unit_costs_outside_what_its_answers_were_told(guide: Guide, seed: int) -> None:
    chance = random.Random(seed)
    answers = any_answers(chance)
    told = {advice.table.regime: advice.cell for advice in plan_of(answers, guide).regimes}
    assert told
    for found in pipeline.regimes(DATE, **any_unit(chance, answers)):
        if found.regime in ASKED.not_asked:
            continue
        cell = told[found.regime]
        assert found.is_open or cell.open_to != "all"
        assert not found.is_open or cell.open_to != "none"
        if found.is_open:
            cost = found.taxes_bob_month + found.contributions_bob_month + found.compliance_bob_month
            assert cell.low - 1 <= cost
            assert cell.high is None or cost <= cell.high + 1


def test_the_bands_end_where_the_law_has_its_notches() -> None:
    law = Reader(read_built_in().parameters, DATE)
    rts = "regimen_tributario_simplificado"
    questions = {q.id: q for q in ASKED.questions}

    def ends(question: Question, name: str) -> list[float]:
        return [float(c.high[name]) for c in question.choices if name in c.high and not c.has_no_end]

    capital, sales = ends(questions["capital"], "capital"), ends(questions["ventas"], "ventas")
    assert law.number(f"{rts}.capital_minimo") in capital
    assert law.number(f"{rts}.capital_maximo") in capital
    assert int(law.number(f"{rts}.ventas_maximas") / 12) in sales


@pytest.mark.parametrize("name", ["ventas", "capital"])
def test_bands_neither_overlap_nor_leave_a_hole(name: str) -> None:
    question = next(q for q in ASKED.questions if q.id == name)
    for before, after in pairwise(question.choices):
        assert 0 <= float(after.low[name]) - float(before.high[name]) <= 1


def test_the_questionnaire_is_short_and_says_why() -> None:
    assert len(ASKED.questions) <= MOST_QUESTIONS
    assert [q.id for q in ASKED.questions if not (q.words.es and q.words.en and q.why.es and q.why.en)] == []


MARKET = {
    "actividad": ["comercio"], "personas": ["1"], "ventas": ["v2"], "compras": ["nada"], "capital": ["c1"],
    "electronicos": ["no"], "facturas": ["nunca"], "registro": ["no"], "sexo": ["mujer"], "area": ["ciudad"],
    "obstaculos": ["tramites"],
}  # fmt: skip


def test_the_smallest_are_not_pushed_to_register(guide: Guide) -> None:
    plan = plan_of(checked_answers(MARKET, ASKED.questions), guide)

    assert plan.is_asked_to_register is False
    assert [a.table.regime for a in plan.regimes if "cheapest" in a.marks] == []
    assert {tip.id for tip in plan.practices} & set(ASKED.smallest_left_alone) == set()
    assert len(plan.practices) == 5


def test_a_woman_is_shown_no_practice_made_for_men_alone(guide: Guide) -> None:
    for seed in range(50):
        answers = {**any_answers(random.Random(seed)), "sexo": ("mujer",)}
        for tip in plan_of(answers, guide).practices:
            assert "women" in tip.fits.get("sex", ("women",))


def test_what_is_not_answered_about_the_law_is_named(guide: Guide) -> None:
    plan = plan_of(checked_answers({"actividad": ["comidas"]}, ASKED.questions), guide)

    assert plan.missing == ("personas", "ventas", "compras", "capital") or "ventas" in plan.missing
    assert plan.regimes == ()
    assert plan.is_asked_to_register is None


def test_an_answer_to_a_question_that_is_not_asked_is_left_out() -> None:
    answers = checked_answers({"actividad": ["comercio"], "servicio": ["interprovincial"]}, ASKED.questions)

    assert answers == {"actividad": ("comercio",)}


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"actividad": ["comerico"]}, "comercio"),
        ({"bentas": ["v1"]}, "ventas"),
        ({"ventas": ["v1", "v2"]}, "takes 1 answers and has 2"),
    ],
)
def test_an_impossible_answer_is_told(given: dict[str, list[str]], says: str) -> None:
    with pytest.raises(Problem, match=says):
        checked_answers(given, ASKED.questions)
