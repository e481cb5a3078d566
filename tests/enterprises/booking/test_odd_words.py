"""Odd words in any address or form of booking get a sentence or a 404, never an error page: for whoever holds the link,
for those who run it, and for a stranger.
"""

import re
from collections import Counter
from itertools import cycle

import pytest
from django.test import Client

from core.models import Bucket
from enterprises.booking import links, proving
from enterprises.booking.actions import other_time
from enterprises.booking.models import Offering, Party, Payment
from enterprises.booking.waiting import joining, offering
from enterprises.booking.waiting.links import token_for
from enterprises.booking.waiting.suits import Wanted
from tests.enterprises.booking.test_bookings import FIRST, ana, booked, lesson, on_that_monday  # noqa: F401 -- fixtures
from tests.permissions.addresses import addresses
from tests.signed_in import just_signed_in

pytestmark = pytest.mark.django_db
OURS = re.compile(
    r"^(bookings/|papers/|my/(bookings|spent|papers)/|enterprises/<slug:slug>/(book|practise|wait)/)|/(bookings|money)/"
)
ODD = (
    *("", "\x00", "'", "-1", "0", "9" * 40, "1e9", "NaN", "2027-02-30", "2027-03-28T01:30", "24:61", "x" * 9000),
    *("<b>", "%s", "é" * 300, "\ud7ff", "1,2,3", "[]", "{}", "None", "true", "card", "\u202e"),
)
FIELDS = (
    *("what", "time", "how_often", "how_many", "places", "whom", "name", "email", "phone", "postcode", "address"),
    *("helps", "notes", "way", "payer", "organisation", "key", "pence", "which", "words", "remind", "do", "seen"),
    *("booking_code", "day", "on", "at", "begins", "ends", "first_day", "last_day", "minutes", "price", "every", "q"),
    *("weekdays", "parts", "weeks", "starts_at", "reference", "vat_number", "ways", "offer", "as_of", "page", "year"),
)


@pytest.fixture
def parts(lesson, ana):  # noqa: F811 -- the fixture of that name
    """What stands in an address for each of its parts: things that are there."""
    lesson.asks_first = True
    lesson.can_repeat = True
    lesson.save()
    booking = booked(lesson)
    proposal = other_time.ask(booking, FIRST.replace(hour=14), by=ana, words="Later?")
    place = joining.join(joining.Place(lesson, 60, Wanted(FIRST.date().replace(month=3)), "Bo", "bo@example.com"))
    offering.offer_directly(place, FIRST.replace(hour=16), by=ana, words="")
    tokens = [
        links.token_for(booking),
        token_for(place),
        proving.token_for(booking.party(Party.Role.BY)),
        "nonsense",
    ]
    return {
        "slug": [lesson.enterprise.slug],
        "pk": [str(lesson.enterprise_id)],
        "token": tokens,
        "payment": [str(Payment.objects.get().pk)],
        "offering": [str(lesson.pk)],
        "place": [str(place.pk)],
        "booking": [str(booking.pk)],
        "diary": [str(lesson.diary_id)],
        "proposal": [str(proposal.pk)],
    }


def every_address(parts):
    """Each route of booking with what is there in it, once for each token."""
    for each in addresses():
        if not OURS.search(each.route) or each.route.startswith("admin/"):
            continue
        for number in range(len(parts["token"]) if "<str:token>" in each.route else 1):

            def there(part, number=number):
                known = parts.get(part["name"], ["1"])
                return known[number % len(known)]

            yield "/" + re.sub(r"<(?:\w+:)?(?P<name>\w+)>", there, each.route)


def test_odd_words_are_answered_in_words(parts, ana, sam):  # noqa: F811 -- the fixture of that name
    Offering.objects.update(status="open")
    visitors = {"a guest": Client(), "ana": just_signed_in(Client(), ana), "sam": just_signed_in(Client(), sam)}
    odd, wrong, statuses = cycle(ODD), [], Counter()
    for address in every_address(parts):
        for who, browser in visitors.items():
            browser.raise_request_exception = False
            Bucket.objects.all().delete()  # a caller who is told to wait tries nothing
            said = {name: next(odd) for name in FIELDS}
            for answer in (
                browser.get(address),
                browser.get(address, {name: next(odd) for name in FIELDS[:6]}),
                browser.post(address, said),
                browser.post(address, {name: [next(odd), next(odd)] for name in FIELDS}),
                browser.post(address, b"\xff\xfe{", content_type="application/json"),
            ):
                statuses[answer.status_code] += 1
                if answer.status_code >= 500:
                    wrong.append((who, address, answer.status_code))

    assert wrong == []
    assert statuses[200] + statuses[302] > 500
    assert statuses[429] == 0
