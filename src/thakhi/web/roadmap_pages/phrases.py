"""The wording of road maps, by key; templates read it as `say.roadmap_pages.key`."""

from __future__ import annotations

from thakhi.terms.text import Text

PHRASES: dict[str, Text] = {
    "place": Text("Hoja de ruta", "Road map"),
    "title": Text("Hojas de ruta", "Road maps"),
    "lead": Text(
        "Lo que se decidió hacer, y por qué: cada acción se abre hasta quién lo dijo y en qué segundo.",
        "What was decided, and why: every action opens down to who said it, and in which second.",
    ),
    "empty": Text("Todavía no hay ninguna hoja de ruta publicada.", "No road map has been published yet."),
    "empty_next": Text(
        "Una hoja de ruta se escribe en la carpeta del ciclo y se carga con la orden:",
        "A road map is written in the folder of the cycle and loaded with the command:",
    ),
    "no_road": Text("Este ciclo todavía no tiene hoja de ruta", "This cycle has no road map yet"),
    "cannot_show": Text("Esta hoja de ruta no se puede mostrar ahora", "This road map cannot be shown now"),
    "cannot_show_why": Text(
        "Algo en que se apoya ya no está. Quien organiza debe corregirlo; hasta entonces no se muestra nada a medias.",
        "Something that it rests on is gone. An organiser must correct it; until then nothing is shown by halves.",
    ),
    "door": Text("Hoja de ruta, abierta", "Road map, open"),
    "door_note": Text(
        "Pilares, objetivos y acciones, y por qué cada una.", "Pillars, objectives and actions, and why each."
    ),
    "rests_here": Text("acción que se apoya aquí", "action that rests on this"),
    "edition": Text("Edición", "Edition"),
    "editions": Text("Ediciones publicadas", "Published editions"),
    "editions_lead": Text(
        "Cada edición queda como se publicó, con su huella, en una dirección que no cambia. Solo se deja de mostrar si "
        "alguien retira palabras citadas en ella.",
        "Each edition stays as it was published, with its hash, at an address that does not change. It is withheld "
        "only when somebody withdraws words quoted in it.",
    ),
    "files_hash": Text("SHA-256 de los archivos", "SHA-256 of the files"),
    "edition_n": Text("Edición {}", "Edition {}"),
    "no_editions": Text("Todavía no se publicó ninguna edición.", "No edition has been published yet."),
    "changes_since": Text("Qué cambió desde la edición {}", "What changed since edition {}"),
    "changes_from": Text("De la edición {} a la {}", "From edition {} to {}"),
    "was": Text("antes", "before"),
    "is_now": Text("ahora", "now"),
    "same": Text("Las dos ediciones dicen lo mismo.", "Both editions say the same."),
    "built": Text("Edición construida, por firmar", "Built edition, to be signed"),
    "not_built": Text(
        "No hay una edición construida, o ya no se puede mostrar. Constrúyala con la orden:",
        "There is no built edition, or it can no longer be shown. Build it with the command:",
    ),
    "read_it": Text("Leerla", "Read it"),
    "already": Text("Esta edición ya está publicada.", "This edition is published already."),
    "lacking": Text("Falta que firme", "Still to sign"),
    "unanswered": Text(
        "Comentarios al borrador por revisar o responder: {}.", "Comments on the draft to review or to answer: {}."
    ),
    "sign_as": Text("Firmar", "Sign"),
    "publish": Text("Publicar esta edición", "Publish this edition"),
    "edition_published": Text("Edición {} publicada.", "Edition {} published."),
    "edition_signed": Text("Firmada.", "Signed."),
    "hash": Text("Huella", "Hash"),
    "about": Text("Qué es", "What it is"),
    "pillars": Text("Pilares, objetivos y acciones", "Pillars, objectives and actions"),
    "pillar_count": Text("{} acciones", "{} actions"),
    "pillar_count_one": Text("1 acción", "1 action"),
    "no_objective": Text("Sin objetivo declarado", "No objective declared"),
    "stale_count": Text(
        "{} vínculos cambiaron desde que una persona los miró, o nadie los ha mirado.",
        "{} links have changed since a person looked, or nobody has looked.",
    ),
    "stale_count_one": Text(
        "1 vínculo cambió desde que una persona lo miró, o nadie lo ha mirado.",
        "1 link has changed since a person looked, or nobody has looked.",
    ),
    "stale": Text("Por confirmar", "To confirm"),
    "stale_note": Text(
        "Algo en que se apoya esta acción cambió desde que una persona lo miró. Abajo se ve qué.",
        "Something that this action rests on has changed since a person looked. Below you see what.",
    ),
    "synthetic": Text("Sintético", "Synthetic"),
    "synthetic_note": Text(
        "Las cifras salen de una población sintética, que no describe a nadie.",
        "The figures come from a synthetic population, which describes nobody.",
    ),
    "own_edition": Text("Ediciones construidas", "Built editions"),
    "period": Text("Plazo", "Period"),
    "responsible": Text("Responsable", "Responsible"),
    "with": Text("Con", "With"),
    "cost": Text("Costo", "Cost"),
    "group": Text("Para quiénes", "For whom"),
    "reach": Text("Cuántas personas son", "How many people they are"),
    "coverage": Text("A cuántas llega, de cuántas", "How many it reaches, of how many"),
    "scale": Text("Alcance previsto", "Planned scale"),
    "target": Text("Meta", "Target"),
    "baseline": Text("Línea de base", "Baseline"),
    "goal": Text("Meta, con fecha", "Target, with date"),
    "by_date": Text("hasta", "by"),
    "target_source": Text("De dónde sale la meta", "Where the target comes from"),
    "no_target": Text("Esta acción no tiene meta.", "This action has no target."),
    "budget": Text("Presupuesto", "Budget"),
    "no_budget": Text("No se encontró quién pagaría.", "Who would pay was not found."),
    "milestones": Text("Hitos", "Milestones"),
    "why": Text("Por qué", "Why"),
    "what": Text("Qué se haría", "What would be done"),
    "risk": Text("Qué puede salir mal", "What may go wrong"),
    "loses": Text("Quién puede perder", "Who may lose"),
    "story": Text("Cómo se llegó hasta aquí", "How it came to this"),
    "story_lead": Text(
        "De la voz a la acción, paso por paso. Donde falta un paso, se dice.",
        "From the voice to the action, step by step. Where a step is missing, it says so.",
    ),
    "step_said": Text("Se dijo", "It was said"),
    "step_stated": Text("Quedó como cita", "It became a quote"),
    "step_proposed": Text("Se propuso", "It was proposed"),
    "step_voted": Text("Se votó", "It was voted on"),
    "step_shown": Text("Qué muestran los datos", "What the data show"),
    "step_costed": Text("Cuánto cuesta", "What it costs"),
    "step_chosen": Text("Se decidió", "It was decided"),
    "step_started": Text("Se empezó", "It was begun"),
    "none_said": Text(
        "No hay un momento público de una grabación detrás de esta acción.",
        "No public moment of a recording stands behind this action.",
    ),
    "none_stated": Text("Ninguna cita apoya esta acción.", "No quote supports this action."),
    "none_proposed": Text("Ninguna propuesta llevó a esta acción.", "No proposal led to this action."),
    "none_voted": Text("No se encontró un voto sobre esto.", "No vote on this was found."),
    "none_shown": Text("No se apoya en cifras, prácticas ni normas.", "It rests on no figure, practice or rule."),
    "none_costed": Text("No se calculó.", "It was not computed."),
    "none_chosen": Text(
        "Nadie la ha decidido todavía: es una propuesta editorial.",
        "Nobody has decided it yet: it is an editorial proposal.",
    ),
    "none_started": Text("No hay datos posteriores todavía.", "There are no later figures yet."),
    "words_gone": Text(
        "Estas palabras ya no se muestran: la persona las retiró o no son públicas.",
        "These words are no longer shown: the person withdrew them, or they are not public.",
    ),
    "changed_withdrawn": Text(
        "Cambió: la persona retiró su consentimiento.", "It changed: the person withdrew consent."
    ),
    "to_moment": Text("Ir a ese momento", "Go to that moment"),
    "to_statement": Text("Ver la cita", "See the quote"),
    "to_proposal": Text("Ver la propuesta", "See the proposal"),
    "to_results": Text("Ver los resultados", "See the results"),
    "to_evidence": Text("Ver la evidencia", "See the evidence"),
    "by_participant": Text("una persona participante", "a participant"),
    "by_organisers": Text("quienes organizan", "the organisers"),
    "table": Text("tabla", "table"),
    "source": Text("Fuente", "Source"),
    "cases": Text("n", "n"),
    "quality": Text("Calidad", "Quality"),
    "grade": Text("Grado de evidencia", "Grade of evidence"),
    "reproduce": Text("Calcular de nuevo", "Compute again"),
    "queue": Text("Vínculos por confirmar", "Links to confirm"),
    "queue_note": Text("Lo que cambió desde que alguien lo miró.", "What changed since somebody looked."),
    "queue_lead": Text(
        "Lea otra vez aquello en que se apoya la frase. Si sigue en pie, confírmela con su nombre y diga por qué; "
        "si no, cambie la frase.",
        "Read again what the sentence rests on. If it still stands, confirm it under your name and say why; "
        "if not, change the sentence.",
    ),
    "queue_empty": Text(
        "Nada espera: todos los vínculos están confirmados.", "Nothing waits: every link is confirmed."
    ),
    "rests_on": Text("Se apoya en", "Rests on"),
    "look": Text("Mirar y confirmar", "Look and confirm"),
    "lately": Text("Confirmado hace poco", "Confirmed lately"),
    "confirm": Text("Confirmar", "Confirm"),
    "confirm_why": Text("Por qué sigue en pie", "Why it still stands"),
    "confirm_help": Text(
        "Queda en el registro con su nombre y la fecha.", "It stays in the log with your name and the date."
    ),
    "confirmed": Text("Vínculo {} confirmado.", "Link {} confirmed."),
    "sentence": Text("La frase", "The sentence"),
    "as_it_is": Text("Como está ahora", "As it is now"),
    "gone": Text("Ya no está: cambie la frase.", "It is gone: change the sentence."),
    "matter": Text("Ver la acción", "See the action"),
}
