"""A listing as schema.org data (JSON-LD), for search engines. Only what the page itself shows."""

import json
from typing import Any
from urllib.parse import urlsplit

from django.utils.safestring import SafeString, mark_safe

#: What would end the script element or start another inside JSON text.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def structured_data(page: dict[str, Any], address: str) -> SafeString:
    """The text of the application/ld+json element: data, which browsers never run whatever the policy on scripts."""
    data = _without_blanks(
        {
            "@context": "https://schema.org",
            "@type": "LocalBusiness",
            "@id": address,
            "url": address,
            "name": page["name"],
            "description": page["one_line"],
            "identifier": page["short_number"],
            "telephone": page["phone"],
            "email": page["email"],
            "sameAs": page["website"],
            "areaServed": page["comes"] and page["area"]["name"],
            "knowsLanguage": page["languages"],
            "paymentAccepted": ", ".join(page["payments"]),
            "openingHoursSpecification": _hours(page),
            "location": _venues(page),
            "makesOffer": _offers(page),
            "subjectOf": [*_easy_reads(page, address), *_recordings(page, address)],
        }
    )
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(_ESCAPES))  # nosec B308 B703 -- escaped for a script element


def _without_blanks(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value}


def _hours(page: dict[str, Any]) -> list[dict[str, str]]:
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": f"https://schema.org/{each['day']}",
            "opens": each["opens"],
            "closes": each["closes"],
        }
        for each in page["hours"]
    ]


def _venues(page: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "@type": "Place",
            "name": venue["name"],
            "address": _without_blanks(
                {
                    "@type": "PostalAddress",
                    "streetAddress": venue["address"],
                    "addressLocality": venue["town"],
                    "postalCode": venue["postcode"],
                    "addressCountry": "GB",
                }
            ),
        }
        for venue in page["venues"]
    ]


def _offers(page: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"@type": "Offer", "name": price["name"], "price": f"{price['pence'] / 100:.2f}", "priceCurrency": "GBP"}
        for price in page["prices"]
        if price["pence"] is not None
    ]


def _easy_reads(page: dict[str, Any], address: str) -> list[dict[str, Any]]:
    """The copies that are right today."""
    site = "{0.scheme}://{0.netloc}".format(urlsplit(address))
    return [
        {
            "@type": "WebPage",
            "name": f"{page['name']}: Easy Read",
            "url": f"{site}{copy['url']}",
            "inLanguage": copy["language"],
            "about": {"@id": address},
        }
        for copy in page["easy_reads"]
        if copy["is_current"]
    ]


def _recordings(page: dict[str, Any], address: str) -> list[dict[str, Any]]:
    return [
        _without_blanks(
            {
                "@type": "VideoObject" if each["is_video"] else "AudioObject",
                "name": each["title"],
                "description": each["kind_words"],
                "inLanguage": "bfi" if each["kind"] == "bsl" else "en",  # British Sign Language has a code of its own
                "url": each["link"] or f"{address}#watch",
                "encodingFormat": each["mime_type"],
                "uploadDate": each["sent_on"],
                "transcript": each["transcript"],
                "accessibilityFeature": _accessible(each),
            }
        )
        for each in page["recordings"]
    ]


def _accessible(each: dict[str, Any]) -> list[str]:
    """In the words of schema.org's list of accessibility features."""
    said = {
        "signLanguage": each["kind"] == "bsl",
        "captions": each["has_captions"] or (each["kind"] == "subtitled"),
        "transcript": bool(each["transcript"]),
    }
    return [feature for feature, holds in said.items() if holds]
