"""The demo town as it stands in the database: built with the real actions, thrown away and built again."""

from datetime import timedelta
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db.models import Count, Q
from django.test import Client
from django.utils import timezone

from accounts.models import Person
from config.demo import accounts, town
from config.demo.reading import read_town
from core.models import Event, Picture, SiteSettings
from directory import promoted, search
from directory.addresses import address_of
from directory.models import HomePage, NewsCategory, NewsPage, StoryConsent, StoryPage
from directory.public_pages import public_pages
from enterprises.booking.models import Booking, Offering, Series, Terms
from enterprises.booking.queries import free_times
from enterprises.booking.rules import can_be_booked
from enterprises.listings.models import (
    Area,
    Base,
    Correction,
    EasyRead,
    Enterprise,
    ListingText,
    ProblemReport,
    UnmetNeed,
)

pytestmark = pytest.mark.django_db

TOWN = read_town()


def silent(*_progress):
    return None


def some(*names):
    return [entry for entry in TOWN if entry.name in names]


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.VAR_DIR = tmp_path


def test_the_whole_town():
    """One test, because building it takes seconds."""
    assert town.build_town(silent, with_pictures=False) == len(TOWN)
    town.send_messages()
    public = Enterprise.objects.public()

    assert public.count() >= 140
    nowhere = public.filter(Q(public_latitude=None) & Q(works_remotely=False))
    assert list(nowhere) == []
    assert search.search(search.Query()).total == public.count()
    assert set(Area.objects.values_list("slug", flat=True)) == {"stroud-valleys", "berkeley-vale"}
    assert all(area.enterprises.count() > 35 for area in Area.objects.all())

    # Filters: everything that can be chosen finds something.
    assert set(public.values_list("openings__part", flat=True)) >= {"morning", "afternoon", "evening", "night"}
    assert set(public.values_list("openings__day", flat=True)) >= set(range(7))
    assert public.filter(works_bank_holidays=True).exists()
    assert public.filter(coming_people__gender="non-binary", coming_people__may_show_gender=True).exists()
    assert public.filter(coming_people__gender="woman", coming_people__may_show_gender=False).exists()

    # Checks: good for long, running out soon, run out.
    today = timezone.localdate()
    ends = [end for end in public.values_list("checks__ends_on", flat=True) if end]
    assert any(end < today for end in ends)
    assert any(today <= end <= today + timedelta(days=30) for end in ends)
    assert any(end > today + timedelta(days=365) for end in ends)

    # Homes stay private: only sectors and districts are anywhere near the public.
    assert Base.objects.count() > 60
    assert not public.filter(name="Wren Personal Care", public_place__contains="Thrupp Lane").exists()

    # Other formats: Easy Read that holds and one copy that does not, other languages, what it is like there.
    shown = EasyRead.objects.shown().filter(enterprise__in=public)
    assert shown.filter(status="current").count() >= 10
    assert shown.filter(status="out_of_date").count() == 1
    assert all(copy.rows.count() >= 8 for copy in shown)
    assert set(ListingText.objects.values_list("language", flat=True)) >= {"cy", "pl", "uk"}
    assert public.exclude(noise="").count() >= 10

    # What waits in the admin.
    assert Correction.objects.filter(status="open").count() >= 5
    assert ProblemReport.objects.filter(status="open").count() == 4
    assert UnmetNeed.objects.filter(area=None).count() == 0
    assert Enterprise.objects.filter(live=False).count() >= 4
    waiting = Enterprise.objects.annotate(waiting=Count("workflow_states"))
    assert waiting.filter(waiting=1).count() >= 2
    assert Enterprise.objects.filter(live=True, hidden_at__isnull=False).count() == 1

    # The site is somebody's, and some searches have something shown first.
    assert SiteSettings.objects.get().post_address
    assert promoted.shown_for("bus pass", "x").listings
    assert promoted.shown_for("checks", "x").links

    check_what_can_be_booked()

    # Everybody who signs in owns what their line says.
    assert Person.objects.get(email="ana@demo.example").enterprises.count() == 1
    assert Person.objects.get(email="ben@demo.example").enterprises.count() == 2
    assert not Person.objects.get(email="sam@demo.example").enterprises.exists()


def check_what_can_be_booked():
    """Eight take bookings, of every kind; each thing has a time that can be booked."""
    assert Terms.objects.filter(is_open=True).count() == 8
    offerings = Offering.objects.select_related("diary", "enterprise__booking_terms")
    assert all(can_be_booked(each) and free_times(each, each.lengths.all()[0].minutes) for each in offerings)
    assert {each.kind for each in offerings} == set(Offering.Kind.values)
    assert {each.where for each in offerings} == set(Offering.Where.values)
    assert {each.price for each in offerings} == set(Offering.Price.values)
    assert offerings.filter(enterprise__owners__email="ana@demo.example").count() == 3
    assert {each.status for each in Booking.objects.all()} == {"confirmed", "requested", "cancelled"}
    hers = Booking.objects.filter(parties__person__email="ana@demo.example")
    assert (hers.count(), hers.values("series").distinct().count()) == (8, 1)
    assert {each.bookings.values("status").distinct().count() for each in Series.objects.all()} == {1}
    assert Booking.objects.filter(series__every_weeks=2, status="requested").count() >= 4


