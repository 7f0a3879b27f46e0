"""The wording of registration, by key; templates read it as `say.registration.key`."""

from __future__ import annotations

from thakhi.terms.text import Text
from thakhi.web.registration.phrases_mail import MAIL

_PAGES: dict[str, Text] = {
    # registering
    "sign_up_door": Text("Inscribirse", "Register"),
    "sign_up_short": Text("Inscripción", "Registration"),
    "sign_up_lead": Text(
        "Pedimos solo lo que hace falta. Junto a cada pregunta está para qué es y cuánto se guarda.",
        "We ask only what is needed. Beside each question stands what it is for and how long it is kept.",
    ),
    "sign_up_after": Text(
        "Después le escribimos un enlace para confirmar. Con ese enlace puede también cancelar, descargar sus datos y"
        " borrarlos.",
        "Afterwards we write you a link to confirm. With that link you may also cancel, download your data and erase"
        " them.",
    ),
    "sign_up_button": Text("Inscribirme", "Register"),
    "sign_up_wait_button": Text("Anotarme en la lista de espera", "Put me on the waiting list"),
    "choose": Text("Elija …", "Choose …"),
    "kept": Text("Se guarda {days} días después del taller.", "Kept for {days} days after the workshop."),
    "kept_counted": Text(
        "Se guarda con su nombre {days} días después del taller; luego queda solo como cuenta, sin nombre.",
        "Kept with your name for {days} days after the workshop; then only as a count, without a name.",
    ),
    "places_left": Text("Quedan {n} lugares.", "{n} places are left."),
    "places_one": Text("Queda 1 lugar.", "1 place is left."),
    "places_none": Text(
        "No quedan lugares: se abre una lista de espera.", "No places are left: there is a waiting list."
    ),
    "closed_heading": Text("La inscripción no está abierta", "Registration is not open"),
    "closed_lead": Text(
        "El taller no recibe inscripciones ahora: todavía no se abrió, ya se cerró, o ya pasó.",
        "The workshop takes no registrations now: it has not opened yet, has closed, or is over.",
    ),
    "closed_next": Text("Ver el taller", "See the workshop"),
    "sent_heading": Text("Falta un paso: confirme", "One step is left: confirm"),
    "sent_lead": Text(
        "Le escribimos. Abra el enlace de la carta para confirmar su inscripción.",
        "We wrote to you. Open the link in the letter to confirm your registration.",
    ),
    "sent_next": Text(
        "¿No llega en unos minutos? Mire en el correo no deseado y revise que la dirección esté bien escrita. Si"
        " nuestro correo falla, lo intentamos de nuevo solos.",
        "Nothing within minutes? Look among the unwanted mail, and check that the address is spelled right. If our"
        " mail fails we try again by ourselves.",
    ),
    # mine
    "account": Text("Mi cuenta", "My account"),
    "mine_heading": Text("Mis inscripciones", "My registrations"),
    "mine_empty": Text("No tiene inscripciones con esta dirección.", "You have no registrations under this address."),
    "mine_next": Text("Ver los talleres", "See the workshops"),
    "own_heading": Text("Mi inscripción", "My registration"),
    "state_unconfirmed": Text("sin confirmar", "not confirmed"),
    "state_expected": Text("confirmada", "confirmed"),
    "state_waiting": Text("en lista de espera", "on the waiting list"),
    "state_attended": Text("asistió", "attended"),
    "state_cancelled": Text("cancelada", "cancelled"),
    "next_unconfirmed": Text("Confirme para que le esperemos.", "Confirm, so that we expect you."),
    "next_expected": Text(
        "Le esperamos. La carta que recibió tiene el enlace para asistir.",
        "We expect you. The letter that you got has the link to attend.",
    ),
    "next_waiting": Text(
        "Si queda un lugar libre, se lo damos por orden y le escribimos.",
        "If a place comes free you get it in your turn, and we write to you.",
    ),
    "next_attended": Text("Gracias por venir.", "Thank you for coming."),
    "next_cancelled": Text(
        "No le esperamos. Puede inscribirse de nuevo mientras esté abierto.",
        "We do not expect you. You may register again while it is open.",
    ),
    "confirm_button": Text("Confirmar mi inscripción", "Confirm my registration"),
    "cancel_button": Text("Cancelar mi inscripción", "Cancel my registration"),
    "cancelled_workshop": Text("El taller se canceló.", "The workshop was cancelled."),
    "over_workshop": Text("El taller ya no espera inscripciones.", "The workshop no longer takes registrations."),
    "calendar": Text("Agregar a mi calendario", "Add to my calendar"),
    "certificate_download": Text("Descargar mi certificado (PDF)", "Download my certificate (PDF)"),
    "certificate_nameless": Text(
        "Este ciclo no pide nombres, y por eso no hay certificado.",
        "This cycle asks no names, and so there is no certificate.",
    ),
    "kept_heading": Text("Lo que se guarda de usted", "What is kept of you"),
    "kept_field": Text("Dato", "Answer"),
    "kept_value": Text("Lo que escribió", "What you wrote"),
    "kept_until": Text("Se borra el", "Erased on"),
    "kept_count": Text("queda como cuenta sin nombre", "stays as a count without a name"),
    "kept_nothing": Text("no respondió", "no answer"),
    "download": Text("Descargar mis datos", "Download my data"),
    "erase_heading": Text("Borrar mis datos", "Erase my data"),
    "erase_lead": Text(
        "Se borran ahora su nombre, su correo y sus respuestas. Si el taller no pasó, deja libre su lugar; si asistió,"
        " ya no podrá descargar el certificado.",
        "Your name, address and answers go now. If the workshop is still to come your place is free; if you attended"
        " you can no longer download the certificate.",
    ),
    "erase_button": Text("Borrar para siempre", "Erase for good"),
    "erased": Text("Sus datos se borraron.", "Your data are erased."),
    "date_to_come": Text("fecha por anunciar", "date to be announced"),
    "see_workshop": Text("Ver el taller", "See the workshop"),
    # attending
    "attend_closed": Text(
        "La puerta se abre una hora antes de empezar y se cierra una hora después de terminar.",
        "The door opens an hour before the beginning and closes an hour after the end.",
    ),
    "attend_no_place": Text(
        "Su inscripción no tiene un lugar: no está confirmada, está en espera o se canceló.",
        "Your registration has no place: it is not confirmed, waits, or was cancelled.",
    ),
    "attend_lead": Text(
        "Al entrar queda anotado que asistió; así podrá descargar su certificado.",
        "When you enter it is noted that you attended; so you can download your certificate.",
    ),
    "attend_button": Text("Entrar", "Enter"),
    "attend_here": Text("Quedó anotado que asistió.", "It is noted that you attended."),
    "attend_meeting": Text("Abrir la reunión", "Open the meeting"),
    # certificate
    "paper_heading": Text("Certificado de participación", "Certificate of attendance"),
    "paper_certifies": Text("Se certifica que", "This certifies that"),
    "paper_took_part": Text("participó en el taller", "took part in the workshop"),
    "paper_stayed": Text("durante {minutes} minutos", "for {minutes} minutes"),
    "paper_number": Text("Número", "Number"),
    "paper_verify": Text("Compruébelo en", "Check it at"),
    "check_valid": Text("Válido: una persona asistió a este taller.", "Valid: one person attended this workshop."),
    "check_invalid": Text("No es válido", "Not valid"),
    "check_invalid_lead": Text(
        "Ningún certificado tiene este número, o se anuló. Revise que esté completo.",
        "No certificate has this number, or it was revoked. Check that it is complete.",
    ),
    "check_name": Text("Nombre que está en el certificado", "Name on the certificate"),
    "check_name_help": Text(
        "Aquí no se muestra de quién es. Escriba el nombre para saber si es el mismo.",
        "Whose it is is not shown here. Write the name to know whether it is the same.",
    ),
    "check_button": Text("Comparar", "Compare"),
    "check_same": Text(
        "Sí: «{name}» es el nombre de este certificado.", "Yes: “{name}” is the name on this certificate."
    ),
    "check_other": Text(
        "No: «{name}» no es el nombre de este certificado.", "No: “{name}” is not the name on this certificate."
    ),
    "check_forgotten": Text(
        "El plazo para guardar el nombre pasó: queda solo que el número es válido.",
        "The time for keeping the name is over: all that is left is that the number is valid.",
    ),
    # the organisers' desk
    "desk_heading": Text("Inscripciones", "Registrations"),
    "desk_note": Text("Quién se inscribió, quién asistió.", "Who registered, who attended."),
    "desk_empty": Text("Nadie se inscribió todavía.", "Nobody has registered yet."),
    "desk_none": Text("Ninguna inscripción es así.", "No registration is like this."),
    "desk_no_workshops": Text("El ciclo no tiene talleres todavía.", "The cycle has no workshops yet."),
    "desk_private": Text(
        "Datos personales: no los comparta. Cada exportación queda en la bitácora.",
        "Personal data: do not pass them on. Each export is in the log.",
    ),
    "column_workshop": Text("Taller", "Workshop"),
    "column_number": Text("Número", "Number"),
    "column_state": Text("Estado", "State"),
    "column_registered": Text("Inscrita el", "Registered on"),
    "column_attended": Text("Asistió el", "Attended on"),
    "column_minutes": Text("Minutos", "Minutes"),
    "column_who": Text("Quién", "Who"),
    "column_pick": Text("Elegir", "Choose"),
    "filter_state": Text("Estado", "State"),
    "filter_all": Text("todas", "all"),
    "filter_words": Text("Nombre, correo o número", "Name, address or number"),
    "filter_button": Text("Filtrar", "Filter"),
    "pages": Text("Páginas", "Pages"),
    "page_of": Text("Página {n} de {of}", "Page {n} of {of}"),
    "export_button": Text("Exportar CSV", "Export CSV"),
    "import_button_short": Text("Importar asistencia", "Import attendance"),
    "with_chosen": Text("Con las elegidas:", "With the chosen:"),
    "act_attended": Text("Marcar que asistió", "Mark as attended"),
    "act_absent": Text("Quitar asistencia", "Unmark attendance"),
    "act_cancel": Text("Cancelar", "Cancel"),
    "act_send_links": Text("Enviar su enlace", "Send their link"),
    "act_fill": Text("Dar los lugares libres a quienes esperan", "Give free places to those who wait"),
    "done_count": Text("Hecho con {n} inscripciones.", "Done with {n} registrations."),
    "erased_person": Text("datos borrados", "data erased"),
    "await_places": Text(
        "Dar lugares libres: {n} en espera para «{title}»", "Give free places: {n} wait for “{title}”"
    ),
    # import
    "import_heading": Text("Importar asistencia", "Import attendance"),
    "import_lead": Text(
        "Suba el informe de participantes de Zoom, Microsoft Teams o Google Meet, o una tabla con nombre, correo y"
        " minutos. Primero ve lo que encontró; nada se guarda hasta que lo confirme.",
        "Upload the participants report of Zoom, Microsoft Teams or Google Meet, or a table of name, e-mail and"
        " minutes. First you see what was found; nothing is saved until you confirm.",
    ),
    "import_file": Text("Archivo", "File"),
    "import_file_help": Text("CSV o texto con tabulaciones, hasta 5 MB.", "CSV or tab-separated text, up to 5 MB."),
    "import_least": Text("Minutos, por lo menos", "Minutes, at least"),
    "import_least_help": Text(
        "Quien estuvo menos no queda como asistente.", "Who stayed less is not marked as having attended."
    ),
    "import_look": Text("Ver qué encontró", "See what was found"),
    "import_button": Text("Guardar la asistencia de {n}", "Save the attendance of {n}"),
    "import_enough": Text("Asistieron y estaban inscritas", "Attended and were registered"),
    "import_short": Text("Estuvieron menos de {n} min: no se guardan", "Stayed less than {n} min: not saved"),
    "import_unknown": Text("No están inscritas: no se guardan", "Not registered: not saved"),
    "import_ambiguous": Text(
        "Varias inscripciones tienen ese nombre: márquelas a mano", "Several registrations have this name: mark by hand"
    ),
    "import_nobody": Text("Nadie.", "Nobody."),
    "import_how": Text("Reconocida por", "Recognised by"),
    "import_by_email": Text("correo", "address"),
    "import_by_name": Text("nombre", "name"),
    "import_unsaid": Text("no dice", "not said"),
    "import_late": Text(
        "Pasó más de una hora, o el formulario cambió: suba el archivo de nuevo.",
        "More than an hour has passed, or the form was changed: upload the file again.",
    ),
    "import_done": Text("Quedó anotada la asistencia de {n} personas más.", "The attendance of {n} more is noted."),
    "import_cancel": Text("Subir otro archivo", "Upload another file"),
}

PHRASES: dict[str, Text] = {**_PAGES, **MAIL}
