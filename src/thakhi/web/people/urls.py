"""The pages of accounts, each with its address in both languages."""

from __future__ import annotations

from thakhi.web.language import both
from thakhi.web.people import views

PAGES = [
    both("entrar/", "sign-in/", views.enter, name="enter"),
    both("mi-cuenta/", "my-account/", views.account, name="account"),
]
