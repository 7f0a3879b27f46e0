"""Letters as a reader opens them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core.mail import EmailMessage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

Queries = Callable[[Client, str], int]
Letters = list[EmailMessage]
LinkIn = Callable[[EmailMessage], str]


@pytest.fixture
def link_in() -> LinkIn:
    """The path of the private link in a letter."""

    def found(letter: EmailMessage) -> str:
        address = re.search(r"http://testserver(/(?:es/enlace|en/link)/[\w-]+/)", str(letter.body))
        assert address is not None, letter.body
        return address[1]

    return found


@pytest.fixture
def queries() -> Queries:
    """How many queries a page takes: the frame may come to take more, a longer list may not."""

    def counted(browser: Client, address: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert browser.get(address).status_code == 200
        assert len(seen) <= 12
        return len(seen)

    return counted
