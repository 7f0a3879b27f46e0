"""What everybody may read of a cycle leaves it; the rest stays in `private/`; what was withdrawn leaves no more."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from thakhi.web.folder.dump import dump
from thakhi.web.folder.load import load
from thakhi.web.people.audit import note
from thakhi.web.people.consent import decide
from thakhi.web.people.models import Account, AuditEntry, Person
from thakhi.web.registration.models import Registration
from thakhi.web.transcripts.models import Cue, CueVersion, Recording, Transcript
from thakhi.web.workshops.models import Cycle, Workshop

pytestmark = pytest.mark.django_db
DEMO = Path(__file__).resolve().parents[3] / "examples" / "demo-cycle"


@pytest.fixture
def demo(db: None) -> Cycle:
    """The demonstration with what must not leak: a registration, an address, an earlier wording, a meeting address."""
    cycle = load(DEMO).cycle
    Person.objects.filter(slug="elena-prueba").update(email="elena-secreta@example.org")
    Registration.objects.create(
        workshop=Workshop.objects.get(slug="taller-3"), number="R77", name="Ximena Secreta", email="ximena@example.org"
    )
    CueVersion.objects.create(cue=Cue.objects.get(cue_id="c0004"), text="antes dije hornillo", why="corrección secreta")
    cycle.grants.create(account=Account.objects.make("marta-secreta@example.org"), role="organiser")
    return cycle


def words_of(folder: Path) -> str:
    """All text of a folder, names of files included."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return "\n".join(f"{path.relative_to(folder)}\n{path.read_bytes().decode('utf-8', 'replace')}" for path in files)


SECRETS = ("secreta", "Ximena", "R77", "hornillo", "sala-ficticia", "juan-prueba", "comerciante", "hise la cuenta")
SECRET_NAME = "Juan Prueba"  # he withdrew it


@pytest.fixture
def public(demo: Cycle, tmp_path: Path) -> str:
    """The words of the public folder."""
    dump(demo, tmp_path / "public", is_public=True)
    return words_of(tmp_path / "public")


@pytest.mark.parametrize("secret", [*SECRETS, SECRET_NAME])
def test_what_is_private_is_only_in_private(demo: Cycle, tmp_path: Path, secret: str) -> None:
    dump(demo, tmp_path / "all")
    dump(demo, tmp_path / "public", is_public=True)
    (tmp_path / "public" / "make_audio.py").unlink()  # kept as it came: it gives each of the invented people a voice

    found = (secret in words_of(tmp_path / "all" / "private"), secret in words_of(tmp_path / "public"))
    assert found == (True, False)


def test_under_a_pseudonym_words_stay_and_who_said_them_goes(public: str) -> None:
    assert "<v Persona 3>Con permiso, sí. Sin permiso, no." in public
    assert "slug: persona-3" in public


def test_private_is_for_its_owner_and_for_no_repository(demo: Cycle, tmp_path: Path) -> None:
    dump(demo, tmp_path / "all")
    private = tmp_path / "all" / "private"
    modes = {stat.S_IMODE(path.stat().st_mode) for path in private.rglob("*") if path.is_file()}

    assert (stat.S_IMODE(private.stat().st_mode), modes) == (0o700, {0o600})
    assert (private / ".gitignore").read_text().splitlines()[-1] == "*"


def test_withdrawn_words_are_in_no_part_of_a_folder(demo: Cycle, tmp_path: Path) -> None:
    decide(Person.objects.get(slug="elena-prueba"), "words", is_granted=False)
    dump(demo, tmp_path / "all")
    found = words_of(tmp_path / "all")

    gone = ("tres mañanas de fila", "hornillo", "vecina, que ya estaba registrada", "la misma fotocopia")
    spoken_files = [path for path in (tmp_path / "all").rglob("*") if path.name in {"actions.yaml", "roadmap.yaml"}]
    assert spoken_files
    assert [words for words in gone if words in found] == []
    assert "id: tres-mananas-de-fila\n  words: ''" in found
    assert Cue.objects.filter(transcript__workshop__cycle=demo).count() == sum(
        1 for line in found.splitlines() if " --> " in line and "\\n" not in line
    ) + found.count('{"cue": ') - _changed_only(found)


def _changed_only(found: str) -> int:
    return sum('{"cue": ' in line and '"after"' not in line and '"start_ms"' not in line for line in found.splitlines())


def test_a_recording_that_somebody_holds_back_is_private(demo: Cycle, tmp_path: Path) -> None:
    recording = Recording.objects.get()
    recording.url = "https://example.org/sonido-de-todos"
    recording.save()
    decide(Person.objects.get(slug="carmen-prueba"), "voice", is_granted=False)
    dump(demo, tmp_path / "all")

    assert "sonido-de-todos" in words_of(tmp_path / "all" / "private")
    dump(demo, tmp_path / "public", is_public=True)
    assert "sonido-de-todos" not in words_of(tmp_path / "public")


def test_a_line_of_the_log_is_about_the_same_row_elsewhere(demo: Cycle, tmp_path: Path) -> None:
    transcript = Transcript.objects.get(workshop__slug="taller-2")
    note(None, "transcript.check", f"transcript:{transcript.pk}", cycle=demo.slug)
    dump(demo, tmp_path / "all")
    Cycle.objects.all().delete()
    AuditEntry.objects.all().delete()

    load(tmp_path / "all")

    again = Transcript.objects.get(workshop__slug="taller-2")
    assert again.pk != transcript.pk
    assert AuditEntry.objects.get(act="transcript.check").subject == f"transcript:{again.pk}"
