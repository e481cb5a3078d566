"""Somebody who walks through the pages of a booking, as a browser without a script does."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape

from django.urls import reverse

from enterprises.booking import queries
from enterprises.booking.journey.trip import time_choice
from enterprises.booking.models import Terms
from tests.factories.booking import make_diary, make_offering

NOW = datetime(2027, 1, 4, 9, tzinfo=UTC)  # a Monday
FIRST = datetime(2027, 1, 5, 9, 30, tzinfo=UTC)


def open_lesson(*, ways=("cash", "transfer", "invoice"), terms=None, diary=None, **facts):
    """Ana's piano lessons on Tuesday mornings can be booked."""
    diary = diary or make_diary()
    Terms.objects.create(enterprise=diary.enterprise, is_open=True, ways=list(ways), **(terms or {}))
    return make_offering(diary, **{"asks_first": False, "free_until_hours": 24, "late_percent": 50, **facts})


def next_start(offering, number):
    """One of the times that are free now."""
    return queries.free_times(offering, 60)[number].starts_at


class Walker:
    """One browser at one journey."""

    def __init__(self, client, offering, *, word="book"):
        self.client, self.offering, self.word = client, offering, word
        self.slug = offering.enterprise.slug

    def address(self, key):
        return reverse(f"booking:{self.word}_{key}", args=[self.slug])

    def see(self, key):
        return self.client.get(self.address(key))

    def say(self, key, **answers):
        """Answer one page; the response is where it led to."""
        return self.client.post(self.address(key), answers)

    def to_check(self, *, minutes=60, starts_at=FIRST, **more):
        """Answer every page as Sam would, but for what `more` says otherwise; returns where the last one led to."""
        answers = {
            "what": {"what": f"{self.offering.pk}-{minutes}"},
            "when": {"time": time_choice(starts_at)},
            "often": {"how_often": "once"},
            "places": {"places": "1"},
            "whom": {"whom": "me"},
            "you": {"name": "Sam Price", "email": "sam@example.com", "phone": "07700 900123"},
            "where": {"address": "1 Canal Row\nStroud", "postcode": "GL5 1QA"},
            "helps": {"helps": "More time", "notes": ""},
            "pay": {"way": "cash", "payer": "me"},
            "payer": {"payer_organisation": "Stroud Council", "payer_address": "Council House\nStroud"},
        }
        at = self.address("what")
        for key, page in answers.items():
            if at == self.address(key):
                response = self.say(key, **{**page, **more.get(key, {})})
                assert response.status_code == 302, (key, errors(response))
                at = response.url
        return at

    def last_page(self):
        """The hidden fields of the last page: what its button sends."""
        page = self.see("check").content.decode()
        found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
        return {name: unescape(value) for name, value in found}

    def press(self, **changed):
        return self.client.post(self.address("check"), {**self.last_page(), **changed})

    def book(self, **more):
        assert self.to_check(**more) == self.address("check")
        return self.press()


def errors(response):
    form = response.context.get("form") if response.context else None
    return form.errors.get_json_data() if form is not None else response.content[:500]


def text(response):
    return " ".join(re.sub(r"<[^>]+>", " ", unescape(response.content.decode())).split())


def in_a_week(moment):
    return moment + timedelta(days=7)
