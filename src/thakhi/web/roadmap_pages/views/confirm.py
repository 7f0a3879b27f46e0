"""The queue of links that turned amber, and the page on which a person confirms one."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from thakhi.web.access import found
from thakhi.web.language import link as address_of
from thakhi.web.language import tr
from thakhi.web.people.forms import posted
from thakhi.web.roadmap_pages import bridge
from thakhi.web.roadmap_pages.amber import Waiting, confirmed_lately, waiting_links
from thakhi.web.roadmap_pages.phrases import PHRASES
from thakhi.web.roadmap_pages.road import confirm as confirm_link
from thakhi.web.roadmap_pages.views.read import crumbs_of, opened_book
from thakhi.web.workshops.models import Cycle

MAY = "roadmap_pages.confirm"


class ConfirmForm(forms.Form):
    """Why the sentence still stands."""

    why = forms.CharField(min_length=10, max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["why"].label = tr(PHRASES["confirm_why"])
        self.fields["why"].help_text = tr(PHRASES["confirm_help"])


@require_safe
@never_cache
def queue(request: HttpRequest, cycle: str) -> HttpResponse:
    """What awaits a person, and what was confirmed lately: who, when, why."""
    row = found(request, Cycle.objects.all(), MAY, slug=cycle)
    book = opened_book(row)
    page = {
        "cycle": row,
        "place": "roadmap_pages",
        "crumbs": crumbs_of(row, tr(PHRASES["queue"])),
        "waiting": waiting_links(book) if book else [],
        "lately": confirmed_lately(row),
        "has_road": book is not None,
    }
    return render(request, "roadmap_pages/queue.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def confirm(request: HttpRequest, cycle: str, link: str) -> HttpResponse:
    """One link: the sentence, what it rests on now, and a form to sign that it still stands."""
    row = found(request, Cycle.objects.all(), MAY, slug=cycle)
    one = _waiting(row, link)
    form = ConfirmForm(posted(request))
    if form.is_valid():
        confirm_link(row, link, by=request.user, why=form.cleaned_data["why"])  # type: ignore[arg-type]
        messages.success(request, tr(PHRASES["confirmed"]).format(link))
        return HttpResponseRedirect(address_of("roadmap_pages:queue", row.slug))
    page = {
        "cycle": row,
        "place": "roadmap_pages",
        "crumbs": [
            *crumbs_of(row, tr(PHRASES["queue"]))[:-1],
            (tr(PHRASES["queue"]), address_of("roadmap_pages:queue", row.slug)),
            (link, ""),
        ],
        "one": one,
        "form": form,
        "cancel": address_of("roadmap_pages:queue", row.slug),
    }
    return render(request, "roadmap_pages/confirm.html", page)


def _waiting(cycle: Cycle, link: str) -> Waiting:
    """The link that awaits a person; what does not await one is not found."""
    book: bridge.Book | None = opened_book(cycle)
    for one in waiting_links(book) if book else []:
        if one.link.id == link:
            return one
    raise Http404
