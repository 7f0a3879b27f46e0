"""The letter that says what was answered to a proposal: to who proposed it and votes with an account, in its language.

Of who votes by a link, or proposed before voting, the site keeps no address: the page says so.
"""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone, translation

from thakhi.web.consultation.models import Proposal, Voter
from thakhi.web.consultation.phrases import PHRASES
from thakhi.web.consultation.queries import UNSEEN, words_of
from thakhi.web.language import link, tr
from thakhi.web.people.models import Account
from thakhi.web.people.post import send_letter
from thakhi.web.templatetags.site import day, said


def tell_answered(site: HttpRequest, row: Proposal, *, is_changed: bool) -> None:
    """A letter with the answer and where it is read; `is_changed` where another answer was told before."""
    account = _author_of(row)
    if account is None:
        return
    key = "mail_answer_changed" if is_changed else "mail_answer"
    with translation.override(account.language):
        words = {
            "title": said(row.cycle.title),
            "words": words_of(row),
            "answer": said(row.answer),
            "who": row.answered_by,
            "day": day(timezone.localdate()),
            "link": site.build_absolute_uri(_where(row)),
        }
        subject = tr(PHRASES[f"{key}_subject"]).format(**words)
        body = tr(PHRASES[key]).format(**words) + tr(PHRASES["mail_answer_rest"]).format(**words)
    send_letter(account.email, subject=subject, body=body)


def _author_of(row: Proposal) -> Account | None:
    """Whose code proposed it, where that is an account that is open."""
    if not row.proposed_by:
        return None
    voter = Voter.objects.filter(cycle=row.cycle, code=row.proposed_by, account__is_active=True).first()
    return voter.account if voter else None


def _where(row: Proposal) -> str:
    """The page of the proposal; that of all, while its author may not see it."""
    if row.state in UNSEEN:
        return link("consultation:consultation", row.cycle.slug)
    return link("consultation:proposal", row.cycle.slug, row.slug)
