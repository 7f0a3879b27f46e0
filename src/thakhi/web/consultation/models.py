"""A consultation: proposals with their lineage, voters under a code, one vote per voter and proposal, kept results."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from thakhi.web.consultation import choices
from thakhi.web.words import WordsField
from thakhi.web.workshops.models import Cycle


class Consultation(models.Model):
    """Whether a cycle takes votes: opened by its team, and over when it is closed or its last moment has passed."""

    cycle = models.OneToOneField(Cycle, on_delete=models.CASCADE, related_name="consultation")
    stage = models.CharField(max_length=10, choices=choices.stages, default="before")
    opens_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    takes_proposals = models.BooleanField(default=True)

    def is_open(self, now: datetime) -> bool:
        """Whether votes count now."""
        has_begun = self.opens_at is None or self.opens_at <= now
        return self.stage == "open" and has_begun and not self.is_closed(now)

    def is_closed(self, now: datetime) -> bool:
        """Whether it is over."""
        return self.stage == "closed" or (self.stage == "open" and self.closes_at is not None and self.closes_at <= now)


class Proposal(models.Model):
    """Something to vote on. A merged one keeps its votes, and names in `merged_into` the one that took its place."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="proposals")
    order = models.PositiveIntegerField(default=0)
    slug = models.CharField(max_length=80)
    words = models.CharField(max_length=280)
    language = models.CharField(max_length=10, default="es")
    translations = models.JSONField(default=dict, blank=True)
    topic = models.CharField(max_length=80, blank=True)
    audience = models.CharField(max_length=200, blank=True)
    author = models.CharField(max_length=12, choices=choices.authors, default="participant")
    state = models.CharField(max_length=10, choices=choices.states, default="proposed")
    merged_into = models.CharField(max_length=80, blank=True)
    statements = models.JSONField(default=list, blank=True)
    answer = WordsField()
    answered_by = models.CharField(max_length=200, blank=True)
    answered_on = models.CharField(max_length=30, blank=True)
    proposed_on = models.CharField(max_length=30, blank=True)
    proposed_by = models.CharField(max_length=80, blank=True)  # the code of a voter

    class Meta:
        ordering: ClassVar = ["order", "id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["cycle", "slug"], name="proposal_once_per_cycle")]


class Voter(models.Model):
    """Somebody who votes, under a code. An account, or the keyed hash of an address that a link was sent to."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="voters")
    code = models.CharField(max_length=80)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    address_hash = models.CharField(max_length=64, blank=True)
    levels = models.JSONField(default=dict, blank=True)  # {"sex": …, "sector": …}, from their registration
    agreed_at = models.DateTimeField(default=timezone.now)  # to what becomes public

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cycle", "code"], name="voter_once_per_cycle"),
            models.UniqueConstraint(
                fields=["cycle", "account"], condition=models.Q(account__isnull=False), name="one_voter_per_account"
            ),
            models.UniqueConstraint(
                fields=["cycle", "address_hash"], condition=~models.Q(address_hash=""), name="one_voter_per_address"
            ),
        ]


class Vote(models.Model):
    """The answer of one person to one proposal: there is one per pair, the last that was given."""

    voter = models.ForeignKey(Voter, on_delete=models.CASCADE, related_name="votes")
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="votes")
    answer = models.CharField(max_length=10, choices=choices.answers)
    important = models.BooleanField(default=False)
    reason = models.CharField(max_length=500, blank=True)  # for the team; in no public file
    at = models.CharField(max_length=40, blank=True)  # ISO 8601, UTC

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["voter", "proposal"], name="one_vote_per_person")]


class Results(models.Model):
    """What the votes showed at `made_at`: made once, read by everybody; a change of what counts removes it."""

    cycle = models.OneToOneField(Cycle, on_delete=models.CASCADE, related_name="vote_results")
    made_at = models.DateTimeField()
    page = models.JSONField()  # the chapter on agreements, in both languages
    csv = models.TextField()
    polis = models.BinaryField()  # the zip in the layout of Pol.is
