"""Scenarios over an invented population: choice, calibration, errors of the sample, money, disclosure, refusals."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner
from scipy.stats import t

from thakhi.cli import main
from thakhi.publish.scenario import render_simulation
from thakhi.simulate.accounts import accounts, totals
from thakhi.simulate.answer import run_scenarios
from thakhi.simulate.calibration import baseline_of
from thakhi.simulate.choice import calibrated, chosen, probabilities, shares_in, tastes_of
from thakhi.simulate.money import PUBLIC, SOCIAL, money_of
from thakhi.simulate.population import COLUMNS, Population, population_of
from thakhi.simulate.population import REGIMES as POP_REGIMES
from thakhi.simulate.regime import read_built_in
from thakhi.simulate.sampling import ratio_and_error, standard_error, t_quantile
from thakhi.simulate.simulation import limits_of
from thakhi.simulate.system import system_of
from thakhi.simulate.unseen import assumptions_of, draw_assumptions, draw_units, with_assumptions
from thakhi.terms.absence import Absence
from thakhi.terms.errors import DataProblem, InputProblem
from thakhi.terms.source import Period, Place, Source
from thakhi.terms.survey import Survey
from thakhi.terms.text import Text

SCENARIOS = Path("examples/bolivia-2021/scenarios")
DATE = "2019-07-01"
LAW = with_assumptions(read_built_in())
SURVEY = Survey(
    id="invented",
    title=Text.same("invented"),
    url="nowhere",
    period=Period("2019"),
    place=Place("BO", Text.same("Bolivia")),
    source=Source("invented", "invented"),
    synthetic=True,
)


def _owners(size: int = 600) -> tuple[dict[str, Any], dict[str, Any]]:
    r = np.random.default_rng(5)
    word = lambda *levels: r.choice(np.array(levels, dtype=object), size)  # noqa: E731 - a table of words
    people = r.integers(1, 5, size).astype(float)
    c: dict[str, Any] = {
        "sex": word("woman", "man"),
        "unit_size": np.where(people > 1, "2-4", "1").astype(object),
        "sector": word("trade", "accommodation_food", "manufacturing", "other_services"),
        "area": word("urban", "rural"),
        "department": word("La Paz", "Pando"),
        "nit_regime": word("none", "none", "none", "none", "general", "simplificado", "unknown"),
        "occupation_group": word("5", "7"),
        "activity_section": word("G", "C"),
        "pension_contributing": np.zeros(size),
        "unit_size_persons": people,
        "gross_sales_bob_month": r.lognormal(8, 0.8, size),
        "household_income_per_person_bob_month": r.lognormal(7, 0.7, size),
        "weight": r.uniform(50, 400, size),
        "psu": r.integers(1, 59, size),
    }
    for name in COLUMNS:
        c.setdefault(name, np.where(r.uniform(size=size) < 0.5, r.lognormal(5, 1, size), 0.0))
    c["department"][:3], c["department"][3:] = "Oruro", word("La Paz", "Pando")[3:]  # a group of three
    return c, {"psu": np.arange(60), "stratum": np.arange(60) // 10}


def _population() -> Population:
    return population_of(*_owners(), minimum_wage=2122.0)


def _answer(*names: str, **asked: Any) -> Any:
    owners, psus = _owners()
    files = [SCENARIOS / f"{name}.yaml" for name in names]
    return run_scenarios(files, survey=SURVEY, owners=owners, psus=psus, **{"draws": 3, **asked})


def test_shares_of_every_cell_are_met_and_an_independent_loop_agrees() -> None:
    r = np.random.default_rng(1)
    cells, weight = r.integers(0, 3, 900), r.uniform(1, 5, 900)
    payoff = np.column_stack([np.zeros(900), r.normal(-1, 1, 900), r.normal(-3, 2, 900)])
    payoff[r.uniform(size=900) < 0.3, 1] = -np.inf
    wanted = np.array([[0.9, 0.06, 0.04], [0.5, 0.1, 0.4], [0.97, 0.02, 0.01]])

    alpha = calibrated(payoff, cells, weight, wanted, sigma=0.4)

    for cell in range(3):
        total = np.zeros(3)
        for i in np.flatnonzero(cells == cell):
            power = [np.exp((payoff[i, k] + alpha[cell, k]) / 0.4) for k in range(3)]
            total += weight[i] * np.array(power) / sum(power)
        assert total / weight[cells == cell].sum() == pytest.approx(wanted[cell], abs=1e-8)


def test_tastes_given_the_regime_move_people_as_rejection_does() -> None:
    """The slow way: draw all tastes, keep the draws that chose what was observed, then raise one payoff."""
    size, sigma, r = 60_000, 0.7, np.random.default_rng(3)
    payoff, alpha = np.tile([0.0, -0.5, -1.2], (size, 1)), np.array([[0.0, -0.4, 0.3]])
    better = payoff + np.array([0.0, 0.0, 0.9])
    cells = np.zeros(size, dtype=np.int64)
    noise = -np.log(-np.log(r.uniform(size=(size, 3))))
    first = np.argmax((payoff + alpha) / sigma + noise, axis=1)
    then = np.argmax((better + alpha) / sigma + noise, axis=1)

    for observed in range(3):
        given = np.full(size, observed)
        tastes = tastes_of(payoff, cells, given, alpha, sigma=sigma, rng=np.random.default_rng(observed))
        assert np.array_equal(chosen(payoff, cells, tastes, np.arange(3)), given)
        moved = chosen(better, cells, tastes, np.arange(3)) == 2
        assert np.mean(moved) == pytest.approx(np.mean(then[first == observed] == 2), abs=0.012)
    both = probabilities((better[:1] + alpha) / sigma)[0, 2]
    assert np.mean(then == 2) == pytest.approx(both, abs=0.01)


def test_standard_error_is_that_of_a_loop_over_all_psus() -> None:
    p = _population()
    z = np.random.default_rng(1).normal(3, 1, p.size) * p.weight
    variance = 0.0
    for stratum in range(6):
        rows = [float(z[p.design.psu == psu].sum()) for psu in range(stratum * 10, stratum * 10 + 10)]
        mean = sum(rows) / 10
        variance += 10 / 9 * sum((row - mean) ** 2 for row in rows)

    assert standard_error(z, p.design) == pytest.approx(variance**0.5, rel=1e-12)
    assert p.design.df == 54
    assert t_quantile(0.975, 54) == pytest.approx(t.ppf(0.975, 54), abs=1e-5)
    value, error = ratio_and_error(np.ones(p.size), np.ones(p.size), p.weight, p.design)
    assert (value, error) == (1.0, pytest.approx(0.0, abs=1e-12))


def test_public_and_social_money_is_what_the_accounts_say_less_what_is_not_paid() -> None:
    p, system = _population(), system_of(DATE, LAW)
    assumed = draw_assumptions(assumptions_of(LAW.parameters), DATE, None)
    drawn = system.with_values(assumed)
    units = draw_units(p, assumed, limits_of(system), np.random.default_rng(1))
    money = money_of(drawn, units, POP_REGIMES, observed=p.observed, like=range(4))
    chosen_weight = {name: np.where(p.observed == i, p.weight, 0.0) for i, name in enumerate(POP_REGIMES)}
    received = totals(accounts(drawn, units, chosen=chosen_weight), "receiver")
    rows = np.arange(p.size)

    unpaid = float(np.sum(money.unpaid[rows, p.observed] * p.weight))
    public = sum(received.get(name, 0.0) for name in PUBLIC)
    assert unpaid > 0
    assert float(np.sum(money.public[rows, p.observed] * p.weight)) == pytest.approx(public - unpaid)
    social = sum(received.get(name, 0.0) for name in SOCIAL)
    assert float(np.sum(money.social[rows, p.observed] * p.weight)) == pytest.approx(social)


def test_who_says_to_be_in_the_simplified_regime_fits_it_in_every_draw() -> None:
    p, system = _population(), system_of(DATE, LAW)
    for seed in range(5):
        r = np.random.default_rng(seed)
        assumed = draw_assumptions(assumptions_of(LAW.parameters), DATE, r)
        units = draw_units(p, assumed, limits_of(system), r)
        simple = p.observed == 1
        assert simple.sum() > 20
        assert np.all((units["capital"][simple] > 12_000) & (units["capital"][simple] <= 60_000))
        assert np.all(units["compras_con_factura"][simple] * 12 <= 2 * units["capital"][simple])
        assert baseline_of(p, system.with_values(assumed), units, assumed, rng=r).worst_gap < 0.001


def test_without_behaviour_nobody_moves_and_a_law_left_alone_changes_nothing(tmp_path: Path) -> None:
    still = _answer("siete_rg", with_behaviour=False).scenarios[0]
    assert [still.figure(m).estimate.value for m in ("moved", "formalised", "revenue_change")] == [0.0, 0.0, 0.0]
    (tmp_path / "same.yaml").write_text(f"id: same\ntitle: {{es: igual, en: same}}\ndate: {DATE}\n")
    owners, psus = _owners()
    same = run_scenarios([tmp_path / "same.yaml"], survey=SURVEY, owners=owners, psus=psus, draws=3).scenarios[0]
    changes = ("moved", "income_change", "contributions_change", "revenue_change", "programme_cost", "balance")
    assert [same.figure(m).estimate.value for m in changes] == [0.0] * 6
    assert same.figure("cost_per_formalised").estimate.value is Absence.UNKNOWN


def test_what_is_paid_on_registration_is_in_the_cost_and_draws_more_people(tmp_path: Path) -> None:
    owners, psus = _owners()
    results = []
    for amount in (100, 2000):
        path = tmp_path / f"pay{amount}.yaml"
        path.write_text(
            f"id: p\ntitle: {{es: p, en: p}}\ndate: {DATE}\npayments: [{{bob: {amount}, to: {{sex: [woman]}}}}]\n"
        )
        results.append(
            run_scenarios([path], survey=SURVEY, owners=owners, psus=psus, draws=4, by=("sex",)).scenarios[0]
        )
    few, many = results
    for result, amount in ((few, 100), (many, 2000)):
        new = result.figure("formalised").estimate.value
        assert result.figure("programme_cost").estimate.value == pytest.approx(amount * new)
        assert result.figure("formalised", "sex", "man").estimate.value == 0.0
    assert many.figure("formalised").estimate.value > few.figure("formalised").estimate.value


def test_same_seed_same_bytes_and_another_seed_others() -> None:
    first, again, other = (render_simulation(_answer("monotributo", seed=s), format="json") for s in (1, 1, 2))
    assert first == again
    assert first != other


def test_a_group_of_three_owners_shows_nothing_and_neither_do_its_draws() -> None:
    result = _answer("monotributo", draws=25, by=("department",)).scenarios[0]
    hidden = [f for f in result.figures if f.group == ("department", "Oruro")]
    shown = [f for f in result.figures if f.group == ("department", "Pando")]

    assert len(hidden) == len(shown) > 20
    assert {f.estimate.value for f in hidden} == {Absence.SUPPRESSED}
    assert {(f.estimate.interval, f.estimate.n, f.assumption) for f in hidden} == {(None, None, None)}
    assert result.figure("registered_after", "department", "Pando").assumption is not None


def test_shares_after_add_up_and_two_kinds_of_interval_stand_apart() -> None:
    result = _answer("monotributo", draws=25).scenarios[0]
    shares = [f.estimate.value for f in result.figures if f.measure.startswith("after_")]
    assert sum(shares) == pytest.approx(1.0)
    before = result.figure("registered_before")
    assert before.estimate.se > 0
    assert before.assumption.low == pytest.approx(before.assumption.high)  # the survey says it, no assumption does


def test_back_tests_are_all_told() -> None:
    tests = _answer("registro_gratuito", with_tests=True).back_tests
    assert [x.id for x in tests] == [
        "free_and_informed", "two_months", "benin_visit", "benin_package", "sign_1", "sign_2-5", "sign_6+",
    ]  # fmt: skip
    by_id = {x.id: x for x in tests}
    assert by_id["two_months"].modelled > by_id["free_and_informed"].modelled


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("changes: [{parameter: registro.nitt, since: 2019-01-01, value: 0}]", r"s\.yaml:4: .*registro\.nit"),
        ("changes: [{parameter: impuestos.iva, since: 2019-01-01, value: 13}]", "13% is written 0.13"),
        ("inspection: {share_per_year: 20, days_closed: 5, cost_per_visit: 1}", "20% is written 0.2"),
        ("payments: [{bob: -5}]", "cannot be negative"),
        ("payments: [{bob: 5, regimes: [rts]}]", "regime “rts”"),
        ("payments: [{bob: 5, to: {sexo: [woman]}}]", "Did you mean “sex”"),
        ("payments: [{bob: 5, to: {sex: [women]}}]", "Did you mean “woman”"),
        (
            """changes: [{parameter: impuestos.iva, since: 2019-01-01, value: 0.1},
  {parameter: impuestos.iva, since: 2019-02-01, value: 0.2}]""",
            "two values",
        ),
        ("regimess: {}", "regimess"),
    ],
)
def test_a_scenario_that_cannot_be_is_refused_with_its_line(text: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    path.write_text(f"id: s\ntitle: {{es: s, en: s}}\ndate: {DATE}\n{text}\n")
    owners, psus = _owners()
    with pytest.raises(InputProblem, match=words):
        run_scenarios([path], survey=SURVEY, owners=owners, psus=psus, draws=1)


def test_numbers_and_dimensions_that_cannot_be_are_refused() -> None:
    for draws in (0, -3):
        with pytest.raises(InputProblem, match="must be 1 or more"):
            _answer("monotributo", draws=draws)
    with pytest.raises(InputProblem, match="Did you mean “sector”"):
        _answer("monotributo", by=("sectr",))


def test_a_population_without_sales_is_refused() -> None:
    owners, psus = _owners()
    silent = {**owners, "gross_sales_bob_month": np.full(600, np.nan)}
    with pytest.raises(DataProblem, match="no owner outside farming"):
        population_of(silent, psus, minimum_wage=2122.0)


def test_every_scenario_of_the_example_runs_and_is_written_in_both_languages() -> None:
    names = sorted(path.stem for path in SCENARIOS.glob("*.yaml"))
    answer = _answer(*names)
    assert len(answer.scenarios) == 6
    for lang in ("es", "en"):
        page = render_simulation(answer, lang=lang)  # type: ignore[arg-type]
        assert all(result.title.to(lang) in page for result in answer.scenarios)  # type: ignore[arg-type]
        assert ("SINTÉTICA" if lang == "es" else "SYNTHETIC") in page


def test_the_command_says_what_is_wrong_and_ends_with_the_family(tmp_path: Path) -> None:
    found = CliRunner().invoke(
        main, ["simulate", str(SCENARIOS / "monotributo.yaml"), "--survey", "nobody", "--home", str(tmp_path)]
    )
    assert found.exit_code == 2
    assert "nobody" in found.output


def test_the_survey_may_lie_in_any_order_of_psus() -> None:
    owners, psus = _owners()
    turned = {name: column[::-1] for name, column in psus.items()}
    one, two = (population_of(owners, p, minimum_wage=2122.0) for p in (psus, turned))
    z = one.weight * one.seen["ventas"]
    assert standard_error(z, one.design) == pytest.approx(standard_error(z, two.design))
    assert shares_in(np.zeros(one.size, dtype=np.int64), one.weight, np.eye(4)[one.observed]).sum() == pytest.approx(1)
