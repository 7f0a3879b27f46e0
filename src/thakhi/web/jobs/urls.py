"""The pages of jobs, each with its address in both languages."""

from __future__ import annotations

from thakhi.web.jobs import views
from thakhi.web.language import both

ES, EN = "trabajos/", "jobs/"
OF_ES, OF_EN = f"{ES}<slug:cycle>/", f"{EN}<slug:cycle>/"
ONE_ES, ONE_EN = f"{OF_ES}<int:job>/", f"{OF_EN}<int:job>/"

PAGES = [
    both(ES, EN, views.cycles, name="list"),
    both(OF_ES, OF_EN, views.queue, name="cycle"),
    both(f"{OF_ES}simular/", f"{OF_EN}simulate/", views.simulate, name="simulate"),
    both(f"{OF_ES}elegir/", f"{OF_EN}choose/", views.portfolio, name="portfolio"),
    both(ONE_ES, ONE_EN, views.job, name="job"),
    both(f"{ONE_ES}cancelar/", f"{ONE_EN}cancel/", views.cancel, name="cancel"),
    both(f"{ONE_ES}repetir/", f"{ONE_EN}repeat/", views.again, name="again"),
    both(f"{ONE_ES}datos/", f"{ONE_EN}data/", views.data, name="data"),
]
