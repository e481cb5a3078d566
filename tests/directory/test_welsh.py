"""The public site in Welsh: every word of ours, the same facts, and nothing of one language on a page of the other."""

import ast
import re
from datetime import time
from html import unescape
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone, translation

from accounts.models import Reach, Way
from config.management.commands.write_catalogue import written
from core.languages import in_language, without_language
from core.saved.addresses import page_address
from core.saved.emails import saved_form
from directory import drawn, remembered, starter, words
from directory.starter.names import NAMES
from enterprises.listings import emails
from enterprises.listings.models import Opening, Ownership, Price
from tests.factories.pages import make_news

CATALOGUE = Path(settings.LOCALE_PATHS[0]) / "cy" / "LC_MESSAGES" / "django.po"
#: Where words are only the admin's, which stay English.
OF_THE_ADMIN = re.compile(
    r"/admin|wagtail_hooks|/importing/|/blocks/|platform/config|templates/config|/models|apps\.py|picture|captions"
    r"|recordings|staff\.py|core/saved/models|accounts/models|directory/consent\.py|story_files|preview\.html"
    # What Easy Read is drafted with, in English, and what an upload is refused for.
    r"|first_draft|core/drawings|actions/formats"
    # How long things are kept, and what Wagtail calls what is gone.
    r"|core/kept|core/forgetting"
    # Why the team may not publish.
    r"|listings/agreed"
    # What an editor is told of a page, and the look of the site.
    r"|listings/desk|booking/desk|safeguarding/desk|mentoring/desk|mentoring/hindering|mentoring/starter|actions/proposing|actions/tasks|actions/programmes|helping/desk|documents/desk_|documents/waiting|actions/handover|directory/advice|directory/checker|link_blocks|site_form|actions/address|desk\.py|desk_queues|wagtail"
)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%?\{\w+\}|\{\w+\}|</?strong>|</?a\b")


@pytest.fixture(scope="module")
def catalogue():
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="cy")


def texts(message):
    return message.string if message.pluralizable else (message.string,)


def is_public(message):
    return any(not OF_THE_ADMIN.search(place) for place, _line in message.locations)


@pytest.fixture
def town(groups, make_listing, area):
    """A listing with every kind of fact, news, and the pages a new site starts with."""
    listing = make_listing(
        name="Gardd Ni",
        slug="gardd-ni",
        categories=("gardening",),
        openings=tuple((day, "morning") for day in range(5)),
        price_pence=2250,
        comes_to_you=True,
        reach_miles=8,
    )
    make_news("A new bench")
    return listing


# --- the catalogue -------------------------------------------------------------------------------------------------


def test_every_sentence_of_the_public_site_is_in_welsh(catalogue):
    missing = [message.id for message in catalogue if message.id and is_public(message) and not all(texts(message))]

    assert missing == []
    assert not [message.id for message in catalogue if message.id and message.fuzzy]


def test_translations_keep_the_places_for_names_and_numbers(catalogue):
    wrong = []
    for message in catalogue:
        english = message.id if message.pluralizable else (message.id,)
        wanted = set(PLACEHOLDER.findall(english[-1] or ""))
        for place, welsh in enumerate(texts(message) if message.id else ()):
            # One may be said without its figure: "in a minute".
            allowed = (wanted, set(PLACEHOLDER.findall(english[0]))) if place == 0 else (wanted,)
            if welsh and set(PLACEHOLDER.findall(welsh)) not in allowed:
                wrong.append((english, welsh))

    assert wrong == []


def test_the_catalogue_is_kept_in_one_order_and_names_no_day(catalogue):
    assert written(catalogue) == CATALOGUE.read_bytes()
    assert b"Creation-Date" not in CATALOGUE.read_bytes()


def test_no_sentence_in_the_code_escapes_the_catalogue(catalogue):
    """xgettext does not look into f-strings."""
    known = {message.id[0] if message.pluralizable else message.id: all(texts(message)) for message in catalogue}
    files = [str(file) for folder in ("platform", "enterprises", "directory") for file in Path(folder).rglob("*.py")]
    said = [(file, text) for file in files for text in said_in_code(file)]

    assert [each for each in said if each[1] not in known] == []
    assert [each for each in said if not known[each[1]] and not OF_THE_ADMIN.search(each[0])] == []


