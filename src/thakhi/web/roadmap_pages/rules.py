"""Who may do what with a road map.

| permission | who |
|---|---|
| roadmap_pages.confirm | analysts and organisers of the cycle, administrators: confirm links that turned amber |
"""

from __future__ import annotations

import rules

from thakhi.web.workshops.rules import is_admin, is_analyst, is_organiser

rules.add_perm("roadmap_pages.confirm", is_analyst | is_organiser | is_admin)
