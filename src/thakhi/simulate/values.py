"""The parameters of one day, as the rules read them through `p`; each reading is noted for the trace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from thakhi.simulate.parameter import Bands, Choices, Dated, Parameters
from thakhi.simulate.variable import Array
from thakhi.terms.errors import InputProblem

NAN = float("nan")


class Reader:
    """`p` of a rule: parameters of a date by dotted name; `read` lists the names that were asked.

    `set_` may hold an array for a name, one value per unit: rules multiply it as they do a number.
    """

    def __init__(self, parameters: Parameters, date: str, set_: Mapping[str, Any] | None = None) -> None:
        self.parameters = parameters
        self.date = date
        self.set = dict(set_ or {})
        self.read: dict[str, Dated | None] = {}
        self._tables: dict[str, tuple[Array, Array]] = {}

    def number(self, name: str) -> float:
        """A single value.

        *Fails when* none is known for the date.
        """
        if name in self.set:
            self.read[name] = self.parameters[name].at(self.date)
            return self.set[name]  # type: ignore[no-any-return] # an array, where each unit has a draw of its own
        value = self._dated(name).value
        assert isinstance(value, float)
        return value

    def known(self, name: str) -> float:
        """A single value, or NaN where no source gives one for the date."""
        try:
            return self.number(name)
        except InputProblem:
            if name not in self.parameters.by_name:
                raise
            self.read[name] = None
            return NAN

    def band(self, name: str, of: Array) -> Array:
        """The amount of the band that each value falls in; NaN above the last."""
        bands = self._dated(name).value
        assert isinstance(bands, tuple)
        tops, amounts = self._table(name, bands)
        return np.asarray(amounts[np.searchsorted(tops, of, side="left")])

    def top(self, name: str) -> float:
        """The upper limit of the last band."""
        bands = self._dated(name).value
        assert isinstance(bands, tuple)
        return bands[-1][0]

    def choice(self, name: str, codes: npt.NDArray[np.int8], words: Sequence[str]) -> Array:
        """The value of each unit's category; NaN where the law has none for it."""
        value: Choices = self._dated(name).value  # type: ignore[assignment]
        table = np.array([value.get(word, NAN) for word in words])
        return np.asarray(table[codes])

    def _dated(self, name: str) -> Dated:
        dated = self.parameters[name].at(self.date)
        self.read[name] = dated
        return dated

    def _table(self, name: str, bands: Bands) -> tuple[Array, Array]:
        if name not in self._tables:
            tops, amounts = zip(*bands, strict=True)
            self._tables[name] = np.array(tops), np.array([*amounts, NAN])
        return self._tables[name]
