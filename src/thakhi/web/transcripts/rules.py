"""Who may do what with transcripts.

| permission | who |
|---|---|
| transcripts.check | organisers and facilitators: see drafts, correct, assign speakers, withhold |
| transcripts.publish | organisers: recordings, speakers' links, publish and withdraw |
"""

from __future__ import annotations

import rules

from thakhi.web.workshops.rules import is_admin, is_facilitator, is_organiser

rules.add_perm("transcripts.check", is_organiser | is_facilitator | is_admin)
rules.add_perm("transcripts.publish", is_organiser | is_admin)
