"""The words of the closed lists of a unit, in both languages; what has none is the law's own word."""

from __future__ import annotations

from thakhi.terms.text import Text
from thakhi.web.language import tr

WORDS = {
    "comercio": Text("comercio", "trade"),
    "comidas": Text("comidas y bebidas", "food and drinks"),
    "artesania": Text("artesanía", "crafts"),
    "servicios": Text("servicios", "services"),
    "profesional": Text("servicio profesional", "professional service"),
    "industria": Text("industria", "manufacturing"),
    "construccion": Text("construcción", "construction"),
    "transporte": Text("transporte", "transport"),
    "agropecuaria": Text("agropecuaria", "farming"),
    "ninguno": Text("ninguno", "none"),
    "ninguna": Text("ninguna", "none"),
    "taxi_vagoneta_minibus": Text("taxi, vagoneta o minibús", "taxi, van or minibus"),
    "carga_urbana": Text("carga urbana", "urban freight"),
    "micro_bus_urbano": Text("micro o bus urbano", "urban bus"),
    "interprovincial": Text("interprovincial", "between provinces"),
    "interdepartamental": Text("interdepartamental", "between departments"),
    "la_paz_cochabamba_santa_cruz": Text("La Paz, Cochabamba o Santa Cruz", "La Paz, Cochabamba or Santa Cruz"),
    "otros_el_alto_provincias": Text("otros departamentos, El Alto o provincias", "elsewhere, El Alto or provinces"),
}


def choice_words(choice: str) -> str:
    """The words of a choice."""
    return tr(WORDS[choice]) if choice in WORDS else choice.replace("_", " ")
