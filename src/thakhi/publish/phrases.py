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

NUMBER = {
    "definition": Text("Definición", "Definition"),
    "counts": Text("Qué cuenta", "What it counts"),
    "statistic": Text("Estadístico", "Statistic"),
    "questions": Text("Pregunta de la encuesta", "Survey question"),
    "notes": Text("Nota", "Note"),
    "codes": Text("Códigos", "Codes"),
    "universe": Text("Universo", "Universe"),
    "numerator": Text("Numerador", "Numerator"),
    "denominator": Text("Denominador", "Denominator"),
    "points": Text("puntos", "points"),
}

STATISTICS = {
    "total": Text("total expandido", "weighted total"),
    "mean": Text("media ponderada", "weighted mean"),
    "share": Text("proporción ponderada", "weighted share"),
    "ratio": Text("razón de totales ponderados", "ratio of weighted totals"),
    "quantile": Text("cuantil ponderado", "weighted quantile"),
}

FAMILIES = {
    "units": Text("Quiénes son las unidades", "Who the units are"),
    "income": Text("Ingresos y productividad", "Income and productivity"),
    "formality": Text("Formalidad", "Formality"),
    "work": Text("Condiciones de trabajo y género", "Working conditions and gender"),
    "digital": Text("Digitalización y resiliencia", "Digital means and resilience"),
}

SUPPORT = {
    "estimate": Text("Cifra", "Figure"),
    "practice": Text("Práctica", "Practice"),
    "statement": Text("Palabras dichas", "Words said"),
    "fact": Text("Norma o dato publicado", "Rule or published figure"),
    "agreement": Text("Votos", "Votes"),
    "scenario": Text("Escenario simulado", "Simulated scenario"),
    "portfolio": Text("Portafolio", "Portfolio"),
    "gone": Text("ya no está en esta edición", "no longer in this edition"),
    "unconfirmed": Text(
        "Nadie ha confirmado todavía este vínculo.",
        "Nobody has confirmed this link yet.",
    ),
    "changed": Text(
        "Cambió después de que {who} lo revisó ({when}).",
        "It changed after {who} looked at it ({when}).",
    ),
    "confirmed": Text("Confirmado por {who}, {when}.", "Confirmed by {who}, {when}."),
    "value": Text("Valor, como está en la base", "Value, as kept in the base"),
    "valid": Text("Vigencia", "In force"),
    "legal": Text("Norma", "Legal reference"),
    "confidence": Text("Confianza", "Confidence"),
    "source": Text("Fuente", "Source"),
    "note": Text("Nota", "Note"),
    "stale_figure": Text(
        "Algo en lo que se apoya esta figura cambió o no se ha confirmado.",
        "Something that this figure rests on has changed or is not confirmed.",
    ),
}

CONFIDENCE = {
    "high": Text("alta: texto oficial o tabla estadística", "high: official text or statistical table"),
    "medium": Text("media: prensa, guía o inferencia de la norma", "medium: press, guide or inferred from the norm"),
    "low": Text("baja: una sola fuente débil, o inferido", "low: one weak source, or inferred"),
    "sourced": Text("consta en la página citada", "stated on the page cited"),
    "announced": Text("como se anunció; no se volvió a verificar", "as announced; not checked again"),
    "inferred": Text("inferido de lo que consta; falta verificarlo", "inferred from what is stated; to be checked"),
    "not_found": Text("no encontrado", "not found"),
    "testimony": Text("es un testimonio, no un dato", "testimony, not data"),
}

CONSENT = {
    "granted": Text("con su consentimiento", "with consent"),
    "withdrawn": Text("cita retirada por quien la dijo", "quote withdrawn by its speaker"),
    "published_source": Text("citado de una página pública", "cited from a public page"),
}

GRADES = {
    "A": Text("metaanálisis, revisión sistemática o dos o más ensayos", "meta-analysis, review, or two or more trials"),
    "B": Text("un ensayo aleatorizado", "one randomised trial"),
    "C": Text("cuasi experimento", "quasi-experiment"),
    "D": Text("seguimiento o descripción, sin comparación", "monitoring or description, no comparison"),
    "E": Text("no se encontró ninguna cifra rigurosa", "no rigorous figure was found"),
}

