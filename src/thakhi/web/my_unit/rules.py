"""Who may do what: everybody answers; `my_unit.import` brings in an export of a survey tool, for who has a desk."""

from __future__ import annotations

import rules

from thakhi.web.workshops.rules import is_admin

rules.add_perm("my_unit.import", is_admin)