def test_pictures_are_drawn_once_and_have_words(media):
    entries = some("Pat's Plates", "Mop and Mindful")
    town.build_town(silent, entries=entries)
    photos = [photo for listing in Enterprise.objects.all() for photo in listing.photos.all()]
    assert len(photos) == 4
    assert all(photo.alt.endswith(".") and len(photo.alt) > 15 for photo in photos)
    assert {(photo.picture.width, photo.picture.height) for photo in photos} == {(1200, 800)}
    home = HomePage.objects.get()
    assert (home.picture.width, home.picture.height) == (1600, 900)
    assert home.picture_alt

    drawn = {path: path.stat().st_mtime_ns for path in settings.VAR_DIR.glob("demo-pictures/*/*.jpg")}
    assert len(drawn) == 5
    town.clear_town()
    assert not Picture.objects.exists()
    town.build_town(silent, entries=entries)
    assert {path: path.stat().st_mtime_ns for path in drawn} == drawn
    assert Picture.objects.count() == 5


def test_the_site_has_its_news_and_stories_and_they_go_with_the_town(client, media):
    town.build_town(silent, with_pictures=False, entries=some("Pat's Plates", "Cards by Carrie-Ann"))
    town.build_site(silent, with_pictures=False)

    assert NewsPage.objects.live().count() == 8
    assert NewsCategory.objects.filter(news__isnull=False).distinct().count() == 4
    assert StoryPage.objects.shown().count() == 4
    assert [hit.card["name"] for hit in client.get("/").context["featured"]] == ["Pat's Plates", "Cards by Carrie-Ann"]
    for page in public_pages().specific():
        assert client.get(address_of(page)).status_code == 200, page

    town.clear_town()

    assert not NewsPage.objects.exists()
    assert not StoryPage.objects.exists()
    assert not StoryConsent.objects.exists()
    town.build_town(silent, with_pictures=False, entries=some("Pat's Plates"))
    town.build_site(silent, with_pictures=False)
    assert StoryPage.objects.shown().count() == 4


def test_rebuild_leaves_other_areas_and_the_log_alone(make_listing, other_area):
    theirs = make_listing(area=other_area, name="Somebody else's")
    town.build_town(silent, with_pictures=False, entries=some("Pat's Plates", "Fixed by Friday"))
    first = set(Enterprise.objects.values_list("slug", flat=True))
    events = Event.objects.count()

    gone = town.clear_town()

    assert gone.listings == 2
    assert list(Enterprise.objects.all()) == [theirs]
    assert Event.objects.count() == events + 2
    town.build_town(silent, with_pictures=False, entries=some("Pat's Plates", "Fixed by Friday"))
    assert set(Enterprise.objects.values_list("slug", flat=True)) == first


def test_the_command_keeps_off_real_sites(settings):
    settings.DEV_TOOLS = False
    for options in ((), ("--rebuild",)):
        with pytest.raises(CommandError, match="passwords that everybody knows"):
            call_command("demo", *options)
    with pytest.raises(CommandError, match="demo town only"):
        call_command("demo_code", "jo")
    assert not Person.objects.exists()


def test_the_command_does_not_build_over_a_town(monkeypatch):
    monkeypatch.setattr(town, "read_town", lambda: some("Pat's Plates"))
    monkeypatch.setattr(town, "send_messages", lambda: None)
    out = StringIO()
    call_command("demo", "--no-pictures", stdout=out, stderr=StringIO())
    assert "has 1 enterprises" in out.getvalue()
    with pytest.raises(CommandError, match="there already"):
        call_command("demo")
    call_command("demo", "--rebuild", "--no-pictures", stdout=out, stderr=StringIO())
    assert "Deleted 1 listings" in out.getvalue()
    assert Enterprise.objects.count() == 1


def sign_in(email: str) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": email, "password": accounts.PASSWORD})
    return client


def test_those_who_work_here_sign_in_with_the_code_that_is_printed():
    town.build_town(silent, with_pictures=False, entries=[])
    out = StringIO()
    call_command("demo_code", "jo", stdout=out, stderr=StringIO())
    jo = sign_in("jo@demo.example")
    assert jo.get("/admin/").status_code == 302
    jo.post("/accounts/2fa/authenticate/", {"code": out.getvalue().strip()})
    assert jo.get("/admin/").status_code == 200


def test_a_recovery_code_opens_the_second_step_and_is_not_printed_again():
    town.build_town(silent, with_pictures=False, entries=[])
    code = accounts.recovery_codes("dee@demo.example")[0]
    assert code in accounts.welcome(8123)
    dee = sign_in("dee@demo.example")
    dee.post("/accounts/2fa/authenticate/", {"code": code})
    assert dee.get("/admin/").status_code == 200
    assert code not in accounts.welcome(8123)


def test_owners_need_no_code_and_the_welcome_says_so():
    town.build_town(silent, with_pictures=False, entries=[])
    assert not Authenticator.objects.filter(user__email="ana@demo.example").exists()
    assert sign_in("ana@demo.example").get("/admin/").status_code == 403
    words = accounts.welcome(8123)
    assert "http://localhost:8123/inbox/" in words
    assert all(account.email in words for account in accounts.ACCOUNTS)
    with pytest.raises(CommandError, match="No demo account needs a code"):
        call_command("demo_code", "ana@demo.example")


def test_a_site_without_demo_accounts_is_told_only_where_it_is():
    words = accounts.welcome(9000)
    assert "http://localhost:9000" in words
    assert accounts.PASSWORD not in words
