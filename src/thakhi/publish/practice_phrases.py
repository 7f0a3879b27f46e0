"""Words about practices and their effects: outcomes, themes, whom a study measured, what it found."""

from __future__ import annotations

from thakhi.terms.text import Text

OUTCOMES = {
    "profits": Text("ganancias", "profits"),
    "household_income": Text("ingreso del hogar", "household income"),
    "sales": Text("ventas", "sales"),
    "investment": Text("inversión", "investment"),
    "employment": Text("empleo", "employment"),
    "productivity": Text("productividad", "productivity"),
    "registration": Text("registro", "registration"),
    "protection": Text("protección social", "social protection"),
    "business_practices": Text("prácticas de gestión", "business practices"),
    "survival": Text("continuidad", "survival"),
    "credit_and_savings": Text("crédito y ahorro", "credit and savings"),
    "market_access": Text("acceso a mercados", "market access"),
    "safety": Text("seguridad en el trabajo", "safety at work"),
    "living_standards": Text("nivel de vida", "living standards"),
    "public_revenue": Text("recaudación", "public revenue"),
    "reach": Text("alcance", "reach"),
}
THEMES = {
    "productivity": Text("productividad", "productivity"),
    "innovation": Text("innovación", "innovation"),
    "gender": Text("género", "gender"),
    "finance": Text("finanzas", "finance"),
    "formalization": Text("formalización", "formalization"),
    "inclusive markets": Text("mercados inclusivos", "inclusive markets"),
    "digitalization": Text("digitalización", "digitalization"),
    "working conditions": Text("condiciones de trabajo", "working conditions"),
    "social protection": Text("protección social", "social protection"),
    "continuity": Text("continuidad", "continuity"),
    "care": Text("cuidados", "care"),
}
SEXES = {
    "all": Text("mujeres y hombres", "women and men"),
    "women": Text("mujeres", "women"),
    "men": Text("hombres", "men"),
}
FRAMES = {
    "own_account": Text("cuenta propia", "own account"),
    "own_account_micro": Text("cuenta propia y micro", "own account and micro"),
    "micro": Text("micro", "micro"),
    "informal_micro": Text("micro informal", "informal micro"),
    "small": Text("pequeña", "small"),
    "sme": Text("pequeña y mediana", "small and medium"),
    "large": Text("grande", "large"),
    "formal_firms": Text("empresas formales", "formal firms"),
    "workers": Text("personas que trabajan", "workers"),
    "mothers": Text("madres", "mothers"),
    "households": Text("hogares", "households"),
    "households_with_business": Text("hogares que ya tenían negocio", "households with a business before"),
    "extreme_poor": Text("pobreza extrema", "extreme poor"),
    "small_farmers": Text("pequeños agricultores", "small farmers"),
    "rural_groups": Text("grupos rurales", "rural groups"),
    "any": Text("cualquiera", "any"),
}
FINDINGS = {
    "gain": Text("mejora", "gain"),
    "none": Text("sin efecto distinguible", "no effect told from zero"),
    "loss": Text("empeora", "loss"),
    "mixed": Text("depende", "mixed"),
}
SIZES = {
    "own_account": Text("cuenta propia", "own account"),
    "micro": Text("micro", "micro"),
    "small": Text("pequeña", "small"),
    "medium": Text("mediana", "medium"),
}
SECTORS = {
    "trade": Text("comercio", "trade"),
    "services": Text("servicios", "services"),
    "manufacturing": Text("manufactura", "manufacturing"),
    "agriculture": Text("agropecuaria", "agriculture"),
    "transport": Text("transporte", "transport"),
    "construction": Text("construcción", "construction"),
}
AREAS = {"urban": Text("urbana", "urban"), "rural": Text("rural", "rural")}
FIT_WORDS = {"size": SIZES, "sector": SECTORS, "sex": SEXES, "area": AREAS}
UNITS = {
    "2009 USD PPP per fortnight": Text("USD PPA de 2009 por quincena", "2009 USD PPP per fortnight"),
    "local currency per month": Text("moneda local por mes", "local currency per month"),
    "local currency": Text("moneda local", "local currency"),
    "KSh per week": Text("KSh por semana", "KSh per week"),
    "KSh per day": Text("KSh por día", "KSh per day"),
    "BOB per year": Text("BOB por año", "BOB per year"),
    "unit of the data set": Text("unidad de la base de datos", "unit of the data set"),
}
SCALES = {
    "relative": Text("cambio frente al grupo de control", "change against the control group"),
    "points": Text("puntos porcentuales", "percentage points"),
    "log_points": Text("puntos logarítmicos", "log points"),
    "standardized": Text("desviaciones estándar", "standard deviations"),
    "log_odds": Text("logaritmo de la razón de momios", "log odds ratio"),
    "money": Text("dinero", "money"),
}
COUNTRIES = {
    "Bosnia and Herzegovina": "Bosnia y Herzegovina", "Brazil": "Brasil",
    "Brazil (Rio de Janeiro)": "Brasil (Río de Janeiro)",
    "Chile and Colombia": "Chile y Colombia", "Dominican Republic": "República Dominicana", "Egypt": "Egipto",
    "Ethiopia": "Etiopía", "India and Philippines": "India y Filipinas", "Kenya": "Kenia", "Malawi": "Malaui",
    "Mexico": "México", "Mexico and Guatemala": "México y Guatemala", "Morocco": "Marruecos", "Niger": "Níger",
    "Pakistan": "Pakistán", "Peru": "Perú", "Philippines": "Filipinas", "South Africa": "Sudáfrica", "many": "muchos",
}  # fmt: skip
SAY = {
    "head": Text(
        "práctica|grado|para quién|medida en|efecto|en Bolivia", "practice|grade|for whom|measured in|effect|in Bolivia"
    ),
    "anybody": Text("cualquiera", "anybody"),
    "no_number": Text("sin cifra", "no figure"),
    "no_error": Text("sin error publicado: no se combina", "no error printed: not pooled"),
    "none": Text("ninguna práctica del catálogo es para esa unidad", "no practice of the catalogue is for that unit"),
    "grades": Text("Grado: ", "Grade: "),
    "widened": Text(
        "«En Bolivia»: el intervalo ampliado por el factor que se muestra (juicio editorial).",
        "“In Bolivia”: the interval widened by the factor shown (editorial judgement).",
    ),
    "contradictions": Text("Donde los estudios no dicen lo mismo", "Where studies do not say the same"),
    "no_pool": Text(
        "nada se puede combinar: hacen falta dos estudios con error, del mismo resultado, escala, unidad, sexo y tipo "
        "de unidad",
        "nothing can be pooled: it takes two studies with an error, of the same outcome, scale, unit, sex and kind of "
        "unit",
    ),
    "caution": Text("Cautela", "Caution"),
    "mean": Text("promedio de efectos aleatorios", "random-effects mean"),
    "prediction": Text("en un lugar nuevo (predicción)", "in a new place (prediction)"),
    "transferred": Text("llevado a Bolivia", "carried to Bolivia"),
    "overlap": Text("fuera: es del mismo estudio que otra fila", "left out: of the same study as another row"),
    "study_head": Text("estudio|país|efecto|intervalo 95 %", "study|country|effect|95 % interval"),
    "gap": Text("nadie lo midió", "nobody measured it"),
    "gap_title": Text("Mapa de brechas de evidencia", "Evidence gap map"),
    "gap_unit": Text(
        "Número de prácticas medidas en cada resultado y su mejor grado; vacío rayado: nadie lo midió",
        "Number of practices measured on each outcome and their best grade; hatched: nobody measured it",
    ),
    "gap_head": Text("tema|resultado|grado|prácticas", "theme|outcome|grade|practices"),
    "silent": Text("Sin hallazgo de ningún tipo", "Without a finding of any kind"),
}  # fmt: skip
