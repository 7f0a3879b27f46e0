"""A folder from elsewhere: what is wrong with it is told with its place, and nothing is half-done."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

from thakhi.folder.write import locked
from thakhi.terms.errors import InputProblem, Problem, ResourceProblem
from thakhi.web.folder.dump import dump
from thakhi.web.folder.load import load
from thakhi.web.people.models import Account, Consent, Organisation, Person
from thakhi.web.registration.models import Registration
from thakhi.web.transcripts.models import Cue
from thakhi.web.workshops.models import Cycle, Document, KeptFile, Workshop

pytestmark = pytest.mark.django_db
DEMO = Path(__file__).resolve().parents[3] / "examples" / "demo-cycle"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the demonstration that a test may spoil."""
    return Path(shutil.copytree(DEMO, tmp_path / "demo", ignore=shutil.ignore_patterns("build", "*.mp3")))


@pytest.fixture
def uploads() -> Callable[[], set[str]]:
    """What stands in the uploads of the site."""
    return lambda: {str(p) for p in Path(settings.MEDIA_ROOT).rglob("*") if p.is_file()}


def _changed(folder: Path, file: str, before: str, after: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_a_missing_sound_is_told_and_the_rest_loads(folder: Path) -> None:
    done = load(folder)

    assert [(Path(where).name, text.en) for where, text in done.notes] == [
        ("taller-1.mp3", "the file is not there; the rest was loaded")
    ]
    assert (Workshop.objects.count(), Cue.objects.count(), Document.objects.count()) == (3, 25, 1)


@pytest.mark.parametrize(
    ("file", "before", "after", "where", "words"),
    [
        ("workshops.yaml", "state: published", "state: publishd", "workshops.yaml:", "workshops.0.state"),
        ("workshops.yaml", "capacity: 60", "capcity: 60", "workshops.yaml:", "did you mean “capacity”"),
        ("workshops.yaml", "n: 2\n", "n: 9\n", "workshops.yaml:", "panel “9”"),
        ("workshops.yaml", "slug: taller-2", "slug: taller-1", "workshops.yaml:", "there twice"),
        ("workshops.yaml", "slug: taller-2", "slug: citas", "workshops.yaml:", "address of another page"),
        (
            "workshops.yaml",
            "2026-03-12T15:00:00-04:00",
            "2026-03-12T15:00:00",
            "workshops.yaml: taller-1:",
            "“starts” cannot be",
        ),
        (
            "workshops.yaml",
            "person: elena-prueba",
            "person: elena-pruebas",
            "workshops.yaml: ",
            "did you mean “elena-prueba”",
        ),
        ("people.yaml", "sector: government", "sector: goverment", "people.yaml: ", "“sector” cannot be"),
        ("people.yaml", "name: withdrawn", "name: perhaps", "people.yaml:", "consent"),
        ("recordings/taller-1.es.vtt", "--> 00:00:06.300", "--> soon", "taller-1.es.vtt:", "soon"),
        ("recordings/recordings.yaml", "kind: audio", "kind: smell", "recordings.yaml:", "kind"),
        (
            "statements.yaml",
            "topics: [organizaciones]",
            "topics: [organisaciones]",
            "",
            "did you mean “organizaciones”",
        ),
        ("workshops.yaml", "file: documents/agenda", "file: ../../agenda", "", "leads out of the folder"),
        ("workshops.yaml", "file: documents/agenda-taller-1.txt", "file: /etc/hostname", "", "leads out of the folder"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_nothing_is_stored(
    folder: Path, uploads: Callable[[], set[str]], file: str, before: str, after: str, where: str, words: str
) -> None:
    _changed(folder, file, before, after)
    there = uploads()

    with pytest.raises(Problem) as found:
        load(folder)

    assert where in found.value.to("en")
    assert words.lower() in found.value.to("en").lower()
    assert (Cycle.objects.count(), Person.objects.count(), Organisation.objects.count(), uploads()) == (0, 0, 0, there)


def test_a_link_in_the_folder_is_refused(folder: Path) -> None:
    (folder / "notes.txt").symlink_to("/etc/hostname")

    with pytest.raises(InputProblem, match="is a link"):
        load(folder)


def test_a_linked_document_is_refused(folder: Path) -> None:
    (folder / "documents" / "agenda-taller-1.txt").unlink()
    (folder / "documents" / "agenda-taller-1.txt").symlink_to("/etc/hostname")

    with pytest.raises(InputProblem):
        load(folder)
    assert Cycle.objects.count() == 0


def test_a_document_of_a_kind_that_a_browser_would_run_is_refused(folder: Path) -> None:
    (folder / "documents" / "agenda-taller-1.txt").rename(folder / "documents" / "agenda.html")
    _changed(folder, "workshops.yaml", "agenda-taller-1.txt", "agenda.html")

    with pytest.raises(InputProblem, match=r"html"):
        load(folder)


def test_a_pipe_in_the_folder_is_refused(folder: Path) -> None:
    os.mkfifo(folder / "pipe")

    with pytest.raises(InputProblem, match="special file"):
        load(folder)


def test_a_damaged_file_is_told_by_its_checksum(folder: Path, tmp_path: Path) -> None:
    dump(load(folder).cycle, tmp_path / "out")
    Cycle.objects.all().delete()
    next((tmp_path / "out" / "documents").iterdir()).write_bytes(b"other")

    with pytest.raises(InputProblem, match="checksum"):
        load(tmp_path / "out")


def test_names_of_other_alphabets_are_kept(folder: Path, tmp_path: Path) -> None:
    (folder / "anexos" / "ключ 漢").mkdir(parents=True)
    (folder / "anexos" / "ключ 漢" / "ñ.bin").write_bytes(b"\x00\xff")

    dump(load(folder).cycle, tmp_path / "out", is_public=True)

    assert KeptFile.objects.filter(path="anexos/ключ 漢/ñ.bin").exists()
    assert (tmp_path / "out" / "anexos" / "ключ 漢" / "ñ.bin").read_bytes() == b"\x00\xff"


def test_two_loads_at_once_are_told(folder: Path) -> None:
    with locked(Path(settings.HOME), "load"), pytest.raises(ResourceProblem, match="another process"):
        load(folder)


def test_a_cycle_that_is_here_is_replaced_only_when_asked(folder: Path) -> None:
    load(folder)
    with pytest.raises(InputProblem, match="--replace"):
        load(folder)
    _changed(folder, "workshops.yaml", "capacity: 60", "capacity: 61")
    uid = Workshop.objects.get(slug="taller-3").uid

    load(folder, replace=True)

    taller = Workshop.objects.get(slug="taller-3")
    assert (Cycle.objects.count(), taller.capacity, taller.uid, Person.objects.count()) == (1, 61, uid, 5)


def test_an_older_folder_does_not_bring_back_what_was_withdrawn(folder: Path) -> None:
    load(folder)
    elena = Person.objects.get(slug="elena-prueba")
    Consent.objects.create(person=elena, use="words", is_granted=False)

    load(folder, replace=True)

    latest = Consent.objects.filter(person=elena, use="words").order_by("at", "id").last()
    assert latest is not None
    assert not latest.is_granted


def test_registrations_are_not_lost_by_a_folder_without_them(folder: Path) -> None:
    load(folder)
    Registration.objects.create(workshop=Workshop.objects.get(slug="taller-3"), number="R1", name="Juan")

    with pytest.raises(InputProblem, match="1 registrations"):
        load(folder, replace=True)
    assert Registration.objects.count() == 1


def test_a_failed_replacement_leaves_all_as_it_was(folder: Path, uploads: Callable[[], set[str]]) -> None:
    load(folder)
    before = (uploads(), Cue.objects.count(), Cycle.objects.get().pk)
    _changed(folder, "statements.yaml", "topics: [organizaciones]", "topics: [nada]")

    with pytest.raises(InputProblem):
        load(folder, replace=True)

    assert (uploads(), Cue.objects.count(), Cycle.objects.get().pk) == before


def test_the_slug_of_somebody_else_is_refused(folder: Path) -> None:
    Person.objects.create(slug="elena-prueba", name="Otra Elena")

    with pytest.raises(InputProblem, match="Otra Elena"):
        load(folder)


def test_loading_gives_no_right_over_the_site(folder: Path, tmp_path: Path) -> None:
    cycle = load(folder).cycle
    boss = Account.objects.make("jefa@example.org", name="Jefa", password="a long password")
    boss.is_admin = True
    boss.save()
    cycle.grants.create(account=boss, role="organiser")
    dump(cycle, tmp_path / "out")
    Cycle.objects.all().delete()
    boss.delete()

    load(tmp_path / "out")

    made = Account.objects.get(email="jefa@example.org")
    assert (made.is_admin, made.has_usable_password(), made.grants.get().role) == (False, False, "organiser")
    assert "password" not in (tmp_path / "out" / "private" / "account.jsonl").read_text()


def test_a_folder_of_something_else_is_not_written_over(folder: Path, tmp_path: Path) -> None:
    cycle = load(folder).cycle
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thesis.txt").write_text("years of work")
    (folder / ".git").mkdir()

    for target in (tmp_path / "other", folder):
        with pytest.raises(InputProblem, match="other things"):
            dump(cycle, target)
    assert (tmp_path / "other" / "thesis.txt").read_text() == "years of work"
