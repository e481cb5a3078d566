"""One function for each message. All go out after the transaction, and none names a visitor."""

from django.conf import settings
from django.urls import reverse

from core import mail
from enterprises.listings.models import Area, Enterprise, UnmetNeed
from enterprises.listings.permissions import MessagePolicy


def something_waits(area: Area) -> None:
    """To the area's team: go and look. What it is stays on the site."""
    if area.email:
        address = settings.SITE_URL + reverse("wagtailadmin_home")
        mail.send(area.email, "listings/something_waits", {"area": area, "address": address})


def need_of_no_area(need: UnmetNeed) -> None:
    """To the editors, who alone may deal with it; where a site has none, to its administrators."""
    policy = MessagePolicy(UnmetNeed, "area", auth_model=Enterprise)
    able = policy.users_with_any_permission_for_instance(["view"], need)
    people = able.filter(is_superuser=False) or able
    address = settings.SITE_URL + reverse("wagtailadmin_home")
    for person in people:
        mail.send(person, "listings/need_of_no_area", {"address": address})


def need_met(need: UnmetNeed, enterprise: Enterprise) -> None:
    """To somebody who found nothing and left an address: something fits now."""
    context = {"enterprise": enterprise, "address": settings.SITE_URL + enterprise.get_absolute_url()}
    mail.send(need.email, "listings/need_met", context)
