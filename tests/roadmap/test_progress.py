"""Later figures beside targets: the answer, and the sample that would tell."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.publish.sample import estimate, roadmap
from thakhi.roadmap.progress import AdministrativeFigure, administrative, judge, later_estimate, reading, with_readings
from thakhi.roadmap.progress_files import add_figure, keep_estimates, readings_of
from thakhi.terms.absence import Absence
from thakhi.terms.errors import InputProblem
from thakhi.terms.estimate import Estimate, Interval
from thakhi.terms.roadmap import Roadmap, Target
from thakhi.terms.source import Period
from thakhi.terms.text import Text

ROAD = roadmap(synthetic=False)
AIM = ROAD.actions[0].target
assert AIM is not None


def later(value: float | Absence, half: float = 0.02, n: int = 400) -> Estimate:
    """The target's indicator six years on."""
    found = replace(AIM.baseline, value=value, n=n, survey="encuesta_posterior", period=Period("2025"))
    if isinstance(value, Absence):
        return replace(found, interval=None, se=None)
    return replace(found, interval=Interval(value - half, value + half))


def aim(value: float, direction: str = "at_least") -> Target:
    return replace(AIM, value=value, direction=direction)


@pytest.mark.parametrize(
    ("target", "value", "verdict"),
    [
        (aim(0.50, "at_most"), 0.45, "met"),
        (aim(0.50, "at_most"), 0.48, "met"),  # the end of the interval stands on the target
        (aim(0.50, "at_most"), 0.49, "cannot_tell"),
        (aim(0.50, "at_most"), 0.51, "cannot_tell"),
        (aim(0.50, "at_most"), 0.55, "not_met"),
        (aim(0.50), 0.55, "met"),
        (aim(0.50), 0.45, "not_met"),
        (aim(0.50), 0.49, "cannot_tell"),
    ],
)
def test_the_answer(target: Target, value: float, verdict: str) -> None:
    assert judge(target, later(value))[0] == verdict


def test_the_sample_that_would_tell_worked_by_hand() -> None:
    """Half-width 0.02 with n = 400, distance 0.01: twice as narrow needs four times as many, and one more."""
    assert judge(aim(0.50), later(0.49)) == ("cannot_tell", 1601)


@given(
    st.floats(0.1, 0.9), st.floats(0.01, 0.2), st.integers(50, 5000), st.sampled_from(["at_least", "at_most"]),
    st.floats(0.05, 0.95),
)  # fmt: skip
def test_the_sample_that_would_tell_is_the_smallest_that_does(
    value: float, half: float, n: int, direction: str, share: float
) -> None:
    """A slow witness: narrow the interval with the root of n and ask again, at that n and at a little less."""
    target = aim(value + (share * 2 - 1) * half * 0.999, direction)
    verdict, needed = judge(target, later(value, half, n))
    if verdict != "cannot_tell" or needed is None or needed > 10**9:
        return

    def at(size: float) -> str:
        return judge(target, later(value, half * math.sqrt(n / size), n))[0]

    assert at(needed * 1.0001 + 1) != "cannot_tell"
    assert needed <= n or at(max(n, needed * 0.999 - 1)) == "cannot_tell"


def test_a_figure_on_the_target_says_that_no_sample_tells() -> None:
    found = reading(replace(ROAD.actions[0], target=aim(0.5)), later(0.5))

    assert (found.verdict, found.needed) == ("cannot_tell", None)
    assert found.note
    assert "ninguna muestra" in found.note.es


def test_a_suppressed_figure_answers_nothing_and_says_why() -> None:
    found = reading(ROAD.actions[0], later(Absence.SUPPRESSED))

    assert (found.verdict, found.needed, found.note) == ("cannot_tell", None, Text("suprimido", "suppressed"))


def test_a_survey_that_is_not_later_is_refused() -> None:
    with pytest.raises(InputProblem, match="does not come after its baseline"):
        reading(ROAD.actions[0], replace(later(0.4), period=Period("2019")))


