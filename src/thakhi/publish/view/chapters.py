"""The chapters after the panels: the plan's own, votes, effects of practices, scenarios, portfolio, then others."""

from __future__ import annotations

from thakhi.publish.view.agreements import agreement_sections
from thakhi.publish.view.effects import effect_sections
from thakhi.publish.view.plan import plan_sections
from thakhi.publish.view.portfolio import portfolio_sections
from thakhi.publish.view.scenarios import scenario_sections
from thakhi.terms.roadmap import Roadmap
from thakhi.terms.section import Section


def chapters_of(road: Roadmap) -> tuple[Section, ...]:
    """Every chapter that is not a panel."""
    computed = (*effect_sections(road), *scenario_sections(road), *portfolio_sections(road))
    return (*plan_sections(road), *agreement_sections(road), *computed, *road.sections)
