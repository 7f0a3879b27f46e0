"""The one row of the frame: how often anything was changed."""

from __future__ import annotations

from django.db import models


class Freshness(models.Model):
    """`count` grows with each change, so that a page kept for others is not shown after one."""

    count = models.PositiveBigIntegerField(default=0)
