"""`portfolio.yaml` of a cycle folder, with the line on which each part stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from thakhi.folder.lines import places_of
from thakhi.folder.yaml import Step, read_yaml
from thakhi.roadmap.portfolio.drafts import PortfolioDraft
from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text

FILE = "portfolio.yaml"


@dataclass(frozen=True, slots=True)
class Placed:
    """The draft, and `file:line` of each of its parts."""

    draft: PortfolioDraft
    places: Mapping[str, str]

    def place(self, part: str) -> str:
        """`file:line` of a part such as `weights/workers`; of the file when it has none."""
        while part not in self.places and "/" in part:
            part = part.rpartition("/")[0]
        return self.places.get(part, self.places[""])


def read_portfolio(folder: Path) -> Placed:
    """The draft. *Fails when* the folder has none, or it does not fit its shape."""
    path = folder / FILE
    if not path.exists():
        raise InputProblem(
            Text(
                f"falta {FILE}: años, presupuesto, resultados y pesos (véase docs/how-to/choose-a-portfolio.md)",
                f"there is no {FILE}: years, budget, outcomes and weights (see docs/how-to/choose-a-portfolio.md)",
            ),
            str(path),
        )
    draft = read_yaml(path, PortfolioDraft)
    place = places_of(path)
    return Placed(draft, {"": f"{path}:1"} | {part: place(*steps) for part, steps in _spots(draft)})


def _spots(draft: PortfolioDraft) -> Iterator[tuple[str, tuple[Step, ...]]]:
    for part in ("years", "price_year", "budget", "outcomes", "weights", "shares", "floors", "bodies", "rates"):
        yield part, (part,)
    for part in ("total", "by_year", "assumption"):
        yield f"budget/{part}", ("budget", part)
    for row, outcome in enumerate(draft.outcomes):
        yield f"outcomes/{outcome.id}", ("outcomes", row, "id")
    for row, weights in enumerate(draft.weights):
        yield f"weights/{weights.id}", ("weights", row, "id")
    for row, body in enumerate(draft.bodies):
        yield f"bodies/{body.id}", ("bodies", row, "id")
    for row, _ in enumerate(draft.rates):
        yield f"rates/{row}", ("rates", row)
    for name in ("women", "rural", "pillars"):
        yield f"shares/{name}", ("shares", name)
