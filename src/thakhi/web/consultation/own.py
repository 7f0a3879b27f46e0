"""One's own votes and reasons: given with everything else that is kept of somebody, and erased with it."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from thakhi.web.consultation.models import Proposal, Results, Vote, Voter
from thakhi.web.people.models import Account


def data_of(voter: Voter) -> dict[str, Any]:
    """Everything kept of one voter."""
    columns = ("proposal__slug", "proposal__words", "answer", "important", "reason", "at")
    return {
        "cycle": voter.cycle.slug,
        "code": voter.code,
        "levels": voter.levels,
        "agreed_at": voter.agreed_at,
        "votes": list(Vote.objects.filter(voter=voter).values(*columns)),
        "proposals": list(
            Proposal.objects.filter(cycle=voter.cycle, proposed_by=voter.code).values("slug", "words", "state")
        ),
    }


def give_own_data(sender: object, *, account: Account | None, **_: object) -> tuple[str, Any]:
    """The votes of an account: a listener of `own_data_asked`."""
    voters = Voter.objects.filter(account=account).select_related("cycle") if account else []
    return "consultations", [data_of(voter) for voter in voters]


def forget_with_account(sender: object, *, account: Account, **_: object) -> None:
    """Erases the votes of an account that goes: a listener of `account_erased`."""
    for voter in Voter.objects.filter(account=account).select_related("cycle"):
        forget(voter)


@transaction.atomic
def forget(voter: Voter) -> None:
    """Removes somebody's votes, reasons and code; what they proposed stays, as nobody's."""
    Proposal.objects.filter(cycle=voter.cycle, proposed_by=voter.code).update(proposed_by="")
    Results.objects.filter(cycle=voter.cycle).delete()
    voter.delete()
