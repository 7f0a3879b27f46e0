"""Which practices were made for an owner: `size=micro,sex=mujer,sector=comercio,area=urbana` read and answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from thakhi.practices.sizes import sizes_of
from thakhi.terms.effect import EffectSize
from thakhi.terms.errors import InputProblem, unknown_name
from thakhi.terms.practice import Fit, Practice
from thakhi.terms.text import Text

KEYS = {
    "size": "size", "tamaño": "size", "tamano": "size", "sex": "sex", "sexo": "sex",
    "sector": "sector", "area": "area", "área": "area",
}  # fmt: skip
VALUES: Mapping[str, Mapping[str, str]] = {
    "size": {
        "own_account": "own_account", "cuenta_propia": "own_account", "micro": "micro", "small": "small",
        "pequeña": "small", "pequena": "small", "medium": "medium", "mediana": "medium",
    },
    "sex": {
        "women": "women", "woman": "women", "mujer": "women", "mujeres": "women",
        "men": "men", "man": "men", "hombre": "men", "hombres": "men",
    },
    "sector": {
        "trade": "trade", "comercio": "trade", "services": "services", "servicios": "services",
        "manufacturing": "manufacturing", "manufactura": "manufacturing", "industria": "manufacturing",
        "agriculture": "agriculture", "agropecuaria": "agriculture", "agricultura": "agriculture",
        "transport": "transport", "transporte": "transport",
        "construction": "construction", "construcción": "construction", "construccion": "construction",
    },
    "area": {"urban": "urban", "urbana": "urban", "rural": "rural"},
}  # fmt: skip


def read_owner(text: str) -> dict[str, str]:
    """`size=micro,sex=mujer` → {size: micro, sex: women}; keys and values in either language.

    *Fails when* a key or a value is not known, is there twice, or a part is not `key=value`.
    """
    owner: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        name, given, value = (word.strip().casefold() for word in part.partition("="))
        if not given or not value:
            raise InputProblem(
                Text(
                    f"«{part}» no es clave=valor; por ejemplo size=micro,sex=mujer",
                    f"“{part}” is not key=value; for example size=micro,sex=women",
                ),
                "--for",
            )
        key = _known(KEYS, name, Text("la clave", "key"))
        if key in owner:
            raise InputProblem(Text(f"«{name}» está dos veces", f"“{name}” is there twice"), "--for")
        owner[key] = _known(VALUES[key], value, Text(f"el valor de {name}", f"value of {name}"))
    return owner


def _known(names: Mapping[str, str], given: str, kind: Text) -> str:
    if given not in names:
        raise unknown_name(kind, given, names, "--for")
    return names[given]


def practices_for(
    practices: Iterable[Practice], owner: Mapping[str, str], *, factor: float | None = None
) -> tuple[Fit, ...]:
    """The practices made for `owner` (or for anybody), by grade, each with the numbers that may be read for her.

    A number measured in men alone is not shown for women, nor the other way round.
    """
    found = [
        Fit(practice=practice, sizes=tuple(_readable(practice, owner, factor)))
        for practice in practices
        if all(value in (getattr(practice.fits, key) or (value,)) for key, value in owner.items())
    ]
    return tuple(sorted(found, key=lambda fit: (fit.practice.grade, fit.practice.id)))


def _readable(practice: Practice, owner: Mapping[str, str], factor: float | None) -> Iterator[EffectSize]:
    sexes = {"all", owner["sex"]} if "sex" in owner else {"all", "women", "men"}
    numbers = [size for size in sizes_of([practice], factor=factor) if size.sex in sexes]
    asked = owner.get("sex")
    yield from sorted(numbers, key=lambda size: (size.sex != asked if asked else False, size.se is None))
