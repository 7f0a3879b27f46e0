"""The first road map, published, with its scenarios and their frozen run."""

from __future__ import annotations

from tests.web.evidence_pages.conftest import bolivia as bolivia
