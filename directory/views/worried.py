"""/worried/: who to ring when you are worried about someone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from directory.remembered import remembered
from enterprises.listings.models import Area, Enterprise


@require_safe
@remembered
def worried(request: HttpRequest) -> HttpResponse:
    """Emergencies first, then the team of the area: of ?listing= or ?area= (slugs), or every team to choose from."""
    listing = Enterprise.objects.public().select_related("area").filter(slug=request.GET.get("listing", "")).first()
    teams = [listing.area] if listing else list(Area.objects.filter(slug=request.GET.get("area", "")))
    teams = teams or list(Area.objects.order_by("name"))
    context = {
        "about": listing,
        "teams": [area for area in teams if area.phone],
        "is_one": len(teams) == 1,
    }
    return render(request, "directory/worried.html", context)
