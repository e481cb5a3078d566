"""Recordings, the way to the door, what it is like, other languages: on the page, on paper, and off it at once."""

import json
import re
from datetime import date

import pytest
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file

from core.models import Picture
from directory import search
from enterprises.listings import actions
from enterprises.listings.models import ListingText, Recording, WalkStep
from enterprises.listings.models.showing import digest_of_english
from tests.core.pdf_checks import pdf_problems
from tests.directory.test_listing import full  # noqa: F401 -- a fixture
from tests.factories.formats import add_recording, make_easy_read, make_file, republish


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def picture(db):
    return Picture.objects.create(title="A red door", file=get_test_image_file(size=(900, 700)))


@pytest.fixture
def listing(make_listing):
    return make_listing(name="Spade and Fork", slug="spade", description="We dig.", does="Mowing")


def page(client, address="/enterprises/spade/"):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def address_of(file, slug="spade"):
    return reverse("directory:recording", args=[slug, file.name])


def body(response):
    return b"".join(response.streaming_content)


# --- recordings ----------------------------------------------------------------------------------------------------
def test_a_film_has_controls_captions_and_words_and_does_not_start_by_itself(client, listing, jo):
    file = make_file(jo)
    add_recording(listing, file)

    html = page(client)

    video = re.search(r"<video[^>]*>", html)[0]
    assert 'controls playsinline preload="none"' in video
    assert "autoplay" not in html
    assert f'<source src="{address_of(file)}" type="video/mp4">' in html
    captions = re.search(r'<track kind="captions"[^>]* src="([^"]+)"', html)[1]
    assert client.get(captions).content.decode().startswith("WEBVTT")
    assert client.get(captions)["Content-Type"] == "text/vtt; charset=utf-8"
    assert "Hello, I am Ruby." in html
    assert "1 minute 15 seconds" in html


def test_the_policy_lets_our_own_films_play_and_no_others(client, listing):
    assert "media-src 'self'" in client.get("/enterprises/spade/")["Content-Security-Policy"]


def test_sound_and_links_are_shown_as_they_are(client, listing, jo):
    add_recording(listing, make_file(jo, sound=True), title="A talk")
    add_recording(listing, None, title="A film", link="https://vimeo.com/1234", captions="")

    html = page(client)

    assert '<audio class="mh-recording__audio" controls preload="none"' in html
    assert 'type="audio/mpeg"' in html
    assert 'href="https://vimeo.com/1234" rel="nofollow noopener">Watch it on Vimeo (another website)' in html
    assert "<iframe" not in html


def test_a_player_gets_the_piece_it_asks_for(client, listing, jo):
    file = make_file(jo)
    add_recording(listing, file)
    whole = body(client.get(address_of(file)))

    piece = client.get(address_of(file), headers={"range": "bytes=4-11"})

    assert (piece.status_code, body(piece)) == (206, whole[4:12])
    assert piece["Content-Type"] == "video/mp4"


@pytest.mark.parametrize("how", ["hidden", "unpublished", "deleted", "replaced", "draft"])
def test_a_film_goes_off_its_address_at_once(client, listing, make_listing, jo, how):
    file = make_file(jo)
    if how == "draft":
        draft = listing.get_latest_revision_as_object()
        draft.recordings.add(Recording(kind="bsl", title="Ruby", media=file, transcript="Hello."))
        draft.save_revision()
    else:
        add_recording(listing, file)
        assert client.get(address_of(file)).status_code == 200
    captions = address_of(file).replace("/recordings/", "/captions/").replace(".mp4", ".vtt")

    {
        "hidden": lambda: actions.hide_listing(listing, by=jo),
        "unpublished": lambda: actions.unpublish_listing(listing, by=jo),
        "deleted": lambda: actions.delete_listing(listing, by=jo),
        "replaced": lambda: republish(listing, lambda draft: draft.recordings.set([])),
        "draft": lambda: None,
    }[how]()

    assert client.get(address_of(file)).status_code == 404
    assert client.get(captions).status_code == 404


def test_a_film_is_found_at_its_own_listing_alone(client, listing, make_listing, jo):
    file = make_file(jo)
    add_recording(listing, file)
    make_listing(slug="other")

    assert client.get(address_of(file, "other")).status_code == 404
    assert client.get(address_of(file).replace(".mp4", ".html")).status_code == 404
    assert client.get(address_of(file).replace(".mp4", "")).status_code == 404


