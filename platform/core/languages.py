"""Which language a page speaks: its address alone decides. /find/ is English, /cy/find/ is Welsh.

Browsers' wishes and cookies are not asked, so an address says the same to everybody and may be remembered whole.
"""

from collections.abc import Callable
from functools import lru_cache, update_wrapper
from typing import Any, Generic, TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils import translation

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
    # Two places of a page ask, and looking through every address of the site takes long.
    found: dict[str, Any] = request.__dict__.setdefault("shown_by", {})
    if language not in found:
        found[language] = _shown_by(urlsplit(address).path, language)
    return address if found[language] == match.func else ""


def _shown_by(path: str, language: str) -> Any:
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

    def middleware(request: HttpRequest) -> HttpResponseBase:
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or language)
            return response

    return middleware
