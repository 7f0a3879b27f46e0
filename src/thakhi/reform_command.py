"""The command `thakhi reform`: one unit under the law and under a change of it, side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from thakhi.terminal import language, tr
from thakhi.terms.errors import InputProblem, unknown_name
from thakhi.terms.text import Text


@click.command(
    "reform",
    help=tr(
        "Compara, para una unidad, la ley de un día y un cambio de ella: qué deja cada régimen, con rango.",
        "Compare, for one unit, the law of a day and a change of it: what each regime leaves, with its range.",
    ),
)
@click.option("--date", required=True, help=tr("Fecha de la ley, AAAA-MM-DD.", "Date of the law, YYYY-MM-DD."))
@click.option(
    "--unit",
    "told",
    multiple=True,
    help=tr(
        "Dato de la unidad: actividad=comercio, ventas=4000 …; los nombres de la dirección del simulador.",
        "A fact of the unit: actividad=comercio, ventas=4000 …; the names of the simulator's address.",
    ),
)
@click.option(
    "--purchases",
    type=float,
    help=tr(
        "Compras en total, Bs por mes, si no se sabe cuánto tiene factura.",
        "Purchases in all, Bs a month, where the part with invoice is unknown.",
    ),
)
@click.option("--today", default="sin_registro", show_default=True, help=tr("Régimen de hoy.", "Regime of today."))
@click.option(
    "--scenario",
    type=click.Path(path_type=Path),
    help=tr("Archivo de escenario [ninguno].", "Scenario file [none]."),
)
@click.option(
    "--group",
    "groups",
    multiple=True,
    help=tr("Lo que el escenario pregunta: sex=woman.", "What the scenario asks: sex=woman."),
)
@click.option(
    "--change",
    "changes",
    multiple=True,
    help=tr("Un parámetro de la ley: impuestos.iva=0.1.", "A parameter of the law: impuestos.iva=0.1."),
)
@click.option(
    "--draws", type=int, default=400, show_default=True, help=tr("Sorteos de supuestos.", "Draws of assumptions.")
)
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help=tr("Semilla.", "Seed."))
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help=tr("Formato de salida.", "Output format."),
)
def reform(
    date: str,
    told: tuple[str, ...],
    groups: tuple[str, ...],
    changes: tuple[str, ...],
    scenario: Path | None,
    form: str,
    **choices: Any,
) -> None:
    """Compares the law and a reform for one unit."""
    from thakhi.publish.unit_reform import render_unit_reform
    from thakhi.simulate.one_unit import read_shape, reform_for_unit

    found = reform_for_unit(
        date,
        shape=read_shape(scenario) if scenario else None,
        changes={name: _value(value) for name, value in _pairs(changes, "--change")},
        groups=dict(_pairs(groups, "--group")),
        **choices,
        **{name: _value(value) for name, value in _known(_pairs(told, "--unit"))},
    )
    click.echo(render_unit_reform(found, format=form, lang=language()), nl=False)


def _pairs(given: tuple[str, ...], option: str) -> list[tuple[str, str]]:
    """`name=value` each. *Fails when* one has no `=`."""
    found = []
    for one in given:
        name, sign, value = one.partition("=")
        if not sign:
            raise InputProblem(Text(f"«{one}» no es nombre=valor", f"“{one}” is not name=value"), option)
        found.append((name.strip(), value.strip()))
    return found


def _known(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The facts of a unit. *Fails when* one is not asked of any unit: the nearest is named."""
    from thakhi.simulate.units import BY_NAME

    for name, _ in pairs:
        if name not in BY_NAME:
            raise unknown_name(Text("el dato", "input"), name, BY_NAME, "--unit")
    return pairs


def _value(words: str) -> Any:
    try:
        return float(words)
    except ValueError:
        return words
