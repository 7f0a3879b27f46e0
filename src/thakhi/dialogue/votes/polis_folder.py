"""Between a cycle folder and Pol.is: nothing that is there is overwritten."""

from __future__ import annotations

from pathlib import Path

from thakhi.dialogue.votes.polis_read import read_polis
from thakhi.dialogue.votes.polis_write import write_polis
from thakhi.dialogue.votes.read import PROPOSALS, VOTES, read_consultation
from thakhi.dialogue.votes.write import write_consultation
from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text


def import_polis(conversation: Path, folder: Path, *, language: str) -> tuple[int, int]:
    """How many proposals and votes a conversation brought into `folder`.

    *Fails when* the folder has a consultation already.
    """
    taken = next((path for name in (PROPOSALS, VOTES) if (path := folder / name).exists()), None)
    if taken:
        raise _taken(taken)
    found = read_polis(conversation, language=language)
    write_consultation(folder, found)
    return len(found.proposals), len(found.votes)


def export_polis(folder: Path, target: Path, *, topic: str, seed: int = 1) -> None:
    """Writes the consultation of `folder`. *Fails when* there is none, or `target` holds something."""
    found = read_consultation(folder)
    if not found.proposals:
        raise no_proposals(str(folder))
    if target.exists() and any(target.iterdir()):
        raise _taken(target)
    write_polis(target, found, topic=topic, seed=seed)


def no_proposals(where: str) -> InputProblem:
    """The folder has no consultation."""
    return InputProblem(
        Text("no hay propuestas: falta proposals.yaml", "there are no proposals: proposals.yaml is missing"), where
    )


def _taken(path: Path) -> InputProblem:
    return InputProblem(
        Text("ya hay algo aquí; elija otra carpeta", "there is something here already; choose another folder"),
        str(path),
    )
