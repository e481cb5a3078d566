"""What was booked somewhere is kept: Jo cannot delete its listing, and reads why. One that nobody booked goes."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from core.moves import WrongMoment
from enterprises.booking.actions.book import Who, Wish, book
from enterprises.booking.models import Party
from enterprises.listings import actions
from enterprises.listings.models import Enterprise
from tests.enterprises.booking.walking import next_start, open_lesson
from tests.factories.booking import make_diary

pytestmark = pytest.mark.django_db
SNIPPET = "wagtailsnippets_listings_enterprise"


@pytest.fixture
def desk(client, jo):
    Authenticator.objects.create(user=jo, type=Authenticator.Type.TOTP, data={})
    client.force_login(jo)
    return client


@pytest.fixture
def lesson(make_listing):
    return open_lesson(diary=make_diary(enterprise=make_listing()))


@pytest.fixture
def booked(lesson):
    wish = Wish(lesson, next_start(lesson, 0), 60, "cash", 2500, {Party.Role.FOR: Who("Sam", "sam@example.com")})
    return book(wish, by=None).booking


def test_her_page_says_why_it_stays(desk, lesson, booked):
    answer = desk.get(reverse(f"{SNIPPET}:delete", args=[lesson.enterprise_id]), follow=True)

    assert "must be kept. Close it for good instead." in answer.content.decode()
    assert Enterprise.objects.filter(pk=lesson.enterprise_id).exists()


def test_among_others_it_is_left_out(desk, lesson, booked, make_listing):
    other = make_listing(name="Other", slug="other")
    address = f"/admin/bulk/listings/enterprise/delete/?id={lesson.enterprise_id}&id={other.pk}"

    assert "They can be closed for good instead" in desk.get(address).content.decode()
    desk.post(address)

    assert list(Enterprise.objects.values_list("pk", flat=True)) == [lesson.enterprise_id]


def test_no_door_deletes_it(jo, lesson, booked):
    with pytest.raises(WrongMoment, match="must be kept"):
        actions.delete_listing(lesson.enterprise, by=jo)


def test_what_nobody_booked_is_deleted_with_all_that_could_be(jo, lesson):
    actions.delete_listing(lesson.enterprise, by=jo)

    assert not type(lesson).objects.exists()
