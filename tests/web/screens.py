"""The screens on which pages are looked at: phone and desk, in both languages; two of the four in the fast suite."""

from __future__ import annotations

import pytest

each_screen = pytest.mark.parametrize(
    ("lang", "width"),
    [
        ("es", 390),
        ("en", 1280),
        pytest.param("en", 390, marks=pytest.mark.heavy),
        pytest.param("es", 1280, marks=pytest.mark.heavy),
    ],
)
