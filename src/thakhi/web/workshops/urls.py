"""The pages of cycles and workshops, each with its address in both languages."""

from __future__ import annotations

from thakhi.terms.text import Text
from thakhi.web.language import Both, both
from thakhi.web.workshops import files, views
from thakhi.web.workshops.organise import views as organise
from thakhi.web.workshops.organise.editing import CHANGING, MAKING, REMOVING
from thakhi.web.workshops.organise.parts import OF_CYCLE, OF_WORKSHOP, Part

CYCLE = ("talleres/<slug:cycle>/", "workshops/<slug:cycle>/")
WORKSHOP = (f"{CYCLE[0]}<slug:workshop>/", f"{CYCLE[1]}<slug:workshop>/")
DESK = ("organizar/<slug:cycle>/", "organise/<slug:cycle>/")
DESK_WORKSHOP = (f"{DESK[0]}talleres/<int:workshop>/", f"{DESK[1]}workshops/<int:workshop>/")
NEW, REMOVE = Text("nuevo", "new"), Text("quitar", "remove")


def _of_part(part: Part, below: tuple[str, str]) -> list[Both]:
    """The pages that make, change and remove a part."""
    es, en = f"{below[0]}{part.address.es}/", f"{below[1]}{part.address.en}/"
    return [
        both(f"{es}{NEW.es}/", f"{en}{NEW.en}/", MAKING[part.name], name=f"{part.name}-new"),
        both(f"{es}<int:pk>/", f"{en}<int:pk>/", CHANGING[part.name], name=f"{part.name}-edit"),
        both(
            f"{es}<int:pk>/{REMOVE.es}/",
            f"{en}<int:pk>/{REMOVE.en}/",
            REMOVING[part.name],
            name=f"{part.name}-remove",
        ),
    ]


PUBLIC = [
    both("talleres/", "workshops/", views.cycle_list, name="list"),
    both(*CYCLE, views.cycle_page, name="cycle"),
    both(f"{CYCLE[0]}calendario.ics", f"{CYCLE[1]}calendar.ics", files.cycle_calendar, name="calendar"),
    both(f"{CYCLE[0]}novedades.atom", f"{CYCLE[1]}news.atom", files.feed, name="feed"),
    both(
        f"{CYCLE[0]}programas/<slug:programme>/",
        f"{CYCLE[1]}programmes/<slug:programme>/",
        views.programme_page,
        name="programme",
    ),
    both(*WORKSHOP, views.workshop_page, name="workshop"),
    both(
        f"{WORKSHOP[0]}calendario.ics", f"{WORKSHOP[1]}calendar.ics", files.workshop_calendar, name="workshop-calendar"
    ),
    both(
        f"{WORKSHOP[0]}documentos/<int:document>/",
        f"{WORKSHOP[1]}documents/<int:document>/",
        files.document,
        name="document",
    ),
]
ORGANISE = [
    both("organizar/", "organise/", organise.organise, name="organise"),
    both("organizar/nuevo/", "organise/new/", organise.cycle_new, name="cycle-new"),
    both(*DESK, organise.desk, name="desk"),
    both(f"{DESK[0]}datos/", f"{DESK[1]}details/", organise.cycle_edit, name="cycle-edit"),
    both(f"{DESK[0]}publicar/", f"{DESK[1]}publish/", organise.cycle_publish, name="cycle-publish"),
    both(f"{DESK[0]}campos/", f"{DESK[1]}fields/", organise.fields, name="fields"),
    both(f"{DESK[0]}invitaciones/", f"{DESK[1]}invited/", organise.invited, name="invited"),
    both(f"{DESK[0]}roles/", f"{DESK[1]}roles/", organise.roles, name="roles"),
    both(f"{DESK[0]}roles/<int:pk>/quitar/", f"{DESK[1]}roles/<int:pk>/remove/", organise.role_take, name="role-take"),
    both(f"{DESK[0]}personas/<int:pk>/", f"{DESK[1]}people/<int:pk>/", organise.person_edit, name="person-edit"),
    both(
        f"{DESK_WORKSHOP[0]}personas/nuevo/",
        f"{DESK_WORKSHOP[1]}people/new/",
        organise.person_new,
        name="person-new",
    ),
    both(
        f"{DESK[0]}organizaciones/nuevo/",
        f"{DESK[1]}organisations/new/",
        organise.organisation_new,
        name="organisation-new",
    ),
    both(
        f"{DESK[0]}organizaciones/<int:pk>/",
        f"{DESK[1]}organisations/<int:pk>/",
        organise.organisation_edit,
        name="organisation-edit",
    ),
    *(page for part in OF_CYCLE for page in _of_part(part, DESK)),
    *(page for part in OF_WORKSHOP for page in _of_part(part, DESK_WORKSHOP)),
]
PAGES = [*PUBLIC, *ORGANISE]