SAYING = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}


def said_in_code(file):
    for node in ast.walk(ast.parse(Path(file).read_text())):
        is_saying = isinstance(node, ast.Call) and getattr(node.func, "id", "") in SAYING and node.args
        if is_saying and isinstance(node.args[0], ast.Constant):
            yield node.args[0].value


def test_what_is_compiled_is_what_is_written(catalogue):
    with translation.override("cy"):
        assert translation.gettext("Find support") == catalogue["Find support"].string == "Dod o hyd i gymorth"


def test_the_names_of_the_starter_pages_are_all_marked():
    pages = [starter.read(slug) for slug in (*starter.BEFORE, starter.QUESTIONS, *starter.AFTER)]

    assert {text for page in pages for text in (page.title, page.introduction)} == set(NAMES)


# --- numbers, days, prices -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 milltir i ffwrdd"),
        (1, "1 filltir i ffwrdd"),
        (2, "2 filltir i ffwrdd"),
        (3, "3 milltir i ffwrdd"),
        (6, "6 milltir i ffwrdd"),
        (8, "8 milltir i ffwrdd"),
        (40, "40 milltir i ffwrdd"),
    ],
)
def test_welsh_counts_in_its_own_way(count, said):
    with translation.override("cy"):
        assert translation.ngettext("%(n)s mile away", "%(n)s miles away", count) % {"n": count} == said


def test_days_times_and_prices_are_said_in_welsh():
    days = tuple((day, part) for day in range(5) for part in ("morning", "afternoon"))
    with translation.override("cy"):
        assert words.days_words(days) == "Dydd Llun – Dydd Gwener, boreau, prynhawniau"
        assert words.price_words(2250, Price.Unit.HOUR) == "£22.50 yr awr"
        assert words.price_words(0, "") == "Am ddim"
        assert words.clock("14:30") == "2:30yp"
        assert words.comes_words(2, ()) == "Yn dod atoch chi, hyd at 2 filltir i ffwrdd"
    assert words.days_words(days) == "Monday to Friday, mornings and afternoons"
    assert words.clock("09:00") == "9am"


# --- addresses and the switch --------------------------------------------------------------------------------------


def test_an_address_in_one_language_leads_to_the_same_in_the_other():
    assert in_language("/find/?q=cy", "cy") == "/cy/find/?q=cy"
    assert in_language("/cy/find/", "en-gb") == "/find/"
    assert without_language("/cyclists/") == "/cyclists/"
    with translation.override("cy"):
        assert in_language("/") == "/cy/"


def switch(html):
    """Language, address and words of each link to another language."""
    nav = re.search(r'<nav class="mh-languages".*?</nav>', html, re.DOTALL)
    return re.findall(r'<a href="([^"]*)" lang="([^"]*)" hreflang="[^"]*">([^<]*)</a>', nav[0]) if nav else []


@pytest.mark.parametrize("path", ["/", "/find/?q=garden&day=monday", "/shortlist/", "/worried/", "/accounts/login/"])
def test_the_switch_leads_to_the_same_page_and_back_and_keeps_the_search(client, town, path):
    english = client.get(path).content.decode()
    assert '<html lang="en-gb"' in english
    [(there, code, name)] = switch(english)
    assert (unescape(there), code, name) == (f"/cy{path}", "cy", "Cymraeg")

    welsh = client.get(unescape(there)).content.decode()

    assert '<html lang="cy"' in welsh
    [(back, code, name)] = switch(welsh)
    assert (unescape(back), code, name) == (path, "en-gb", "English")


def test_an_address_that_is_there_in_english_only_does_not_take_the_switch_from_pages_beside_it(client, town):
    """The pattern of the pages of words takes /cy/admin/ too, which speaks no Welsh."""
    assert switch(client.get("/cy/admin/nothing/").content.decode()) == []

    assert [code for _there, code, _name in switch(client.get("/cy/news/").content.decode())] == ["en-gb"]


