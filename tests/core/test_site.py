"""Whoever keeps the site says what it is called, how it looks and whom to ring, and every page says so at once."""

import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.template import loader
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from core import mail, site
from core.errors import broken
from core.models import Picture, SiteSettings
from core.pictures import make_picture
from tests.core.picture_files import drawing
from tests.core.site_forms import as_sent, at_the_desk, edit_address

FIND = reverse("directory:find")
SVG = (
    b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
    b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" viewBox="0 0 300 100">'
    b"<script>alert('canary')</script><style>.a{fill:#0a0}</style>"
    b'<image x:href="/etc/canary.png" width="9" height="9"/>'
    b'<rect class="a" width="300" height="50" onload="canary()"/></svg>'
)


@pytest.fixture
def keeper(root):
    return at_the_desk(root)


@pytest.fixture
def council(db):
    return SiteSettings.objects.create(
        name="Vale Together",
        short_name="Vale",
        one_line="Small enterprises of the Vale.",
        phone="01632 960 777",
        hours="Weekdays, 10 to 4",
        email="team@vale.example",
        post_address="Town Hall\nVale GL1 1AA",
        main_colour="#123456",
        footer_text="<p>Run by <b>Vale Council</b>.</p>",
        footer_links=json.dumps(
            [{"type": "link", "value": {"words": "Bins", "page": None, "address": "https://vale.example/"}}]
        ),
        social_links=json.dumps(
            [{"type": "account", "value": {"words": "Facebook", "address": "https://f.example/vale"}}]
        ),
    )


def test_without_a_row_the_servers_settings_are_used(settings, db):
    settings.SITE_NAME, settings.SUPPORT_PHONE, settings.SUPPORT_HOURS = "First Name", "01632 960 001", "Always"

    ours = site.current()

    assert (ours.name, ours.short_name, ours.phone, ours.hours) == (
        "First Name",
        "First Name",
        "01632 960 001",
        "Always",
    )
    assert (ours.stylesheet, ours.css, ours.logo, ours.footer_links) == ("", "", None, [])


def test_a_number_of_its_own_does_not_keep_the_servers_hours(settings, db):
    settings.SUPPORT_HOURS = "Always"
    SiteSettings.objects.create(phone="01632 960 777")

    assert site.current().hours == ""


def test_it_reaches_every_part_of_a_page(client, council):
    html = client.get(FIND).content.decode()

    for words in (
        "– Vale</title>",
        "<span>Vale Together</span>",
        'href="tel:01632960777"',
        "Weekdays, 10 to 4",
        "mailto:team@vale.example",
        "Town Hall<br>Vale GL1 1AA",
        "Run by <b>Vale Council</b>.",
        '<a href="https://vale.example/">Bins</a>',
        '<a href="https://f.example/vale" rel="me">Facebook</a>',
        '<meta name="theme-color" content="#123456">',
        '<link rel="stylesheet" href="/colours/123456-0a4b4c-40103a-d2572f.css">',
    ):
        assert words in html


def test_the_default_look_makes_no_further_request(client, db):
    assert "/colours/" not in client.get(FIND).content.decode()


@pytest.mark.parametrize("address", ["/worried/", "/no/such/page/", "/accounts/login/"])
def test_the_number_stands_on_every_other_page(client, council, address):
    assert "01632 960 777" in client.get(address).content.decode()


@pytest.mark.parametrize("address", ["/accounts/login/", "/accounts/signup/", "/no/such/page/"])
def test_pages_that_others_wrote_have_the_name_the_colours_and_the_foot_too(client, council, address):
    html = client.get(address).content.decode()

    assert "– Vale</title>" in html
    assert "/colours/123456" in html
    assert "Run by <b>Vale Council</b>." in html


def test_a_change_is_on_a_remembered_page_at_once(client, council):
    client.get(FIND)
    client.get(FIND)

    council.name, council.phone = "Vale and Dean", "01632 960 888"
    council.save()

    html = client.get(FIND).content.decode()
    assert "<span>Vale and Dean</span>" in html
    assert html.count("01632 960 888") >= 1
    assert "960 777" not in html


def test_a_page_does_not_read_the_settings_again(client, council):
    client.get(FIND, {"q": "one"})

    with CaptureQueriesContext(connection) as queries:
        assert "960 777" in client.get(FIND, {"q": "two"}).content.decode()

    assert not [query for query in queries if SiteSettings._meta.db_table in query["sql"]]


def test_the_page_of_a_broken_site_asks_nothing_of_the_database(client, council, rf, django_assert_num_queries):
    client.get(FIND)

    with django_assert_num_queries(0):
        answer = broken(rf.get("/"))

    html = answer.content.decode()
    assert answer.status_code == 500
    assert "01632 960 777" in html
    assert "– Vale Together</title>" in html
    assert "/colours/123456" in html


