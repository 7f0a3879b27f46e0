"""The pages of statements, each with its address in both languages."""

from __future__ import annotations

from thakhi.web.language import both
from thakhi.web.statements.views import change, download, make, read

CYCLE = ("talleres/<slug:cycle>/", "workshops/<slug:cycle>/")
LIST = (f"{CYCLE[0]}citas/", f"{CYCLE[1]}quotes/")
ONE = (f"{LIST[0]}<slug:slug>/", f"{LIST[1]}<slug:slug>/")
MAKE = (f"{CYCLE[0]}citar/", f"{CYCLE[1]}quote/")

PAGES = [
    both(*LIST, read.quote_list, name="list"),
    both(f"{CYCLE[0]}citas.csv", f"{CYCLE[1]}quotes.csv", download.csv_file, name="csv"),
    both(f"{CYCLE[0]}citas.json", f"{CYCLE[1]}quotes.json", download.json_file, name="json"),
    both(*ONE, read.quote_page, name="statement"),
    both(f"{ONE[0]}cambiar/", f"{ONE[1]}change/", change.change, name="change"),
    both(f"{ONE[0]}confirmar/", f"{ONE[1]}confirm/", change.confirm, name="confirm"),
    both(f"{ONE[0]}quitar/", f"{ONE[1]}delete/", change.delete, name="delete"),
    both(f"{ONE[0]}recuperar/", f"{ONE[1]}restore/", change.restore, name="restore"),
    both(*MAKE, make.new, name="new"),
    both(f"{MAKE[0]}pagina/", f"{MAKE[1]}page/", make.from_page, name="from-page"),
    both(f"{MAKE[0]}<int:transcript>/", f"{MAKE[1]}<int:transcript>/", make.choose, name="choose"),
    both(f"{MAKE[0]}<int:transcript>/palabras/", f"{MAKE[1]}<int:transcript>/words/", make.trim, name="trim"),
]
