"""Papers about money: numbered without a gap, right to the penny, and never changed afterwards."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from core.moves import WrongMoment
from enterprises.booking import prices
from enterprises.booking.actions import answering, book, ending
from enterprises.booking.models import Paper, PaperCounter, Party, Payment, Terms
from enterprises.booking.papers import actions, drawn, facts, links
from tests.core.pdf_checks import pdf_problems
from tests.factories.booking_money import make_booking, make_paid_offering, payment_of

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 1, 4, 9, tzinfo=UTC)
COUNCIL = book.Who(
    name="Direct payments team",
    email="payments@council.example",
    organisation="Stroud Council",
    address="1 High Street\nStroud",
    reference="DP-4711",
)


@pytest.fixture(autouse=True)
def on_that_monday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def lesson(make_listing):
    terms = {"seller_name": "Ana Silva, gardener", "seller_address": "2 Mill Lane\nStroud"}
    return make_paid_offering(make_listing(name="Garden Gang"), terms=terms, name="An hour of gardening")


def receive(payment):
    """As the money's own action does."""
    Payment.objects.filter(pk=payment.pk).update(status="received", paid_at=NOW)
    payment.refresh_from_db()
    return actions.received(payment)


def said(paper):
    return paper.kind, paper.number, paper.pence


def test_who_pays_by_invoice_gets_one_when_it_is_booked_and_others_do_not(lesson):
    booking = make_booking(lesson, way="invoice", payer=COUNCIL)
    make_booking(lesson, way="cash")

    paper = Paper.objects.get()
    assert said(paper) == ("invoice", 1, 2500)
    assert (paper.payer_organisation, paper.payer_reference) == ("Stroud Council", "DP-4711")
    assert paper.for_whom == "S. P."
    assert f"{paper.due_on}" == "2027-02-03"
    assert paper.booking_id == booking.pk


def test_what_is_asked_for_first_has_no_invoice_before_the_yes(lesson, ana):
    lesson.enterprise.ownership_set.create(person=ana)
    type(lesson).objects.update(asks_first=True)
    booking = make_booking(lesson, way="invoice", payer=COUNCIL)
    assert not Paper.objects.exists()

    with pytest.raises(WrongMoment):
        actions.invoice(payment_of(booking))
    answering.accept(booking, by=ana)

    assert said(Paper.objects.get()) == ("invoice", 1, 2500)


def test_money_that_came_has_a_receipt_that_names_its_invoice(lesson):
    payment = payment_of(make_booking(lesson, way="invoice", payer=COUNCIL))

    receipt = receive(payment)

    assert said(receipt) == ("receipt", 2, 2500)
    assert receipt.about_number == 1
    assert actions.received(payment) == receipt  # asked for twice, written once
    assert Paper.objects.count() == 2


def test_a_mistake_is_taken_back_and_the_next_receipt_is_a_new_one(lesson):
    payment = payment_of(make_booking(lesson))
    receive(payment)

    actions.not_received(payment)
    actions.not_received(payment)
    again = receive(payment)

    assert [said(each) for each in Paper.objects.order_by("number")] == [
        ("receipt", 1, 2500),
        ("credit", 2, 2500),
        ("receipt", 3, 2500),
    ]
    assert again.turn == 1


def test_cancelling_takes_the_invoice_back_and_a_refund_has_a_credit_note(lesson):
    type(lesson).objects.update(late_percent=50)
    late = make_booking(lesson, hours=3)
    receive(payment_of(late))
    unpaid = make_booking(lesson, way="invoice", payer=COUNCIL)

    ending.cancel_for_person(late, by=None)
    ending.cancel_for_person(unpaid, by=None)

    notes = Paper.objects.filter(kind="credit").order_by("number")
    assert [(each.number, each.pence, each.about_number) for each in notes] == [(3, 1250, 1), (4, 2500, 2)]


