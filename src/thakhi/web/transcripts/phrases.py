"""The wording of transcripts, by key; templates read it as `say.transcripts.key`."""

from __future__ import annotations

from thakhi.terms.text import Text

PHRASES: dict[str, Text] = {
    # what everybody reads
    "transcript": Text("Transcripción", "Transcript"),
    "recording": Text("Grabación", "Recording"),
    "not_published": Text("no publicado", "not published"),
    "nothing": Text(
        "La transcripción de este taller no está publicada.", "The transcript of this workshop is not published."
    ),
    "nothing_then": Text(
        "En ese momento de la grabación no hay palabras publicadas. Puede que se hayan retirado.",
        "There are no published words at that moment. They may have been withdrawn.",
    ),
    "nothing_next": Text("Ver el taller", "See the workshop"),
    "to_check": Text("Ver el trabajo del equipo", "See the team's work"),
    "part_of": Text("Parte {} de {}", "Part {} of {}"),
    "parts": Text("Partes de la transcripción", "Parts of the transcript"),
    "next_part": Text("Parte siguiente", "Next part"),
    "search_inside": Text("Buscar en esta transcripción", "Search this transcript"),
    "search_button": Text("Buscar", "Search"),
    "found": Text("Resultado", "Result"),
    "found_of": Text("de", "of"),
    "found_none": Text("No se dijo aquí", "Not said here:"),
    "found_before": Text("Anterior", "Previous"),
    "found_after": Text("Siguiente", "Next"),
    "nobody": Text("Sin nombre", "No name given"),
    "hidden_turn": Text("palabras no publicadas", "words not published"),
    "hidden_count": Text(
        "No se publican: así lo decidió quien los dijo, o todavía no dio su consentimiento. Fragmentos:",
        "Not published, as whoever said them decided or has yet to consent. Cues:",
    ),
    "turn_link": Text("Enlace", "Link"),
    "turn_quote": Text("Citar", "Quote"),
    "keep_quote": Text("Guardar como cita", "Keep as a quote"),
    "copied": Text("Copiado", "Copied"),
    "follow_again": Text("Volver a seguir", "Follow again"),
    "keys": Text(
        "Teclas: j y k, turno siguiente y anterior; Intro, reproducir; n y p, resultado siguiente y anterior.",
        "Keys: j and k, next and previous turn; Enter, play; n and p, next and previous result.",
    ),
    "recording_held": Text(
        "La grabación no está publicada: falta el consentimiento de quienes hablan, o quien organiza no la ha hecho "
        "pública.",
        "The recording is not published: somebody who speaks has not consented, or the organisers have not made it "
        "public.",
    ),
    "no_recording": Text("No hay grabación publicada de este taller.", "No recording of this workshop is published."),
    "recording_elsewhere": Text("Abrir la grabación en otro sitio", "Open the recording on another site"),
    "download": Text("Descargar", "Download"),
    "as_vtt": Text("WebVTT", "WebVTT"),
    "as_text": Text("texto", "text"),
    "captions": Text("Subtítulos", "Captions"),
    "player": Text("Grabación y herramientas", "Recording and tools"),
    "machine_checked": Text(
        "Hecha por una máquina y revisada por personas.", "Made by a machine and checked by people."
    ),
    "quote_heading": Text("Cita", "Quote"),
    "quote_copy": Text("Para copiar", "To copy"),
    "in_context": Text("En contexto", "In context"),
    "published_on": Text("Publicada el", "Published on"),
    "other_languages": Text("También en", "Also in"),
    "language_es": Text("español", "Spanish"),
    "language_en": Text("inglés", "English"),
    "language_qu": Text("quechua", "Quechua"),
    "language_ay": Text("aimara", "Aymara"),
    "language_pt": Text("portugués", "Portuguese"),
    # the desk
    "desk": Text("Grabaciones y transcripciones", "Recordings and transcripts"),
    "desk_lead": Text(
        "Una transcripción va de borrador a revisada, pasa por quienes hablaron y se publica. Nada se ve antes.",
        "A transcript goes from draft to checked, past its speakers, and is published. Nothing shows before.",
    ),
    "no_workshops": Text("Este ciclo todavía no tiene talleres.", "This cycle has no workshops yet."),
    "no_transcript": Text("Sin transcripción todavía.", "No transcript yet."),
    "no_recording_yet": Text("Sin grabación todavía.", "No recording yet."),
    "cues": Text("fragmentos", "cues"),
    "nameless": Text("sin persona asignada", "without a person"),
    "recording_public": Text("pública", "public"),
    "recording_waits": Text(
        "pública, pero falta el consentimiento de quienes hablan", "public, but speakers have yet to consent"
    ),
    "recording_private": Text("solo para el equipo", "for the team only"),
    "add_recording": Text("Agregar una grabación", "Add a recording"),
    "add_recording_button": Text("Agregar", "Add"),
    "add_recording_lead": Text(
        "Suba el archivo o escriba dónde está. No se publica hasta que usted lo decida y todas las personas que "
        "hablan den su consentimiento.",
        "Upload the file or write where it is. It is not published until you decide so and everybody who speaks has "
        "consented.",
    ),
    "recording_added": Text("Grabación agregada; todavía no es pública.", "Recording added; it is not public yet."),
    "file": Text("Archivo", "File"),
    "file_help": Text("Audio o vídeo: {}.", "Audio or video: {}."),
    "url": Text("O su dirección en otro lugar", "Or its address elsewhere"),
    "url_help": Text("Por ejemplo, la página de un vídeo.", "For example, the page of a video."),
    "url_scheme": Text(
        "La dirección debe empezar con https:// o http://.", "The address must begin with https:// or http://."
    ),
    "file_or_url": Text("Dé un archivo o una dirección: uno de los dos.", "Give a file or an address: one of the two."),
    "kind": Text("Qué es", "What it is"),
    "language": Text("Idioma", "Language"),
    "recording_offer": Text("Hacer pública", "Make public"),
    "recording_offer_lead": Text(
        "Se ofrecerá a todo el mundo cuando cada persona que habla consienta a que se publique su voz (y su imagen, "
        "si es vídeo). Si hay fragmentos reservados, en la grabación se oyen.",
        "It will be offered to everybody once each person who speaks consents to their voice (and their image, for "
        "a video). Words that were withheld can be heard in it.",
    ),
    "recording_offer_done": Text(
        "La grabación es pública, según el consentimiento.", "The recording is public, as consent allows."
    ),
    "recording_hold": Text("Dejar de publicar", "Stop publishing"),
    "recording_hold_lead": Text("Solo la verá el equipo.", "Only the team will see it."),
    "recording_hold_done": Text("La grabación ya no es pública.", "The recording is no longer public."),
    "recording_remove": Text("Borrar la grabación", "Delete the recording"),
    "recording_remove_lead": Text(
        "El archivo se borra y no se puede recuperar.", "The file is deleted and cannot be brought back."
    ),
    "recording_remove_done": Text("Grabación borrada.", "Recording deleted."),
    "import": Text("Importar una transcripción", "Import a transcript"),
    "import_button": Text("Importar", "Import"),
    "import_lead": Text(
        "Cualquier programa que transcriba puede guardar WebVTT (.vtt) o SubRip (.srt). Entra como borrador.",
        "Any program that transcribes can save WebVTT (.vtt) or SubRip (.srt). It comes in as a draft.",
    ),
    "imported": Text("Entraron {} fragmentos. Ahora revíselos.", "{} cues came in. Now check them."),
    "on_line": Text("Línea {}: ", "Line {}: "),
    "more_remarks": Text("… y {} observaciones más como estas.", "… and {} more remarks like these."),
    "transcript_file": Text("Archivo WebVTT o SubRip", "WebVTT or SubRip file"),
    "transcript_file_help": Text(
        "Los identificadores de los fragmentos se conservan para siempre.", "Cue identifiers are kept for good."
    ),
    "transcript_large": Text("El archivo tiene más de {} MB.", "The file has more than {} MB."),
    "made_by": Text("Quién la hizo", "Who made it"),
    "by_machine": Text("una máquina", "a machine"),
    "by_person": Text("una persona", "a person"),
    "tool": Text("Con qué programa", "With which program"),
    "tool_help": Text("Se dice a quien revisa.", "Those who check are told."),
    "of_recording": Text("De qué grabación", "Of which recording"),
    "of_no_recording": Text("de ninguna de aquí", "of none kept here"),
    # checking
    "check": Text("Revisar", "Check"),
    "public_page": Text("Página pública", "Public page"),
    "check_lead": Text(
        "Escuche, corrija las palabras y diga quién habla. Cada cambio guarda lo que había antes.",
        "Listen, correct the words and say who speaks. Each change keeps what was there before.",
    ),
    "check_keys": Text(
        "Teclas: Alt+flecha, fragmento siguiente o anterior; Alt+R, oír este fragmento; Ctrl+Intro, guardar.",
        "Keys: Alt+arrow, next or previous cue; Alt+R, hear this cue; Ctrl+Enter, save.",
    ),
    "words_of_cue": Text("Palabras", "Words"),
    "person_of_cue": Text("Quién habla", "Who speaks"),
    "in_file": Text("en el archivo", "in the file"),
    "withhold": Text("Reservar: no publicar", "Withhold: do not publish"),
    "pick": Text("Elegir", "Pick"),
    "save_all": Text("Guardar cambios", "Save changes"),
    "save_next": Text("Guardar y seguir", "Save and go on"),
    "saved": Text("Cambios guardados: {}.", "Changes saved: {}."),
    "bulk": Text("Con los fragmentos elegidos", "With the picked cues"),
    "bulk_assign": Text("Asignar persona", "Assign person"),
    "bulk_withhold": Text("Reservar", "Withhold"),
    "bulk_release": Text("Dejar de reservar", "Release"),
    "bulk_note": Text("Lo escrito arriba y no guardado se pierde.", "What was typed above and not saved is lost."),
    "picked_none": Text("no eligió ningún fragmento", "you picked no cue"),
    "unknown_person": Text(
        "no hay ninguna persona «{}» en este ciclo; elija una de la lista, o agréguela al taller",
        "there is no person “{}” in this cycle; choose one from the list, or add them to the workshop",
    ),
    "conflict": Text("Alguien cambió estos fragmentos mientras tanto", "Somebody changed these cues meanwhile"),
    "conflict_lead": Text(
        "Lo demás se guardó. Aquí está lo que usted escribió y lo que hay ahora: deje el texto que vale y guarde.",
        "The rest was saved. Here is what you wrote and what is there now: leave the wording that holds, and save.",
    ),
    "yours": Text("Lo que usted escribió", "What you wrote"),
    "theirs": Text("Lo que hay ahora", "What is there now"),
    "replace": Text("Buscar y reemplazar", "Find and replace"),
    "find": Text("Buscar", "Find"),
    "put": Text("Poner en su lugar", "Put in its place"),
    "is_word": Text("solo la palabra entera", "whole words only"),
    "has_case": Text("distinguir mayúsculas", "match capitals"),
    "look": Text("Ver dónde está", "See where it is"),
    "replace_button": Text("Reemplazar en todos", "Replace in all"),
    "replaced": Text(
        "Fragmentos cambiados: {changed}; dejados porque quedarían sin palabras: {left}.",
        "Cues changed: {changed}; left because no word would remain: {left}.",
    ),
    "matches": Text("Está en", "It stands in"),
    "matches_more": Text("… y más", "… and more"),
    "matches_none": Text("No está en ningún fragmento.", "It stands in no cue."),
    "speakers": Text("Quién es quién", "Who is who"),
    "speakers_lead": Text(
        "Los nombres que dio el archivo, y la persona del ciclo que es cada uno. Nadie más ve los nombres del archivo.",
        "The names that the file gave, and which person of the cycle each one is. Nobody else sees the file's names.",
    ),
    "name_in_file": Text("Nombre en el archivo", "Name in the file"),
    "no_name_in_file": Text("(sin nombre)", "(no name)"),
    "person": Text("Persona", "Person"),
    "several_people": Text("varias personas", "several people"),
    "keep": Text("dejar como está", "leave as it is"),
    "no_person": Text("ninguna", "none"),
    # state
    "state": Text("Estado y publicación", "State and publication"),
    "state_now": Text("Ahora", "Now"),
    "missing": Text(
        "Qué falta, o no se ve",
        "What is missing, or does not show",
    ),
    "missing_nothing": Text("No falta nada.", "Nothing is missing."),
    "missing_nameless": Text(
        "Fragmentos sin persona (se ven sin nombre):",
        "Cues without a person (they show without a name):",
    ),
    "missing_withheld": Text(
        "Fragmentos reservados (no se ven):",
        "Cues withheld (they do not show):",
    ),
    "missing_silent": Text(
        "No han consentido a sus palabras (no se ven):",
        "Have not consented to their words (these do not show):",
    ),
    "missing_unnamed": Text(
        "No han consentido a su nombre (van con seudónimo):",
        "Have not consented to their name (shown under a pseudonym):",
    ),
    "missing_open": Text("No han respondido:", "Have not answered:"),
    "mark_checked": Text("Marcar como revisada", "Mark as checked"),
    "mark_checked_note": Text("Usted la leyó entera y la oyó.", "You read and heard all of it."),
    "back_to_draft": Text("Volver a borrador", "Back to draft"),
    "back_to_checked": Text("Volver a revisada", "Back to checked"),
    "send": Text("Enviar a quienes hablaron", "Send to its speakers"),
    "send_note": Text(
        "Cada persona recibe un enlace privado a sus palabras, por los días que dice el ciclo.",
        "Each person gets a private link to the own words, for as many days as the cycle says.",
    ),
    "reviews": Text("Respuestas de quienes hablaron", "Answers of its speakers"),
    "accepted": Text("aceptó sus palabras", "accepted the words"),
    "corrected": Text("respondió sin aceptar", "answered without accepting"),
    "not_answered": Text("no ha respondido", "has not answered"),
    "expired": Text("se venció el plazo", "the time is over"),
    "until": Text("hasta el", "until"),
    "reminded": Text("recordado el", "reminded on"),
    "comment": Text("Comentario", "Comment"),
    "remind": Text("Recordar a quienes faltan", "Remind those who have not"),
    "hand_over": Text("Enlace para entregar", "Link to hand over"),
    "handed_over": Text(
        "Enlace privado de {name}; entréguelo solo a esa persona: {link}",
        "Private link of {name}; give it to that person only: {link}",
    ),
    "publish": Text("Publicar", "Publish"),
    "answers_for_nameless": Text(
        "Respondo por publicar sin nombre los fragmentos sin persona.",
        "I answer for publishing the cues without a person, without a name.",
    ),
    "with_recording": Text("Hacer pública también la grabación", "Make the recording public too"),
    "with_recording_withheld": Text(
        "En ella se oyen los fragmentos reservados: publique mejor una versión cortada.",
        "The withheld cues can be heard in it: better publish a cut version.",
    ),
    "withdraw": Text("Retirar", "Withdraw"),
    "withdraw_why": Text("Motivo (solo lo ve el equipo)", "Reason (only the team sees it)"),
    "withdraw_note": Text(
        "Sus palabras y grabaciones dejan de verse al instante en páginas, búsqueda y descargas.",
        "Its words and recordings are gone at once from pages, search and downloads.",
    ),
    "discard": Text("Descartar el borrador", "Discard the draft"),
    "discard_note": Text(
        "Se borran sus fragmentos y versiones, sin vuelta.", "Its cues and versions are deleted for good."
    ),
    "only_organisers": Text("Los pasos siguientes los da quien organiza.", "The next steps are an organiser's."),
    "history": Text("Pasos", "Steps"),
    "by_link": Text("enlace privado", "private link"),
    "now_checked": Text("Marcada como revisada.", "Marked as checked."),
    "now_draft": Text("Volvió a borrador.", "Back to draft."),
    "now_sent": Text("Cartas enviadas: {}.", "Letters sent: {}."),
    "without_address": Text(
        "Sin correo; entrégueles usted su enlace: {}.", "Without e-mail; hand them their link: {}."
    ),
    "now_reminded": Text("Recordatorios enviados: {}.", "Reminders sent: {}."),
    "now_published": Text("Publicada.", "Published."),
    "now_withdrawn": Text("Retirada: ya no se ve en ninguna parte.", "Withdrawn: it shows nowhere any more."),
    "now_discarded": Text("Borrador descartado.", "Draft discarded."),
    "nothing_done": Text("No se hizo nada.", "Nothing was done."),
    "change_published": Text("Se publicó la transcripción.", "The transcript was published."),
    "change_withdrawn": Text("Se retiró la transcripción.", "The transcript was withdrawn."),
    "versions": Text("Versiones", "Versions"),
    "versions_lead": Text("Cada cambio, con quién lo hizo y cuándo.", "Each change, with who made it and when."),
    "versions_none": Text("Nadie ha cambiado nada todavía.", "Nobody has changed anything yet."),
    "versions_of": Text("Fragmento", "Cue"),
    "all_versions": Text("Ver todos los cambios", "See all changes"),
    "spoken_by": Text("Habla", "Speaker"),
    "became_withheld": Text("se reservó", "was withheld"),
    "became_released": Text("dejó de reservarse", "was released"),
    "later": Text("Cambios anteriores", "Earlier changes"),
    "newer": Text("Cambios más nuevos", "Newer changes"),
    # a speaker's private page
    "review_heading": Text("Sus palabras", "Your words"),
    "review_lead": Text(
        "Esto es lo que la transcripción dice que usted dijo. Puede corregirlo, reservar lo que no quiere que se "
        "publique, y aceptar el resto. Las palabras de otras personas no se muestran aquí.",
        "This is what the transcript says that you said. You can correct it, withhold what you do not want "
        "published, and accept the rest. Other people's words do not show here.",
    ),
    "review_until": Text("Puede responder hasta el", "You can answer until"),
    "review_accepted": Text(
        "Usted ya aceptó estas palabras. Puede cambiar de opinión.",
        "You have accepted these words already. You may change your mind.",
    ),
    "others_speak": Text("hablan otras personas", "other people speak"),
    "keep_private": Text("No publicar esto", "Do not publish this"),
    "history_of_cue": Text("Qué cambió", "What changed"),
    "allow": Text("Qué permite publicar", "What you allow to be published"),
    "allow_note": Text(
        "Nada se publica sin su permiso, y puede retirarlo cuando quiera. Sin su nombre, aparece como «Persona» y "
        "un número.",
        "Nothing is published without your leave, and you can withdraw it at any time. Without your name you appear "
        "as “Person” and a number.",
    ),
    "comment_to_team": Text(
        "Comentario para quien organiza (no se publica)", "Comment for the organisers (not published)"
    ),
    "accept": Text("Guardar y aceptar mis palabras", "Save and accept my words"),
    "save_only": Text("Guardar sin aceptar todavía", "Save without accepting yet"),
    "answer_kept": Text("Gracias: su respuesta quedó guardada.", "Thank you: your answer was kept."),
    "no_own_words": Text(
        "No hay fragmentos suyos en esta transcripción.", "There are no cues of yours in this transcript."
    ),
    "review_gone": Text("Esta revisión ya no está abierta", "This review is no longer open"),
    "review_gone_next": Text(
        "La transcripción volvió al equipo o se retiró. Si todavía quiere corregir algo, escriba a quien organiza.",
        "The transcript went back to the team or was withdrawn. If you still want to correct something, write to "
        "the organisers.",
    ),
    "by_speaker": Text("quien lo dijo", "whoever said it"),
    "by_review": Text("revisión por enlace privado", "review by private link"),
    # letters
    "letter_review_subject": Text(
        "Sus palabras en «{workshop}»: revíselas antes de publicarlas",
        "Your words in “{workshop}”: read them before they are published",
    ),
    "letter_review_body": Text(
        "Hola, {name}:\n\nVamos a publicar la transcripción de «{workshop}» ({cycle}). Antes, lea lo que dice que "
        "usted dijo. Puede corregirlo, pedir que algo no se publique y decir qué permite:\n\n{link}\n\nEl enlace es "
        "solo para usted y sirve hasta el {until}. No lo reenvíe.\n",
        "Hello, {name},\n\nWe are about to publish the transcript of “{workshop}” ({cycle}). Before that, read what "
        "it says that you said. You can correct it, ask for something not to be published, and say what you "
        "allow:\n\n{link}\n\nThe link is for you alone and good until {until}. Do not forward it.\n",
    ),
    "letter_reminder_subject": Text(
        "Recordatorio: sus palabras en «{workshop}»", "Reminder: your words in “{workshop}”"
    ),
    "letter_reminder_body": Text(
        "Hola, {name}:\n\nTodavía puede leer y corregir sus palabras de «{workshop}» ({cycle}) antes de que se "
        "publiquen:\n\n{link}\n\nEl enlace es solo para usted y sirve hasta el {until}.\n",
        "Hello, {name},\n\nYou can still read and correct your words in “{workshop}” ({cycle}) before they are "
        "published:\n\n{link}\n\nThe link is for you alone and good until {until}.\n",
    ),
    # the organisers' first page
    "await_check": Text("Revise la transcripción de «{}»", "Check the transcript of “{}”"),
    "await_publish": Text(
        "Envíe a quienes hablaron, o publique, la transcripción de «{}»",
        "Send to its speakers, or publish, the transcript of “{}”",
    ),
    "await_answers": Text(
        "Publique la transcripción de «{}»: ya respondieron o venció el plazo",
        "Publish the transcript of “{}”: all answered, or the time is over",
    ),
}