def test_the_stored_name_is_on_no_page(client, listing, jo):
    file = make_file(jo)
    add_recording(listing, file)

    stored = file.file.name.rpartition("/")[2].partition(".")[0]
    assert stored not in page(client)
    assert stored not in file.key


def test_a_lost_file_is_not_found_and_no_error(client, listing, jo):
    file = make_file(jo)
    add_recording(listing, file)
    file.file.storage.delete(file.file.name)

    assert client.get(address_of(file)).status_code == 404
    assert "Ruby says hello" in page(client)


@pytest.mark.parametrize(("kind", "value"), [("bsl", "bsl-video"), ("spoken", "audio"), ("subtitled", "")])
def test_the_filter_and_the_card_know_what_there_is(client, groups, listing, jo, kind, value):
    add_recording(listing, make_file(jo, sound=kind == "spoken"), kind=kind)

    for each in ("bsl-video", "audio"):
        found = search.search(search.Query(filters={"format": (each,)})).total
        assert found == (each == value)
    assert ("/enterprises/spade/#watch" in page(client, "/find/")) is bool(value)


def test_search_engines_hear_of_recordings(client, listing, jo):
    add_recording(listing, make_file(jo))

    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page(client), re.S)[1])

    [film] = data["subjectOf"]
    assert (film["@type"], film["inLanguage"], film["encodingFormat"]) == ("VideoObject", "bfi", "video/mp4")
    assert film["accessibilityFeature"] == ["signLanguage", "captions", "transcript"]


# --- the way to the door -------------------------------------------------------------------------------------------
def test_pictures_of_the_way_go_off_their_address_when_hidden_and_when_replaced(
    client, listing, jo, picture, django_capture_on_commit_callbacks
):
    step = WalkStep(picture=picture, alt="A red door", words="Ring the bell.")
    republish(listing, lambda draft: draft.walk.add(step))
    storage = picture.file.storage

    def files():
        page(client)
        return [each.file.name for each in picture.renditions.all()]

    shown = files()
    assert shown
    with django_capture_on_commit_callbacks(execute=True):
        actions.hide_listing(listing, by=jo)
    assert [name for name in shown if storage.exists(name)] == []

    with django_capture_on_commit_callbacks(execute=True):
        actions.show_listing_again(listing, by=jo)
    shown = files()
    assert shown
    with django_capture_on_commit_callbacks(execute=True):
        republish(listing, lambda draft: draft.walk.set([]))
    assert [name for name in shown if storage.exists(name)] == []


def test_a_step_whose_picture_is_lost_keeps_its_words(client, listing, picture):
    republish(
        listing, lambda draft: draft.walk.add(WalkStep(picture=picture, alt="A red door", words="Ring the bell."))
    )
    picture.file.storage.delete(picture.file.name)

    html = page(client)

    assert "Ring the bell." in html
    assert "A red door" not in html


# --- other languages -----------------------------------------------------------------------------------------------
def polish(listing, **fields):
    plain = {"language": "pl", "one_line": "Pomagamy w ogrodzie.", "description": "Kopiemy.", "does": "Koszenie"}
    english = digest_of_english(listing)
    return ListingText(**{**plain, "translated_by": "Wanda", "english_digest": english, **fields})


def test_the_page_is_shown_in_another_language_and_says_who_wrote_it(client, listing):
    republish(listing, lambda draft: draft.texts.add(polish(draft)))

    html = page(client, "/enterprises/spade/?lang=pl")

    assert '<h1 class="govuk-heading-xl" lang="pl" dir="ltr">Spade and Fork</h1>' in html
    assert '<p class="govuk-body-l mh-listing__line" lang="pl" dir="ltr">Pomagamy w ogrodzie.</p>' in html
    for words in ("Kopiemy.", "Koszenie", "Put into Polish by: Wanda.", "Nobody has checked them yet."):
        assert words in html
    for words in ("We dig.", "Mowing", "may be out of date"):
        assert words not in html
    assert f'rel="canonical" href="http' in html  # noqa: F541 -- the host is the settings' own
    assert '/enterprises/spade/?lang=pl">' in html
    english = page(client)
    assert "Pomagamy" not in english
    assert '<span lang="pl" dir="ltr">Polski</span>' in english
    assert 'hreflang="pl"' in english


