"""The page of one enterprise, its documents, and what must never be on it."""

import json
import re

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from enterprises.listings import actions
from enterprises.listings.models import (
    CheckHeld,
    ComingPerson,
    Enterprise,
    OpeningException,
    Price,
    Testimonial,
)
from tests.factories.listings import STROUD, say_yes, term


@pytest.fixture
def full(make_listing, jo, ana):
    """A listing with every part filled in, and a private base."""
    from datetime import date, timedelta

    today = timezone.localdate()
    listing = make_listing(
        name="Spade and Fork",
        one_line="We dig, weed and mow.",
        description="First thing.\n\nSecond <b>thing</b>.",
        does="Mowing\nHedges",
        does_not="Tree surgery",
        categories=("gardening",),
        openings=((1, "morning"),),
        audiences=("older-people",),
        payments=("cash",),
        languages=("polish",),
        phone="01632 960001",
        email="spade@example.org",
        comes_to_you=True,
        reach_miles=8,
        venue=("The Scout Hut", "GL5 1QA"),
        owner=ana,
        publish=False,
    )
    listing.prices.add(Price(name="One hour", pence=2250, unit="hour"), Price(name="Advice", pence=0))
    listing.checks.add(
        CheckHeld(kind=term("check", "insurance"), seen_by="the support team", seen_on=today, ends_on=today),
        CheckHeld(kind=term("check", "dbs-basic"), seen_by="us", seen_on=today, ends_on=today - timedelta(days=1)),
    )
    listing.coming_people.add(
        ComingPerson(first_name="Rosa", gender="woman", may_show_name=True, may_show_gender=True),
        ComingPerson(first_name="Viktor", gender="man", may_show_name=True),
        ComingPerson(first_name="Secretname", gender="man"),
    )
    listing.exceptions.add(OpeningException(starts_on=today, ends_on=today + timedelta(days=3), words="Holiday"))
    listing.testimonials.add(Testimonial(words="Lovely.", said_by="Mrs P", agreed_on=date(2026, 1, 1)))
    listing.save()
    actions.set_base(listing, by=jo, postcode="GL6 9AB", address="7 Canary Cottages")
    listing.save_revision()
    say_yes(listing)
    actions.publish_listing(Enterprise.objects.get(pk=listing.pk), by=jo)
    return Enterprise.objects.get(pk=listing.pk)


def page(client, listing):
    response = client.get(listing.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def test_it_says_what_a_chooser_needs_in_the_order_they_need_it(client, full):
    html = page(client, full)

    headings = re.findall(r"<h2[^>]*>\s*([^<]+?)\s*</h2>", html)
    assert headings[:7] == [
        "What we do",
        "Who we are",
        "Who it is for",
        "Where",
        "When",
        "What it costs",
        "Checks",
    ]
    for words in (
        "£22.50 an hour",
        "Free",
        "01632 960001",
        "The Scout Hut",
        "up to 8 miles",
        "Holiday",
        "Mrs P",
    ):
        assert words in html
    assert "Second &lt;b&gt;thing&lt;/b&gt;." in html


def test_each_fact_about_a_person_needs_their_consent(client, full):
    html = page(client, full)

    assert "Rosa" in html
    assert "Viktor" in html
    assert "Secretname" not in html
    people = html.split('class="mh-people"')[1].split("</ul>\n      ")[0]
    assert people.count("Woman") == 1
    assert people.count(">Man<") == 0


def test_a_check_that_has_ended_is_not_shown(client, full):
    html = page(client, full)

    assert "Public liability insurance" in html
    assert "Basic DBS check" not in html


def test_the_private_base_is_on_no_page_and_in_no_document(client, full):
    texts = [
        page(client, full),
        client.get(reverse("directory:find"), {"near": "Stroud"}).content.decode(),
        client.get(reverse("directory:shortlist"), {"numbers": full.short_number}).content.decode(),
        client.get(reverse("directory:listing_pdf", args=[full.slug])).content.decode("latin-1"),
    ]

    for text in texts:
        assert "9AB" not in text
        assert "Canary" not in text


@pytest.mark.parametrize("how", ["draft", "hidden", "unpublished", "deleted"])
def test_what_is_not_public_is_not_found_anywhere(client, make_listing, jo, how):
    listing = make_listing(name="Spade and Fork", publish=how != "draft")
    number, slug = listing.short_number, listing.slug
    if how == "hidden":
        actions.hide_listing(listing, by=jo)
    elif how == "unpublished":
        actions.unpublish_listing(listing, by=jo)
    elif how == "deleted":
        listing.delete()

    for name in ("listing", "listing_pdf", "listing_qr"):
        assert client.get(reverse(f"directory:{name}", args=[slug])).status_code == 404
    for name in ("correct", "report"):
        assert client.get(reverse(f"listings:{name}", args=[slug])).status_code == 404
    if number:
        assert client.get(reverse("directory:short", args=[number])).status_code == 404
        shared = client.get(reverse("directory:shortlist"), {"numbers": number}).content.decode()
        assert "Spade and Fork" not in shared


def test_the_short_number_leads_to_the_page(client, full):
    response = client.get(reverse("directory:short", args=[full.short_number]))

    assert (response.status_code, response["Location"]) == (302, full.get_absolute_url())
    assert client.get(reverse("directory:short", args=["2346"])).status_code == 404
    assert client.get(reverse("directory:short", args=["nonsense"])).status_code == 404


def test_search_engines_read_the_same_facts(client, full):
    html = page(client, full)

    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)[1])
    assert data["name"] == "Spade and Fork"
    assert data["telephone"] == "01632 960001"
    assert [offer["price"] for offer in data["makesOffer"]] == ["22.50", "0.00"]
    assert "geo" not in data
    assert f'<link rel="canonical" href="{data["url"]}">' in html


