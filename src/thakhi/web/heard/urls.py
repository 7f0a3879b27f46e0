"""The pages of who was heard, each with its address in both languages."""

from __future__ import annotations

from thakhi.web.heard import views
from thakhi.web.language import both

CYCLE = ("talleres/<slug:cycle>/", "workshops/<slug:cycle>/")

PAGES = [
    both(f"{CYCLE[0]}quien-fue-escuchado/", f"{CYCLE[1]}who-was-heard/", views.heard, name="heard"),
    both(f"{CYCLE[0]}quien-fue-escuchado.csv", f"{CYCLE[1]}who-was-heard.csv", views.csv_file, name="csv"),
]
