"""Somebody joins a list page by page, answers a time that is kept for them, and leaves; Ana and Jo at their desks."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.urls import reverse

from core import jobs, retention, texts
from core.models import Event
from enterprises.booking.actions import ending
from enterprises.booking.journey.trip import time_choice
from enterprises.booking.models import Booking, Offer, PhoneNews, Seat, Waiting
from enterprises.booking.waiting import answering, joining, news, personal
from enterprises.booking.waiting import offering as lists
from enterprises.booking.waiting.links import token_for
from tests.enterprises.booking.waiting.conftest import FIRST, booked, fill, wait
from tests.enterprises.booking.walking import Walker, text
from tests.factories.accounts import PersonFactory
from tests.signed_in import just_signed_in

pytestmark = pytest.mark.django_db

ME = {"name": "Bo Green", "email": "bo@example.com", "phone": ""}


def at(name, offering):
    return reverse(f"booking:{name}", args=[offering.enterprise.slug])


def own(waiting, name="waiting"):
    return reverse(f"booking:{name}", args=[token_for(waiting)])


def to_check(client, offering, *, start="", me=ME, **said):
    address = f"{at('wait', offering)}?what={offering.pk}-60&start={start}"
    answers = {} if start else {"weekdays": ["1"], "parts": ["morning"], "weeks": "2"}
    response = client.post(address, {**answers, **said})
    assert response.url == at("wait_you", offering), text(response)
    assert client.post(response.url, me).url == at("wait_check", offering)
    return client.get(at("wait_check", offering))


def join(client, offering, **said):
    page = to_check(client, offering, **said)
    client.post(at("wait_check", offering), {"key": page.context["key"]})
    return Waiting.objects.latest("since")


def kept(offering):
    """Bo waits, and the first lesson is kept for them."""
    ending.cancel_for_person(fill(offering)[3], by=None)
    waiting = wait(offering)
    Waiting.objects.update(not_these=[])
    Waiting.objects.filter(pk=waiting.pk).update(name="Bo Green")
    lists.offer_what_is_free()
    waiting.refresh_from_db()
    return waiting


# --- joining ------------------------------------------------------------------------------------------------------
def test_where_nothing_is_free_the_page_of_times_leads_to_the_list(client, lesson):
    fill(lesson)
    Walker(client, lesson).say("what", what=f"{lesson.pk}-60")

    page = client.get(at("book_when", lesson))

    assert "Shall we tell you when something comes free?" in text(page)
    assert f'href="{at("wait", lesson)}?what={lesson.pk}-60"' in page.content.decode()


def test_where_times_are_free_it_is_offered_too_and_not_where_there_is_no_list(client, lesson):
    Walker(client, lesson).say("what", what=f"{lesson.pk}-60")
    assert "Does none of these suit you?" in text(client.get(at("book_when", lesson)))

    type(lesson).objects.update(has_waiting_list=False)

    assert at("wait", lesson) not in client.get(at("book_when", lesson)).content.decode()
    assert client.get(f"{at('wait', lesson)}?what={lesson.pk}-60").url == at("book_what", lesson)


def test_somebody_joins_page_by_page_and_is_told(client, lesson, ana, django_capture_on_commit_callbacks):
    fill(lesson)
    page = to_check(client, lesson)
    assert "Tuesday" in text(page)
    assert "Mornings, until 12:00" in text(page)

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(at("wait_check", lesson), {"key": page.context["key"]})

    waiting = Waiting.objects.get()
    assert response.url == own(waiting) + "?new=1"
    assert (waiting.name, waiting.weekdays, waiting.parts) == ("Bo Green", [1], ["morning"])
    assert (waiting.until - waiting.since.date()).days == 14
    assert "You are on the list" in text(client.get(response.url))
    assert {each.to[0]: each.subject for each in mail.outbox[-2:]} == {
        "bo@example.com": "You are on the waiting list",
        "ana@example.com": "Somebody waits for a free time",
    }
    assert not [each for each in mail.outbox if "Bo" in each.body + each.subject]


def test_pressed_twice_it_is_one_place(client, lesson):
    page = to_check(client, lesson)
    answers = [client.post(at("wait_check", lesson), {"key": page.context["key"]}) for _twice in range(2)]

    assert answers[0].url == answers[1].url
    assert Waiting.objects.count() == 1


def test_somebody_signed_in_is_known_and_finds_it_among_their_bookings(client, lesson):
    sam = PersonFactory(name="Sam Price", email="sam@example.com")
    client.force_login(sam)
    client.post(f"{at('wait', lesson)}?what={lesson.pk}-60", {"weeks": "5"})
    assert 'value="Sam Price"' in client.get(at("wait_you", lesson)).content.decode()

    waiting = join(client, lesson, me={**ME, "name": "Sam Price"})

    assert waiting.person == sam
    assert own(waiting) in client.get(reverse("booking:mine")).content.decode()


def test_what_is_free_already_is_said_before_they_join(client, lesson):
    page = to_check(client, lesson)

    assert "Something that suits you is free now" in text(page)
    assert "Tuesday 5 January 2027, 9:30 to 10:30" in text(page)


def test_a_full_date_of_a_group_can_be_waited_for(client, lunch):
    booked(lunch, FIRST, places=2)
    Walker(client, lunch).say("what", what=f"{lunch.pk}-60")
    link = f"{at('wait', lunch)}?what={lunch.pk}-60&amp;start={time_choice(FIRST)}"
    assert link in client.get(at("book_when", lunch)).content.decode()

    waiting = join(client, lunch, start=time_choice(FIRST), places="2")

    assert (waiting.starts_at, waiting.places, waiting.until) == (FIRST, 2, FIRST.date())
    assert "Tuesday 12 January 2027, 9:30 to 10:30" in text(client.get(own(waiting)))


def test_when_a_place_has_come_free_meanwhile_they_are_led_to_book_it(client, lunch):
    booking = booked(lunch, FIRST, places=2)
    to_check(client, lunch, start=time_choice(FIRST), places="1")
    ending.cancel_for_person(booking, by=None)

    assert client.post(at("wait_check", lunch), {"key": "x"}).url == at("book_when", lunch)
    assert not Waiting.objects.exists()


@pytest.mark.parametrize(
    ("page", "typed", "field"),
    [
        ("wait", {}, "weeks"),
        ("wait", {"weeks": "99"}, "weeks"),
        ("wait", {"weeks": "2", "weekdays": ["9"]}, "weekdays"),
        ("wait", {"weeks": "2", "parts": ["night"]}, "parts"),
        ("wait_you", {"name": "", "email": "bo@example.com"}, "name"),
        ("wait_you", {"name": "Bo", "email": "", "phone": ""}, "email"),
        ("wait_you", {"name": "Bo", "email": "", "phone": "12"}, "phone"),
    ],
)
def test_what_is_wrong_is_said_beside_its_question(client, lesson, page, typed, field):
    client.post(f"{at('wait', lesson)}?what={lesson.pk}-60", {"weeks": "2"})

    response = client.post(at(page, lesson), typed)

    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]


@pytest.mark.parametrize("query", ["", "?what=nonsense", "?what=999999-60&start=99999999T9999Z"])
def test_a_page_without_what_was_chosen_asks_for_it(client, lesson, query):
    assert client.get(at("wait", lesson) + query).url == at("book_what", lesson)
    assert client.get(at("wait_check", lesson)).url == at("book_what", lesson)


def test_a_household_cannot_fill_the_list(client, lesson):
    for number in range(6):
        join(client, lesson, me={**ME, "name": f"P{number}"})
    page = to_check(client, lesson)

    assert client.post(at("wait_check", lesson), {"key": page.context["key"]}).status_code == 429


# --- one's own page -----------------------------------------------------------------------------------------------
def test_yes_leads_into_the_journey_with_the_time_kept_and_it_is_booked(client, lesson):
    waiting = kept(lesson)
    assert "A time is free for you" in text(client.get(own(waiting)))

    response = client.post(own(waiting), {"do": "yes"})
    walker = Walker(client, lesson)
    assert response.url == walker.address("whom")
    assert "is kept for you until" in text(client.get(response.url))
    walker.say("whom", whom="me")
    assert 'value="Bo Green"' in walker.see("you").content.decode()
    walker.say("you", name="Bo Green", email="bo@example.com", phone="")
    walker.say("helps", helps="", notes="")
    walker.say("pay", way="cash", payer="me")
    done = walker.press()

    booking = Booking.objects.get(starts_at=FIRST, status="confirmed")
    assert "/bookings/" in done.url
    assert [each.held_by for each in Seat.objects.filter(slot__starts_at=FIRST)] == [booking.pk]
    waiting.refresh_from_db()
    assert (waiting.status, "You booked a time" in text(client.get(own(waiting)))) == ("taken", True)


def test_when_it_ran_out_meanwhile_the_journey_says_so_and_keeps_the_rest(client, lesson, clock):
    waiting = kept(lesson)
    client.post(own(waiting), {"do": "yes"})
    walker = Walker(client, lesson)
    walker.say("whom", whom="me")
    walker.say("you", name="Bo Green", email="bo@example.com", phone="")
    walker.say("helps", helps="", notes="")
    walker.say("pay", way="cash", payer="me")
    answering.not_this_time(Offer.objects.get(), by=None)
    booked(lesson, FIRST)

    response = client.get(walker.address("check"), follow=True)

    assert response.redirect_chain[-1][0] == walker.address("when")
    assert "The time is not kept for you any more" in text(response)


def test_what_is_kept_stays_with_a_form_that_is_saved(client, lesson):
    waiting = kept(lesson)
    client.post(own(waiting), {"do": "yes"})
    page = client.get(at("book_whom", lesson)).content.decode()

    assert f'name="kept_offer" value="{Offer.objects.get().pk}:' in page


def test_not_this_time_and_leaving_and_coming_back(client, lesson):
    waiting = kept(lesson)
    assert "You keep your place" in text(client.post(own(waiting), {"do": "no"}, follow=True))

    assert "Leave the list?" in text(client.get(own(waiting, "waiting_leave")))
    assert Waiting.objects.get().status == "waiting"
    assert "You left the list" in text(client.post(own(waiting, "waiting_leave"), follow=True))
    assert client.get(own(waiting, "waiting_leave")).status_code == 302
    assert "You are on the list again" in text(client.post(own(waiting), {"do": "back"}, follow=True))


def test_an_answer_that_comes_too_late_is_said_kindly(client, lesson):
    waiting = kept(lesson)
    answering.not_this_time(Offer.objects.get(), by=None)

    for doing in ("yes", "no", "stay", "back", "nonsense"):
        response = client.post(own(waiting), {"do": doing}, follow=True)
        assert response.status_code == 200
        assert response.context["messages"], doing


def test_what_suits_can_be_changed(client, lesson):
    waiting = wait(lesson, weekdays=[1])
    page = client.get(own(waiting, "waiting_change"))
    assert page.context["form"].initial["weeks"] == 5

    client.post(own(waiting, "waiting_change"), {"weekdays": ["2", "3"], "weeks": "13"})

    waiting.refresh_from_db()
    assert (waiting.weekdays, (waiting.until - waiting.since.date()).days) == ([2, 3], 91)
    joining.leave(waiting, by=None)
    assert client.get(own(waiting, "waiting_change")).url == own(waiting)


def test_a_spoilt_link_opens_nothing(client, lesson):
    assert client.get(own(wait(lesson)) + "x/").status_code == 404
    assert client.get(reverse("booking:waiting", args=["nothing"])).status_code == 404


# --- the enterprise -----------------------------------------------------------------------------------------------
def test_ana_sees_first_names_and_what_suits_and_nothing_else(client, lesson, ana):
    client = just_signed_in(client, ana)
    there = reverse("bookings:waiting", args=[lesson.enterprise_id])
    assert "Nobody waits" in text(client.get(there))
    wait(lesson, weekdays=[1], email="secret@example.com")
    Waiting.objects.update(name="Bo Secret", phone="01632 960999")

    page = text(client.get(there))

    assert "Bo: Piano lesson" in page
    assert not [each for each in ("Secret", "secret@", "960999") if each in page]
    assert "1 person waits for a free time" in text(client.get(reverse("bookings:diary", args=[lesson.enterprise_id])))


def test_ana_offers_a_free_time_or_another_and_takes_somebody_off(client, lesson, ana):
    client = just_signed_in(client, ana)
    bo, cy = wait(lesson, "Bo"), wait(lesson, "Cy")
    Waiting.objects.update(not_these=[])
    there = {row: reverse("bookings:waiting_one", args=[lesson.enterprise_id, row.pk]) for row in (bo, cy)}
    assert "Tuesday 5 January, 09:30" in text(client.get(there[bo]))

    client.post(there[bo], {"start": time_choice(FIRST)})
    same = {"day_day": "12", "day_month": "1", "day_year": "2027", "at": "9:30", "words": "Come!"}
    refused = client.post(there[cy], same)
    assert "This time is not free any more" in text(refused)
    assert "Come!" in text(refused)
    client.post(there[cy], {**same, "at": "19:00"})

    assert {each.waiting_id: each.starts_at.hour for each in Offer.objects.all()} == {bo.pk: 9, cy.pk: 19}
    assert "A time is kept for them already" in text(client.get(there[cy]))
    remove = reverse("bookings:waiting_remove", args=[lesson.enterprise_id, cy.pk])
    assert client.post(remove, {}).status_code == 200
    client.post(remove, {"sentence": "own", "words": "I stop in summer."})
    cy.refresh_from_db()
    assert (cy.status, cy.words) == ("ended", "I stop in summer.")
    assert client.get(remove).status_code == 404
    assert "I stop in summer." in text(Client().get(own(cy)))


# --- the desk -----------------------------------------------------------------------------------------------------
@pytest.fixture
def desk(jo, lesson, area):
    type(lesson.enterprise).objects.update(area=area)
    lesson.enterprise.refresh_from_db()
    Authenticator.objects.create(user=jo, type=Authenticator.Type.TOTP, data={"secret": "x"})
    client = Client()
    client.force_login(jo)
    return client


def test_jo_puts_somebody_who_rings_on_the_list_and_they_are_rung(
    desk, jo, lesson, settings, django_capture_on_commit_callbacks
):
    settings.TEXT_GATEWAY = ""
    fill(lesson)
    desk.post(reverse("desk_bookings:begin", args=[lesson.enterprise_id]))
    with django_capture_on_commit_callbacks(execute=True):
        waiting = join(desk, lesson, me={"name": "Ann Lee", "email": "", "phone": "01453 000111"})

    assert (waiting.entered_by, waiting.person) == (jo, None)
    assert Event.objects.get(tag="waiting:joined").by == jo
    assert PhoneNews.objects.get().waiting == waiting
    ring = text(desk.get(reverse("desk_bookings:ring")))
    assert "Ann Lee" in ring
    desk.post(reverse("desk_bookings:told", args=[PhoneNews.objects.get().pk]))
    assert Event.objects.filter(tag="waiting:told", by=jo).exists()


@pytest.mark.parametrize("language", ["en-gb", "cy"])
def test_every_text_to_a_guest_with_a_phone_fits_on_it(
    lesson, ana, language, settings, django_capture_on_commit_callbacks
):
    settings.TEXT_GATEWAY = "core.texts.InOutbox"
    texts.outbox.clear()
    type(lesson.enterprise).objects.update(name="The Saturday Morning Garden and Allotment Helpers of Stonehouse")
    lesson.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        waiting = wait(lesson, email="", phone="07700 900123", language=language, starts_at=FIRST)
        lists.offer_directly(waiting, FIRST.replace(hour=19), by=ana)
        for tell in (news.still, news.over, news.not_offered, news.removed):
            tell(waiting)
        news.passed(Offer.objects.get())

    assert len(texts.outbox) == 7
    assert all("/bookings/waiting/" in each.words for each in texts.outbox)


def test_jo_finds_who_waits_and_answers_for_them_in_her_own_name(desk, jo, lesson):
    waiting = kept(lesson)
    there = reverse("desk_bookings:waiting")
    assert "Bo Green" in text(desk.get(there + "?q=green"))
    assert "Nobody who waits in your areas has this name" in text(desk.get(there + "?q=dragon"))

    page = desk.get(reverse("desk_bookings:place", args=[waiting.pk]), follow=True)
    assert "You look at this for somebody" in text(page)
    desk.post(own(waiting), {"do": "yes"})
    assert "You fill this in for somebody" in text(desk.get(at("book_whom", lesson)))
    desk.post(own(waiting, "waiting_leave"))

    assert Event.objects.get(tag="waiting:left").by == jo


# --- what is kept -------------------------------------------------------------------------------------------------
def test_it_is_gone_thirty_days_after_it_is_over(lesson, clock):
    over, still = wait(lesson, "Bo"), wait(lesson, "Cy")
    joining.leave(over, by=None)
    clock.shift(timedelta(days=31))

    jobs.discover()  # where it stands how long things are kept
    retention.sweep()

    assert list(Waiting.objects.all()) == [still]


def test_somebody_reads_what_is_held_and_erases_it_with_what_is_kept_for_them(lesson):
    waiting = kept(lesson)
    bo = PersonFactory(name="Bo", email="bo@example.com")
    assert [each["What you wait for"] for each in personal.held(bo)] == ["Piano lesson"]

    personal.erase(bo)
    personal.erase(bo)

    assert not Waiting.objects.filter(pk=waiting.pk).exists()
    assert not Offer.objects.exists()
    assert not Seat.objects.filter(slot__starts_at=FIRST).exists()
    assert lists.offer_what_is_free() == 0
