"""This app speaks JSON; its problems are worded here."""

from __future__ import annotations

from thakhi.terms.text import Text

PHRASES = {
    "nothing": Text("No hay nada en esta dirección.", "There is nothing at this address."),
    "wrong": Text("La petición no vale: {}", "The request is no use: {}"),
    "method": Text("Esta interfaz solo se lee: use GET.", "This interface is only read: use GET."),
    "cursor": Text(
        "El cursor no es de esta interfaz: use el de «next» de la página anterior.",
        "The cursor is not one of this interface: use that of “next” of the page before.",
    ),
}
