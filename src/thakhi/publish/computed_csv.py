"""What was simulated and chosen, as tables: a line a figure of a scenario, a line an action of a portfolio."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from thakhi.publish.flat import Cell
from thakhi.terms.portfolio import ChosenAction, Portfolio
from thakhi.terms.roadmap import Roadmap
from thakhi.terms.text import Text

WHOLE = ""  # the year of what is said of the whole plan
Columns = Mapping[str, tuple[Text, str]]

SCENARIO: Columns = {
    "scenario": (Text("Escenario", "Scenario"), "string"),
    "measure": (Text("Qué se mide", "What is measured"), "string"),
    "dimension": (Text("Dimensión del grupo", "Dimension of the group"), "string"),
    "level": (Text("Grupo", "Group"), "string"),
    "value": (Text("Valor; vacío si no hay", "Value; empty where there is none"), "number"),
    "absence": (Text("Por qué no hay valor", "Why there is no value"), "string"),
    "unit": (Text("Unidad", "Unit"), "string"),
    "se": (Text("Error estándar de muestreo", "Standard error of sampling"), "number"),
    "sampling_low": (Text("Intervalo de muestreo, abajo", "Sampling interval, low"), "number"),
    "sampling_high": (Text("Intervalo de muestreo, arriba", "Sampling interval, high"), "number"),
    "assumption_low": (Text("Intervalo por supuestos, abajo", "Assumption interval, low"), "number"),
    "assumption_high": (Text("Intervalo por supuestos, arriba", "Assumption interval, high"), "number"),
    "n": (Text("Observaciones", "Observations"), "integer"),
    "survey": (Text("Encuesta", "Survey"), "string"),
    "synthetic": (Text("Dato sintético", "Synthetic datum"), "boolean"),
    "command": (Text("Orden que lo calcula", "Command that computes it"), "string"),
}
ACTION: Columns = {
    "action": (Text("Acción", "Action"), "string"),
    "state": (Text("Elegida, o fuera y por qué", "Chosen, or left out and why"), "string"),
    "year": (Text("Año; vacío: todo el plan", "Year; empty: the whole plan"), "string"),
    "people": (Text("Personas alcanzadas", "People reached"), "integer"),
    "of": (Text("De cuántas, según la encuesta", "Of how many, by the survey"), "number"),
    "cost_bob": (Text("Costo medio, Bs", "Mean cost, Bs"), "number"),
    "cost_bob_assumed": (Text("De él, supuesto", "Of it, assumed"), "number"),
    "points": (Text("Puntos, media de los sorteos", "Points, mean of the draws"), "number"),
    "points_assumed": (Text("De ellos, supuestos", "Of these, assumed"), "number"),
    "inclusion_draws": (Text("Parte de los sorteos que la eligen", "Share of draws that choose it"), "number"),
    "inclusion_weights": (Text("Parte de los pesos que la eligen", "Share of weights that choose it"), "number"),
    "best_rank": (Text("Mejor puesto", "Best rank"), "integer"),
    "worst_rank": (Text("Peor puesto", "Worst rank"), "integer"),
    "reason_es": (Text("Por qué no, en español", "Why not, in Spanish"), "string"),
    "reason_en": (Text("Por qué no, en inglés", "Why not, in English"), "string"),
    "synthetic": (Text("Dato sintético", "Synthetic datum"), "boolean"),
}


def action_rows(found: Portfolio, road: Roadmap) -> Iterator[tuple[Cell, ...]]:
    """The cells under ACTION: each chosen action in all and by year, then those left out."""
    synthetic = "true" if road.synthetic else "false"
    free = len(ACTION) - 5
    for one in found.chosen:
        yield (*_whole(one), synthetic)
        for year, people in one.people:
            yield (one.action, "chosen", str(year), people, *([None] * free), synthetic)
    for left in found.left_out:
        nothing = [None] * (free - 1)
        yield (left.action, f"left_out:{left.kind}", WHOLE, *nothing, left.reason.es, left.reason.en, synthetic)


def _whole(one: ChosenAction) -> tuple[Cell, ...]:
    first, last = one.ranks or (None, None)
    numbers = (one.of, one.cost, one.cost_assumed, one.points, one.points_assumed)
    sure = (one.inclusion_draws, one.inclusion_weights)
    people = sum(n for _, n in one.people)
    return (one.action, "chosen", WHOLE, people, *numbers, *sure, first, last, None, None)
