"""Draws the votes of the demonstration: `python examples/demo-cycle/make_votes.py`.

FICTITIOUS: nobody voted. 96 invented people in two camps that differ on four proposals and agree on five; some give up
early, some pass a lot. Writes votes.csv and voters.csv beside it; the same seed gives the same bytes.
"""

from __future__ import annotations

import random
from pathlib import Path

from thakhi.dialogue.votes.read import read_proposals
from thakhi.dialogue.votes.write import voters_csv, votes_csv
from thakhi.folder.write import write_whole
from thakhi.terms.agreement import Proposal, Vote, Voter

HERE = Path(__file__).resolve().parent
SEED = 2030
SECTORS = {"unit_owners": 58, "government": 15, "civil_society": 13, "academia": 7, "finance": 3}
WOMEN = 0.58
ORDER = 0.55  # share of the camp that wants everybody registered, more in government than among owners
CHANCES: dict[str, tuple[float, float, float]] = {  # agree in camp 1, in camp 2, pass
    "ventanilla-en-el-mercado": (0.94, 0.95, 0.03),
    "oficina-en-cada-mercado": (0.60, 0.55, 0.15),
    "organizaciones-guardan-expediente": (0.72, 0.66, 0.10),
    "acompanamiento-vecinal": (0.92, 0.95, 0.04),
    "publicar-plazos": (0.97, 0.93, 0.03),
    "guarderia": (0.93, 0.96, 0.02),
    "nit-obligatorio": (0.93, 0.08, 0.05),
    "credito-con-nit": (0.90, 0.12, 0.06),
    "inspeccion": (0.92, 0.15, 0.05),
    "libre-de-registro": (0.10, 0.90, 0.06),
    "cuota-segun-ventas": (0.55, 0.75, 0.20),
    "pago-unico": (0.60, 0.55, 0.45),
    "seguro-con-la-cuota": (0.70, 0.60, 0.40),
    "cerrar-puestos": (0.12, 0.03, 0.04),
}


def main() -> None:
    """Writes the two files."""
    draw = random.Random(SEED)
    sectors = [sector for sector, people in SECTORS.items() for _ in range(people)]
    draw.shuffle(sectors)
    voters = [_voter(number, sector, draw) for number, sector in enumerate(sectors, 1)]
    proposals = read_proposals(HERE)
    votes = [vote for voter in voters for vote in _votes(voter, proposals, draw)]
    write_whole(HERE / "votes.csv", votes_csv(votes))
    write_whole(HERE / "voters.csv", voters_csv(voters))


def _voter(number: int, sector: str, draw: random.Random) -> Voter:
    sex = "woman" if draw.random() < WOMEN else "man"
    levels = {"sector": sector} if draw.random() < 0.08 else {"sector": sector, "sex": sex}
    return Voter(id=f"ficticio-{number:03}", levels=levels)


def _votes(voter: Voter, proposals: tuple[Proposal, ...], draw: random.Random) -> list[Vote]:
    """One in five gives up early; everybody meets the proposals in an order of their own."""
    wants_order = draw.random() < ORDER + (0.25 if voter.levels["sector"] == "government" else -0.05)
    asked = [proposal.id for proposal in proposals if proposal.id in CHANCES]
    draw.shuffle(asked)
    asked = asked[: draw.randint(4, 9)] if draw.random() < 0.2 else asked
    asked += ["ferias-nocturnas"] if draw.random() < 0.03 else []
    return [_vote(voter.id, name, wants_order, draw) for name in sorted(asked)]


def _vote(voter: str, proposal: str, wants_order: bool, draw: random.Random) -> Vote:
    first, second, passing = CHANCES.get(proposal, (0.9, 0.9, 0.0))
    agrees = draw.random() < (first if wants_order else second)
    answer = "pass" if draw.random() < passing else "agree" if agrees else "disagree"
    return Vote(voter=voter, proposal=proposal, answer=answer, important=draw.random() < 0.25)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
