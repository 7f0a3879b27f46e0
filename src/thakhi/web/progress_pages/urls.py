"""The pages of results, each with its address in both languages."""

from __future__ import annotations

from thakhi.web.language import both
from thakhi.web.progress_pages.views import enter, read

ES, EN = "avance/", "progress/"
OF_ES, OF_EN = f"{ES}<slug:cycle>/", f"{EN}<slug:cycle>/"

PAGES = [
    both(ES, EN, read.listed, name="list"),
    both(OF_ES, OF_EN, read.progress, name="progress"),
    both(f"{OF_ES}resultados.csv", f"{OF_EN}results.csv", read.results_csv, name="csv"),
    both(f"{OF_ES}novedades.atom", f"{OF_EN}news.atom", read.feed, name="feed"),
    both(f"{OF_ES}cerrar/", f"{OF_EN}close/", enter.lock, name="lock"),
    both(f"{OF_ES}decidir/<int:result>/", f"{OF_EN}decide/<int:result>/", enter.decide, name="decide"),
    both(f"{OF_ES}iati.xml", f"{OF_EN}iati.xml", read.iati, name="iati"),
    both(f"{OF_ES}<str:action>/estado/", f"{OF_EN}<str:action>/status/", enter.status, name="status"),
    both(f"{OF_ES}<str:action>/<str:measure>/", f"{OF_EN}<str:action>/<str:measure>/", enter.enter, name="enter"),
]
