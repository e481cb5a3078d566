"""A page that editors translate in Wagtail's tree is read under /cy/, and one they did not is read there in English."""

import pytest
from django.conf import settings
from django.urls import reverse
from wagtail.models import Locale

from directory.models import NewsPage, StandardPage
from tests.directory.pages.conftest import at_desk
from tests.factories.pages import make_news


@pytest.fixture
def welsh_home(home):
    """The home page as a translator made it."""
    page = home.copy_for_translation(Locale.objects.get(language_code="cy"))
    page.title, page.heading = "Hafan", "Pennawd Cymraeg"
    page.save_revision().publish()
    return page


def translate(page, **words):
    copy = page.copy_for_translation(Locale.objects.get(language_code="cy"))
    for name, value in words.items():
        setattr(copy, name, value)
    copy.save_revision().publish()
    return copy


def test_a_page_is_translated_from_the_page_editor_by_whoever_edits(ed, welsh_home, home):
    page = StandardPage.objects.get(slug="how-to-choose", locale=home.locale)
    address = reverse("simple_translation:submit_page_translation", args=[page.pk])

    answer = at_desk(ed).post(address, {"locales": [welsh_home.locale.pk]})

    assert answer.status_code == 302
    assert page.get_translation(welsh_home.locale).live is False


def test_the_welsh_home_page_stands_under_cy_and_each_links_to_the_other(client, home, welsh_home):
    welsh, english = client.get("/cy/").content.decode(), client.get("/").content.decode()

    assert ("Pennawd Cymraeg" in welsh, "Pennawd Cymraeg" in english) == (True, False)
    assert '<a href="/cy/" lang="cy" hreflang="cy">' in english
    assert '<a href="/" lang="en-gb" hreflang="en-gb">' in welsh
    assert 'hreflang="cy" href="http' in english


def test_a_translation_may_have_an_address_of_its_own(client, home, welsh_home):
    page = StandardPage.objects.get(slug="how-to-choose", locale=home.locale)
    translate(page, title="Sut i ddewis yn dda", slug="sut-i-ddewis")

    assert '<a href="/cy/sut-i-ddewis/" lang="cy"' in client.get("/how-to-choose/").content.decode()
    assert '<a href="/how-to-choose/" lang="en-gb"' in client.get("/cy/sut-i-ddewis/").content.decode()
    assert client.get("/cy/how-to-choose/?a=1")["Location"] == "/cy/sut-i-ddewis/?a=1"
    assert client.get("/sut-i-ddewis/")["Location"] == "/how-to-choose/"
    assert "Sut i ddewis yn dda" in client.get("/cy/").content.decode()
    assert "Sut i ddewis yn dda" not in client.get("/").content.decode()


def test_a_page_nobody_translated_is_read_in_english_and_says_so(client, home, welsh_home):
    html = client.get("/cy/how-to-choose/").content.decode()

    assert '<html lang="cy"' in html
    assert '<div class="mh-body" lang="en-gb">' in html
    assert f'<link rel="canonical" href="{settings.SITE_URL}/how-to-choose/">' in html


def test_news_that_is_translated_stands_once_in_each_language(client, home, welsh_home):
    bench, _fair = make_news("A new bench"), make_news("A fair")
    translate(bench.get_parent().specific, title="Newyddion", slug="newyddion")
    translate(NewsPage.objects.get(pk=bench.pk), title="Mainc newydd")

    english, welsh = client.get("/news/").content.decode(), client.get("/cy/newyddion/").content.decode()

    assert ("A new bench" in english, "A fair" in english, "Mainc newydd" in english) == (True, True, False)
    assert ("A new bench" in welsh, "A fair" in welsh, "Mainc newydd" in welsh) == (False, True, True)


def test_a_translation_that_is_a_draft_shows_nowhere(client, home):
    home.copy_for_translation(Locale.objects.get(language_code="cy"))

    assert client.get("/cy/").status_code == 200
    assert "Hafan" not in client.get("/").content.decode()
