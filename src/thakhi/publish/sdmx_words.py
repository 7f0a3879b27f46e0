"""What each column of our SDMX-CSV means: the names of its concepts."""

from __future__ import annotations

from thakhi.terms.text import Text

CONCEPTS = {
    "FREQ": Text("Frecuencia", "Frequency"),
    "REF_AREA": Text("Lugar", "Reference area"),
    "SURVEY": Text("Encuesta", "Survey"),
    "INDICATOR": Text("Indicador", "Indicator"),
    "STATISTIC": Text("Estadístico", "Statistic"),
    "FILTER": Text("Filtro", "Filter"),
    "SINCE": Text("Encuesta con la que se compara", "Survey compared with"),
    "TIME_PERIOD": Text("Período", "Time period"),
    "OBS_VALUE": Text("Valor", "Observation value"),
    "LOWER": Text("Límite inferior", "Lower limit"),
    "UPPER": Text("Límite superior", "Upper limit"),
    "CONF_LEVEL": Text("Nivel de confianza", "Confidence level"),
    "STD_ERR": Text("Error estándar", "Standard error"),
    "CV": Text("Coeficiente de variación", "Coefficient of variation"),
    "DF": Text("Grados de libertad", "Degrees of freedom"),
    "DEFF": Text("Efecto de diseño", "Design effect"),
    "N_OBS": Text("Casos", "Cases"),
    "N_PSU": Text("Unidades primarias de muestreo", "Primary sampling units"),
    "QUALITY": Text("Calidad", "Quality"),
    "UNIT_MEASURE": Text("Unidad", "Unit of measure"),
    "UNIT_MULT": Text("Multiplicador de la unidad", "Unit multiplier"),
    "OBS_STATUS": Text("Estado de la observación", "Observation status"),
    "CONF_STATUS": Text("Confidencialidad", "Confidentiality status"),
    "SYNTHETIC": Text("Datos sintéticos", "Synthetic data"),
    "FICTIONAL": Text("Ciclo ficticio", "Fictional cycle"),
    "COMMENT_OBS": Text("Comentario", "Comment"),
    "SOURCE": Text("Fuente", "Source"),
}
