"""What came, what goes back and what was earned: for Ana, who runs it; what was spent: for Sam, who pays."""

import csv
import io
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import Event
from core.moves import WrongMoment
from enterprises.booking.actions import book, ending
from enterprises.booking.models import Paper, Payment, Refund, Terms
from enterprises.booking.money import actions, rows, sheet, sums
from enterprises.booking.money.statement import statement_pdf
from tests.core.pdf_checks import pdf_problems
from tests.factories.booking import make_offering
from tests.factories.booking_money import make_booking, make_paid_offering, payment_of

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 1, 14, 9, tzinfo=UTC)
TODAY = NOW.date()
COUNCIL = book.Who(name="Payments team", organisation="Stroud Council", reference="DP-4711")


@pytest.fixture(autouse=True)
def on_that_day():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def lesson(make_listing, ana):
    return make_paid_offering(make_listing(name="Garden Gang", owner=ana), name="Gardening")


@pytest.fixture
def page(client, lesson, ana):
    """Ana reads a page of her money."""
    client.force_login(ana)

    def read(path="", **data):
        address = f"/my/enterprises/{lesson.enterprise.pk}/money/{path}"
        return client.post(address, data, follow=True) if data else client.get(address)

    return read


def words(response):
    assert response.status_code == 200
    return response.content.decode()


def send(page, payment, **data):
    return words(page(f"payments/{payment.pk}/", **data))


def day(one):
    return {"on_day": one.day, "on_month": one.month, "on_year": one.year}


def paid(offering, ana, *, on=TODAY, **said):
    payment = payment_of(make_booking(offering, **said))
    actions.mark_received(payment, by=ana, on=on, reference="BACS 7")
    return payment


# --- it came -------------------------------------------------------------------------------------------------------
def test_ana_writes_down_that_money_came_and_takes_it_back(lesson, page):
    payment = payment_of(make_booking(lesson, way="transfer"))
    assert "£25.00, Sam Price" in words(page())

    said = send(page, payment, do="received", reference="BACS 7", **day(TODAY - timedelta(days=2)))
    assert "whoever paid gets a receipt" in said
    payment.refresh_from_db()
    assert (payment.status, payment.reference, f"{payment.paid_at:%d}") == ("received", "BACS 7", "12")
    assert "Nothing is waiting to be paid" in words(page())

    assert "still to come" in send(page, payment, do="not_received")
    payment.refresh_from_db()
    assert (payment.status, payment.paid_at, payment.reference) == ("expected", None, "")
    assert list(Paper.objects.order_by("number").values_list("kind", flat=True)) == ["receipt", "credit"]
    assert Event.objects.filter(tag__in=["payment:received", "payment:not_received"]).count() == 2


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (day(TODAY + timedelta(days=1)), "This day is still to come"),
        ({"on_day": "31", "on_month": "2", "on_year": "2027"}, "There is no such date"),
        ({"on_day": "", "on_month": "", "on_year": ""}, "Fill in the date"),
    ],
)
def test_a_wrong_day_is_said_beside_the_field_and_what_was_typed_is_kept(lesson, page, typed, said):
    payment = payment_of(make_booking(lesson))

    shown = send(page, payment, do="received", reference="kept words", **typed)

    assert said in shown
    assert "kept words" in shown
    assert Payment.objects.get(pk=payment.pk).status == "expected"


def test_money_that_came_already_is_not_written_down_twice(lesson, page, ana):
    payment = paid(lesson, ana)

    assert "cannot become" in send(page, payment, do="received", **day(TODAY))
    assert Paper.objects.count() == 1


