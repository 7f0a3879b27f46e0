"""The pages of road maps, each with its address in both languages."""

from __future__ import annotations

from thakhi.web.language import both
from thakhi.web.roadmap_pages.views import confirm, editions, read

ES, EN = "hoja-de-ruta/", "road-map/"
OF_ES, OF_EN = f"{ES}<slug:cycle>/", f"{EN}<slug:cycle>/"

PAGES = [
    both(ES, EN, read.road_maps, name="list"),
    both(OF_ES, OF_EN, read.road_map, name="road-map"),
    both(f"{OF_ES}ediciones/", f"{OF_EN}editions/", editions.editions, name="editions"),
    both(
        f"{OF_ES}ediciones/<int:old>/cambios/<int:new>/",
        f"{OF_EN}editions/<int:old>/changes/<int:new>/",
        editions.compare,
        name="compare",
    ),
    both(f"{OF_ES}ediciones/<int:number>/", f"{OF_EN}editions/<int:number>/", editions.edition, name="edition"),
    both(
        f"{OF_ES}ediciones/<int:number>/<path:path>",
        f"{OF_EN}editions/<int:number>/<path:path>",
        editions.edition,
        name="edition-file",
    ),
    both(f"{OF_ES}por-confirmar/", f"{OF_EN}to-confirm/", confirm.queue, name="queue"),
    both(f"{OF_ES}por-confirmar/<str:link>/", f"{OF_EN}to-confirm/<str:link>/", confirm.confirm, name="confirm"),
    both(f"{OF_ES}acciones/<str:action>/", f"{OF_EN}actions/<str:action>/", read.action, name="action"),
]
