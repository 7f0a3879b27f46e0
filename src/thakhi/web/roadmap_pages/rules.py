"""Who may do what with a road map.

| permission | who |
|---|---|
| roadmap_pages.confirm | analysts and organisers of the cycle, administrators: confirm links that turned amber |
| roadmap_pages.sign | the team of the cycle, each in a role that they have |
| roadmap_pages.freeze | organisers of the cycle, administrators: publish an edition that was signed |
"""

from __future__ import annotations

import rules

from thakhi.web.workshops.rules import is_admin, is_analyst, is_organiser, is_team

rules.add_perm("roadmap_pages.confirm", is_analyst | is_organiser | is_admin)
rules.add_perm("roadmap_pages.sign", is_team)
rules.add_perm("roadmap_pages.freeze", is_organiser | is_admin)
