"""Recordings and what was said in them: viewing, checking, review by speakers, versions."""
