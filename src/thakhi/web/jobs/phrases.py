"""The wording of jobs, by key; templates read it as `say.jobs.key`."""

from __future__ import annotations

from thakhi.terms.text import Text

PHRASES: dict[str, Text] = {
    "title": Text("Trabajos", "Jobs"),
    "lead": Text(
        "Simular un escenario o elegir bajo un presupuesto toma más de lo que una página puede esperar. Aquí se pide, "
        "se mira cómo avanza, se detiene, y queda el resultado con su dirección y la orden que da las mismas cifras.",
        "To simulate a scenario or to choose under a budget takes longer than a page can wait. Here it is asked for, "
        "watched and stopped, and its result stays at its address with the command that gives the same figures.",
    ),
    "door": Text("Trabajos: simular y elegir", "Jobs: simulate and choose"),
    "door_note": Text("para quien analiza u organiza el ciclo", "for analysts and organisers of the cycle"),
    "no_cycles": Text("Todavía no hay ningún ciclo.", "There is no cycle yet."),
    "empty": Text("Todavía no se pidió ningún trabajo en este ciclo.", "No job has been asked for in this cycle yet."),
    "simulate": Text("Simular un escenario", "Simulate a scenario"),
    "lead_simulate": Text(
        "Qué cambiaría un escenario de la carpeta para las personas dueñas de una encuesta: quién se registra, qué "
        "gana o pierde, qué cuesta.",
        "What a scenario of the folder would change for the owners of a survey: who registers, what they gain or lose, "
        "what it costs.",
    ),
    "portfolio": Text("Elegir bajo un presupuesto", "Choose under a budget"),
    "lead_portfolio": Text(
        "Qué acciones del ciclo elegir, qué tan seguro es, y por qué no las otras.",
        "Which actions of the cycle to choose, how sure that is, and why not the others.",
    ),
    "ask": Text("Poner en la cola", "Put into the queue"),
    "no_scenarios": Text(
        "La carpeta de este ciclo no trae ningún escenario. Escriba uno en scenarios/ y cargue la carpeta otra vez "
        "con thakhi load --replace.",
        "The folder of this cycle brings no scenario. Write one in scenarios/ and load the folder again with "
        "thakhi load --replace.",
    ),
    "no_surveys": Text(
        "No hay ninguna encuesta importada en este sitio. Importe una con thakhi import, o cree la población "
        "sintética con thakhi synthesize.",
        "No survey has been imported on this site. Import one with thakhi import, or make the synthetic population "
        "with thakhi synthesize.",
    ),
    "no_plan": Text(
        "La carpeta de este ciclo no trae portfolio.yaml: años, presupuesto, resultados y pesos.",
        "The folder of this cycle brings no portfolio.yaml: years, budget, outcomes and weights.",
    ),
    "scenario": Text("Escenario", "Scenario"),
    "survey": Text("Encuesta", "Survey"),
    "survey_own": Text("la del ciclo", "that of the cycle"),
    "by": Text("Por grupos", "By groups"),
    "by_help": Text("El total sale siempre.", "The total is always given."),
    "is_fixed": Text("Nadie cambia de régimen", "Nobody changes regime"),
    "draws": Text("Sorteos", "Draws"),
    "draws_help": Text(
        "Cuántas veces se sortean los supuestos; más sorteos, más tiempo.",
        "How often the assumptions are drawn; more draws take more time.",
    ),
    "seed": Text("Semilla", "Seed"),
    "seed_help": Text("La misma da las mismas cifras.", "The same gives the same figures."),
    "budget": Text("Presupuesto, Bs", "Budget, Bs"),
    "budget_help": Text("Vacío: el que dice portfolio.yaml.", "Empty: the one that portfolio.yaml states."),
    "weights": Text("De quién son los pesos", "Whose weights"),
    "weights_all": Text("el promedio de todos", "the mean of all"),
    "risk": Text("Riesgo", "Risk"),
    "risk_mean": Text("la media de los sorteos", "the mean of the draws"),
    "risk_cvar": Text("la media del peor 20 % de los sorteos", "the mean of the worst 20 % of draws"),
    "with_frontier": Text("También la frontera", "The frontier, too"),
    "job": Text("Trabajo", "Job"),
    "state": Text("Estado", "State"),
    "asked_by": Text("Pedido por", "Asked for by"),
    "somebody": Text("alguien que ya no tiene cuenta", "somebody who has no account any more"),
    "ahead": Text("Antes que este: {} trabajos.", "Before this one: {} jobs."),
    "ahead_one": Text("Antes que este: un trabajo.", "Before this one: one job."),
    "next": Text("Es el siguiente.", "It is the next."),
    "nobody_works": Text(
        "Si esto no cambia, nadie atiende la cola: la atiende thakhi serve, o la orden thakhi work.",
        "If this does not change, nobody serves the queue: thakhi serve does, or the command thakhi work.",
    ),
    "starting": Text("empezando", "starting"),
    "done_share": Text("{} % hecho", "{}% done"),
    "cancel": Text("Cancelar este trabajo", "Cancel this job"),
    "again": Text("Pedirlo otra vez", "Ask for it again"),
    "over_already": Text("El trabajo ya había terminado.", "The job had ended already."),
    "refreshes": Text("Esta página se actualiza sola.", "This page refreshes itself."),
    "keep_still": Text("Dejarla quieta", "Keep it still"),
    "look_again": Text("Mirar otra vez", "Look again"),
    "failed": Text("No se pudo", "It could not be done"),
    "cancelled": Text("Se canceló; no quedó nada a medias.", "It was cancelled; nothing was left half done."),
    "interrupted": Text(
        "Se interrumpió: quien lo hacía se detuvo (el servidor se apagó o faltó memoria). No quedó nada a medias; "
        "puede pedirlo otra vez.",
        "It was interrupted: what ran it stopped (the server was shut down or memory ran out). Nothing was left half "
        "done; you can ask for it again.",
    ),
    "changed": Text(
        "La carpeta del ciclo cambió desde que se hizo este trabajo: las cifras son de lo que decía entonces.",
        "The folder of the cycle changed since this job was done: the figures are of what it said then.",
    ),
    "trace": Text("De dónde salen estas cifras", "Where these figures come from"),
    "trace_lead": Text(
        "Estas órdenes dan las mismas cifras con los mismos datos:",
        "These commands give the same figures from the same data:",
    ),
    "inputs": Text("Huella de lo que se usó", "Hash of what was used"),
    "csv": Text("Todas las cifras (CSV)", "All figures (CSV)"),
    "json": Text("Todas las cifras (JSON)", "All figures (JSON)"),
    "asked_at": Text("Pedido", "Asked for"),
    "ended_at": Text("Terminó", "Ended"),
    "back": Text("Todos los trabajos del ciclo", "All jobs of the cycle"),
    "list_label": Text("Trabajos del ciclo", "Jobs of the cycle"),
}
