"""The wording of consultations, by key; templates read it as `say.consultation.key`."""

from __future__ import annotations

from thakhi.terms.text import Text

PHRASES: dict[str, Text] = {
    "place": Text("Propuestas", "Proposals"),
    "lead": Text(
        "Lo que la gente propone, cómo vota y qué muestran los votos.",
        "What people propose, how they vote, and what the votes show.",
    ),
    "no_consultation": Text(
        "En este ciclo no hubo propuestas ni votos. No se inventa ninguno.",
        "There were no proposals and no votes in this cycle. None are made up.",
    ),
    "no_cycles": Text("Todavía no hay ningún ciclo con propuestas.", "No cycle has proposals yet."),
    "none_here": Text("sin consulta", "no consultation"),
    "open_now": Text("votación abierta", "open to votes"),
    "closed_now": Text("votación cerrada", "vote closed"),
    "before_now": Text("la votación no está abierta todavía", "the vote is not open yet"),
    "count": Text("propuestas: {}", "proposals: {}"),
    "until": Text("Se vota hasta el", "Votes count until"),
    "since": Text("Se votará desde el", "Votes will count from"),
    "closed_on": Text("Se cerró el", "Closed on"),
    "vote": Text("Votar", "Vote"),
    "go_on": Text("Seguir votando", "Go on voting"),
    "mine": Text("Mis respuestas", "My answers"),
    "results": Text("Resultados", "Results"),
    "propose": Text("Proponer", "Propose"),
    "moderate": Text("Moderar", "Moderate"),
    "feed": Text("Novedades (Atom)", "Changes (Atom)"),
    "proposal": Text("Propuesta", "Proposal"),
    "merged_with": Text("Fusionada con", "Merged with"),
    "merged_here": Text("Reúne también estas propuestas", "These proposals were merged into it"),
    "votes_stay": Text(
        "Los votos que recibió se quedan con las palabras sobre las que se votó: no se pierden y no se suman a la "
        "otra, para que nadie cuente dos veces.",
        "The votes it received stay with the words that were voted on: they are not lost, and not added to the other "
        "one, so that nobody counts twice.",
    ),
    "for_whom": Text("Para", "For"),
    "by": Text("La escribió", "Written by"),
    "by_organiser": Text("quien organiza", "the organisers"),
    "by_participant": Text("una persona que participa", "a participant"),
    "rests": Text("Lo que se dijo", "What was said"),
    "came_of": Text("Qué salió de esta propuesta", "What came of this proposal"),
    "rests_on_it": Text("propuesta que se apoya aquí", "proposal that rests on this"),
    "official": Text("Respuesta oficial", "Official answer"),
    "no_answer_yet": Text("Todavía no hay una respuesta oficial.", "There is no official answer yet."),
    "changes": Text("Qué cambió", "What changed"),
    "no_changes": Text("Nada todavía.", "Nothing yet."),
    "act_admit": Text("Se admitió", "Admitted"),
    "act_merge": Text("Se fusionó con otra", "Merged with another one"),
    "act_separate": Text("Se separó de la otra", "Separated from the other one"),
    "act_answer": Text("Tiene una respuesta oficial", "Officially answered"),
    "act_open": Text("Se abrió la votación", "The vote was opened"),
    "act_close": Text("Se cerró la votación", "The vote was closed"),
    "words": Text("La propuesta, en una frase", "The proposal, in one sentence"),
    "words_help": Text(
        "Hasta 280 letras. Una sola idea, para que se pueda estar de acuerdo o no. Sin nombres ni teléfonos.",
        "Up to 280 letters. One idea only, so that one can agree or not. No names or telephone numbers.",
    ),
    "topic": Text("Tema", "Topic"),
    "audience": Text("Para quién", "For whom"),
    "audience_help": Text("Por ejemplo: puestos de mercado", "For example: market stalls"),
    "statement": Text("Se apoya en algo que se dijo", "Rests on something that was said"),
    "statement_help": Text("Una cita de este ciclo, si la hay.", "A quote of this cycle, if there is one."),
    "propose_lead": Text(
        "Quien organiza la lee antes de que se publique. Se publican sus palabras, no su nombre.",
        "The organisers read it before it is published. Your words are published, your name is not.",
    ),
    "propose_team": Text(
        "Se publica enseguida, como propuesta de quien organiza.", "Published at once, as one of the organisers'."
    ),
    "proposed_waits": Text(
        "Gracias. Se publicará cuando la revise quien organiza.",
        "Thank you. It will be published when the organisers have read it.",
    ),
    "proposed_written": Text(
        "Cuando tenga respuesta oficial le escribimos al correo de su cuenta.",
        "When it has an official answer we write to the address of your account.",
    ),
    "proposed_look": Text(
        "No se guarda a qué correo escribirle: la respuesta oficial se lee en la página de la propuesta.",
        "No address to write to you is kept: the official answer is read on the page of the proposal.",
    ),
    "proposed_open": Text("La propuesta está publicada.", "The proposal is published."),
    "not_now": Text("Ahora no se reciben propuestas.", "Proposals are not taken now."),
    "begin": Text("Antes de votar", "Before you vote"),
    "becomes_public": Text("Qué se hace público", "What becomes public"),
    "public_votes": Text(
        "Cuando cierre la votación, se publican sus respuestas bajo un código al azar, sin nombre ni correo.",
        "When the vote closes, your answers are published under a random code, without name or e-mail address.",
    ),
    "public_traits": Text(
        "Si al inscribirse dijo su sexo y sector, se cuentan por grupos; ningún grupo de menos de cinco se muestra.",
        "If you gave your sex and sector when you registered, you are counted in groups; none under five is shown.",
    ),
    "public_reason": Text(
        "Las razones que escriba las lee solo el equipo del ciclo.",
        "Reasons that you write are read by the team of the cycle only.",
    ),
    "public_change": Text(
        "Puede cambiar sus respuestas mientras esté abierta, y descargarlas o borrarlas cuando quiera.",
        "You may change your answers while the vote is open, and download or erase them at any time.",
    ),
    "agree_begin": Text("De acuerdo, empezar", "I agree, begin"),
    "link_lead": Text(
        "Para que cada persona vote una vez, le enviamos un enlace de un solo uso. De su correo se guarda solo una "
        "huella, que no lo dice.",
        "So that each person votes once, we send you a link that works once. Of your address only a fingerprint is "
        "kept, which does not tell it.",
    ),
    "link_or": Text("¿Tiene una cuenta?", "Do you have an account?"),
    "enter": Text("Entrar", "Sign in"),
    "email": Text("Correo electrónico", "E-mail address"),
    "send_link": Text("Enviarme el enlace", "Send me the link"),
    "sent_lead": Text(
        "Mire su correo: en unos minutos llega el enlace. Vale dos días y una sola vez.",
        "Look at your mail: the link arrives in a few minutes. It is good for two days, once.",
    ),
    "mail_vote_subject": Text("Su enlace para votar: {title}", "Your link to vote: {title}"),
    "mail_vote": Text(
        "Alguien, quizá usted, pidió votar con esta dirección en:\n\n{title}\n\nAbra este enlace:\n\n{link}\n\n"
        "Vale dos días y una sola vez. Si no fue usted, no haga nada.\n",
        "Somebody, perhaps you, asked to vote with this address in:\n\n{title}\n\nOpen this link:\n\n{link}\n\n"
        "It is good for two days, once. If it was not you, do nothing.\n",
    ),
    "mail_answer_subject": Text(
        "Respuesta oficial a su propuesta: {title}", "Official answer to your proposal: {title}"
    ),
    "mail_answer": Text(
        "Su propuesta en «{title}» tiene respuesta oficial.",
        "Your proposal in “{title}” has an official answer.",
    ),
    "mail_answer_changed_subject": Text(
        "Cambió la respuesta a su propuesta: {title}", "The answer to your proposal changed: {title}"
    ),
    "mail_answer_changed": Text(
        "La respuesta oficial a su propuesta en «{title}» cambió.",
        "The official answer to your proposal in “{title}” was changed.",
    ),
    "mail_answer_rest": Text(
        "\n\nUsted propuso: {words}\n\nRespuesta oficial:\n\n{answer}\n\n{who}, {day}\n\nSe lee en:\n\n{link}\n\n"
        "Le escribimos porque propuso con su cuenta.\n",
        "\n\nYou proposed: {words}\n\nOfficial answer:\n\n{answer}\n\n{who}, {day}\n\nIt is read at:\n\n{link}\n\n"
        "We write to you because you proposed with your account.\n",
    ),
    "counted": Text("{} de {}", "{} of {}"),
    "important": Text("Es importante para mi unidad", "It is important for my unit"),
    "reason": Text("¿Por qué? (si quiere; lo lee solo el equipo)", "Why? (if you like; only the team reads it)"),
    "earlier": Text("Su respuesta hasta ahora:", "Your answer so far:"),
    "stop": Text("Terminar por ahora", "Stop for now"),
    "all_done": Text("Respondió todas las propuestas. Gracias.", "You have answered every proposal. Thank you."),
    "none_open": Text("Ahora no hay propuestas que votar.", "There are no proposals to vote on now."),
    "not_open": Text("La votación no está abierta.", "The vote is not open."),
    "thanks": Text("Guardado. Puede seguir cuando quiera.", "Kept. You can go on whenever you like."),
    "no_answer": Text("Elija una de las tres respuestas.", "Choose one of the three answers."),
    "change": Text("Cambiar", "Change"),
    "no_votes_yet": Text("Todavía no respondió ninguna.", "You have not answered any yet."),
    "marked_important": Text("importante para mi unidad", "important for my unit"),
    "download_mine": Text("Descargar mis datos (JSON)", "Download my data (JSON)"),
    "erase": Text("Borrar mis respuestas", "Erase my answers"),
    "erase_lead": Text(
        "Se borran sus votos, razones y código de esta consulta. No se puede deshacer.",
        "Your votes, reasons and code in this consultation are erased. This cannot be undone.",
    ),
    "erase_button": Text("Borrar todo", "Erase all"),
    "erased": Text("Sus respuestas están borradas.", "Your answers are erased."),
    "not_yet": Text(
        "Los resultados se ven cuando haya respondido todas las propuestas, o cuando cierre la votación: así no "
        "influyen en su voto.",
        "Results are shown once you have answered every proposal, or when the vote closes: so they do not sway you.",
    ),
    "made_at": Text("Calculado el", "Computed on"),
    "still_open": Text(
        "La votación sigue abierta: los resultados cambian, a lo más cada diez minutos.",
        "The vote is still open: results change, every ten minutes at most.",
    ),
    "as_csv": Text("Tabla (CSV)", "Table (CSV)"),
    "as_polis": Text("Votos en el formato de Pol.is (zip)", "Votes in the layout of Pol.is (zip)"),
    "desk_lead": Text("Solo lo ve el equipo del ciclo.", "Only the team of the cycle sees this."),
    "admit": Text("Admitir", "Admit"),
    "reject": Text("No admitir", "Do not admit"),
    "merge": Text("Fusionar", "Merge"),
    "separate": Text("Separar", "Separate"),
    "give_answer": Text("Responder", "Answer"),
    "merge_into": Text("Queda en su lugar", "Takes its place"),
    "merge_lead": Text(
        "Deja de votarse y dice con cuál se fusionó; sus votos se quedan con ella.",
        "It is voted on no more and says with which one it was merged; its votes stay with it.",
    ),
    "answer_lead": Text("Respuesta a:", "Answer to:"),
    "answer_words": Text("Respuesta oficial", "Official answer"),
    "answer_who": Text("Quién responde", "Who answers"),
    "open_vote": Text("Abrir la votación", "Open the vote"),
    "open_lead": Text(
        "Se votan todas las propuestas admitidas. La hora es la de La Paz.",
        "All admitted proposals are voted on. Times are those of La Paz.",
    ),
    "opens_at": Text("Desde", "From"),
    "opens_at_help": Text("Vacío: desde ahora", "Empty: from now on"),
    "closes_at": Text("Hasta", "Until"),
    "closes_at_help": Text("Vacío: hasta que se cierre", "Empty: until it is closed"),
    "dates_wrong": Text("El final va después del comienzo.", "The end comes after the beginning."),
    "close_vote": Text("Cerrar la votación", "Close the vote"),
    "close_lead": Text(
        "Ningún voto cuenta después, y los resultados se publican. Puede abrirse de nuevo.",
        "No vote counts afterwards, and the results are published. It can be opened again.",
    ),
    "bring": Text("Traer una conversación de Pol.is", "Bring in a conversation of Pol.is"),
    "bring_lead": Text(
        "comments.csv y votes.csv, como los exporta Pol.is; solo donde no hay propuestas.",
        "comments.csv and votes.csv, as Pol.is exports them; only where there are no proposals.",
    ),
    "brought": Text("Entraron {} propuestas y {} votos.", "{} proposals and {} votes came in."),
    "done": Text("Hecho.", "Done."),
    "reasons": Text("Razones que dio la gente", "Reasons that people gave"),
    "no_reasons": Text("Nadie dio una razón todavía.", "Nobody has given a reason yet."),
}
