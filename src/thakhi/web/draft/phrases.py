"""The wording of a draft in consultation, by key; templates read it as `say.draft.key`."""

from __future__ import annotations

from thakhi.terms.text import Text

PHRASES: dict[str, Text] = {
    "place": Text("Hoja de ruta", "Road map"),
    "title": Text("Borrador en consulta", "Draft in consultation"),
    "lead": Text(
        "Cada párrafo del borrador tiene un número y una dirección que no cambia. Elija uno para leer lo que se dijo "
        "de él y, mientras la consulta está abierta, para comentarlo. Cada comentario recibe una respuesta oficial.",
        "Every paragraph of the draft has a number and an address that does not change. Choose one to read what was "
        "said of it and, while the consultation is open, to comment on it. Each comment gets an official answer.",
    ),
    "open_until": Text("La consulta está abierta hasta el {}.", "The consultation is open until {}."),
    "closed_on": Text("La consulta se cerró el {}.", "The consultation closed on {}."),
    "not_held": Text("Este borrador no está en consulta.", "This draft is not in consultation."),
    "for_registered": Text(
        "Comenta quien se inscribió en un taller del ciclo.", "Whoever registered for a workshop of the cycle comments."
    ),
    "for_all": Text("Comenta cualquier persona.", "Anybody may comment."),
    "no_road": Text("No hay ahora un borrador que se pueda mostrar.", "There is no draft that can be shown now."),
    "about": Text("Qué es", "What it is"),
    "objectives": Text("Objetivos", "Objectives"),
    "method": Text("Cómo se hizo", "How it was made"),
    "part_whole": Text("la acción", "the action"),
    "part_what": Text("qué", "what"),
    "part_why": Text("por qué", "why"),
    "part_coverage": Text("a quiénes llega", "whom it reaches"),
    "part_risk": Text("riesgo", "risk"),
    "part_loses": Text("quién pierde", "who loses"),
    "gone": Text("Este párrafo ya no está en el borrador.", "This paragraph is no longer in the draft."),
    "gone_name": Text("Párrafo retirado {}", "Removed paragraph {}"),
    "count_one": Text("un comentario", "one comment"),
    "count": Text("{} comentarios", "{} comments"),
    "comment_on": Text("Comentar", "Comment"),
    "stale": Text("cambió", "changed"),
    "is_changed": Text(
        "El párrafo cambió después de algún comentario: se hizo sobre otras palabras.",
        "The paragraph changed after some comment: it was made on other words.",
    ),
    "about_earlier": Text(
        "Este comentario es sobre palabras anteriores del párrafo:",
        "This comment is on earlier words of the paragraph:",
    ),
    "about_withheld": Text(
        "Este comentario es sobre palabras anteriores del párrafo, que ya no se pueden mostrar.",
        "This comment is on earlier words of the paragraph, which can no longer be shown.",
    ),
    "comments": Text("Todos los comentarios y respuestas", "All comments and answers"),
    "comments_here": Text("Comentarios", "Comments"),
    "comments_lead": Text(
        "Comentarios publicados: {}. Con respuesta oficial: {}.", "Published comments: {}. With an official answer: {}."
    ),
    "no_comments": Text("Todavía no hay comentarios publicados.", "No comment has been published yet."),
    "comment_n": Text("Comentario {}", "Comment {}"),
    "participant": Text("un participante", "a participant"),
    "erased_words": Text("Quien lo escribió lo borró.", "Its author erased it."),
    "official": Text("Respuesta oficial", "Official answer"),
    "no_answer": Text("Todavía sin respuesta oficial.", "No official answer yet."),
    "your_comment": Text("Su comentario", "Your comment"),
    "words": Text("Comentario", "Comment"),
    "words_help": Text(
        "Hasta 2.000 letras. Se publica cuando el equipo lo revisó. No escriba datos personales de nadie.",
        "Up to 2,000 characters. It is published when the team has reviewed it. Write nobody's personal data.",
    ),
    "signed": Text("En nombre de quién (si quiere)", "On whose behalf (if you like)"),
    "signed_help": Text("Se publica tal como lo escriba.", "It is published as you write it."),
    "send": Text("Enviar el comentario", "Send the comment"),
    "kept": Text(
        "Su comentario {} quedó guardado; se publica cuando el equipo lo revise.",
        "Your comment {} is kept; it is published when the team has reviewed it.",
    ),
    "kept_written": Text(
        "Cuando tenga respuesta oficial le escribimos al correo de su cuenta.",
        "When it has an official answer we write to the address of your account.",
    ),
    "kept_look": Text(
        "No guardamos su correo y no podemos escribirle: la respuesta oficial se lee en esta página; vuelva a verla.",
        "We do not keep your e-mail and cannot write to you: the official answer is read on this page: come back.",
    ),
    "begin": Text("Comentar el borrador", "Comment on the draft"),
    "becomes_public": Text("Qué se hace público", "What becomes public"),
    "public_words": Text(
        "Sus comentarios, cuando el equipo los revisó, con el día y con lo que usted escriba como firma.",
        "Your comments, when the team has reviewed them, with the day and with what you write as signature.",
    ),
    "public_not": Text(
        "Ni su nombre, ni su correo, ni su cuenta.", "Neither your name, nor your e-mail, nor your account."
    ),
    "public_erase": Text(
        "Puede borrar sus comentarios cuando quiera; una respuesta ya dada queda, sin sus palabras.",
        "You can erase your comments whenever you like; an answer already given stays, without your words.",
    ),
    "public_answer": Text(
        "Si tiene cuenta, le escribimos cuando un comentario suyo tiene respuesta oficial. Sin cuenta no guardamos su "
        "correo: la respuesta se lee en la página del párrafo.",
        "If you have an account, we write to you when a comment of yours has an official answer. Without one we do not "
        "keep your e-mail: the answer is read on the page of the paragraph.",
    ),
    "agree_begin": Text("De acuerdo, quiero comentar", "Agreed, I want to comment"),
    "may_not": Text(
        "Esta consulta es para quienes se inscribieron en un taller del ciclo con este correo.",
        "This consultation is for those who registered for a workshop of the cycle with this address.",
    ),
    "see_workshops": Text("Ver los talleres", "See the workshops"),
    "link_lead": Text(
        "Escriba su correo: le enviamos un enlace que vale una vez, con el que comenta desde este navegador.",
        "Write your e-mail: we send a link that is good once, with which you comment from this browser.",
    ),
    "email": Text("Correo electrónico", "E-mail"),
    "send_link": Text("Enviarme el enlace", "Send me the link"),
    "link_or": Text("¿Tiene cuenta?", "Do you have an account?"),
    "enter": Text("Entre", "Sign in"),
    "not_open": Text("La consulta del borrador no está abierta.", "The consultation of the draft is not open."),
    "sent_lead": Text(
        "Mire su correo: si puede comentar, el enlace está allí; si no, le decimos por qué.",
        "Look at your mail: if you may comment, the link is there; if not, we say why.",
    ),
    "mail_comment_subject": Text("Comentar el borrador: {title}", "Comment on the draft: {title}"),
    "mail_comment": Text(
        "Alguien, quizá usted, pidió comentar con esta dirección el borrador de:\n\n{title}\n\nAbra este enlace:\n\n"
        "{link}\n\nVale dos días y una sola vez. Si no fue usted, no haga nada.\n",
        "Somebody, perhaps you, asked to comment with this address on the draft of:\n\n{title}\n\nOpen this link:\n\n"
        "{link}\n\nIt is good for two days, once. If it was not you, do nothing.\n",
    ),
    "mail_not_registered": Text(
        "Alguien, quizá usted, pidió comentar con esta dirección el borrador de:\n\n{title}\n\nLa consulta es para "
        "quienes se inscribieron en un taller del ciclo, y con esta dirección no hay inscripción confirmada. Los "
        "talleres están en:\n\n{link}\n\nSi no fue usted, no haga nada.\n",
        "Somebody, perhaps you, asked to comment with this address on the draft of:\n\n{title}\n\nThe consultation is "
        "for those who registered for a workshop of the cycle, and there is no confirmed registration with this "
        "address. The workshops are at:\n\n{link}\n\nIf it was not you, do nothing.\n",
    ),
    "mail_answer_subject": Text(
        "Respuesta oficial a su comentario {number}: {title}", "Official answer to your comment {number}: {title}"
    ),
    "mail_answer": Text(
        "Su comentario {number} al borrador de «{title}» tiene respuesta oficial: {verdict}.",
        "Your comment {number} on the draft of “{title}” has an official answer: {verdict}.",
    ),
    "mail_answer_changed_subject": Text(
        "Cambió la respuesta a su comentario {number}: {title}", "The answer to your comment {number} changed: {title}"
    ),
    "mail_answer_changed": Text(
        "La respuesta oficial a su comentario {number} al borrador de «{title}» cambió. Ahora es: {verdict}.",
        "The official answer to your comment {number} on the draft of “{title}” was changed. It is now: {verdict}.",
    ),
    "mail_answer_rest": Text(
        "\n\n{answer}\n\n{who}, {day}\n\nSu comentario, con la respuesta:\n\n{link}\n\n"
        "Le escribimos porque comentó con su cuenta.\n",
        "\n\n{answer}\n\n{who}, {day}\n\nYour comment, with the answer:\n\n{link}\n\n"
        "We write to you because you commented with your account.\n",
    ),
    "mine": Text("Mis comentarios", "My comments"),
    "none_mine": Text("Todavía no comentó nada.", "You have not commented on anything yet."),
    "why_not_published": Text("Por qué no se publicó:", "Why it was not published:"),
    "download_mine": Text("Descargar mis datos", "Download my data"),
    "erase": Text("Borrar mis comentarios", "Erase my comments"),
    "erase_lead": Text(
        "Se borran todos sus comentarios y su firma. Las respuestas oficiales ya dadas quedan, sin sus palabras. No se "
        "puede deshacer.",
        "All your comments and your signature are erased. Official answers already given stay, without your words. "
        "This cannot be undone.",
    ),
    "erase_button": Text("Borrar todo", "Erase all"),
    "erased": Text("Sus comentarios se borraron.", "Your comments were erased."),
    "open": Text("Abrir la consulta del borrador", "Open the consultation of the draft"),
    "reopen": Text("Cambiar el cierre", "Change the closing day"),
    "open_note": Text("con día de cierre, antes de firmar", "with a closing day, before it is signed"),
    "lead_open": Text(
        "Desde ahora y hasta el día de cierre se comenta cada párrafo del borrador. Nada se publica sin que el equipo "
        "lo revise.",
        "From now until the closing day every paragraph of the draft can be commented on. Nothing is published before "
        "the team has reviewed it.",
    ),
    "closes_at": Text("Se cierra", "It closes"),
    "closes_wrong": Text("Elija un momento que esté por venir.", "Choose a moment to come."),
    "is_for_everybody": Text("Puede comentar cualquier persona", "Anybody may comment"),
    "is_for_everybody_help": Text(
        "Con su correo confirmado. Si no, solo quien se inscribió en un taller del ciclo.",
        "With a confirmed e-mail address. If not, only those who registered for a workshop of the cycle.",
    ),
    "close": Text("Cerrar la consulta", "Close the consultation"),
    "close_lead": Text(
        "Nadie más podrá comentar. Los comentarios y las respuestas quedan.",
        "Nobody will be able to comment any more. Comments and answers stay.",
    ),
    "desk": Text("Mesa de la consulta", "Desk of the consultation"),
    "desk_note": Text("comentarios al borrador por revisar", "comments on the draft to review"),
    "to_review": Text("Por revisar", "To review"),
    "to_answer": Text("Por responder", "To answer"),
    "answered": Text("Respondidos", "Answered"),
    "not_published": Text("No publicados", "Not published"),
    "nothing_waits": Text("Nada.", "Nothing."),
    "show": Text("Publicar", "Publish"),
    "hide": Text("No publicar", "Do not publish"),
    "lead_hide": Text(
        "Quien lo escribió leerá por qué. Lo que insulta, nombra a otras personas o no trata del párrafo no se "
        "publica; lo que no gusta, sí.",
        "Its author will read why. What insults, names other people or is not about the paragraph is not published; "
        "what one does not like is.",
    ),
    "why_hidden": Text("Por qué no se publica", "Why it is not published"),
    "why_hidden_help": Text("Lo lee solo quien lo escribió.", "Only its author reads it."),
    "answer": Text("Responder", "Answer"),
    "lead_answer": Text(
        "La respuesta se publica bajo el comentario, con su nombre o cargo y el día.",
        "The answer is published under the comment, with your name or office and the day.",
    ),
    "verdict": Text("Qué se hace con el comentario", "What becomes of the comment"),
    "answer_words": Text("Por qué", "Why"),
    "answer_who": Text("Quién responde", "Who answers"),
    "done": Text("Hecho.", "Done."),
    "back": Text("Todo el borrador", "The whole draft"),
    "before": Text("Párrafo anterior", "Previous paragraph"),
    "after": Text("Párrafo siguiente", "Next paragraph"),
    "as_csv": Text("Comentarios y respuestas (CSV)", "Comments and answers (CSV)"),
    "door_open": Text("abierta a comentarios, párrafo por párrafo", "open to comments, paragraph by paragraph"),
    "door_closed": Text("lo que se comentó y lo que se respondió", "what was commented and what was answered"),
    "await": Text("Revisar {} comentarios al borrador", "Review {} comments on the draft"),
    "await_one": Text("Revisar un comentario al borrador", "Review one comment on the draft"),
}
