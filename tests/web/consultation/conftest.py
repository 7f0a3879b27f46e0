"""An open consultation with three proposals."""

from __future__ import annotations

import pytest

from thakhi.web.consultation.domain import open_vote, propose
from thakhi.web.people.models import Account
from thakhi.web.workshops.models import Cycle


@pytest.fixture
def voted(cycle: Cycle, marta: Account) -> Cycle:
    """Ciclo uno, open to votes."""
    for words in ("Una ventanilla en el mercado", "Un plazo fijo", "Una guardería"):
        propose(cycle, {"words": words}, by=marta, author="organiser")
    open_vote(cycle, opens_at=None, closes_at=None, by=marta)
    return cycle
