"""Every format of an edition, opened by a reader that is not ours."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
import sdmx
from frictionless import Package
from lxml import etree
from prov.model import ProvDocument, ProvEntity
from pysdmx.io import read_sdmx

from tests.publish.sample import roadmap
from thakhi.publish.charts.outline import DEPARTMENTS, read_atlas
from thakhi.publish.formats import format_files, iati
from thakhi.publish.view.document import open_document
from thakhi.terms.plan import BudgetLine, Reading
from thakhi.terms.roadmap import Publisher, Roadmap
from thakhi.terms.text import LANGS, Text

IATI = Path(__file__).parent / "iati"
CODES = {
    "activity-status/@code": "ActivityStatus",
    "activity-date/@type": "ActivityDateType",
    "budget/@type": "BudgetType",
    "budget/@status": "BudgetStatus",
    "budget/value/@currency": "Currency",
    "description/@type": "DescriptionType",
    "participating-org/@role": "OrganisationRole",
    "reporting-org/@type": "OrganisationType",
    "recipient-country/@code": "Country",
    "sector/@vocabulary": "SectorVocabulary",
    "sector/@code": "Sector",
    "result/@type": "ResultType",
    "result/indicator/@measure": "IndicatorMeasure",
}


def activities(road: Roadmap) -> etree._Element:
    document = open_document(road, langs=LANGS, atlas=read_atlas(DEPARTMENTS))
    return etree.fromstring(iati.files(document)["data/iati.xml"])


def full_roadmap() -> Roadmap:
    """With everything that IATI can say: a budget, a plan of people, a later reading, a registered publisher."""
    road = roadmap(synthetic=False)
    lines = (
        BudgetLine(year=2022, source=Text.same("TGN"), state="committed", amount=1200.5, currency="BOB"),
        BudgetLine(year=2023, source=Text.same("¿?"), state="not_found"),
    )
    first = replace(road.actions[0], budget=lines, scale=2000, status="deferred", pillar="training")
    assert first.target
    later = replace(first.target.baseline, value=0.55)
    readings = (Reading(action=first.id, estimate=later, verdict="cannot_tell", needed=900),)
    publisher = Publisher(name="Quien publica", ref="XX-TEST-1", type="10")
    return replace(road, actions=(first, *road.actions[1:]), readings=readings, publisher=publisher)


@pytest.mark.parametrize("road", [roadmap(), full_roadmap(), roadmap(actions=0)], ids=["sample", "full", "empty"])
def test_iati_holds_to_its_schema(road: Roadmap) -> None:
    schema = etree.XMLSchema(etree.parse(IATI / "iati-activities-schema.xsd"))
    found = activities(road)

    # the schema wants one activity at least; a road map without actions has none and that is all that is wrong with it
    errors = [] if schema.validate(found) else [error.message for error in schema.error_log]
    assert len(errors) == (0 if road.actions else 1), errors


@pytest.mark.parametrize(("path", "name"), CODES.items())
def test_iati_codes_are_on_their_lists(path: str, name: str) -> None:
    listed = {code.text for code in etree.parse(IATI / f"{name}.xml").iter("code")}
    used = set(activities(full_roadmap()).xpath(f"iati-activity/{path}"))

    assert used
    assert used <= listed


def test_iati_says_baseline_target_and_later_figure() -> None:
    result = activities(full_roadmap()).xpath("iati-activity[1]/result[@type='2']")[0]

    assert result.xpath("indicator/@ascending") == ["false"]
    assert result.xpath("indicator/baseline/@year") == ["2019"]
    assert result.xpath("indicator/baseline/@value") == ["61"]
    assert result.xpath("indicator/period/target/@value") == ["50"]
    assert result.xpath("indicator/period/actual/@value") == ["55"]


def test_iati_budget_leaves_out_what_was_not_found() -> None:
    activity = activities(full_roadmap()).xpath("iati-activity")[0]

    assert activity.xpath("budget/value/text()") == ["1200.50"]
    assert activity.xpath("budget/@status") == ["2"]
    assert activity.xpath("activity-status/@code") == ["6"]


def test_iati_without_publisher_says_that_it_is_not_registered() -> None:
    words = [str(found) for found in activities(roadmap()).xpath("comment()")]

    assert any("not registered" in said for said in words)
    assert not any("not registered" in str(said) for said in activities(full_roadmap()).xpath("comment()"))


def test_frictionless_finds_nothing_wrong(edition: Path) -> None:
    report = Package(str(edition / "data" / "datapackage.json")).validate()

    assert report.valid, report.flatten(["name", "message"])
    assert report.stats["tasks"] == 5


def test_frictionless_would_see_a_changed_number(edition: Path, tmp_path: Path) -> None:
    for path in (edition / "data").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    table = tmp_path / "estimates.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("0.61", "0.62", 1), encoding="utf-8")

    assert not Package(str(tmp_path / "datapackage.json")).validate().valid


def test_sdmx_structure_is_read_by_two_libraries(edition: Path) -> None:
    path = edition / "data" / "structure.sdmx.xml"
    ours = read_sdmx(path, validate=True)  # against the schema
    theirs = sdmx.read_sdmx(BytesIO(path.read_bytes()))

    assert theirs.codelist["CL_SEX"]["woman"].name.localizations == {"en": "Women", "es": "Mujeres"}
    names = [part.id for part in theirs.structure["DSD_ESTIMATES"].dimensions.components]
    assert names[:4] == ["FREQ", "REF_AREA", "SURVEY", "INDICATOR"]
    assert len(ours.structures) == 8


def test_sdmx_csv_has_the_columns_of_its_structure(edition: Path) -> None:
    structure = sdmx.read_sdmx(BytesIO((edition / "data" / "structure.sdmx.xml").read_bytes())).structure[
        "DSD_ESTIMATES"
    ]
    header = (edition / "data" / "estimates.sdmx.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    parts = [*structure.dimensions.components, *structure.measures.components, *structure.attributes.components]
    with (edition / "data" / "estimates.sdmx.csv").open("rb") as stream:
        message = sdmx.read_sdmx(stream, format="csv", structure=structure)

    assert set(header) == {"STRUCTURE", "STRUCTURE_ID", "ACTION", *(part.id for part in parts)}
    assert len(message.data[0]) == len(open_document(roadmap(), langs=LANGS, atlas=read_atlas(DEPARTMENTS)).estimates)


def test_prov_leads_from_the_edition_to_the_survey(edition: Path) -> None:
    found = ProvDocument.deserialize(edition / "data" / "prov.json", format="json")
    derived = {}
    for relation in found.records:
        if "Derivation" in type(relation).__name__:
            after, before = [str(value) for _, value in relation.formal_attributes[:2]]
            derived.setdefault(after, set()).add(before)
    reached, waiting = set(), ["thakhi:edition-ficticio-2021"]
    while waiting:
        name = waiting.pop()
        reached.add(name)
        waiting += derived.get(name, set()) - reached
    named = {str(record.identifier) for record in found.records if isinstance(record, ProvEntity)}

    assert "thakhi:survey-encuesta_ficticia" in reached
    assert "thakhi:practice-capacitacion_ficticia" in reached
    assert reached <= named


def test_prov_and_comparison_hold_no_words_of_a_quote(edition: Path) -> None:
    for name in ("prov.json", "edition.json", "edition.jsonld", "iati.xml"):
        assert "esto es una frase ficticia" not in (edition / "data" / name).read_text(encoding="utf-8")


def test_the_citation_is_csl(edition: Path) -> None:
    items = json.loads((edition / "data" / "citation.csl.json").read_text(encoding="utf-8"))

    assert [item["language"] for item in items] == ["es", "en"]
    assert {item["issued"]["date-parts"][0][0] for item in items} == {2021}
    assert {item["number"] for item in items} == {roadmap().hash}


@pytest.mark.parametrize("lang", LANGS)
def test_word_has_headings_captions_tables_pictures_and_footnotes(edition: Path, lang: str) -> None:
    path = edition / lang / f"ficticio-2021-{lang}.docx"
    document = docx.Document(str(path))
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    with zipfile.ZipFile(path) as package:
        notes = etree.fromstring(package.read("word/footnotes.xml"))

    assert styles.count("Numbered Paragraph") == 11
    assert styles.count("Heading 1") == 12
    assert len(document.inline_shapes) == 5
    assert all(shape._inline.docPr.get("descr") for shape in document.inline_shapes)
    assert len(notes) - 2 == sum("footnoteReference" in p._p.xml for p in document.paragraphs for _ in p._p.xpath(
        ".//w:footnoteReference"))  # fmt: skip
    assert document.core_properties.language == {"es": "es-BO", "en": "en-GB"}[lang]
    assert roadmap().hash in document.sections[0].footer.paragraphs[0].text


def test_word_has_the_same_shape_in_both_languages(edition: Path) -> None:
    shapes = []
    for lang in LANGS:
        document = docx.Document(str(edition / lang / f"ficticio-2021-{lang}.docx"))
        tables = [(len(table.rows), len(table.columns)) for table in document.tables]
        shapes.append(([p.style.name for p in document.paragraphs], tables))

    assert shapes[0] == shapes[1]


def test_any_character_fits_every_format() -> None:
    nasty = replace(roadmap(), title=Text.same("<w:p> & \x0b \x1f ]]> “raro” --> \U0001f600"))
    action = replace(nasty.actions[0], title=Text.same("\x00 <b> &amp; \ufffe"))
    document = open_document(replace(nasty, actions=(action,)), langs=("es",), atlas=read_atlas(DEPARTMENTS))

    assert "es/ficticio-2021-es.docx" in dict(format_files(document))
