"""Who answers a private link: each app offers `BEARERS` in its `bearers.py`, from purpose to view.

A view gets the request and the link, still good. A GET shows what the link does, with a button: a scanner of mail that
opens every address uses none up. A POST does it.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.http import HttpRequest, HttpResponse

from thakhi.web.people.models import PrivateLink
from thakhi.web.people.views import consents, enter, own

Bearer = Callable[[HttpRequest, PrivateLink], HttpResponse]

BEARERS: dict[str, Bearer] = {
    "enter": enter.bear_enter,
    "first_admin": enter.bear_first_admin,
    "change_email": own.bear_change_email,
    "own_data": consents.bear_own_data,
}


def bearer_of(purpose: str) -> Bearer | None:
    """The view that answers links of this purpose."""
    for config in apps.get_app_configs():
        if config.name.startswith("thakhi.web.") and find_spec(f"{config.name}.bearers"):
            offered: dict[str, Bearer] = import_module(f"{config.name}.bearers").BEARERS
            if purpose in offered:
                return offered[purpose]
    return None
