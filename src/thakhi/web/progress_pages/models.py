"""Results of actions, how each action goes, and the day up to which results can no longer be changed."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from thakhi.web.progress_pages import choices
from thakhi.web.workshops.models import Cycle


class Result(models.Model):
    """What an administration counted for an action up to a day. Women, men and unknown add up to the value.

    `reached` counts people; `target` is the indicator of the action's target, in its own unit, and has no parts.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="results")
    action = models.CharField(max_length=40)  # id in actions.yaml
    measure = models.CharField(max_length=10, choices=choices.measures)
    date = models.DateField()
    value = models.FloatField()
    women = models.PositiveIntegerField(null=True, blank=True)
    men = models.PositiveIntegerField(null=True, blank=True)
    unknown = models.PositiveIntegerField(null=True, blank=True)
    source = models.CharField(max_length=300)
    comment = models.CharField(max_length=1000, blank=True)
    state = models.CharField(max_length=10, choices=choices.states, default="draft")
    note = models.CharField(max_length=1000, blank=True)  # why it was returned
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    entered_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["action", "measure", "date"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cycle", "action", "measure", "date"], name="result_once_per_day")
        ]


class PeriodLock(models.Model):
    """Results up to `until` are closed. Rows are added, never changed; the latest day holds."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="period_locks")
    until = models.DateField()
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering: ClassVar = ["until", "at"]


class Status(models.Model):
    """How an action goes from a day on, and why. Rows are added, never changed; the latest day holds."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="statuses")
    action = models.CharField(max_length=40)  # id in actions.yaml
    state = models.CharField(max_length=12, choices=choices.statuses)
    reason = models.CharField(max_length=500)
    date = models.DateField()
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering: ClassVar = ["action", "date", "at", "id"]
