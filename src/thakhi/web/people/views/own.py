"""My account: what is kept of me, where I am signed in, and how I leave."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thakhi.web.access import SignInFirst
from thakhi.web.language import link as address_of
from thakhi.web.language import tr
from thakhi.web.people.domain import ask_new_address, change_address, erase_account
from thakhi.web.people.forms import EraseForm, NewAddressForm, NewPasswordForm, ProfileForm, posted
from thakhi.web.people.limits import limit
from thakhi.web.people.models import Account, PrivateLink
from thakhi.web.people.own_data import data_of_account
from thakhi.web.people.phrases import PHRASES
from thakhi.web.people.sign_ins import remember_new_key, sign_ins_of, sign_out_elsewhere


def signed_in(request: HttpRequest) -> Account:
    """The account of this request; asks to sign in where there is none."""
    if not isinstance(request.user, Account):
        raise SignInFirst
    return request.user


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """My account; a POST saves name and language."""
    me = signed_in(request)
    form = ProfileForm(posted(request), initial={"name": me.name, "language": me.language})
    if request.method == "POST" and form.is_valid():
        Account.objects.filter(pk=me.pk).update(**form.cleaned_data)
        messages.success(request, tr(PHRASES["saved"]))
        return HttpResponseRedirect(address_of("people:account"))
    page = {
        "form": form,
        "me": me,
        "sign_ins": sign_ins_of(me),
        "session_key": request.session.session_key,
        "people": me.people.all(),
        "place": "account",
    }
    return render(request, "people/account.html", page, status=400 if form.errors else 200)


@never_cache
@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """Everything kept of me, as a JSON file."""
    answer = JsonResponse(data_of_account(signed_in(request)), json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer.headers["Content-Disposition"] = 'attachment; filename="thakhi.json"'
    return answer


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """A new password; every other sign-in ends."""
    me = signed_in(request)
    if request.method == "POST":
        limit(request, "new-password", times=10, minutes=15, who=me.email)
    form = NewPasswordForm(posted(request), account=me)
    if request.method == "POST" and form.is_valid():
        _change_password(request, me, form.cleaned_data["new"])
        messages.success(request, tr(PHRASES["password_changed"]))
        return HttpResponseRedirect(address_of("people:account"))
    return _own_page(request, form, heading="password_heading", lead="password_lead", button="password_button")


@transaction.atomic
def _change_password(request: HttpRequest, me: Account, new: str) -> None:
    me.set_password(new)
    me.save()
    old = request.session.session_key
    update_session_auth_hash(request, me)  # this session goes on under a new key; all others end
    remember_new_key(request, old=old)
    sign_out_elsewhere(me, but=request.session.session_key)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def address(request: HttpRequest) -> HttpResponse:
    """Another address: a link is sent to it."""
    me = signed_in(request)
    form = NewAddressForm(posted(request))
    if request.method == "POST" and form.is_valid():
        limit(request, "new-address", times=5, minutes=60, who=me.email)
        ask_new_address(request, me, form.cleaned_data["email"])
        messages.success(request, tr(PHRASES["address_asked"]))
        return HttpResponseRedirect(address_of("people:account"))
    return _own_page(request, form, heading="address_heading", lead="address_lead", button="address_button")


@require_POST
def end_sign_ins(request: HttpRequest) -> HttpResponse:
    """Signs me out of every other browser."""
    sign_out_elsewhere(signed_in(request), but=request.session.session_key)
    messages.success(request, tr(PHRASES["ended_elsewhere"]))
    return HttpResponseRedirect(address_of("people:account"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """Erases my account at once."""
    me = signed_in(request)
    form = EraseForm(posted(request))
    if request.method == "POST" and form.is_valid():
        sign_out_elsewhere(me, but=None)
        logout(request)
        erase_account(Account.objects.get(pk=me.pk))
        messages.success(request, tr(PHRASES["erased"]))
        return HttpResponseRedirect(address_of("site:home"))
    return _own_page(request, form, heading="erase_heading", lead="erase_lead", button="erase_button")


def bear_change_email(request: HttpRequest, link: PrivateLink) -> HttpResponse:
    """Puts the new address in force: for who asked for it, signed in."""
    if signed_in(request).pk != link.account_id:
        return render(request, "people/link_gone.html", status=404)
    if request.method != "POST":
        return render(
            request, "people/link_change.html", {"lead": tr(PHRASES["link_change_lead"]).format(email=link.email)}
        )
    change_address(link)
    messages.success(request, tr(PHRASES["address_changed"]))
    return HttpResponseRedirect(address_of("people:account"))


def _own_page(request: HttpRequest, form: Any, *, heading: str, lead: str, button: str) -> HttpResponse:
    """A page of one form below my account; its words are keys of the phrases."""
    page = {
        "form": form,
        "heading": tr(PHRASES[heading]),
        "lead": tr(PHRASES[lead]),
        "button": tr(PHRASES[button]),
        "cancel": address_of("people:account"),
        "crumbs": [(tr(PHRASES["account_heading"]), address_of("people:account")), (tr(PHRASES[heading]), "")],
        "place": "account",
    }
    return render(request, "web/edit.html", page, status=400 if form.errors else 200)
