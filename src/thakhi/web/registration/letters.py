"""Letters to those who register, in the language in which they did."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.http import HttpRequest
from django.utils import timezone, translation

from thakhi.terms.text import Lang, Text
from thakhi.web.language import link as address_of
from thakhi.web.language import spoken
from thakhi.web.people.links import link_address, make_link
from thakhi.web.people.post import Attachment, send_letter
from thakhi.web.registration.models import Registration
from thakhi.web.registration.phrases import PHRASES
from thakhi.web.registration.retention import subject_of
from thakhi.web.templatetags.site import minute, said
from thakhi.web.workshops.bridge import invitation
from thakhi.web.workshops.models import Workshop

OWN_DAYS = 365  # after the workshop: for the certificate and for one's own data
ATTEND_DAYS = 2


def spoken_language() -> Lang:
    """The language of this request, which becomes that of the letters."""
    return spoken()


def ask_to_confirm(request: HttpRequest, registration: Registration) -> None:
    """Asks whether it was they who registered."""
    _write(request, registration, "mail_confirm", link=own_address(request, registration))


def tell_again(request: HttpRequest, registration: Registration) -> None:
    """Somebody registered who was registered: their link, again."""
    _write(request, registration, "mail_again", link=own_address(request, registration))


def tell_place(request: HttpRequest, registration: Registration) -> None:
    """They have a place, with the link by which they attend; or they wait for one."""
    own = own_address(request, registration)
    if registration.is_waiting:
        _write(request, registration, "mail_waiting", link=own)
        return
    attend = attend_address(request, registration)
    _write(request, registration, "mail_place", link=own, attend=attend, meeting=attend)


def people_to_tell(*, workshop: Workshop, **_: object) -> int:
    """How many are registered for a workshop that is not over."""
    return len(_to_tell(workshop))


def tell_changed(*, request: HttpRequest, workshop: Workshop, lines: Iterable[Text], **_: object) -> int:
    """Each of them gets what changed, with the new date for their calendar; how many."""
    registrations = _to_tell(workshop)
    for registration in registrations:
        changes = "\n".join(f"- {line.to(_lang(registration))}" for line in lines)
        page = workshop_address(request, workshop, lang=_lang(registration))
        _write(request, registration, "mail_changed", changes=changes, link=page)
    return len(registrations)


def _to_tell(workshop: Workshop) -> list[Registration]:
    if workshop.state not in ("convened", "cancelled") or _is_over(workshop):
        return []
    there = workshop.registrations.filter(cancelled_at=None, erased_at=None)
    return list(there.exclude(confirmed_at=None).exclude(email=""))


def tell_cancelled(request: HttpRequest, registration: Registration) -> None:
    """The organisers cancelled their registration."""
    page = workshop_address(request, registration.workshop, lang=_lang(registration))
    _write(request, registration, "mail_cancelled", link=page)


def send_attend_link(request: HttpRequest, registration: Registration) -> None:
    """The link by which they attend, again."""
    attend = attend_address(request, registration)
    _write(request, registration, "mail_attend", attend=attend, meeting=attend)


def remind(request: HttpRequest, registration: Registration) -> None:
    """The workshop begins soon: how to attend, and how to leave the place to another."""
    attend = attend_address(request, registration)
    _write(
        request,
        registration,
        "mail_remind",
        link=own_address(request, registration),
        attend=attend,
        meeting=attend,
    )


def own_address(request: HttpRequest, registration: Registration) -> str:
    """A new private link to the page of a registration: confirm, cancel, certificate, own data."""
    days = _days_until_end(registration.workshop) + OWN_DAYS
    return _link(request, registration, "confirm", days=days)


def attend_address(request: HttpRequest, registration: Registration) -> str:
    """A new private link by which one attends."""
    days = _days_until_end(registration.workshop) + ATTEND_DAYS
    return _link(request, registration, "attend", days=days if registration.workshop.starts else OWN_DAYS)


def workshop_address(request: HttpRequest, workshop: Workshop, *, lang: Lang | None = None) -> str:
    """The whole address of the page of a workshop."""
    return request.build_absolute_uri(address_of("workshops:workshop", workshop.cycle.slug, workshop.slug, lang=lang))


def calendar_file(request: HttpRequest, workshop: Workshop, *, meeting: str = "") -> Attachment | None:
    """The date of a workshop for a calendar, where it has one."""
    if workshop.starts is None:
        return None
    content = invitation(workshop, address=workshop_address(request, workshop), meeting=meeting)
    return Attachment(f"{workshop.slug}.ics", "text/calendar", content)


def _link(request: HttpRequest, registration: Registration, purpose: str, *, days: float) -> str:
    secret = make_link(purpose, days=days, subject=subject_of(registration.pk), single_use=False)
    return link_address(request, secret, lang=_lang(registration))


def _write(request: HttpRequest, registration: Registration, key: str, *, meeting: str = "", **said_: str) -> None:
    """A letter in the language of the registration, with the date as a file."""
    if not registration.email:
        return
    workshop, lang = registration.workshop, _lang(registration)
    with translation.override(lang):
        words = {"title": said(workshop.title), "when": when(workshop), **said_}
        file = calendar_file(request, workshop, meeting=meeting)
    body = PHRASES[key].to(lang).format(**words) + PHRASES["mail_foot"].to(lang)
    subject = PHRASES[f"{key}_subject"].to(lang).format(**words)
    send_letter(registration.email, subject=subject, body=body, files=[file] if file else [])


def when(workshop: Workshop) -> str:
    """`4 de octubre de 2021, 14:00 (America/La_Paz)`, or that it is to be announced."""
    if workshop.starts is None:
        return PHRASES["date_to_come"].to(spoken())
    return f"{minute(workshop.starts, workshop.cycle.zone)} ({workshop.cycle.zone.replace('_', ' ')})"


def _is_over(workshop: Workshop) -> bool:
    ends: datetime | None = workshop.ends or workshop.starts
    return ends is not None and ends < timezone.now()


def _days_until_end(workshop: Workshop) -> float:
    ends: datetime | None = workshop.ends or workshop.starts
    return max(0.0, (ends - timezone.now()) / timedelta(days=1)) if ends else 0.0


def _lang(registration: Registration) -> Lang:
    return "en" if registration.language == "en" else "es"
