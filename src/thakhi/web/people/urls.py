"""The pages of accounts, each with its address in both languages."""

from __future__ import annotations

from thakhi.web.language import both
from thakhi.web.people.views import consents, desk, enter, link, log, own

PAGES = [
    both("entrar/", "sign-in/", enter.enter, name="enter"),
    both("entrar/enviado/", "sign-in/sent/", enter.sent, name="sent"),
    both("salir/", "sign-out/", enter.leave, name="leave"),
    both("enlace/<str:secret>/", "link/<str:secret>/", link.open_link, name="link"),
    both("mi-cuenta/", "my-account/", own.account, name="account"),
    both("mi-cuenta/datos.json", "my-account/data.json", own.data, name="data"),
    both("mi-cuenta/contrasena/", "my-account/password/", own.password, name="password"),
    both("mi-cuenta/correo/", "my-account/address/", own.address, name="address"),
    both("mi-cuenta/sesiones/cerrar/", "my-account/sessions/end/", own.end_sign_ins, name="end-sign-ins"),
    both("mi-cuenta/borrar/", "my-account/erase/", own.erase, name="erase"),
    both("mi-cuenta/permisos/<slug:person>/", "my-account/consents/<slug:person>/", consents.consents, name="consents"),
    both(
        "organizar/<slug:cycle>/permisos/", "organise/<slug:cycle>/consents/", desk.consents_desk, name="consents-desk"
    ),
    both(
        "organizar/<slug:cycle>/permisos/<int:person>/",
        "organise/<slug:cycle>/consents/<int:person>/",
        desk.person_desk,
        name="person-desk",
    ),
    both("organizar/bitacora/", "organise/log/", log.site_log, name="site-log"),
    both("organizar/<slug:cycle>/bitacora/", "organise/<slug:cycle>/log/", log.cycle_log, name="log"),
]
