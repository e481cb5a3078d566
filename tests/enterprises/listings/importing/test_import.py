"""The whole command: what is made of a record, and what is refused."""

import gzip
import json
from datetime import date, time

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from core.models import Event
from enterprises.listings.importing import run as importing
from enterprises.listings.models import Base, Enterprise
from tests.enterprises.listings.importing.feeds import answer, last_line, uk1, uk1_page, uk3, uk3_page, write

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november")]


def prices_of(listing):
    return [(price.name, price.pence, price.unit) for price in listing.prices.all()]


def test_a_uk_1_service_becomes_a_listing(import_services, tmp_path):
    printed = import_services(write(tmp_path / "feed.json", uk1_page([uk1()])))

    listing = Enterprise.objects.get()
    venue = listing.venues.get()
    assert last_line(printed) == "1 created, 0 updated, 0 unchanged, 0 withdrawn, 0 rejected."
    assert "Not mapped: Juggling (1)" in printed
    assert (listing.source, listing.source_id, listing.live, listing.slug) == (
        "file:feed.json",
        "7",
        True,
        "mill-lane-gardeners",
    )
    assert listing.name == "Mill Lane Gardeners"
    assert listing.one_line == "We mow lawns & cut hedges round Stroud."
    assert listing.description == "We mow lawns & cut hedges round Stroud.\n• Weeding\n• Trees"
    assert listing.story == "Run by Mill Lane CIC.\n\nSix neighbours."
    assert (listing.phone, listing.email) == ("01453 123456", "mill@example.org")
    assert listing.website == "https://www.mill-lane.example.org"
    assert (listing.minimum_age, listing.maximum_age) == (18, None)
    assert (listing.last_confirmed_on, listing.last_confirmed_by) == (date(2026, 10, 1), "source")
    assert [category.slug for category in listing.categories.all()] == ["gardening"]
    assert [term.slug for term in listing.audiences.all()] == ["older-people"]
    assert [(price.name, price.pence, price.unit) for price in listing.prices.all()] == [("Garden visit", 1250, "hour")]
    assert [(row.day, row.part, row.opens_at, row.closes_at) for row in listing.openings.all()] == [
        (1, "morning", time(10), time(12, 30))
    ]
    assert (venue.name, venue.address, venue.town, venue.postcode) == (
        "Scout Hut",
        "Mill Lane",
        "Stroud",
        "GL5 1QA",
    )
    assert sorted(term.slug for term in venue.access.all()) == ["blue-badge-parking", "step-free"]
    assert (listing.public_latitude, listing.public_longitude) == (51.7457, -2.2178)
    link = listing.links.get()
    assert (link.title, link.url) == ("Facebook", "https://social.example.org/mill")
    assert listing.short_number
    assert "Ann Example" not in json.dumps(listing.latest_revision.content)


def test_a_uk_3_service_becomes_a_listing(import_services, tmp_path):
    import_services(write(tmp_path / "feed.json", uk3_page([uk3()])))

    listing = Enterprise.objects.get()
    assert (listing.phone, listing.contact_words) == ("01453 222333", "Or ring 07700 900123.")
    assert (listing.comes_to_you, listing.reach_districts) == (True, "GL5, GL6")
    assert listing.good_to_know == "Area covered: Homes in GL5 and GL6"
    assert prices_of(listing) == [("Lunch", 600, "meal")]
    assert [(row.day, row.part) for row in listing.openings.all()] == [(4, "afternoon")]
    assert [term.slug for term in listing.languages.all()] == ["english"]
    assert [category.slug for category in listing.categories.all()] == ["clubs"]
    assert [term.slug for term in listing.venues.get().access.all()] == ["hearing-loop"]
    assert listing.last_confirmed_on == date(2026, 11, 1)


@pytest.mark.parametrize(
    "wrap",
    [
        lambda services: services,
        lambda services: uk1_page(services),
        lambda services: uk3_page(services),
        lambda services: {"services": services},
        lambda services: [{"id": "org", "name": "Org", "services": services}],
        lambda services: [{"id": f"sal{n}", "service": one} for n, one in enumerate(services)],
    ],
    ids=["array", "uk1", "uk3", "services", "organisation", "at location"],
)
def test_feeds_are_told_by_their_shape(import_services, tmp_path, wrap):
    source = write(tmp_path / "anything.json", wrap([uk3(id="a", name="One"), uk3(id="b", name="Two")]))

    assert last_line(import_services(source)).startswith("2 created")
    assert last_line(import_services(source)).startswith("0 created, 0 updated, 2 unchanged")


def test_a_service_on_its_own_and_a_broken_line(import_services, tmp_path):
    lines = [json.dumps(uk3(id="a", name="One")), "{broken", json.dumps(uk3(id="b", name="Two"))]
    (tmp_path / "feed.ndjson").write_text("\n".join(lines))
    (tmp_path / "one.json.gz").write_bytes(gzip.compress(json.dumps(uk3(id="c", name="Three")).encode()))

    printed = import_services(tmp_path / "feed.ndjson")

    assert "Rejected: A record without a name (line 2): the line is not JSON." in printed
    assert last_line(printed) == "2 created, 0 updated, 0 unchanged, 0 withdrawn, 1 rejected."
    assert last_line(import_services(tmp_path / "one.json.gz")).startswith("1 created")


