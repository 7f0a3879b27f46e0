"""What a registration may ask: the fields that a cycle declares, each with its purpose and how long it is kept.

`Cycle.fields` is a list of plain values, as a folder keeps it and as `read_fields` checks it:

    {"id": "sector", "required": true}
    {"id": "name", "required": true, "retention_days": 365}
    {"id": "needs", "kind": "text", "label": {"es": …, "en": …}, "purpose": {"es": …, "en": …}, "retention_days": 30}
    {"id": "hour", "kind": "choice", "options": [{"id": "morning", "label": {"es": …, "en": …}}], …}

The ids of KNOWN have label, purpose and days of their own, which a cycle may replace. Fields that are counted (sector,
sex, department, unit) stay as counts: from the day on which the last of the others goes, they belong to nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

from thakhi.terms.errors import InputProblem, nearest
from thakhi.terms.text import Text

Kind = Literal["name", "email", "sector", "sex", "department", "unit", "line", "text", "choice"]
COUNTED: tuple[str, ...] = ("sector", "sex", "department", "unit")
FREE: tuple[str, ...] = ("line", "text", "choice")
KEYS = {"id", "kind", "label", "purpose", "retention_days", "required", "options"}
LONGEST_DAYS = 3650
ID = re.compile(r"[a-z][a-z0-9_-]{0,39}")


@dataclass(frozen=True, slots=True)
class Option:
    """An answer of a choice."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a registration."""

    id: str
    kind: Kind
    label: Text
    purpose: Text
    retention_days: int
    is_required: bool = False
    options: tuple[Option, ...] = ()

    @property
    def is_counted(self) -> bool:
        """Whether it stays as a count when the person is forgotten."""
        return self.kind in COUNTED


_BALANCE = Text(
    "Para saber, en cifras sin nombres, a quiénes se escuchó.", "To know, in figures without names, who was heard."
)
KNOWN: dict[str, Field] = {
    "email": Field(
        "email",
        "email",
        Text("Correo electrónico", "E-mail address"),
        Text(
            "Para confirmar su inscripción y enviarle el enlace.", "To confirm your registration and send you the link."
        ),
        90,
        is_required=True,
    ),
    "name": Field(
        "name",
        "name",
        Text("Nombre y apellido", "Full name"),
        Text("Para recibirle y para su certificado.", "To welcome you and for your certificate."),
        365,
    ),
    "organisation": Field(
        "organisation",
        "line",
        Text("Organización", "Organisation"),
        Text("Para preparar la conversación.", "To prepare the conversation."),
        90,
    ),
    "sector": Field("sector", "sector", Text("Sector", "Sector"), _BALANCE, 0),
    "sex": Field("sex", "sex", Text("Sexo", "Sex"), _BALANCE, 0),
    "department": Field("department", "department", Text("Departamento", "Department"), _BALANCE, 0),
    "unit": Field("unit", "unit", Text("Su unidad económica", "Your economic unit"), _BALANCE, 0),
}


def read_fields(declared: object, *, where: str = "fields") -> tuple[Field, ...]:
    """The fields of a cycle, checked; *fails when* one is not known, is declared twice or does not say what for."""
    if not isinstance(declared, list):
        raise _wrong(where, "no es una lista", "is not a list")
    found: list[Field] = []
    for n, value in enumerate(declared):
        field = _field(value, where=f"{where}[{n}]")
        if any(field.id == other.id for other in found):
            raise _wrong(f"{where}[{n}].id", f"«{field.id}» se repite", f"“{field.id}” is declared twice")
        found.append(field)
    return tuple(found)


def asked_fields(declared: object) -> tuple[Field, ...]:
    """What the form asks: the declared fields, and the address even where it is not declared, since it confirms."""
    fields = read_fields(declared)
    has_email = any(field.kind == "email" for field in fields)
    whole = fields if has_email else (KNOWN["email"], *fields)
    longest = max(field.retention_days for field in whole if not field.is_counted)
    return tuple(_kept(field, longest) if field.is_counted else field for field in whole)


def write_fields(fields: Iterable[Field]) -> list[dict[str, Any]]:
    """The same fields as plain values: `read_fields(write_fields(x)) == x`."""
    return [_plain(field) for field in fields]


def _kept(field: Field, days: int) -> Field:
    """A counted field is kept with the person as long as the last of the others."""
    return Field(field.id, field.kind, field.label, field.purpose, days, field.is_required, field.options)


