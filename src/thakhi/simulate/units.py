"""What is asked of a unit: the inputs of the rules, as one column each; impossible numbers are refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from thakhi.terms.errors import InputProblem, unknown_name
from thakhi.terms.text import Text

Columns = Mapping[str, npt.NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Input:
    """One question about a unit. With `choices` its column holds their positions (int8); yes/no are 0 and 1.

    `empty` is what it is where nobody said: NaN means not known, which the rules treat as they say.
    """

    name: str
    title: Text
    unit: str = ""
    empty: float = 0.0
    choices: tuple[str, ...] = ()
    is_yes_no: bool = False


ACTIVIDADES = (
    "comercio", "comidas", "artesania", "servicios", "profesional", "industria", "construccion", "transporte",
    "agropecuaria",
)  # fmt: skip
SERVICIOS_DE_TRANSPORTE = (
    "ninguno", "taxi_vagoneta_minibus", "carga_urbana", "micro_bus_urbano", "interprovincial", "interdepartamental",
)  # fmt: skip
LUGARES = ("la_paz_cochabamba_santa_cruz", "otros_el_alto_provincias")
ZONAS = (
    "ninguna", "altiplano_norte_riberena_titicaca", "altiplano_norte_con_influencia", "altiplano_norte_sin_influencia",
    "altiplano_central_con_influencia_poopo", "altiplano_central_sin_influencia", "altiplano_sur",
    "valles_abiertos_adyacentes_riego", "valles_abiertos_adyacentes_secano", "valles_abiertos_adyacentes_viticola",
    "otros_valles_abiertos_riego", "otros_valles_abiertos_secano", "otros_valles_abiertos_viticola",
    "valles_cerrados_valles_y_serranias", "otros_valles_cerrados_riego", "otros_valles_cerrados_secano",
    "otros_valles_cerrados_viticola", "cabecera_valle_secano", "yungas", "santa_cruz", "chaco",
    "beni_pando_iturralde",
)  # fmt: skip
UNKNOWN = float("nan")
HIGHEST = 1e12  # Bs, people, hectares: more than all of Bolivia makes in a year (some 3e11 Bs)
INPUTS = (
    Input("actividad", Text("actividad", "activity"), choices=ACTIVIDADES),
    Input("ventas", Text("ventas", "sales"), "Bs/mes"),
    Input(
        "compras_con_factura", Text("compras con factura o póliza", "purchases with invoice or import policy"), "Bs/mes"
    ),
    Input("compras_sin_factura", Text("compras sin factura", "purchases without invoice"), "Bs/mes"),
    Input("otros_gastos", Text("otros gastos sin factura", "other costs without invoice"), "Bs/mes"),
    Input("importaciones", Text("de ellas, importaciones propias", "of these, own imports"), "Bs/mes"),
    Input("capital", Text("capital", "capital"), "Bs"),
    Input("precio_maximo", Text("precio unitario más alto", "highest unit price"), "Bs", UNKNOWN),
    Input("trabajadores", Text("personas que trabajan, con la dueña", "people who work, owner included"), "", 1.0),
    Input("asalariados", Text("personas con salario", "people paid a wage")),
    Input("salario", Text("salario de cada una", "wage of each"), "Bs/mes", UNKNOWN),
    Input("aporta_pension", Text("aporta a su pensión", "pays into a pension"), is_yes_no=True),
    Input("vende_electronicos", Text("vende electrónicos", "sells electronics"), is_yes_no=True),
    Input("paga_ice", Text("inscrita en el ICE", "registered for ICE"), is_yes_no=True),
    Input("comisionista", Text("comisionista", "commission agent"), is_yes_no=True),
    Input("vehiculos", Text("vehículos", "vehicles")),
    Input("servicio_transporte", Text("servicio de transporte", "transport service"), choices=SERVICIOS_DE_TRANSPORTE),
    Input("lugar", Text("lugar", "place"), choices=LUGARES),
    Input("hectareas_agricolas", Text("hectáreas agrícolas", "hectares of crops"), "ha"),
    Input("hectareas_pecuarias", Text("hectáreas pecuarias", "hectares of pasture"), "ha"),
    Input("zona", Text("zona agropecuaria", "farming zone"), choices=ZONAS),
)
BY_NAME = {given.name: given for given in INPUTS}


def code_of(name: str, choice: str) -> int:
    """The position of a category; a misspelt one is answered with the nearest."""
    given = BY_NAME[name]
    if choice not in given.choices:
        raise unknown_name(given.title, choice, given.choices)
    return given.choices.index(choice)


def units_of(**columns: Any) -> Columns:
    """Checked columns of equal length, float64 (categories int8); what nobody said is filled in as `Input.empty`.

    *Shape* one row per unit. A category may come as its word or its position.
    *Fails when* a name is unknown, lengths differ, or a number cannot be: negative, over
    `HIGHEST`, more paid than working.
    """
    for name in columns:
        if name not in BY_NAME:
            raise unknown_name(Text("el dato", "input"), name, BY_NAME)
    arrays = {name: _column(BY_NAME[name], values) for name, values in columns.items()}
    size = max((len(array) for array in arrays.values()), default=1)
    made = {given.name: _fitted(given, arrays.get(given.name), size) for given in INPUTS}
    _refuse_impossible(made)
    return made


def size_of(units: Columns) -> int:
    """How many units there are."""
    return len(next(iter(units.values())))


def rows_of(units: Columns, start: int, stop: int) -> Columns:
    """The units from `start` to `stop`, without copying."""
    return {name: column[start:stop] for name, column in units.items()}


def _column(given: Input, values: Any) -> npt.NDArray[Any]:
    if given.choices:
        words = [values] if isinstance(values, str) else values
        if isinstance(words, list | tuple) and words and isinstance(words[0], str):
            words = [code_of(given.name, word) for word in words]
        return np.atleast_1d(np.asarray(words, dtype=np.int8))
    try:
        return np.atleast_1d(np.asarray(values, dtype=np.float64))
    except (TypeError, ValueError):
        raise _impossible(given, values, Text("no es un número", "is not a number")) from None


def _fitted(given: Input, array: npt.NDArray[Any] | None, size: int) -> npt.NDArray[Any]:
    kind = np.int8 if given.choices else np.float64
    if array is None:
        return np.broadcast_to(np.asarray(given.empty, dtype=kind), size)
    if len(array) not in {1, size}:
        raise InputProblem(
            Text(
                f"«{given.name}» tiene {len(array)} filas y otro dato {size}",
                f"“{given.name}” has {len(array)} rows and another input {size}",
            )
        )
    return np.broadcast_to(array, size)


def _refuse_impossible(units: Columns) -> None:
    for name, column in units.items():
        given = BY_NAME[name]
        top = float(len(given.choices) - 1) if given.choices else 1.0 if given.is_yes_no else HIGHEST
        wrong = ~((column >= 0) & (column <= top))
        if np.isnan(given.empty):
            wrong &= ~np.isnan(column)
        _refuse(given, column, wrong, Text("no puede ser", "cannot be"))
    words = Text("son más que las compras con factura o póliza", "are more than purchases with invoice or policy")
    over = units["importaciones"] > units["compras_con_factura"]
    _refuse(BY_NAME["importaciones"], units["importaciones"], over, words)
    more = units["asalariados"] > units["trabajadores"] - 1
    words = Text("son más que las que trabajan sin contar a la dueña", "are more than those who work besides the owner")
    _refuse(BY_NAME["asalariados"], units["asalariados"], more & (units["asalariados"] > 0), words)
    _refuse(
        BY_NAME["trabajadores"],
        units["trabajadores"],
        units["trabajadores"] < 1,
        Text("es menos de una", "is less than one"),
    )


def _refuse(given: Input, column: npt.NDArray[Any], wrong: npt.NDArray[np.bool_], words: Text) -> None:
    if wrong.any():
        row = int(np.argmax(wrong))
        where = "" if len(column) == 1 else f" ({row})"
        raise _impossible(given, f"{column[row]:g}{where}", words)


def _impossible(given: Input, shown: object, words: Text) -> InputProblem:
    return InputProblem(
        Text(
            f"{given.title.es} («{given.name}»): {str(shown)[:60]} {words.es}",
            f"{given.title.en} (“{given.name}”): {str(shown)[:60]} {words.en}",
        )
    )
