"""Every encoded value, day and confidence beside the collected facts, on every day on which either changes."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from thakhi.simulate.parameter import FOREVER, NOT_FOUND, Dated, Parameter
from thakhi.simulate.regime import read_built_in

FACTS = Path(os.environ.get("THAKHI_SHARED", Path(__file__).resolve().parents[3] / "shared")) / "reference"
LAST_DAY = "2026-07-01"  # the facts cover to here
FIRST_DAY = "2004-12-20"  # nothing of the simplified regime is encoded before
RANK = ("not_found", "low", "medium", "high")
PARAMETERS = read_built_in().parameters.by_name
Reading = Callable[[Any], Any]


def _keys(*path: str) -> Reading:
    def read(value: Any) -> Any:
        for key in path:
            value = value[key]
        return value

    return read


def _same(value: Any) -> Any:
    return value


def _bands(value: Any) -> Any:
    bands = tuple((float(band["capital_to"]), float(band["quota"])) for band in value)
    return ((float(value[0]["capital_from"] - 1), 0.0), *bands)  # up to the floor nothing is due


def _prices(value: Mapping[str, float]) -> Any:
    retail = value["minorista"]
    return {
        "comercio": retail, "servicios": retail, "comidas": value["vivandero"], "artesania": value["artesano"]
    }  # fmt: skip


def _transport(place: str) -> Reading:
    def read(value: Any) -> Any:
        return {s: value[by[place]]["tax"] for s, by in value["category_by_service"].items()}

    return read


def _hectares(use: str) -> Reading:
    def read(value: Any) -> Any:
        zones: dict[str, float] = {}
        for zone, quota in value.items():
            for name in VALLEYS.get(zone, (zone,)):
                if quota[use] is not None:
                    zones[name] = quota[use]
        return zones

    return read


# the resolution prices open valleys once; Annex I of DS 24463 has two kinds of them, with limits of their own
OPEN = ("valles_abiertos_adyacentes", "otros_valles_abiertos")
VALLEYS = {
    "valles_abiertos_riego": tuple(f"{v}_riego" for v in OPEN),
    "valles_abiertos_secano": tuple(f"{v}_secano" for v in OPEN),
    "valles_viticola": tuple(f"{v}_viticola" for v in (*OPEN, "otros_valles_cerrados")),
}
RTS, RAU, STI = "regimen_tributario_simplificado", "regimen_agropecuario_unificado", "sistema_tributario_integrado"
FACT_OF: dict[str, tuple[str, Reading]] = {
    "impuestos.iva": ("iva_rate", _same),
    "impuestos.it": ("it_rate", _same),
    "impuestos.iue": ("iue_rate", _same),
    "impuestos.rc_iva": ("rc_iva_rate", _same),
    "impuestos.rc_iva_minimo_no_imponible": ("rc_iva_dependents_deductions", _keys("non_taxable_minimum_in_SMN")),
    "impuestos.rc_iva_credito_presunto": (
        "rc_iva_dependents_deductions",
        lambda v: int(v["presumed_credit"].split(" x ")[1].split()[0]),
    ),
    "laboral.salario_minimo": ("smn", _same),
    "laboral.patronal_salud": ("employer_contributions", _keys("salud_corto_plazo")),
    "laboral.patronal_riesgo_profesional": ("employer_contributions", _keys("riesgo_profesional")),
    "laboral.patronal_vivienda": ("employer_contributions", _keys("vivienda")),
    "laboral.patronal_solidario": ("employer_contributions", _keys("aporte_patronal_solidario")),
    "laboral.laboral_vejez": ("worker_contributions", _keys("vejez")),
    "laboral.laboral_riesgo_comun": ("worker_contributions", _keys("riesgo_comun")),
    "laboral.laboral_solidario": ("worker_contributions", _keys("solidario")),
    "laboral.laboral_comision": ("worker_contributions", _keys("comision")),
    "laboral.independiente": ("independent_contribution", _keys("rate")),
    "laboral.aguinaldo": ("aguinaldo", _same),
    "laboral.segundo_aguinaldo": ("second_aguinaldo", float),
    f"{RTS}.capital_minimo": ("rts_capital_floor", _same),
    f"{RTS}.capital_maximo": ("rts_capital_ceiling", _same),
    f"{RTS}.ventas_maximas": ("rts_sales_ceiling", _same),
    f"{RTS}.precio_maximo": ("rts_unit_price_ceiling", _prices),
    f"{RTS}.cuota_bimestral": ("rts_bimonthly_quota", _bands),
    f"{RTS}.compras_por_capital": (
        "rts_import_limits",
        lambda v: float(v["imports_plus_invoiced_purchases_max"].split(" x ")[0]),
    ),
    f"{RTS}.importaciones_por_capital": (
        "rts_import_limits",
        lambda v: {"capital_declarado": 1.0}[v["total_imports_max"]],
    ),
    f"{RAU}.cuota_agricola": ("rau_quota_2024", _hectares("agricola")),
    f"{RAU}.cuota_pecuaria": ("rau_quota_2024", _hectares("pecuaria")),
    f"{STI}.impuesto_trimestral_eje": ("sti_quota", _transport("La_Paz_Cochabamba_Santa_Cruz")),
    f"{STI}.impuesto_trimestral_otros": ("sti_quota", _transport("otros_El_Alto_provincias")),
    "registro.nit": ("nit_fee", _same),
    "registro.arancel_unipersonal": ("fee_unipersonal", _same),
    "registro.arancel_srl": ("fee_srl", _keys("total")),
    "registro.matricula_unipersonal": ("fee_annual_renewal", _keys("unipersonal")),
    "registro.matricula_srl": ("fee_annual_renewal", _keys("SRL")),
    "registro.dias_unipersonal": ("registration_days_unipersonal", lambda v: {"under 24 h (digital)": 1}.get(v, v)),
    "registro.dias_srl": ("doing_business", _keys("days")),
}
IN_A_NOTE = {f"{STI}.vehiculos_maximos": "at most 2 vehicles", f"{STI}.descargo_por_facturas": "Reduced by 10%"}
NOT_THERE = {  # cited to a law, or told as an assumption or as not found
    *(f"{RAU}.{name}" for name in ("pequena_agricola", "maximo_agricola", "pequena_pecuaria", "maximo_pecuario")),
    "registro.licencia_municipal",
}


@pytest.fixture(scope="module")
def facts() -> dict[str, Any]:
    """Every fact by its id."""
    path = FACTS / "rules_facts.yaml"
    if not path.is_file():
        pytest.skip("the collected facts are not on this machine (set THAKHI_SHARED)")
    sections = yaml.safe_load(path.read_text(encoding="utf-8")).values()
    return {fact["id"]: fact for section in sections if isinstance(section, list) for fact in section}


def _spans(fact: Mapping[str, Any]) -> list[tuple[str, str, Any, str]]:
    """From, to, value and confidence of each value of a fact."""
    return [
        (str(v["from"] or "0001-01-01"), str(v["to"] or FOREVER), _whole(v), v.get("confidence", fact["confidence"]))
        for v in fact["values"]
        if v["value"] != NOT_FOUND
    ]


def _whole(dated: Mapping[str, Any]) -> Any:
    more = {key: dated[key] for key in ("category_by_service",) if key in dated}
    return {**dated["value"], **more} if more else dated["value"]


def _days(parameter: Parameter, spans: list[tuple[str, str, Any, str]]) -> list[str]:
    """The days on which either side begins or ends, and those around them."""
    ends = {d for dated in parameter.dated for d in (dated.since, dated.until)} | {d for s in spans for d in s[:2]}
    around = {
        str(datetime.date.fromisoformat(day) + datetime.timedelta(days=step))
        for day in ends | {LAST_DAY}
        if FIRST_DAY <= day <= LAST_DAY
        for step in (-1, 0, 1)
    }
    return sorted(day for day in around if FIRST_DAY <= day <= LAST_DAY)


def _encoded(parameter: Parameter, day: str) -> Dated | None:
    return next((dated for dated in parameter.dated if dated.holds(day) and dated.value is not None), None)


def test_every_parameter_has_a_fact_a_law_or_the_mark_of_an_assumption() -> None:
    assumed = {name for name in PARAMETERS if name.startswith("supuestos.")}
    assert set(PARAMETERS) == {*FACT_OF, *IN_A_NOTE, *NOT_THERE, *assumed}
    assert {d.confidence for name in assumed for d in PARAMETERS[name].dated} == {"assumption"}
    assert all(PARAMETERS[name].law for name in NOT_THERE)


@pytest.mark.parametrize("name", sorted(FACT_OF))
def test_a_parameter_says_what_the_facts_say_on_every_day(name: str, facts: dict[str, Any]) -> None:
    fact_id, read = FACT_OF[name]
    parameter, spans = PARAMETERS[name], _spans(facts[fact_id])
    unsure: list[str] = []

    for day in _days(parameter, spans):
        found, told = _encoded(parameter, day), next((s for s in spans if s[0] <= day <= s[1]), None)
        if found is None:
            continue
        assert told is not None, f"{name} has a value on {day}, {fact_id} none"
        assert found.value == read(told[2]), f"{name} on {day}"
        if RANK.index(found.confidence) > RANK.index(told[3]):
            unsure.append(f"{day}: {found.confidence} here, {told[3]} in {fact_id}")
    assert unsure == []


@pytest.mark.parametrize("name", sorted(FACT_OF))
def test_no_day_from_2015_of_the_facts_is_left_out(name: str, facts: dict[str, Any]) -> None:
    parameter, spans = PARAMETERS[name], _spans(facts[FACT_OF[name][0]])
    days = [day for day in _days(parameter, spans) if day >= "2015-01-01"]
    assert [d for d in days if any(s[0] <= d <= s[1] for s in spans) and _encoded(parameter, d) is None] == []


@pytest.mark.parametrize("name", sorted(IN_A_NOTE))
def test_what_a_fact_tells_in_its_note_is_there(name: str, facts: dict[str, Any]) -> None:
    assert IN_A_NOTE[name] in facts["sti_quota"]["note"]
    assert (
        PARAMETERS[name].at("2019-07-01").value == {"at most 2 vehicles": 2.0, "Reduced by 10%": 0.1}[IN_A_NOTE[name]]
    )