def test_search_engines_are_told_of_both(client, town):
    html = client.get("/find/").content.decode()

    assert f'<link rel="alternate" hreflang="cy" href="{settings.SITE_URL}/cy/find/">' in html
    assert f'<link rel="alternate" hreflang="en-gb" href="{settings.SITE_URL}/find/">' in html


def test_links_of_a_welsh_page_stay_in_welsh(client, town):
    html = client.get("/cy/").content.decode()
    links = set(re.findall(r'<a [^>]*href="(/[^"]*)"', html)) - {back for back, _code, _name in switch(html)}

    assert {link for link in links if not link.startswith("/cy/")} == set()


def test_machines_addresses_speak_no_language(client, town):
    assert client.get("/healthz/").status_code == 200
    for path in ("/cy/healthz/", "/cy/admin/", "/cy/_util/login/", "/cy/documents/1/a.pdf"):
        assert client.get(path).status_code == 404


# --- pages ---------------------------------------------------------------------------------------------------------

PAGES = ["/", "/find/", "/find/?q=zzz", "/shortlist/", "/worried/", "/news/", "/stories/", "/help/", "/help/back/"]
PAGES += ["/reading/", "/find/tell-us/", "/enterprises/gardd-ni/", "/enterprises/gardd-ni/report/", "/nowhere/"]
PAGES += ["/enterprises/gardd-ni/correct/", "/thanks/need/", "/accounts/login/", "/accounts/signup/"]


def visible(html):
    """The sentences of a page, without those that say they are English."""
    html = re.sub(r"<(script|style)\b.*?</\1>", "", html, flags=re.DOTALL)
    html = re.sub(r'<(\w+)[^>]* lang="en-gb"[^>]*>.*?</\1>', "", html.partition("<body")[2], flags=re.DOTALL)
    return {unescape(" ".join(text.split())) for text in re.findall(r">([^<>]+)<", html)} - {""}


@pytest.mark.parametrize("path", PAGES)
def test_no_english_sentence_of_ours_shows_on_a_welsh_page(client, town, catalogue, path):
    translated = {message.id: message.string for message in catalogue if isinstance(message.id, str) and message.id}
    english = {text for text, welsh in translated.items() if text != welsh and text not in translated.values()}

    page = client.get(f"/cy{path}")
    shown = visible(page.content.decode())

    assert page.status_code == (404 if path == "/nowhere/" else 200)
    assert shown & english == set()
    assert shown & set(translated.values())


def test_a_listing_is_told_in_welsh_and_its_own_words_say_that_they_are_english(client, town):
    Opening.objects.filter(enterprise=town, day=0).update(opens_at=time(9, 30), closes_at=time(12))
    town.save_revision().publish()

    html = client.get(f"/cy{town.get_absolute_url()}").content.decode()

    for said in ("Dydd Llun", "£22.50 yr awr", "Garddio", "Yn dod atoch chi, hyd at 8 milltir"):
        assert said in html
    assert f'<span lang="en-gb">{town.one_line}</span>' in html
    assert "Monday" not in re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)


def test_cards_and_filters_are_in_welsh_and_english_beside_each_other(client, town):
    for _again in range(2):
        welsh, english = (client.get(path).content.decode() for path in ("/cy/find/", "/find/"))
        in_welsh = ["Dydd Llun – Dydd Gwener, boreau", "Cafwyd hyd i 1 fenter", "Garddio"]
        in_english = ["Monday to Friday, mornings", "1 enterprise found", "Gardening"]
        assert [words for words in in_welsh + in_english if words in welsh] == in_welsh
        assert [words for words in in_welsh + in_english if words in english] == in_english
        remembered.forget()


def test_remembered_pages_never_mix_languages(client, town):
    first = {path: client.get(path).content for path in ("/find/", "/cy/find/", "/", "/cy/")}
    again = {path: client.get(path).content for path in ("/cy/", "/", "/cy/find/", "/find/")}

    assert again == first
    assert first["/find/"] != first["/cy/find/"]
    assert client.get("/cy/find/")["Content-Language"] == "cy"


