"""Sites with figures: a cycle whose figures were frozen, and a data home into which a survey was imported."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from thakhi import pipeline
from thakhi.terms.survey import Survey
from thakhi.web.folder.load import load
from thakhi.web.workshops.models import Cycle

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def bolivia(db: None) -> Cycle:
    """The first road map, published, with its frozen figures and without records."""
    made = load(ROOT / "examples" / "bolivia-2021").cycle
    Cycle.objects.filter(pk=made.pk).update(is_published=True)
    return made


@pytest.fixture(scope="session")
def small_survey(tmp_path_factory: pytest.TempPathFactory) -> Survey:
    """The synthetic population, small."""
    return pipeline.synthesize(home=tmp_path_factory.mktemp("records"), scale=0.1)


@pytest.fixture
def with_records(db: None, small_survey: Survey, keeping: None, settings: Any) -> Survey:
    """A site with an imported survey, and a cache that keeps."""
    settings.HOME = Path(small_survey.folder).parents[1]
    return small_survey
