"""What search engines read of a quote: schema.org Quotation; nothing of one that does not show."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from thakhi.web.language import link
from thakhi.web.statements.queries import Quote
from thakhi.web.templatetags.site import said


def quotation(quote: Quote, *, whole: Callable[[str], str]) -> dict[str, Any] | None:
    """The quote as a Quotation; None where its words do not show."""
    if not quote.is_shown:
        return None
    row = quote.row
    record: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Quotation",
        "text": quote.words,
        "url": whole(link("statements:statement", row.cycle.slug, row.slug)),
        "creator": {"@type": "Person", "name": quote.name},
        "inLanguage": row.transcript.language if row.transcript else "es",
    }
    if row.source:
        record["isBasedOn"] = row.source
    if row.workshop:
        address = whole(link("workshops:workshop", row.cycle.slug, row.workshop.slug))
        record["isPartOf"] = {"@type": "CreativeWork", "name": said(row.workshop.title), "url": address}
    return record
