"""The pages of consultations, each with its address in both languages."""

from __future__ import annotations

from thakhi.web.consultation.views import moderate, read, results, take_part, vote
from thakhi.web.language import both

LIST = ("propuestas/", "proposals/")
CYCLE = (f"{LIST[0]}<slug:cycle>/", f"{LIST[1]}<slug:cycle>/")
ONE = (f"{CYCLE[0]}propuesta/<str:proposal>/", f"{CYCLE[1]}proposal/<str:proposal>/")

PAGES = [
    both(*LIST, read.cycles, name="list"),
    both(*CYCLE, read.consultation, name="consultation"),
    both(*ONE, read.proposal, name="proposal"),
    both(f"{CYCLE[0]}novedades.atom", f"{CYCLE[1]}changes.atom", read.feed, name="feed"),
    both(f"{CYCLE[0]}proponer/", f"{CYCLE[1]}propose/", take_part.propose, name="propose"),
    both(f"{CYCLE[0]}empezar/", f"{CYCLE[1]}begin/", take_part.begin, name="begin"),
    both(f"{CYCLE[0]}enlace-enviado/", f"{CYCLE[1]}link-sent/", take_part.sent, name="sent"),
    both(f"{CYCLE[0]}votar/", f"{CYCLE[1]}vote/", vote.card, name="vote"),
    both(f"{CYCLE[0]}mis-respuestas/", f"{CYCLE[1]}my-answers/", vote.mine, name="mine"),
    both(f"{CYCLE[0]}mis-respuestas/datos.json", f"{CYCLE[1]}my-answers/data.json", vote.data, name="data"),
    both(f"{CYCLE[0]}mis-respuestas/borrar/", f"{CYCLE[1]}my-answers/erase/", vote.erase, name="erase"),
    both(f"{CYCLE[0]}resultados/", f"{CYCLE[1]}results/", results.page, name="results"),
    both(f"{CYCLE[0]}resultados.csv", f"{CYCLE[1]}results.csv", results.table, name="csv"),
    both(f"{CYCLE[0]}polis.zip", f"{CYCLE[1]}polis.zip", results.polis, name="polis"),
    both(f"{CYCLE[0]}moderar/", f"{CYCLE[1]}moderate/", moderate.desk, name="moderate"),
    both(f"{CYCLE[0]}abrir/", f"{CYCLE[1]}open/", moderate.open_vote, name="open"),
    both(f"{CYCLE[0]}cerrar/", f"{CYCLE[1]}close/", moderate.close_vote, name="close"),
    both(f"{CYCLE[0]}traer/", f"{CYCLE[1]}import/", moderate.bring, name="import"),
    both(f"{ONE[0]}mover/", f"{ONE[1]}move/", moderate.move, name="move"),
    both(f"{ONE[0]}fusionar/", f"{ONE[1]}merge/", moderate.merge, name="merge"),
    both(f"{ONE[0]}responder/", f"{ONE[1]}answer/", moderate.answer, name="answer"),
]
