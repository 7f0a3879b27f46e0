"""What people write in a consultation."""

from __future__ import annotations

from typing import Any

from django import forms

from thakhi.web.consultation.models import Proposal
from thakhi.web.consultation.phrases import PHRASES
from thakhi.web.language import spoken, tr
from thakhi.web.statements.models import Statement
from thakhi.web.templatetags.site import said
from thakhi.web.words import WordsFormField
from thakhi.web.workshops.models import Cycle

LONGEST = 280
LONG = {"rows": 3, "maxlength": LONGEST}


class ProposalForm(forms.Form):
    """A proposal: one sentence, its topic, for whom, what was said that it rests on."""

    def __init__(self, *args: Any, cycle: Cycle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        topics = [("", "—"), *((topic.slug, said(topic.label)) for topic in cycle.topics.all())]
        quotes = Statement.objects.filter(cycle=cycle, is_withdrawn=False, deleted_at=None)
        self.fields["words"] = forms.CharField(
            label=tr(PHRASES["words"]), help_text=tr(PHRASES["words_help"]), max_length=LONGEST, widget=_area()
        )
        self.fields["topic"] = forms.ChoiceField(label=tr(PHRASES["topic"]), choices=topics, required=False)
        self.fields["audience"] = forms.CharField(
            label=tr(PHRASES["audience"]), help_text=tr(PHRASES["audience_help"]), max_length=200, required=False
        )
        self.fields["statement"] = forms.ChoiceField(
            label=tr(PHRASES["statement"]),
            help_text=tr(PHRASES["statement_help"]),
            required=False,
            choices=[("", "—"), *((slug, f"{words[:90]} ({slug})") for slug, words in _quoted(quotes))],
        )

    def said(self) -> dict[str, Any]:
        """What goes into the row."""
        given = self.cleaned_data
        return {
            "words": " ".join(given["words"].split()),
            "language": spoken(),
            "topic": given["topic"],
            "audience": given["audience"],
            "statements": [given["statement"]] if given["statement"] else [],
        }


class AnswerForm(forms.Form):
    """The official answer, and who gives it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"] = WordsFormField(long=True, label=tr(PHRASES["answer_words"]))
        self.fields["who"] = forms.CharField(label=tr(PHRASES["answer_who"]), max_length=200)


class MergeForm(forms.Form):
    """Into which one."""

    def __init__(self, *args: Any, row: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Proposal.objects.filter(cycle=row.cycle).exclude(state__in=("merged", "rejected")).exclude(pk=row.pk)
        self.fields["into"] = forms.ModelChoiceField(others, label=tr(PHRASES["merge_into"]), empty_label=None)
        self.fields["into"].label_from_instance = lambda one: f"{one.words} ({one.slug})"  # type: ignore[attr-defined]


class OpenForm(forms.Form):
    """From when to when people vote."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, help_key in (("opens_at", "opens_at_help"), ("closes_at", "closes_at_help")):
            self.fields[name] = forms.DateTimeField(
                label=tr(PHRASES[name]),
                help_text=tr(PHRASES[help_key]),
                required=False,
                widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
            )

    def clean(self) -> dict[str, Any]:
        """The dates, in their order."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("opens_at") and given.get("closes_at") and given["closes_at"] <= given["opens_at"]:
            self.add_error("closes_at", tr(PHRASES["dates_wrong"]))
        return given


class ImportForm(forms.Form):
    """Two files of a conversation of Pol.is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("comments", "votes"):
            self.fields[name] = forms.FileField(label=f"{name}.csv")


class EmailForm(forms.Form):
    """Where the link that votes goes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        widget = forms.EmailInput(attrs={"autocomplete": "email"})
        self.fields["email"] = forms.EmailField(label=tr(PHRASES["email"]), widget=widget)


def _area() -> forms.Textarea:
    return forms.Textarea(attrs=LONG)


def _quoted(quotes: Any) -> Any:
    return quotes.order_by("slug").values_list("slug", "words")
