"""The wording of the simulator."""

from __future__ import annotations

from thakhi.terms.text import Text

PHRASES = {
    "title": Text("Simulador de regímenes", "Simulator of regimes"),
    "lead": Text(
        "Qué regímenes puede usar una unidad en un día de la ley, qué cuesta cada uno y por qué. No pide nombre ni "
        "NIT. La dirección de esta página guarda lo que usted puso.",
        "Which regimes a unit may enter on a day of the law, what each costs and why. It asks for no name and no tax "
        "number. The address of this page keeps what you entered.",
    ),
    "examples": Text("Unidades de ejemplo (inventadas)", "Example units (invented)"),
    "example_1": Text("Vendedora de mercado", "Market vendor"),
    "example_2": Text("Puesto de comida", "Food stall"),
    "example_3": Text("Taller de costura", "Sewing workshop"),
    "example_4": Text("Taxista con vehículo propio", "Taxi driver with a vehicle of their own"),
    "example_5": Text("Carpintería de cinco personas", "Carpentry of five people"),
    "own": Text("La unidad", "The unit"),
    "date": Text("Día de la ley", "Day of the law"),
    "compute": Text("Calcular", "Compute"),
    "open": Text("Puede entrar", "May enter"),
    "closed": Text("No puede entrar", "May not enter"),
    "regime": Text("Régimen", "Regime"),
    "left": Text("Queda, Bs por mes", "Left, Bs a month"),
    "taxes": Text("Impuestos, Bs por mes", "Taxes, Bs a month"),
    "contributions": Text("Aportes, Bs por mes", "Contributions, Bs a month"),
    "why": Text("Por qué", "Why"),
    "not_found": Text("no encontrado", "not found"),
    "advice": Text(
        "Cálculo con normas citadas; no es asesoría. Lo que ninguna fuente da no está en lo que queda.",
        "Computed from the rules cited; not advice. What no source gives is not in what is left.",
    ),
}
