"""Two languages: the first word of an address says which; every name of a page has an address in both.

`both("talleres/", "workshops/", view, name="list")` declares a page once. Inside a request, `link("workshops:list")`
is its address in the reader's language and `link(..., lang="en")` in another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, Resolver404, URLPattern, path, resolve, reverse
from django.utils import translation

from thakhi.terms.text import LANGS, Lang, Text

View = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Both:
    """A page with an address in each language."""

    address: Text
    view: View
    name: str

    def pattern(self, lang: Lang) -> URLPattern:
        """The address in one language."""
        return path(self.address.to(lang), self.view, name=self.name)


def both(es: str, en: str, view: View, *, name: str) -> Both:
    """Declares a page: its Spanish and its English address, below `/es/` and `/en/`."""
    return Both(Text(es, en), view, name)


def addresses(lang: Lang, parts: Iterable[tuple[str, Iterable[Both]]]) -> list[Any]:
    """What `urls.py` includes below `/es/` or `/en/`: each app's pages in a namespace `es:people` …"""
    from django.urls import include

    return [path("", include(([p.pattern(lang) for p in pages], app), namespace=app)) for app, pages in parts]


def spoken() -> Lang:
    """The language of this request; Spanish outside of one."""
    return "en" if (translation.get_language() or "es").startswith("en") else "es"


def tr(words: Text) -> str:
    """The wording in the language of this request."""
    return words.to(spoken())


def link(name: str, *args: object, lang: Lang | None = None, **kwargs: object) -> str:
    """The address of the page `app:name`, in the reader's language or in `lang`."""
    return reverse(f"{lang or spoken()}:{name}", args=args or None, kwargs=kwargs or None)


def in_other_language(request: HttpRequest) -> str:
    """The address of the same page in the other language; its first page where there is none."""
    other: Lang = "es" if spoken() == "en" else "en"
    try:
        found = resolve(request.path_info)
        name = f"{found.namespaces[-1]}:{found.url_name}" if len(found.namespaces) > 1 else str(found.url_name)
        address = link(name, *found.args, lang=other, **found.kwargs)
    except (Resolver404, NoReverseMatch, IndexError):
        return f"/{other}/"
    query = request.GET.urlencode()
    return f"{address}?{query}" if query else address


class LanguageMiddleware:
    """Speaks the language that the address names; elsewhere the first of ours that the browser asks for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        first = request.path_info.lstrip("/").split("/", 1)[0]
        lang = first if first in LANGS else _asked(request)
        with translation.override(lang):
            request.LANGUAGE_CODE = lang
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", lang)
        return response


def _asked(request: HttpRequest) -> Lang:
    for part in request.headers.get("Accept-Language", "").lower().split(","):
        lang = part.strip()[:2]
        if lang in LANGS:
            return lang
    return "es"


class Spoken:
    """The phrases of one app in one language, read by templates as `say.app.key`; a key that is not there fails."""

    def __init__(self, phrases: dict[str, Text], lang: Lang) -> None:
        self._phrases, self._lang = phrases, lang

    def __getitem__(self, key: str) -> str:
        if key not in self._phrases:
            raise AssertionError(f"no phrase {key!r}")  # not KeyError, which a template swallows
        return self._phrases[key].to(self._lang)


def words(request: HttpRequest) -> dict[str, Any]:
    """What every template knows: the places, the phrases of each app, the language, and this page in the other one."""
    from thakhi.web.places import places

    lang = spoken()
    return {
        "places": places(lang),
        "say": {app: Spoken(phrases, lang) for app, phrases in all_phrases().items()},
        "lang": lang,
        "other_lang": "es" if lang == "en" else "en",
        "other_address": in_other_language(request),
    }


def all_phrases() -> dict[str, dict[str, Text]]:
    """App label → its phrases (`PHRASES` of its phrases.py)."""
    ours = [config for config in apps.get_app_configs() if config.name.startswith("thakhi.web")]
    return {c.label: import_module(f"{c.name}.phrases").PHRASES for c in ours}
