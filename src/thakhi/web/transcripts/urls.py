"""The pages of transcripts, each with its address in both languages."""

from __future__ import annotations

from thakhi.web.language import both
from thakhi.web.transcripts.views import check, desk, media, state, versions, viewer

SHOWN = ("talleres/<slug:cycle>/<slug:workshop>/", "workshops/<slug:cycle>/<slug:workshop>/")
DESK = ("organizar/<slug:cycle>/transcripciones/", "organise/<slug:cycle>/transcripts/")
ONE = (f"{DESK[0]}<slug:workshop>/<slug:language>/", f"{DESK[1]}<slug:workshop>/<slug:language>/")

PAGES = [
    both(f"{SHOWN[0]}transcripcion/", f"{SHOWN[1]}transcript/", viewer.transcript, name="transcript"),
    both(f"{SHOWN[0]}transcripcion/<int:part>/", f"{SHOWN[1]}transcript/<int:part>/", viewer.transcript, name="part"),
    both(f"{SHOWN[0]}t/<str:span>", f"{SHOWN[1]}t/<str:span>", viewer.moment, name="moment"),
    both(f"{SHOWN[0]}transcripcion.vtt", f"{SHOWN[1]}transcript.vtt", media.vtt, name="vtt"),
    both(f"{SHOWN[0]}transcripcion.txt", f"{SHOWN[1]}transcript.txt", media.plain_text, name="text"),
    both(
        f"{SHOWN[0]}grabacion/<int:recording>/",
        f"{SHOWN[1]}recording/<int:recording>/",
        media.recording,
        name="recording",
    ),
    both(*DESK, desk.desk, name="desk"),
    both(
        f"{DESK[0]}<slug:workshop>/grabacion/",
        f"{DESK[1]}<slug:workshop>/recording/",
        desk.add_recording,
        name="recording-add",
    ),
    both(
        f"{DESK[0]}<slug:workshop>/grabacion/<int:recording>/",
        f"{DESK[1]}<slug:workshop>/recording/<int:recording>/",
        desk.change_recording,
        name="recording-change",
    ),
    both(f"{DESK[0]}<slug:workshop>/importar/", f"{DESK[1]}<slug:workshop>/import/", desk.take_in, name="import"),
    both(*ONE, check.check, name="check"),
    both(f"{ONE[0]}hablantes/", f"{ONE[1]}speakers/", check.speakers, name="speakers"),
    both(f"{ONE[0]}reemplazar/", f"{ONE[1]}replace/", check.replace, name="replace"),
    both(f"{ONE[0]}estado/", f"{ONE[1]}state/", state.state, name="state"),
    both(f"{ONE[0]}versiones/", f"{ONE[1]}versions/", versions.versions, name="versions"),
]
