"""No field of the site is forgotten: it is carried by a folder, or left out with a reason."""

from __future__ import annotations

from dataclasses import fields

import pytest
from django.apps import apps
from django.db import models

from thakhi.web.folder import bridge
from thakhi.web.folder.shapes import LEFT_OUT, SHAPES, fields_of
from thakhi.web.folder.values import _READERS
from thakhi.web.words import WordsField

OURS = [model for model in apps.get_models() if model.__module__.startswith("thakhi.web")]
PLAIN = {
    models.BinaryField, models.BooleanField, models.CharField, models.EmailField, models.FileField, models.FloatField,
    models.ForeignKey, models.JSONField, models.ManyToManyField, models.PositiveBigIntegerField,
    models.PositiveIntegerField, models.SlugField, models.TextField, models.URLField, WordsField,
}  # fmt: skip
SHEETS = {
    "workshops.Phase": bridge.PhaseSheet,
    "workshops.AgendaItem": bridge.AgendaSheet,
    "workshops.Appearance": bridge.AppearanceSheet,
    "workshops.Document": bridge.DocumentSheet,
    "workshops.Workshop": bridge.WorkshopSheet,
    "workshops.Change": bridge.ChangeSheet,
    "people.Organisation": bridge.OrganisationSheet,
    "transcripts.Recording": bridge.RecordingSheet,
    "transcripts.Transcript": bridge.TranscriptSheet,
}
BESIDE = {  # of a sheet: rows of another model, or a checksum
    "workshops.AgendaItem": set(),
    "workshops.Document": {"sha256"},
    "workshops.Workshop": {"agenda", "appearances", "documents"},
    "transcripts.Recording": {"sha256"},
}


def test_every_model_is_carried_or_left_out() -> None:
    assert {model._meta.label for model in OURS} == {*SHAPES, *LEFT_OUT}


@pytest.mark.parametrize("label", SHAPES)
def test_every_kind_of_field_can_be_written_and_read(label: str) -> None:
    assert {type(field) for field in fields_of(SHAPES[label])} <= PLAIN | set(_READERS)


@pytest.mark.parametrize("label", SHAPES)
def test_what_is_left_out_is_there_to_be_left_out(label: str) -> None:
    shape = SHAPES[label]
    names = {field.name for field in shape.model._meta.get_fields()}

    assert set(shape.left_out) <= names
    assert all(shape.left_out.values())


@pytest.mark.parametrize("label", SHEETS)
def test_a_readable_sheet_says_nothing_that_no_row_keeps(label: str) -> None:
    told = {field.name for field in fields(SHEETS[label])} - BESIDE.get(label, set())

    assert told <= {field.name for field in fields_of(SHAPES[label])}
