"""What the council of the demo town says of itself, and what its editors want to be found first."""

from typing import Any

from django.conf import settings
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from core.models import SiteSettings
from directory.models import StandardPage
from enterprises.listings.models import Enterprise

FACTS = {
    "one_line": "Small enterprises and kind people from Stroud to Berkeley.",
    "email": "hello@example.org",
    "post_address": "Town Hall\nHigh Street\nStroud GL5 1AP",
    "footer_text": "<p>People of Stroud and the Vale look after this list. It is free to use.</p>",
}
#: The words somebody searches for, and the listing or the page that is shown first.
LISTINGS = (("bus pass", "First Bus"),)
PAGES = (("checks", "how-it-works", "What we look at before a listing is shown."),)


def settle_in() -> None:
    """Leaves alone what somebody has written or chosen since."""
    ours = SiteSettings.load()
    if not any(getattr(ours, name) for name in FACTS):
        for name, value in FACTS.items():
            setattr(ours, name, value)
        ours.save()
    for words, name in LISTINGS:
        address = Enterprise.objects.get(name=name).get_absolute_url()
        _show_first(words, external_link_url=settings.SITE_URL + address, external_link_text=name)
    for words, slug, about in PAGES:
        _show_first(words, page=StandardPage.objects.get(slug=slug), description=about)


def _show_first(words: str, **what: Any) -> None:
    query = Query.get(words)
    if not query.editors_picks.exists():
        SearchPromotion.objects.create(query=query, sort_order=0, **what)
