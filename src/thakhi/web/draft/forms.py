"""What people write in the consultation of a draft."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from thakhi.web.draft.choices import verdicts
from thakhi.web.draft.phrases import PHRASES
from thakhi.web.language import tr
from thakhi.web.words import WordsFormField

LONGEST = 2000


class CommentForm(forms.Form):
    """A comment, and for whom one speaks."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        area = forms.Textarea(attrs={"rows": 5, "maxlength": LONGEST})
        self.fields["words"] = forms.CharField(
            label=tr(PHRASES["words"]), help_text=tr(PHRASES["words_help"]), max_length=LONGEST, widget=area
        )
        self.fields["signed"] = forms.CharField(
            label=tr(PHRASES["signed"]), help_text=tr(PHRASES["signed_help"]), max_length=120, required=False
        )


class OpenForm(forms.Form):
    """Until when, and for whom."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["closes_at"] = forms.DateTimeField(
            label=tr(PHRASES["closes_at"]), widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
        )
        self.fields["is_for_everybody"] = forms.BooleanField(
            label=tr(PHRASES["is_for_everybody"]), help_text=tr(PHRASES["is_for_everybody_help"]), required=False
        )

    def clean_closes_at(self) -> datetime:
        """A moment to come."""
        given: datetime = self.cleaned_data["closes_at"]
        if given <= timezone.now():
            raise forms.ValidationError(tr(PHRASES["closes_wrong"]))
        return given


class HideForm(forms.Form):
    """Why a comment is not published."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"] = forms.CharField(
            label=tr(PHRASES["why_hidden"]),
            help_text=tr(PHRASES["why_hidden_help"]),
            min_length=10,
            max_length=500,
            widget=forms.Textarea(attrs={"rows": 3}),
        )


class AnswerForm(forms.Form):
    """What becomes of a comment, why, and who says so."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verdict"] = forms.ChoiceField(
            label=tr(PHRASES["verdict"]), choices=verdicts(), widget=forms.RadioSelect
        )
        self.fields["words"] = WordsFormField(long=True, label=tr(PHRASES["answer_words"]))
        self.fields["who"] = forms.CharField(label=tr(PHRASES["answer_who"]), max_length=200)


class EmailForm(forms.Form):
    """Where the link that comments goes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        widget = forms.EmailInput(attrs={"autocomplete": "email"})
        self.fields["email"] = forms.EmailField(label=tr(PHRASES["email"]), widget=widget)