def test_nobody_but_who_runs_it_writes_down_anything(lesson, ana, sam):
    payment = payment_of(make_booking(lesson))
    refund = Refund.objects.create(payment=payment, pence=5)

    for act in (
        lambda: actions.mark_received(payment, by=sam, on=TODAY),
        lambda: actions.undo_received(payment, by=sam),
        lambda: actions.mark_given_back(refund, by=sam, on=TODAY),
        lambda: actions.change_invoices(Terms.objects.get(), by=sam, vat_number="GB1", rate=0, pay_within_days=1),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_a_payment_of_another_enterprise_is_not_there(lesson, make_listing, page):
    other = payment_of(make_booking(make_paid_offering(make_listing(name="Other Gang"))))

    assert page(f"payments/{other.pk}/").status_code == 404
    assert page(f"payments/{other.pk}/", do="received", **day(TODAY)).status_code == 404


def test_an_invoice_is_written_when_ana_asks_for_one(lesson, page):
    payment = payment_of(make_booking(lesson, way="transfer"))

    assert "Invoice 1 is written" in send(page, payment, do="invoice")

    with time_machine.travel(NOW + timedelta(days=40)):
        assert [each.is_late for each in rows.to_come(lesson.enterprise)] == [True]


# --- it goes back --------------------------------------------------------------------------------------------------
def test_what_goes_back_waits_until_ana_says_she_gave_it(lesson, page, ana):
    booking = make_booking(lesson)
    payment = payment_of(booking)
    actions.mark_received(payment, by=ana, on=TODAY)
    ending.cancel_by_enterprise(booking, by=ana, words="The greenhouse is flooded.")
    refund = Refund.objects.get()
    assert "To give back" in words(page())
    assert "Fill in the date" in send(page, payment, do="given_back", refund=refund.pk, on_day="")

    assert "they have their money back" in send(page, payment, do="given_back", refund=refund.pk, **day(TODAY))

    refund.refresh_from_db()
    assert refund.status == "succeeded"
    assert "To give back" not in words(page())
    assert "cannot become" in send(page, payment, do="given_back", refund=refund.pk, **day(TODAY))
    assert "not there any more" in send(page, payment, do="given_back", refund="nonsense", **day(TODAY))


def test_what_goes_back_already_is_not_undone(lesson, ana):
    payment = paid(lesson, ana)
    Refund.objects.create(payment=payment, pence=100)

    with pytest.raises(WrongMoment):
        actions.undo_received(payment, by=ana)


def test_a_card_is_never_given_back_by_hand(lesson, ana):
    payment = payment_of(make_booking(lesson))
    Payment.objects.filter(pk=payment.pk).update(way="card", status="paid", paid_at=NOW)
    payment.refresh_from_db()
    refund = Refund.objects.create(payment=payment, pence=100)

    with pytest.raises(WrongMoment):
        actions.mark_given_back(refund, by=ana, on=TODAY)
    assert rows.to_give_back(lesson.enterprise) == []


def test_a_day_to_come_is_refused_by_the_action_too(lesson, ana):
    with pytest.raises(ValidationError):
        actions.mark_received(payment_of(make_booking(lesson)), by=ana, on=TODAY + timedelta(days=1))


# --- what it comes to ----------------------------------------------------------------------------------------------
def test_what_was_earned_by_month_by_offering_and_by_way(lesson, ana, page):
    other = make_paid_offering_of(lesson, "Lunch")
    paid(lesson, ana, on=date(2026, 12, 31))
    back = paid(lesson, ana, way="transfer")
    paid(other, ana)
    Refund.objects.create(payment=back, pence=1000, status="succeeded", settled_at=NOW)

    found = rows.of_enterprise(lesson.enterprise)

    assert [(f"{each.name:%Y-%m}", each.came, each.back) for each in sums.by_month(found)] == [
        ("2027-01", 5000, 1000),
        ("2026-12", 2500, 0),
    ]
    assert [(each.name, each.left) for each in sums.by(found, lambda line: line.booking.offering.name)] == [
        ("Gardening", 4000),
        ("Lunch", 2500),
    ]
    assert "£40.00" in words(page("earned/"))
    assert "£25.00" in words(page("earned/?year=2026"))
    assert "in 2027" in words(page("earned/?year=nonsense"))


def make_paid_offering_of(lesson, name):
    return make_offering(lesson.diary, name=name, asks_first=False, ahead_weeks=104)


def test_words_find_a_payment_by_who_pays_what_it_is_and_its_invoice(lesson, page):
    make_booking(lesson, way="invoice", payer=COUNCIL)
    make_booking(lesson)

    for wanted in ("council", "dp-4711", "stroud gardening"):
        found = words(page(f"?q={wanted}"))
        assert "Stroud Council, Payments team" in found
        assert "£25.00, Sam Price" not in found
    assert "has “dragons” in it" in words(page("?q=dragons"))


def test_a_month_on_paper_is_tagged_and_says_every_line(lesson, ana, page, tmp_path):
    paid(lesson, ana, payer=COUNCIL)
    payment_of(make_booking(lesson))

    assert pdf_problems(statement_pdf(lesson.enterprise, date(2027, 1, 1)), tmp_path) == []
    assert pdf_problems(statement_pdf(lesson.enterprise, date(2020, 1, 1)), tmp_path) == []
    assert page("earned/2027-1.pdf").headers["Content-Disposition"] == 'attachment; filename="statement-2027-01.pdf"'
    assert page("earned/2027-13.pdf").status_code == 404


def test_the_file_for_accounts_has_each_line_and_no_formula(lesson, ana, page):
    type(lesson).objects.update(name="=cmd|' /C calc'!A0")
    Terms.objects.update(vat_number="GB1", vat_rate=2000)
    payment = paid(lesson, ana, payer=book.Who(name="@SUM(A1)", organisation="+1"))
    Refund.objects.create(payment=payment, pence=1000, status="succeeded", settled_at=NOW)

    content = page("earned/2027.csv").content.decode("utf-8-sig")
    came, back = list(csv.DictReader(io.StringIO(content)))

    assert came["What"] == "'=cmd|' /C calc'!A0"
    assert came["Who pays"].startswith("'+1, @SUM")
    assert (came["Pounds"], came["Of it VAT"], came["VAT rate"], came["Paper"]) == ("25.0", "4.17", "20.0", "1")
    assert back["Pounds"] == "-10.0"


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "\n=1"])
def test_no_text_is_run_by_a_spreadsheet(text):
    assert sheet.plain(text).startswith("'")
    assert sheet.plain(-5) == -5


