"""Who answers the private links that vote."""

from __future__ import annotations

from thakhi.web.consultation.views import take_part

BEARERS = {"vote": take_part.bear_vote}
