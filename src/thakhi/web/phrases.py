"""The wording of the site's frame, by key; templates read it as `say.site.key`."""

from __future__ import annotations

from thakhi.terms.text import Text

PHRASES = {
    "brand": Text("Thakhi", "Thakhi"),
    "brand_note": Text("una hoja de ruta que se abre", "a road map that opens"),
    "skip": Text("Saltar al contenido", "Skip to the content"),
    "menu": Text("Lugares", "Places"),
    "crumbs": Text("Está aquí", "You are here"),
    "other_language": Text("English", "Español"),
    "other_language_label": Text("Read this page in English", "Leer esta página en español"),
    "home": Text("Portada", "Home"),
    "workshops": Text("Talleres", "Workshops"),
    "search": Text("Buscar", "Search"),
    "enter": Text("Entrar", "Sign in"),
    "account": Text("Mi cuenta", "My account"),
    "organise": Text("Organizar", "Organise"),
    "fictional": Text("Ficticio", "Fictional"),
    "fictional_note": Text(
        "Este ciclo es ficticio: personas, palabras y cifras se inventaron para mostrar cómo funciona Thakhi.",
        "This cycle is fictional: people, words and figures were invented to show how Thakhi works.",
    ),
    "promise": Text(
        "Una recomendación que se abre: quién lo dijo, qué muestra la encuesta, qué funcionó en otra parte.",
        "A recommendation that opens: who said it, what the survey shows, what worked elsewhere.",
    ),
    "cycles": Text("Ciclos", "Cycles"),
    "no_cycles": Text("Todavía no hay ningún ciclo publicado.", "No cycle has been published yet."),
    "no_cycles_next": Text(
        "Quien organiza puede crear uno después de entrar, o cargar una carpeta con la orden:",
        "An organiser can make one after signing in, or load a folder with the command:",
    ),
    "not_found": Text("Aquí no hay nada", "There is nothing here"),
    "not_found_next": Text(
        "La dirección no existe o ya no es pública. Busque en lo que se dijo, o vuelva a la portada.",
        "The address does not exist or is no longer public. Search what was said, or go back to the first page.",
    ),
    "refused": Text("No tiene permiso para esto", "You may not do this"),
    "refused_next": Text(
        "Entre con una cuenta que tenga ese permiso, o pídalo a quien organiza el ciclo.",
        "Sign in with an account that may, or ask the organisers of the cycle.",
    ),
    "problem": Text("No se pudo hacer", "It could not be done"),
    "save": Text("Guardar", "Save"),
    "remove": Text("Quitar", "Remove"),
    "form_errors": Text("Hay algo que corregir", "There is something to correct"),
    "cancel": Text("Cancelar", "Cancel"),
    "required": Text("necesario", "required"),
    "free_software": Text(
        "Thakhi es software libre (Apache-2.0). Las cifras son de quien las produjo; cada una dice de quién.",
        "Thakhi is free software (Apache-2.0). Figures belong to who produced them; each says who.",
    ),
}
