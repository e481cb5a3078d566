"""Which language a page speaks: its address alone decides. /find/ is English, /cy/find/ is Welsh.

Browsers' wishes and cookies are not asked, so an address says the same to everybody and may be remembered whole.
"""

from collections.abc import Callable
from functools import lru_cache, update_wrapper
from typing import Any, Generic, TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import Resolver404, get_urlconf, resolve
from django.utils import translation
from django.utils.translation import trans_real

Next = Callable[[HttpRequest], HttpResponseBase]
Made = TypeVar("Made")


def is_default(language: str | None = None) -> bool:
    """Whether this language (by default the one being spoken) is the site's own, whose addresses begin with nothing."""
    return (language or translation.get_language() or settings.LANGUAGE_CODE) == settings.LANGUAGE_CODE


def others() -> list[tuple[str, str]]:
    """The languages on offer beside the one being spoken: their code and their own name."""
    return [(code, name) for code, name in settings.LANGUAGES if code != translation.get_language()]


def without_language(path: str) -> str:
    """/find/ of /cy/find/. A path that names no language, or none of ours, stays."""
    for code, _name in settings.LANGUAGES:
        if not is_default(code) and path.startswith(f"/{code}/"):
            return path[len(code) + 1 :]
    return path


def in_language(path: str, language: str | None = None) -> str:
    """/cy/find/ of /find/ while Welsh is spoken, or of any language's address of it. Keeps what follows "?"."""
    bare = without_language(path)
    return bare if is_default(language) else f"/{language or translation.get_language()}{bare}"


def same_page(request: HttpRequest, language: str) -> str:
    """Where the page asked for speaks another language; "" where it does not (the admin, machines' addresses)."""
    match = request.resolver_match
    if match is None:
        return ""
    address = in_language(request.get_full_path(), language)
    if language == translation.get_language():
        return address
    return address if _view_behind(urlsplit(address).path, match.route, language) == match.func else ""


#: The view behind an address of this route, in this language and table of addresses.
_views: dict[tuple[str, str, str | None], Any] = {}


def _view_behind(path: str, route: str, language: str) -> Any:
    """Looking through all addresses of the site takes long, and every page asks: what one address of a route leads to,
    all of it do. Not where the route is a pattern that takes nearly anything, as that of the pages of words.
    """
    if route.startswith("^") or "(" in route:
        return _resolved(path, language)
    key = (route, language, get_urlconf())
    if key not in _views:
        _views[key] = _resolved(path, language)
    return _views[key]


def _resolved(path: str, language: str) -> Any:
    """The view behind an address; None where there is none."""
    with translation.override(language):
        try:
            return resolve(path).func
        except Resolver404:
            return None


def term(name: str) -> str:
    """A word of the shared lists as the language being spoken has it. Words editors added stay as they wrote them."""
    return name if is_default() or not name else translation.gettext(name)


class Once(Generic[Made]):
    """See once()."""

    def __init__(self, make: Callable[..., Made]) -> None:
        update_wrapper(self, make)
        #: The same for whoever knows which language is being spoken: asking Django takes longer than the rest.
        self.spoken: Callable[..., Made] = lru_cache(maxsize=10_000)(lambda _language, *given: make(*given))

    def __call__(self, *given: Any) -> Made:
        return self.spoken(translation.get_language(), *given)


def once(make: Callable[..., Made]) -> Once[Made]:
    """Keep what was made for each language: looking words up in catalogues takes longer than all else it does."""
    return Once(make)


def language_of_path(get_response: Next) -> Next:
    """Django's LocaleMiddleware would also say "Vary: Accept-Language", of which nothing here is true."""
    for code, _name in settings.LANGUAGES:
        _keep_words(code)

    def middleware(request: HttpRequest) -> HttpResponseBase:
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or language)
            return response

    return middleware


def _keep_words(language: str) -> None:
    """Remember every sentence once looked up: what has no translation is looked for in the catalogues of six apps, a
    hundred times for each page.
    """
    catalogue = trans_real.translation(language)
    if "gettext" not in vars(catalogue):
        catalogue.gettext = lru_cache(maxsize=20_000)(catalogue.gettext)  # type: ignore[method-assign]  # on purpose
