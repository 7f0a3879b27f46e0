"""The registration form: the declared fields only, each with what it is for and how long it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django import forms

from thakhi.web.language import tr
from thakhi.web.people import choices
from thakhi.web.people.choices import Choices
from thakhi.web.registration.fields import Field
from thakhi.web.registration.phrases import PHRASES
from thakhi.web.templatetags.site import said

CHOICES: dict[str, Callable[[], Choices]] = {
    "sector": choices.sectors,
    "sex": choices.sexes,
    "department": choices.departments,
    "unit": choices.units,
}
COLUMNS = ("name", "email", *CHOICES)


class RegistrationForm(forms.Form):
    """What somebody who registers is asked."""

    def __init__(self, *args: Any, asked: Iterable[Field], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in asked:
            self.fields[field.id] = _form_field(field)

    def columns(self) -> dict[str, str]:
        """What goes into columns of its own; an unanswered count is not known."""
        given = {name: str(self.cleaned_data.get(name) or "").strip() for name in COLUMNS}
        return {name: value or ("unknown" if name in CHOICES else "") for name, value in given.items()}

    def answers(self) -> dict[str, str]:
        """The other answers, those that were given."""
        return {name: str(value) for name, value in self.cleaned_data.items() if name not in COLUMNS and value}


def _form_field(field: Field) -> forms.Field:
    given: dict[str, Any] = {
        "label": said(field.label),
        "help_text": promise(field),
        "required": field.is_required,
    }
    if field.kind == "email":
        return forms.EmailField(widget=forms.EmailInput(attrs={"autocomplete": "email"}), **given)
    if field.kind == "text":
        return forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 4}), **given)
    if field.kind in {"name", "line"}:
        known = {"name": "name", "organisation": "organization"}.get(field.id, "off")
        return forms.CharField(max_length=200, widget=forms.TextInput(attrs={"autocomplete": known}), **given)
    return forms.ChoiceField(choices=[("", tr(PHRASES["choose"])), *_options(field)], **given)


def promise(field: Field) -> str:
    """What a field is for and how long it is kept: `Para su certificado. Se guarda 365 días.`"""
    key = "kept_counted" if field.is_counted else "kept"
    return f"{said(field.purpose)} {tr(PHRASES[key]).format(days=field.retention_days)}"


def _options(field: Field) -> Choices:
    if field.kind == "choice":
        return [(option.id, said(option.label)) for option in field.options]
    return CHOICES[field.kind]()
