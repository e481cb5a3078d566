"""The same page in another language: the switch on every page, and what tells search engines of it."""

from typing import Any

from django import template
from django.conf import settings
from django.utils import translation
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.languages import in_language, others, same_page, term

register = template.Library()


@register.simple_tag
def home() -> str:
    """The home page of the language being spoken."""
    return in_language("/")


register.filter("said", term)


@register.simple_tag
def own(text: str, lang: str) -> SafeString:
    """Words somebody wrote. `lang` is the attribute that names their language where the page speaks another; words the
    site started with are said in the page's own.
    """
    said = term(text) if lang else text
    return format_html("<span{}>{}</span>", lang, text) if lang and said == text else conditional_escape(said)


@register.simple_tag(takes_context=True)
def language_switch(context: Any) -> SafeString:
    """Plain links to this page in the other languages, each in its own words. Nothing where only one is spoken."""
    request = context.get("request")
    links = [(_address(context, code), code, name) for code, name in others()] if request else []
    items = format_html_join("", '<li><a href="{0}" lang="{1}" hreflang="{1}">{2}</a></li>', [x for x in links if x[0]])
    if not items:
        return SafeString("")
    return format_html(
        '<nav class="mh-languages" aria-label="{}"><ul class="govuk-width-container mh-languages__list">{}</ul></nav>',
        _("Language"),
        items,
    )


@register.simple_tag(takes_context=True)
def alternates(context: Any) -> SafeString:
    """For search engines: the addresses of this page in every language. None for a page of words in one language."""
    request, known = context.get("request"), context.get("page_languages")
    match = getattr(request, "resolver_match", None)
    if match is None or (match.url_name == "wagtail_serve" and not known):
        return SafeString("")
    spoken = [(code, _address(context, code)) for code, _name in settings.LANGUAGES]
    links = [(code, settings.SITE_URL + address) for code, address in spoken if address]
    if len(links) < 2:
        return SafeString("")
    return format_html_join("\n", '<link rel="alternate" hreflang="{}" href="{}">', links)


def _address(context: Any, language: str) -> str:
    """Where this page speaks the language: as its own tree of pages says, else the same address."""
    known, request = context.get("page_languages") or {}, context["request"]
    spoken = translation.get_language() or ""
    if language in known and request.path == known.get(spoken):
        query = request.META.get("QUERY_STRING", "")
        return f"{known[language]}?{query}" if query else str(known[language])
    return same_page(request, language)