def test_a_word_in_welsh_finds_what_english_words_name(client, town):
    assert "Gardd Ni" in client.get("/cy/find/?q=garddio").content.decode()


def test_a_form_comes_back_in_welsh_with_its_mistakes_and_all_that_was_typed(client, town):
    page = client.post(f"/cy{town.get_absolute_url()}report/", {"words": "", "contact": "0161 496 0000"})
    html = page.content.decode()

    asked = ["Mae problem", "Gwall:", "0161 496 0000", "There is a problem"]
    assert [words for words in asked if words in html] == asked[:3]


def test_a_form_sent_in_welsh_thanks_in_welsh(client, town):
    page = client.post("/cy/find/tell-us/", {"words": "rhywun i nofio", "near": "", "email": ""}, follow=True)

    assert page.redirect_chain[-1][0] == "/cy/thanks/need/"
    assert "Beth sy'n digwydd nesaf" in unescape(page.content.decode())


# --- one language only ---------------------------------------------------------------------------------------------


def test_with_english_alone_there_is_no_switch_and_no_welsh_address(client, town, settings):
    settings.LANGUAGES = [("en-gb", "English")]
    settings.WAGTAIL_I18N_ENABLED = False

    html = client.get("/find/").content.decode()

    assert switch(html) == []
    assert "hreflang" not in html
    assert client.get("/cy/find/").status_code == 404


def test_the_qr_code_on_paper_is_the_short_english_address():
    from directory.qr import short_address

    with translation.override("cy"):
        assert short_address("2345678") == f"{settings.SITE_URL}/n/2345678/"


def test_drawn_cells_are_kept_for_each_language():
    with translation.override("cy"):
        assert "Nac ydy" in drawn.week_rows({"days": [{"name": "x", "cells": [{"is_open": False, "words": ""}]}]})
    assert "No<" in drawn.week_rows({"days": [{"name": "x", "cells": [{"is_open": False, "words": ""}]}]})


def test_a_new_site_has_a_tree_of_pages_for_each_language(groups):
    from wagtail.models import Locale

    assert set(Locale.objects.values_list("language_code", flat=True)) == {"en-gb", "cy"}
    call_command("setup_site", verbosity=0)
    assert Locale.objects.count() == 2


# --- letters -------------------------------------------------------------------------------------------------------


def test_somebody_who_reads_welsh_is_told_in_welsh_and_led_to_the_welsh_page(
    town, ana, jo, mailoutbox, django_capture_on_commit_callbacks
):
    Ownership.objects.create(enterprise=town, person=ana)
    Reach.objects.update_or_create(person=ana, defaults={"language": "cy", "way": Way.EMAIL})

    with django_capture_on_commit_callbacks(execute=True):
        emails.published(town, by=jo)

    [letter] = mailoutbox
    assert letter.subject == "Gellir dod o hyd i'ch cofnod nawr"
    assert f"{settings.SITE_URL}/cy/enterprises/gardd-ni/" in letter.body
    assert "Everybody can find it" not in letter.body


def test_the_code_of_a_form_saved_in_welsh_comes_in_welsh(db, mailoutbox, django_capture_on_commit_callbacks):
    with translation.override("cy"), django_capture_on_commit_callbacks(execute=True):
        saved_form("mair@example.org", "4HKM79QP", timezone.now())

    [letter] = mailoutbox
    assert letter.subject == "Eich cod i ddod yn ôl at eich ffurflen"
    assert f"{settings.SITE_URL}/cy/help/back/" in letter.body


def test_a_welsh_page_has_a_code_to_be_said_on_the_phone(client, town):
    for language in ("en-gb", "cy"):
        with translation.override(language):
            assert page_address("/cy/find/?q=a", "testserver") == "/cy/find/?q=a"
            assert page_address("/find/", "testserver") == "/find/"
            assert page_address("/cy/help/", "testserver") == ""
