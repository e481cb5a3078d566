"""A listing in Easy Read: on its page, on paper, in the search, and never silently wrong."""

from datetime import time

import pytest
from django.urls import reverse

from directory import search
from enterprises.listings import actions
from enterprises.listings.models import EasyRead, EasyReadRow, Opening, Price
from tests.core.pdf_checks import pdf_problems
from tests.factories.formats import draft_easy_read, make_easy_read, republish, symbol

ROWS = (("They dig your garden.", "gardening"), ("You can ring them.", "phone"))


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def listing(make_listing):
    return make_listing(
        name="Spade and Fork",
        slug="spade",
        phone="01632 960001",
        price_pence=1800,
        openings=((1, "morning"),),
        formats=("braille",),
    )


def page(client, address="/enterprises/spade/easy-read/"):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def found_by(value):
    results = search.search(search.Query(filters={"format": (value,)}))
    return [hit.card["slug"] for hit in results.hits]


@pytest.fixture
def formats(groups):
    """The list of formats every site has."""


def test_there_is_no_page_before_somebody_has_checked_it(client, listing, jo):
    assert client.get("/enterprises/spade/easy-read/").status_code == 404

    draft_easy_read(listing, by=jo, rows=ROWS)

    for address in ("/enterprises/spade/easy-read/", "/enterprises/spade/easy-read.pdf"):
        assert client.get(address).status_code == 404
    assert "Easy Read" not in page(client, "/enterprises/spade/")


def test_the_page_shows_one_idea_in_a_row_with_its_picture_and_who_checked_it(client, listing, jo):
    make_easy_read(listing, by=jo, rows=ROWS)

    html = page(client)

    for words in ("They dig your garden.", '<span role="img" aria-label="Gardening"><svg ', "01632 960001"):
        assert words in html
    assert "Checked on 2 November 2026 by: Ruby." in html
    assert "Something has changed" not in html
    listing_page = page(client, "/enterprises/spade/")
    assert 'href="/enterprises/spade/easy-read/"' in listing_page
    assert "/enterprises/spade/easy-read.pdf" in listing_page


def test_what_changed_is_said_with_what_is_right_today(client, listing, jo):
    make_easy_read(listing, by=jo, rows=ROWS)
    page(client)  # remembered, and forgotten again by the change

    republish(listing, lambda draft: draft.prices.set([Price(name="One hour", pence=2350, unit="hour")]))

    html = page(client)
    assert "<li>the price</li>" in html
    assert "the days and times" not in html
    assert "One hour: £23.50 an hour" in today(html)
    assert "Tuesday" not in today(html)  # the sentences say it, and are right

    republish(listing, lambda draft: setattr(draft, "phone", "01632 960002"))
    for fact in ("£23.50 an hour", "Ring: 01632 960002", "Our team: 01632 960123"):
        assert fact in today(page(client))


def today(html):
    return html.split("This is right today")[1].split("mh-easy__row")[0]


def test_days_with_the_same_hours_are_said_once(client, listing, jo):
    make_easy_read(listing, by=jo, rows=ROWS)
    noon = time(12)

    def open_longer(draft):
        draft.openings.set(
            [Opening(day=day, part="morning", opens_at=time(9, 30), closes_at=noon) for day in (1, 2, 3)]
            + [Opening(day=day, part="afternoon", opens_at=noon, closes_at=time(16)) for day in (1, 2, 3)]
            + [Opening(day=5, part="evening")]
        )

    republish(listing, open_longer)

    assert "<p>Tuesday to Thursday: 9:30am–4pm</p><p>Saturday: evening</p>" in today(page(client))


def test_closed_is_said_at_once_and_is_no_change_any_more_when_the_day_has_come(client, listing, jo, time_machine):
    from datetime import date

    from directory import remembered

    time_machine.move_to("2026-12-01")
    make_easy_read(listing, by=jo, rows=ROWS)
    actions.update_today(listing, by=jo, is_closed_now=True, closed_until=date(2026, 12, 10))
    html = page(client)
    assert "It is closed now." in html
    assert "It opens again on Thursday 10 December 2026." in html
    assert "<li>whether it is open</li>" in html

    time_machine.move_to("2026-12-10")
    remembered.forget()

    html = page(client)
    assert "It is closed now." not in html
    assert "Something has changed" not in html


def test_the_filter_finds_those_that_are_right(formats, listing, make_listing, jo):
    listing.formats.clear()
    listing.save()
    other = make_listing(name="Quiet Kitchen", slug="kitchen", formats=("easy-read",))
    assert found_by("easy-read") == ["kitchen"]  # it says so itself, and we have no copy

    copy = make_easy_read(listing, by=jo, rows=ROWS)
    assert set(found_by("easy-read")) == {"kitchen", "spade"}

    republish(listing, lambda draft: setattr(draft, "phone", "01632 960002"))
    assert found_by("easy-read") == ["kitchen"]

    copy.refresh_from_db()
    actions.confirm_easy_read(copy, by=jo, checked_by="Ruby", checked_on=copy.checked_on)
    assert set(found_by("easy-read")) == {"kitchen", "spade"}

    actions.take_down_easy_read(EasyRead.objects.get(), by=jo)
    assert found_by("easy-read") == ["kitchen"]

    stale = make_easy_read(other, by=jo, rows=ROWS)
    republish(other, lambda draft: setattr(draft, "phone", "01632 960003"))
    assert found_by("easy-read") == []  # its own word no longer holds
    stale.refresh_from_db()
    actions.delete_easy_read(stale, by=jo)
    assert found_by("easy-read") == ["kitchen"]


def test_every_listing_can_be_had_in_large_print(formats, listing):
    assert found_by("large-print") == ["spade"]


