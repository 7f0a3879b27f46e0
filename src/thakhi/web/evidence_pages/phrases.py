"""The wording of Evidencia: indicators."""

from __future__ import annotations

from thakhi.terms.text import Text

PHRASES = {
    "place": Text("Evidencia", "Evidence"),
    "title": Text("Evidencia", "Evidence"),
    "lead": Text(
        "Lo que muestran las encuestas de hogares sobre las unidades económicas pequeñas: cada cifra con su intervalo, "
        "sus casos, la pregunta de la encuesta y la orden que la calcula de nuevo.",
        "What household surveys show about small economic units: each figure with its interval, its cases, the "
        "question of the survey and the command that computes it again.",
    ),
    "search": Text("Buscar un indicador", "Search for an indicator"),
    "go": Text("Buscar", "Search"),
    "none_found": Text("Ningún indicador habla de «{}».", "No indicator speaks of “{}”."),
    "all_again": Text("Ver todos", "See all"),
    "no_survey": Text(
        "Aquí no hay ninguna encuesta importada: se muestran las cifras que viajan con los ciclos. Para cruzar lo que "
        "quiera, quien administra el sitio puede importar una encuesta (thakhi import).",
        "No survey is imported here: the figures that travel with the cycles are shown. To cross whatever you like, "
        "whoever runs the site can import a survey (thakhi import).",
    ),
    "nothing": Text(
        "Todavía no hay cifras: ni una encuesta importada (thakhi import) ni un ciclo cargado que traiga las suyas "
        "(thakhi load examples/bolivia-2021).",
        "There are no figures yet: neither an imported survey (thakhi import) nor a cycle that brings its own "
        "(thakhi load examples/bolivia-2021).",
    ),
    "no_figures": Text("Este indicador no tiene cifras aquí.", "This indicator has no figures here."),
    "no_figures_next": Text(
        "Está definido, pero ninguna encuesta importada y ningún ciclo publicado lo trae. Vea la definición.",
        "It is defined, but no imported survey and no published cycle brings it. See the definition.",
    ),
    "no_headline": Text(
        "Aquí no hay una cifra para todas las personas; mire los grupos en la tabla.",
        "There is no figure for everybody here; look at the groups in the table.",
    ),
    "interval": Text("intervalo de 95 %", "95% interval"),
    "cases": Text("{} casos", "{} cases"),
    "quality_letter": Text("calidad {}: {}", "quality {}: {}"),
    "panel": Text("Qué ver", "What to see"),
    "survey": Text("Encuesta", "Survey"),
    "by_1": Text("Por", "By"),
    "by_2": Text("y por", "and by"),
    "by_3": Text("y por", "and by"),
    "nothing_chosen": Text("— nada —", "— nothing —"),
    "compare": Text("Comparar mujeres y hombres", "Compare women and men"),
    "table_choice": Text("Cifras que hay", "Figures there are"),
    "everybody": Text("todas las personas", "everybody"),
    "show": Text("Mostrar", "Show"),
    "frozen_note": Text(
        "Cifras que viajan con el ciclo; los registros de la encuesta no están aquí.",
        "Figures that travel with the cycle; the records of the survey are not here.",
    ),
    "tabs": Text("Maneras de ver", "Ways of seeing"),
    "tab_chart": Text("Gráfico", "Chart"),
    "tab_table": Text("Tabla", "Table"),
    "tab_map": Text("Mapa", "Map"),
    "tab_metadata": Text("Metadatos", "Metadata"),
    "by_department": Text("Ver por departamento, para tener un mapa", "See by department, to have a map"),
    "no_map": Text(
        "Un mapa muestra departamentos y aquí no hay cifras por departamento.",
        "A map shows departments and there are no figures by department here.",
    ),
    "no_chart": Text(
        "No hay gráfico de tantas casillas; están en la tabla y en el archivo.",
        "There is no chart of so many cells; they are in the table and in the file.",
    ),
    "first_rows": Text(
        "Se muestran las primeras {} de {} casillas; todas están en el CSV.",
        "The first {} of {} cells are shown; all are in the CSV.",
    ),
    "difference": Text("diferencia", "difference"),
    "letters": Text("Letras de calidad", "Quality letters"),
    "source": Text("Fuente", "Source"),
    "asked_as": Text("Pregunta de la encuesta", "Question of the survey"),
    "own_calculation": Text(
        "Cálculo propio sobre la encuesta, no es estadística oficial.",
        "Own calculation on the survey, not an official statistic.",
    ),
    "period_place": Text("Período y lugar", "Period and place"),
    "unit": Text("Unidad", "Unit"),
    "case_range": Text("Casos (n) detrás de cada cifra", "Cases (n) behind each figure"),
    "fingerprint": Text("Huella de estas cifras", "Fingerprint of these figures"),
    "synthetic": Text(
        "Datos sintéticos: sirven para probar el sistema, no describen a nadie.",
        "Synthetic data: they serve to try the system and describe nobody.",
    ),
    "fictional": Text("Cifras de un ciclo inventado.", "Figures of an invented cycle."),
    "definition_title": Text("Definición", "Definition"),
    "formula_title": Text("En código", "In code"),
    "download": Text("Descargar", "Download"),
    "cite": Text("Cómo citar", "How to cite"),
    "cited": Text(
        "{source} Indicador «{title}», cálculo propio con Thakhi, huella {hash}. {address}",
        "{source} Indicator “{title}”, own calculation with Thakhi, fingerprint {hash}. {address}",
    ),
    "embed": Text("Insertar en otra página", "Embed in another page"),
    "embed_open": Text("Ver la página que se inserta", "See the page that is embedded"),
    "from_site": Text("Ver en Thakhi, con tabla y definición", "See it in Thakhi, with table and definition"),
    "reproduce": Text("Calcularlo de nuevo", "Compute it again"),
    "reproduce_command": Text("En la línea de órdenes", "On the command line"),
    "reproduce_python": Text("En Python", "In Python"),
    "disclosure_title": Text("Qué protege a las personas y qué no", "What protects people and what does not"),
    "disclosure": Text(
        "No se muestra ninguna cifra que se apoye en menos de {} personas; si en una fila hay una sola casilla "
        "oculta, se oculta otra para que no salga por resta. No hay filtros libres y una tabla cruza como mucho "
        "{} dimensiones. Quien junte muchas tablas distintas podría acotar todavía una casilla oculta: esto no lo "
        "impide ninguna regla de aquí; la muestra y los pesos, que no se publican, lo dificultan.",
        "No figure that rests on fewer than {} people is shown; where a line has a single hidden cell, another is "
        "hidden so that it does not come out by subtraction. There are no free filters and a table crosses at most "
        "{} dimensions. Whoever puts many different tables together might still bound a hidden cell: no rule here "
        "prevents that; the sample and the weights, which are not published, make it hard.",
    ),
    "most_dimensions": Text("Cruce como mucho {} dimensiones.", "Cross at most {} dimensions."),
    "readme": Text(
        "Thakhi: {title}\n\n{definition}\n\nFuente: {source}\nCálculo propio; no es estadística oficial.\n"
        "Dirección: {address}\nHuella: {hash}\n\nPara calcularlo de nuevo:\n{command}\n",
        "Thakhi: {title}\n\n{definition}\n\nSource: {source}\nOwn calculation; not an official statistic.\n"
        "Address: {address}\nFingerprint: {hash}\n\nTo compute it again:\n{command}\n",
    ),
}
