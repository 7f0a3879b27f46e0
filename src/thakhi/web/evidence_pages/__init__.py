"""Evidencia: what the survey shows, what was tried elsewhere, what a change of the law would do to one unit."""
