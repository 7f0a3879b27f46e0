"""Forms of a statement: words that are compared letter by letter, and what the team says of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from thakhi.terms.text import Text
from thakhi.web.language import tr
from thakhi.web.statements.accepted import one_line
from thakhi.web.statements.bridge import Piece, difference
from thakhi.web.statements.domain import Filed
from thakhi.web.statements.models import Statement
from thakhi.web.statements.phrases import PHRASES
from thakhi.web.templatetags.site import said
from thakhi.web.workshops.models import Cycle, Topic

SUPPORT = re.compile(r"(practice|action|proposal):[\w.-]{1,120}")
LONG = forms.Textarea(attrs={"rows": 5})


class SupportsField(forms.CharField):
    """`kind:id`, one a line."""

    widget = forms.Textarea(attrs={"rows": 2})

    def clean(self, value: Any) -> Any:
        """The ids, none twice."""
        names = [line.strip() for line in str(value or "").splitlines() if line.strip()]
        for name in names:
            if not SUPPORT.fullmatch(name):
                raise ValidationError(tr(PHRASES["bad_support"]).format(name))
        return list(dict.fromkeys(names))


class QuoteForm(forms.Form):
    """Words cut from `accepted`; `pieces` says after a refusal where they differ from it."""

    words = forms.CharField(widget=LONG, max_length=5_000)
    topics = forms.ModelMultipleChoiceField(Topic.objects.none(), required=False, widget=forms.CheckboxSelectMultiple)
    supports = forms.MultipleChoiceField(required=False, widget=forms.SelectMultiple(attrs={"size": 8}))
    more_supports = SupportsField(required=False)
    caution = forms.CharField(required=False, max_length=500)
    pieces: tuple[Piece, ...] = ()

    def __init__(self, *args: Any, cycle: Cycle, accepted: str, supportable: Mapping[str, Text], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.accepted = one_line(accepted)
        self._field("topics").queryset = cycle.topics.all()
        self._field("topics").label_from_instance = lambda topic: said(topic.label)
        self._field("supports").choices = [(key, f"{said(title)} ({key})") for key, title in supportable.items()]
        if not supportable:
            del self.fields["supports"]
        _say(self.fields)

    def clean(self) -> dict[str, Any]:
        """*Fails when* the words do not stand in the accepted text, letter by letter; says where they differ."""
        cleaned = super().clean() or {}
        if words := one_line(str(cleaned.get("words", ""))):
            cleaned["words"] = words
            if words not in self._text():
                self.pieces = difference(words, self._text())
                self.add_error("words", tr(PHRASES["not_exact"]))
        return cleaned

    def filed(self) -> Filed:
        """What the team says of the quote."""
        given = self.cleaned_data
        supports = dict.fromkeys([*given.get("supports", []), *given["more_supports"]])
        return Filed(topics=list(given["topics"]), supports=list(supports), caution=given["caution"])

    def _text(self) -> str:
        return self.accepted

    def _field(self, name: str) -> Any:
        return self.fields[name]


class PageForm(QuoteForm):
    """Words of a public page, with the paragraph that they stand in."""

    accepted_text = forms.CharField(widget=LONG, max_length=20_000)
    speaker = forms.CharField(max_length=200)
    role = forms.CharField(max_length=300, required=False)
    source = forms.URLField(max_length=500, assume_scheme="https")
    field_order = ("source", "speaker", "role", "accepted_text", "words", "topics", "supports", "more_supports")

    def page(self) -> dict[str, str]:
        """What stands on the page."""
        names = ("words", "speaker", "role", "source")
        return {**{name: self.cleaned_data[name] for name in names}, "accepted": self._text()}

    def _text(self) -> str:
        return one_line(str(self.cleaned_data.get("accepted_text", "")))


def initial_of(row: Statement, supportable: Iterable[str]) -> dict[str, Any]:
    """What a form shows of a statement that is there."""
    known = set(supportable)
    return {
        "words": row.words,
        "topics": list(row.topics.all()),
        "supports": [name for name in row.supports if name in known],
        "more_supports": "\n".join(name for name in row.supports if name not in known),
        "caution": row.caution,
        "accepted_text": row.accepted,
        "speaker": row.speaker,
        "role": row.role,
        "source": row.source,
    }


def _say(fields: Mapping[str, forms.Field]) -> None:
    for name, field in fields.items():
        key = name.removesuffix("_text")
        field.label = tr(PHRASES[f"field_{key}"])
        field.help_text = tr(PHRASES[f"help_{key}"]) if f"help_{key}" in PHRASES else ""
