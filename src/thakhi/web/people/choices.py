"""The closed lists of the people app: value in the database, wording in both languages.

Departments and sexes are coded as the harmonised survey codes them, so that who was heard can stand beside it.
"""

from __future__ import annotations

from thakhi.terms.text import Text
from thakhi.web.language import tr

UNKNOWN = Text("no se sabe", "not known")
LANGUAGE_WORDS = {"es": Text.same("español"), "en": Text.same("English")}
SECTOR_WORDS = {
    "government": Text("gobierno", "government"),
    "employers": Text("empleadores", "employers"),
    "workers": Text("trabajadores", "workers"),
    "unit_owners": Text("dueñas y dueños de unidades", "unit owners"),
    "cooperation": Text("cooperación internacional", "international cooperation"),
    "civil_society": Text("sociedad civil", "civil society"),
    "finance": Text("finanzas", "finance"),
    "academia": Text("academia", "academia"),
    "other": Text("otro", "other"),
    "unknown": UNKNOWN,
}
SEX_WORDS = {
    "woman": Text("mujer", "woman"),
    "man": Text("hombre", "man"),
    "other": Text("otra respuesta", "another answer"),
    "unknown": Text("no se dijo", "not said"),
}
DEPARTMENT_WORDS = {
    **{
        name: Text.same(name)
        for name in (
            "Chuquisaca",
            "La Paz",
            "Cochabamba",
            "Oruro",
            "Potosí",
            "Tarija",
            "Santa Cruz",
            "Beni",
            "Pando",
        )
    },
    "abroad": Text("fuera del país", "abroad"),
    "unknown": UNKNOWN,
}
UNIT_WORDS = {
    "own_account": Text("cuenta propia (1 persona)", "own account (1 person)"),
    "micro": Text("micro (2 a 9)", "micro (2 to 9)"),
    "small": Text("pequeña (10 a 49)", "small (10 to 49)"),
    "none": Text("no tengo una unidad", "I have no unit"),
    "unknown": UNKNOWN,
}
USE_WORDS = {
    "name": Text("mi nombre", "my name"),
    "words": Text("mis palabras", "my words"),
    "voice": Text("mi voz", "my voice"),
    "image": Text("mi imagen", "my image"),
}
THEIR_USE_WORDS = {  # as an organiser reads them
    "name": Text("su nombre", "their name"),
    "words": Text("sus palabras", "their words"),
    "voice": Text("su voz", "their voice"),
    "image": Text("su imagen", "their image"),
}
PURPOSE_WORDS = {
    "enter": Text("entrar", "sign in"),
    "first_admin": Text("primera cuenta de organización", "first organising account"),
    "confirm": Text("confirmar la inscripción", "confirm the registration"),
    "attend": Text("asistir", "attend"),
    "review": Text("revisar mis palabras", "review my words"),
    "own_data": Text("ver o borrar mis datos", "see or erase my data"),
    "vote": Text("votar", "vote"),
    "comment": Text("comentar el borrador", "comment on the draft"),
    "change_email": Text("cambiar mi dirección de correo", "change my e-mail address"),
}


Choices = list[tuple[str, str]]


def languages() -> Choices:
    """Languages in which mail is written."""
    return _said(LANGUAGE_WORDS)


def sectors() -> Choices:
    """Sectors of society, as the cycle counts them."""
    return _said(SECTOR_WORDS)


def sexes() -> Choices:
    """Sexes, coded as the survey codes them."""
    return _said(SEX_WORDS)


def departments() -> Choices:
    """Departments, coded as the survey codes them."""
    return _said(DEPARTMENT_WORDS)


def units() -> Choices:
    """Sizes of units (METHODS 2.2)."""
    return _said(UNIT_WORDS)


def uses() -> Choices:
    """What consent is given for."""
    return _said(USE_WORDS)


def purposes() -> Choices:
    """What a private link lets its bearer do."""
    return _said(PURPOSE_WORDS)


def _said(words: dict[str, Text]) -> Choices:
    """Value and wording in the language of the request."""
    return [(value, tr(text)) for value, text in words.items()]
