"""Where the simulator meets the rooms: the regimes of one unit, its questions, written numbers."""

from __future__ import annotations

from thakhi.pipeline import regimes
from thakhi.publish.numbers import write_number
from thakhi.simulate.units import INPUTS, Input

__all__ = ["INPUTS", "Input", "regimes", "write_number"]
