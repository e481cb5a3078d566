"""A listing as schema.org data (JSON-LD), for search engines. Only what the page itself shows."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from enterprises.listings.models import Enterprise
from enterprises.listings.models.parts import Weekday

#: What would end the script element or start another inside JSON text.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def structured_data(enterprise: Enterprise, context: dict[str, Any]) -> SafeString:
    """The text of the application/ld+json element: data, which browsers never run whatever the policy on scripts."""
    data = _without_blanks(
        {
            "@context": "https://schema.org",
            "@type": "LocalBusiness",
            "@id": context["address"],
            "url": context["address"],
            "name": enterprise.name,
            "description": enterprise.one_line,
            "identifier": enterprise.short_number,
            "telephone": enterprise.phone,
            "email": enterprise.email,
            "sameAs": enterprise.website,
            "areaServed": context["comes"] and enterprise.area.name,
            "knowsLanguage": [term.name for term in enterprise.languages.all()],
            "paymentAccepted": ", ".join(term.name for term in enterprise.payments.all()),
            "openingHoursSpecification": _hours(enterprise),
            "location": _venues(enterprise),
            "makesOffer": _offers(context),
        }
    )
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(_ESCAPES))  # noqa: S308 -- escaped above


def _without_blanks(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value}


def _hours(enterprise: Enterprise) -> list[dict[str, str]]:
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": f"https://schema.org/{Weekday(opening.day).name.capitalize()}",
            "opens": f"{opening.opens_at:%H:%M}",
            "closes": f"{opening.closes_at:%H:%M}",
        }
        for opening in enterprise.openings.all()
        if opening.opens_at and opening.closes_at
    ]


def _venues(enterprise: Enterprise) -> list[dict[str, Any]]:
    return [
        {
            "@type": "Place",
            "name": venue.name,
            "address": _without_blanks(
                {
                    "@type": "PostalAddress",
                    "streetAddress": venue.address,
                    "addressLocality": venue.town,
                    "postalCode": venue.postcode,
                    "addressCountry": "GB",
                }
            ),
        }
        for venue in enterprise.venues.all()
    ]


def _offers(context: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "@type": "Offer",
            "name": price.name,
            "price": f"{price.pence / 100:.2f}",
            "priceCurrency": price.currency,
        }
        for price, _words in context["prices"]
        if price.pence is not None
    ]
