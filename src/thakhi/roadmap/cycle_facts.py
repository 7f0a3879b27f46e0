"""What is public about the cycle, as Facts and Sources that a paragraph can rest on."""

from __future__ import annotations

from thakhi.roadmap.cycle import NOT_FOUND, Cycle, Panel, Programme, Stated
from thakhi.terms.roadmap import Fact
from thakhi.terms.source import Source
from thakhi.terms.text import Text


def cycle_facts(cycle: Cycle) -> dict[str, Fact]:
    """One Fact per statement about the cycle, its panels, its programmes and their records, by id."""
    facts = [_stated(cycle, stated) for stated in cycle.stated]
    facts += [_panel(cycle, panel) for panel in cycle.panels]
    for programme in cycle.programmes:
        facts.append(_programme(cycle, programme))
        facts += [_stated(cycle, record) for record in programme.records]
    return {fact.id: fact for fact in facts}


def cycle_sources(cycle: Cycle) -> dict[str, Source]:
    """The pages that the cycle is known from, as Sources."""
    return {
        key: Source(id=key, title=source.title or source.url, url=source.url, date=source.date)
        for key, source in cycle.sources.items()
    }


def official_title(panel: Panel) -> Text:
    """The official title in each language, or that it was not found: a working translation is never official."""
    missing = Text(
        f"Título oficial en español: no encontrado. En inglés: {panel.title_en}",
        f"Official title in English: not found. In Spanish: {panel.title_es}",
    )
    return Text(
        missing.es if panel.title_es == NOT_FOUND else panel.title_es,
        missing.en if panel.title_en == NOT_FOUND else panel.title_en,
    )


def recording_words(panel: Panel) -> Text:
    """Where the recording is, or that it exists and its address was not found."""
    recording = panel.recording
    if not recording.exists:
        return Text("No se grabó.", "It was not recorded.")
    if recording.url == NOT_FOUND:
        return Text(
            "La grabación existe; su dirección pública no se encontró.",
            "The recording exists; its public address was not found.",
        )
    return Text.same(recording.url)


def _stated(cycle: Cycle, stated: Stated) -> Fact:
    return Fact(
        id=stated.id,
        title=stated.title,
        value=stated.value,
        unit=stated.unit,
        confidence=stated.status,
        source=_cited(cycle, stated.sources),
        words=stated.words,
        url=_address(cycle, stated.sources),
        note=stated.note,
    )


def _panel(cycle: Cycle, panel: Panel) -> Fact:
    return Fact(
        id=f"panel-{panel.n}",
        title=Text(f"Panel {panel.n} del ciclo", f"Panel {panel.n} of the cycle"),
        value=panel.title_en,
        unit="",
        confidence=panel.status,
        source=_cited(cycle, (panel.source,)),
        words=official_title(panel),
        url=_address(cycle, (panel.source,)),
    )


def _programme(cycle: Cycle, programme: Programme) -> Fact:
    return Fact(
        id=f"programme-{programme.id}",
        title=programme.name,
        value=programme.announced_as,
        unit="",
        confidence=programme.status,
        source=_cited(cycle, programme.sources),
        words=programme.words,
        valid="" if programme.period == NOT_FOUND else programme.period,
        url=_address(cycle, programme.sources),
        note=programme.disagreement,
    )


def _cited(cycle: Cycle, keys: tuple[str, ...]) -> str:
    found = [(cycle.sources[key].title or key, cycle.sources[key].date) for key in keys if key in cycle.sources]
    return "; ".join(", ".join(part for part in parts if part) for parts in found)


def _address(cycle: Cycle, keys: tuple[str, ...]) -> str:
    return next((cycle.sources[key].url for key in keys if key in cycle.sources), "")
