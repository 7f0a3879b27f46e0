"""Who answers the private links of registrations."""

from __future__ import annotations

from thakhi.web.registration.views import own

BEARERS = {"confirm": own.bear_confirm, "attend": own.bear_attend}
