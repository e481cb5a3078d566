"""What the council of the gate's town says of itself, and what its editors want to be seen first."""

import json

from django.conf import settings
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from core.models import SiteSettings
from directory.models import StandardPage


def say_who_we_are() -> None:
    """Every part of the foot of the page. The colours stay those of the look as it comes."""
    SiteSettings.objects.create(
        one_line="Small enterprises of the five valleys.",
        email="team@example.org",
        post_address="Town Hall\nHigh Street\nStroud GL5 1AA",
        footer_text="<p>This site is run by <b>the council</b>. <a href='https://www.example.org/'>About us</a>.</p>",
        footer_links=_rows("link", words="Bin days", page=None, address="https://www.example.org/bins"),
        social_links=_rows("account", words="Facebook", address="https://social.example.org/stroud"),
    )


def show_first() -> None:
    """For “enterprises”: a page, a listing and a link."""
    query = Query.get("enterprises")
    SearchPromotion.objects.create(
        query=query, page=StandardPage.objects.get(slug="how-it-works"), description="How to find people.", sort_order=0
    )
    for order, (address, title) in enumerate(
        ((f"{settings.SITE_URL}/enterprises/everything/", "A listing"), ("https://www.example.org/bus", "Bus passes")),
        1,
    ):
        SearchPromotion.objects.create(
            query=query, external_link_url=address, external_link_text=title, sort_order=order
        )


def _rows(kind: str, **value: object) -> str:
    return json.dumps([{"type": kind, "value": value}])
