"""Words about votes: verdicts, answers, dimensions of voters, and what is said when no groups can be shown."""

from __future__ import annotations

from thakhi.terms.text import Text

VERDICTS = {
    "agreed": Text("En lo que casi todas las personas están de acuerdo", "What nearly everyone agrees on"),
    "refused": Text("Lo que casi nadie quiere", "What nearly everyone disagrees with"),
    "divided": Text("Lo que divide", "What divides"),
    "unknown": Text("Lo que la gente no sabe", "What people do not know"),
    "undecided": Text("Sin acuerdo claro", "No clear agreement"),
    "suppressed": Text("Menos de cinco votos", "Fewer than five votes"),
    "missing": Text("Sin votos", "No votes"),
}
ANSWERS = {
    "agree": Text("de acuerdo", "agree"),
    "disagree": Text("en desacuerdo", "disagree"),
    "pass": Text("no sé, paso", "do not know, pass"),
}
COLUMNS = {
    "proposal": Text("propuesta", "proposal"),
    "agree": Text("de acuerdo", "agree"),
    "disagree": Text("en desacuerdo", "disagree"),
    "passed": Text("no sé, paso", "pass"),
    "important": Text("importante", "important"),
    "n": Text("n", "n"),
    "cell": Text("quiénes", "who"),
}
CELL_DIMENSIONS = {
    "sex": Text("sexo", "sex"),
    "sector": Text("sector", "sector"),
    "department": Text("departamento", "department"),
    "unit": Text("unidad", "unit"),
    "group": Text("grupo de opinión", "group of opinion"),
}
CELL_LEVELS = {
    "woman": Text("mujeres", "women"),
    "man": Text("hombres", "men"),
    "unknown": Text("no se sabe", "not known"),
    "government": Text("gobierno", "government"),
    "employers": Text("empleadores", "employers"),
    "workers": Text("trabajadores", "workers"),
    "unit_owners": Text("dueñas y dueños de unidades", "unit owners"),
    "cooperation": Text("cooperación internacional", "international cooperation"),
    "civil_society": Text("sociedad civil", "civil society"),
    "finance": Text("finanzas", "finance"),
    "academia": Text("academia", "academia"),
    "other": Text("otro", "other"),
    "own_account": Text("cuenta propia (1 persona)", "own account (1 person)"),
    "micro": Text("micro (2 a 9)", "micro (2 to 9)"),
    "small": Text("pequeña (10 a 49)", "small (10 to 49)"),
    "none": Text("sin unidad", "no unit"),
}
NOTES = {
    "voters": Text(
        "{voters} personas votaron {votes} veces sobre {proposals} propuestas.",
        "{voters} people cast {votes} votes on {proposals} proposals.",
    ),
    "volunteers": Text(
        "Votó quien quiso: no es una muestra. El intervalo de 95 % (Wilson) dice cuánto pudo mover el azar a pocos "
        "votos, no a quién representan.",
        "Whoever wanted to voted: this is not a sample. The 95% interval (Wilson) says how far chance can move few "
        "votes, not whom they speak for.",
    ),
    "nothing": Text("Nadie ha votado todavía.", "Nobody has voted yet."),
}
