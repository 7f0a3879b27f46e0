"""Microdata to estimates with their sampling error (METHODS 1 and 2)."""