def test_letters_are_signed_and_answers_go_to_the_team(council, ana, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        mail.post(ana, "News", "Words.\n")

    [letter] = mailoutbox
    assert letter.from_email == "Vale Together <hello@example.org>"
    assert letter.reply_to == ["team@vale.example"]
    assert letter.body == (
        "Words.\n\n-- \nVale Together\nRing us: 01632 960 777 (Weekdays, 10 to 4)\n"
        "Write to us: team@vale.example\nTown Hall, Vale GL1 1AA\n"
    )


def test_paper_has_the_name_the_number_and_the_colours(council, make_listing):
    from core.context import words_of

    html = loader.render_to_string(
        "documents/directory/listing.html", {**words_of(site.current()), "listing": {"name": "X", "url": "/x/"}}
    )

    assert "Vale Together" in html
    assert "01632 960 777" in html
    assert "--mh-main:#123456" in html


# --- the administrator's form ----------------------------------------------------------------------------------
def test_the_form_keeps_what_is_typed(keeper):
    answer = keeper.post(edit_address(), as_sent(name="Vale Together", phone="01632 960 777", main_colour="123456"))

    assert answer.status_code == 302
    row = SiteSettings.objects.get()
    assert (row.name, row.phone, row.main_colour) == ("Vale Together", "01632 960 777", "#123456")


def test_a_faint_colour_is_refused_beside_its_field_and_what_was_typed_is_kept(keeper):
    answer = keeper.post(edit_address(), as_sent(name="Vale Together", main_colour="#d2572f", accent_colour="blue"))

    html = answer.content.decode()
    form = answer.context["form"]
    assert answer.status_code == 200
    assert form.errors["main_colour"] == [
        "3.0 to 1, needs 7 to 1: too faint beside the site's other colours. The nearest safe shade is #76301a."
    ]
    assert form.errors["accent_colour"] == ["Write a colour as # and six letters or digits, like #5b1a4a."]
    assert 'value="#d2572f"' in html
    assert 'value="Vale Together"' in html
    assert SiteSettings.objects.get().name == ""


def test_a_logo_that_stands_alone_must_say_what_it_says(keeper):
    first = keeper.post(edit_address(), as_sent(logo_alone="on"))
    second = keeper.post(edit_address(), as_sent(logo_alone="on", logo_file=SimpleUploadedFile("a.png", drawing())))

    assert list(first.context["form"].errors) == ["logo_alone"]
    assert list(second.context["form"].errors) == ["logo_alt"]
    assert not Picture.objects.exists()


def test_an_svg_is_drawn_and_nothing_of_it_is_ever_sent(keeper, client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    sent = as_sent(logo_file=SimpleUploadedFile("logo.svg", SVG), logo_alone="on", logo_alt="Vale Together")

    assert keeper.post(edit_address(), sent).status_code == 302

    row = SiteSettings.objects.get()
    assert (row.logo.width, row.logo.height) == (1600, 534)
    with Image.open(io.BytesIO(row.logo.file.read())) as picture:
        assert picture.format == "PNG"
        assert picture.getpixel((800, 100))[:3] == (0, 170, 0)
    assert not any(b"canary" in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    html = client.get(FIND).content.decode()
    assert f'<img class="mh-header__logo" src="{row.logo.get_rendition(site.LOGO).url}"' in html
    assert 'alt="Vale Together"' in html
    assert "<span>Many Hands</span>" not in html


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        b'<!DOCTYPE svg [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg"',
        b"<svg><script>1</script></svg>",
        b'<svg xmlns="http://www.w3.org/2000/svg">' + b"<g/>" * 20_001 + b"</svg>",
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 90000"><rect width="1" height="9"/></svg>',
        b"<!doctype html><svg>page</svg>",
        b"",
    ],
)
def test_a_bad_logo_is_refused_beside_its_field(keeper, content):
    answer = keeper.post(edit_address(), as_sent(logo_file=SimpleUploadedFile("logo.svg", content)))

    assert list(answer.context["form"].errors) == ["logo_file"]
    assert not Picture.objects.exists()


def test_a_logo_whose_file_is_lost_leaves_the_drawing(client, db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    picture = make_picture("Logo", drawing())
    SiteSettings.objects.create(logo=picture)
    picture.file.storage.delete(picture.file.name)

    assert "mh-header__logo" not in client.get(FIND).content.decode()


def test_a_link_needs_a_page_or_an_address(keeper):
    def sent(**link):
        fields = {"words": "Bins", "page": "", "address": "", **link}
        return as_sent(
            **{
                "footer_links-count": "1",
                "footer_links-0-deleted": "",
                "footer_links-0-order": "0",
                "footer_links-0-type": "link",
                "footer_links-0-id": "",
            },
            **{f"footer_links-0-value-{name}": value for name, value in fields.items()},
        )

    for address in ("", "javascript:alert(1)", "http://plain.example/", "//elsewhere.example/"):
        assert keeper.post(edit_address(), sent(address=address)).status_code == 200
    assert keeper.post(edit_address(), sent(address="/how-it-works/")).status_code == 302
    assert site.current().footer_links == [site.Link("Bins", "/how-it-works/")]


def test_a_link_to_a_page_that_is_taken_down_goes_with_it(client, groups, council):
    from directory.models import StandardPage

    page = StandardPage.objects.get(slug="privacy")
    council.footer_links = json.dumps(
        [{"type": "link", "value": {"words": "Our promise", "page": page.pk, "address": ""}}]
    )
    council.save()
    assert '<a href="/privacy/">Our promise</a>' in client.get(FIND).content.decode()

    page.unpublish()

    assert "Our promise" not in client.get(FIND).content.decode()


def test_the_preview_shows_what_is_not_saved_yet(keeper):
    row = SiteSettings.load()
    address = reverse("wagtailsettings:preview_on_edit", args=["core", "sitesettings", row.pk])

    assert keeper.post(address, as_sent(name="Not Yet", main_colour="#123456")).json()["is_valid"]
    html = keeper.get(address, {"in_preview_panel": "true"}).content.decode()

    assert "<span>Not Yet</span>" in html
    assert "/colours/123456-0a4b4c-40103a-d2572f.css" in html
    assert "checker-axe-configuration" in html
    assert SiteSettings.objects.get().name == ""
