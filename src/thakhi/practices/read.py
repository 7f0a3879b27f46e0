"""The catalogue and a cycle's own additions → Practices by id (one YAML file each, shape of terms/practice.py)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from thakhi.folder.lines import places_of
from thakhi.folder.yaml import read_yaml
from thakhi.practices.check import Place, refuse_misfit
from thakhi.terms.errors import InputProblem
from thakhi.terms.practice import Practice
from thakhi.terms.text import Text

CATALOGUE = Path(__file__).parent / "catalogue"


def read_practices(folder: Path) -> dict[str, Practice]:
    """The practices of the catalogue and those of `folder/practices/*.yaml`; a cycle's own file holds where both have
    an id.

    *Fails when* a file does not fit the shape, contradicts itself, or its name is not its id.
    """
    return read_catalogue() | _read_folder(folder / "practices")


@lru_cache(maxsize=1)
def _catalogue() -> tuple[Practice, ...]:
    return tuple(_read_folder(CATALOGUE).values())


def read_catalogue() -> dict[str, Practice]:
    """The practices that come with Thakhi, in order of id."""
    return {practice.id: practice for practice in _catalogue()}


def _read_folder(folder: Path) -> dict[str, Practice]:
    return {practice.id: practice for practice in map(_one, sorted(folder.glob("*.yaml")))}


def _one(path: Path) -> Practice:
    practice = read_yaml(path, Practice)
    if practice.id != path.stem:
        raise InputProblem(
            Text(
                f"la práctica «{practice.id}» debe estar en un archivo {practice.id}.yaml",
                f"the practice “{practice.id}” must stand in a file {practice.id}.yaml",
            ),
            f"{path}:1",
        )
    refuse_misfit(practice, _place(path))
    return practice


def _place(path: Path) -> Place:
    """`file:line` of a value, the file parsed again only once there is something to complain of."""
    return lambda *steps: places_of(path)(*steps)
