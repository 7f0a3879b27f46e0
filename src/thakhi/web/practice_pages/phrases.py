"""The wording of practices."""

from __future__ import annotations

from thakhi.terms.text import Text

PHRASES = {
    "title": Text("Prácticas probadas", "Practices that were tried"),
    "lead": Text(
        "Qué se probó en otros lugares para unidades económicas pequeñas, qué cambió, para quién, con qué certeza y a "
        "qué costo. Lo que no se encontró se dice: no es cero.",
        "What was tried elsewhere for small economic units, what it changed, for whom, how surely and at what cost. "
        "What was not found is said: it is not zero.",
    ),
    "for_whom": Text("Para quién", "For whom"),
    "size": Text("Tamaño", "Size"),
    "sex": Text("Sexo", "Sex"),
    "sector": Text("Sector", "Sector"),
    "area": Text("Área", "Area"),
    "any": Text("cualquiera", "any"),
    "show": Text("Mostrar", "Show"),
    "count": Text("{} prácticas", "{} practices"),
    "none": Text(
        "Ninguna práctica del catálogo es para esa unidad. Quite un filtro.",
        "No practice of the catalogue is for that unit. Drop a filter.",
    ),
    "grade": Text("Grado {}: {}", "Grade {}: {}"),
    "what": Text("Qué es", "What it is"),
    "target": Text("A quién se dirigió", "Who it was for"),
    "cost": Text("Costo", "Cost"),
    "not_found": Text("no encontrado", "not found"),
    "caution": Text("Cuidado", "Caution"),
    "fit": Text("Cómo encaja en Bolivia", "How it fits Bolivia"),
    "effects": Text("Efectos medidos", "Measured effects"),
    "outcome": Text("Resultado", "Outcome"),
    "effect": Text("Efecto, como está impreso", "Effect, as printed"),
    "error": Text("Error o intervalo", "Error or interval"),
    "study": Text("Estudio", "Study"),
    "place_year": Text("Lugar, año, n", "Place, year, n"),
    "design": Text("Diseño y fuente", "Design and source"),
    "no_effects": Text("No se encontró ningún efecto medido.", "No measured effect was found."),
    "pooled": Text("Lo que dicen juntos", "What they say together"),
    "not_pooled": Text(
        "No se combina: hacen falta dos estudios con error, del mismo resultado, escala, sexo y tipo de unidad.",
        "Not pooled: it takes two studies with an error, of the same outcome, scale, sex and kind of unit.",
    ),
    "disagree": Text("Donde los estudios no dicen lo mismo", "Where studies do not say the same"),
    "gaps": Text("Mapa de brechas de evidencia", "Evidence gap map"),
    "gaps_lead": Text(
        "Qué resultado se midió en cada tema, en cuántas prácticas y con qué grado; lo vacío no lo midió nadie.",
        "Which outcome was measured in each theme, in how many practices and at which grade; nobody measured what is "
        "empty.",
    ),
    "gap_table": Text("El mapa, en tabla", "The map, as a table"),
    "theme": Text("Tema", "Theme"),
    "grades": Text("Prácticas por grado", "Practices by grade"),
    "nobody": Text("nadie lo midió", "nobody measured it"),
    "download": Text("Descargar como CSV", "Download as CSV"),
    "widened": Text(
        "Llevado a Bolivia, el intervalo se amplía por un factor declarado, que es juicio editorial.",
        "Carried to Bolivia, the interval is widened by a stated factor, which is editorial judgement.",
    ),
}
