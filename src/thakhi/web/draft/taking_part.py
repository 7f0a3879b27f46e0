"""Who comments: whoever registered for a workshop of the cycle, its team, and everybody where the cycle permits it."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.http import HttpRequest

from thakhi.web.draft.models import Commenter, DraftConsultation
from thakhi.web.people.models import Account
from thakhi.web.registration.models import Registration
from thakhi.web.workshops.models import Cycle


def commenter_of(request: HttpRequest, cycle: Cycle) -> Commenter | None:
    """Who this reader comments as: by account, or by the link that this browser opened."""
    if isinstance(request.user, Account):
        return Commenter.objects.filter(cycle=cycle, account=request.user).first()
    key = request.session.get(_session_name(cycle))
    return Commenter.objects.filter(cycle=cycle, pk=key).first() if key else None


def may_take_part(held: DraftConsultation, *, account: Account | None = None, email: str = "") -> bool:
    """Whether an account, or the owner of an address, may comment."""
    if held.is_for_everybody:
        return True
    if account is not None and account.has_perm("workshops.see_team", held.cycle):
        return True
    email = account.email if account else email
    whose = Q(email__iexact=email) | Q(account=account) if account else Q(email__iexact=email)
    known = Registration.objects.filter(whose, workshop__cycle=held.cycle, confirmed_at__isnull=False, erased_at=None)
    return known.exists()


def begin(request: HttpRequest, cycle: Cycle, *, email: str = "") -> Commenter:
    """The commenter of this account, or of an address whose owner opened its link: there is one, even when asked twice.

    Who commented by link and has an account with the same address now stays the same.
    """
    account = request.user if isinstance(request.user, Account) and not email else None
    email = account.email if account else email
    account = account or Account.objects.filter(email__iexact=email, is_active=True).first()
    try:
        with transaction.atomic():
            row = _found_or_made(cycle, account, address_hash(cycle, email))
    except IntegrityError:  # two tabs at once: the other one made it
        row = _found_or_made(cycle, account, address_hash(cycle, email))
    if not isinstance(request.user, Account):
        request.session[_session_name(cycle)] = row.pk
    return row


def address_hash(cycle: Cycle, email: str) -> str:
    """What is kept of an address: nobody without the key of the site can tell whose it is."""
    words = f"comment:{cycle.slug}:{email.strip().lower()}"
    return hmac.new(settings.SECRET_KEY.encode(), words.encode(), hashlib.sha256).hexdigest()


def _found_or_made(cycle: Cycle, account: Account | None, hashed: str) -> Commenter:
    mine = Q(address_hash=hashed) | Q(account=account) if account else Q(address_hash=hashed)
    row = Commenter.objects.filter(mine, cycle=cycle).order_by("-account_id", "id").first()
    if row is None:
        code = f"c{secrets.token_hex(6)}"
        return Commenter.objects.create(cycle=cycle, code=code, account=account, address_hash=hashed)
    if account and row.account_id is None:
        row.account = account
        row.save(update_fields=["account"])
    return row


def _session_name(cycle: Cycle) -> str:
    return f"commenter-{cycle.pk}"
