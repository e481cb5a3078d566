"""Those who run a listing write its Easy Read; somebody it is written for checks it before anybody sees it."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from core import desk
from core.models import Event
from enterprises.listings import actions
from enterprises.listings.models import EasyRead, Photo, Symbol
from enterprises.listings.starter import load_symbols
from tests.factories.pages import picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _symbols():
    load_symbols()


@pytest.fixture
def copy(garden, ana):
    """A draft of three sentences of Ana's."""
    actions.start_easy_read(garden, by=ana, from_listing=False)
    for words, slug in (("We dig with you.", "gardening"), ("We come on Monday.", "monday"), ("Ring us.", "phone")):
        beside = actions.Beside(symbol=Symbol.objects.get(slug=slug))
        actions.write_sentence(garden, by=ana, place=None, was="", sentence=words, beside=beside)
    return EasyRead.objects.get()


def page(name, listing, *more):
    return reverse(f"my:easy_read{name}", args=[listing.pk, *more])


def said(listing):
    return [row.sentence for row in actions.rows_of(actions.easy_read_of(listing))]


def key(slug):
    return f"symbol-{Symbol.objects.get(slug=slug).pk}"


def test_a_first_draft_is_made_from_the_listing_and_shown_to_nobody(at_home, garden):
    assert "There is no Easy Read yet" in at_home.get(page("", garden)).content.decode()

    html = at_home.post(page("_begin", garden), follow=True).content.decode()

    assert "The draft is made." in html
    assert said(garden)[0] == "This page is about Pat's Garden."
    assert "This page is about Pat&#x27;s Garden." in html
    assert not EasyRead.objects.shown().exists()


def test_the_first_draft_is_english_also_for_whoever_reads_welsh_here(at_home, garden):
    with translation.override("cy"):
        at_home.post(page("_begin", garden))

    assert "You can ring 01632 960123." in said(garden)


def test_writing_them_anew_can_be_undone(at_home, garden, copy):
    html = at_home.post(page("_begin", garden), follow=True).content.decode()
    version = re.search(r'name="version" value="(\d+)"', html)[1]
    assert said(garden) != ["We dig with you.", "We come on Monday.", "Ring us."]

    at_home.post(page("_undo", garden), {"version": version})

    assert said(garden) == ["We dig with you.", "We come on Monday.", "Ring us."]


def test_the_words_bring_pictures_that_fit(at_home, garden, copy):
    form = at_home.get(page("_sentence", garden, 1)).context["form"]

    names = [beside.symbol.name for beside in form.on_offer.values() if beside.symbol]
    assert names[0] == "Monday"
    assert len(names) >= 12


def test_looking_for_a_picture_keeps_what_was_typed(at_home, garden, copy):
    sent = {"sentence": "Come by", "look_for": "bus", "look": "1", "was": "Ring us.", "picture": key("phone")}
    html = at_home.post(page("_sentence", garden, 2), sent).content.decode()

    assert "Come by" in html
    assert key("bus") in html
    assert "There is a problem" not in html
    assert said(garden)[2] == "Ring us."

    sent.pop("look")
    at_home.post(page("_sentence", garden, 2), {**sent, "picture": key("bus"), "sentence": "Come by bus."})
    assert said(garden)[2] == "Come by bus."
    assert actions.rows_of(EasyRead.objects.get())[2].symbol.slug == "bus"


def test_looking_for_what_is_not_there_says_so(at_home, garden, copy):
    sent = {"sentence": "Fly", "look_for": "zeppelin", "look": "1"}

    assert "No picture has that name." in at_home.post(page("_add", garden), sent).content.decode()


def test_a_photograph_of_ones_own_may_stand_beside_it(at_home, garden, copy, ana):
    photo = picture()
    actions.change_draft(garden, lambda draft: draft.photos.add(Photo(picture=photo, alt="Ruby rakes.")), by=ana)

    at_home.post(page("_add", garden), {"sentence": "This is Ruby.", "picture": f"photo-{photo.pk}"})

    row = actions.rows_of(EasyRead.objects.get())[3]
    assert (row.sentence, row.photograph, row.alt, row.symbol) == ("This is Ruby.", photo, "Ruby rakes.", None)


@pytest.mark.parametrize(
    ("sentence", "picture", "words"),
    [
        ("", "symbol-1", "Write the sentence."),
        ("We dig.", "", "Choose a picture for this sentence."),
        ("We dig.", "symbol-999999", "Select a valid choice."),
        ("We dig.", "photo-999999", "Select a valid choice."),
        ("We dig.", "symbol-²", "Select a valid choice."),
        ("word " * 16, "symbol-1", "This sentence has 16 words."),
    ],
)
def test_mistakes_get_a_sentence_and_nothing_is_lost(at_home, garden, copy, sentence, picture, words):
    html = at_home.post(page("_add", garden), {"sentence": sentence, "picture": picture}).content.decode()

    assert words in html
    assert sentence.strip() in html
    assert len(said(garden)) == 3


