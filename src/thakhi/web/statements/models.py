"""Statements: exact words out of accepted text, with the cues they stand in."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from thakhi.web.people.models import Person
from thakhi.web.transcripts.models import Transcript
from thakhi.web.workshops.models import Cycle, Topic, Workshop


class Statement(models.Model):
    """A quote. `slug` is its permanent id; `words` stand letter by letter in its cues, or in `accepted` text of a page.

    `seen_hash` is the content hash of the words and the text of the cues as they were when it was saved, or when a
    person last looked at them and confirmed it; `changed_at` is when they first differed from that.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="statements")
    slug = models.SlugField(max_length=80)
    workshop = models.ForeignKey(Workshop, null=True, blank=True, on_delete=models.SET_NULL, related_name="statements")
    transcript = models.ForeignKey(Transcript, null=True, blank=True, on_delete=models.SET_NULL)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="statements")
    speaker = models.CharField(max_length=200, blank=True)  # for words quoted from a public page
    role = models.CharField(max_length=300, blank=True)
    words = models.TextField(blank=True)
    accepted = models.TextField(blank=True)  # the accepted text of a public page; cues hold it otherwise
    cue_ids = models.JSONField(default=list, blank=True)
    start_ms = models.PositiveBigIntegerField(null=True, blank=True)
    end_ms = models.PositiveBigIntegerField(null=True, blank=True)
    source = models.URLField(max_length=500, blank=True)
    topics = models.ManyToManyField(Topic, blank=True, related_name="statements")
    supports = models.JSONField(default=list, blank=True)  # ["practice:mentoring-women", "action:A1.1"]
    caution = models.TextField(blank=True)
    seen_hash = models.CharField(max_length=64, blank=True)
    is_published_source = models.BooleanField(default=False)  # words of a public page, cited from there
    is_withdrawn = models.BooleanField(default=False)  # by its speaker, or with their consent
    changed_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    deleted_at = models.DateTimeField(null=True, blank=True)  # its number and address stay taken; it can be undone
    created_at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL)

    class Meta:
        ordering: ClassVar = ["cycle", "slug"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["cycle", "slug"], name="statement_once_per_cycle")]
