"""The consultation of a draft: who comments, under a code; comments with the words that they were about; answers."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from thakhi.web.draft import choices
from thakhi.web.words import WordsField
from thakhi.web.workshops.models import Cycle


class DraftConsultation(models.Model):
    """From when to when the draft of a road map is commented on, and by whom."""

    cycle = models.OneToOneField(Cycle, on_delete=models.CASCADE, related_name="draft_consultation")
    opened_at = models.DateTimeField(default=timezone.now)
    closes_at = models.DateTimeField()
    is_for_everybody = models.BooleanField(default=False)  # not only for those who registered

    def is_open(self, now: datetime) -> bool:
        """Whether comments are taken now."""
        return self.opened_at <= now < self.closes_at


class Commenter(models.Model):
    """Somebody who comments, under a code. An account, or the keyed hash of an address that a link was sent to."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="commenters")
    code = models.CharField(max_length=80)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    address_hash = models.CharField(max_length=64, blank=True)
    agreed_at = models.DateTimeField(default=timezone.now)  # to what becomes public

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cycle", "code"], name="commenter_once_per_cycle"),
            models.UniqueConstraint(
                fields=["cycle", "account"], condition=models.Q(account__isnull=False), name="one_commenter_per_account"
            ),
            models.UniqueConstraint(
                fields=["cycle", "address_hash"],
                condition=~models.Q(address_hash=""),
                name="one_commenter_per_address",
            ),
        ]


class Comment(models.Model):
    """What somebody says of one passage of the draft, and the official answer.

    `about` keeps the words that the passage had; `quotes` the hash of each quote in them, without which they are not
    shown: words that somebody withdraws are gone from here too.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="draft_comments")
    number = models.PositiveIntegerField()
    passage = models.CharField(max_length=120)
    about = WordsField()
    quotes = models.JSONField(default=dict, blank=True)
    words = models.TextField(max_length=2000)
    language = models.CharField(max_length=10, default="es")
    signed = models.CharField(max_length=120, blank=True)  # for whom one speaks, as one wrote it
    commenter = models.ForeignKey(Commenter, null=True, blank=True, on_delete=models.SET_NULL, related_name="comments")
    state = models.CharField(max_length=10, choices=choices.states, default="waiting")
    why_hidden = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(default=timezone.now)
    verdict = models.CharField(max_length=10, choices=choices.verdicts, blank=True)
    answer = WordsField()
    answered_by = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["cycle", "number"], name="comment_number_once")]
