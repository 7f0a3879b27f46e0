"""Which rows make up a cycle, what each is called in a folder, and what is left out and why.

A row's *key* is its name in the folder: its slug, its number within its parent, or another field that never changes.
Every field of every model is carried: what no readable sheet has goes to `private/`. A model of the site that is
neither here nor in `LEFT_OUT` fails a test.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.apps import apps


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How the rows of one model are found and named.

    `within` leads to the cycle; `key` is the field that names a row, or empty when it is numbered within `parent`.
    """

    label: str
    within: str
    key: str = ""
    parent: str = ""
    order: tuple[str, ...] = ("pk",)
    left_out: Mapping[str, str] = field(default_factory=dict)

    @property
    def model(self) -> Any:
        """The model."""
        return apps.get_model(self.label)


IMPLIED = "said by the place of the row in the folder"
SMALL = (
    Shape(label="people.Organisation", within="", key="slug", order=("slug",)),
    Shape(label="people.Person", within="", key="slug", order=("slug",)),
    Shape(label="workshops.Cycle", within="pk", order=("pk",)),
    Shape(label="transcripts.Pseudonym", within="cycle", order=("number",), left_out={"cycle": IMPLIED}),
    Shape(label="workshops.Phase", within="cycle", order=("order", "pk"), left_out={"cycle": IMPLIED}),
    Shape(label="workshops.Topic", within="cycle", key="slug", order=("order", "pk"), left_out={"cycle": IMPLIED}),
    Shape(label="workshops.Programme", within="cycle", key="slug", order=("order", "pk"), left_out={"cycle": IMPLIED}),
    Shape(label="workshops.Workshop", within="cycle", key="slug", order=("n",), left_out={"cycle": IMPLIED}),
    Shape(label="workshops.AgendaItem", within="workshop__cycle", parent="workshop", order=("order", "pk")),
    Shape(label="workshops.Appearance", within="workshop__cycle", parent="workshop", order=("order", "pk")),
    Shape(label="workshops.Document", within="workshop__cycle", parent="workshop", order=("order", "pk")),
    Shape(label="workshops.Change", within="cycle", order=("at", "pk"), left_out={"cycle": IMPLIED}),
    Shape(label="transcripts.Recording", within="workshop__cycle", parent="workshop", order=("pk",)),
    Shape(label="transcripts.Transcript", within="workshop__cycle", parent="workshop", order=("language",)),
    Shape(label="statements.Statement", within="cycle", key="slug", order=("slug",), left_out={"cycle": IMPLIED}),
)
"""Rows that readable files hold, in the order in which they are put; a difference goes to `private/rows.jsonl`."""

PRIVATE = (
    Shape(label="workshops.Grant", within="cycle", order=("account__email", "role"), left_out={"cycle": IMPLIED}),
    Shape(label="people.Consent", within="", order=("at", "pk")),
    Shape(label="registration.Registration", within="workshop__cycle", key="number", order=("created_at", "pk")),
    Shape(label="transcripts.Step", within="transcript__workshop__cycle", order=("at", "pk")),
    Shape(label="transcripts.Review", within="transcript__workshop__cycle", order=("asked_at", "pk")),
    Shape(
        label="progress_pages.Result",
        within="cycle",
        order=("action", "measure", "date"),
        left_out={"cycle": IMPLIED},
    ),
    Shape(label="progress_pages.PeriodLock", within="cycle", order=("until", "at", "pk"), left_out={"cycle": IMPLIED}),
    Shape(
        label="progress_pages.Status", within="cycle", order=("action", "date", "at", "pk"), left_out={"cycle": IMPLIED}
    ),
    Shape(label="people.AuditEntry", within="", order=("at", "pk")),
)
"""Rows about people: one file of JSON lines each, in `private/`."""

ACCOUNT = Shape(
    label="people.Account",
    within="",
    key="email",
    order=("email",),
    left_out={
        "password": "a copied hash can be guessed at leisure; who comes back enters by a one-time link",
        "last_login": "of this site, not of the cycle",
        "is_admin": "a right over the site is not given by loading a folder",
    },
)
SPOKEN = (
    Shape(label="transcripts.Cue", within="transcript__workshop__cycle", left_out={"transcript": IMPLIED}),
    Shape(label="transcripts.CueVersion", within="cue__transcript__workshop__cycle"),
)
KEPT = Shape(label="workshops.KeptFile", within="cycle", order=("path",), left_out={"cycle": IMPLIED})
LEFT_OUT = {
    **dict.fromkeys(
        ("consultation.Consultation", "consultation.Proposal", "consultation.Voter", "consultation.Vote"),
        "in files of their own: see consultation.py",
    ),
    **dict.fromkeys(
        ("draft.DraftConsultation", "draft.Commenter", "draft.Comment"), "in files of their own: see draft.py"
    ),
    "consultation.Results": "made from the votes, and made again where they are asked for",
    "people.PrivateLink": "a secret between the site and one person; new ones are sent where they are needed",
    "people.Attempt": "a count of minutes",
    "site.Freshness": "how often this site was changed",
    "roadmap_pages.Edition": "files that stand on this site under their own hash, made from a folder",
    "roadmap_pages.SignOff": "who answers for an edition of this site; the edition stands here",
    "jobs.Job": "made on this site from the folder and a survey; its command makes it again",
    "people.SignIn": "a session of a browser",
    "people.Letter": "a letter on its way; it is sent by the site that wrote it",
    "my_unit.Donation": "answers given to the site, of no cycle; a cycle is not theirs",
    "search.Passage": "made from the words, and made again where they are loaded",
    "search.SaidWord": "made from the words, and made again where they are loaded",
}
SHAPES = {shape.label: shape for shape in (*SMALL, *PRIVATE, ACCOUNT, *SPOKEN, KEPT)}


def fields_of(shape: Shape) -> tuple[Any, ...]:
    """The fields of a row that a folder carries."""
    return _fields(shape.label)


@lru_cache(maxsize=64)
def _fields(label: str) -> tuple[Any, ...]:
    shape = SHAPES[label]
    meta = shape.model._meta
    every = [f for f in (*meta.concrete_fields, *meta.many_to_many) if not f.primary_key]
    return tuple(f for f in every if f.name not in shape.left_out)


def private_name(shape: Shape) -> str:
    """`registration.jsonl`."""
    return f"{shape.label.rpartition('.')[2].lower()}.jsonl"
