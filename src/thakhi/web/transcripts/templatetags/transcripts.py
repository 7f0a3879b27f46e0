"""`{% load transcripts %}`: words marked in a text, the difference between two wordings, the address of a moment."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from html import escape
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from thakhi.web.language import tr
from thakhi.web.transcripts.choices import KIND_WORDS, STATE_WORDS
from thakhi.web.transcripts.domain.editing import mark_of
from thakhi.web.transcripts.finding import spans
from thakhi.web.transcripts.models import Cue
from thakhi.web.transcripts.phrases import PHRASES
from thakhi.web.transcripts.turns import SaidCue

register = template.Library()
WORD = re.compile(r"\s+|\w+|[^\w\s]")


@register.filter
def language_words(code: str) -> str:
    """The name of a language of transcripts; its code where we have no name."""
    name = PHRASES.get(f"language_{code}")
    return tr(name) if name else code


@register.filter
def marked(text: str, words: str) -> SafeString | str:
    """`text` with `words` marked; everything escaped."""
    if not words:
        return conditional_escape(text)
    pieces, last = [], 0
    for start, end in spans(text, words):
        pieces.append(format_html("{}<mark>{}</mark>", text[last:start], text[start:end]))
        last = end
    return format_html("{}{}", _joined(pieces), text[last:])


@register.simple_tag
def spans_of(cues: Iterable[SaidCue], words: str, *, is_kept: bool = False) -> SafeString:
    """Cues as spans that say their place in the recording, with `words` marked; a page has hundreds, so made here."""
    return mark_safe("".join(_span(cue, words, is_kept=is_kept) for cue in cues))


def _span(cue: SaidCue, words: str, *, is_kept: bool) -> str:
    said = marked(cue.text, words) if words else escape(cue.text)
    meant, kept = " meant" if cue.is_meant else "", f' data-cue="{escape(cue.id)}"' if is_kept else ""
    place = f'data-s="{cue.start:.3f}" data-e="{cue.end:.3f}"'
    return f'<span id="{escape(cue.anchor)}" class="cue{meant}"{kept} {place}>{said}</span> '


@register.simple_tag
def difference(before: str, after: str) -> SafeString:
    """What was taken out and what was put in between two wordings, word by word; everything escaped."""
    one, two = WORD.findall(before), WORD.findall(after)
    pieces = []
    for act, i, j, k, end in difflib.SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        gone, new = "".join(one[i:j]), "".join(two[k:end])
        if act == "equal":
            pieces.append(format_html("{}", gone))
            continue
        pieces.append(format_html("<del>{}</del>", gone) if gone else SafeString())
        pieces.append(format_html("<ins>{}</ins>", new) if new else SafeString())
    return _joined(pieces)


@register.filter
def state_words(state: str) -> str:
    """How far a transcript is, in words."""
    return tr(STATE_WORDS[state]) if state in STATE_WORDS else state


@register.filter
def kind_words(kind: str) -> str:
    """Sound or picture, in words."""
    return tr(KIND_WORDS[kind])


@register.filter
def mark(cue: Cue) -> str:
    """What tells whether somebody changed a cue meanwhile."""
    return mark_of(cue)


@register.filter
def get(mapping: Any, key: Any) -> Any:
    """The value of a key; nothing where there is none."""
    return mapping.get(key, "")


def _joined(pieces: list[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((piece,) for piece in pieces))
