"""People who found nothing and left an address: are they looking for this listing, new or changed?"""

from django.db.models import QuerySet
from django.http import QueryDict

from directory import find, search
from enterprises.listings import actions
from enterprises.listings.models import Enterprise, UnmetNeed


def _waiting() -> QuerySet[UnmetNeed]:
    return UnmetNeed.objects.filter(status=UnmetNeed.Status.OPEN).exclude(email="")


def anybody_waits() -> bool:
    return _waiting().exists()


def tell_people_looking(enterprise_id: int) -> int:
    """Tell each open need whose own search finds this listing now. Running it again tells nobody twice."""
    enterprise = Enterprise.objects.public().filter(pk=enterprise_id).first()
    if enterprise is None:
        return 0
    told = 0
    # One that was told of this very listing, and looks again, is not told twice.
    for need in _waiting().exclude(told_about=enterprise):
        if fits(need, enterprise_id):
            actions.tell_need(need, enterprise, by=None)
            told += 1
    return told


def fits(need: UnmetNeed, enterprise_id: int) -> bool:
    """Whether the search that found nothing finds this listing. A need without a search is left to a support worker."""
    asked = find.read(QueryDict(need.query))
    return not asked.is_empty and search.matches(asked.query(), enterprise_id)