def test_it_says_when_the_english_has_changed(client, listing):
    republish(listing, lambda draft: draft.texts.add(polish(draft)))

    republish(listing, lambda draft: setattr(draft, "description", "We dig and weed."))

    assert "The English has changed since." in page(client, "/enterprises/spade/?lang=pl")


def test_a_language_that_runs_the_other_way_says_so(client, listing):
    republish(listing, lambda draft: draft.texts.add(polish(draft, language="ur", one_line="ہم مدد کرتے ہیں۔")))

    assert 'lang="ur" dir="rtl">ہم مدد کرتے ہیں۔' in page(client, "/enterprises/spade/?lang=ur")


@pytest.mark.parametrize("asked", ["", "en", "fr", "nonsense", "<script>"])
def test_a_language_it_does_not_have_is_english(client, listing, asked):
    republish(listing, lambda draft: draft.texts.add(polish(draft)))

    assert "We dig." in page(client, f"/enterprises/spade/?lang={asked}")


# --- paper and cost ------------------------------------------------------------------------------------------------
def everything(listing, jo, picture, times=1):
    add_recording(listing, make_file(jo))

    def add(draft):
        draft.noise, draft.noise_words, draft.quiet_place = "loud", "Two dogs bark.", "ask"
        draft.texts.add(polish(draft))
        for n in range(times):
            draft.walk.add(WalkStep(picture=picture, alt="A red door", words=f"Step {n}."))

    republish(listing, add)
    make_easy_read(listing, by=jo, rows=(("They dig.", "gardening"),) * times)


@pytest.mark.parametrize("size", ["normal", "large"])
def test_the_paper_carries_every_part_and_passes_two_checkers(client, full, jo, picture, tmp_path, size):  # noqa: F811
    import pikepdf

    everything(full, jo, picture)
    republish(full, lambda draft: setattr(draft, "contact_words", "Ask for Rosa."))

    response = client.get(reverse("directory:listing_pdf", args=[full.slug]), {"size": size})

    assert pdf_problems(response.content, tmp_path) == []
    (tmp_path / "made.pdf").write_bytes(response.content)
    with pikepdf.open(tmp_path / "made.pdf") as opened:
        assert len(opened.pages) >= 2


def test_what_goes_on_paper_is_what_is_on_the_page(client, full, jo, picture, monkeypatch):  # noqa: F811
    """Every word of the page's data is in the document's HTML."""
    from django.template.loader import render_to_string

    from directory.views import listing as views

    everything(full, jo, picture)
    made = {}

    def keep(template, context, **_rest):
        made["html"] = render_to_string(template, {"site_name": "Many Hands", **context})
        return b"%PDF-"

    monkeypatch.setattr(views, "render_pdf", keep)
    client.get(reverse("directory:listing_pdf", args=[full.slug]))

    for words in (
        *("Spade and Fork", "We dig, weed and mow.", "Gardening", "First thing.", "Hedges", "Tree surgery"),
        *("01632 960001", "spade@example.org", "up to 8 miles", "The Scout Hut", "Tuesday", "Morning", "Holiday"),
        *("£22.50 an hour", "Cash", "Public liability insurance", "Polish", "Lovely.", "Mrs P", "Rosa", "Older people"),
        *("Loud", "Two dogs bark.", "Ask, and we find you a quiet place", "Step 0.", "A red door"),
        *("Ruby says hello", "Hello, I am Ruby.", "Easy Read"),
    ):
        assert words.lower() in made["html"].lower(), words
    assert date.today().strftime("%Y") in made["html"]


def test_the_page_costs_the_same_however_much_is_on_it(client, listing, make_listing, jo, picture):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from directory import listing_page, remembered

    other = make_listing(slug="other", description="We dig.", does="Mowing")
    everything(listing, jo, picture)
    everything(other, jo, picture, times=9)
    counts = []
    for slug in ("spade", "other"):
        page(client, f"/enterprises/{slug}/")
        remembered.forget()
        with CaptureQueriesContext(connection) as shown:
            page(client, f"/enterprises/{slug}/")
        with CaptureQueriesContext(connection) as written:
            listing_page.write(listing if slug == "spade" else other)
        counts.append((len(shown), len(written)))

    assert counts[0] == counts[1]