FIGURE = {
    "indicator": Text("Indicador", "Indicator"),
    "value": Text("Valor", "Value"),
    "interval": Text("Intervalo 95 %", "95% interval"),
    "cases": Text("Casos (n)", "Cases (n)"),
    "quality": Text("Calidad", "Quality"),
    "gap_points": Text("Diferencia en puntos e intervalo", "Difference in points and interval"),
    "gap": Text("Diferencia e intervalo", "Difference and interval"),
    "unsure": Text("no fiable", "not reliable"),
    "absent": Text("sin número: vea la razón en la tabla", "no number: see the reason in the table"),
    "between": Text("a", "to"),
    "range": Text("entre {low} y {high}", "between {low} and {high}"),
    "alternative": Text(
        "Muestra {count} valores. El mayor: {high}. El menor: {low}. Todos están en la tabla.",
        "It shows {count} values. The highest: {high}. The lowest: {low}. All are in the table.",
    ),
    "empty": Text(
        "Todavía no hay estimaciones para esta figura. Pídalas en evidence.yaml y vuelva a construir la edición.",
        "There are no estimates for this figure yet. Ask for them in evidence.yaml and build the edition again.",
    ),
    "partial": Text(
        "{absent} de {all} valores no se muestran: {reasons}.",
        "{absent} of {all} values are not shown: {reasons}.",
    ),
    "overlap": Text(
        "Los colores ordenan los departamentos en tres grupos; departamentos de grupos vecinos pueden tener intervalos "
        "que se superponen. Compare los intervalos en la tabla.",
        "The colours sort the departments into three groups; departments of neighbouring groups may have intervals "
        "that overlap. Compare the intervals in the table.",
    ),
    "too_many": Text(
        "Son demasiados valores para un gráfico que se lea; están todos en la tabla.",
        "There are too many values for a chart that can be read; all are in the table.",
    ),
}

ACTION = {
    "cost_not_found": Text("no encontrado", "not found"),
    "cost_range": Text("{low} a {high}", "{low} to {high}"),
}

STATUS = {
    "candidate": Text("candidata", "candidate"),
    "chosen": Text("elegida", "chosen"),
    "deferred": Text("aplazada", "deferred"),
    "rejected": Text("descartada", "rejected"),
}

DIRECTIONS = {"at_least": Text("al menos", "at least"), "at_most": Text("como máximo", "at most")}

COLUMNS = {
    "indicator": Text("Indicador: su id", "Indicator: its id"),
    "estimate": Text(
        "Valor, en la unidad de la columna unit; vacío si no hay número (la razón está en quality)",
        "Value, in the unit of the column unit; empty when there is no number (quality says why)",
    ),
    "se": Text("Error estándar, en la unidad del valor", "Standard error, in the unit of the value"),
    "ci_low": Text("Extremo inferior del intervalo de confianza de 95 %", "Lower end of the 95% confidence interval"),
    "ci_high": Text("Extremo superior del intervalo de confianza de 95 %", "Upper end of the 95% confidence interval"),
    "cv": Text("Coeficiente de variación: error estándar sobre valor", "Coefficient of variation: error over value"),
    "df": Text("Grados de libertad: UPM menos estratos", "Degrees of freedom: PSUs minus strata"),
    "deff": Text("Efecto de diseño", "Design effect"),
    "n": Text("Casos de la muestra detrás del valor", "Sample cases behind the value"),
    "n_psu": Text("Unidades primarias de muestreo con casos", "Primary sampling units with cases"),
    "quality": Text(
        "Letra de calidad (A fiable, B con cuidado, C no fiable) o la razón de que no haya número",
        "Quality letter (A reliable, B with care, C not reliable) or why there is no number",
    ),
    "unit": Text("Unidad; share es una fracción de 0 a 1", "Unit; share is a fraction from 0 to 1"),
    "id": Text("Nombre permanente de la estimación", "Permanent name of the estimate"),
    "survey": Text("Encuesta: su id", "Survey: its id"),
    "period": Text("Período, ISO 8601", "Period, ISO 8601"),
    "where": Text("Filtro sobre las columnas de la encuesta", "Filter on columns of the survey"),
    "quantile": Text("Cuantil, de 0 a 1", "Quantile, from 0 to 1"),
    "since": Text("Encuesta con la que se compara", "Survey it is compared with"),
    "synthetic": Text("Verdadero si los datos son sintéticos", "True when the data are synthetic"),
    "source": Text("Cita de la encuesta; la cifra es cálculo propio", "Citation of the survey; own calculation"),
    "command": Text("Orden que calcula la cifra de nuevo", "Command that computes the figure again"),
}

WORKBOOK = {
    "readme": Text("Léame", "README"),
    "data": Text("Datos", "Data"),
    "figures": Text("Figuras", "Figures"),
    "indicators": Text("Indicadores", "Indicators"),
    "actions": Text("Acciones", "Actions"),
    "readme_data": Text(
        "La hoja «Datos» tiene una fila por cifra, con todos sus decimales. Sus columnas:",
        "The sheet “Data” has one row per figure, with all its decimals. Its columns:",
    ),
    "whom": Text("De quién", "Of whom"),
    "title": Text("Qué mide", "What it measures"),
    "figure": Text("Figura", "Figure"),
    "quality_words": Text("Qué dice la letra", "What the letter says"),
}
