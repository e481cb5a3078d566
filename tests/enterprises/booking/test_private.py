"""What somebody writes about themselves reaches the enterprise they booked and nobody else, and is gone afterwards."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from core import retention
from enterprises.booking.actions import forgetting, other_time
from enterprises.booking.models import Booking, Paper
from enterprises.booking.money import actions as money
from tests.enterprises.booking.walking import Walker, open_lesson
from tests.erasure.found import where_found
from tests.factories.accounts import PersonFactory
from tests.factories.booking import make_diary
from tests.factories.listings import make_listing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_that_monday")]
CANARIES = ["canary-row", "canary-note", "canary-helps", "canary-name", "canary-payer"]

#: What the law has the enterprise keep for six years: who paid, where their invoice went, and for whom it was.
ON_THE_INVOICE = {
    "canary-name": {"booking_paper.for_whom"},
    "canary-payer": {"booking_paper.payer_name"},
    "canary-row": {"booking_paper.payer_address"},
}


@pytest.fixture
def booking(client, mailoutbox, django_capture_on_commit_callbacks):
    lesson = open_lesson(where="home")
    lesson.enterprise.ownership_set.create(person=PersonFactory(email="ana@example.com"))
    type(lesson.enterprise).objects.update(comes_to_you=True, reach_districts="GL5")
    walker = Walker(client, lesson)
    with django_capture_on_commit_callbacks(execute=True):
        walker.book(
            you={"name": "canary-name", "email": "vi@example.com"},
            where={"address": "1 canary-row", "postcode": "GL5 1QA"},
            helps={"helps": "canary-helps", "notes": "canary-note"},
            pay={"way": "invoice", "payer": "other"},
            payer={"payer_name": "canary-payer", "payer_address": "2 canary-row"},
        )
    return Booking.objects.get()


def test_no_message_to_anybody_holds_any_of_it(booking, mailoutbox):
    assert {letter.to[0] for letter in mailoutbox} == {"vi@example.com", "ana@example.com"}
    assert not [each for letter in mailoutbox for each in CANARIES if each in letter.subject + letter.body]


def test_no_public_page_and_no_other_enterprise_shows_any_of_it(client, booking):
    other = make_diary(enterprise=make_listing(name="Other", slug="other", owner=PersonFactory()))
    client.logout()
    addresses = [booking.offering.enterprise.get_absolute_url(), other.enterprise.get_absolute_url(), "/find/?q=piano"]
    client.force_login(other.enterprise.owners.get())
    addresses += ["/my/", reverse("booking:mine")]

    for address in addresses:
        page = client.get(address).content.decode()
        assert not [each for each in CANARIES if each in page], address


def test_it_is_sealed_while_it_is_kept_and_afterwards_only_on_the_invoice(booking, settings, tmp_path):
    ana = booking.offering.enterprise.owners.get()
    other_time.ask(booking, None, by=ana, words="canary-note is on my mind")
    assert set(where_found(CANARIES, tmp_path)) == set(CANARIES)  # opened with our keys: it is there to be found

    with time_machine.travel(booking.ends_at + timedelta(days=settings.BOOKING_KEEP_DETAILS_DAYS + 1), tick=False):
        forgetting.empty_old()
        call_command("clearsessions")
        retention.sweep()
        # Whoever still owes the invoice is named until it is paid; everything else is gone.
        owes = {"canary-payer": {"booking_party.name"}, "canary-row": {"booking_party.address"}, "canary-name": set()}
        assert where_found(CANARIES, tmp_path) == {word: ON_THE_INVOICE[word] | owes[word] for word in owes}

        money.mark_received(booking.payments.get(), by=ana, on=timezone.localdate())
        assert where_found(CANARIES, tmp_path) == ON_THE_INVOICE

    with time_machine.travel(booking.ends_at + timedelta(days=8 * 366), tick=False):
        retention.sweep()

        assert where_found(CANARIES, tmp_path) == {}


def test_no_home_is_on_a_receipt_and_no_name_comes_back_from_an_account(client, settings):
    """Somebody signed in, visited at home, pays in cash: the receipt lives for years, their address does not."""
    lesson = open_lesson(where="home")
    ana = PersonFactory()
    lesson.enterprise.ownership_set.create(person=ana)
    type(lesson.enterprise).objects.update(comes_to_you=True, reach_districts="GL5")
    sam = PersonFactory(name="canary-name")
    client.force_login(sam)
    walker = Walker(client, lesson)
    walker.book(
        you={"name": "Sammy", "email": "vi@example.com"},
        where={"address": "1 canary-row", "postcode": "GL5 1QA"},
        pay={"way": "cash", "payer": "me"},
    )
    booking = Booking.objects.get()
    assert booking.party("for").person == sam
    with time_machine.travel(booking.ends_at + timedelta(days=1), tick=False):
        money.mark_received(booking.payments.get(), by=ana, on=timezone.localdate())
    assert Paper.objects.get().payer_address == ""

    with time_machine.travel(booking.ends_at + timedelta(days=settings.BOOKING_KEEP_DETAILS_DAYS + 1), tick=False):
        forgetting.empty_old()
        client.force_login(ana)
        page = client.get(reverse("bookings:booking", args=[lesson.enterprise.pk, booking.pk])).content.decode()
    assert "canary" not in page
    assert "Sammy" not in page
