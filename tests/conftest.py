"""What every test may ask for: the folder of real data, where it is, and people with names."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from thakhi.terms.survey import Survey

ROOT = Path(__file__).resolve().parents[1]
ARGUMENTS = ["--no-sandbox", "--autoplay-policy=no-user-gesture-required", "--mute-audio"]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


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


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests; they are skipped, saying so, where none is installed."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()
