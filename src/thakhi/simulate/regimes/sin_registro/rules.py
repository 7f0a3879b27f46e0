"""No registration: nothing is paid to the treasury; labour duties are met as far as is assumed."""

from __future__ import annotations

from thakhi.simulate.regimes.laboral import rules as laboral
from thakhi.simulate.values import Reader
from thakhi.simulate.variable import variable

SHARED = (laboral,)


@variable("parte de lo laboral que se cumple", "share of labour duties that is met", unit="proporción")
def parte_cumplida(p: Reader) -> float:
    """Sin registro se supone que los aportes y el aguinaldo no se pagan, aunque la ley obligue.

    Without registration contributions and bonus are assumed not to be paid, though the law asks for them.
    """
    return p.number("supuestos.cumplimiento_laboral_sin_registro")
