"""The letter that says what was answered to a comment: to who commented with an account, in its language.

Of who commented by a link the site keeps no address, so that nobody can write to them: the page says so.
"""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import translation

from thakhi.web.draft.choices import VERDICT_WORDS
from thakhi.web.draft.models import Comment
from thakhi.web.draft.phrases import PHRASES
from thakhi.web.draft.queries import address_of
from thakhi.web.language import link, tr
from thakhi.web.people.post import send_letter
from thakhi.web.templatetags.site import day, said


def tell_answered(site: HttpRequest, row: Comment, *, is_changed: bool) -> None:
    """A letter with the verdict, the answer and where it is read; `is_changed` where another answer was told before."""
    account = row.commenter.account if row.commenter else None
    if account is None or not account.is_active:
        return
    key = "mail_answer_changed" if is_changed else "mail_answer"
    with translation.override(account.language):
        words = {
            "number": row.number,
            "title": said(row.cycle.title),
            "verdict": tr(VERDICT_WORDS[row.verdict]),
            "answer": said(row.answer),
            "who": row.answered_by,
            "day": day(row.answered_at),
            "link": site.build_absolute_uri(_where(row)),
        }
        subject = tr(PHRASES[f"{key}_subject"]).format(**words)
        body = tr(PHRASES[key]).format(**words) + tr(PHRASES["mail_answer_rest"]).format(**words)
    send_letter(account.email, subject=subject, body=body)


def _where(row: Comment) -> str:
    """Where its author reads the answer: under the comment, or among their own while it is not published."""
    return address_of(row, row.cycle) if row.state == "shown" else link("draft:mine", row.cycle.slug)
