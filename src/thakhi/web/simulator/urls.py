"""The simulator and the national page of each scenario, with their addresses in both languages."""

from __future__ import annotations

from thakhi.web.language import both
from thakhi.web.simulator.views import scenarios, unit

LIST = ("simulador/escenarios/", "simulator/scenarios/")
ONE = tuple(f"{part}<slug:cycle>/<slug:scenario>" for part in LIST)
PAGES = [
    both("simulador/", "simulator/", unit.simulator, name="simulator"),
    both(*LIST, scenarios.listed, name="scenarios"),
    both(f"{ONE[0]}/", f"{ONE[1]}/", scenarios.scenario, name="scenario"),
    both(f"{ONE[0]}.csv", f"{ONE[1]}.csv", scenarios.as_csv, name="scenario-csv"),
    both(f"{ONE[0]}.yaml", f"{ONE[1]}.yaml", scenarios.as_yaml, name="scenario-file"),
]
