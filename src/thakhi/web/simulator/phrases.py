"""The wording of the simulator and of the pages of scenarios."""

from __future__ import annotations

from thakhi.terms.text import Text

PHRASES = {
    "title": Text("Simulador de regímenes", "Simulator of regimes"),
    "lead": Text(
        "Qué regímenes puede usar una unidad, qué deja cada uno con la ley de un día y qué dejaría si la ley cambiara. "
        "No pide nombre ni NIT. La dirección de esta página guarda lo que usted puso.",
        "Which regimes a unit may enter, what each leaves under the law of a day and what it would leave if the law "
        "changed. "
        "It asks for no name and no tax number. The address of this page keeps what you entered.",
    ),
    "national": Text("Qué cambiaría cada escenario en todo el país", "What each scenario would change in the country"),
    "step_unit": Text("1. La unidad", "1. The unit"),
    "step_changes": Text("2. Los cambios", "2. The changes"),
    "step_result": Text("El resultado", "The result"),
    "examples": Text("Elija un ejemplo inventado, o llene la suya", "Choose an invented example, or fill in your own"),
    "example_1": Text("Vendedora de mercado", "Market vendor"),
    "example_2": Text("Puesto de comida", "Food stall"),
    "example_3": Text("Taller de costura", "Sewing workshop"),
    "example_4": Text("Taxista con vehículo propio", "Taxi driver with a vehicle of their own"),
    "example_5": Text("Carpintería de cinco personas", "Carpentry of five people"),
    "more": Text("Más preguntas (transporte, campo, exclusiones)", "More questions (transport, farming, exclusions)"),
    "date": Text("Día de la ley", "Day of the law"),
    "now": Text("Régimen de hoy", "Regime of today"),
    "field_compras": Text(
        "compras en total, si no sabe cuánto es con factura", "purchases in all, where the part with invoice is unknown"
    ),
    "blank": Text(
        "Lo que deje en blanco se supone, dentro de un rango que se dice.",
        "What you leave blank is assumed, within a range that is told.",
    ),
    "not_told": Text("no lo digo", "I do not say"),
    "other": Text("otro", "other"),
    "yes": Text("sí", "yes"),
    "compute": Text("Calcular", "Compute"),
    "scenario": Text("Escenario", "Scenario"),
    "no_change": Text("ninguno: la ley de ese día", "none: the law of that day"),
    "own_changes": Text("Otros cambios de la ley, uno por uno", "Other changes of the law, one by one"),
    "own_changes_lead": Text(
        "Escriba solo lo que cambia. Las alícuotas van de 0 a 1: 13 % se escribe 0,13.",
        "Write only what changes. Rates go from 0 to 1: 13% is written 0.13.",
    ),
    "law_value": Text("Ley: {} {}", "Law: {} {}"),
    "scenario_value": Text("Escenario: {}", "Scenario: {}"),
    "group_asked": Text("El escenario pregunta: {}", "The scenario asks: {}"),
    "law_now": Text("la ley de ese día", "the law of that day"),
    "baseline": Text(
        "Punto de partida: la ley del {day} (Thakhi {version}).", "Starting point: the law of {day} (Thakhi {version})."
    ),
    "best": Text(
        "Entre los regímenes con registro, lo que más deja es {title}: Bs {net} al mes{spread}, {less} que hoy "
        "({now}).",
        "Among the regimes with registration, the one that leaves most is {title}: Bs {net} a month{spread}, {less} "
        "than today ({now}).",
    ),
    "less": Text("Bs {} menos", "Bs {} less"),
    "bob_month": Text("Bs/mes", "Bs a month"),
    "more_than": Text("Bs {} más", "Bs {} more"),
    "none_open": Text(
        "Esta unidad no puede entrar a ningún régimen con registro.", "This unit may enter no regime with registration."
    ),
    "spread": Text(" (de {} a {})", " (from {} to {})"),
    "open": Text("Puede entrar", "May enter"),
    "closed": Text("No puede entrar", "May not enter"),
    "closed_was": Text("con la ley sí puede", "under the law it may"),
    "open_share": Text("entra en {} de cada 100 sorteos", "may enter in {} of 100 draws"),
    "regime": Text("Régimen", "Regime"),
    "left": Text("Queda, Bs por mes", "Left, Bs a month"),
    "left_now": Text("Ley: queda, Bs/mes", "Law: left, Bs a month"),
    "left_then": Text("Con el cambio", "With the change"),
    "change": Text("Diferencia", "Difference"),
    "from_today": Text("Frente a hoy", "Against today"),
    "taxes": Text("Impuestos, Bs por mes", "Taxes, Bs a month"),
    "contributions": Text("Aportes, Bs por mes", "Contributions, Bs a month"),
    "may_not": Text("no puede entrar", "may not enter"),
    "is_new": Text("no existe", "does not exist"),
    "why": Text("Por qué", "Why"),
    "why_law": Text("Con la ley", "Under the law"),
    "why_then": Text("Con el cambio", "With the change"),
    "confidence": Text("confianza", "confidence"),
    "once": Text("una vez: {}", "once: {}"),
    "not_found": Text("no encontrado", "not found"),
    "unknown": Text("no se sabe", "not known"),
    "ranges": Text(
        "Entre paréntesis, el 95 % central de {} sorteos de los supuestos de abajo, entre los sorteos en que la "
        "unidad puede entrar; el caso central queda fuera donde un supuesto central es un extremo de su rango.",
        "In parentheses, the middle 95% of {} draws of the assumptions below, among the draws in which the unit may "
        "enter; the middle case lies outside where the middle of an assumption is an end of its range.",
    ),
    "supposed": Text("Lo que no se dijo de la unidad", "What was not told of the unit"),
    "supposed_none": Text("Nada: se dijo todo lo que la ley pregunta.", "Nothing: all that the law asks was told."),
    "not_above": Text("no pasa del máximo", "not above the limit"),
    "assumed": Text("Supuestos y el rango que se sortea", "Assumptions and the range that is drawn"),
    "keep": Text("Dirección de este resultado", "Address of this result"),
    "moved": Text(
        "Este resultado no es el de cuando se guardó la dirección: desde entonces cambió una norma, un supuesto, el "
        "escenario o el programa.",
        "This result is not the one with which the address was kept: a rule, an assumption, the scenario or the "
        "program changed since.",
    ),
    "advice": Text(
        "Cálculo con normas citadas; no es asesoría. Se cuenta todo el impuesto que la ley pide. Lo que ninguna "
        "fuente da no está en lo que queda.",
        "Computed from the rules cited; not advice. All of the tax that the law asks is counted. What no source gives "
        "is not in what is left.",
    ),
    "not_a_number": Text("{}: «{}» no es un número", "{}: “{}” is not a number"),
    "no_scenario": Text(
        "no hay un escenario «{}» en este sitio; elija uno de la lista",
        "there is no scenario “{}” on this site; choose one of the list",
    ),
    "cite": Text("Cómo citar", "How to cite"),
    "cited_unit": Text(
        "Thakhi {version}, simulador de regímenes: {title}, ley del {day}. Huella {hash}. {address}",
        "Thakhi {version}, simulator of regimes: {title}, law of {day}. Fingerprint {hash}. {address}",
    ),
    "cited_scenario": Text(
        "{source} Escenario «{title}», ley del {day}, simulación propia con Thakhi ({draws} sorteos, semilla {seed}), "
        "huella {hash}. {address}",
        "{source} Scenario “{title}”, law of {day}, own simulation with Thakhi ({draws} draws, seed {seed}), "
        "fingerprint {hash}. {address}",
    ),
    "reproduce": Text("Calcularlo de nuevo", "Compute it again"),
    "reproduce_command": Text("En la línea de órdenes", "On the command line"),
    "reproduce_python": Text("En Python", "In Python"),
    "scenarios": Text("Escenarios", "Scenarios"),
    "scenarios_lead": Text(
        "Lo que cambiaría cada incentivo para las personas dueñas de pequeñas unidades, simulado sobre la encuesta. "
        "No es pronóstico ni estadística oficial.",
        "What each incentive would change for the owners of small units, simulated on the survey. Neither a forecast "
        "nor an official statistic.",
    ),
    "scenarios_none": Text(
        "Todavía no hay escenarios publicados. El simulador para una unidad ya se puede usar.",
        "No scenarios have been published yet. The simulator for one unit can be used already.",
    ),
    "to_simulator": Text("Ir al simulador", "Go to the simulator"),
    "try_unit": Text("Probar este escenario con una unidad", "Try this scenario with one unit"),
    "headline": Text(
        "Registradas: de {before} % a {after} %, un cambio de {change} puntos.",
        "Registered: from {before}% to {after}%, a change of {change} points.",
    ),
    "by_sampling": Text("por la muestra", "by sampling"),
    "by_assumptions": Text("por los supuestos", "by assumptions"),
    "two_ranges": Text(
        "Cada número lleva dos intervalos aparte, los dos de 95 %: el primero es el error de la muestra; el segundo, "
        "lo que cambia al sortear los supuestos.",
        "Each number carries two intervals apart, both of 95%: the first is the error of the sample; the second, what "
        "changes when the assumptions are drawn.",
    ),
    "beware": Text("Antes de usar estos números", "Before using these numbers"),
    "left_out": Text("Personas fuera de la simulación", "People left out of the simulation"),
    "groups": Text("Para quién", "For whom"),
    "file_changed": Text(
        "El archivo de este escenario cambió después de la corrida; los números son del archivo anterior.",
        "The file of this scenario changed after the run; the numbers are of the earlier file.",
    ),
    "synthetic": Text(
        "Población sintética: estos números prueban el sistema y no describen a nadie.",
        "Synthetic population: these numbers try the system and describe nobody.",
    ),
    "download": Text("Descargar", "Download"),
    "as_csv": Text("Todos los números (CSV)", "All numbers (CSV)"),
    "as_yaml": Text("El archivo del escenario (YAML)", "The file of the scenario (YAML)"),
    "source": Text("Fuente", "Source"),
    "the_law": Text("Ley del", "Law of"),
    "owners": Text("{} personas dueñas de la encuesta", "{} owners of the survey"),
}
