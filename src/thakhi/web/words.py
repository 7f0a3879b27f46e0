"""A model field and a form field for words in two languages; the value is a `Text`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from thakhi.terms.text import Text

MISSING_ES = Text("Escriba al menos el texto en español.", "Write at least the Spanish wording.")


if TYPE_CHECKING:
    TextColumn = models.TextField[Text, Text]
else:
    TextColumn = models.TextField


def lines_of(words: Text) -> tuple[list[str], list[str]]:
    """Both wordings line by line: a form ends its lines otherwise than a file, and says the same."""
    return words.es.splitlines(), words.en.splitlines()


class WordsField(TextColumn):
    """A `Text` in one column, as JSON; blank is `Text("", "")`."""

    description = "words in Spanish and English"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", Text("", ""))
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Without the defaults that every field of this kind has."""
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("default", None)
        kwargs.pop("blank", None)
        return name, path, args, kwargs

    def from_db_value(self, value: str | None, *_: Any) -> Any:
        """The column as a Text."""
        return self.to_python(value)

    def to_python(self, value: Any) -> Any:
        """A Text from a Text or from its JSON."""
        if value is None or isinstance(value, Text):
            return value
        if not value:
            return Text("", "")
        kept = json.loads(value)
        return Text(kept["es"], kept["en"])

    def get_prep_value(self, value: Any) -> Any:
        """The JSON of a Text."""
        if isinstance(value, Text):
            return json.dumps({"es": value.es, "en": value.en}, ensure_ascii=False)
        return value

    def value_to_string(self, obj: Any) -> str:
        """The JSON, for serializers."""
        return str(self.get_prep_value(self.value_from_object(obj)))

    def formfield(self, **kwargs: Any) -> Any:
        """Two inputs, one a language."""
        kwargs.pop("widget", None)
        kwargs.pop("max_length", None)
        long = kwargs.pop("long", False)
        given = {"required": not self.blank, "label": self.verbose_name, "help_text": self.help_text, **kwargs}
        given.pop("form_class", None)
        given.pop("choices_form_class", None)
        given.setdefault("initial", self.get_default())
        return WordsFormField(long=long, **given)


class WordsWidget(forms.MultiWidget):
    """Two inputs, Spanish first; each says its language to a screen reader and to the spelling check."""

    template_name = "web/words_widget.html"

    def __init__(self, *, long: bool = False, attrs: dict[str, Any] | None = None) -> None:
        kind = forms.Textarea if long else forms.TextInput
        extra = {"rows": 4} if long else {}
        super().__init__({lang: kind(attrs={"lang": lang, **extra}) for lang in ("es", "en")}, attrs)

    def decompress(self, value: Text | None) -> list[str]:
        """One string per input."""
        return [value.es, value.en] if value else ["", ""]


class WordsFormField(forms.MultiValueField):
    """Words in both languages. Required means the Spanish; English left empty repeats it."""

    def __init__(self, *, long: bool = False, required: bool = True, **kwargs: Any) -> None:
        kwargs["widget"] = WordsWidget(long=long)
        parts = (forms.CharField(required=required), forms.CharField(required=False))
        super().__init__(parts, require_all_fields=False, required=required, **kwargs)

    def compress(self, data_list: list[str]) -> Text:
        """A Text from the two inputs."""
        es, en = (data_list or ["", ""])[:2]
        if en and not es:
            from thakhi.web.language import tr

            raise ValidationError(tr(MISSING_ES))
        return Text(es, en or es)
