"""A listing as schema.org data (JSON-LD), for search engines. Only what the page itself shows."""

import json
from typing import Any

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