def test_later_changes_change_no_paper_and_its_pdf_stays_the_same(lesson):
    paper = receive(payment_of(make_booking(lesson, payer=COUNCIL)))
    before = drawn.pdf_of(paper)

    Terms.objects.update(seller_name="Somebody else", vat_number="GB1")
    type(lesson).objects.update(name="Something else")
    Party.objects.update(name="Nobody")
    later = Paper.objects.get(pk=paper.pk)

    with time_machine.travel(NOW + timedelta(days=900)):
        assert drawn.pdf_of(later) == before
    with pytest.raises(IntegrityError), transaction.atomic():
        Paper.objects.update(pence=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        later.save()


def test_no_vat_is_said_without_a_number_and_all_of_it_with_one(lesson):
    plain = receive(payment_of(make_booking(lesson)))
    Terms.objects.update(vat_number="GB123456789", vat_rate=2000)
    registered = receive(payment_of(make_booking(lesson)))

    assert (plain.vat_rate, plain.vat_pence) == (None, 0)
    assert (registered.vat_rate, registered.net_pence, registered.vat_pence) == (2000, 2083, 417)


@given(st.integers(1, 10_000_000), st.integers(0, 10_000))
def test_net_and_vat_make_the_price_and_the_vat_is_the_nearest_penny(pence, rate):
    vat = prices.vat_within(pence, rate)
    exact = pence * rate / (10_000 + rate)

    assert 0 <= vat <= pence
    assert abs(vat - exact) <= 0.5 + 1e-6


def test_a_number_of_a_transaction_that_was_taken_back_is_given_again(lesson):
    first, second = payment_of(make_booking(lesson)), payment_of(make_booking(lesson))
    with transaction.atomic():
        receive(first)
        transaction.set_rollback(True)

    assert receive(second).number == 1


def test_each_enterprise_counts_for_itself(lesson, make_listing):
    other = make_paid_offering(make_listing(name="Other Gang"))

    assert [receive(payment_of(make_booking(each))).number for each in (lesson, other, lesson)] == [1, 1, 2]
    assert PaperCounter.objects.count() == 2


def test_the_payer_reads_a_name_or_initials(lesson):
    payer = Party(role="payer", name="Mum")

    assert facts.for_whom("Sam Price", payer) == "Sam Price"
    payer.reference = "PB-1"
    assert facts.for_whom("Sam van-Price", payer) == "S. V. P."
    assert facts.for_whom("Mum", payer) == ""


def test_whoever_pays_is_told_and_the_message_says_nothing_of_it(
    lesson, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        make_booking(lesson, way="invoice", payer=COUNCIL)

    letter = next(each for each in mailoutbox if each.to == ["payments@council.example"])
    assert letter.subject == "Your invoice"
    assert "/papers/" in letter.body
    assert "Sam" not in letter.body + letter.subject
    assert "4711" not in letter.body


@pytest.mark.parametrize("vat", ["", "GB123456789"])
def test_both_checkers_find_nothing_wrong_with_any_kind(lesson, vat, tmp_path):
    Terms.objects.update(vat_number=vat)
    payment = payment_of(make_booking(lesson, way="invoice", payer=COUNCIL))
    receive(payment)
    actions.not_received(payment)

    for paper in Paper.objects.all():
        assert pdf_problems(drawn.pdf_of(paper), tmp_path) == []


def test_a_paper_opens_by_its_link_and_by_no_other(client, lesson):
    paper = receive(payment_of(make_booking(lesson)))
    token = links.token_for(paper)

    page = client.get(f"/papers/{token}/")
    assert "£25.00" in page.content.decode()
    assert client.get(f"/papers/{token}/paper.pdf").content[:5] == b"%PDF-"
    assert client.get(f"/papers/{token[:-1]}x/").status_code == 404
    assert client.get(f"/papers/{paper.pk.hex}/").status_code == 404


def test_somebody_signed_in_finds_what_they_paid_and_nobody_elses(client, lesson, sam, ana):
    paper = receive(payment_of(make_booking(lesson, payer=book.Who(name="Sam", person=sam))))
    client.force_login(ana)
    assert client.get(f"/my/papers/{paper.pk}/paper.pdf").status_code == 404
    assert "There is none yet" in client.get("/my/papers/").content.decode()

    client.force_login(sam)
    assert "Receipt 1" in client.get("/my/papers/").content.decode()
    assert client.get(f"/my/papers/{paper.pk}/paper.pdf").headers["Content-Type"] == "application/pdf"


def test_more_papers_cost_no_more_queries(client, lesson, sam):
    def ask():
        with CaptureQueriesContext(connection) as asked:
            client.get("/my/papers/")
        return len(asked)

    client.force_login(sam)
    receive(payment_of(make_booking(lesson, payer=book.Who(name="Sam", person=sam))))
    ask()
    before = ask()
    for _number in range(4):
        receive(payment_of(make_booking(lesson, payer=book.Who(name="Sam", person=sam))))

    assert ask() == before


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": 1},
        {"number": 0},
        {"pence": 0},
        {"kind": "credit"},
        {"kind": "invoice"},
        {"paid_at": None},
        {"vat_rate": 2000, "vat_pence": 5},
        {"vat_pence": 5},
        {"turn": 0},
    ],
)
def test_the_database_refuses_a_paper_that_cannot_be(lesson, wrong):
    payment = payment_of(make_booking(lesson))
    receive(payment)
    good = {**facts.facts_of("receipt", payment, pence=2500), "number": 2, "turn": 1}
    with transaction.atomic():
        Paper.objects.create(**good)
        transaction.set_rollback(True)

    with pytest.raises(IntegrityError), transaction.atomic():
        Paper.objects.create(**good | wrong)
