"""Thakhi: a road map for small economic units in which every recommendation opens.

The few names that a notebook needs; each loads what it needs when it is called.
"""

from thakhi.pipeline import (
    build,
    estimate,
    find_survey,
    import_survey,
    indicators,
    surveys,
    synthesize,
)

__version__ = "0.1.0"
__all__ = [
    "__version__",
    "build",
    "estimate",
    "find_survey",
    "import_survey",
    "indicators",
    "surveys",
    "synthesize",
]
