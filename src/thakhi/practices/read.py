"""A folder of practice files → Practices by id (one YAML file each, shape of terms/practice.py)."""

from __future__ import annotations

from pathlib import Path

from thakhi.folder.yaml import read_yaml
from thakhi.terms.errors import InputProblem
from thakhi.terms.practice import Practice
from thakhi.terms.text import Text


def read_practices(folder: Path) -> dict[str, Practice]:
    """Every practice of `folder/practices/*.yaml`, in order of file name; none when there is no such folder.

    *Fails when* a file does not fit the shape, its grade is not A to E, or its name is not its id.
    """
    return {practice.id: practice for practice in map(_one, sorted((folder / "practices").glob("*.yaml")))}


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
    if practice.grade not in set("ABCDE"):
        raise InputProblem(
            Text(f"el grado «{practice.grade}» no es A, B, C, D ni E", f"the grade “{practice.grade}” is not A to E"),
            str(path),
        )
    return practice
