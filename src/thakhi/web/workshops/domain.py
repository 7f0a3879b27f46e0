"""What happens to a cycle: its changes are told on its pages and feeds, its addresses made, its roles given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import models, transaction
from django.urls import resolve
from django.utils import timezone
from django.utils.text import slugify

from thakhi.terms.text import LANGS, Text
from thakhi.web.language import link
from thakhi.web.people.audit import note
from thakhi.web.people.models import Account
from thakhi.web.workshops.choices import STATE_WORDS
from thakhi.web.workshops.models import Change, Cycle, Grant, Workshop
from thakhi.web.workshops.phrases import PHRASES

SLUG = 60


@dataclass(frozen=True, slots=True)
class Announced:
    """What of a workshop is announced, so that its change is told: title, date, place, state."""

    title: Text
    starts: datetime | None
    ends: datetime | None
    place: Text
    state: str
    is_online: bool

    @classmethod
    def of(cls, workshop: Workshop) -> Announced:
        """What is announced of a workshop now."""
        w = workshop
        return cls(w.title, w.starts, w.ends, w.place, w.state, bool(w.meeting_url))


def tell_change(cycle: Cycle, workshop: Workshop | None, text: Text) -> Change:
    """A line of the change list at the foot of the page of `workshop`, or of `cycle` when it is None; in its feed too.

    It is public as soon as the cycle is: it holds no personal data and no words that somebody may withdraw.
    """
    return Change.objects.create(cycle=cycle, workshop=workshop, text=text)


def changes_between(before: Announced, after: Announced, *, zone: ZoneInfo) -> Iterator[Text]:
    """A line for each thing announced that is not as it was."""
    if before.title != after.title:
        yield _line("changed_title", before.title, after.title)
    if (before.starts, before.ends) != (after.starts, after.ends):
        yield _line("changed_date", _moment(before, zone), _moment(after, zone))
    if before.place != after.place:
        yield _line("changed_place", before.place, after.place)
    if before.is_online != after.is_online:
        yield PHRASES["changed_online" if after.is_online else "changed_not_online"]
    if before.state != after.state:
        yield _line("changed_state", STATE_WORDS[before.state], STATE_WORDS[after.state])


@transaction.atomic
def save_workshop(workshop: Workshop, *, by: Any, before: Announced | None) -> None:
    """Keeps a workshop; tells what of its announcement changed, which also makes calendars take the new copy."""
    workshop.updated_at = timezone.now()
    after = Announced.of(workshop)
    lines = [_line("changed_new", workshop.title)] if before is None else []
    if before is not None and before != after:
        lines = list(changes_between(before, after, zone=ZoneInfo(workshop.cycle.zone)))
        workshop.sequence += 1
    workshop.save()
    for line in lines:
        tell_change(workshop.cycle, workshop, line)
    note(by, f"workshop.{'make' if before is None else 'change'}", f"workshop:{workshop.pk}", cycle=workshop.cycle.slug)


@transaction.atomic
def publish(cycle: Cycle, *, is_published: bool, by: Any) -> None:
    """Shows a cycle to everybody, or to its team alone again."""
    cycle.is_published = is_published
    cycle.save(update_fields=["is_published"])
    note(by, "cycle.publish" if is_published else "cycle.hide", f"cycle:{cycle.pk}", cycle=cycle.slug)


@transaction.atomic
def grant(cycle: Cycle, email: str, role: str, *, by: Any) -> Grant:
    """Gives a role in a cycle to whoever has that address; an account is made for one that is new."""
    account = Account.objects.filter(email__iexact=email).first() or Account.objects.make(email)
    row, is_new = Grant.objects.get_or_create(cycle=cycle, account=account, role=role)
    if is_new:
        note(by, "grant.give", f"account:{account.pk}", cycle=cycle.slug, role=role)
    return row


@transaction.atomic
def revoke(row: Grant, *, by: Any) -> bool:
    """Takes a role away; False, and nothing done, when nobody would be left to organise the cycle."""
    others = row.cycle.grants.select_for_update().filter(role="organiser").exclude(pk=row.pk)
    if row.role == "organiser" and not others.exists():
        return False
    note(by, "grant.take", f"account:{row.account_id}", cycle=row.cycle.slug, role=row.role)
    row.delete()
    return True


def renamed(before: Text, after: Text) -> Text:
    """The line that tells a new title."""
    return _line("changed_title", before, after)


def hangs_on(workshop: Workshop) -> bool:
    """Whether people registered for a workshop or something of it was recorded: then it is cancelled, not removed."""
    kept = ("registrations", "recordings", "transcripts", "statements")
    return any(getattr(workshop, name).exists() for name in kept)


def free_slug(
    words: Text, rows: models.QuerySet[Any], *, pages: tuple[str, ...] = (), within: tuple[str, ...] = ()
) -> str:
    """A word for an address, made of a title: not taken in `rows`, and not hiding another page of the site."""
    base = slugify(words.es or words.en)[:SLUG].strip("-") or "sin-titulo"
    taken = set(rows.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = (base, *(f"{base}-{n}" for n in range(2, len(taken) + 20)))
    return next(slug for slug in numbered if slug not in taken and _leads_to(pages, *within, slug))


def hides_a_page(cycle: str, workshop: str) -> bool:
    """Whether a workshop with this word in its address would stand where the site has another page."""
    return not _leads_to(("workshops:workshop",), cycle, workshop)


def _leads_to(pages: tuple[str, ...], *words: str) -> bool:
    """Whether each of `pages` has its own address made of `words`, in both languages, and no other page has it."""
    places = [(page, lang) for page in pages for lang in LANGS]
    return all(resolve(link(page, *words, lang=lang)).url_name == page.rsplit(":", 1)[-1] for page, lang in places)


def _line(key: str, *values: Text) -> Text:
    words = PHRASES[key]
    given = [Text(value.es or PHRASES["nothing"].es, value.en or PHRASES["nothing"].en) for value in values]
    return Text(words.es.format(*(v.es for v in given)), words.en.format(*(v.en for v in given)))


def _moment(announced: Announced, zone: ZoneInfo) -> Text:
    """`2021-08-04 14:00-16:00`: a date as short as a line of changes wants it, the same in both languages."""
    if announced.starts is None:
        return Text("", "")
    words = announced.starts.astimezone(zone).strftime("%Y-%m-%d %H:%M")
    if announced.ends is not None:
        words += announced.ends.astimezone(zone).strftime("–%H:%M")
    return Text.same(words)
