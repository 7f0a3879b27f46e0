"""Words of the chapter on scenarios."""

from __future__ import annotations

from thakhi.terms.text import Text

CHAPTER: dict[str, Text] = {
    "title": Text("Qué cambiaría cada incentivo", "What each incentive would change"),
    "lead": Text(
        "Simulación propia sobre {} personas dueñas de la encuesta, con la ley del {}: ni pronóstico ni estadística "
        "oficial. Cada número lleva dos intervalos aparte: el primero es el error de la muestra; el segundo, lo que "
        "cambia al sortear {} veces los supuestos.",
        "Own simulation on {} owners of the survey, under the law of {}: neither a forecast nor an official statistic. "
        "Each number carries two intervals apart: the first is the error of the sample; the second, what changes when "
        "the assumptions are drawn {} times.",
    ),
    "overview": Text("Los escenarios, uno junto a otro", "The scenarios side by side"),
    "whom": Text("Para quién: {}", "For whom: {}"),
    "scenario": Text("escenario", "scenario"),
    "group": Text("grupo", "group"),
    "result": Text("resultado", "result"),
    "value": Text("valor", "value"),
    "sampling": Text("por la muestra (95 %)", "by sampling (95%)"),
    "assumptions": Text("por los supuestos (95 %)", "by assumptions (95%)"),
    "everybody": Text("Todas", "All owners"),
    "before_after": Text("Registradas antes y después, por tamaño: {}", "Registered before and after, by size: {}"),
    "before": Text("antes", "before"),
    "after": Text("después", "after"),
    "registered": Text("% de unidades registradas", "% of units registered"),
    "millions": Text("millones de Bs", "millions of Bs"),
    "note": Text(
        "Cada punto lleva su intervalo por la muestra. Los supuestos mueven más: vea el cuadro.",
        "Each dot has its sampling interval. The assumptions move it more: see the table.",
    ),
    "assumed": Text("Lo que la encuesta no ve y aquí se supone", "What the survey does not see and is assumed here"),
    "assumption": Text("supuesto", "assumption"),
    "middle": Text("valor central", "middle value"),
    "range": Text("rango que se sortea", "range that is drawn"),
    "tests": Text("El modelo ante hallazgos publicados", "The model before published findings"),
    "finding": Text("hallazgo", "finding"),
    "found": Text("lo publicado", "as published"),
    "modelled": Text("el modelo", "the model"),
    "verdict": Text("¿se cumple?", "met?"),
    "met": Text("sí", "yes"),
    "missed": Text("NO", "NO"),
    "totals": Text("Todo, para todas", "Everything, for all owners"),
    "regimes": Text("En qué régimen están, antes y después", "Which regime they are under, before and after"),
    "regime": Text("régimen", "regime"),
    "share_before": Text("antes (%)", "before (%)"),
    "share_after": Text("después (%)", "after (%)"),
    "new": Text("no existía", "did not exist"),
    "by": Text("Por {}", "By {}"),
    "how": Text("Para repetirlo", "To run it again"),
    "changed": Text(
        "Estos archivos de escenarios cambiaron después de la corrida; los números son de los archivos anteriores "
        "hasta que se ejecute «thakhi freeze»: {}.",
        "These scenario files changed after the run; the numbers are of the earlier files until “thakhi freeze” is "
        "run: {}.",
    ),
    "source": Text("{}. Semilla {}, {} sorteos. {}", "{}. Seed {}, {} draws. {}"),
    "calibrated": Text(
        "La partida reproduce la encuesta con una diferencia máxima de {} puntos por casilla.",
        "The baseline reproduces the survey within {} points in every cell.",
    ),
}
OVERVIEW = (
    "registered_change",
    "formalised",
    "income_change",
    "contributions_change",
    "balance",
    "cost_per_formalised",
)
TOTALS = (
    "registered_before", "registered_after", "registered_change", "formalised", "left", "moved", "income_before",
    "income_change", "winners", "losers", "contributions_change", "revenue_change", "programme_cost", "balance",
    "cost_per_formalised",
)  # fmt: skip
WHOM = ("registered_change", "income_change", "winners", "losers")
MILLIONS = ("contributions_change", "revenue_change", "programme_cost", "balance")
