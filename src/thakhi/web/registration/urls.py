"""The pages of registration, each with its address in both languages."""

from __future__ import annotations

from thakhi.web.language import both
from thakhi.web.registration.views import attendance, certificate, desk, own, public

PAGES = [
    both(
        "talleres/<slug:cycle>/<slug:workshop>/inscripcion/",
        "workshops/<slug:cycle>/<slug:workshop>/registration/",
        public.sign_up,
        name="sign-up",
    ),
    both(
        "talleres/<slug:cycle>/<slug:workshop>/inscripcion/enviada/",
        "workshops/<slug:cycle>/<slug:workshop>/registration/sent/",
        public.sent,
        name="sent",
    ),
    both("mis-inscripciones/", "my-registrations/", own.mine, name="mine"),
    both("mis-inscripciones/<slug:number>/", "my-registrations/<slug:number>/", own.one_of_mine, name="own"),
    both("certificado/<slug:number>/", "certificate/<slug:number>/", certificate.check, name="certificate"),
    both(
        "organizar/<slug:cycle>/inscripciones/",
        "organise/<slug:cycle>/registrations/",
        desk.cycle_desk,
        name="cycle",
    ),
    both(
        "organizar/<slug:cycle>/<slug:workshop>/inscripciones/",
        "organise/<slug:cycle>/<slug:workshop>/registrations/",
        desk.desk,
        name="list",
    ),
    both(
        "organizar/<slug:cycle>/<slug:workshop>/inscripciones/hacer/",
        "organise/<slug:cycle>/<slug:workshop>/registrations/do/",
        desk.act,
        name="act",
    ),
    both(
        "organizar/<slug:cycle>/<slug:workshop>/inscripciones.csv",
        "organise/<slug:cycle>/<slug:workshop>/registrations.csv",
        desk.export,
        name="export",
    ),
    both(
        "organizar/<slug:cycle>/<slug:workshop>/asistencia/",
        "organise/<slug:cycle>/<slug:workshop>/attendance/",
        attendance.import_attendance,
        name="import",
    ),
]
