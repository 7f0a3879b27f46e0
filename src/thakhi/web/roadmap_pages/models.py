"""Editions that were published for good, and who signed each off. Rows are added, never changed.

They name their cycle by its slug: loading a folder in place of a cycle must not lose what was published.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from thakhi.web.workshops.choices import grant_roles


class SignOff(models.Model):
    """A person answers, in a role, for the edition with this hash."""

    cycle = models.SlugField(max_length=80)
    edition_hash = models.CharField(max_length=64)
    role = models.CharField(max_length=20, choices=grant_roles)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=200)  # as it was when they signed
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cycle", "edition_hash", "role", "by"], name="sign_off_once")
        ]


class Edition(models.Model):
    """An edition at its permanent address; `sha256` covers every file of it."""

    cycle = models.SlugField(max_length=80)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)  # what the edition calls itself: `1.0 · 2022-03-01`
    edition_hash = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["cycle", "number"], name="edition_number_once")]
