"""Jo books, moves and cancels for people who ring, and rings guests with only a phone. Dee, elsewhere, does not."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from core.models import Event, SavedForm
from core.saved.tickets import Ticket
from enterprises.booking import links
from enterprises.booking.actions.book import Who, Wish, book
from enterprises.booking.models import Booking, Party, PhoneNews
from tests.enterprises.booking.walking import FIRST, Walker, open_lesson, text
from tests.factories.booking import make_diary
from tests.factories.listings import make_listing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_that_monday")]


@pytest.fixture
def lesson(area):
    return open_lesson(diary=make_diary(enterprise=make_listing(area=area, name="Keys")), where="home")


@pytest.fixture
def desk():
    """A browser of somebody who works here, with the second step done."""

    def sign_in(person):
        Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": "x"})
        client = Client()
        client.force_login(person)
        return client

    return sign_in


def booked(offering):
    who = {Party.Role.FOR: Who("Ann Canary", phone="01453 000111", address="Canary Row 1\nGL5 1QA")}
    return book(Wish(offering=offering, starts_at=FIRST, minutes=60, way="cash", pence=2500, who=who), by=None).booking


def test_jo_books_for_ann_by_phone_and_it_says_so(desk, jo, lesson):
    type(lesson.enterprise).objects.update(comes_to_you=True, reach_districts="GL5")
    client = desk(jo)
    began = client.post(reverse("desk_bookings:begin", args=[lesson.enterprise_id]))
    walker = Walker(client, lesson)
    assert began.url == walker.address("what")

    done = walker.book(you={"name": "Ann Lee", "email": "", "phone": "01453 000111"})

    booking = Booking.objects.get()
    assert (booking.entered_by, booking.party("for").person) == (jo, None)
    assert Event.objects.get(tag="booking:confirmed").by == jo
    assert "by Jo for Ann Lee, by phone" in text(client.get(done.url))


def test_jo_books_every_week_for_ann_by_phone(desk, jo, lesson):
    type(lesson).objects.update(where="venue", can_repeat=True)
    client = desk(jo)
    client.post(reverse("desk_bookings:begin", args=[lesson.enterprise_id]))

    done = Walker(client, lesson).book(
        often={"how_often": "1", "how_many": "3"}, you={"name": "Ann Lee", "email": "", "phone": "01453 000111"}
    )

    assert [(each.entered_by, each.series_id is not None) for each in Booking.objects.all()] == [(jo, True)] * 3
    assert PhoneNews.objects.count() == 1  # one call to make, not three
    assert "Your regular times" in text(client.get(done.url))


def test_jo_finds_it_by_code_name_or_enterprise(desk, jo, lesson):
    booking = booked(lesson)
    client = desk(jo)

    for words in (links.code_of(booking), "canary", "keys", ""):
        page = client.get(reverse("desk_bookings:front"), {"q": words})
        assert str(booking.pk) in page.content.decode(), words
    assert str(booking.pk) not in client.get(reverse("desk_bookings:front"), {"q": "zzz"}).content.decode()


def test_reading_it_is_written_down_once_a_day_and_cancelling_names_jo(desk, jo, lesson):
    booking = booked(lesson)
    client = desk(jo)
    for _look in range(2):
        page = client.get(reverse("desk_bookings:one", args=[booking.pk]), follow=True)

    assert "Canary Row 1" in text(page)
    assert Event.objects.filter(tag="booking:address_read", by=jo).count() == 1
    client.post(reverse("booking:cancel", args=[links.token_for(booking)]), {"words": ""})
    assert Event.objects.get(tag="booking:cancelled").by == jo
    assert "Cancelled (by Jo, who works here)" in text(
        client.get(reverse("booking:own", args=[links.token_for(booking)]))
    )


def test_dee_of_another_area_finds_and_does_nothing(desk, dee, lesson):
    booking = booked(lesson)
    news = PhoneNews.objects.get()
    client = desk(dee)

    assert str(booking.pk) not in client.get(reverse("desk_bookings:front"), {"q": "canary"}).content.decode()
    assert client.get(reverse("desk_bookings:one", args=[booking.pk])).status_code == 404
    assert client.post(reverse("desk_bookings:begin", args=[lesson.enterprise_id])).status_code == 404
    assert client.post(reverse("desk_bookings:told", args=[news.pk])).status_code == 404
    assert "01453" not in text(client.get(reverse("desk_bookings:ring")))


def test_jo_rings_those_who_have_only_a_phone_and_can_take_it_back(desk, jo, lesson, settings):
    settings.TEXT_GATEWAY = ""
    booked(lesson)
    news = PhoneNews.objects.get()
    client = desk(jo)
    told = reverse("desk_bookings:told", args=[news.pk])
    assert "01453 000111" in text(client.get(reverse("desk_bookings:ring")))
    assert "1 person to ring about a booking" in text(client.get(reverse("desk:front")))

    client.post(told)
    news.refresh_from_db()
    assert (news.status, news.told_by) == ("told", jo)
    client.post(told, {"do": "undo"})
    news.refresh_from_db()
    assert (news.status, news.told_by, news.told_at) == ("ring", None, None)


def test_the_desk_costs_the_same_with_more_bookings(desk, jo, lesson, django_assert_max_num_queries):
    booked(lesson)
    client = desk(jo)
    client.get(reverse("desk_bookings:front"))

    with django_assert_max_num_queries(24):
        client.get(reverse("desk_bookings:front"), {"q": "canary"})


def test_jo_goes_on_with_a_journey_somebody_saved_and_books_it_for_them(desk, jo, lesson, client):
    type(lesson.enterprise).objects.update(comes_to_you=True, reach_districts="GL5")
    anns = Walker(client, lesson)
    anns.to_check(you={"name": "Ann Lee", "email": "", "phone": "01453 000111"})
    anns.client.post(anns.address("check"), {**anns.last_page(), "get_code": "1"})
    saved = SavedForm.objects.get(kind="booking")
    ticket = Ticket(saved.pk, "2222222", jo).text
    jos = Walker(desk(jo), lesson)

    page = jos.client.post(jos.address("check"), {"saved": ticket, "carry_on": "1"})
    assert "You fill this in for somebody" in text(page)
    assert jos.say("helps", helps="Ring long", notes="").url == jos.address("check")
    done = jos.press()

    booking = Booking.objects.get()
    assert (booking.entered_by, booking.party("for").name, booking.helps) == (jo, "Ann Lee", "Ring long")
    assert "by Jo for Ann Lee, by phone" in text(jos.client.get(done.url))
    assert not SavedForm.objects.filter(kind="booking").exists()


def test_jo_keeps_it_for_another_call_under_the_same_code(desk, jo, lesson, client):
    anns = Walker(client, lesson)
    anns.say("what", what=f"{lesson.pk}-60")
    anns.client.post(anns.address("when"), {"what": f"{lesson.pk}-60", "pages_done": "what", "get_code": "1"})
    saved = SavedForm.objects.get(kind="booking")
    jos = Walker(desk(jo), lesson)
    jos.client.post(jos.address("when"), {"saved": Ticket(saved.pk, "2222222", jo).text, "carry_on": "1"})

    kept = jos.client.post(jos.address("when"), {"save_later": "1", "what": f"{lesson.pk}-60"})

    assert kept.url == reverse("desk_codes:find")
    assert SavedForm.objects.get(kind="booking").pk == saved.pk
