"""The wording of the folder app, by key; templates read it as `say.folder.key`."""

from __future__ import annotations

from thakhi.terms.text import Text

PHRASES: dict[str, Text] = {
    "road_map": Text("Hoja de ruta", "Road map"),
    "road_map_note": Text(
        "La edición completa: cada recomendación se abre.", "The whole edition: every recommendation opens."
    ),
    "withheld": Text("Esta edición se está haciendo de nuevo", "This edition is being made again"),
    "withheld_why": Text(
        "Alguien retiró o cambió palabras citadas en ella. Por eso ya no se muestra, ni en página ni en PDF.",
        "Somebody withdrew or changed words that it quoted. So it is no longer shown, neither as pages nor as PDF.",
    ),
    "withheld_next": Text(
        "Quien organiza la hace de nuevo con la orden", "An organiser makes it anew with the command"
    ),
}
