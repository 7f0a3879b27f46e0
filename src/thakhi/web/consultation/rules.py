"""Who may do what in a consultation. Its subject is anything with `.cycle`, or the cycle.

| permission | who |
|---|---|
| consultation.moderate | organisers and facilitators: states, merges, answers, opening and closing |
| consultation.import | organisers: a conversation of Pol.is, once, where nothing was proposed yet |
"""

from __future__ import annotations

import rules

from thakhi.web.workshops.rules import is_admin, is_facilitator, is_organiser

rules.add_perm("consultation.moderate", is_organiser | is_facilitator | is_admin)
rules.add_perm("consultation.import", is_organiser | is_admin)