def test_words_in_a_listing_cannot_end_the_data(client, make_listing):
    listing = make_listing(name="</script><script>alert(1)</script>")

    html = page(client, listing)

    assert "<script>alert" not in html


@pytest.mark.parametrize("size", ["normal", "large", "nonsense"])
def test_the_paper_versions_are_pdfs(client, full, size):
    response = client.get(reverse("directory:listing_pdf", args=[full.slug]), {"size": size})

    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")


def test_both_papers_pass_two_independent_checkers(client, full, tmp_path):
    import subprocess
    import sys
    from pathlib import Path

    import page as page_validation

    for size in ("normal", "large"):
        path = tmp_path / f"{size}.pdf"
        path.write_bytes(client.get(reverse("directory:listing_pdf", args=[full.slug]), {"size": size}).content)

        result = page_validation.validate_pdf(str(path), profile="ua1")
        assert [failure.rule_id for failure in result.failures] == []
        pdfua = subprocess.run(
            [str(Path(sys.executable).parent / "pdfua"), "check", str(path)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert pdfua.returncode in (0, 2), pdfua.stdout  # 2: a warning about table headers (docs/accessibility.md)


def test_the_page_costs_the_same_however_much_is_on_it(client, full, make_listing, django_assert_max_num_queries):
    small = make_listing(name="Small")
    client.get(small.get_absolute_url())

    with django_assert_max_num_queries(36):
        page(client, full)


def test_a_closed_enterprise_says_until_when_and_opens_by_itself(client, make_listing, jo, time_machine):
    from datetime import date

    time_machine.move_to("2026-12-01")
    listing = make_listing(point=STROUD)
    actions.update_today(
        listing, by=jo, is_closed_now=True, closed_words="Broken ankle.", closed_until=date(2026, 12, 10)
    )
    assert "Broken ankle." in page(client, listing)

    time_machine.move_to("2026-12-10")
    from directory import remembered

    remembered.forget()
    assert "Broken ankle." not in page(client, listing)


def test_a_picture_with_a_new_focal_point_is_drawn_anew_everywhere(client, make_listing):
    from wagtail.images.tests.utils import get_test_image_file

    from core.models import Picture
    from enterprises.listings.models import Photo

    picture = Picture.objects.create(title="A spade", file=get_test_image_file(size=(900, 700)))
    listing = make_listing(publish=False)
    listing.photos.add(Photo(picture=picture, alt="A spade in the ground"))
    listing.save()
    listing.publish(listing.save_revision(), skip_permission_checks=True)
    before = re.search(r'og:image" content="([^"]+)', page(client, listing))[1]

    picture.focal_point_x, picture.focal_point_y, picture.focal_point_width, picture.focal_point_height = 9, 9, 5, 5
    picture.save()

    assert re.search(r'og:image" content="([^"]+)', page(client, listing))[1] != before


def test_a_listing_with_a_lost_file_still_has_a_page(client, make_listing):
    from wagtail.images.tests.utils import get_test_image_file

    from core.models import Picture
    from enterprises.listings.models import Photo

    picture = Picture.objects.create(title="Lost", file=get_test_image_file())
    listing = make_listing(publish=False)
    listing.photos.add(Photo(picture=picture, alt="Lost picture"))
    listing.save()
    picture.file.storage.delete(picture.file.name)
    listing.publish(listing.save_revision(), skip_permission_checks=True)

    assert "Lost picture" not in page(client, listing)


def test_the_front_page_is_remembered_and_made_again_when_it_is_published(
    client, groups, make_listing, django_assert_max_num_queries
):
    from directory.models import HomePage

    make_listing(name="Spade and Fork")
    client.get("/")
    with django_assert_max_num_queries(6):
        client.get("/")

    home = HomePage.objects.get()
    home.heading = "A brand new heading"
    home.save_revision().publish()

    assert "A brand new heading" in client.get("/").content.decode()


def test_what_is_said_once_is_shown_even_where_nothing_stands_beside_it(client, make_listing):
    listing = make_listing(referral_needed=True, referral_words="Ask your social worker.", workers_count=3)

    html = page(client, listing)

    assert "Somebody must refer you. Ask your social worker." in html
    assert "3 people work here." in html


def test_the_paper_says_what_the_page_says(make_listing, full):
    from django.template.loader import render_to_string

    from directory import listing_page

    full.referral_needed, full.referral_words = True, "Ask your social worker."
    full.insurance_words, full.waiting_words, full.places_left = "Insured for two million.", "Two weeks.", 0
    full.works_bank_holidays, full.workers_count = True, 1
    full.formats.set([term("format", "easy-read")])
    full.skills.set([term("skill", "epilepsy")])
    full.run_by.set([term("run_by", "sole-trader")])

    html = render_to_string(
        "documents/directory/listing.html", {"listing": listing_page.settle(listing_page.build(full))}
    )

    for words in (
        "Somebody must refer you. Ask your social worker.",
        "Insured for two million.",
        "Full at the moment. Two weeks.",
        "Works on bank holidays too.",
        "1 person works here.",
        f"You can ask for: {term('format', 'easy-read').name}",
        f"We know about: {term('skill', 'epilepsy').name}",
        f"Run by: {term('run_by', 'sole-trader').name}",
        "Lovely.",
    ):
        assert words in html
    assert "Secretname" not in html


def test_it_says_who_confirmed_it_and_when(client, full, jo, ana):
    today = date_format(timezone.localdate(), "j F Y")
    assert f"{today}, by" not in page(client, full)

    actions.confirm_listing(full, by=jo)
    assert f"{today}, by the support team" in page(client, full)

    actions.confirm_listing(full, by=ana)
    assert f"{today}, by the people who run it" in page(client, full)
    assert jo.name not in page(client, full)
