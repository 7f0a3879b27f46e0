"""Who may do what with results.

| permission | who |
|---|---|
| progress_pages.enter | analysts, facilitators and organisers of the cycle, administrators: write results, send them |
| progress_pages.approve | organisers, administrators: approve or return what somebody else wrote; lock a period |
"""

from __future__ import annotations

import rules

from thakhi.web.workshops.rules import is_admin, is_analyst, is_facilitator, is_organiser

rules.add_perm("progress_pages.enter", is_analyst | is_facilitator | is_organiser | is_admin)
rules.add_perm("progress_pages.approve", is_organiser | is_admin)
