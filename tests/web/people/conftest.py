"""Letters as a reader opens them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core.mail import EmailMessage

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
