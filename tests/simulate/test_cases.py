"""Cases of the law: each has a source and its calculation by hand, which is worked out again here."""

from __future__ import annotations

import ast
import math
import operator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from thakhi.simulate.system import System, system_of
from thakhi.simulate.units import units_of

FOLDER = Path(__file__).parent / "cases"
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted(FOLDER.glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
OPERATORS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}


def worked(text: str) -> float:
    """What a line of arithmetic comes to: numbers, + - * / and max."""
    return _value(ast.parse(text, mode="eval").body)


def _value(node: ast.AST) -> float:
    match node:
        case ast.Constant(value=int() | float() as number):
            return float(number)
        case ast.BinOp(left=left, op=op, right=right):
            return OPERATORS[type(op)](_value(left), _value(right))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand)
        case ast.Call(func=ast.Name(id="max"), args=args):
            return max(_value(arg) for arg in args)
    raise AssertionError(ast.dump(node))


def run(case: dict[str, Any], system: System | None = None) -> Any:
    system = system or system_of(str(case["date"]))
    return system.run(units_of(**case["unit"]), [case["regime"]])[case["regime"]]


@pytest.mark.parametrize("case", CASES)
def test_the_rules_give_what_was_worked_by_hand(case: dict[str, Any]) -> None:
    found = run(case)
    wrong = {}
    for name, told in case["expect"].items():
        if name in {"is_open", "why"}:
            continue
        value = float(found[name][0])
        hand, _, working = str(told).partition(" = ")
        if hand == "not_found":
            good = math.isnan(value)
        else:
            assert math.isclose(float(hand), worked(working), abs_tol=1e-8), f"{name}: {told}"
            good = math.isclose(value, worked(working), rel_tol=1e-12, abs_tol=1e-9)
        if not good:
            wrong[name] = (told, value)

    assert wrong == {}
    if "is_open" in case["expect"]:
        assert bool(found.is_open[0]) is case["expect"]["is_open"]


@pytest.mark.parametrize("case", [c for c in CASES if "why" in c.values[0]["expect"]])  # type: ignore[index, attr-defined]
def test_the_one_requirement_that_is_missing_is_told(case: dict[str, Any]) -> None:
    system, found = system_of(str(case["date"])), run(case)
    missing = [v.name for v in system.regime(case["regime"]).requirements if not np.all(found[v.name])]

    assert missing == [case["expect"]["why"]]


def test_there_are_sixty_cases_and_each_has_a_source() -> None:
    cases = [param.values[0] for param in CASES]

    assert len(cases) >= 60
    assert [case["name"] for case in cases if not str(case["source"]).strip() or not case["expect"]] == []  # type: ignore[index]
    assert len({(c["name"], c["regime"]) for c in cases}) == len(cases)  # type: ignore[index]
