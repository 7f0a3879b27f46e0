"""The paper that says that somebody took part in a workshop: one A4 page, set by Typst, tagged, without network."""

from __future__ import annotations

import json
import tempfile
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.resources import files
from pathlib import Path

import typst

from thakhi.publish.band import woven_band
from thakhi.publish.look import LIGHT, PDF_FONT
from thakhi.terms.text import Lang


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What the paper says, in the words of its reader's language. `issued` dates the file."""

    lang: Lang
    heading: str  # `Certificado de participación`
    certifies: str  # `Se certifica que`
    name: str
    took_part: str  # `participó en el taller`
    workshop: str
    cycle: str
    when: str
    stayed: str  # `durante 95 minutos`, or empty
    number_label: str
    number: str
    verify: str  # `Compruebe este certificado en`
    address: str
    caution: str  # that the cycle is fictional, or empty
    issued: datetime


def render_certificate(paper: Certificate) -> bytes:
    """The page as PDF/UA-1: equal papers give equal bytes."""
    with tempfile.TemporaryDirectory(prefix="thakhi-certificate-") as name:
        work = Path(name)
        template = (files("thakhi.publish.pdf") / "certificate.typ").read_text(encoding="utf-8")
        (work / "certificate.typ").write_text(template, encoding="utf-8")
        (work / "data.json").write_text(json.dumps(_data(paper), ensure_ascii=False), encoding="utf-8")
        (work / "band.svg").write_text(woven_band(), encoding="utf-8")
        made = typst.compile(
            str(work / "certificate.typ"),
            root=str(work),
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            timestamp=int(paper.issued.timestamp()),
        )
    return bytes(made)


def _data(paper: Certificate) -> dict[str, object]:
    """Everything that the template reads, as plain values."""
    issued = paper.issued
    colours = {name: getattr(LIGHT, name) for name in ("ink", "soft", "line", "accent", "paper")}
    date = [issued.year, issued.month, issued.day]
    return {**asdict(paper), "issued": date, "colours": colours, "font": PDF_FONT}
