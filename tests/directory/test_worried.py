"""Worried about someone: whoever reads it sees the emergency number first, and then their own area's team."""

import pytest
from django.urls import reverse

from enterprises.listings import actions

WORRIED = reverse("directory:worried")


@pytest.fixture(autouse=True)
def teams(area, other_area, settings):
    """Two areas with a phone each, and the site's own."""
    settings.SUPPORT_PHONE = "01632 960999"
    area.phone_hours = "Monday to Friday, 9 to 5"
    area.save()
    other_area.phone = "01632 960456"
    other_area.save()


def in_order(html, *words):
    places = [html.index(each) for each in words]
    return places == sorted(places)


def test_from_a_listing_its_own_areas_team_comes_right_after_the_emergency_number(client, make_listing):
    listing = make_listing(name="Spade and Fork", slug="spade")

    page = client.get(listing.get_absolute_url()).text
    assert f'href="{WORRIED}?listing=spade"' in page
    html = client.get(WORRIED, {"listing": "spade"}).text

    assert in_order(html, "tel:999", "It is about Spade and Fork", "tel:01632960123", "Monday to Friday", "tel:101")
    assert "01632 960456" not in html
    assert "01632 960999" not in html.split("</main>")[0]
    assert f'href="{listing.get_absolute_url()}"' in html


def test_the_form_about_a_problem_leads_there_as_well(client, make_listing):
    listing = make_listing(slug="spade")

    assert f'href="{WORRIED}?listing=spade"' in client.get(reverse("listings:report", args=[listing.slug])).text


def test_an_area_may_be_named_instead(client):
    html = client.get(WORRIED, {"area": "dean"}).text

    assert "01632 960456" in html
    assert "01632 960123" not in html


@pytest.mark.parametrize(
    "query", [{}, {"listing": "nobody"}, {"area": "nowhere"}, {"listing": "\x00", "area": "é" * 500}]
)
def test_otherwise_every_team_is_there_to_choose_from(client, query):
    html = client.get(WORRIED, query).text

    assert in_order(html, "tel:999", "01632 960456", "01632 960123", "01632 960999", "tel:101")
    assert "It is about somebody in this directory" in html


def test_a_listing_the_public_may_not_see_is_not_named(client, make_listing, jo):
    listing = make_listing(name="Spade and Fork", slug="spade")
    actions.hide_listing(listing, by=jo)

    assert "Spade and Fork" not in client.get(WORRIED, {"listing": "spade"}).text


def test_where_a_team_has_no_phone_the_sites_own_is_shown(client, make_listing, area):
    area.phone = ""
    area.save()
    make_listing(slug="spade")

    assert "01632 960999" in client.get(WORRIED, {"listing": "spade"}).text.split("<footer")[0]


def test_it_is_remembered_until_a_number_changes_and_sets_no_cookie(
    client, make_listing, area, django_assert_num_queries
):
    make_listing(slug="spade")
    first = client.get(WORRIED, {"listing": "spade"})
    assert not first.cookies

    with django_assert_num_queries(1):
        client.get(WORRIED, {"listing": "spade"})
    area.phone = "01632 960777"
    area.save()

    assert "01632 960777" in client.get(WORRIED, {"listing": "spade"}).text
