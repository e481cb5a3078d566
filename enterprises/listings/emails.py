"""One function for each message. All go out after the transaction, and none names a visitor."""

from django.conf import settings
from django.urls import reverse
from django.utils.functional import lazy

from accounts.messages import tell
from accounts.models import Person, Way
from accounts.reach import reach_of, usable_way
from enterprises.listings.models import Area, EasyRead, Enterprise, UnmetNeed
from enterprises.listings.permissions import MessagePolicy


def something_waits(area: Area) -> None:
    """To the area's team: go and look. What it is stays on the site."""
    if area.email:
        address = settings.SITE_URL + reverse("wagtailadmin_home")
        tell(area.email, "listings/something_waits", {"area": area, "address": address})


def need_of_no_area(need: UnmetNeed) -> None:
    """To the editors, who alone may deal with it; where a site has none, to its administrators."""
    policy = MessagePolicy(UnmetNeed, "area", auth_model=Enterprise)
    able = policy.users_with_any_permission_for_instance(["view"], need)
    people = able.filter(is_superuser=False) or able
    address = settings.SITE_URL + reverse("wagtailadmin_home")
    for person in people:
        tell(person, "listings/need_of_no_area", {"address": address}, way=Way.EMAIL)


def need_met(need: UnmetNeed, enterprise: Enterprise) -> None:
    """To somebody who found nothing and left an address: something fits now."""
    context = {"enterprise": enterprise, "address": settings.SITE_URL + enterprise.get_absolute_url()}
    tell(need.email, "listings/need_met", context)


def published(enterprise: Enterprise, *, by: Person | None) -> None:
    """To those who run it, the first time the public can find it. Whoever published it knows."""
    context = {
        "enterprise": enterprise,
        # Worked out while it is written: the page in the language of whoever reads it.
        "address": lazy(lambda: settings.SITE_URL + enterprise.get_absolute_url(), str)(),
        "short_address": settings.SITE_URL + reverse("directory:short", args=[enterprise.short_number]),
    }
    for owner in enterprise.owners.exclude(pk=by.pk if by else None).order_by("pk"):
        tell(owner, "listings/published", context, area=enterprise.area)


def changes_published(enterprise: Enterprise, *, by: Person | None) -> None:
    """To those who run it: what they changed was looked at and everybody sees it now."""
    context = {
        "enterprise": enterprise,
        "address": lazy(lambda: settings.SITE_URL + enterprise.get_absolute_url(), str)(),
    }
    for owner in enterprise.owners.exclude(pk=by.pk if by else None).order_by("pk"):
        tell(owner, "listings/changes_published", context, area=enterprise.area)


def easy_read_shown(copy: EasyRead, *, by: Person | None) -> None:
    """To those who run it: the Easy Read they sent was checked, and everybody can read it."""
    enterprise = copy.enterprise
    context = {
        "enterprise": enterprise,
        "who": copy.checked_by,
        "address": lazy(lambda: settings.SITE_URL + copy.get_absolute_url(), str)(),
    }
    for owner in enterprise.owners.exclude(pk=by.pk if by else None).order_by("pk"):
        tell(owner, "listings/easy_read_shown", context, area=enterprise.area)


def sent_back(enterprise: Enterprise, words: str, *, sent_by: Person | None) -> None:
    """To those who run it, or else whoever sent it: what to change before everybody can see it."""
    people = list(enterprise.owners.order_by("pk")) or ([sent_by] if sent_by else [])
    context = {
        "enterprise": enterprise,
        "words": words,
        "address": lazy(lambda: settings.SITE_URL + reverse("my:tasks", args=[enterprise.pk]), str)(),
    }
    for person in people:
        tell(person, "listings/sent_back", context, area=enterprise.area)


def still_right(enterprise: Enterprise, owner: Person, token: str) -> None:
    """To one of those who run it, every few months: is all of it still so? One press answers, without signing in."""
    link = lazy(lambda: settings.SITE_URL + reverse("still_right", args=[token]), str)()
    # Nobody can press on paper, or writes down such a link on the phone.
    can_press = usable_way(owner, reach_of(owner)) in (Way.EMAIL, Way.TEXT)
    context = {"enterprise": enterprise, "owner": owner, "link": link if can_press else ""}
    tell(owner, "listings/still_right", context, area=enterprise.area)


def correction_suggested(enterprise: Enterprise) -> None:
    """To those who run it: somebody says that a line is not right. Which one, and who says so, stays on the site."""
    context = {
        "enterprise": enterprise,
        "address": lazy(lambda: settings.SITE_URL + reverse("corrections", args=[enterprise.pk]), str)(),
    }
    for owner in enterprise.owners.filter(is_active=True).order_by("pk"):
        tell(owner, "listings/correction_suggested", context, area=enterprise.area)


def somebody_left(enterprise: Enterprise) -> None:
    """One of those who ran it had their data erased: the others look whether it still speaks of them. Names nobody."""
    address = lazy(lambda: settings.SITE_URL + reverse("my:tasks", args=[enterprise.pk]), str)()
    for owner in enterprise.owners.order_by("pk"):
        tell(owner, "listings/somebody_left", {"enterprise": enterprise, "address": address}, area=enterprise.area)
