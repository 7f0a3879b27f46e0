"""Rows of registrations → papers: the one file of this app that meets the rooms."""

from __future__ import annotations

from thakhi.publish.certificate import Certificate, render_certificate
from thakhi.terms.text import Lang
from thakhi.web.language import spoken
from thakhi.web.phrases import PHRASES as SITE
from thakhi.web.registration.letters import when
from thakhi.web.registration.models import Registration
from thakhi.web.registration.phrases import PHRASES
from thakhi.web.templatetags.site import said


def certificate_of(registration: Registration, *, address: str) -> bytes:
    """The certificate of somebody who came, in the language of this request; `address` is where it is checked."""
    lang: Lang = spoken()
    workshop, minutes = registration.workshop, registration.attended_minutes
    words = {key: PHRASES[f"paper_{key}"].to(lang) for key in ("heading", "certifies", "took_part", "number", "verify")}
    return render_certificate(
        Certificate(
            lang=lang,
            heading=words["heading"],
            certifies=words["certifies"],
            name=registration.name,
            took_part=words["took_part"],
            workshop=said(workshop.title),
            cycle=said(workshop.cycle.title),
            when=when(workshop),
            stayed=PHRASES["paper_stayed"].to(lang).format(minutes=minutes) if minutes else "",
            number_label=words["number"],
            number=registration.number,
            verify=words["verify"],
            address=address,
            caution=SITE["fictional_note"].to(lang) if workshop.cycle.fictional else "",
            issued=registration.attended_at or registration.created_at,
        )
    )
