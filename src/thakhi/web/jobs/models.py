"""A job: what was asked, where it stands, what came out. It names its cycle by its slug, as editions do: loading a
folder in place of a cycle must not lose results that somebody cites."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from thakhi.web.jobs import choices
from thakhi.web.words import WordsField

LOST = timedelta(seconds=30)  # without a sign of life


class Job(models.Model):
    """Long work at its permanent address, `number` within its cycle.

    `asked` holds the choices of the form, `page` the result as a chapter in both languages, `data` the numbers as the
    command prints them, `inputs_hash` what they were made from. `beat_at` is the last sign of life of its worker.
    """

    cycle = models.SlugField(max_length=80)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=choices.kinds)
    title = WordsField()
    asked = models.JSONField(default=dict)
    state = models.CharField(max_length=12, choices=choices.states, default="waiting")
    doing = WordsField()
    share = models.FloatField(default=0.0)
    problem = WordsField()
    command = models.TextField(blank=True)
    page = models.JSONField(default=dict, blank=True)
    data = models.TextField(blank=True)
    inputs_hash = models.CharField(max_length=64, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True)
    beat_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["cycle", "number"], name="job_number_once")]

    @property
    def is_under_way(self) -> bool:
        """Whether it waits or runs."""
        return self.state in choices.UNDER_WAY

    @property
    def percent(self) -> int:
        """The share that is done, of a hundred."""
        return int(100 * self.share)

    def is_lost(self, now: datetime) -> bool:
        """Whether its worker has given no sign of life for too long."""
        return self.state == "running" and (self.beat_at is None or self.beat_at < now - LOST)