def test_a_service_met_at_two_places_is_one_listing(import_services, tmp_path):
    service = uk3()
    (first,) = service.pop("service_at_locations")
    second = json.loads(json.dumps(first).replace('"loc"', '"loc2"').replace("Village Hall", "Church Hall"))
    source = write(tmp_path / "feed.json", uk3_page([{**first, "service": service}, {**second, "service": service}]))

    import_services(source)

    assert [venue.name for venue in Enterprise.objects.get().venues.all()] == ["Village Hall", "Church Hall"]


def test_a_dry_run_prints_the_same_and_writes_nothing(import_services, tmp_path):
    source = write(tmp_path / "feed.json", [uk1(1), uk1(2, name=None), uk1(3)])

    dry = import_services(source, dry_run=True)
    assert (Enterprise.objects.count(), Event.objects.count()) == (0, 0)
    wet = import_services(source)

    assert dry.replace(" Nothing was written.", "") == wet


def test_a_changed_record_is_published_again(import_services, tmp_path):
    source = write(tmp_path / "feed.json", [uk1()])
    import_services(source)
    before = Enterprise.objects.get()
    write(tmp_path / "feed.json", [uk1(name="Mill Lane Growers", locations=None)])

    printed = import_services(source)

    after = Enterprise.objects.get()
    assert last_line(printed).startswith("0 created, 1 updated")
    assert (after.pk, after.slug, after.short_number) == (before.pk, before.slug, before.short_number)
    assert (after.name, after.venues.count(), after.public_latitude) == ("Mill Lane Growers", 0, None)
    assert list(Event.objects.order_by("pk").values_list("tag", "by")) == [
        ("listing:imported", None),
        ("listing:published", None),
        ("listing:imported", None),
        ("listing:published", None),
    ]


def test_the_same_id_of_two_sources_is_two_listings(import_services, tmp_path):
    source = write(tmp_path / "one.json", [uk1(1)])
    import_services(source)
    import_services(source, source="elsewhere")

    assert sorted(Enterprise.objects.values_list("slug", flat=True)) == [
        "mill-lane-gardeners",
        "mill-lane-gardeners-stroud",
    ]


def test_summaries_are_filled_from_each_services_own_page(import_from_site, site):
    whole = uk3()
    summary = {name: whole[name] for name in ("id", "name", "description", "status", "organization")}
    site.routes["/v3/services"] = lambda handler, query: answer(handler, uk3_page([summary]))
    site.routes[f"/v3/services/{whole['id']}"] = lambda handler, query: answer(handler, whole)
    site.routes["/v3"] = lambda handler, query: answer(handler, {"version": "HSDS-UK-3.0", "openapi_url": "x"})

    import_from_site(f"{site.url}/v3")

    listing = Enterprise.objects.get()
    assert (listing.venues.count(), listing.prices.count()) == (1, 1)
    site.routes.pop(f"/v3/services/{whole['id']}")
    printed = import_from_site(f"{site.url}/v3")
    assert "summaries only" in printed


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (uk1(name=None), "A record without a name (id 7, feed.json): it has no name."),
        (uk1(name="  <b> </b> "), "it has no name."),
        (uk1(name="x" * 600), "its name has 600 characters, so it is not a name."),
        (uk1(None), "“MILL LANE GARDENERS” (feed.json): it has no id."),
        (uk1("x" * 101), "its id is longer than 100 characters."),
        (uk3(assured_date="2026-02-30"), "its assured date “2026-02-30” is not a date."),
        (uk3(assured_date="2027-06-01"), "its assured date 2027-06-01 has not come yet."),
        (uk1(updated_at="last week"), "its last change “last week” is not a date."),
        (
            uk3(schedules=[{"byday": "MO", "valid_from": "2026-05-01", "valid_to": "2026-01-01"}]),
            "a schedule ends before it starts.",
        ),
        (uk3(cost_options=[{"amount": -5}]), "its price of -5 pounds cannot be right."),
        (uk1(locations=[{"geometry": {"coordinates": [500, 51]}}]), "which is not on Earth."),
        (uk1(locations=[{"latitude": 40.7, "longitude": -74}]), "which is not in this country."),
        ("words", "it is not an object, so it says nothing about a service."),
        (
            {"id": 1, "name": "Swimming", "term_uri": "https://example.org/1"},
            "it is a word of a taxonomy, not a service.",
        ),
        (
            {"id": 1, "name": "Org", "website": "https://example.org"},
            "it is an organisation without services",
        ),
    ],
)
def test_a_bad_record_is_named_with_its_reason_and_the_rest_go_on(import_services, tmp_path, record, reason):
    printed = import_services(write(tmp_path / "feed.json", [record, uk1(99, name="Good one")]))

    (rejected,) = [line for line in printed.splitlines() if line.startswith("Rejected: ")]
    assert reason in rejected
    assert last_line(printed) == "1 created, 0 updated, 0 unchanged, 0 withdrawn, 1 rejected."
    assert [listing.name for listing in Enterprise.objects.all()] == ["Good one"]


