"""Who votes, and their answers: one per person and proposal, whatever is sent twice or at once."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from thakhi.terms.errors import CheckProblem
from thakhi.terms.text import Text
from thakhi.web.consultation.models import Consultation, Proposal, Vote, Voter
from thakhi.web.people.models import Account
from thakhi.web.registration.models import Registration
from thakhi.web.workshops.models import Cycle

CLOSED = Text(
    "la votación de esta propuesta ya no está abierta; su respuesta anterior, si la había, sigue como estaba",
    "this proposal is no longer open to votes; your earlier answer, if there was one, is as it was",
)
TRAITS = ("sex", "sector")


def voter_of(request: HttpRequest, cycle: Cycle) -> Voter | None:
    """Who this reader votes as: by account, or by the link that this browser opened."""
    if isinstance(request.user, Account):
        return Voter.objects.filter(cycle=cycle, account=request.user).first()
    key = request.session.get(_session_name(cycle))
    return Voter.objects.filter(cycle=cycle, pk=key).first() if key else None


def begin(request: HttpRequest, cycle: Cycle, *, email: str = "") -> Voter:
    """The voter of this account, or of an address whose owner opened its link: there is one, even when asked twice.

    Who voted by link and has an account with the same address now stays the same voter.
    """
    account = request.user if isinstance(request.user, Account) and not email else None
    email = account.email if account else email
    account = account or Account.objects.filter(email__iexact=email, is_active=True).first()
    try:
        with transaction.atomic():
            voter = _found_or_made(cycle, account, address_hash(cycle, email), email)
    except IntegrityError:  # two tabs at once: the other one made it
        voter = _found_or_made(cycle, account, address_hash(cycle, email), email)
    if not isinstance(request.user, Account):
        request.session[_session_name(cycle)] = voter.pk
    return voter


def address_hash(cycle: Cycle, email: str) -> str:
    """What is kept of an address: nobody without the key of the site can tell whose it is."""
    words = f"vote:{cycle.slug}:{email.strip().lower()}"
    return hmac.new(settings.SECRET_KEY.encode(), words.encode(), hashlib.sha256).hexdigest()


def cast(voter: Voter, proposal: Proposal, *, answer: str, important: bool = False, reason: str = "") -> None:
    """Keeps the answer in place of an earlier one. *Fails when* the vote is not open."""
    given = {"answer": answer, "important": important, "reason": reason, "at": now_words()}
    with transaction.atomic():
        _check_open(proposal)
        if Vote.objects.filter(voter=voter, proposal=proposal).update(**given):
            return
        try:
            with transaction.atomic():
                Vote.objects.create(voter=voter, proposal=proposal, **given)
        except IntegrityError:  # the same vote at the same moment
            Vote.objects.filter(voter=voter, proposal=proposal).update(**given)


def in_order(voter: Voter, proposals: Iterable[Proposal]) -> list[Proposal]:
    """The proposals in an order drawn for this person, the same every time: none is always first."""
    return sorted(proposals, key=lambda one: hashlib.sha256(f"{voter.code}:{one.slug}".encode()).digest())


def open_proposals(cycle: Cycle) -> list[Proposal]:
    """Those that are voted on."""
    return list(Proposal.objects.filter(cycle=cycle, state="open"))


def answers_of(voter: Voter | None) -> dict[int, Vote]:
    """The votes of somebody, by proposal."""
    return {vote.proposal_id: vote for vote in Vote.objects.filter(voter=voter)} if voter else {}


def may_see_results(cycle: Cycle, consultation: Consultation | None, voter: Voter | None) -> bool:
    """Whether results sway this reader no more: the vote is over, or they have answered everything."""
    if consultation is None or consultation.stage == "before":
        return False
    if consultation.is_closed(timezone.now()):
        return True
    if voter is None:
        return False
    open_now = Proposal.objects.filter(cycle=cycle, state="open")
    return open_now.exists() and not open_now.exclude(votes__voter=voter).exists()


def now_words() -> str:
    """This moment as votes keep it."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _check_open(proposal: Proposal) -> None:
    """In the transaction of the vote, so that what was read when the card was shown counts for nothing."""
    state = Proposal.objects.filter(pk=proposal.pk, state="open").exists()
    consultation = Consultation.objects.filter(cycle_id=proposal.cycle_id).first()
    if not state or consultation is None or not consultation.is_open(timezone.now()):
        raise CheckProblem(CLOSED)


def _found_or_made(cycle: Cycle, account: Account | None, hashed: str, email: str) -> Voter:
    mine = Q(address_hash=hashed) | Q(account=account) if account else Q(address_hash=hashed)
    voter = Voter.objects.filter(mine, cycle=cycle).order_by("-account_id", "id").first()
    if voter is None:
        code = f"v{secrets.token_hex(6)}"
        levels = _traits(cycle, account, email)
        return Voter.objects.create(cycle=cycle, code=code, account=account, address_hash=hashed, levels=levels)
    if account and voter.account_id is None:
        voter.account = account
        voter.save(update_fields=["account"])
    return voter


def _traits(cycle: Cycle, account: Account | None, email: str) -> dict[str, str]:
    """What they said of themselves when they registered; nothing where they did not."""
    whose = Q(email__iexact=email) | Q(account=account) if account else Q(email__iexact=email)
    known = Registration.objects.filter(whose, workshop__cycle=cycle, confirmed_at__isnull=False, erased_at=None)
    row = known.order_by("-created_at").first()
    given = {name: getattr(row, name) for name in TRAITS} if row else {}
    return {name: word for name, word in given.items() if word != "unknown"}


def _session_name(cycle: Cycle) -> str:
    return f"voter-{cycle.pk}"
