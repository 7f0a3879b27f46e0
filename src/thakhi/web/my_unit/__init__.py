"""For my unit: a self-check that stays on the phone."""