def test_sentences_move_and_go_and_come_back(at_home, garden, copy):
    every = {f"was-{place}": words for place, words in enumerate(said(garden))}
    at_home.post(page("", garden), {**every, "down": "0"})
    assert said(garden) == ["We come on Monday.", "We dig with you.", "Ring us."]

    every = {f"was-{place}": words for place, words in enumerate(said(garden))}
    html = at_home.post(page("", garden), {**every, "remove": "2"}, follow=True).content.decode()
    assert said(garden) == ["We come on Monday.", "We dig with you."]

    at_home.post(page("_undo", garden), {"version": re.search(r'name="version" value="(\d+)"', html)[1]})
    assert said(garden) == ["We come on Monday.", "We dig with you.", "Ring us."]


def test_what_somebody_else_changed_meanwhile_is_not_written_over(at_home, garden, copy, ben):
    beside = actions.Beside(symbol=Symbol.objects.get(slug="phone"))
    actions.write_sentence(garden, by=ben, place=2, was="Ring us.", sentence="Ring Ben.", beside=beside)

    sent = {"was": "Ring us.", "sentence": "Ring Ana.", "picture": key("phone")}
    html = at_home.post(page("_sentence", garden, 2), sent).content.decode()

    assert "Somebody has changed this sentence since." in html
    assert "Ring Ana." in html
    assert said(garden)[2] == "Ring Ben."


def test_a_sentence_that_moved_meanwhile_is_still_the_one_that_goes(garden, copy, ana, ben):
    actions.move_sentence(garden, by=ben, place=2, was="Ring us.", step=-1)

    actions.remove_sentence(garden, by=ana, place=2, was="Ring us.")

    assert said(garden) == ["We dig with you.", "We come on Monday."]


def test_sent_checked_and_shown_with_everybody_told(
    at_home, garden, copy, ana, ben, jo, mailoutbox, django_capture_on_commit_callbacks
):
    garden.area.email = "team@example.com"
    garden.area.save()
    with django_capture_on_commit_callbacks(execute=True):
        html = at_home.post(page("_send", garden), follow=True).content.decode()
    assert "The support team has it" in html
    assert [each.to for each in mailoutbox] == [["team@example.com"]]
    waiting = [str(each.words) for each in desk.waiting_for(jo)]
    assert "1 Easy Read was sent to be checked" in waiting

    copy.refresh_from_db()
    draft = copy.get_latest_revision_as_object()
    draft.checked_by, draft.checked_on = "Ruby", date(2026, 11, 2)
    draft.save_revision(user=jo)
    with django_capture_on_commit_callbacks(execute=True):
        actions.publish_easy_read(EasyRead.objects.get(), by=jo)

    assert EasyRead.objects.get().asked_at is None
    told = [each.to[0] for each in mailoutbox if each.subject == "Your Easy Read page can be seen now"]
    assert set(told) == {ana.email, ben.email}
    assert "Everybody can read it" in at_home.get(page("", garden)).content.decode()
    assert Event.objects.filter(tag="easy_read:sent", by=ana).count() == 1


def test_sending_twice_or_nothing_says_why_not(at_home, garden, copy):
    at_home.post(page("_send", garden))
    assert "with the support team already" in at_home.post(page("_send", garden), follow=True).content.decode()

    for _again in range(3):
        actions.remove_sentence(garden, by=garden.owners.first(), place=0, was=said(garden)[0])
    EasyRead.objects.update(asked_at=None)
    assert "Write at least one sentence first." in at_home.post(page("_send", garden), follow=True).content.decode()


def test_the_preview_is_the_page_people_will_see(at_home, garden, copy):
    html = at_home.get(page("_preview", garden)).content.decode()

    assert "We come on Monday." in html
    assert "This is a preview." in html


def test_for_others_it_is_not_there(client, garden, copy, sam):
    client.force_login(sam)

    for name, more in (("", ()), ("_add", ()), ("_sentence", (0,)), ("_preview", ())):
        assert client.get(page(name, garden, *more)).status_code == 404
    for name in ("_begin", "_undo", "_send"):
        assert client.post(page(name, garden)).status_code == 404


def test_its_row_in_the_task_list_says_how_it_stands(at_home, garden, copy):
    tasks = at_home.get(reverse("my:tasks", args=[garden.pk]))
    rows = {row.section.key: row.status for row, _href in tasks.context["rows"]}
    assert rows["easy_read"] == "done"

    EasyRead.objects.update(status="out_of_date", out_of_date_since=date(2026, 11, 1))
    tasks = at_home.get(reverse("my:tasks", args=[garden.pk]))
    assert {row.section.key: row.status for row, _href in tasks.context["rows"]}["easy_read"] == "look"


def test_many_sentences_stand_on_pages_of_twenty(at_home, garden, copy, ana):
    beside = actions.Beside(symbol=Symbol.objects.get(slug="phone"))
    for number in range(20):
        actions.write_sentence(garden, by=ana, place=None, was="", sentence=f"Number {number}.", beside=beside)

    first = at_home.get(page("", garden)).content.decode()
    assert "Number 16." in first
    assert "Number 17." not in first
    answer = at_home.post(page("", garden), {"up": "21", "was-21": "Number 18."})

    assert answer.url.endswith("&page=2")
    assert said(garden)[20] == "Number 18."
    assert "The sentences before" in at_home.get(answer.url).content.decode()
