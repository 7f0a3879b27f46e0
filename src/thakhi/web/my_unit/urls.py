"""The pages of the self-check, each with its address in both languages."""

from __future__ import annotations

from thakhi.web.language import both
from thakhi.web.my_unit import views

PAGES = [
    both("mi-unidad/", "my-unit/", views.check, name="check"),
    both("mi-unidad/guia.json", "my-unit/guide.json", views.guide, name="guide"),
    both("mi-unidad/sin-conexion.js", "my-unit/offline.js", views.worker, name="worker"),
    both("mi-unidad/formulario.xlsx", "my-unit/form.xlsx", views.form_file, name="form"),
    both("mi-unidad/donar/", "my-unit/give/", views.donate, name="donate"),
    both("mi-unidad/respuestas/", "my-unit/answers/", views.answered, name="answered"),
    both("mi-unidad/respuestas/traer/", "my-unit/answers/bring/", views.bring, name="bring"),
]
