"""What the page of an area shows."""

from typing import Any

from directory import news, search
from directory.home import featured, kinds_of
from directory.models import AreaPage


def area_context(page: AreaPage) -> dict[str, Any]:
    """Its enterprises by kind of help, some to meet, and its news. One search answers for the counts and the cards."""
    area = page.area
    if area is None:
        return {"area": None, "kinds": [], "featured": [], "total": 0, "news": []}
    results = search.search(search.Query(filters={"area": (area.slug,)}, sort="confirmed", size=40))
    return {
        "area": area,
        "kinds": kinds_of(results.counts.get("category", {})),
        "featured": featured(page.featured.all(), results.hits),
        "total": results.total,
        "news": news.latest(area=area),
    }
