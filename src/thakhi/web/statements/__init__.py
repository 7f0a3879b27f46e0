"""Exact words that a road map rests on, with the consent they stand on."""
