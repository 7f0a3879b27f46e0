"""One's own comments: given with everything else that is kept of somebody, and erased with it."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from thakhi.web.draft.models import Comment, Commenter
from thakhi.web.people.models import Account


def data_of(row: Commenter) -> dict[str, Any]:
    """Everything kept of one commenter."""
    columns = ("number", "passage", "words", "language", "signed", "state", "why_hidden", "at")
    return {
        "cycle": row.cycle.slug,
        "code": row.code,
        "agreed_at": row.agreed_at,
        "comments": list(Comment.objects.filter(commenter=row).values(*columns)),
    }


def give_own_data(sender: object, *, account: Account | None, **_: object) -> tuple[str, Any]:
    """The comments of an account: a listener of `own_data_asked`."""
    rows = Commenter.objects.filter(account=account).select_related("cycle") if account else []
    return "draft_comments", [data_of(row) for row in rows]


def forget_with_account(sender: object, *, account: Account, **_: object) -> None:
    """Erases the comments of an account that goes: a listener of `account_erased`."""
    for row in Commenter.objects.filter(account=account):
        forget(row)


@transaction.atomic
def forget(row: Commenter) -> None:
    """Removes somebody's words, signature and code. An answer that was given stays, to a comment without words."""
    mine = Comment.objects.filter(commenter=row)
    mine.exclude(verdict="").update(state="erased", words="", signed="", why_hidden="", commenter=None)
    mine.filter(verdict="").delete()
    row.delete()
