"""The wording of the plan's chapters: objectives, schedule, results, budget, decisions, who was heard, progress."""

from __future__ import annotations

from thakhi.terms.text import Text

PLAN = {
    "objectives": Text("Pilares, objetivos y acciones", "Pillars, objectives and actions"),
    "objectives_lead": Text(
        "Qué quiere lograr cada pilar y con qué acciones.", "What each pillar wants to reach, and by which actions."
    ),
    "schedule": Text("Cronograma", "Schedule"),
    "schedule_lead": Text(
        "Cuándo empieza y termina cada acción, y sus hitos. El plazo es el que propone la acción.",
        "When each action begins and ends, and its milestones. The period is the one that the action proposes.",
    ),
    "results": Text("Cadena de resultados", "Results chain"),
    "results_lead": Text(
        "De lo que se hace a lo que cambia, y qué debe cumplirse en cada paso (estándar DCED).",
        "From what is done to what changes, and what must hold at each step (DCED standard).",
    ),
    "budget": Text("Presupuesto por año y fuente", "Budget by year and source"),
    "budget_lead": Text(
        "No encontrado no es cero. No se suman monedas distintas.",
        "Not found is not zero. Different currencies are not added.",
    ),
    "decisions": Text("Registro de decisiones", "Decision register"),
    "decisions_lead": Text(
        "Qué se eligió, aplazó, descartó o unió, por qué y quién lo decidió.",
        "What was chosen, deferred, rejected or merged, why, and who decided.",
    ),
    "heard": Text("A quién se escuchó", "Who was heard"),
    "heard_lead": Text(
        "Como lo publicaron quienes convocaron; lo que no se encontró se dice.",
        "As those who convened it published; what was not found is said.",
    ),
    "heard_beside": Text(
        "Quién habló y cuánto, por grupo, junto a la población que muestra la encuesta.",
        "Who spoke and for how long, by group, beside the population that the survey shows.",
    ),
    "monitoring": Text("Seguimiento de las metas", "Progress of the targets"),
    "monitoring_lead": Text(
        "Una meta se da por cumplida o no cumplida solo si el intervalo del dato nuevo la deja de un lado.",
        "A target counts as met or not met only when the interval of the new figure leaves it on one side.",
    ),
    "pillar": Text("Pilar", "Pillar"),
    "objective": Text("Objetivo", "Objective"),
    "action": Text("Acción", "Action"),
    "actions": Text("Acciones", "Actions"),
    "rests_on": Text("En qué se apoya", "What it rests on"),
    "milestone": Text("Hito", "Milestone"),
    "begins": Text("Empieza", "Begins"),
    "ends": Text("Termina", "Ends"),
    "step": Text("Paso", "Step"),
    "what": Text("Qué ocurre", "What happens"),
    "assumption": Text("Supuesto", "Assumption"),
    "year": Text("Año", "Year"),
    "source": Text("Fuente", "Source"),
    "amount": Text("Monto", "Amount"),
    "state": Text("Estado", "State"),
    "total": Text("Total de {currency}", "Total in {currency}"),
    "proposal": Text("Propuesta", "Proposal"),
    "decision": Text("Decisión", "Decision"),
    "why": Text("Por qué", "Why"),
    "by": Text("Quién y cuándo", "Who and when"),
    "item": Text("Qué", "What"),
    "number": Text("Cuántas", "How many"),
    "known": Text("Cómo se sabe", "How it is known"),
    "target": Text("Meta", "Target"),
    "baseline": Text("Línea de base", "Baseline"),
    "new": Text("Dato nuevo", "New figure"),
    "verdict": Text("Respuesta", "Answer"),
    "needed": Text("Muestra que lo diría", "Sample that would tell"),
    "no_objective": Text("sin objetivo declarado", "no objective declared"),
    "judgement": Text("Juicio editorial", "Editorial judgement"),
    "into": Text("unida a {into}", "merged into {into}"),
    "schedule_alt": Text(
        "{actions} acciones entre {first} y {last}; {milestones} hitos. Las fechas están en la tabla.",
        "{actions} actions between {first} and {last}; {milestones} milestones. The dates are in the table.",
    ),
    "whole": Text("toda la acción", "whole action"),
}

LEVELS = {
    "activity": Text("Actividad", "Activity"),
    "output": Text("Producto", "Output"),
    "outcome": Text("Resultado", "Outcome"),
    "impact": Text("Impacto", "Impact"),
}
STATES = {
    "planned": Text("previsto", "planned"),
    "committed": Text("comprometido", "committed"),
    "not_found": Text("no encontrado", "not found"),
}
OUTCOMES = {
    "chosen": Text("elegida", "chosen"),
    "deferred": Text("aplazada", "deferred"),
    "rejected": Text("descartada", "rejected"),
    "merged": Text("unida a otra", "merged into another"),
}
VERDICTS = {
    "met": Text("cumplida", "met"),
    "not_met": Text("no cumplida", "not met"),
    "cannot_tell": Text("todavía no se puede decir", "cannot tell yet"),
}
