"""Taking part: what becomes public is said first; by account, or by a link that is sent to an address. One's own."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from thakhi.web.access import BeginFirst, SignInFirst, found
from thakhi.web.draft import own, taking_part
from thakhi.web.draft.forms import EmailForm
from thakhi.web.draft.models import Comment, Commenter, DraftConsultation
from thakhi.web.draft.phrases import PHRASES
from thakhi.web.draft.views.read import about
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
    page = about(request, row, (tr(PHRASES["begin"]), ""))
    held: DraftConsultation | None = page["held"]
    form = EmailForm(posted(request))
    if held is None or not page["is_open"]:
        return render(request, "draft/begin.html", page)
    if isinstance(request.user, Account):
        page["may_take_part"] = taking_part.may_take_part(held, account=request.user)
        if request.method == "POST" and page["may_take_part"]:
            taking_part.begin(request, row)
            return HttpResponseRedirect(link("draft:draft", row.slug))
    elif request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"].lower()
        limit(request, "comment-link", times=100, minutes=60, who=email, times_who=5)
        _send_link(request, held, email)
        return HttpResponseRedirect(link("draft:sent", row.slug))
    return render(request, "draft/begin.html", page | {"form": form}, status=400 if form.errors else 200)


@require_safe
def sent(request: HttpRequest, cycle: str) -> HttpResponse:
    """Look at your mail: the same for every address."""
    row = found(request, Cycle.objects.all(), slug=cycle)
    return render(request, "draft/sent.html", about(request, row, (tr(PHRASES["begin"]), "")))


def bear_comment(request: HttpRequest, private: PrivateLink) -> HttpResponse:
    """The bearer of a link says yes to what becomes public, and comments from then on in this browser."""
    row = Cycle.objects.filter(slug=private.subject.removeprefix("cycle:")).first()
    if row is None:
        raise Http404
    if request.method == "POST":
        use_link(private)
        taking_part.begin(request, row, email=private.email)
        return HttpResponseRedirect(link("draft:draft", row.slug))
    page = about(request, row, (tr(PHRASES["begin"]), "")) | {"is_bearer": True}
    return render(request, "draft/begin.html", page)


@never_cache
@require_safe
def mine(request: HttpRequest, cycle: str) -> HttpResponse:
    """My comments: where each stands, why one was not published, what was answered."""
    row, me = _mine(request, cycle)
    page = about(request, row, (tr(PHRASES["mine"]), "")) | {"rows": Comment.objects.filter(commenter=me)}
    return render(request, "draft/mine.html", page)


@never_cache
@require_safe
def data(request: HttpRequest, cycle: str) -> HttpResponse:
    """All that is kept of me in this consultation."""
    _, me = _mine(request, cycle)
    return JsonResponse(own.data_of(me), json_dumps_params={"ensure_ascii": False, "indent": 1})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, cycle: str) -> HttpResponse:
    """Removes my comments."""
    row, me = _mine(request, cycle)
    if request.method == "POST":
        own.forget(me)
        messages.success(request, tr(PHRASES["erased"]))
        return HttpResponseRedirect(link("draft:draft", row.slug))
    page = about(request, row, (tr(PHRASES["erase"]), "")) | {"heading": tr(PHRASES["erase"])}
    page |= {"lead": tr(PHRASES["erase_lead"]), "button": tr(PHRASES["erase_button"])}
    return render(request, "web/confirm.html", page | {"cancel": link("draft:mine", row.slug)})


def _mine(request: HttpRequest, cycle: str) -> tuple[Cycle, Commenter]:
    row = found(request, Cycle.objects.all(), slug=cycle)
    me = taking_part.commenter_of(request, row)
    if me is None:
        raise BeginFirst("draft:begin", row.slug) if request.user.is_authenticated else SignInFirst
    return row, me


def _send_link(request: HttpRequest, held: DraftConsultation, email: str) -> None:
    """A link that is good once; to an address that may not comment, why not: nobody else learns who registered."""
    cycle = held.cycle
    title = said(cycle.title)
    if not taking_part.may_take_part(held, email=email):
        where = request.build_absolute_uri(link("workshops:cycle", cycle.slug))
        body = tr(PHRASES["mail_not_registered"]).format(title=title, link=where)
    else:
        secret = make_link("comment", days=LINK_DAYS, email=email, subject=f"cycle:{cycle.slug}")
        body = tr(PHRASES["mail_comment"]).format(title=title, link=link_address(request, secret))
    send_letter(email, subject=tr(PHRASES["mail_comment_subject"]).format(title=title), body=body)
