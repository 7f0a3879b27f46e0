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
    "fictional": Text("FICTICIO: nadie votó.", "FICTIONAL: nobody voted."),
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
GROUPS = {
    "shown": Text("Se distinguen {k} grupos de opinión.", "{k} groups of opinion can be told apart."),
    "too_few": Text(
        "No se buscaron grupos: muy pocas personas o propuestas.",
        "Groups were not looked for: too few people or proposals.",
    ),
    "no_structure": Text(
        "No se distinguen grupos: cada propuesta se respondió por sí misma; quien está de acuerdo en una no opina "
        "parecido en las demás.",
        "No distinct groups can be shown: each proposal was answered by itself; people who agree on one do not think "
        "alike on the others.",
    ),
    "no_gap": Text(
        "No se distinguen grupos: las opiniones van juntas, pero pasan de un extremo al otro por grados, sin una "
        "separación.",
        "No distinct groups can be shown: opinions hang together, but they go from one end to the other by degrees, "
        "without a gap.",
    ),
    "unstable": Text(
        "No se distinguen grupos: cambian cuando se quita uno de cada diez votos.",
        "No distinct groups can be shown: they change when one vote in ten is dropped.",
    ),
    "small": Text(
        "No se distinguen grupos: alguno tendría menos de cinco personas.",
        "No distinct groups can be shown: one of them would have fewer than five people.",
    ),
    "not_asked": Text("No se buscaron grupos.", "Groups were not looked for."),
}
CHECKS = {
    "voters": Text(
        "personas con siete opiniones o más: {value}, al menos {needed}",
        "people with seven opinions or more: {value}, at least {needed}",
    ),
    "structure": Text(
        "las opiniones van juntas (votos permutados): p = {value}, a lo sumo {needed}",
        "opinions hang together (votes permuted): p = {value}, at most {needed}",
    ),
    "size": Text(
        "personas en el grupo menor: {value}, al menos {needed}",
        "people in the smallest group: {value}, at least {needed}",
    ),
    "gap": Text(
        "separación entre vecinos (Hartigan): {value}, más de {needed}",
        "gap between neighbours (Hartigan): {value}, more than {needed}",
    ),
    "stability": Text(
        "iguales sin uno de cada diez votos (Rand ajustado): {value}, al menos {needed}",
        "alike without one vote in ten (adjusted Rand): {value}, at least {needed}",
    ),
}
GROUP = {
    "name": Text("Grupo {number}: {voters} personas", "Group {number}: {voters} people"),
    "stands": Text(
        "{answer}: {words} · {inside}; las demás {outside}", "{answer}: {words} · {inside}; the others {outside}"
    ),
    "nothing": Text("Nada lo distingue con claridad.", "Nothing tells it from the others clearly."),
    "passed": Text("pasa", "passes"),
    "failed": Text("no pasa", "fails"),
    "consensus": Text("consenso entre grupos", "consensus across groups"),
}
CHAPTER = {
    "title": Text("Acuerdos", "Agreements"),
    "agree": Text(
        "Parte de quienes votaron, con su intervalo de 95 % y n.",
        "Share of those who voted, with its 95% interval and n.",
    ),
    "by": Text("De acuerdo, por {dimension}", "Who agrees, by {dimension}"),
    "hidden": Text(
        "los votos de esta consulta; se ocultan las casillas de menos de cinco personas y las que las delatarían",
        "the votes of this consultation; cells of fewer than five people are hidden, and those that would tell them",
    ),
    "what": Text("qué", "what"),
    "found": Text("lo que se halló", "what was found"),
    "check": Text("prueba", "check"),
    "map": Text("Mapa de opiniones", "Map of opinion"),
    "map_note": Text(
        "Cada cifra es una persona, con el número de su grupo; quienes opinan parecido están cerca.",
        "Each digit is a person, with the number of their group; those who think alike are near.",
    ),
    "none": Text(
        "votos sobre propuestas: no hay, y por eso esta edición no tiene un capítulo «Acuerdos»",
        "votes on proposals: there are none, so this edition has no chapter “Agreements”",
    ),
    "support": Text(
        "{agree} de acuerdo, {disagree} en desacuerdo, {passed} no sabe; n {n}",
        "{agree} agree, {disagree} disagree, {passed} do not know; n {n}",
    ),
    "voted": Text("Votos de la consulta", "Votes of the consultation"),
}
