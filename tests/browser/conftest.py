"""A real Chromium, where there is one, and the invented edition to open in it."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the invented edition, in both languages."""
    from tests.publish.sample import roadmap
    from thakhi.publish.edition import render_edition

    return render_edition(roadmap(), out=tmp_path_factory.mktemp("edition") / "out").parent
