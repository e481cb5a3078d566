"""The papers of a booking on its own page, and a receipt that somebody asks for who paid in cash."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from core.models import Event
from core.moves import WrongMoment
from enterprises.booking import links
from enterprises.booking.actions import address, answering, asking, book, ending
from enterprises.booking.models import Paper, Party, Payment
from enterprises.booking.money import actions, rows
from tests.enterprises.booking.walking import text
from tests.factories.booking_money import make_booking, make_paid_offering, payment_of

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 1, 14, 9, tzinfo=UTC)
COUNCIL = book.Who(name="Payments team", organisation="Stroud Council", address="1 High St", reference="DP-4711")


@pytest.fixture(autouse=True)
def on_that_day():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def lesson(make_listing, ana):
    return make_paid_offering(make_listing(name="Garden Gang", owner=ana), name="Gardening")


def own(client, booking):
    return client.get(reverse("booking:own", args=[links.token_for(booking)]))


def ask(client, booking):
    return client.post(reverse("booking:ask_receipt", args=[links.token_for(booking)]), follow=True)


def test_sam_asks_ana_says_it_came_and_the_receipt_is_on_the_page(
    client, lesson, ana, mailoutbox, django_capture_on_commit_callbacks
):
    other, booking = make_booking(lesson, hours=3), make_booking(lesson, hours=9)
    assert "I have paid. Ask for a receipt" in text(own(client, booking))
    mailoutbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        said = text(ask(client, booking))

    assert "Garden Gang is asked" in said
    assert "You asked Garden Gang for a receipt: Thursday 14 January 2027, 9:00" in said
    [letter] = mailoutbox
    assert (letter.to, letter.subject) == ([ana.email], "Somebody has paid and would like a receipt")
    assert str(payment_of(booking).pk) in letter.body
    assert "Sam" not in letter.body
    assert [each.booking for each in rows.to_come(lesson.enterprise)] == [booking, other]

    client.force_login(ana)
    front = text(client.get(reverse("money:front", args=[lesson.enterprise.pk])))
    page = text(client.get(reverse("money:payment", args=[lesson.enterprise.pk, payment_of(booking).pk])))
    assert "They say they have paid" in front
    assert "They asked for a receipt on 14 January 2027" in page
    actions.mark_received(payment_of(booking), by=ana, on=NOW.date())
    client.logout()

    shown = own(client, booking)
    assert "Receipt 1, £25" in text(shown)
    assert "Ask for a receipt" not in text(shown)
    address = shown.content.decode().split('href="/papers/')[1].split('"')[0]
    assert "Receipt 1" in text(client.get(f"/papers/{address}"))
    assert payment_of(booking).receipt_asked_at is None


def test_asking_twice_tells_once_and_after_three_days_again(
    client, lesson, mailoutbox, django_capture_on_commit_callbacks
):
    booking = make_booking(lesson, hours=200)
    for days in (0, 1, 3):
        at = time_machine.travel(NOW + timedelta(days=days), tick=False)
        with at, django_capture_on_commit_callbacks(execute=True):
            ask(client, booking)

    asked = [letter for letter in mailoutbox if "receipt" in letter.subject]
    assert len(asked) == 2
    assert Event.objects.filter(tag="payment:receipt_asked").count() == 2


@pytest.mark.parametrize("why", ["asked first", "cancelled", "free", "received"])
def test_where_nothing_is_to_come_there_is_nothing_to_ask_for(client, lesson, ana, why):
    if why == "asked first":
        type(lesson).objects.update(asks_first=True)
    booking = make_booking(lesson, hours=90)
    if why == "cancelled":
        ending.cancel_for_person(booking, by=None)
    elif why == "free":
        Payment.objects.all().delete()
    elif why == "received":
        actions.mark_received(payment_of(booking), by=ana, on=NOW.date())

    assert "Ask for a receipt" not in text(own(client, booking))
    with pytest.raises(WrongMoment):
        asking.ask_for_receipt(booking, by=None)
    assert "nothing to write a receipt for" in text(ask(client, booking))


def test_every_paper_of_the_booking_and_no_other_stands_there(client, lesson):
    booking, other = make_booking(lesson, way="invoice"), make_booking(lesson, way="invoice")
    ending.cancel_for_person(booking, by=None)

    shown = text(own(client, booking))

    assert ("Invoice 1, £25" in shown, "Credit note 3, £25" in shown, "Invoice 2" in shown) == (True, True, False)
    assert "Invoice 2, £25" in text(own(client, other))


def test_a_payer_we_cannot_write_to_gets_it_by_whoever_booked(
    lesson, ana, mailoutbox, django_capture_on_commit_callbacks
):
    type(lesson).objects.update(asks_first=True)
    booking = make_booking(lesson, way="invoice", payer=COUNCIL)
    address.prove(booking)
    with django_capture_on_commit_callbacks(execute=True):
        answering.accept(booking, by=ana)

    [letter] = [each for each in mailoutbox if each.subject == "Your invoice"]
    assert letter.to == [booking.party(Party.Role.BY).email]
    assert "Please give it to them" in " ".join(letter.body.split())
    assert "Stroud Council" not in letter.body
    assert Paper.objects.get().payer_organisation == "Stroud Council"
