"""Who answers the private links that comment."""

from __future__ import annotations

from thakhi.web.draft.views import take_part

BEARERS = {"comment": take_part.bear_comment}
