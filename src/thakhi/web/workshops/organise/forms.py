"""Forms of a cycle and its parts: labels from phrases.py, two languages side by side, nothing overwritten unseen."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import QueryDict
from django.utils import timezone

from thakhi.terms.errors import nearest
from thakhi.terms.text import Text
from thakhi.web.language import tr
from thakhi.web.people.models import Organisation, Person
from thakhi.web.words import WordsFormField
from thakhi.web.workshops import models
from thakhi.web.workshops.organise.reach import organisations_within
from thakhi.web.workshops.phrases import PHRASES
from thakhi.web.workshops.signals import people_to_tell
from thakhi.web.workshops.templatetags.workshops import zone_words
from thakhi.web.workshops.uploads import KINDS, LARGEST, MEGABYTE, checked

M = TypeVar("M", bound=Model)
if TYPE_CHECKING:
    ModelForm = forms.ModelForm
else:

    class ModelForm(forms.ModelForm):
        """Django's own, which takes no type at run time."""

        def __class_getitem__(cls, _: Any) -> Any:
            return cls


LONG = {"summary", "todo", "theme", "words"}
MOMENT = "%Y-%m-%dT%H:%M"


class EditForm(ModelForm[M]):
    """A form of a row. It remembers what the row was when the form was shown, and refuses to overwrite what it
    did not show."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    worded: ClassVar[dict[str, str]] = {}  # field → the key of its phrase, where another form has a field of its name

    def __init__(self, *args: Any, account: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account
        self._now = self._state_of_row()
        self.initial["seen"] = self._now
        for name, field in self.fields.items():
            self._word(name, field)

    def clean_seen(self) -> str:
        """*Fails when* somebody else changed the row since this form was shown."""
        seen = str(self.cleaned_data["seen"])
        if self.instance.pk and seen and seen != self._now:
            if isinstance(self.data, QueryDict):  # sent once more, it is meant
                self.data = self.data.copy()
                self.data[self.add_prefix("seen")] = self._now
            raise ValidationError(tr(PHRASES["somebody_changed"]))
        return seen

    def _state_of_row(self) -> str:
        if not self.instance.pk:
            return ""
        values = {name: value for name, value in sorted(self.initial.items()) if name != "seen"}
        return hashlib.sha256(repr(values).encode()).hexdigest()[:24]

    def _word(self, name: str, field: forms.Field) -> None:
        if name == "seen":
            return
        key = self.worded.get(name, name)
        field.label = tr(PHRASES[f"field_{key}"])
        if f"help_{key}" in PHRASES:
            field.help_text = tr(PHRASES[f"help_{key}"])
        if name in LONG and type(field) is WordsFormField:
            self.fields[name] = WordsFormField(
                long=True, required=field.required, label=field.label, help_text=field.help_text
            )


class LinesField(forms.CharField):
    """A list of names, one a line; other things that a kept record says of a name stay as they are."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value: Any) -> Any:
        """One name a line."""
        if isinstance(value, list):
            return "\n".join(str(v.get("text", "")) if isinstance(v, dict) else str(v) for v in value)
        return value

    def clean(self, value: Any) -> Any:
        """The names, without empty lines and without repeating one."""
        lines = [line.strip() for line in str(value or "").splitlines()]
        return [{"text": line} for line in dict.fromkeys(lines) if line]


