"""The wording of results, by key; templates read it as `say.progress_pages.key`."""

from __future__ import annotations

from thakhi.terms.text import Text

PHRASES: dict[str, Text] = {
    "place": Text("Avance", "Progress"),
    "lead": Text(
        "Lo que se hizo de cada acción. Una meta se da por cumplida o no cumplida solo si el intervalo la deja de un "
        "lado; si no, todavía no se puede decir.",
        "What was done of each action. A target counts as met or not met only when the interval leaves it on one "
        "side; else it cannot be told yet.",
    ),
    "empty": Text("Todavía no hay ninguna hoja de ruta publicada.", "No road map has been published yet."),
    "no_road": Text("Este ciclo todavía no tiene hoja de ruta.", "This cycle has no road map yet."),
    "targets": Text("Metas", "Targets"),
    "action": Text("Acción", "Action"),
    "target": Text("Meta", "Target"),
    "due": Text("Hasta", "By"),
    "baseline": Text("Línea de base", "Baseline"),
    "latest": Text("Último dato", "Latest figure"),
    "answer": Text("Respuesta", "Answer"),
    "no_target": Text("sin meta", "no target"),
    "no_latest": Text("ningún dato posterior todavía", "no later figure yet"),
    "overdue": Text("Vencidas", "Overdue"),
    "overdue_lead": Text(
        "Metas cuyo plazo pasó sin que se pueda decir que se cumplieron.",
        "Targets whose day is over without it being possible to say that they were met.",
    ),
    "results": Text("Resultados aprobados", "Approved results"),
    "no_results": Text("Todavía no se aprobó ningún resultado.", "No result has been approved yet."),
    "measure": Text("Qué se cuenta", "What is counted"),
    "as_csv": Text("Resultados en CSV", "Results as CSV"),
    "as_atom": Text("Novedades (Atom)", "News (Atom)"),
    "waiting": Text("En preparación", "In preparation"),
    "write_reached": Text("Anotar personas alcanzadas", "Enter people reached"),
    "write_target": Text("Anotar el indicador", "Enter the indicator"),
    "look": Text("Revisar", "Review"),
    "closed_until": Text("Cerrado hasta el", "Closed up to"),
    "previous": Text("Valor anterior: {}.", "Previous value: {}."),
    "share_help": Text("Una proporción se escribe 0,37.", "Write a share as 0.37."),
    "previous_value": Text("Valor anterior", "Previous value"),
    "no_previous": Text("ninguno", "none"),
    "field_date": Text("Hasta qué día", "Up to which day"),
    "field_value": Text("Valor", "Value"),
    "field_women": Text("Mujeres", "Women"),
    "field_men": Text("Hombres", "Men"),
    "field_unknown": Text("No se sabe", "Not known"),
    "field_source": Text("Fuente", "Source"),
    "field_comment": Text("Comentario", "Comment"),
    "comment_help": Text(
        "Necesario cuando el valor está lejos de lo previsto (menos del 80 %).",
        "Needed when the value is far from what was planned (less than 80%).",
    ),
    "comment_needed": Text(
        "El valor está lejos de lo previsto: diga por qué, en diez letras o más.",
        "The value is far from what was planned: say why, in ten letters or more.",
    ),
    "not_a_share": Text(
        "Una proporción va de 0 a 1: escriba 0,37 para 37 %.", "A share is 0 to 1: write 0.37 for 37%."
    ),
    "parts_needed": Text(
        "Diga mujeres, hombres y cuántas no se sabe; si no hay ninguna, escriba 0.",
        "Give women, men and how many are not known; where there are none, write 0.",
    ),
    "parts_differ": Text(
        "Mujeres, hombres y no se sabe suman {}, y el valor es {}: deben ser iguales.",
        "Women, men and not known add up to {}, and the value is {}: they must be equal.",
    ),
    "taken": Text(
        "Ya hay un resultado aprobado de ese día; dé otro día.",
        "There is an approved result of that day; give another.",
    ),
    "keep": Text("Guardar borrador", "Keep as draft"),
    "send": Text("Enviar a aprobación", "Send for approval"),
    "kept": Text("Borrador guardado.", "Draft kept."),
    "sent": Text("Enviado: lo aprueba otra persona.", "Sent: somebody else approves it."),
    "returned": Text("Devuelto con esta nota:", "Returned with this note:"),
    "deed": Text("Qué decide", "What you decide"),
    "approve": Text("Aprobar y publicar", "Approve and publish"),
    "return": Text("Devolver para corregir", "Return to be corrected"),
    "why_returned": Text("Qué corregir", "What to correct"),
    "why_needed": Text("Diga qué corregir, en diez letras o más.", "Say what to correct, in ten letters or more."),
    "decide": Text("Decidir", "Decide"),
    "until": Text("Último día del período", "Last day of the period"),
    "lock": Text("Cerrar un período", "Close a period"),
    "lock_lead": Text(
        "Después de cerrarlo, nadie cambia los resultados hasta ese día, tampoco quien organiza.",
        "Once closed, nobody changes results up to that day, organisers neither.",
    ),
    "status": Text("Estado", "Status"),
    "no_status": Text("sin estado todavía", "no status yet"),
    "status_date": Text("Desde qué día", "From which day"),
    "reason": Text("Por qué", "Why"),
    "reason_help": Text("Todo el mundo lo lee: sin nombres de personas.", "Everybody reads it: no names of people."),
    "say_status": Text("Decir cómo va", "Say how it goes"),
    "status_said": Text("Estado anotado.", "Status noted."),
    "statuses": Text("Cómo fue cada acción", "How each action went"),
    "as_iati": Text("IATI 2.03 (XML)", "IATI 2.03 (XML)"),
    "mail_overdue_subject": Text("Metas vencidas: {title}", "Overdue targets: {title}"),
    "mail_overdue": Text(
        "Hola:\n\nEl plazo de estas metas de «{title}» pasó sin un dato que diga que se cumplieron:\n\n{lines}\n\n"
        "Usted puede anotar el resultado o decir por qué va demorada:\n{link}\n\n"
        "Este aviso llega una vez por meta a quienes llevan el ciclo.",
        "Hello,\n\nThe day of these targets of “{title}” is over without a figure that says that they were met:\n\n"
        "{lines}\n\nYou can enter the result, or say why it is delayed:\n{link}\n\n"
        "This notice comes once for each target to those who run the cycle.",
    ),
    "await_result": Text("Aprobar un resultado de {}", "Approve a result of {}"),
    "by_whom": Text("Escrito por", "Written by"),
}
