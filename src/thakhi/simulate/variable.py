"""A variable of the law: a pure function of arrays, with its words, its law, who pays it and who receives it.

Its arguments are named after what it needs: inputs of the unit, other variables, and `p` for the parameters. The
docstring is the line of reasoning that a reader sees: Spanish first, English after an empty line.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from thakhi.terms.text import Text

Array = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Role = Literal["step", "requirement", "tax", "contribution", "registration", "compliance", "wage", "once", "days"]
LINES: tuple[Role, ...] = ("tax", "contribution", "registration", "compliance", "wage")
MAY_BE_MISSING: tuple[Role, ...] = ("registration", "once", "days", "wage", "compliance")  # NaN: no source gives it


@dataclass(frozen=True, slots=True, eq=False)
class Variable:
    """One named quantity; `role` says what the engine does with it (a step is only an intermediate)."""

    name: str
    compute: Callable[..., Any]
    needs: tuple[str, ...]
    title: Text
    why: Text
    law: str
    role: Role
    unit: str
    payer: str
    receiver: str

    def __call__(self, **values: Any) -> Any:
        """The array, from its needs by name: for tests and notebooks."""
        return self.compute(**values)


def variable(
    es: str,
    en: str,
    *,
    law: str = "",
    role: Role = "step",
    unit: str = "Bs/mes",
    payer: str = "",
    receiver: str = "",
) -> Callable[[Callable[..., Any]], Variable]:
    """Makes a function of a rules.py a variable. A requirement's title says what is missing where it is false."""

    def made(function: Callable[..., Any]) -> Variable:
        why_es, _, why_en = (inspect.getdoc(function) or "").partition("\n\n")
        return Variable(
            name=function.__name__,
            compute=function,
            needs=tuple(inspect.signature(function).parameters),
            title=Text(es, en),
            why=Text(" ".join(why_es.split()), " ".join(why_en.split())),
            law=law,
            role=role,
            unit=unit,
            payer=payer,
            receiver=receiver,
        )

    return made


def variables_of(module: ModuleType) -> Iterator[Variable]:
    """The variables of a rules.py, in their order."""
    return (value for value in vars(module).values() if isinstance(value, Variable))
