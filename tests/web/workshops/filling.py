"""Fills in a form as a browser does: what the page shows is sent, except what a test changes."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client

from thakhi.web.workshops.models import Workshop

DESK = "/es/organizar/ciclo-uno/"


def form_of(page: str) -> dict[str, Any]:
    """What a browser would send for the first form of a page: its inputs as they stand."""
    form = re.findall(r"<form.*?</form>", page, re.DOTALL)[-1]
    found: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        given = dict(re.findall(r'([a-z-]+)="([^"]*)"', tag))
        if given.get("type") in ("checkbox", "radio") and " checked" not in tag:
            continue
        if "name" in given and given["name"] != "csrfmiddlewaretoken":
            found[given["name"]] = given.get("value", "on" if given.get("type") == "checkbox" else "")
    for name, text in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>\n?(.*?)</textarea>', form, re.DOTALL):
        found[name] = text
    for name, options in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.findall(r'<option value="([^"]*)" selected', options)
        found[name] = chosen[0] if chosen else ""
    return found


def send(browser: Client, address: str, **given: Any) -> Any:
    """Opens a form, changes some inputs, sends it."""
    page = browser.get(address)
    assert page.status_code == 200, (address, page.status_code)
    assert "!!" not in page.content.decode()
    return browser.post(address, {**form_of(page.content.decode()), **given})


def changes(row: Workshop) -> list[str]:
    return [change.text.es for change in row.changes.order_by("pk")]
