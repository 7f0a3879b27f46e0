"""Who was heard, in a sentence for the road map: no more digits than are known, nothing that is hidden."""

from __future__ import annotations

from thakhi.dialogue.balance.tables import Balance, Number
from thakhi.terms.absence import Absence
from thakhi.terms.text import Text

NOT_KNOWN = Text(
    "No se ha publicado ninguna transcripción: no se sabe quién habló ni cuánto.",
    "No transcript has been published: it is not known who spoke, nor for how long.",
)


def sentence(balance: Balance) -> Text:
    """What the tables say, in both languages."""
    parts = [_spoke(balance), _minutes(balance), _unassigned(balance), _attended(balance)]
    said = [part for part in parts if part is not None]
    return Text(" ".join(part.es for part in said), " ".join(part.en for part in said))


def _spoke(balance: Balance) -> Text:
    everybody = balance.totals["spoke"].value
    if isinstance(everybody, Absence):
        return NOT_KNOWN
    women, men = (balance.tables["sex"].number("spoke", level) for level in ("woman", "man"))
    if isinstance(women.value, Absence) or isinstance(men.value, Absence):
        return _partly(int(everybody), int(women.public), int(men.public))
    named = Text(
        f"{_count(int(women.value), 'mujer', 'mujeres')} y {_count(int(men.value), 'hombre', 'hombres')}",
        f"{_count(int(women.value), 'woman', 'women')} and {_count(int(men.value), 'man', 'men')}",
    )
    rest = int(everybody - women.value - men.value)
    more = Text(f", además de {rest} de otra respuesta o sin dato", f", and {rest} of another answer or not known")
    es, en = (named.es + more.es, named.en + more.en) if rest else (named.es, named.en)
    return Text(f"{'Habló' if everybody == 1 else 'Hablaron'} {es}.", f"{en} spoke.")


def _partly(everybody: int, women: int, men: int) -> Text:
    """Where the sex of some must not be worked out: only those who speak under their name are told apart."""
    es = f"{'Habló' if everybody == 1 else 'Hablaron'} {_count(everybody, 'persona', 'personas')}"
    en = f"{_count(everybody, 'person', 'people')} spoke"
    if women + men == 0:
        return Text(
            f"{es}; cuántas mujeres y cuántos hombres no se muestra, para que no se reconozca a nadie.",
            f"{en}; how many women and how many men is not shown, so that nobody can be recognised.",
        )
    return Text(
        f"{es}; con su nombre, {_count(women, 'mujer', 'mujeres')} y {_count(men, 'hombre', 'hombres')}. "
        "Del resto no se muestra el sexo, para que no se reconozca a nadie.",
        f"{en}; under their name, {_count(women, 'woman', 'women')} and {_count(men, 'man', 'men')}. "
        "The sex of the others is not shown, so that nobody can be recognised.",
    )


def _count(n: int, one: str, many: str) -> str:
    return f"{n} {one if n == 1 else many}"


def _minutes(balance: Balance) -> Text | None:
    women, whole = balance.tables["sex"].number("minutes", "woman").value, balance.totals["minutes"].value
    if isinstance(women, Absence) or isinstance(whole, Absence) or whole <= 0:
        return None
    percent = round(100 * women / whole)
    length = Text(f"de {round(whole)} minutos", f"of {round(whole)} minutes") if whole >= 10 else Text("", "")
    return Text(
        f"Las mujeres tuvieron la palabra el {percent} % del tiempo {length.es}".rstrip() + ".",
        f"Women had the floor for {percent} % of the time {length.en}".rstrip() + ".",
    )


def _unassigned(balance: Balance) -> Text | None:
    minutes = round(balance.unassigned_minutes)
    if minutes == 0:
        return None
    return Text(
        f"De {_count(minutes, 'minuto', 'minutos')} más no consta quién habló.",
        f"Who spoke in {_count(minutes, 'more minute', 'more minutes')} is not on record.",
    )


def _attended(balance: Balance) -> Text | None:
    whole, women = balance.totals["attended"].value, balance.tables["sex"].number("attended", "woman")
    if isinstance(whole, Absence) or whole == 0:
        return None
    base = Text(f"Asistieron {int(whole)} personas", f"{int(whole)} people attended")
    if women.share is None:
        return Text(f"{base.es}.", f"{base.en}.")
    return Text(f"{base.es}: {_share(women).es} mujeres.", f"{base.en}: {_share(women).en} women.")


def _share(number: Number) -> Text:
    """As many digits as the interval allows: a whole percentage beside its limits."""
    share = number.share
    if share is None:
        raise ValueError("no share")  # asked only of numbers that have one
    value, low, high = (round(100 * part) for part in (share.value, share.low, share.high))
    return Text(f"{value} % (entre {low} % y {high} %)", f"{value} % (between {low} % and {high} %)")
