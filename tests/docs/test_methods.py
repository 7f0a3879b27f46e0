"""The methods page says the thresholds that the code applies."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from thakhi.evidence.design import Lonely
from thakhi.evidence.interval import LEVEL, NEAR
from thakhi.evidence.quality import LETTERS, RULES
from thakhi.terms.disclosure import LEAST_CASES

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "methods" / "estimation.md").read_text(encoding="utf-8")
WORDS = " ".join(PAGE.split())
NUMBERS = {5: "five"}


@pytest.mark.parametrize("rules", RULES.values(), ids=lambda rules: rules.id)
def test_the_thresholds_of_a_rule_set(rules) -> None:  # type: ignore[no-untyped-def]
    start = WORDS.index(f"**`{rules.id}`**")
    said = WORDS[start : WORDS.index("**`", start + 5) if "**`" in WORDS[start + 5 :] else start + 700]

    assert f"n < {rules.least_n}" in said
    assert f"{rules.reliable_cv:.0%}".replace("%", " %") in said
    assert f"{rules.usable_cv:.0%}".replace("%", " %") in said
    assert f"df < {rules.least_df}" in said or f"df ≥ {rules.least_df}" in said
    assert not rules.least_effective_n or f"n / deff ≥ {rules.least_effective_n}" in said
    assert not rules.most_log_cv or f"{100 * rules.most_log_cv:g} %" in said
    assert not rules.least_events or f"fewer than {rules.least_events} cases" in said


def test_suppression_and_intervals() -> None:
    assert f"fewer than {NUMBERS[LEAST_CASES]} people is suppressed" in WORDS
    assert f"θ ± t·SE at {LEVEL:.0%}".replace("%", " %") in WORDS
    assert f"below {100 * NEAR:g} % or above {100 - 100 * NEAR:g} %" in WORDS


def test_every_way_with_a_lonely_stratum_and_every_letter() -> None:
    assert [way for way in get_args(Lonely) if f"| `{way}`" not in WORDS] == []
    assert [letter for letter, text in LETTERS.items() if f"`{letter}` {text.en.split(':')[0]}" not in WORDS] == ["B"]
    assert "`B` use with care" in WORDS
