"""Who was heard, as tables of the edition: speech and people by group, beside the population of the survey."""

from __future__ import annotations

from collections.abc import Iterator

from thakhi.publish.labels import level_label
from thakhi.publish.numbers import write_number, write_rounded
from thakhi.publish.vote_phrases import CELL_DIMENSIONS, CELL_LEVELS
from thakhi.terms.absence import Absence
from thakhi.terms.disclosure import LEAST_CASES
from thakhi.terms.heard import HeardGroup, HeardNumber, WhoWasHeard
from thakhi.terms.roadmap import Paragraph
from thakhi.terms.section import Grid
from thakhi.terms.text import Lang, Text
from thakhi.terms.wording import rounding_step

COLUMNS = {
    "invited": Text("Invitadas", "Invited"),
    "spoke": Text("Hablaron", "Spoke"),
    "minutes": Text("Minutos de palabra", "Minutes of speech"),
    "statements": Text("Citas", "Quotes"),
    "owners": Text("Dueñas y dueños, según la encuesta", "Owners, by the survey"),
    "employed": Text("Personas ocupadas, según la encuesta", "Employed people, by the survey"),
}
TITLES = {
    "total": Text("Quién fue escuchado, en total", "Who was heard, in all"),
    "sector": Text("Quién fue escuchado, por sector", "Who was heard, by sector"),
    "sex": Text("Quién fue escuchado, por sexo", "Who was heard, by sex"),
    "department": Text("Quién fue escuchado, por departamento", "Who was heard, by department"),
}
EVERYBODY = Text("todas las personas", "everybody")
GROUP = Text("Grupo", "Group")
AT_LEAST = Text("{why}; al menos {n}", "{why}; at least {n}")
NOTE = Text(
    "Cuentan las transcripciones publicadas ({n}) y las invitaciones anotadas; quién se inscribió y quién asistió no "
    "viaja con la carpeta. Entre paréntesis, la parte de quienes dieron ese dato con su intervalo de Wilson de 95 %, o "
    "el intervalo de la encuesta. «suprimido»: algún grupo tiene menos de {least} personas que ninguna página "
    "muestra, y por eso no se muestra ninguno de esa columna. «no publicado»: nadie lo anotó. «0»: se sabe que nadie.",
    "Published transcripts ({n}) and the invitations on record count; who registered and who attended does not travel "
    "with the folder. In brackets, the share of those who gave that answer with its 95% Wilson interval, or the "
    "interval of the survey. “suppressed”: some group has fewer than {least} people whom no page shows, so none of "
    "that column is shown. “not published”: nobody recorded it. “0”: it is known that nobody.",
)
NOT_PUBLISHED = Text("no publicado", "not published")
SYNTHETIC = Text(" Población sintética: no es un dato.", " Synthetic population: not a fact.")


def heard_paragraphs(found: WhoWasHeard) -> tuple[Paragraph, ...]:
    """The numbers in a sentence, and how to read the tables."""
    note = Text.each(lambda lang: NOTE.to(lang).format(n=found.workshops, least=LEAST_CASES))
    return (
        Paragraph(id="heard-sentence", text=found.sentence, rests_on=()),
        Paragraph(id="heard-note", text=note, rests_on=()),
    )


def heard_grids(found: WhoWasHeard) -> Iterator[Grid]:
    """A table for everybody and one for each dimension."""
    source = Text.each(lambda lang: _source(found, lang))
    for dimension, title in TITLES.items():
        groups = [group for group in found.groups if group.dimension == dimension]
        shown = [m for m in COLUMNS if any(group.number(m).value is not Absence.UNKNOWN for group in groups)]
        head = CELL_DIMENSIONS.get(dimension, GROUP)
        yield Grid(
            id=f"heard-{dimension}",
            title=title,
            header=(Text.each(lambda lang, h=head: _first_up(h.to(lang))), *(COLUMNS[m] for m in shown)),  # type: ignore[misc]
            rows=tuple((_level(group), *(_cell(group.number(m)) for m in shown)) for group in groups),
            source=source if {"owners", "employed"} & set(shown) else None,
        )


def _source(found: WhoWasHeard, lang: Lang) -> str:
    estimates = [number.estimate for group in found.groups for number in group.numbers if number.estimate]
    if not estimates:
        return NOT_PUBLISHED.to(lang)
    synthetic = SYNTHETIC.to(lang) if estimates[0].synthetic else ""
    return f"{estimates[0].source.citation().rstrip('.')}.{synthetic}"


def _level(group: HeardGroup) -> Text:
    if group.dimension == "total":
        return EVERYBODY
    known = CELL_LEVELS.get(group.level)
    return known or Text.each(lambda lang: level_label(group.dimension, group.level, lang, {}))


def _cell(number: HeardNumber) -> Text:
    return Text.each(lambda lang: _written(number, lang))


def _written(number: HeardNumber, lang: Lang) -> str:
    value = number.value
    if value is Absence.NOT_FOUND:
        return NOT_PUBLISHED.to(lang)
    if isinstance(value, Absence):
        why = value.text.to(lang)
        return AT_LEAST.to(lang).format(why=why, n=_count(number, number.public, lang)) if number.public else why
    if number.estimate is not None:
        return _beside(write_rounded(number.estimate, lang), _limits(number, lang))
    return _beside(_count(number, value, lang), _share(number, lang))


def _beside(words: str, more: str) -> str:
    return f"{words} ({more})" if more else words


def _count(number: HeardNumber, value: float, lang: Lang) -> str:
    """Counts whole; minutes whole too, and with one decimal below ten."""
    return write_number(value, 1 if number.measure == "minutes" and 0 < value < 10 else 0, lang)


def _limits(number: HeardNumber, lang: Lang) -> str:
    """The interval of the survey with as many digits as its number."""
    estimate = number.estimate
    step = rounding_step(estimate) if estimate else None
    if estimate is None or estimate.interval is None or step is None:
        return ""
    ends = (estimate.interval.low, estimate.interval.high)
    return " – ".join(write_number(round(end / step) * step, 0, lang) for end in ends)


def _share(number: HeardNumber, lang: Lang) -> str:
    if number.share is None or number.interval is None or number.value == 0:
        return ""
    percent = Text(" %", "%").to(lang)
    low, high = (f"{100 * end:.0f}" for end in (number.interval.low, number.interval.high))
    return f"{100 * number.share:.0f}{percent}, {low}–{high}"


def _first_up(words: str) -> str:
    return words[:1].upper() + words[1:]
