"""What was said, cut into passages that one search hit is; the words that were said, for "did you mean".

The words by which passages are found are kept beside these rows, in the search table of each database: engines/.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from thakhi.web.people.models import Person
from thakhi.web.transcripts.models import Transcript
from thakhi.web.workshops.models import Workshop


class Passage(models.Model):
    """A turn, or a stretch of a long one, whose words show. `id` is its place: see passages.py.

    A bridge covers the cut between two stretches of a long turn: it is a hit only where neither of them is.
    """

    id = models.BigIntegerField(primary_key=True)
    transcript = models.ForeignKey(Transcript, on_delete=models.CASCADE, related_name="+")
    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    sector = models.CharField(max_length=20, blank=True)
    start_ms = models.PositiveBigIntegerField()
    end_ms = models.PositiveBigIntegerField()
    text = models.TextField()  # its cues, one a line
    cues = models.JSONField()  # their primary keys, in the order of the lines
    is_bridge = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["transcript", "start_ms"])]


class SaidWord(models.Model):
    """A word as it was said, and in how many passages: gone when nobody's visible words hold it."""

    word = models.CharField(max_length=60, primary_key=True)
    sound = models.CharField(max_length=60, db_index=True)  # how it is heard: c, s and z alike
    count = models.IntegerField()
