"""What search engines and portals read: schema.org VideoObject or AudioObject of a recording, Clip of a moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from thakhi.web.language import link
from thakhi.web.templatetags.site import said
from thakhi.web.transcripts.citing import Citation
from thakhi.web.transcripts.models import Recording, Transcript
from thakhi.web.transcripts.turns import Moment
from thakhi.web.workshops.models import Workshop

Whole = Callable[[str], str]  # an address of this site → with scheme and host


def recording_object(row: Workshop, transcript: Transcript, recording: Recording, *, whole: Whole) -> dict[str, Any]:
    """The recording, if it is offered: ask `showing.recording_offered` before."""
    file = whole(link("transcripts:recording", row.cycle.slug, row.slug, recording.pk)) if recording.file else ""
    uploaded = transcript.published_at or row.starts
    record = {
        "@context": "https://schema.org",
        "@type": "VideoObject" if recording.kind == "video" else "AudioObject",
        "name": said(row.title),
        "description": said(row.theme) or said(row.title),
        "inLanguage": recording.language,
        "contentUrl": file or recording.url,
        "encodingFormat": recording.media_type,
        "duration": f"PT{recording.seconds:.0f}S" if recording.seconds else "",
        "uploadDate": uploaded.isoformat() if uploaded else "",
        "url": whole(link("transcripts:transcript", row.cycle.slug, row.slug)),
    }
    return {key: value for key, value in record.items() if value}


def with_clip(record: dict[str, Any], *, quote: Citation, meant: Moment) -> dict[str, Any]:
    """The same with the moment as a part of it."""
    words = " ".join(turn.words for turn in quote.turns)
    clip = {
        "@type": "Clip",
        "name": words if len(words) <= 110 else words[:109] + "…",
        "startOffset": meant.start_ms / 1000,
        "endOffset": meant.end_ms / 1000,
        "url": quote.address,
    }
    return {**record, "hasPart": [clip]}
