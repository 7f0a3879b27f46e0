"""One value of a row as plain data for a file, and back; rows that it points to are named by their keys."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Callable
from typing import Any

from django.db import models
from django.db.models.fields.files import FieldFile

from thakhi.terms.text import Text
from thakhi.web.words import WordsField

Plain = dict[str, Any]
ToKey = Callable[[str, Any], Any]
"""(label of the model, primary key) → key; the other way round when read."""


def plain_value(field: Any, value: Any, to_key: ToKey) -> Any:
    """What a file says for `value` of `field`."""
    if isinstance(field, models.ManyToManyField):
        return sorted(to_key(_points_to(field), one) for one in value)
    if isinstance(field, models.ForeignKey):
        return None if value is None else to_key(_points_to(field), value)
    if isinstance(value, Text):
        return {"es": value.es, "en": value.en}
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, uuid.UUID | FieldFile):
        return str(value)
    return value


def row_value(field: Any, plain: Any, to_pk: ToKey) -> Any:
    """The value of `field` for what a file says; *fails when* it cannot be one (ValueError, TypeError, KeyError)."""
    if isinstance(field, models.ManyToManyField):
        return [to_pk(_points_to(field), one) for one in plain or ()]
    if isinstance(field, models.ForeignKey):
        return None if plain is None else to_pk(_points_to(field), plain)
    if isinstance(field, WordsField):
        return Text(es=plain["es"], en=plain["en"])
    if plain is None:
        return None
    reader = _READERS.get(type(field))
    return reader(plain) if reader else plain


def canonical(field: Any, plain: Any) -> Any:
    """`plain` written the way `plain_value` writes it: a time of a hand-written file in UTC."""
    if plain is None or type(field) not in _READERS:
        return plain
    return plain_value(field, _READERS[type(field)](plain), _same)


def _points_to(field: Any) -> str:
    return str(field.related_model._meta.label)


def _same(_: str, key: Any) -> Any:
    return key


def _moment(plain: str) -> datetime.datetime:
    found = datetime.datetime.fromisoformat(plain)
    if found.tzinfo is None:
        raise ValueError("no time zone")
    return found


_READERS: dict[type, Callable[[Any], Any]] = {
    models.DateTimeField: _moment,
    models.DateField: datetime.date.fromisoformat,
    models.TimeField: datetime.time.fromisoformat,
    models.UUIDField: uuid.UUID,
}
