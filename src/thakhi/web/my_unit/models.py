"""Answers that somebody gave away: no name, no address, the day only."""

from __future__ import annotations

from django.db import models


class Donation(models.Model):
    """One set of answers, given with consent; whoever holds the code may take it back."""

    code = models.CharField(max_length=64, unique=True)  # sha256 of the code, which only the giver has
    answers = models.JSONField()
    version = models.CharField(max_length=20)
    language = models.CharField(max_length=2)
    source = models.CharField(max_length=10, choices=[("site", "site"), ("import", "import")], default="site")
    day = models.DateField()

    class Meta:
        ordering = ("day", "pk")
