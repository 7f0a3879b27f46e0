"""Forms of recordings and transcripts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from thakhi.terms.cue import LONGEST_TEXT
from thakhi.web.language import tr
from thakhi.web.transcripts import choices
from thakhi.web.transcripts.media import KINDS, TRANSCRIPT_BYTES, checked_recording
from thakhi.web.transcripts.models import Recording
from thakhi.web.transcripts.phrases import PHRASES
from thakhi.web.workshops.models import Workshop

LANGUAGES = ("es", "en", "qu", "ay", "pt")


class RecordingForm(forms.Form):
    """A file, or the address of where the recording is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"] = forms.FileField(
            label=tr(PHRASES["file"]), required=False, help_text=tr(PHRASES["file_help"]).format(KINDS)
        )
        self.fields["url"] = forms.URLField(
            label=tr(PHRASES["url"]),
            required=False,
            help_text=tr(PHRASES["url_help"]),
            max_length=500,
            assume_scheme="https",
        )
        self.fields["kind"] = forms.ChoiceField(label=tr(PHRASES["kind"]), choices=choices.recording_kinds())
        self.fields["language"] = _language()

    def clean_file(self) -> Any:
        """The upload under a name of ours, its media type beside it."""
        upload = self.cleaned_data.get("file")
        if not upload:
            return None
        upload, self.media_type = checked_recording(upload)
        return upload

    def clean_url(self) -> str:
        """An address that a browser can open from a page."""
        url = str(self.cleaned_data.get("url") or "")
        if url and not url.startswith(("https://", "http://")):
            raise ValidationError(tr(PHRASES["url_scheme"]))
        return url

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        given = super().clean() or {}
        if not self.errors and bool(given.get("file")) == bool(given.get("url")):
            raise ValidationError(tr(PHRASES["file_or_url"]))
        return given

    def make(self, workshop: Workshop) -> Recording:
        """The row."""
        given = self.cleaned_data
        media_type = self.media_type if given["file"] else ""
        kind = media_type.partition("/")[0] or given["kind"]
        return Recording.objects.create(
            workshop=workshop,
            kind=kind,
            language=given["language"],
            file=given["file"] or "",
            url=given["url"],
            media_type=media_type,
        )


class TranscriptForm(forms.Form):
    """A WebVTT or SubRip file, and who made it."""

    def __init__(self, *args: Any, workshop: Workshop, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"] = forms.FileField(
            label=tr(PHRASES["transcript_file"]), help_text=tr(PHRASES["transcript_file_help"])
        )
        self.fields["language"] = _language()
        self.fields["made_by"] = forms.ChoiceField(
            label=tr(PHRASES["made_by"]),
            choices=[("machine", tr(PHRASES["by_machine"])), ("person", tr(PHRASES["by_person"]))],
            widget=forms.RadioSelect,
        )
        self.fields["tool"] = forms.CharField(
            label=tr(PHRASES["tool"]), required=False, max_length=200, help_text=tr(PHRASES["tool_help"])
        )
        recordings = Recording.objects.filter(workshop=workshop)
        self.fields["recording"] = forms.ModelChoiceField(
            recordings, label=tr(PHRASES["of_recording"]), required=False, empty_label=tr(PHRASES["of_no_recording"])
        )
        self.fields["recording"].label_from_instance = recording_name  # type: ignore[attr-defined]

    def clean_file(self) -> Any:
        """A file of a size that can be a transcript."""
        upload = self.cleaned_data["file"]
        if upload.size > TRANSCRIPT_BYTES:
            raise ValidationError(tr(PHRASES["transcript_large"]).format(TRANSCRIPT_BYTES // 2**20))
        return upload


class ReplaceForm(forms.Form):
    """What to find in a transcript and what to put for it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["find"] = forms.CharField(label=tr(PHRASES["find"]), max_length=200)
        self.fields["put"] = forms.CharField(
            label=tr(PHRASES["put"]), max_length=min(200, LONGEST_TEXT), required=False
        )
        self.fields["is_word"] = forms.BooleanField(label=tr(PHRASES["is_word"]), required=False)
        self.fields["has_case"] = forms.BooleanField(label=tr(PHRASES["has_case"]), required=False)


def recording_name(recording: Recording) -> str:
    """A recording in a list: its kind, and its file or where it is."""
    kind = tr(choices.KIND_WORDS[recording.kind])
    where = recording.url or (recording.file.name or "").rsplit("/", 1)[-1]
    return f"{kind}: {where}" if where else kind


def _language() -> forms.ChoiceField:
    names = [(code, tr(PHRASES[f"language_{code}"])) for code in LANGUAGES]
    return forms.ChoiceField(label=tr(PHRASES["language"]), choices=names)