def test_an_estimate_of_another_cell_is_not_the_target() -> None:
    others = [replace(later(0.4), cell=()), replace(later(0.4), where="x"), replace(later(0.4), indicator="y")]

    assert later_estimate(AIM, others) is None
    assert later_estimate(AIM, [*others, later(0.4)]) == later(0.4)


def figure(**changes: object) -> AdministrativeFigure:
    given_ = {"action": "A1", "value": 0.4, "unit": "share", "date": "2025-06", "source": "Registro de prueba"}
    return AdministrativeFigure(**(given_ | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"action": "A7"}, "unknown action with a target"),
        ({"action": "A3"}, "unknown action with a target"),  # is there, but has no target
        ({"unit": "persons"}, "cannot be compared"),
        ({"date": "2018"}, "after the baseline"),
        ({"date": "junio"}, "YYYY"),
        ({"value": 40.0}, "write 0.18 for 18%"),
        ({"value": math.nan}, "not a share"),
        ({"source": " "}, "needs a value and a source"),
    ],
)
def test_an_administrative_figure_that_does_not_fit_says_where(changes: dict[str, object], words: str) -> None:
    with pytest.raises(InputProblem, match=words) as found:
        administrative(figure(**changes), ROAD.actions, "progress/administrative.yaml:3")
    assert found.value.where == "progress/administrative.yaml:3"


def test_an_administrative_count_has_no_interval_and_is_compared_as_it_is() -> None:
    counted = administrative(figure(), ROAD.actions, "x")

    assert counted.interval is None
    assert reading(ROAD.actions[0], counted).verdict == "met"


def test_what_is_entered_is_kept_and_read_again(tmp_path: Path) -> None:
    keep_estimates(tmp_path, ROAD, [later(0.49), estimate("labour_income_mean", 1.0)])
    add_figure(tmp_path, ROAD, {"action": "A1", "value": 0.6, "date": "2025-06", "source": "Registro"})
    add_figure(tmp_path, ROAD, {"action": "A1", "value": 0.4, "date": "2025-06", "source": "Registro, corregido"})
    found = readings_of(tmp_path, ROAD)

    assert [(r.action, r.estimate.survey, r.verdict) for r in found if r.action == "A1"] == [
        ("A1", "encuesta_posterior", "cannot_tell"),
        ("A1", "administrative", "met"),
    ]


def test_a_figure_changed_by_hand_is_told_with_its_line(tmp_path: Path) -> None:
    path = add_figure(tmp_path, ROAD, {"action": "A1", "value": 0.6, "date": "2025-06", "source": "Registro"})
    path.write_text("# a comment\n" + path.read_text(encoding="utf-8").replace("A1", "A11"), encoding="utf-8")

    with pytest.raises(InputProblem) as found:
        readings_of(tmp_path, ROAD)
    assert found.value.where == f"{path}:2"


def test_a_survey_without_any_target_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(InputProblem, match="measures none of the targets"):
        keep_estimates(tmp_path, ROAD, [estimate("labour_income_mean", 1.0)])
    assert list(tmp_path.iterdir()) == []


def test_progress_changes_the_hash_and_no_progress_does_not() -> None:
    assert with_readings(ROAD, ()) is ROAD
    assert with_readings(ROAD, (reading(ROAD.actions[0], later(0.4)),)).hash != ROAD.hash


def test_an_edition_shows_the_answer_in_both_languages(tmp_path: Path) -> None:
    from thakhi.publish.edition import render_edition

    road: Roadmap = with_readings(ROAD, (reading(ROAD.actions[0], later(0.51)),))
    out = render_edition(road, out=tmp_path / "out").parent

    assert "todavía no se puede decir" in (out / "es" / "plan-monitoring.html").read_text(encoding="utf-8")
    assert "cannot tell yet" in (out / "en" / "plan-monitoring.html").read_text(encoding="utf-8")
