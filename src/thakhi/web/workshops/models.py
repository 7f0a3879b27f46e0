"""A cycle of workshops and its parts; roles that accounts have in it; the files of its folder that no app owns."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from thakhi.web.people.models import Organisation, Person
from thakhi.web.words import WordsField
from thakhi.web.workshops import choices


class Cycle(models.Model):
    """A cycle of workshops. `sheet` keeps what its cycle.yaml says beyond these columns, as sources."""

    slug = models.SlugField(max_length=80, unique=True)
    title = WordsField()
    summary = WordsField()
    zone = models.CharField(max_length=60, default="America/La_Paz")
    country = models.CharField(max_length=2, default="BO")
    is_published = models.BooleanField(default=False)
    fictional = models.BooleanField(default=False)  # says so on every page
    fields = models.JSONField(default=list, blank=True)  # what a registration asks: see registration/fields.py
    invited = models.JSONField(default=list, blank=True)  # counts by sector, sex, department: see heard/
    organisations = models.ManyToManyField(Organisation, blank=True, related_name="cycles")  # who convenes it
    survey = models.CharField(max_length=100, blank=True)  # whose population the people are set beside
    review_days = models.PositiveIntegerField(default=14)
    sheet = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-created_at", "slug"]

    def __str__(self) -> str:
        return self.slug


class Phase(models.Model):
    """A stretch of a cycle, with what a reader can do in it."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="phases")
    order = models.PositiveIntegerField(default=0)
    name = WordsField(blank=False)
    todo = WordsField()
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["order", "id"]


class Topic(models.Model):
    """A topic of the cycle: statements and search are filtered by it."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="topics")
    slug = models.SlugField(max_length=80)
    label = WordsField(blank=False)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["order", "id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["cycle", "slug"], name="topic_once_per_cycle")]


class Programme(models.Model):
    """A programme behind the cycle. `sheet` keeps its record of cycle.yaml: aliases, funders, sources."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="programmes")
    slug = models.SlugField(max_length=80)
    name = WordsField(blank=False)
    words = WordsField()
    aliases = models.JSONField(default=list, blank=True)
    partners = models.ManyToManyField(Organisation, blank=True, related_name="programmes")
    sheet = models.JSONField(default=dict, blank=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["order", "id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["cycle", "slug"], name="programme_once_per_cycle")]


class Workshop(models.Model):
    """One workshop (a panel of the cycle). Its `uid` never changes; `sequence` grows when its date or place does."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="workshops")
    n = models.PositiveIntegerField()
    slug = models.SlugField(max_length=80)
    title = WordsField()
    theme = WordsField()
    questions = models.JSONField(default=list, blank=True)  # [{"es": …, "en": …}]
    starts = models.DateTimeField(null=True, blank=True)
    ends = models.DateTimeField(null=True, blank=True)
    place = WordsField()  # a room, or where the meeting is held on the web
    meeting_url = models.URLField(max_length=500, blank=True)  # shown to who is registered only
    state = models.CharField(max_length=20, choices=choices.states, default="convened")
    is_open = models.BooleanField(default=False)  # for registration
    capacity = models.PositiveIntegerField(null=True, blank=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField(default=timezone.now)
    sheet = models.JSONField(default=dict, blank=True)  # its panel in cycle.yaml: status, source, unofficial title

    class Meta:
        ordering: ClassVar = ["cycle", "n"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cycle", "n"], name="workshop_number_once"),
            models.UniqueConstraint(fields=["cycle", "slug"], name="workshop_once_per_cycle"),
        ]

    def __str__(self) -> str:
        return f"{self.cycle.slug}/{self.slug}"


class AgendaItem(models.Model):
    """A line of the agenda."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="agenda")
    order = models.PositiveIntegerField(default=0)
    starts = models.TimeField(null=True, blank=True)
    minutes = models.PositiveIntegerField(null=True, blank=True)
    title = WordsField(blank=False)
    people = models.ManyToManyField(Person, blank=True)

    class Meta:
        ordering: ClassVar = ["order", "id"]


class Appearance(models.Model):
    """A person in a workshop, as moderator, speaker or commentator."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="appearances")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appearances")
    role = models.CharField(max_length=20, choices=choices.appearance_roles, default="speaker")
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["order", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workshop", "person", "role"], name="appearance_once_per_role")
        ]


class Document(models.Model):
    """A presentation, a note or a page: a file here or a link to where it is."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="documents")
    title = WordsField(blank=False)
    file = models.FileField(upload_to="documents/", blank=True, max_length=300)
    url = models.URLField(max_length=500, blank=True)
    language = models.CharField(max_length=8, default="es")
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["order", "id"]


class Change(models.Model):
    """A line of the change list at the foot of a page: `el taller 2 pasó de 14:00 a 15:00`."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="changes")
    workshop = models.ForeignKey(Workshop, null=True, blank=True, on_delete=models.CASCADE, related_name="changes")
    at = models.DateTimeField(default=timezone.now)
    text = WordsField(blank=False)

    class Meta:
        ordering: ClassVar = ["-at", "-id"]


class Grant(models.Model):
    """A role of an account in a cycle. Speakers and participants are known by their appearances and registrations."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="grants")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=choices.grant_roles)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["cycle", "account", "role"], name="grant_once")]


class KeptFile(models.Model):
    """A file of the cycle folder that no app has rows for yet (actions, evidence, practices): kept as it came."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="kept_files")
    path = models.CharField(max_length=500)  # below the folder, with `/`
    content = models.BinaryField()

    class Meta:
        ordering: ClassVar = ["path"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["cycle", "path"], name="kept_file_once")]
