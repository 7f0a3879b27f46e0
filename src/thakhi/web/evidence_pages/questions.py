"""The question that each indicator answers: the title of its page. An indicator without one is asked plainly."""

from __future__ import annotations

from thakhi.terms.text import Text

PLAIN = Text("¿Qué muestra la encuesta sobre «{}»?", "What does the survey show about “{}”?")
SHARE = Text("¿Qué parte de {}?", "What share of {}?")
MUCH = Text("¿Cuánto {}?", "How much {}?")
MANY = Text("¿Cuántas {}?", "How many {}?")

OWNERS = {
    "absent": Text("se ausentó de su negocio", "was absent from the business"),
    "absent_conflict": Text("se ausentó por huelga, paro o conflicto", "was absent for a strike or conflict"),
    "computer": Text("usa computadora", "uses a computer"),
    "feeling_safe": Text("se siente segura", "feels safe"),
    "internet": Text("usa internet", "uses the internet"),
    "internet_at_work": Text("usa internet en el trabajo", "uses the internet at work"),
    "internet_banking": Text("usa la banca por internet", "uses internet banking"),
    "internet_daily": Text("usa internet todos los días", "uses the internet every day"),
    "internet_goods_information": Text("busca bienes y servicios por internet", "looks for goods and services online"),
    "internet_public_services": Text("trata con organizaciones por internet", "deals with organisations online"),
    "internet_trade": Text("compra o vende por internet", "buys or sells online"),
    "internet_training": Text("se educa o capacita por internet", "studies or trains online"),
    "phone": Text("tiene celular propio", "has a mobile phone of their own"),
    "phone_used": Text("usa celular", "uses a mobile phone"),
    "robbed": Text("sufrió un robo en la vivienda o el negocio", "was robbed at home or in the business"),
    "second_job": Text("tiene una segunda ocupación", "has a second job"),
    "informal_sector": Text("tiene una unidad del sector informal", "has a unit of the informal sector"),
    "paying_taxes": Text("paga impuestos o sentajes", "pays taxes or market fees"),
    "pension_affiliated": Text("está afiliada a la AFP", "is affiliated to the pension system"),
    "pension_contributing": Text("aporta a la AFP", "contributes to the pension system"),
    "below_minimum_wage_2019": Text("gana menos que el salario mínimo", "earns less than the minimum wage"),
    "paying_credit": Text("paga un crédito", "pays a credit"),
    "paying_rent": Text("paga alquiler", "pays rent"),
    "paying_wages": Text("paga salarios", "pays wages"),
    "poor": Text("vive en pobreza moderada", "lives in moderate poverty"),
    "poor_extreme": Text("vive en pobreza extrema", "lives in extreme poverty"),
    "accommodation_food": Text("trabaja en alojamiento y comidas", "works in accommodation and food"),
    "agriculture": Text("trabaja en la agricultura", "works in agriculture"),
    "construction": Text("trabaja en la construcción", "works in construction"),
    "home_based": Text("trabaja en su vivienda", "works at home"),
    "household_heads": Text("es jefa o jefe de hogar", "heads a household"),
    "indigenous": Text("se reconoce indígena", "identifies as indigenous"),
    "manufacturing": Text("trabaja en la industria", "works in manufacturing"),
    "older": Text("tiene 60 años o más", "is aged 60 or over"),
    "recent": Text("empezó hace menos de tres años", "began less than three years ago"),
    "rural": Text("vive en el área rural", "lives in rural areas"),
    "secondary": Text("terminó la secundaria o estudió más", "has secondary schooling or more"),
    "size_2_4": Text("tiene una unidad de 2 a 4 personas", "has a unit of 2 to 4 people"),
    "size_5_plus": Text("tiene una unidad de 5 o más personas", "has a unit of 5 or more people"),
    "trade": Text("trabaja en el comercio", "works in trade"),
    "transport": Text("trabaja en el transporte", "works in transport"),
    "working_alone": Text("trabaja sola", "works alone"),
    "young": Text("tiene de 15 a 24 años", "is aged 15 to 24"),
    "excessive_hours": Text("tiene una jornada excesiva", "works excessive hours"),
    "health_cover": Text("tiene cobertura de salud", "has health coverage"),
    "street": Text("trabaja en la calle o en un puesto", "works in the street or at a stall"),
    "union": Text("está en un gremio o sindicato", "is in a guild or union"),
    "vehicle": Text("trabaja en un vehículo", "works in a vehicle"),
}
OTHERS = {
    "share_without_nit": Text("no tiene NIT", "has no tax number (NIT)"),
    "share_nit_general": Text("está en el régimen general", "is in the general regime"),
    "share_nit_simplificado": Text("está en el régimen simplificado", "is in the simplified regime"),
    "share_nit_unknown": Text("no sabe si tiene NIT", "does not know whether it has a NIT"),
    "share_no_records": Text("no lleva ningún registro de cuentas", "keeps no accounts"),
    "share_with_books": Text("lleva contabilidad", "keeps books"),
}
WHOLE = {
    "share_persons_internet": Text("la población usa internet", "the population uses the internet"),
    "share_persons_phone": Text("la población tiene celular propio", "the population has a mobile phone"),
    "share_informal_employment": Text("el empleo es informal", "employment is informal"),
    "share_informal_employment_agriculture": Text(
        "el empleo agrícola es informal", "agricultural employment is informal"
    ),
    "share_informal_employment_non_agriculture": Text(
        "el empleo no agrícola es informal", "non-agricultural employment is informal"
    ),
    "share_informal_sector": Text("el empleo está en el sector informal", "employment is in the informal sector"),
    "share_employed_pension_contributing": Text(
        "las personas ocupadas aporta a la AFP", "employed people contributes to the pension system"
    ),
    "share_employed_health_cover": Text(
        "las personas ocupadas tiene cobertura de salud", "employed people has health coverage"
    ),
    "share_employed_poor": Text("las personas ocupadas es pobre", "employed people is poor"),
    "share_employed_small_units": Text(
        "el empleo está en unidades de hasta 49 personas", "employment is in units of up to 49 people"
    ),
    "share_employed_up_to_4": Text(
        "el empleo está en unidades de hasta 4 personas", "employment is in units of up to 4 people"
    ),
    "share_employees_written_contract": Text(
        "las personas asalariadas tiene contrato escrito", "employees has a written contract"
    ),
    "share_employees_paid_leave": Text("las personas asalariadas tiene vacaciones", "employees has paid leave"),
    "share_own_account": Text("el empleo es por cuenta propia", "employment is own-account work"),
    "share_owners_of_employed": Text("las personas ocupadas es dueña de una unidad", "employed people owns a unit"),
    "share_employers_of_owners": Text("las personas dueñas emplea a otras", "owners employs others"),
    "share_women_of_owners": Text("las personas dueñas son mujeres", "owners are women"),
    "share_women_of_employers": Text("las personas empleadoras son mujeres", "employers are women"),
    "share_women_of_unpaid_family": Text(
        "quienes trabajan sin remuneración para su familia son mujeres", "unpaid family workers are women"
    ),
    "share_poor_moderate": Text("la población vive en pobreza moderada", "the population lives in moderate poverty"),
    "share_poor_extreme": Text("la población vive en pobreza extrema", "the population lives in extreme poverty"),
    "share_unemployed_15plus": Text("la fuerza de trabajo está desocupada", "the labour force is unemployed"),
    "share_unpaid_family": Text("el empleo es familiar y sin remuneración", "employment is unpaid family work"),
    "share_children_working": Text("las niñas y los niños de 7 a 13 años trabaja", "children aged 7 to 13 works"),
}
AMOUNTS = {
    "labour_income_mean": Text("ganan en promedio al mes las personas dueñas", "do owners earn a month on average"),
    "labour_income_quantile": Text("gana al mes la persona dueña mediana", "does the median owner earn a month"),
    "labour_income_per_hour": Text("ganan por hora las personas dueñas", "do owners earn an hour"),
    "net_income_mean": Text("deja en promedio el negocio al mes", "does the business leave a month on average"),
    "net_income_quantile": Text("deja al mes el negocio mediano", "does the median business leave a month"),
    "sales_mean": Text("venden en promedio al mes los negocios", "do businesses sell a month on average"),
    "sales_quantile": Text("vende al mes el negocio mediano", "does the median business sell a month"),
    "net_margin": Text("queda de cada boliviano vendido", "is left of each boliviano sold"),
    "employee_pay_month_mean": Text("ganan al mes las personas asalariadas", "do employees earn a month"),
    "employee_pay_hour": Text("ganan por hora las personas asalariadas", "do employees earn an hour"),
}
COUNTS = {
    "owners_total": Text("personas son dueñas de una unidad económica", "people own an economic unit"),
    "employers_total": Text("personas emplean a otras", "people employ others"),
    "own_account_total": Text("personas trabajan por cuenta propia", "people work on their own account"),
    "employed_total": Text("personas están ocupadas", "people are employed"),
    "informal_employed_total": Text("personas tienen un empleo informal", "people have informal jobs"),
    "population_total": Text("personas viven en el país", "people live in the country"),
    "hours_week_mean": Text("horas por semana trabajan las personas ocupadas", "hours a week do employed people work"),
    "owners_hours_week_mean": Text("horas por semana trabajan las personas dueñas", "hours a week do owners work"),
}
OWNERS_ARE = Text("las personas dueñas {}", "owners {}")


def question_of(name: str, title: Text) -> Text:
    """The question that the indicator called `name` answers."""
    short = OWNERS.get(name.removeprefix("share_owners_")) if name.startswith("share_owners_") else OTHERS.get(name)
    if short:
        return _filled(SHARE, _filled(OWNERS_ARE, short))
    for frame, asked in ((SHARE, WHOLE), (MUCH, AMOUNTS), (MANY, COUNTS)):
        if name in asked:
            return _filled(frame, asked[name])
    return _filled(PLAIN, title)


def _filled(frame: Text, words: Text) -> Text:
    return Text(frame.es.format(words.es), frame.en.format(words.en))
