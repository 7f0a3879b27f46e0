"""The wording of letters to those who register."""

from __future__ import annotations

from thakhi.terms.text import Text

MAIL: dict[str, Text] = {
    "mail_confirm_subject": Text("Confirme su inscripción: {title}", "Confirm your registration: {title}"),
    "mail_confirm": Text(
        "Alguien, quizá usted, se inscribió con esta dirección en:\n\n{title}\n{when}\n\n"
        "Para confirmar, abra este enlace:\n\n{link}\n\n"
        "Si no fue usted, no haga nada: en siete días se borra solo.\n",
        "Somebody, perhaps you, registered with this address for:\n\n{title}\n{when}\n\n"
        "To confirm, open this link:\n\n{link}\n\n"
        "If it was not you, do nothing: after seven days it is erased by itself.\n",
    ),
    "mail_again_subject": Text("Ya está inscrita o inscrito: {title}", "You are already registered: {title}"),
    "mail_again": Text(
        "Alguien, quizá usted, quiso inscribirse otra vez con esta dirección en:\n\n{title}\n{when}\n\n"
        "Su inscripción sigue como estaba. Aquí la ve, la cancela o descarga sus datos:\n\n{link}\n",
        "Somebody, perhaps you, wanted to register again with this address for:\n\n{title}\n{when}\n\n"
        "Your registration is as it was. Here you see it, cancel it or download your data:\n\n{link}\n",
    ),
    "mail_place_subject": Text("Le esperamos: {title}", "We expect you: {title}"),
    "mail_place": Text(
        "Su inscripción está confirmada:\n\n{title}\n{when}\n\n"
        "Para asistir, abra este enlace ese día. Es solo para usted:\n\n{attend}\n\n"
        "Si no puede venir, cancele aquí y otra persona tendrá su lugar. Aquí estará también su certificado:\n\n"
        "{link}\n",
        "Your registration is confirmed:\n\n{title}\n{when}\n\n"
        "To attend, open this link on the day. It is for you alone:\n\n{attend}\n\n"
        "If you cannot come, cancel here and somebody else gets your place. Your certificate will be here too:\n\n"
        "{link}\n",
    ),
    "mail_waiting_subject": Text("En lista de espera: {title}", "On the waiting list: {title}"),
    "mail_waiting": Text(
        "Su inscripción está confirmada, pero no quedan lugares:\n\n{title}\n{when}\n\n"
        "Si queda uno libre, se lo damos por orden y le escribimos. Aquí puede cancelar:\n\n{link}\n",
        "Your registration is confirmed, but no places are left:\n\n{title}\n{when}\n\n"
        "If one comes free you get it in your turn, and we write to you. Here you may cancel:\n\n{link}\n",
    ),
    "mail_attend_subject": Text("Su enlace para asistir: {title}", "Your link to attend: {title}"),
    "mail_attend": Text(
        "{title}\n{when}\n\nPara asistir, abra este enlace ese día. Es solo para usted:\n\n{attend}\n",
        "{title}\n{when}\n\nTo attend, open this link on the day. It is for you alone:\n\n{attend}\n",
    ),
    "mail_remind_subject": Text("Pronto empieza: {title}", "It begins soon: {title}"),
    "mail_remind": Text(
        "Le recordamos que tiene un lugar en:\n\n{title}\n{when}\n\n"
        "Para asistir, abra este enlace. Es solo para usted:\n\n{attend}\n\n"
        "Si no puede venir, cancele aquí y otra persona tendrá su lugar:\n\n{link}\n",
        "We remind you that you have a place in:\n\n{title}\n{when}\n\n"
        "To attend, open this link. It is for you alone:\n\n{attend}\n\n"
        "If you cannot come, cancel here and somebody else gets your place:\n\n{link}\n",
    ),
    "mail_cancelled_subject": Text("Su inscripción se canceló: {title}", "Your registration was cancelled: {title}"),
    "mail_cancelled": Text(
        "Quien organiza canceló su inscripción en:\n\n{title}\n{when}\n\n"
        "Si cree que es un error, respóndale o inscríbase de nuevo:\n\n{link}\n",
        "The organisers cancelled your registration for:\n\n{title}\n{when}\n\n"
        "If you think that this is a mistake, answer them or register again:\n\n{link}\n",
    ),
    "mail_changed_subject": Text("Cambió: {title}", "Changed: {title}"),
    "mail_changed": Text(
        "Cambió algo de lo anunciado:\n\n{changes}\n\nAhora es:\n\n{title}\n{when}\n\n"
        "Su inscripción sigue como estaba. Todo lo anunciado está aquí:\n\n{link}\n",
        "Something of what was announced has changed:\n\n{changes}\n\nNow it is:\n\n{title}\n{when}\n\n"
        "Your registration stays as it was. All that is announced is here:\n\n{link}\n",
    ),
    "mail_foot": Text(
        "\n--\nThakhi. No comparta los enlaces de esta carta: quien los abre actúa por usted.\n",
        "\n--\nThakhi. Do not pass on the links of this letter: who opens them acts for you.\n",
    ),
}
