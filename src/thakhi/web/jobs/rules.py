"""Who may use the queue.

| permission | who |
|---|---|
| jobs.run | analysts and organisers of the cycle, administrators: ask for work, watch it, stop it, read its result |
"""

from __future__ import annotations

import rules

from thakhi.web.workshops.rules import is_admin, is_analyst, is_organiser

rules.add_perm("jobs.run", is_analyst | is_organiser | is_admin)
