"""The pages of drafts in consultation, each with its address in both languages."""

from __future__ import annotations

from thakhi.web.draft.views import desk, read, take_part
from thakhi.web.language import both

ES, EN = "hoja-de-ruta/<slug:cycle>/borrador/", "road-map/<slug:cycle>/draft/"
ONE_ES, ONE_EN = f"{ES}comentario/<int:comment>/", f"{EN}comment/<int:comment>/"

PAGES = [
    both(ES, EN, read.draft, name="draft"),
    both(f"{ES}parrafo/<str:passage>/", f"{EN}paragraph/<str:passage>/", read.passage, name="passage"),
    both(f"{ES}comentarios/", f"{EN}comments/", read.comments, name="comments"),
    both(f"{ES}comentarios.csv", f"{EN}comments.csv", read.table, name="csv"),
    both(f"{ES}empezar/", f"{EN}begin/", take_part.begin, name="begin"),
    both(f"{ES}enlace-enviado/", f"{EN}link-sent/", take_part.sent, name="sent"),
    both(f"{ES}mis-comentarios/", f"{EN}my-comments/", take_part.mine, name="mine"),
    both(f"{ES}mis-comentarios/datos.json", f"{EN}my-comments/data.json", take_part.data, name="data"),
    both(f"{ES}mis-comentarios/borrar/", f"{EN}my-comments/erase/", take_part.erase, name="erase"),
    both(f"{ES}mesa/", f"{EN}desk/", desk.desk, name="desk"),
    both(f"{ES}abrir/", f"{EN}open/", desk.open_draft, name="open"),
    both(f"{ES}cerrar/", f"{EN}close/", desk.close_draft, name="close"),
    both(f"{ONE_ES}publicar/", f"{ONE_EN}publish/", desk.show, name="show"),
    both(f"{ONE_ES}no-publicar/", f"{ONE_EN}do-not-publish/", desk.hide, name="hide"),
    both(f"{ONE_ES}responder/", f"{ONE_EN}answer/", desk.answer, name="answer"),
]