def test_the_card_leads_to_it(formats, client, listing, jo):
    make_easy_read(listing, by=jo, rows=ROWS)

    html = page(client, reverse("directory:find"))
    assert '<a class="govuk-link" href="/enterprises/spade/easy-read/">Easy Read' in html

    republish(listing, lambda draft: setattr(draft, "phone", "01632 960002"))
    assert "/enterprises/spade/easy-read/" not in page(client, reverse("directory:find"))


def test_search_engines_hear_of_it_while_it_is_right(client, listing, jo):
    make_easy_read(listing, by=jo, rows=ROWS)
    assert '"name": "Spade and Fork: Easy Read"' in page(client, "/enterprises/spade/")

    republish(listing, lambda draft: setattr(draft, "phone", "01632 960002"))
    assert "Spade and Fork: Easy Read" not in page(client, "/enterprises/spade/")


def test_other_languages_have_their_own_address_and_direction(client, listing, jo):
    make_easy_read(listing, by=jo, rows=ROWS)
    make_easy_read(listing, by=jo, rows=(("ہمیں فون کریں۔", "phone"),), language="ur")

    html = page(client, "/enterprises/spade/easy-read/?lang=ur")

    assert '<ol class="mh-easy" lang="ur" dir="rtl">' in html
    assert "They dig your garden." not in html
    assert 'href="/enterprises/spade/easy-read/?lang=ur"' in page(client)
    assert client.get("/enterprises/spade/easy-read/?lang=pl").status_code == 404


def test_a_listing_with_a_copy_in_polish_alone_shows_that(client, listing, jo):
    make_easy_read(listing, by=jo, rows=(("Zadzwoń.", "phone"),), language="pl")

    assert "Zadzwoń." in page(client)


@pytest.mark.parametrize("how", ["hidden", "unpublished"])
def test_it_goes_with_its_listing(client, listing, jo, how):
    make_easy_read(listing, by=jo, rows=ROWS)
    page(client)

    (actions.hide_listing if how == "hidden" else actions.unpublish_listing)(listing, by=jo)

    for name in ("easy_read", "easy_read_pdf"):
        assert client.get(reverse(f"directory:{name}", args=["spade"])).status_code == 404


def test_it_costs_the_same_however_long_it_is(client, listing, make_listing, jo, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    make_easy_read(listing, by=jo, rows=ROWS)
    other = make_listing(slug="other", phone="01632 960001")
    make_easy_read(other, by=jo, rows=ROWS * 12)
    page(client)
    from directory import remembered

    remembered.forget()
    with CaptureQueriesContext(connection) as short:
        page(client)
    remembered.forget()

    with django_assert_num_queries(len(short)):
        page(client, "/enterprises/other/easy-read/")


@pytest.mark.parametrize("kind", ["right", "stale", "other language"])
def test_the_paper_passes_two_checkers(client, listing, jo, tmp_path, picture, kind):
    copy = make_easy_read(listing, by=jo, rows=ROWS * 9)
    copy.rows.add(EasyReadRow(sentence="This is a spade.", photograph=picture, alt="A spade", sort_order=99))
    copy.save_revision(user=jo)
    actions.publish_easy_read(copy, by=jo)
    make_easy_read(listing, by=jo, rows=(("ہمیں فون کریں۔", "phone"),), language="ur")
    if kind == "stale":
        republish(listing, lambda draft: setattr(draft, "phone", "01632 960002"))

    response = client.get("/enterprises/spade/easy-read.pdf" + ("?lang=ur" if kind == "other language" else ""))

    assert response["Content-Disposition"] == 'inline; filename="spade-easy-read.pdf"'
    assert pdf_problems(response.content, tmp_path) == []


@pytest.fixture
def picture(db, settings, tmp_path):
    from wagtail.images.tests.utils import get_test_image_file

    from core.models import Picture

    return Picture.objects.create(title="A spade", file=get_test_image_file(size=(900, 700)))


def test_a_symbol_is_a_drawing_that_runs_nothing(client, db):
    response = client.get(symbol("phone").url)

    assert response["Content-Type"] == "image/svg+xml"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "script-src 'self'" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert client.get("/symbols/phone.svg")["Cache-Control"] == "no-cache"
    assert client.get("/symbols/nothing.svg").status_code == 404
    again = client.get(symbol("phone").url, headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304


def test_the_photograph_of_a_sentence_goes_off_its_address_with_the_listing(
    client, listing, jo, picture, django_capture_on_commit_callbacks
):
    copy = draft_easy_read(listing, by=jo)
    copy.rows.add(EasyReadRow(sentence="This is a spade.", photograph=picture, alt="A spade", sort_order=9))
    copy.save_revision(user=jo)
    actions.publish_easy_read(copy, by=jo)
    page(client)
    names, storage = [each.file.name for each in picture.renditions.all()], picture.file.storage
    assert names

    with django_capture_on_commit_callbacks(execute=True):
        actions.hide_listing(listing, by=jo)

    assert [name for name in names if storage.exists(name)] == []


def test_a_photograph_that_was_replaced_goes_off_its_address(
    client, listing, jo, picture, django_capture_on_commit_callbacks
):
    copy = draft_easy_read(listing, by=jo)
    copy.rows.add(EasyReadRow(sentence="This is a spade.", photograph=picture, alt="A spade", sort_order=9))
    copy.save_revision(user=jo)
    actions.publish_easy_read(copy, by=jo)
    page(client)
    names, storage = [each.file.name for each in picture.renditions.all()], picture.file.storage

    copy = EasyRead.objects.get()
    copy.rows.set([row for row in copy.rows.all() if not row.photograph_id])
    with django_capture_on_commit_callbacks(execute=True):
        copy.save_revision(user=jo)
        actions.publish_easy_read(copy, by=jo)

    assert [name for name in names if storage.exists(name)] == []
