"""Private links: made, read, used. Only a hash of the secret is kept, so a stolen database opens no link."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.http import Http404, HttpRequest
from django.utils import timezone

from thakhi.terms.text import Lang
from thakhi.web.language import link as address_of
from thakhi.web.people.models import Account, Person, PrivateLink


def make_link(
    purpose: str,
    *,
    days: float,
    account: Account | None = None,
    person: Person | None = None,
    email: str = "",
    subject: str = "",
    single_use: bool = True,
) -> str:
    """The secret of a new private link: shown once, never kept."""
    secret = secrets.token_urlsafe(32)
    PrivateLink.objects.create(
        secret_hash=_hash(secret),
        purpose=purpose,
        account=account,
        person=person,
        email=email,
        subject=subject,
        is_single_use=single_use,
        expires_at=timezone.now() + timedelta(days=days),
    )
    return secret


def link_address(request: HttpRequest, secret: str, *, lang: Lang | None = None) -> str:
    """The whole address of a private link, as a letter says it."""
    return request.build_absolute_uri(address_of("people:link", secret, lang=lang))


def find_link(secret: str) -> PrivateLink | None:
    """The link of a secret while it is good: neither expired, nor used up, nor of a closed account."""
    link = PrivateLink.objects.select_related("account", "person").filter(secret_hash=_hash(secret)).first()
    if link is None or link.expires_at < timezone.now():
        return None
    if link.is_single_use and link.used_at is not None:
        return None
    if link.account is not None and not link.account.is_active:
        return None
    return link


def read_link(secret: str, purpose: str) -> PrivateLink:
    """The link of a secret, if it is still good for `purpose`; not found otherwise (expired, used, another)."""
    link = find_link(secret)
    if link is None or link.purpose != purpose:
        raise Http404
    return link


def use_link(link: PrivateLink) -> None:
    """Marks a link as used; *fails when* another request used it meanwhile."""
    unused = PrivateLink.objects.filter(pk=link.pk)
    if link.is_single_use:
        unused = unused.filter(used_at=None)
    if unused.update(used_at=timezone.now()) == 0:
        raise Http404


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
