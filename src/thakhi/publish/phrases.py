"""Every wording that a reader sees outside the road map itself, in both languages, by where it stands."""

from __future__ import annotations

from thakhi.terms.text import Text

TABLE = {
    "id": Text("id", "id"),
    "family": Text("familia", "family"),
    "title": Text("título", "title"),
    "statistic": Text("estadístico", "statistic"),
    "indicator": Text("indicador", "indicator"),
    "estimate": Text("valor", "value"),
    "interval": Text("intervalo 95 %", "95% interval"),
    "unit": Text("unidad", "unit"),
    "se": Text("error est.", "std. error"),
    "cv": Text("CV", "CV"),
    "n": Text("casos (n)", "cases (n)"),
    "n_psu": Text("UPM", "PSUs"),
    "quality": Text("calidad", "quality"),
    "source": Text("Fuente, cálculo propio sobre", "Source, own calculation on"),
    "synthetic": Text(
        "Datos sintéticos: sirven para probar el sistema, no describen a nadie.",
        "Synthetic data: they serve to try the system and describe nobody.",
    ),
    "empty": Text("No hay ninguna estimación que mostrar.", "There is no estimate to show."),
    "count": Text("{count} indicadores", "{count} indicators"),
}

DIMENSIONS = {
    "sex": Text("sexo", "sex"),
    "area": Text("área", "area"),
    "department": Text("departamento", "department"),
    "age_group": Text("grupo de edad", "age group"),
    "indigenous": Text("autoidentificación indígena", "indigenous self-identification"),
    "unit_size": Text("tamaño de la unidad", "size of the unit"),
    "unit_size_ilo": Text("tamaño de la unidad (OIT)", "size of the unit (ILO)"),
    "sector": Text("sector", "sector"),
    "status": Text("categoría ocupacional", "status in employment"),
    "education_level": Text("nivel educativo", "level of education"),
}

LEVELS = {
    "total": Text("Total", "Total"),
    "man": Text("Hombres", "Men"),
    "woman": Text("Mujeres", "Women"),
    "urban": Text("Urbana", "Urban"),
    "rural": Text("Rural", "Rural"),
    "yes": Text("Sí", "Yes"),
    "no": Text("No", "No"),
}
