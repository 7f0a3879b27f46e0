"""Microdata in: one folder a survey, with its card, its mapping and its reader."""
