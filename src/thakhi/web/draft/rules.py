"""Who may do what with the draft of a road map in consultation. To comment is no permission: see taking_part.py.

| permission | who |
|---|---|
| draft.open | organisers of the cycle, administrators: open and close the consultation |
| draft.moderate | organisers and facilitators: publish a comment, or not, saying why |
| draft.answer | the team: the official answer |
"""

from __future__ import annotations

import rules

from thakhi.web.workshops.rules import is_admin, is_facilitator, is_organiser, is_team

rules.add_perm("draft.open", is_organiser | is_admin)
rules.add_perm("draft.moderate", is_organiser | is_facilitator | is_admin)
rules.add_perm("draft.answer", is_team)
