"""Words of a short plan for one unit, on paper, on a screen and on a phone."""

from __future__ import annotations

from thakhi.terms.text import Text

WORDS: dict[str, Text] = {
    "law_on": Text("Ley al {}; Bs por mes.", "Law on {}; Bs a month."),
    "regimes": Text("Qué régimen le convendría", "Which regime would suit"),
    "all": Text("puede entrar", "open to you"),
    "some": Text("quizá puede entrar", "perhaps open to you"),
    "none": Text("no puede entrar", "not open to you"),
    "because": Text("porque {}", "because {}"),
    "unless": Text("salvo si {}", "unless {}"),
    "nothing": Text("no paga impuestos", "pays no tax"),
    "from_to": Text("de Bs {} a {} al mes", "Bs {} to {} a month"),
    "exactly": Text("Bs {} al mes", "Bs {} a month"),
    "from": Text("desde Bs {} al mes", "from Bs {} a month"),
    "counts": Text(
        "Suma impuestos, aportes de ley por las personas con sueldo y tiempo o contador para cumplir. Va de lo menos a "
        "lo más según lo que sus respuestas dejan abierto. No se preguntó por otros gastos ni por el precio más alto: "
        "con otros gastos el impuesto a las utilidades sería menor.",
        "Adds taxes, contributions by law for people paid a wage, and time or accountant to comply. It runs from the "
        "least to the most that your answers leave open. Other costs and your highest price were not asked: with "
        "other costs the tax on profits would be lower.",
    ),
    "not_counted": Text("Sin contar, porque ninguna fuente lo da: {}.", "Not counted, since no source gives it: {}."),
    "cheapest": Text("el que menos le costaría", "would cost you least"),
    "cheapest_if": Text("el que menos le costaría, si puede entrar", "would cost you least, if open to you"),
    "invoice": Text("el que menos cuesta de los que dan factura", "costs least of those that give invoices"),
    "today": Text("el de hoy", "yours today"),
    "must_not": Text(
        "Con su oficio y su capital, la ley no le pide registrarse: la decisión es suya.",
        "With your trade and capital the law does not ask you to register: the decision is yours.",
    ),
    "must": Text(
        "La ley pide registrarse a una unidad como la suya. Este cuadro no empuja: muestra qué costaría y qué daría.",
        "The law asks a unit like yours to register. This table does not push: it shows what it would cost and give.",
    ),
    "missing": Text(
        "Para comparar regímenes falta contestar: {}.", "To compare the regimes these answers are missing: {}."
    ),
    "obstacles": Text("Lo que le hace difícil el trabajo", "What makes your work hard"),
    "actions": Text("La hoja de ruta propone", "The road map proposes"),
    "no_actions": Text("Ninguna acción de la hoja de ruta responde a esto.", "No action of the road map answers this."),
    "practices": Text(
        "Cinco prácticas que se probaron con gente como usted", "Five practices tried with people like you"
    ),
    "no_practices": Text(
        "Ninguna práctica del catálogo se hizo para un negocio como el suyo.",
        "No practice of the catalogue was made for a business like yours.",
    ),
    "grade": Text("grado de la evidencia {}", "evidence grade {}"),
    "improved": Text("mejoró", "improved"),
    "not_distinct": Text("no se distingue de cero", "cannot be told from zero"),
    "no_error": Text("sin error medido", "no error measured"),
    "no_figure": Text("ninguna cifra rigurosa", "no rigorous figure"),
    "caution": Text("Cuidado", "Caution"),
    "steps": Text("Próximos pasos", "Next steps"),
    "rests_on": Text("se apoya en «{}»", "rests on “{}”"),
    "judgement": Text("juicio editorial de {}", "editorial judgement of {}"),
    "continuity": Text("Seguir en pie", "Keeping on"),
    "digital": Text("Digital", "Digital"),
    "records": Text("Cuentas", "Records"),
    "protection": Text("Protección", "Protection"),
    "volunteers": Text("voluntarios, no una muestra", "volunteers, not a sample"),
    "tally_head": Text("pregunta|respuesta|personas", "question|answer|people"),
    "fewer": Text("menos de {}", "fewer than {}"),
}