def _field(value: object, *, where: str) -> Field:
    if not isinstance(value, Mapping):
        raise _wrong(where, "no es un campo", "is not a field")
    if strange := sorted(set(map(str, value)) - KEYS):
        near = nearest(strange[0], KEYS) or "id"
        raise _wrong(
            where,
            f"no se conoce «{strange[0]}»; ¿quiso decir «{near}»?",
            f"unknown “{strange[0]}”; did you mean “{near}”?",
        )
    name = value.get("id")
    if not isinstance(name, str) or not ID.fullmatch(name):
        raise _wrong(f"{where}.id", f"{name!r} no es un id", f"{name!r} is not an id")
    known = KNOWN.get(name)
    return _known(known, value, where=where) if known else _free(name, value, where=where)


def _known(known: Field, value: Mapping[str, Any], *, where: str) -> Field:
    if value.get("kind", known.kind) != known.kind or "options" in value:
        raise _wrong(f"{where}.kind", f"«{known.id}» ya tiene su forma", f"“{known.id}” has its form already")
    return Field(
        known.id,
        known.kind,
        _words(value, "label", where=where, default=known.label),
        _words(value, "purpose", where=where, default=known.purpose),
        0 if known.is_counted else _days(value, where=where, default=known.retention_days),
        known.kind == "email" or _yes(value, where=where),
    )


def _free(name: str, value: Mapping[str, Any], *, where: str) -> Field:
    kind = value.get("kind")
    if kind not in FREE:
        names = ", ".join([*KNOWN])
        raise _wrong(
            f"{where}.kind",
            f"«{name}» no es un campo conocido ({names}); diga si es line, text o choice",
            f"“{name}” is not a known field ({names}); say whether it is line, text or choice",
        )
    options = _options(value.get("options"), where=f"{where}.options") if kind == "choice" else ()
    return Field(
        name,
        cast("Kind", kind),
        _words(value, "label", where=where),
        _words(value, "purpose", where=where),
        _days(value, where=where),
        _yes(value, where=where),
        options,
    )


def _options(value: object, *, where: str) -> tuple[Option, ...]:
    if not isinstance(value, list) or len(value) < 2:
        raise _wrong(where, "una elección tiene al menos dos respuestas", "a choice has at least two answers")
    found = []
    for n, one in enumerate(value):
        if not isinstance(one, Mapping) or not ID.fullmatch(str(one.get("id", ""))):
            raise _wrong(f"{where}[{n}]", "le falta un id", "has no id")
        found.append(Option(str(one["id"]), _words(one, "label", where=f"{where}[{n}]")))
    if len({option.id for option in found}) < len(found):
        raise _wrong(where, "dos respuestas tienen el mismo id", "two answers have the same id")
    return tuple(found)


def _words(value: Mapping[str, Any], key: str, *, where: str, default: Text | None = None) -> Text:
    words = value.get(key)
    if words is None and default is not None:
        return default
    if not isinstance(words, Mapping) or not all(isinstance(words.get(x), str) and words[x] for x in ("es", "en")):
        raise _wrong(f"{where}.{key}", "falta en español o en inglés", "is missing in Spanish or in English")
    return Text(words["es"], words["en"])


def _days(value: Mapping[str, Any], *, where: str, default: int | None = None) -> int:
    days = value.get("retention_days", default)
    if type(days) is not int or not 1 <= days <= LONGEST_DAYS:
        raise _wrong(
            f"{where}.retention_days",
            f"{days!r} no son días: diga cuántos se guarda, de 1 a {LONGEST_DAYS}",
            f"{days!r} are no days: say how many it is kept, from 1 to {LONGEST_DAYS}",
        )
    return days


def _yes(value: Mapping[str, Any], *, where: str) -> bool:
    required = value.get("required", False)
    if not isinstance(required, bool):
        raise _wrong(f"{where}.required", f"{required!r} no es sí ni no", f"{required!r} is neither true nor false")
    return required


def _plain(field: Field) -> dict[str, Any]:
    """As short as it can be: what a known field has of its own is not repeated."""
    known = KNOWN.get(field.id)
    plain: dict[str, Any] = {"id": field.id}
    if known is None:
        plain["kind"] = field.kind
    for key, words in (("label", field.label), ("purpose", field.purpose)):
        if known is None or getattr(known, key) != words:
            plain[key] = {"es": words.es, "en": words.en}
    if not field.is_counted:
        plain["retention_days"] = field.retention_days
    if field.is_required and field.kind != "email":
        plain["required"] = True
    if field.options:
        plain["options"] = [{"id": o.id, "label": {"es": o.label.es, "en": o.label.en}} for o in field.options]
    return plain


def _wrong(where: str, es: str, en: str) -> InputProblem:
    return InputProblem(Text(es, en), where)