# --- what was spent ------------------------------------------------------------------------------------------------
def test_sam_reads_what_was_spent_by_enterprise_and_by_who_paid(client, lesson, ana, sam):
    me = book.Who(name="Sam Price", person=sam)
    paid(lesson, ana, for_=me)
    paid(lesson, ana, for_=me, payer=COUNCIL)
    make_booking(lesson, for_=me)
    paid(lesson, ana)  # somebody else's
    client.force_login(sam)

    shown = words(client.get("/my/spent/"))
    assert "£50.00" in shown
    assert "Stroud Council, Payments team" in shown
    assert "Still to pay" in shown
    lines = client.get("/my/spent/2027.csv").content.decode("utf-8-sig").splitlines()
    assert len(lines) == 3

    client.force_login(ana)
    assert "Nothing yet" in words(client.get("/my/spent/"))


def test_more_payments_cost_no_more_queries(client, lesson, ana, sam, page):
    me = book.Who(name="Sam Price", person=sam)

    def asked():
        found = []
        for person, path in (
            (ana, f"/my/enterprises/{lesson.enterprise.pk}/money/"),
            (ana, f"/my/enterprises/{lesson.enterprise.pk}/money/earned/"),
            (ana, f"/my/enterprises/{lesson.enterprise.pk}/money/earned/2027.csv"),
            (ana, f"/my/enterprises/{lesson.enterprise.pk}/money/papers/"),
            (sam, "/my/spent/"),
        ):
            client.force_login(person)
            client.get(path)
            with CaptureQueriesContext(connection) as queries:
                client.get(path)
            found.append(len(queries))
        return found

    def more():
        paid(lesson, ana, for_=me)
        make_booking(lesson, for_=me, way="invoice")
        Refund.objects.create(payment=paid(lesson, ana), pence=100)

    more()
    before = asked()
    for _number in range(3):
        more()

    assert asked() == before


def test_what_invoices_say_is_changed_and_a_wrong_number_is_said(lesson, page):
    said = words(page("vat/", vat_number="GB1", rate="500", pay_within_days="many"))
    assert "Enter a whole number" in said
    assert "A VAT number has nine digits" in said

    page("vat/", vat_number="gb 123 456 789", rate="500", pay_within_days="14")

    assert Terms.objects.values_list("vat_number", "vat_rate", "pay_within_days").get() == ("GB123456789", 500, 14)
