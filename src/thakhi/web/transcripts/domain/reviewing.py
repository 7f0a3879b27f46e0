"""Speakers read their own words before they are published: a private link each, for some days, answered or not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from thakhi.terms.errors import CheckProblem, InputProblem
from thakhi.terms.text import Lang, Text
from thakhi.web.language import tr
from thakhi.web.people.audit import note
from thakhi.web.people.links import make_link
from thakhi.web.people.models import Person, PrivateLink
from thakhi.web.people.post import send_letter
from thakhi.web.templatetags.site import day, said
from thakhi.web.transcripts.domain import steps
from thakhi.web.transcripts.domain.editing import Hand, Saved, Wanted, save
from thakhi.web.transcripts.models import Review, Transcript
from thakhi.web.transcripts.phrases import PHRASES

Address = Callable[[str, Lang], str]  # the secret of a link → its whole address
LONGEST_COMMENT = 4_000
NOBODY = Text(
    "no hay a quién enviar: ninguna persona con fragmentos tiene correo; asigne hablantes o entregue el enlace usted",
    "there is nobody to send it to: no person with cues has an e-mail; assign speakers, or hand the link over yourself",
)
NOT_YOURS = Text("ese fragmento no es suyo", "that cue is not yours")


@dataclass(frozen=True, slots=True)
class Asked:
    """Who got a letter, and who has no address to send it to."""

    written_to: tuple[Person, ...]
    without_address: tuple[Person, ...]


def speakers_of(transcript: Transcript) -> list[Person]:
    """Who speaks in it, by name."""
    rows = Person.objects.filter(cues__transcript=transcript, erased_at=None).select_related("account")
    return list(rows.distinct().order_by("name", "pk"))


@transaction.atomic
def ask_speakers(transcript: Transcript, *, address: Address, by: Any, now: datetime) -> Asked:
    """Sends each speaker the private link to the own words; *fails when* nobody can be written to."""
    speakers = speakers_of(transcript)
    reached = [person for person in speakers if person.email]
    if not reached:
        raise CheckProblem(NOBODY)
    row = steps.go(transcript, "with_speakers", by=by)
    due = now + timedelta(days=row.workshop.cycle.review_days)
    Review.objects.filter(transcript=row).delete()  # asked anew after corrections: earlier answers were to other words
    for person in speakers:
        Review.objects.create(transcript=row, person=person, asked_at=now, due_at=due)
    for person in reached:
        _write(row, person, due=due, address=address, now=now, key="letter_review")
    return Asked(tuple(reached), tuple(person for person in speakers if not person.email))


@transaction.atomic
def remind(transcript: Transcript, *, address: Address, by: Any, now: datetime) -> int:
    """Writes again to those who have not answered and still may; how many letters."""
    waiting = Review.objects.filter(transcript=transcript, answered_at=None, due_at__gt=now).select_related("person")
    reached = [review for review in waiting if review.person.email]
    for review in reached:
        _write(transcript, review.person, due=review.due_at, address=address, now=now, key="letter_reminder")
    Review.objects.filter(pk__in=[review.pk for review in reached]).update(reminded_at=now)
    cycle = transcript.workshop.cycle.slug
    note(by, "transcript.remind", f"transcript:{transcript.pk}", cycle=cycle, letters=len(reached))
    return len(reached)


@transaction.atomic
def hand_over(review: Review, *, address: Address, by: Any, now: datetime) -> str:
    """The private link of a speaker, for whoever organises to hand over; shown once."""
    cycle = review.transcript.workshop.cycle.slug
    note(by, "transcript.link", f"transcript:{review.transcript_id}", cycle=cycle, person=review.person_id)
    return _link(review.transcript, review.person, due=review.due_at, address=address, now=now)


def review_of(link: PrivateLink) -> Review | None:
    """The review that a private link opens, while the transcript is with its speakers or published."""
    kind, _, key = link.subject.partition(":")
    if kind != "transcript" or not key.isdigit() or link.person is None or link.person.erased_at:
        return None
    rows = Review.objects.select_related("transcript__workshop__cycle", "person")
    return rows.filter(
        transcript=int(key), person=link.person, transcript__state__in=("with_speakers", "published")
    ).first()


@transaction.atomic
def answer(
    review: Review, wanted: Sequence[Wanted], *, comment: str, is_accepted: bool, now: datetime | None = None
) -> Saved:
    """Keeps a speaker's corrections and answer; *fails when* a cue is not theirs."""
    keys = {want.cue for want in wanted}
    own = set(review.transcript.cues.filter(person=review.person, pk__in=keys).values_list("pk", flat=True))
    if keys - own or any(want.person != review.person_id for want in wanted):
        raise InputProblem(NOT_YOURS)
    hand = Hand(who=PHRASES["by_speaker"].es, why=PHRASES["by_review"].es)
    saved = save(review.transcript, wanted, hand=hand)
    review.comment = comment.strip()[:LONGEST_COMMENT]
    review.is_accepted = is_accepted and not saved.conflicts
    review.answered_at = (now or timezone.now()) if not saved.conflicts else review.answered_at
    review.save(update_fields=["comment", "is_accepted", "answered_at"])
    note(
        None,
        "transcript.answer",
        f"transcript:{review.transcript_id}",
        cycle=review.transcript.workshop.cycle.slug,
        who=hand.who,
        changed=len(saved.changed),
        accepted=review.is_accepted,
    )
    return saved


def _write(transcript: Transcript, person: Person, *, due: datetime, address: Address, now: datetime, key: str) -> None:
    """A letter in the reader's language."""
    lang: Lang = "en" if person.account and person.account.language == "en" else "es"
    with override(lang):
        where = _link(transcript, person, due=due, address=address, now=now)
        words = {
            "name": person.name,
            "workshop": said(transcript.workshop.title),
            "cycle": said(transcript.workshop.cycle.title),
            "until": day(due),
            "link": where,
        }
        subject, body = (tr(PHRASES[f"{key}_{part}"]).format(**words) for part in ("subject", "body"))
    send_letter(person.email, subject=subject, body=body)


def _link(transcript: Transcript, person: Person, *, due: datetime, address: Address, now: datetime) -> str:
    lang: Lang = "en" if person.account and person.account.language == "en" else "es"
    days = (due - now) / timedelta(days=1)
    subject = f"transcript:{transcript.pk}"
    secret = make_link("review", days=days, person=person, subject=subject, single_use=False)
    return address(secret, lang)
