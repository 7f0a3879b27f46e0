"""Letters shortly before a workshop: each registration once for each date, however often this is asked for."""

from __future__ import annotations

from datetime import datetime, timedelta
from io import BytesIO
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.core.handlers.wsgi import WSGIRequest
from django.db import transaction
from django.db.models import F, QuerySet
from django.http import HttpRequest

from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text
from thakhi.web.registration.letters import remind
from thakhi.web.registration.models import Registration
from thakhi.web.registration.queries import STATES

PORTS = {"http": 80, "https": 443}


def remind_who_is_expected(site: HttpRequest, *, now: datetime, ahead: timedelta) -> int:
    """How many letters were put down: to whoever has a place in a workshop that begins within `ahead`."""
    return sum(_remind(site, registration) for registration in list(_due(now, ahead)))


def _due(now: datetime, ahead: timedelta) -> QuerySet[Registration]:
    rows = Registration.objects.filter(STATES["expected"], erased_at=None).exclude(email="")
    soon = rows.filter(workshop__starts__gt=now, workshop__starts__lte=now + ahead, workshop__state="convened")
    told = soon.exclude(reminded_of=F("workshop__starts"))
    return told.filter(workshop__cycle__is_published=True).select_related("workshop__cycle").order_by("pk")


@transaction.atomic
def _remind(site: HttpRequest, registration: Registration) -> int:
    """One letter; none when another process was faster."""
    starts = registration.workshop.starts
    is_mine = Registration.objects.filter(pk=registration.pk).exclude(reminded_of=starts).update(reminded_of=starts)
    if is_mine:
        remind(site, registration)
    return is_mine


def site_at(address: str = "") -> HttpRequest:
    """A request to the site as its readers reach it, so that a letter without one knows where links lead.

    *Fails when* `address` is no address of this site (THAKHI_HOSTS).
    """
    said = address or f"{'https' if settings.HTTPS else 'http'}://{settings.ALLOWED_HOSTS[0]}"
    parts = urlsplit(said)
    try:
        port = parts.port or PORTS[parts.scheme]
        request = WSGIRequest(
            {
                "REQUEST_METHOD": "GET",
                "SERVER_NAME": parts.hostname or "",
                "SERVER_PORT": str(port),
                "HTTP_HOST": parts.netloc,
                "HTTP_X_FORWARDED_PROTO": parts.scheme,
                "wsgi.url_scheme": parts.scheme,
                "wsgi.input": BytesIO(),
            }
        )
        request.get_host()
    except (ValueError, KeyError, DisallowedHost):
        hosts = ", ".join(settings.ALLOWED_HOSTS)
        raise InputProblem(
            Text(
                f"«{said}» no es una dirección de este sitio; se llega por {hosts} (THAKHI_HOSTS), con http:// o https://",
                f"“{said}” is no address of this site; it is reached as {hosts} (THAKHI_HOSTS), with http:// or https://",
            )
        ) from None
    return request
