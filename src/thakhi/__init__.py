"""Thakhi: a road map for small economic units in which every recommendation opens."""

__version__ = "0.1.0"
