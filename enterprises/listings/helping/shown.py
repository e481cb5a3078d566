"""What the pages about a listing say of helping."""

from typing import Any, cast

from django.http import HttpRequest

from accounts.helping.mine import waiting_for
from accounts.models import Help, Person
from enterprises.listings import rules
from enterprises.listings.helping.asking import waiting_about
from enterprises.listings.helping.capabilities import AVAILABILITY, KIND, WORDS
from enterprises.listings.models import Enterprise, Ownership


def helping_on(request: HttpRequest, listing: Enterprise) -> dict[str, Any]:
    """For a helper: whom they help, and what waits for that person's answer. For those who run it: what waits for
    theirs.
    """
    person = cast(Person, request.user)
    if rules.owns(person, listing):
        mine = [each for each in waiting_for(person) if (each.subject_type, each.subject_id) == (KIND, str(listing.pk))]
        return {"to_decide": mine}
    words, today = (rules.help_with(person, listing, each) for each in (WORDS, AVAILABILITY))
    given = words or today
    return {
        "helped": given.person if given else None,
        "helps_words": words is not None,
        "helps_today": today is not None,
        "asked": waiting_about(listing, WORDS, by=person).first(),
        "asked_today": waiting_about(listing, AVAILABILITY, by=person).first(),
    }


def helped_listings(person: Person) -> list[tuple[Enterprise, Person]]:
    """What somebody helps with: each listing, with the person who decides about it."""
    given = Help.objects.at_work().filter(helper=person).select_related("person")
    by_owner: dict[int, list[Help]] = {}
    for each in given:
        by_owner.setdefault(each.person_id, []).append(each)
    found: dict[int, tuple[Enterprise, Person]] = {}
    owned = Ownership.objects.filter(person__in=by_owner).select_related("enterprise")
    for row in owned.order_by("enterprise__name", "pk"):
        for each in by_owner[row.person_id]:
            if not each.subject_type or (each.subject_type, each.subject_id) == (KIND, str(row.enterprise_id)):
                found.setdefault(row.enterprise_id, (row.enterprise, each.person))
    return list(found.values())
