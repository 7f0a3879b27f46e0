"""Making room for a folder whose cycle is here already. What people decided is never undone by an older folder."""

from __future__ import annotations

from pathlib import Path

from django.db import models

from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text
from thakhi.web.consultation.models import Vote
from thakhi.web.draft.models import Comment
from thakhi.web.folder.rows import Named, rows_of
from thakhi.web.folder.shapes import SMALL, fields_of
from thakhi.web.people.audit import note
from thakhi.web.registration.models import Registration
from thakhi.web.transcripts.models import Transcript
from thakhi.web.transcripts.signals import words_changed
from thakhi.web.workshops.models import Cycle


def make_room(cycle: Cycle, folder: Path) -> None:
    """Removes the rows of `cycle`, but neither its people nor their consents nor the audit log.

    *Fails when* registrations, votes or comments would be lost, because the folder has no `private/`.
    """
    if not (folder / "private").is_dir():
        _refuse_loss(cycle, folder)
    Transcript.objects.filter(workshop__cycle=cycle).update(state="withdrawn")
    for transcript in Transcript.objects.filter(workshop__cycle=cycle):
        words_changed.send(sender=Transcript, transcript=transcript, cues=None)
        transcript.cues.all().delete()  # one transcript at a time: a thousand hours at once fill the memory
    note(None, "cycle.replace", f"cycle:{cycle.slug}", cycle=cycle.slug, who="thakhi load")
    cycle.delete()


def _refuse_loss(cycle: Cycle, folder: Path) -> None:
    """Fails when people gave what a folder without `private/` does not bring."""
    kept = (
        (Text("inscripciones", "registrations"), Registration.objects.filter(workshop__cycle=cycle)),
        (
            Text("votos", "votes"),
            Vote.objects.filter(voter__cycle=cycle).exclude(voter__account=None, voter__address_hash=""),
        ),
        (Text("comentarios al borrador", "comments on the draft"), Comment.objects.filter(commenter__cycle=cycle)),
    )
    for what, rows in kept:
        if lost := rows.count():
            raise InputProblem(
                Text(
                    f"el ciclo tiene {lost} {what.es} que esta carpeta no trae; use una carpeta con private/",
                    f"the cycle has {lost} {what.en} that this folder does not bring; use a folder with private/",
                ),
                str(folder),
            )


def old_uploads(cycle: Cycle) -> list[str]:
    """The uploads of the cycle's rows, to be removed once the new ones stand."""
    named = Named.bare(cycle)
    return [
        name
        for shape in SMALL
        for field in fields_of(shape)
        if isinstance(field, models.FileField)
        for name in rows_of(shape, named).exclude(**{field.name: ""}).values_list(field.name, flat=True)
    ]
