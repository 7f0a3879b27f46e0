"""The wording of who was heard, by key; templates read it as `say.heard.key`."""

from __future__ import annotations

from thakhi.terms.text import Text

PHRASES: dict[str, Text] = {
    "title": Text("Quién fue escuchado", "Who was heard"),
    "note": Text(
        "Minutos, citas y personas, junto a lo que muestra la encuesta",
        "Minutes, quotes and people, beside what the survey shows",
    ),
    "lead": Text(
        "Quién fue invitado, quién vino y quién habló, por sector, sexo, departamento y tipo de unidad.",
        "Who was invited, who came and who spoke, by sector, sex, department and kind of unit.",
    ),
    "for_road_map": Text("Para la hoja de ruta", "For the road map"),
    "totals": Text("En total", "In all"),
    "by_sector": Text("Por sector", "By sector"),
    "by_sex": Text("Por sexo", "By sex"),
    "by_department": Text("Por departamento", "By department"),
    "by_unit": Text("Por tipo de unidad", "By kind of unit"),
    "crossed": Text("Quién asistió, por sexo y sector", "Who attended, by sex and sector"),
    "sector": Text("Sector", "Sector"),
    "sex": Text("Sexo", "Sex"),
    "department": Text("Departamento", "Department"),
    "unit": Text("Tipo de unidad", "Kind of unit"),
    "invited": Text("Invitadas", "Invited"),
    "registered": Text("Inscritas", "Registered"),
    "attended": Text("Asistieron", "Attended"),
    "spoke": Text("Hablaron", "Spoke"),
    "minutes": Text("Minutos de palabra", "Minutes of speech"),
    "statements": Text("Citas de talleres", "Workshop quotes"),
    "owners": Text("Dueñas y dueños, según la encuesta", "Owners, by the survey"),
    "employed": Text("Personas ocupadas, según la encuesta", "Employed people, by the survey"),
    "not_published": Text("no publicado", "not published"),
    "at_least": Text("al menos {}", "at least {}"),
    "unassigned": Text(
        "De {} minutos publicados no consta quién habló; no están en los cuadros.",
        "Who spoke in {} published minutes is not on record; they are not in the tables.",
    ),
    "download": Text("Descargar los cuadros (CSV)", "Download the tables (CSV)"),
    "nothing": Text(
        "De este ciclo no se publicó quién vino ni quién habló.", "Who came and who spoke was not published."
    ),
    "chart_title": Text("Mujeres de cada grupo, en %", "Women in each group, %"),
    "chart_desc": Text(
        "Por cada cien personas, cuántas son mujeres: {}.", "Of each hundred people, how many are women: {}."
    ),
    "chart_unit": Text("% de mujeres", "% women"),
    "chart_owners": Text("Dueñas y dueños, encuesta", "Owners, survey"),
    "chart_minutes": Text("Minutos de palabra", "Minutes of speech"),
    "chart_note": Text(
        "La línea es el intervalo de 95 %: de Wilson para personas contadas, muestral para la encuesta. "
        "Los minutos se midieron todos y no llevan intervalo. El cuadro «Por sexo» dice lo mismo.",
        "The line is the 95% interval: Wilson's for people counted, of sampling for the survey. "
        "Minutes were all measured and have none. The table “By sex” says the same.",
    ),
    "how": Text("Cómo leer estos cuadros", "How to read these tables"),
    "how_over": Text(
        "Cuentan los talleres ya realizados. Cada persona cuenta una vez, aunque se inscriba a varios.",
        "Workshops that are over count. Each person counts once, however many workshops they registered for.",
    ),
    "how_suppressed": Text(
        "«suprimido»: son menos de {0} personas, o su número permitiría deducir otro. Nada suprimido se puede calcular "
        "con lo demás: siempre caben al menos {0} valores.",
        "“suppressed”: they are fewer than {0} people, or their number would give another away. Nothing suppressed can "
        "be worked out from the rest: at least {0} values always fit.",
    ),
    "how_public": Text(
        "Quien habla con su nombre en una transcripción publicada no se suprime por sector ni por sexo: cada página "
        "ya lo muestra; donde otros se suprimen, «al menos» cuenta a quienes están a la vista. Por departamento y tipo "
        "de unidad se suprime igual, porque ninguna página lo dice.",
        "Whoever speaks under their name in a published transcript is not suppressed by sector or sex: every page "
        "shows it already; where others are suppressed, “at least” counts those in plain view. By department and kind "
        "of unit they are suppressed, because no page says it.",
    ),
    "how_absent": Text(
        "«no publicado»: nadie lo registró. «no se puede derivar»: no se preguntó, o la encuesta no lo distingue. "
        "«0»: se sabe que nadie.",
        "“not published”: nobody recorded it. “cannot be derived”: it was not asked, or the survey does not tell it "
        "apart. “0”: it is known that nobody.",
    ),
    "how_share": Text(
        "Bajo cada número de personas, su parte de quienes dieron ese dato, con intervalo de Wilson de 95 %: con pocas "
        "personas, la parte dice poco.",
        "Below each number of people, their share of those who gave that answer, with its 95% Wilson interval: with "
        "few people the share says little.",
    ),
    "survey_source": Text("Encuesta", "Survey"),
    "synthetic": Text("población sintética, no es un dato", "synthetic population, not a fact"),
}
