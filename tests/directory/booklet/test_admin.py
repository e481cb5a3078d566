"""The printed directory in the admin."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from directory.models import Booklet, BookletPages

LIST, MAKE = reverse("booklets:list"), reverse("booklets:make")


@pytest.fixture
def desk(jo):
    Authenticator.objects.create(user=jo, type=Authenticator.Type.TOTP, data={"secret": "x"})
    browser = Client()
    browser.force_login(jo)
    return browser


def ready(area, **facts):
    booklet = Booklet.objects.create(
        area=area, status=Booklet.Status.READY, made_at=timezone.now(), done=3, of=3, **facts
    )
    BookletPages.objects.create(booklet=booklet, pdf=b"%PDF-made", listing_ids=[])
    return booklet


def test_a_worker_sees_their_own_areas_and_what_can_be_made(desk, area, other_area):
    html = desk.get(LIST).content.decode()

    assert area.name in html
    assert other_area.name not in html
    assert html.count("Not made yet") == 4
    assert "Large print" in html


def test_pressing_make_has_it_made(desk, area, make_listing, django_capture_on_commit_callbacks):
    make_listing(name="Spade and Fork")

    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.post(MAKE, {"area": area.pk, "size": "large", "language": "cy"}, follow=True)

    assert "It is being made." in answer.content.decode()
    made = Booklet.objects.get()
    assert (made.is_large, made.language, made.status) == (True, "cy", "ready")
    opened = desk.get(reverse("booklets:pdf", args=[made.pk]))
    assert opened.content.startswith(b"%PDF")
    assert opened["Content-Disposition"].startswith(f'inline; filename="{area.slug}-large-print-cy-')


def test_progress_is_shown_while_it_is_made(desk, area):
    Booklet.objects.create(area=area, status=Booklet.Status.MAKING, done=40, of=120)

    html = desk.get(LIST).content.decode()

    assert "40 of 120 listings set" in html
    assert '<progress value="40" max="120">' in html
    assert "data-busy" in html


def test_an_area_with_nobody_in_it_says_why_there_is_nothing_to_make(desk, area):
    answer = desk.post(MAKE, {"area": area.pk, "size": "normal"}, follow=True)

    assert "has no public listing yet" in answer.content.decode()
    assert not Booklet.objects.exists()


@pytest.mark.parametrize("number", ["", "x", "-1", "999999", "²", "9" * 400])
def test_an_area_that_is_not_there_is_not_found(desk, number):
    assert desk.post(MAKE, {"area": number, "size": "normal"}).status_code == 404


def test_a_language_the_site_does_not_speak_is_not_found(desk, area, make_listing):
    make_listing(name="Spade and Fork")

    assert desk.post(MAKE, {"area": area.pk, "size": "normal", "language": "xx"}).status_code == 404


def test_with_one_language_it_is_not_named(desk, area, settings):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [("en-gb", "English")]

    html = desk.get(LIST).content.decode()

    assert html.count("Not made yet") == 2
    assert "Normal print, English" not in html


def test_another_area_s_booklet_is_not_there(desk, other_area, make_listing):
    theirs = ready(other_area)

    assert desk.get(reverse("booklets:pdf", args=[theirs.pk])).status_code == 404
    assert desk.post(MAKE, {"area": other_area.pk, "size": "normal"}).status_code == 404


def test_one_that_was_taken_away_cannot_be_opened_any_more(desk, area):
    booklet = ready(area)
    BookletPages.objects.all().delete()

    assert desk.get(reverse("booklets:pdf", args=[booklet.pk])).status_code == 404
