"""Migrations of the consultation."""
