"""Taking part: what becomes public is said first; by account, or by a link that is sent to an address."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from thakhi.web.access import SignInFirst, found
from thakhi.web.consultation import domain, voting
from thakhi.web.consultation.forms import EmailForm, ProposalForm
from thakhi.web.consultation.models import Voter
from thakhi.web.consultation.phrases import PHRASES
from thakhi.web.consultation.views.read import about, link_of
from thakhi.web.language import link, tr
from thakhi.web.people.forms import posted
from thakhi.web.people.limits import limit
from thakhi.web.people.links import link_address, make_link, use_link
from thakhi.web.people.models import Account, PrivateLink
from thakhi.web.people.post import send_letter
from thakhi.web.templatetags.site import said
from thakhi.web.workshops.models import Cycle

LINK_DAYS = 2


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, cycle: str) -> HttpResponse:
    """What becomes public, and the button that agrees; for a stranger the form that sends a link."""
    row = found(request, Cycle.objects.all(), slug=cycle)
    form = EmailForm(posted(request))
    if isinstance(request.user, Account):
        if request.method == "POST":
            voting.begin(request, row)
            return HttpResponseRedirect(link("consultation:vote", row.slug))
    elif request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"].lower()
        limit(request, "vote-link", times=100, minutes=60, who=email, times_who=5)
        _send_link(request, row, email)
        return HttpResponseRedirect(link("consultation:sent", row.slug))
    page = {**about(row, (tr(PHRASES["begin"]), "")), "form": form}
    return render(request, "consultation/begin.html", page, status=400 if form.errors else 200)


@require_safe
def sent(request: HttpRequest, cycle: str) -> HttpResponse:
    """Look at your mail: the same for every address."""
    row = found(request, Cycle.objects.all(), slug=cycle)
    return render(request, "consultation/sent.html", about(row, (tr(PHRASES["begin"]), "")))


def bear_vote(request: HttpRequest, private: PrivateLink) -> HttpResponse:
    """The bearer of a link says yes to what becomes public, and votes from then on in this browser."""
    row = Cycle.objects.filter(slug=private.subject.removeprefix("cycle:")).first()
    if row is None:
        raise Http404
    if request.method == "POST":
        use_link(private)
        voting.begin(request, row, email=private.email)
        return HttpResponseRedirect(link("consultation:vote", row.slug))
    return render(request, "consultation/begin.html", {**about(row, (tr(PHRASES["begin"]), "")), "is_bearer": True})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, cycle: str) -> HttpResponse:
    """The form; a participant's proposal waits for the team, the team's is open at once."""
    row = found(request, Cycle.objects.all(), slug=cycle)
    is_team = request.user.has_perm("consultation.moderate", row)
    voter = voting.voter_of(request, row)
    if not is_team and voter is None and not request.user.is_authenticated:
        raise SignInFirst
    if not is_team and not domain.may_propose(row):
        return render(request, "consultation/not_now.html", about(row, (tr(PHRASES["propose"]), "")), status=409)
    form = ProposalForm(posted(request), cycle=row)
    if request.method == "POST" and form.is_valid():
        limit(request, "propose", times=200, minutes=60, who=_who(request, voter), times_who=10)
        author = "organiser" if is_team else "participant"
        domain.propose(row, form.said(), by=request.user, author=author, code=voter.code if voter else "")
        messages.success(request, _proposed(voter, is_team=is_team))
        return HttpResponseRedirect(link_of(row))
    page = {**about(row, (tr(PHRASES["propose"]), "")), "form": form, "is_team": is_team}
    return render(request, "consultation/propose.html", page, status=400 if form.errors else 200)


def _proposed(voter: Voter | None, *, is_team: bool) -> str:
    """What happens now; whether its author can be written to when it is answered."""
    if is_team:
        return tr(PHRASES["proposed_open"])
    told = "proposed_written" if voter and voter.account_id else "proposed_look"
    return f"{tr(PHRASES['proposed_waits'])} {tr(PHRASES[told])}"


def _who(request: HttpRequest, voter: Voter | None) -> str:
    return f"account-{request.user.pk}" if request.user.is_authenticated else f"voter-{voter.pk if voter else 0}"


def _send_link(request: HttpRequest, cycle: Cycle, email: str) -> None:
    """A link that is good once; to an address that never asked it says what to do: nothing."""
    address = link_address(request, make_link("vote", days=LINK_DAYS, email=email, subject=f"cycle:{cycle.slug}"))
    title = said(cycle.title)
    subject, body = tr(PHRASES["mail_vote_subject"]), tr(PHRASES["mail_vote"])
    send_letter(email, subject=subject.format(title=title), body=body.format(title=title, link=address))