def test_an_id_twice_is_used_once(import_services, tmp_path):
    printed = import_services(write(tmp_path / "feed.json", [uk1(1), uk1(1), uk1(1, name="Another")]))

    assert "“Another” (id 1, feed.json): the feed has this id more than once" in printed
    assert last_line(printed) == "1 created, 0 updated, 0 unchanged, 0 withdrawn, 1 rejected, 1 repeated."


def test_a_masked_place_is_never_more_than_its_sector_anywhere(import_services, tmp_path):
    masked = {
        "id": 1,
        "name": "Secret Cottage",
        "address_1": "4 Hidden Close",
        "city": "Stroud",
        "postal_code": "GL5 1QA",
        "geometry": {"type": "Point", "coordinates": [-2.217812, 51.745734]},
        "mask_exact_address": True,
    }
    import_services(write(tmp_path / "feed.json", [uk1(locations=[masked])]))

    listing = Enterprise.objects.get()
    kept = json.dumps([listing.latest_revision.content, listing.serializable_data()], default=str)
    assert (listing.given_sector, listing.venues.count(), Base.objects.count()) == ("GL5 1", 0, 0)
    assert listing.public_place
    assert (listing.public_latitude, listing.public_longitude) != (51.745734, -2.217812)
    for secret in ("Hidden Close", "Secret Cottage", "GL5 1QA", "51.745734", "2.217812"):
        assert secret not in kept


def test_the_area_is_the_one_whose_districts_hold_the_place(import_services, tmp_path, stroud, other_area):
    far = [{"id": 2, "address_1": "High Street", "city": "Aylesbury", "postal_code": "HP21 7JF"}]
    dean = [{"id": 3, "address_1": "High Street", "city": "Cinderford", "postal_code": "GL14 2AA"}]

    printed = import_services(
        write(
            tmp_path / "feed.json",
            [uk1(1), uk1(2, locations=far), uk1(3, locations=[]), uk1(4, locations=dean)],
        )
    )

    assert dict(Enterprise.objects.values_list("source_id", "area__slug")) == {
        "1": stroud.slug,
        "4": other_area.slug,
    }
    assert "its place (HP21) lies in none of the areas" in printed
    assert "it has no place, so its area is not known" in printed
    assert last_line(import_services(tmp_path / "feed.json", area=other_area.slug)).startswith(
        "2 created, 0 updated, 2 unchanged"
    )


def test_new_categories_reach_unchanged_records_when_asked(import_services, tmp_path):
    from enterprises.listings.models import Category

    source = write(tmp_path / "feed.json", [uk1()])
    import_services(source)
    Category.objects.create(name="Circus", slug="circus", words="juggling")

    assert "1 unchanged" in last_line(import_services(source))
    assert "1 updated" in last_line(import_services(source, again=True))
    assert {category.slug for category in Enterprise.objects.get().categories.all()} == {
        "gardening",
        "circus",
    }
    assert "1 unchanged" in last_line(import_services(source, again=True))


def test_the_limits_are_kept_and_said(import_services, tmp_path):
    source = write(tmp_path / "feed.json", [uk1(number) for number in range(1, 6)])

    printed = import_services(source, max_records=2)
    assert "--max-records" in printed
    assert last_line(printed).startswith("2 created")
    with pytest.raises(CommandError, match="larger than"):
        import_services(source, max_mb=0.0001)


@pytest.mark.parametrize(
    ("source", "options", "sentence"),
    [
        ("no/such/file.json", {}, "cannot be opened"),
        ("http://127.0.0.1:1/", {}, "not on the public internet"),
        ("http://127.0.0.1:1/", {"allow_private": True}, "only with DEBUG"),
        ("x.json", {"area": "nowhere"}, "There is no area “nowhere”. There are: stroud-valleys."),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(import_services, source, options, sentence):
    with pytest.raises(CommandError, match=sentence):
        import_services(source, **options)


@pytest.mark.parametrize("text", ["", "{}", "<html>", '{"error": "Bad key"}', "[", "3", '"x"'])
def test_a_file_that_is_no_feed_is_said_in_a_sentence(import_services, tmp_path, text):
    (tmp_path / "feed.json").write_text(text)

    with pytest.raises(CommandError, match="The feed could not be read"):
        import_services(tmp_path / "feed.json")


def test_without_an_area_nothing_starts(db, tmp_path):
    with pytest.raises(CommandError, match="There is no area yet"):
        call_command("import_services", write(tmp_path / "feed.json", [uk1()]))


def test_a_mistake_of_our_own_costs_one_record(import_services, tmp_path, monkeypatch):
    real = importing.read_service

    def read(raw, today):
        if raw["id"] == 2:
            raise TypeError("not thought of")
        return real(raw, today)

    monkeypatch.setattr(importing, "read_service", read)

    printed = import_services(write(tmp_path / "feed.json", [uk1(1), uk1(2), uk1(3)]))

    assert "could not be understood" in printed
    assert last_line(printed).startswith("2 created")
