"""Estimates as SDMX-CSV with the structure they follow as SDMX-ML 3.0, so that a reader knows every column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from lxml import etree

from thakhi.publish.flat import dimensions_of, level_of
from thakhi.publish.labels import dimension_label, level_label
from thakhi.publish.sdmx_csv import FICTIONAL, KEYS, VALUES, render_sdmx_csv
from thakhi.publish.sdmx_words import CONCEPTS
from thakhi.publish.view.document import Document
from thakhi.terms.text import LANGS, Text

AGENCY = "THAKHI"
NUMBERS = {"OBS_VALUE", "LOWER", "UPPER", "CONF_LEVEL", "STD_ERR", "CV", "DEFF"}
COUNTS = {"DF", "N_OBS", "N_PSU", "UNIT_MULT"}
CODE = re.compile(r"[A-Za-z0-9_@$\-]+")
COMMON = "{http://www.sdmx.org/resources/sdmxml/schemas/v3_0/common}"
STRUCTURE = "{http://www.sdmx.org/resources/sdmxml/schemas/v3_0/structure}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
Codes = dict[str, Text]


def files(document: Document) -> dict[str, bytes]:
    """`data/estimates.sdmx.csv` and `data/structure.sdmx.xml`."""
    dims = dimensions_of(document.estimates)
    return {
        "data/estimates.sdmx.csv": render_sdmx_csv(
            document.estimates, dims, fictional=document.roadmap.fictional
        ).encode(),
        "data/structure.sdmx.xml": _structure(document, dims),
    }


def _structure(document: Document, dims: Sequence[str]) -> bytes:
    """Codelists, concepts, the data structure and the dataflow, named in both languages."""
    from pysdmx.io.xml.sdmx30.writer.structure import write
    from pysdmx.model import Dataflow

    words = CONCEPTS | {dim.upper(): _dimension(dim, document) for dim in dims}
    lists = _codelists(document, dims)
    codelists = [_codelist(name, codes, words[name]) for name, codes in lists.items()]
    scheme = _scheme(words)
    by_id = {found.id: found for found in codelists}
    structure = _definition(dims, lists=by_id, scheme=scheme, is_fictional=document.roadmap.fictional)
    title = Text("Estimaciones", "Estimates")
    flow = Dataflow(id="ESTIMATES", agency=AGENCY, version="1.0", name=title.en, structure=structure)
    text = write([*codelists, scheme, structure, flow], prettyprint=True, header=_header(document))
    said = [title, *words.values(), *(words for codes in lists.values() for words in codes.values())]
    return _in_both_languages(str(text), said)


def _header(document: Document) -> Any:
    """Named by the fingerprint and dated by the edition, never by the clock."""
    from datetime import UTC, datetime

    from pysdmx.model import Organisation
    from pysdmx.model.message import Header

    day = datetime(*document.views[0].day, tzinfo=UTC)
    return Header(id=f"THAKHI-{document.roadmap.hash}", prepared=day, sender=Organisation(id=AGENCY))


def _codelists(document: Document, dims: Sequence[str]) -> dict[str, Codes]:
    """The lists whose codes SDMX can name: indicators, and dimensions without spaces or accents in their codes."""
    indicators = document.roadmap.indicators
    names = dict.fromkeys(e.indicator for e in document.estimates)
    found = {"INDICATOR": {n: indicators[n].title if n in indicators else Text.same(n) for n in names}}
    for dim in dims:
        codes = {level_of(e, dim): _level(dim, level_of(e, dim), document) for e in document.estimates}
        if all(CODE.fullmatch(code) for code in codes):
            found[dim.upper()] = {"_T" if code == "total" else code: words for code, words in codes.items()}
    return {name: dict(sorted(codes.items())) for name, codes in found.items()}


def _codelist(name: str, codes: Codes, said: Text) -> Any:
    from pysdmx.model import Code, Codelist

    items = [Code(id=code, name=words.en or code) for code, words in codes.items()]
    return Codelist(id=f"CL_{name}", agency=AGENCY, version="1.0", name=said.en, items=items)


def _scheme(words: dict[str, Text]) -> Any:
    from pysdmx.model import Concept, ConceptScheme

    items = [Concept(id=name, name=said.en) for name, said in words.items()]
    return ConceptScheme(id="CS_ESTIMATES", agency=AGENCY, version="1.0", name="Concepts", items=items)


def _definition(dims: Sequence[str], *, lists: dict[str, Any], scheme: Any, is_fictional: bool) -> Any:
    from pysdmx.model import Components, DataStructureDefinition

    keys = [*KEYS, *(dim.upper() for dim in dims), "TIME_PERIOD"]
    values = [name for name in VALUES if name != "TIME_PERIOD"] + [FICTIONAL] * is_fictional
    parts = [_component(name, lists, scheme, is_key=True) for name in keys]
    parts += [_component(name, lists, scheme, is_key=False) for name in values]
    return DataStructureDefinition(
        id="DSD_ESTIMATES", agency=AGENCY, version="1.0", name="Estimates", components=Components(parts)
    )


def _component(name: str, lists: dict[str, Any], scheme: Any, *, is_key: bool) -> Any:
    from pysdmx.model import Component, DataType, ItemReference, Role

    kind = DataType.DOUBLE if name in NUMBERS else DataType.INTEGER if name in COUNTS else DataType.STRING
    if name == "TIME_PERIOD":
        kind = DataType.PERIOD
    role = Role.DIMENSION if is_key else Role.MEASURE if name == "OBS_VALUE" else Role.ATTRIBUTE
    codes = lists.get(f"CL_{name}")
    return Component(
        id=name,
        required=is_key,
        role=role,
        concept=ItemReference(sdmx_type="Concept", agency=AGENCY, id=scheme.id, version=scheme.version, item_id=name),
        local_dtype=None if codes else kind,
        local_codes=codes,
        attachment_level="O" if role is Role.ATTRIBUTE else None,
    )


def _dimension(dim: str, document: Document) -> Text:
    columns = document.books[0].columns(document.estimates[0].survey) if document.estimates else {}
    return Text(*(dimension_label(dim, lang, columns) for lang in LANGS))


def _level(dim: str, level: str, document: Document) -> Text:
    columns = document.books[0].columns(document.estimates[0].survey)
    return Text(*(level_label(dim, level, lang, columns) for lang in LANGS))


def _in_both_languages(text: str, said: Iterable[Text]) -> bytes:
    """The message with a Spanish name beside each English one that we know in Spanish."""
    spanish = {words.en: words.es for words in said}
    root = etree.fromstring(text.encode())
    for relation in list(root.iter(f"{STRUCTURE}MeasureRelationship")):  # there is one measure; readers stumble on it
        relation.getparent().remove(relation)
    for name in list(root.iter(f"{COMMON}Name")):
        if name.text in spanish:
            other = etree.Element(f"{COMMON}Name", {LANG: "es"})
            other.text, other.tail = spanish[name.text], name.tail
            name.addnext(other)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
