"""Recordings and transcripts: every cue keeps its id for good, and every version of its words."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from thakhi.web.people.models import Person
from thakhi.web.transcripts import choices
from thakhi.web.workshops.models import Cycle, Workshop


class Recording(models.Model):
    """A recording of a workshop: a file here, a link to where it is, or known to exist and not found."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="recordings")
    kind = models.CharField(max_length=10, choices=choices.recording_kinds, default="video")
    language = models.CharField(max_length=8, default="es")
    file = models.FileField(upload_to="recordings/", blank=True, max_length=300)
    url = models.URLField(max_length=500, blank=True)
    is_found = models.BooleanField(default=True)
    seconds = models.FloatField(null=True, blank=True)
    media_type = models.CharField(max_length=60, blank=True)  # `audio/ogg`
    is_public = models.BooleanField(default=False)  # an organiser decided it; consent may still hold it back

    class Meta:
        ordering: ClassVar = ["id"]


class Transcript(models.Model):
    """What was said in a workshop, in one language, and how far a person has checked it."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="transcripts")
    recording = models.ForeignKey(Recording, null=True, blank=True, on_delete=models.SET_NULL)
    language = models.CharField(max_length=8, default="es")
    state = models.CharField(max_length=20, choices=choices.states, default="draft")
    is_machine = models.BooleanField(default=False)  # the draft was made by a machine
    tool = models.CharField(max_length=200, blank=True)  # which one
    file_name = models.CharField(max_length=200, blank=True)  # in `recordings/` of the folder: `panel-1.es.vtt`
    created_at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["workshop", "language"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workshop", "language"], name="transcript_once_per_language")
        ]

    @property
    def is_published(self) -> bool:
        """Whether its words are public."""
        return self.state == "published"


class Step(models.Model):
    """A step of a transcript's way: from which state to which, who took it and when."""

    transcript = models.ForeignKey(Transcript, on_delete=models.CASCADE, related_name="steps")
    before = models.CharField(max_length=20, blank=True)
    after = models.CharField(max_length=20)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL)
    who = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering: ClassVar = ["at", "id"]


class Cue(models.Model):
    """Some seconds of speech. `cue_id` is permanent: statements and links name it. `text` is the latest version.

    A withheld cue is one whose speaker did not let it be published: its place and time stay, its words do not show.
    """

    transcript = models.ForeignKey(Transcript, on_delete=models.CASCADE, related_name="cues")
    cue_id = models.CharField(max_length=100)
    order = models.PositiveIntegerField()
    start_ms = models.PositiveBigIntegerField()
    end_ms = models.PositiveBigIntegerField()
    speaker = models.CharField(max_length=200, blank=True)  # as the file named them
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="cues")
    text = models.TextField()
    is_withheld = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["transcript", "order"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["transcript", "cue_id"], name="cue_id_once_per_transcript"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["transcript", "order"]),
            models.Index(fields=["transcript", "start_ms"]),
        ]

    @property
    def start(self) -> float:
        """Seconds from the beginning."""
        return self.start_ms / 1000

    @property
    def end(self) -> float:
        """Seconds from the beginning."""
        return self.end_ms / 1000


class CueVersion(models.Model):
    """An earlier wording of a cue: what it was until somebody changed it, who and when."""

    cue = models.ForeignKey(Cue, on_delete=models.CASCADE, related_name="versions")
    text = models.TextField()
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    is_withheld = models.BooleanField(default=False)
    until = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL)
    who = models.CharField(max_length=200, blank=True)
    why = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering: ClassVar = ["until", "id"]


class Review(models.Model):
    """What a speaker was asked to read before it is published, until when, and what they answered."""

    transcript = models.ForeignKey(Transcript, on_delete=models.CASCADE, related_name="reviews")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="reviews")
    asked_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    is_accepted = models.BooleanField(default=False)
    comment = models.TextField(blank=True)  # for the team only

    class Meta:
        ordering: ClassVar = ["transcript", "person"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["transcript", "person"], name="review_once_per_speaker"),
        ]


class Pseudonym(models.Model):
    """The number under which somebody without consent to their name is shown in a cycle: given once, kept for good."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="pseudonyms")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="pseudonyms")
    number = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["cycle", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cycle", "person"], name="pseudonym_once_per_person"),
            models.UniqueConstraint(fields=["cycle", "number"], name="pseudonym_number_once"),
        ]
