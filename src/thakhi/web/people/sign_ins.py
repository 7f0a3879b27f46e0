"""Where an account is signed in: listed for its owner, who can end each from elsewhere."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth import login
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone

from thakhi.web.people.models import Account, SignIn

BY_LINK = "django.contrib.auth.backends.ModelBackend"
BROWSERS = ("Edg", "OPR", "Firefox", "Chrome", "Safari")
SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux")
NAMES = {"Edg": "Edge", "OPR": "Opera", "Mac OS": "macOS"}


def sign_in(request: HttpRequest, account: Account) -> None:
    """Signs `account` in under a new session key, so that a key planted before opens nothing."""
    login(request, account, backend=BY_LINK)


def remember_sign_in(sender: object, *, request: HttpRequest, user: Any, **_: object) -> None:
    """Keeps that `user` signed in with this browser: a listener of Django's `user_logged_in`."""
    if request.session.session_key is None:
        request.session.save()
    SignIn.objects.update_or_create(
        session_key=request.session.session_key, defaults={"account": user, "browser": browser_of(request)}
    )


def remember_new_key(request: HttpRequest, *, old: str | None) -> None:
    """The same sign-in under the key that a change of password gave it."""
    SignIn.objects.filter(session_key=old).update(session_key=request.session.session_key)


def sign_ins_of(account: Account) -> list[SignIn]:
    """The browsers in which `account` is signed in now; two queries."""
    listed = list(SignIn.objects.filter(account=account))
    open_keys = set(
        Session.objects.filter(
            session_key__in=[one.session_key for one in listed], expire_date__gt=timezone.now()
        ).values_list("session_key", flat=True)
    )
    return [one for one in listed if one.session_key in open_keys]


def sign_out_elsewhere(account: Account, *, but: str | None) -> int:
    """How many sign-ins of `account` were ended: all but the session `but`."""
    ended = SignIn.objects.filter(account=account).exclude(session_key=but)
    Session.objects.filter(session_key__in=list(ended.values_list("session_key", flat=True))).delete()
    return ended.delete()[0]


def forget_ended(now: datetime) -> int:
    """How many sessions had run out, and were removed with what was listed of them."""
    ended = Session.objects.filter(expire_date__lt=now).delete()[0]
    SignIn.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    return ended


def browser_of(request: HttpRequest) -> str:
    """`Firefox, Linux`: enough for an owner to know it again, too little to know a person by."""
    said = request.META.get("HTTP_USER_AGENT", "")
    found = [next((name for name in names if name in said), "") for names in (BROWSERS, SYSTEMS)]
    return ", ".join(NAMES.get(name, name) for name in found if name)
