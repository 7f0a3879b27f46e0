"""The command `thakhi regimes`: one unit's questions as options, answered by the pipeline and printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from thakhi.terminal import language, tr
from thakhi.terms.text import Text

# option → (input of the rules, words)
NUMBERS = {
    "--sales": ("ventas", Text("Ventas, Bs por mes.", "Sales, Bs a month.")),
    "--purchases-with-invoice": (
        "compras_con_factura",
        Text("Compras con factura, Bs por mes.", "Purchases with invoice, Bs a month."),
    ),
    "--purchases-without-invoice": (
        "compras_sin_factura",
        Text("Compras sin factura, Bs por mes.", "Purchases without invoice, Bs a month."),
    ),
    "--other-costs": ("otros_gastos", Text("Otros gastos, Bs por mes.", "Other costs, Bs a month.")),
    "--imports": (
        "importaciones",
        Text("De ellas, importaciones propias, Bs por mes.", "Of these, own imports, Bs a month."),
    ),
    "--capital": ("capital", Text("Mercadería, muebles y herramientas, Bs.", "Stock, furniture and tools, Bs.")),
    "--price-max": ("precio_maximo", Text("Precio unitario más alto, Bs.", "Highest unit price, Bs.")),
    "--workers": (
        "trabajadores",
        Text("Personas que trabajan, con la dueña [1].", "People who work, owner included [1]."),
    ),
    "--paid-workers": ("asalariados", Text("Personas con salario.", "People paid a wage.")),
    "--wage": (
        "salario",
        Text("Salario de cada una, Bs por mes [el mínimo].", "Wage of each, Bs a month [the minimum]."),
    ),
    "--vehicles": ("vehiculos", Text("Vehículos de transporte.", "Vehicles of transport.")),
    "--hectares-crops": ("hectareas_agricolas", Text("Hectáreas agrícolas.", "Hectares of crops.")),
    "--hectares-pasture": ("hectareas_pecuarias", Text("Hectáreas pecuarias.", "Hectares of pasture.")),
}
ZERO_UNLESS_TOLD = ("--sales", "--purchases-with-invoice", "--purchases-without-invoice", "--capital")
WORDS = {
    "--transport-service": (
        "servicio_transporte",
        Text("Servicio de transporte, p. ej. taxi_vagoneta_minibus.", "Transport service, e.g. taxi_vagoneta_minibus."),
    ),
    "--place": (
        "lugar",
        Text(
            "Lugar: la_paz_cochabamba_santa_cruz u otros_el_alto_provincias.",
            "Place: la_paz_cochabamba_santa_cruz or otros_el_alto_provincias.",
        ),
    ),
    "--zone": ("zona", Text("Zona agropecuaria, p. ej. yungas.", "Farming zone, e.g. yungas.")),
}
FLAGS = {
    "--pension": ("aporta_pension", Text("La dueña aporta a su pensión.", "The owner pays into a pension.")),
    "--sells-electronics": (
        "vende_electronicos",
        Text("Vende electrónicos o electrodomésticos.", "Sells electronics or appliances."),
    ),
    "--pays-ice": ("paga_ice", Text("Inscrita en el ICE.", "Registered for ICE.")),
    "--commission-agent": ("comisionista", Text("Es comisionista.", "Is a commission agent.")),
}


def unit_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the questions about a unit, each under the name of the rules' input."""
    for option, (name, words) in reversed(FLAGS.items()):
        command = click.option(option, name, is_flag=True, help=words.to(language()))(command)
    for option, (name, words) in reversed(WORDS.items()):
        command = click.option(option, name, help=words.to(language()))(command)
    for option, (name, words) in reversed(NUMBERS.items()):
        command = click.option(option, name, type=float, help=words.to(language()))(command)
    return command


@click.command(
    "regimes",
    help=tr(
        "Compara, para una unidad y una fecha, los regímenes: qué cuestan, qué dan y por qué.",
        "Compare the regimes for one unit on a date: what they cost, what they give, and why.",
    ),
)
@click.option("--date", required=True, help=tr("Fecha de la ley, AAAA-MM-DD.", "Date of the law, YYYY-MM-DD."))
@click.option(
    "--activity",
    "actividad",
    required=True,
    help=tr(
        "comercio, comidas, artesania, servicios, profesional, industria, construccion, transporte o agropecuaria.",
        "comercio, comidas, artesania, servicios, profesional, industria, construccion, transporte or agropecuaria.",
    ),
)
@unit_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help=tr("Formato de salida.", "Output format."),
)
def regimes(date: str, form: str, **unit: Any) -> None:
    """Compares the regimes for one unit."""
    from thakhi import pipeline
    from thakhi.publish.regimes import render_regimes

    silent = [option for option in ZERO_UNLESS_TOLD if unit[NUMBERS[option][0]] is None]
    if silent:
        click.echo(tr("No dicho, se toma 0: ", "Not told, taken as 0: ") + ", ".join(silent), err=True)
    told = {name: float(value) if isinstance(value, bool) else value for name, value in unit.items()}
    outcomes = pipeline.regimes(date, **{name: value for name, value in told.items() if value is not None})
    click.echo(render_regimes(outcomes, format=form, lang=language()), nl=False)
