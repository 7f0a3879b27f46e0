"""Practices: what was tried elsewhere, for whom, what it changed, what nobody measured."""
