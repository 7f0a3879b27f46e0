"""Signing in and out."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import authenticate, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thakhi.web.language import link as address_of
from thakhi.web.language import spoken, tr
from thakhi.web.people.domain import enter_by_link, make_first_admin, send_enter_link
from thakhi.web.people.forms import AskLinkForm, FirstAdminForm, PasswordForm, posted
from thakhi.web.people.limits import limit
from thakhi.web.people.models import Account, PrivateLink, SignIn
from thakhi.web.people.phrases import PHRASES
from thakhi.web.people.sign_ins import sign_in


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Two ways in: a one-time link by mail, or a password."""
    back = local_address(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.method == "POST":
        way = _by_password if request.POST.get("way") == "password" else _by_mail
        return way(request, back)
    if request.user.is_authenticated:
        return HttpResponseRedirect(back or address_of("people:account"))
    return _enter_page(request, back, ask=AskLinkForm(prefix="ask"), password=PasswordForm(prefix="by"))


def _by_mail(request: HttpRequest, back: str) -> HttpResponse:
    form = AskLinkForm(request.POST, prefix="ask")
    if not form.is_valid():
        return _enter_page(request, back, ask=form, password=PasswordForm(prefix="by"))
    email = form.cleaned_data["email"]
    limit(request, "ask-link", times=40, minutes=15, who=email, times_who=5)
    send_enter_link(request, email, back=back)
    return HttpResponseRedirect(address_of("people:sent"))


def _by_password(request: HttpRequest, back: str) -> HttpResponse:
    form = PasswordForm(request.POST, prefix="by")
    if form.is_valid():
        email = form.cleaned_data["email"]
        limit(request, "password", times=40, minutes=15, who=email, times_who=10)
        account = authenticate(request, username=email, password=form.cleaned_data["password"])
        if isinstance(account, Account):
            sign_in(request, account)
            return HttpResponseRedirect(back or address_of("people:account"))
        form.add_error(None, tr(PHRASES["enter_wrong"]))
    return _enter_page(request, back, ask=AskLinkForm(prefix="ask"), password=form)


def _enter_page(request: HttpRequest, back: str, *, ask: AskLinkForm, password: PasswordForm) -> HttpResponse:
    has_errors = bool(ask.errors or password.errors)
    page = {"ask": ask, "password": password, "next": back, "place": "enter"}
    return render(request, "people/enter.html", page, status=400 if has_errors else 200)


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Look at your mail: the same for every address."""
    return render(request, "people/sent.html", {"place": "enter"})


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Signs out."""
    SignIn.objects.filter(session_key=request.session.session_key).delete()
    logout(request)
    messages.success(request, tr(PHRASES["left"]))
    return HttpResponseRedirect(address_of("site:home"))


def bear_enter(request: HttpRequest, link: PrivateLink) -> HttpResponse:
    """Enters with a link: a button, then the account."""
    if request.method != "POST":
        email = link.account.email if link.account else link.email
        return render(
            request, "people/link_enter.html", {"heading": tr(PHRASES["link_enter_heading"]).format(email=email)}
        )
    sign_in(request, enter_by_link(link))
    return HttpResponseRedirect(local_address(request, link.subject) or address_of("people:account"))


def bear_first_admin(request: HttpRequest, link: PrivateLink) -> HttpResponse:
    """Asks who administers, and makes that account."""
    form = FirstAdminForm(posted(request))
    if request.method == "POST" and form.is_valid():
        sign_in(request, make_first_admin(link, **form.cleaned_data))
        messages.success(request, tr(PHRASES["first_admin_made"]))
        return HttpResponseRedirect(f"/{spoken()}/")
    status = 400 if form.errors else 200
    return render(request, "people/link_first_admin.html", {"form": form}, status=status)


def local_address(request: HttpRequest, address: str) -> str:
    """`address` when it is of this site; empty otherwise."""
    hosts = {request.get_host()}
    is_ours = url_has_allowed_host_and_scheme(address, allowed_hosts=hosts, require_https=request.is_secure())
    return address if is_ours and address.startswith("/") else ""
