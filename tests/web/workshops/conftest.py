"""What is known of a real cycle and an invented one, as rows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from thakhi.terms.text import Text
from thakhi.web.workshops.models import Cycle, Programme, Topic, Workshop

BOLIVIA = Path(__file__).resolve().parents[3] / "examples" / "bolivia-2021" / "cycle.yaml"


@pytest.fixture
def bolivia(db: None) -> Cycle:
    """The cycle of 2021 as far as it is public: nothing of it has a date, a speaker or a recording."""
    raw: dict[str, Any] = json.loads(json.dumps(yaml.safe_load(BOLIVIA.read_text(encoding="utf-8")), default=str))
    made = Cycle.objects.create(slug="bolivia-2021", title=Text(**raw["title"]), is_published=True, sheet=raw)
    for topic in raw["topics"]:
        Topic.objects.create(cycle=made, slug=topic["id"], label=Text(**topic["label"]))
    for panel in raw["panels"]:
        Workshop.objects.create(
            cycle=made,
            n=panel["n"],
            slug=f"panel-{panel['n']}",
            title=Text(panel["es_unofficial"], panel["title_en"]),
            state="held",
            sheet=panel,
        )
    for programme in raw["programmes"]:
        Programme.objects.create(
            cycle=made,
            slug=programme["id"],
            name=Text(**programme["name"]),
            words=Text(**programme["words"]),
            aliases=programme["aliases"],
            sheet=programme,
        )
    return made
