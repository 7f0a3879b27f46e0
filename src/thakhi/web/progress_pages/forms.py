"""The form of a result: the parts add up, and a value far from what was planned needs words."""

from __future__ import annotations

from typing import Any

from django import forms

from thakhi.web.language import tr
from thakhi.web.progress_pages import bridge
from thakhi.web.progress_pages.choices import statuses
from thakhi.web.progress_pages.phrases import PHRASES

PARTS = ("women", "men", "unknown")
FAR = 0.8  # below this share of what was planned, a comment is needed


class ResultForm(forms.Form):
    """A value for one measure of one action; shares are given as a fraction: 0.37."""

    date = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))
    value = forms.FloatField(min_value=0)
    women = forms.IntegerField(min_value=0, required=False)
    men = forms.IntegerField(min_value=0, required=False)
    unknown = forms.IntegerField(min_value=0, required=False)
    source = forms.CharField(max_length=300)
    comment = forms.CharField(max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, action: bridge.Action, measure: str, previous: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.action, self.measure = action, measure
        for name, field in self.fields.items():
            field.label = tr(PHRASES[f"field_{name}"])
        help_texts = [
            tr(PHRASES["previous"]).format(previous),
            *([tr(PHRASES["share_help"])] if self._is_share() else ()),
        ]
        self.fields["value"].help_text = " ".join(help_texts)
        self.fields["comment"].help_text = tr(PHRASES["comment_help"])
        if measure == "target":
            for name in PARTS:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """The whole of it: parts that add up, a comment where the value is far from what was planned."""
        found = super().clean() or {}
        value = found.get("value")
        if value is None:
            return found
        if self.measure == "reached":
            self._clean_parts(found, value)
        if self._is_share() and value > 1:
            self.add_error("value", tr(PHRASES["not_a_share"]))
        if self._is_far(value) and len(found.get("comment", "").strip()) < 10:
            self.add_error("comment", tr(PHRASES["comment_needed"]))
        return found

    def _is_share(self) -> bool:
        return bool(self.measure == "target" and self.action.target and self.action.target.unit == "share")

    def _clean_parts(self, found: dict[str, Any], value: float) -> None:
        parts = [found.get(name) for name in PARTS]
        if any(part is None for part in parts):
            self.add_error(None, tr(PHRASES["parts_needed"]))
        elif sum(part or 0 for part in parts) != value:
            self.add_error(None, tr(PHRASES["parts_differ"]).format(sum(part or 0 for part in parts), f"{value:.12g}"))

    def _is_far(self, value: float) -> bool:
        if self.measure == "reached":
            return self.action.scale is not None and value < FAR * self.action.scale
        target = self.action.target
        if target is None:
            return False
        return value < FAR * target.value if target.direction == "at_least" else value * FAR > target.value


class DecideForm(forms.Form):
    """Approve, or return with what to correct."""

    deed = forms.ChoiceField(choices=[("approve", ""), ("return", "")])
    why = forms.CharField(max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("approve", tr(PHRASES["approve"])), ("return", tr(PHRASES["return"]))]
        self.fields["deed"] = forms.ChoiceField(label=tr(PHRASES["deed"]), choices=choices, widget=forms.RadioSelect)
        self.fields["why"].label = tr(PHRASES["why_returned"])

    def clean(self) -> dict[str, Any]:
        """What is returned says why."""
        found = super().clean() or {}
        if found.get("deed") == "return" and len(found.get("why", "").strip()) < 10:
            self.add_error("why", tr(PHRASES["why_needed"]))
        return found


class StatusForm(forms.Form):
    """How an action goes, from which day, and why."""

    state = forms.ChoiceField()
    date = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))
    reason = forms.CharField(max_length=500, min_length=10, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"] = forms.ChoiceField(
            label=tr(PHRASES["status"]), choices=statuses(), widget=forms.RadioSelect
        )
        self.fields["date"].label = tr(PHRASES["status_date"])
        self.fields["reason"].label = tr(PHRASES["reason"])
        self.fields["reason"].help_text = tr(PHRASES["reason_help"])


class LockForm(forms.Form):
    """The last day of the period that is closed."""

    until = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].label = tr(PHRASES["until"])
