"""The grade of a practice by a written rule, from the designs of its lines (METHODS 4.3)."""

from __future__ import annotations

from thakhi.terms.practice import Practice
from thakhi.terms.text import Text

GRADES = {
    "A": Text(
        "una revisión sistemática o metaanálisis, o dos experimentos o más",
        "a systematic review or meta-analysis, or two trials or more",
    ),
    "B": Text("un experimento con asignación al azar", "one randomised trial"),
    "C": Text("cuasiexperimentos", "quasi-experiments"),
    "D": Text(
        "seguimiento, antes y después, descripción o relato",
        "monitoring, before and after, description or narrative",
    ),
    "E": Text("ninguna cifra rigurosa: no se encontró evaluación", "no rigorous figure: no evaluation found"),
}


def grade_of(practice: Practice) -> str:
    """The grade that the rule gives; empty where a line has not been read yet.

    The strongest design counts. Two trials are two *studies*: several lines of one trial stay one. A trial that found
    nothing counts like one that found a gain: the grade says how well something is known, not that it works.
    """
    if not practice.effects or any(not effect.readings for effect in practice.effects):
        return ""
    readings = [reading for effect in practice.effects for reading in effect.readings]
    kinds = {reading.evidence for reading in readings}
    trials = {reading.study for reading in readings if reading.evidence == "trial"}
    if "review" in kinds or len(trials) > 1:
        return "A"
    return "B" if trials else "C" if "quasi" in kinds else "D" if "descriptive" in kinds else "E"