class QuestionsField(WordsFormField):
    """Questions, one a line in each language; the second language has as many lines, or none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(long=True, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """One question a line."""
        if isinstance(value, list) and all(isinstance(one, dict) for one in value):
            es, en = ("\n".join(str(one.get(lang, "")) for one in value) for lang in ("es", "en"))
            return Text(es, en)
        return value

    def clean(self, value: Any) -> Any:
        """The questions as `Workshop.questions` keeps them."""
        words = super().clean(value)
        es, en = ([line.strip() for line in side.splitlines() if line.strip()] for side in (words.es, words.en))
        if len(es) != len(en):
            raise ValidationError(tr(PHRASES["questions_differ"]).format(len(es), len(en)))
        return [{"es": a, "en": b} for a, b in zip(es, en, strict=True)]


def moment(**kwargs: Any) -> forms.DateTimeField:
    """A date with its hour, in the zone of the cycle."""
    widget = forms.DateTimeInput(format=MOMENT, attrs={"type": "datetime-local"})
    return forms.DateTimeField(widget=widget, required=False, **kwargs)


def web_address() -> forms.URLField:
    """An address of the web; without a scheme it is one of https."""
    return forms.URLField(required=False, max_length=500, assume_scheme="https")


def _date() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class CycleForm(EditForm[models.Cycle]):
    """A cycle."""

    class Meta:
        model = models.Cycle
        fields = ("title", "summary", "country", "zone", "organisations", "review_days", "survey", "fictional")
        widgets = {"organisations": forms.CheckboxSelectMultiple}  # noqa: RUF012 - as Django reads it

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].required = True
        self.fields["organisations"].queryset = organisations_within(self.account)  # type: ignore[attr-defined]

    def clean_zone(self) -> str:
        """A zone of the IANA list."""
        zone = str(self.cleaned_data["zone"])
        if zone not in available_timezones():
            raise ValidationError(
                tr(PHRASES["zone_unknown"]).format(zone, nearest(zone, available_timezones()) or "America/La_Paz")
            )
        return zone

    def clean_country(self) -> str:
        """Two letters."""
        country = str(self.cleaned_data["country"]).upper()
        if not (len(country) == 2 and country.isascii() and country.isalpha()):
            raise ValidationError(tr(PHRASES["country_unknown"]).format(country))
        return country


class PhaseForm(EditForm[models.Phase]):
    """A phase."""

    class Meta:
        model = models.Phase
        fields = ("name", "todo", "starts", "ends", "order")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("starts", "ends"):
            self.fields[name].widget = _date()

    def clean(self) -> dict[str, Any]:
        """*Fails when* it ends before it starts."""
        return in_order(self, super().clean() or {})


class TopicForm(EditForm[models.Topic]):
    """A topic."""

    class Meta:
        model = models.Topic
        fields = ("label", "order")


class ProgrammeForm(EditForm[models.Programme]):
    """A programme behind the cycle."""

    aliases = LinesField(required=False)

    class Meta:
        model = models.Programme
        fields = ("name", "words", "aliases", "partners", "order")
        widgets = {"partners": forms.CheckboxSelectMultiple}  # noqa: RUF012

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partners"].queryset = organisations_within(self.account)  # type: ignore[attr-defined]

    def clean_aliases(self) -> list[dict[str, Any]]:
        """The other names; one that was there keeps how it is known."""
        return _with_what_was_known(self.cleaned_data["aliases"], self.instance.aliases)


class WorkshopForm(EditForm[models.Workshop]):
    """A workshop."""

    starts = moment()
    ends = moment()
    meeting_url = web_address()
    questions = QuestionsField(required=False)
    tell = forms.BooleanField(required=False, initial=True)

    class Meta:
        model = models.Workshop
        fields = (
            *("n", "title", "theme", "questions", "starts", "ends", "place", "meeting_url"),
            *("state", "is_open", "capacity"),
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].required = True
        zone = ZoneInfo(self.instance.cycle.zone)
        self.fields["starts"].help_text = zone_words((self.instance.starts or timezone.now()).astimezone(zone))
        asked = people_to_tell.send(models.Workshop, workshop=self.instance) if self.instance.pk else []
        count = sum(int(people or 0) for _, people in asked)
        if count:
            self.fields["tell"].label = tr(PHRASES["tell_registered"]).format(count)
            self.fields["tell"].help_text = tr(PHRASES["tell_registered_help"])
        else:
            del self.fields["tell"]

    def clean_n(self) -> int:
        """*Fails when* another workshop of the cycle has the number."""
        n = int(self.cleaned_data["n"])
        if self.instance.cycle.workshops.filter(n=n).exclude(pk=self.instance.pk).exists():
            raise ValidationError(tr(PHRASES["number_taken"]).format(n))
        return n

    def clean(self) -> dict[str, Any]:
        """*Fails when* it ends before it starts, or ends without starting."""
        given = in_order(self, super().clean() or {})
        if given.get("ends") and not given.get("starts") and "starts" not in self.errors:
            self.add_error("starts", tr(PHRASES["starts_missing"]))
        return given


class AgendaForm(EditForm[models.AgendaItem]):
    """A line of the agenda."""

    class Meta:
        model = models.AgendaItem
        fields = ("title", "starts", "minutes", "people", "order")
        widgets = {"people": forms.CheckboxSelectMultiple}  # noqa: RUF012

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["starts"].widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
        here = Person.objects.filter(appearances__workshop=self.instance.workshop).distinct()
        self.fields["people"].queryset = here  # type: ignore[attr-defined]


class DocumentForm(EditForm[models.Document]):
    """A document: a file or an address."""

    url = web_address()

    class Meta:
        model = models.Document
        fields = ("title", "file", "url", "language", "order")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = tr(PHRASES["help_upload"]).format(KINDS, LARGEST // MEGABYTE)
        self.fields["file"].widget = forms.FileInput()

    def clean_file(self) -> Any:
        """A file of an accepted kind, under a name of ours; the one that is there where none was sent."""
        file = self.cleaned_data.get("file")
        return checked(file) if "file" in self.changed_data and file else file

    def clean(self) -> dict[str, Any]:
        """*Fails when* there is neither a file nor an address."""
        given = super().clean() or {}
        if not self.errors and not given.get("file") and not given.get("url"):
            raise ValidationError(tr(PHRASES["file_or_address"]))
        return given


class OrganisationForm(EditForm[Organisation]):
    """An organisation."""

    url = web_address()
    aliases = LinesField(required=False)

    class Meta:
        model = Organisation
        fields = ("name", "sector", "url", "aliases")

    def clean_aliases(self) -> list[dict[str, Any]]:
        """The other names; one that was there keeps how it is known."""
        return _with_what_was_known(self.cleaned_data["aliases"], self.instance.aliases)


def in_order(form: forms.BaseForm, given: dict[str, Any]) -> dict[str, Any]:
    """What was given; an error of `form` when it ends before it starts."""
    starts, ends = given.get("starts"), given.get("ends")
    if starts and ends and ends < starts:
        form.add_error("ends", tr(PHRASES["ends_before"]))
    return given


def _with_what_was_known(lines: list[dict[str, Any]], before: list[Any]) -> list[dict[str, Any]]:
    known = {record["text"]: record for record in before if isinstance(record, dict) and "text" in record}
    return [known.get(line["text"], line) for line in lines]
