"""The files of a built edition, under an address that does not change with the language."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.static import serve

from thakhi.web.access import found
from thakhi.web.folder.editions import editions_folder, has_edition, is_current
from thakhi.web.workshops.models import Cycle

LOOK = "assets/"  # holds no words


@require_safe
def edition(request: HttpRequest, cycle: str, path: str) -> HttpResponseBase:
    """A file of the edition of a cycle that the reader may see."""
    row = found(request, Cycle.objects.all(), slug=cycle)
    if not has_edition(row):
        raise Http404
    return served(request, row, row.slug, path)


def served(request: HttpRequest, row: Cycle, name: str, path: str) -> HttpResponseBase:
    """A file of the edition called `name`; withheld when a quote in it is no longer as it was printed."""
    if not path.startswith(LOOK) and not is_current(row, name):
        return _withheld(request, row)
    folder = editions_folder() / name
    wanted = path if path and not path.endswith("/") else f"{path}index.html"
    if any(part.startswith(".") for part in wanted.split("/")) or (folder / wanted).is_symlink():
        raise Http404
    answer = serve(request, wanted, document_root=str(folder))
    if answer.headers.get("Content-Type", "").startswith("text/"):
        answer.headers["Content-Type"] += "; charset=utf-8"
    answer.headers["Cache-Control"] = "no-cache"  # asked again each time: a quote may have been withdrawn
    return answer


def _withheld(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    return render(request, "folder/withheld.html", {"cycle": cycle, "place": "workshops"}, status=410)
