"""The wording of the people app, by key; templates read it as `say.people.key`."""

from __future__ import annotations

from thakhi.terms.text import Text
from thakhi.web.people.phrases_mail import MAIL

_PAGES: dict[str, Text] = {
    # signing in
    "enter_heading": Text("Entrar", "Sign in"),
    "enter_lead": Text(
        "Puede mirar casi todo sin entrar. Entre para organizar, para ver sus inscripciones o para cuidar sus datos.",
        "Almost everything can be read without signing in. Sign in to organise, to see your registrations or to take"
        " care of your data.",
    ),
    "by_mail": Text("Con un enlace por correo", "With a link by mail"),
    "by_mail_note": Text(
        "Le escribimos un enlace que sirve una vez y una hora. Si todavía no tiene cuenta, se crea al usarlo.",
        "We write you a link, good once and for one hour. If you have no account yet, using it makes one.",
    ),
    "by_mail_button": Text("Enviarme un enlace", "Send me a link"),
    "by_password": Text("Con contraseña", "With a password"),
    "by_password_button": Text("Entrar con contraseña", "Sign in with password"),
    "enter_wrong": Text(
        "El correo y la contraseña no coinciden. Si su cuenta no tiene contraseña, pida un enlace por correo.",
        "The address and the password do not fit. If your account has no password, ask for a link by mail.",
    ),
    "sent_heading": Text("Mire su correo", "Look at your mail"),
    "sent_lead": Text(
        "Si la dirección está bien escrita, en unos minutos llega una carta con un enlace que sirve una vez.",
        "If the address is spelled right, a letter with a link, good once, arrives within minutes.",
    ),
    "sent_next": Text(
        "¿No llega? Mire en el correo no deseado. Si nuestro correo falla, lo intentamos de nuevo solos durante"
        " catorce días.",
        "Nothing? Look among the unwanted mail. If our mail fails we try again by ourselves for fourteen days.",
    ),
    "leave": Text("Salir", "Sign out"),
    "left": Text("Salió de su cuenta.", "You are signed out."),
    # links
    "link_enter_heading": Text("Entrar como {email}", "Sign in as {email}"),
    "link_enter_button": Text("Entrar", "Sign in"),
    "link_once": Text("El enlace sirve una sola vez.", "The link works only once."),
    "link_gone_heading": Text("Este enlace ya no sirve", "This link is no longer good"),
    "link_gone_lead": Text(
        "Venció, ya se usó, o no está completo. Nada se cambió.",
        "It has expired, was used already, or is not complete. Nothing was changed.",
    ),
    "link_gone_next": Text(
        "Para entrar, pida otro enlace. Si era para revisar sus palabras o para un taller, escriba a quien lo organiza:"
        " puede enviarle uno nuevo.",
        "To sign in, ask for another link. If it was to review your words or for a workshop, write to its organisers:"
        " they can send you a new one.",
    ),
    "link_gone_button": Text("Pedir otro enlace", "Ask for another link"),
    "first_admin_heading": Text("La primera cuenta de organización", "The first organising account"),
    "first_admin_lead": Text(
        "Quien abre este enlace administra el sitio: crea ciclos y da roles. Sirve una sola vez.",
        "Who opens this link administers the site: makes cycles and gives roles. It works only once.",
    ),
    "first_admin_button": Text("Crear la cuenta", "Make the account"),
    "first_admin_made": Text("Su cuenta administra el sitio.", "Your account administers the site."),
    "link_change_heading": Text("Cambiar la dirección de su cuenta", "Change the address of your account"),
    "link_change_lead": Text(
        "Desde ahora su cuenta se abre con {email}.", "From now on your account opens with {email}."
    ),
    "link_change_button": Text("Usar esta dirección", "Use this address"),
    # fields
    "email": Text("Correo electrónico", "E-mail address"),
    "name": Text("Nombre", "Name"),
    "password": Text("Contraseña", "Password"),
    "password_optional": Text(
        "Al menos 10 letras o cifras. Puede dejarla vacía y entrar siempre con un enlace por correo.",
        "At least 10 characters. You may leave it empty and always sign in with a link by mail.",
    ),
    "password_rule": Text(
        "Al menos 10 letras o cifras, que nadie adivine.", "At least 10 characters that nobody guesses."
    ),
    "password_present": Text("Contraseña actual", "Present password"),
    "password_new": Text("Contraseña nueva", "New password"),
    "password_again": Text("La contraseña nueva otra vez", "The new password again"),
    "password_wrong": Text("No es su contraseña actual.", "This is not your present password."),
    "password_differs": Text("Las dos contraseñas nuevas no son iguales.", "The two new passwords are not the same."),
    "mail_language": Text("Idioma de las cartas", "Language of letters"),
    # my account
    "account_heading": Text("Mi cuenta", "My account"),
    "account_me": Text("Nombre e idioma", "Name and language"),
    "saved": Text("Guardado.", "Saved."),
    "account_admin": Text("Administra el sitio.", "Administers the site."),
    "account_log": Text("Bitácora del sitio", "Log of the site"),
    "account_registrations": Text("Mis inscripciones", "My registrations"),
    "account_registrations_note": Text(
        "Talleres en los que se inscribió, sus enlaces y sus certificados.",
        "Workshops you registered for, their links and your certificates.",
    ),
    "account_consents": Text("Mis permisos", "My consents"),
    "account_consents_note": Text(
        "Lo que permite que se publique de lo que dijo.", "What you let us publish of what you said."
    ),
    "account_no_people": Text(
        "No hay palabras suyas en ningún taller, o la dirección de esta cuenta no es la que dio al hablar.",
        "There are no words of yours in any workshop, or this account has another address than the one you gave when"
        " you spoke.",
    ),
    "account_sign_ins": Text("Dónde está abierta su cuenta", "Where your account is open"),
    "account_sign_ins_this": Text("aquí", "here"),
    "account_browser": Text("Navegador", "Browser"),
    "account_since": Text("Desde", "Since"),
    "account_browser_unknown": Text("no se sabe", "not known"),
    "end_elsewhere": Text("Cerrar en los demás", "Sign out of the others"),
    "ended_elsewhere": Text("Su cuenta quedó abierta solo aquí.", "Your account is open here only."),
    "account_safety": Text("Correo y contraseña", "Address and password"),
    "account_data": Text("Mis datos", "My data"),
    "account_data_note": Text(
        "Todo lo que el sitio guarda de usted, en un archivo.", "Everything that the site keeps of you, in one file."
    ),
    "account_download": Text("Descargar mis datos", "Download my data"),
    "password_heading": Text("Cambiar mi contraseña", "Change my password"),
    "password_lead": Text(
        "Al cambiarla, su cuenta se cierra en todos los demás navegadores.",
        "Changing it signs your account out of every other browser.",
    ),
    "password_button": Text("Cambiar la contraseña", "Change the password"),
    "password_changed": Text(
        "La contraseña cambió. Su cuenta quedó abierta solo aquí.",
        "The password is changed. Your account is open here only.",
    ),
    "address_heading": Text("Cambiar mi correo", "Change my address"),
    "address_lead": Text(
        "Escribimos a la dirección nueva. El cambio vale cuando usted abre el enlace que llega.",
        "We write to the new address. The change holds once you open the link that arrives.",
    ),
    "address_button": Text("Enviar el enlace", "Send the link"),
    "address_asked": Text(
        "Le escribimos a la dirección nueva. Abra el enlace que llega, en este navegador.",
        "We wrote to the new address. Open the link that arrives, in this browser.",
    ),
    "address_changed": Text("Su dirección cambió.", "Your address is changed."),
    "erase_heading": Text("Borrar mi cuenta", "Erase my account"),
    "erase_lead": Text(
        "Se borra ahora y para siempre: su nombre, su correo, sus inscripciones, sus roles y sus permisos de publicar."
        " Quedan solo cuentas sin nombre, como cuántas personas vinieron. Descargue antes sus datos, si los quiere.",
        "It goes now and for good: your name, your address, your registrations, your roles and your consents to"
        " publish. Only counts without names stay, such as how many people came. Download your data first, if you want"
        " them.",
    ),
    "erase_button": Text("Borrar para siempre", "Erase for good"),
    "erase_sure": Text("Entiendo que no se puede recuperar", "I understand that it cannot be undone"),
    "erased": Text("Sus datos se borraron.", "Your data are erased."),
    # consents
    "consents_heading": Text("Mis palabras y mis permisos", "My words and my consents"),
    "consents_lead": Text(
        "{name}: usted decide qué se publica de lo que dijo. Cada cambio vale en el momento y puede cambiar de idea"
        " cuando quiera.",
        "{name}: you decide what is published of what you said. Each change holds at once, and you may change your mind"
        " at any time.",
    ),
    "use_name": Text(
        "Su nombre, su función y su organización junto a sus palabras. Sin este permiso aparece «Persona 3».",
        "Your name, role and organisation beside your words. Without it, “Person 3” appears.",
    ),
    "use_words": Text(
        "Lo que dijo, en la transcripción, la búsqueda, las citas y las ediciones. Sin este permiso no se muestra en"
        " ninguna.",
        "What you said, in the transcript, the search, quotes and editions. Without it, it shows in none of them.",
    ),
    "use_voice": Text(
        "La grabación en que se oye su voz. Sin este permiso la grabación no se ofrece.",
        "The recording in which your voice is heard. Without it, the recording is not offered.",
    ),
    "use_image": Text(
        "El vídeo en que se ve su imagen. Sin este permiso el vídeo no se ofrece.",
        "The video in which your image is seen. Without it, the video is not offered.",
    ),
    "consent_granted": Text("permitido", "allowed"),
    "consent_withdrawn": Text("retirado", "withdrawn"),
    "consent_never": Text("nunca se le preguntó: no se publica", "never asked: not published"),
    "consent_grant": Text("Permitir", "Allow"),
    "consent_withdraw": Text("Retirar", "Withdraw"),
    "consent_grant_done": Text("Desde ahora permite publicar {use}.", "From now on you allow us to publish {use}."),
    "consent_withdraw_done": Text(
        "Retiró su permiso para {use}: ya no se publica.",
        "You withdrew your consent for {use}: it is published no more.",
    ),
    "consent_history": Text("Decisiones", "Decisions"),
    "how_link": Text("por enlace privado", "by private link"),
    "how_account": Text("desde su cuenta", "from your account"),
    "how_erased": Text("al borrar los datos", "when the data were erased"),
    "erase_me": Text("Borrar mis datos", "Erase my data"),
    "erase_me_lead": Text(
        "Se retiran todos los permisos y se borran su nombre, su correo y su organización, ahora y para siempre.",
        "All consents end, and your name, address and organisation are erased, now and for good.",
    ),
    # consents at the organisers' desk
    "desk_heading": Text("Permisos", "Consents"),
    "desk_note": Text("Quién permite publicar qué.", "Who lets us publish what."),
    "desk_lead": Text(
        "Vale la última decisión de cada persona. A quien nunca se le preguntó, no se le publica.",
        "The latest decision of each person holds. Nothing is published of somebody who was never asked.",
    ),
    "desk_empty": Text(
        "Todavía no hay personas en este ciclo: agréguelas en un taller.",
        "There are no people in this cycle yet: add them to a workshop.",
    ),
    "desk_never": Text("nunca se preguntó", "never asked"),
    "desk_no_address": Text("sin correo", "no address"),
    "desk_link": Text("Que decida por sí misma o mismo", "Let them decide for themselves"),
    "desk_link_lead": Text(
        "Le escribimos un enlace privado, que sirve treinta días, a:",
        "We write them a private link, good for thirty days, to:",
    ),
    "desk_link_button": Text("Enviarle su enlace", "Send them their link"),
    "desk_sent": Text("La carta con su enlace sale ahora.", "The letter with their link leaves now."),
    "desk_no_email": Text(
        "No tiene correo: escríbalo en su ficha para enviarle un enlace.",
        "They have no address: write it in their record to send them a link.",
    ),
    "desk_erase": Text("Borrar sus datos", "Erase their data"),
    "desk_erase_lead": Text(
        "Si lo pide. Se retiran todos sus permisos y se borran su nombre, su correo y su organización; quedan cuentas"
        " sin nombre.",
        "If they ask for it. All their consents end, and their name, address and organisation go; counts without names"
        " stay.",
    ),
    "signed_heading": Text(
        "Anotar lo que decidió en papel o de palabra", "Put down what they decided on paper or aloud"
    ),
    "signed_lead": Text(
        "Queda con la fecha y con su nombre, y vale en el momento.",
        "It stays with the date and your name, and holds at once.",
    ),
    "signed_use": Text("Para", "For"),
    "signed_decision": Text("Decisión", "Decision"),
    "signed_how": Text("Cómo se sabe", "How it is known"),
    "signed_how_help": Text(
        "Por ejemplo: formulario firmado el 3 de agosto de 2021.", "For example: form signed on 3 August 2021."
    ),
    # log
    "log_heading": Text("Bitácora", "Log"),
    "log_lead": Text(
        "Quién hizo qué y cuándo. No guarda palabras dichas ni datos personales.",
        "Who did what, and when. It holds no words said and no personal data.",
    ),
    "log_empty": Text("Todavía no se hizo nada.", "Nothing has been done yet."),
    "log_when": Text("Cuándo", "When"),
    "log_who": Text("Quién", "Who"),
    "log_act": Text("Qué", "What"),
    "log_subject": Text("A qué", "To what"),
    "log_cycle": Text("Ciclo", "Cycle"),
    "log_all": Text("todo", "everything"),
    "log_kind": Text("Mostrar", "Show"),
    "log_filter": Text("Mostrar", "Show"),
    "log_nobody": Text("cuenta borrada o enlace privado", "erased account or private link"),
    "pages": Text("Páginas", "Pages"),
    "page_of": Text("Página {n} de {of}", "Page {n} of {of}"),
    "before": Text("Página anterior", "Previous page"),
    "after": Text("Página siguiente", "Next page"),
    # what awaits an administrator
    "letters_wait": Text(
        "Revisar el correo: {n} cartas no pudieron salir", "Check the mail: {n} letters could not leave"
    ),
}

PHRASES: dict[str, Text] = {**_PAGES, **MAIL}

# What the log calls an act; one that is not here shows its code.
ACTS: dict[str, Text] = {
    "account.first_admin": Text("primera cuenta de organización", "first organising account"),
    "account.change_email": Text("cambió su correo", "changed their address"),
    "account.erase": Text("borró su cuenta", "erased their account"),
    "person.send_link": Text("envió un enlace privado", "sent a private link"),
    "person.erase": Text("borró los datos de una persona", "erased the data of a person"),
    "consent.grant": Text("permiso dado", "consent given"),
    "consent.withdraw": Text("permiso retirado", "consent withdrawn"),
    "registration.attended": Text("marcó asistencia", "marked attendance"),
    "registration.absent": Text("quitó asistencia", "unmarked attendance"),
    "registration.cancel": Text("canceló una inscripción", "cancelled a registration"),
    "registration.import": Text("importó asistencia", "imported attendance"),
    "registration.export": Text("exportó inscripciones", "exported registrations"),
    "registration.send_links": Text("envió enlaces para asistir", "sent links to attend"),
    "registration.erase": Text("borró los datos de una inscripción", "erased the data of a registration"),
    "retention.erase": Text("borró lo que venció", "erased what was due"),
}
