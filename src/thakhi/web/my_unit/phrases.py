"""Wording of the self-check."""

from __future__ import annotations

from thakhi.terms.text import Text

PHRASES: dict[str, Text] = {
    "place": Text("Para mi unidad", "For my unit"),
    "title": Text("Para mi unidad", "For my unit"),
    "lead": Text(
        "Unas veinte preguntas, unos tres minutos. Al final, un plan corto para su negocio: qué régimen le conviene y "
        "por qué, qué se probó contra lo que le cuesta, y próximos pasos.",
        "About twenty questions, about three minutes. At the end, a short plan for your business: which regime would "
        "suit and why, what was tried against what is hard, and next steps.",
    ),
    "privacy": Text(
        "Sin cuenta y sin nombre. Lo que conteste se queda en este teléfono; nadie lo recibe si usted no lo da.",
        "No account and no name. What you answer stays on this phone; nobody gets it unless you give it.",
    ),
    "privacy_plain": Text(
        "Sin cuenta y sin nombre. Sus respuestas se usan para mostrarle el plan y no se guardan.",
        "No account and no name. Your answers are used to show you the plan and are not kept.",
    ),
    "offline": Text("Guardado: también funciona sin conexión.", "Saved: it works without a connection too."),
    "why": Text("Por qué se pregunta", "Why we ask"),
    "only_some": Text("Contéstela solo si le toca.", "Answer it only if it applies to you."),
    "submit": Text("Ver mi plan", "See my plan"),
    "next": Text("Siguiente", "Next"),
    "back": Text("Atrás", "Back"),
    "skip": Text("Prefiero no contestar", "I prefer not to answer"),
    "read": Text("Leer en voz alta", "Read aloud"),
    "stop": Text("Callar", "Stop reading"),
    "of": Text("Pregunta {} de {}", "Question {} of {}"),
    "again": Text("Empezar de nuevo y borrar mis respuestas", "Start again and erase my answers"),
    "change": Text("Cambiar mis respuestas", "Change my answers"),
    "print": Text("Imprimir", "Print"),
    "picture": Text("Compartir como imagen", "Share as a picture"),
    "plan_title": Text("Su plan corto", "Your short plan"),
    "not_advice": Text(
        "Es una orientación con la ley y los estudios citados; no reemplaza a un contador ni a la administración "
        "tributaria.",
        "It is guidance from the law and studies cited; it does not replace an accountant or the tax service.",
    ),
    "open_law": Text("Notas y ley", "Notes and law"),
    "others": Text("Los demás regímenes, y por qué no", "The other regimes, and why not"),
    "open_effects": Text("Lo que se midió", "What was measured"),
    "form_link": Text("Las mismas preguntas para Kobo u ODK (XLSForm)", "The same questions for Kobo or ODK (XLSForm)"),
    "form_file": Text("mi-unidad", "my-unit"),
    "donate_title": Text("Dar mis respuestas", "Give my answers"),
    "donate_lead": Text(
        "Si quiere, deje sus respuestas para que el país sepa qué dicen los negocios. Van sin nombre, teléfono ni "
        "lugar; se muestran solo contadas, nunca una por una, y siempre como «voluntarios, no una muestra». Recibirá "
        "un código para retirarlas cuando quiera.",
        "If you like, leave your answers so that the country knows what businesses say. They go without name, phone or "
        "place; they are shown counted only, never one by one, and always as “volunteers, not a sample”. You get a "
        "code to take them back whenever you like.",
    ),
    "donate_consent": Text("Sí, doy mis respuestas", "Yes, I give my answers"),
    "donate_button": Text("Dar", "Give"),
    "donate_needs": Text(
        "Marque que sí antes de darlas; no se guardó nada.", "Tick yes before giving; nothing was kept."
    ),
    "donate_empty": Text("No hay respuestas que dar.", "There are no answers to give."),
    "given_title": Text("Gracias", "Thank you"),
    "given_lead": Text(
        "Sus respuestas están guardadas sin su nombre. Con este código puede retirarlas; no se volverá a mostrar:",
        "Your answers are kept without your name. With this code you can take them back; it is not shown again:",
    ),
    "answered_title": Text("Lo que contestaron los voluntarios", "What volunteers answered"),
    "answered_lead": Text(
        "{} personas dieron sus respuestas. Son voluntarios, no una muestra: no dicen cuántas unidades hay así en el "
        "país. Los números menores a {} no se muestran.",
        "{} people gave their answers. They are volunteers, not a sample: they do not say how many units of a country "
        "are so. Numbers below {} are not shown.",
    ),
    "answered_none": Text(
        "Todavía no hay respuestas para mostrar: hacen falta al menos {}.",
        "There are no answers to show yet: at least {} are needed.",
    ),
    "answer": Text("respuesta", "answer"),
    "people": Text("personas", "people"),
    "take_title": Text("Retirar mis respuestas", "Take my answers back"),
    "take_label": Text("Código", "Code"),
    "take_button": Text("Retirar", "Take back"),
    "gone": Text("Sus respuestas fueron retiradas.", "Your answers are gone."),
    "no_such_code": Text("No hay respuestas con ese código.", "There are no answers with that code."),
    "bring_title": Text("Traer respuestas de Kobo u ODK", "Bring answers from Kobo or ODK"),
    "bring_label": Text("Archivo CSV", "CSV file"),
    "bring_button": Text("Traer", "Bring"),
    "bring_file": Text("Elija un archivo CSV de hasta 5 MB.", "Choose a CSV file of up to 5 MB."),
    "brought": Text("{} respuestas traídas.", "{} answers brought in."),
    "see_answers": Text("Lo que contestaron los voluntarios", "What volunteers answered"),
}
