"""What every test may ask for: the folder of real data, where it is, and people with names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from thakhi.terms.survey import Survey

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real survey data; the test is skipped, saying so, where it is absent."""
    folder = Path(os.environ.get("THAKHI_SHARED", ROOT.parent / "shared")) / "data"
    if not folder.is_dir():
        pytest.skip("real survey data are not on this machine (set THAKHI_SHARED)")
    return folder


@pytest.fixture(scope="session")
def eh2019(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Survey:
    """The real household survey of 2019, imported once."""
    from thakhi.sources.read import import_survey

    file = shared_data / "eh2019" / "EH2019_Persona.csv.gz"
    return import_survey("ine_bolivia_eh", file, home=tmp_path_factory.mktemp("eh2019"))
