"""What visitors say is not right: the owner and the team read it, and either takes it over with one press."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Reach, Text
from core.models import Event
from core.moves import WrongMoment
from enterprises.listings import actions, lines
from enterprises.listings.models import Correction, Enterprise

CONTACT = "sue@example.com"


@pytest.fixture
def listing(make_listing, ana, groups):
    return make_listing(name="Ana's Garden", owner=ana, phone="01632 960111", description="We mow.")


@pytest.fixture
def page(listing):
    return reverse("corrections", args=[listing.pk])


def suggest(listing, line, value, **more):
    return actions.suggest_correction(listing, about=lines.LINES[line], line=line, value=value, **more)


def draft(listing):
    return actions.draft_of(listing)


# --- what a visitor sends ---------------------------------------------------------------------------------------------


def test_a_visitor_chooses_a_line_and_changes_what_it_says(client, listing):
    chosen = client.get(reverse("listings:correct", args=[listing.slug])).text
    address = reverse("listings:correct_line", args=[listing.slug, "phone"])
    assert address in chosen
    assert reverse("listings:correct_line", args=[listing.slug, "website"]) not in chosen  # it says nothing there
    assert 'value="01632 960111"' in client.get(address).text

    done = client.post(address, {"value": "01632 960222", "contact": CONTACT})

    assert done["Location"] == reverse("listings:thanks", args=["correction"])
    correction = Correction.objects.get()
    assert (correction.line, correction.value, correction.about) == ("phone", "01632 960222", "contact")


@pytest.mark.parametrize(
    ("line", "value", "sentence"),
    [
        ("phone", "01632 960111", "This is what it says today"),
        ("phone", " 01632  960111 ", "This is what it says today"),
        ("phone", "ring me", "Write a phone number"),
        ("email", "nobody", "e-mail"),
        ("name", "", "Fill in"),
        ("name", "x" * 121, "120"),
        ("places_left", "many", "number"),
    ],
)
def test_a_line_that_cannot_be_so_is_refused_in_words(client, listing, line, value, sentence):
    response = client.post(reverse("listings:correct_line", args=[listing.slug, line]), {"value": value})

    assert response.status_code == 200
    assert sentence in response.text
    assert not Correction.objects.exists()


@pytest.mark.parametrize("line", ["slug", "area", "hidden_at", "nothing"])
def test_what_is_no_line_is_not_there(client, listing, line):
    assert client.get(reverse("listings:correct_line", args=[listing.slug, line])).status_code == 404


def test_every_line_has_a_name_and_a_box_that_takes_what_it_says(listing):
    for name in lines.LINES:
        says = {"places_left": "3", "email": "a@example.com", "website": "https://a.example"}.get(name, "01632 960222")
        assert lines.label_of(name)
        assert str(lines.value_field(name).clean(says)) == says


def test_those_who_run_it_are_told_once_a_day_and_not_who_said_so(
    listing, ben, mailoutbox, django_capture_on_commit_callbacks
):
    Reach.objects.update_or_create(person=ben, defaults={"way": "text"})
    ben.phone = "07700900123"
    ben.save()
    listing.ownership_set.create(person=ben)

    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(3):
            suggest(listing, "phone", "01632 960222", words="I rang", contact=CONTACT)

    letters = [letter for letter in mailoutbox if letter.to == ["ana@example.com"]]
    assert len(letters) == 1
    assert reverse("corrections", args=[listing.pk]) in letters[0].body
    for secret in (CONTACT, "960222", "I rang"):
        assert secret not in letters[0].subject + letters[0].body
    assert Text.objects.filter(person=ben).count() == 1


# --- the owner's page -------------------------------------------------------------------------------------------------


def test_one_press_puts_the_line_onto_the_draft_which_goes_the_way_of_all_changes(client, ana, listing, page):
    correction = suggest(listing, "phone", "01632 960222", words="I rang.", contact=CONTACT)
    client.force_login(ana)
    shown = client.get(page).text
    assert "960222" in shown
    assert "I rang." in shown
    assert CONTACT not in shown

    done = client.post(page, {"do": "accept", "correction": correction.pk}, follow=True).text

    correction.refresh_from_db()
    assert (correction.status, correction.handled_by) == ("accepted", ana)
    assert draft(listing).phone == "01632 960222"
    assert Enterprise.objects.get(pk=listing.pk).phone == "01632 960111"
    assert reverse("my:send", args=[listing.pk]) in done
    assert CONTACT not in done


def test_undo_puts_back_what_stood_there(client, ana, listing, page):
    correction = suggest(listing, "phone", "01632 960222")
    client.force_login(ana)
    client.post(page, {"do": "accept", "correction": correction.pk})

    client.post(page, {"do": "undo", "correction": correction.pk})

    correction.refresh_from_db()
    assert (correction.status, correction.was) == ("open", {})
    assert draft(listing).phone == "01632 960111"


def test_undo_leaves_what_was_written_since(ana, listing):
    correction = suggest(listing, "phone", "01632 960222")
    actions.accept_correction(correction, by=ana)
    actions.put_words(listing, {"phone": "01632 960333"}, by=ana)

    actions.reopen_correction(correction, by=ana)

    assert draft(listing).phone == "01632 960333"


def test_what_is_true_today_shows_at_once_and_comes_back(client, ana, listing, page):
    actions.update_today(listing, by=ana, is_closed_now=True, closed_words="Ill", closed_until=date(2027, 1, 4))
    correction = suggest(listing, "closed_words", "On holiday")
    client.force_login(ana)

    client.post(page, {"do": "accept", "correction": correction.pk})
    assert "On holiday" in client.get(listing.get_absolute_url()).text

    client.post(page, {"do": "undo", "correction": correction.pk})
    listing.refresh_from_db()
    assert (listing.is_closed_now, listing.closed_words, listing.closed_until) == (True, "Ill", date(2027, 1, 4))


def test_a_visitor_can_say_that_it_is_open_again(client, ana, listing):
    actions.update_today(listing, by=ana, is_closed_now=True)
    client.post(reverse("listings:correct_line", args=[listing.slug, "closed_words"]), {"value": ""})
    # One that says nothing new and nothing else is no correction of a line: it keeps the line's name.
    actions.accept_correction(Correction.objects.get(), by=ana)

    listing.refresh_from_db()
    assert not listing.is_closed_now


def test_no_leaves_the_page_as_it_is(client, ana, listing, page):
    correction = suggest(listing, "phone", "01632 960222")
    client.force_login(ana)

    client.post(page, {"do": "dismiss", "correction": correction.pk})

    correction.refresh_from_db()
    assert correction.status == "dismissed"
    assert draft(listing).phone == "01632 960111"


def test_free_words_lead_to_the_part_they_are_about(client, ana, listing, page):
    actions.suggest_correction(listing, about="when", words="Fridays too")
    client.force_login(ana)

    shown = client.get(page).text

    assert reverse("my:step", kwargs={"pk": listing.pk, "step": "days"}) in shown
    assert "I have changed it" in shown


def test_what_was_written_for_the_team_alone_stays_the_teams(client, ana, listing, page):
    before = Correction.objects.create(enterprise=listing, about="other", words="Between us")
    client.force_login(ana)

    assert "Between us" not in client.get(page).text
    assert client.post(page, {"do": "accept", "correction": before.pk}).status_code == 404
    assert "1 to look at" not in client.get(reverse("my:tasks", args=[listing.pk])).text


@pytest.mark.parametrize("number", ["", "0", "x", "9" * 30, "²"])
def test_a_correction_that_is_not_there_is_not_there(client, ana, page, number):
    client.force_login(ana)

    assert client.post(page, {"do": "accept", "correction": number}).status_code == 404


def test_another_owners_correction_is_not_there(client, ana, make_listing, ben, page):
    theirs = suggest(make_listing(owner=ben), "phone", "01632 960222")
    client.force_login(ana)

    assert client.post(page, {"do": "accept", "correction": theirs.pk}).status_code == 404
    theirs.refresh_from_db()
    assert theirs.status == "open"


def test_two_who_press_at_once_are_told(client, ana, jo, listing, page):
    correction = suggest(listing, "phone", "01632 960222")
    actions.dismiss_correction(correction, by=jo)
    client.force_login(ana)

    done = client.post(page, {"do": "accept", "correction": correction.pk}, follow=True)

    assert "It cannot become" in done.text
    assert draft(listing).phone == "01632 960111"


def test_a_listing_the_team_has_locked_is_left_alone(client, ana, jo, listing, page):
    correction = suggest(listing, "phone", "01632 960222")
    Enterprise.objects.filter(pk=listing.pk).update(locked=True, locked_by=jo)
    client.force_login(ana)

    done = client.post(page, {"do": "accept", "correction": correction.pk}, follow=True)

    assert "locked" in done.text
    correction.refresh_from_db()
    assert correction.status == "open"


def test_the_page_asks_as_often_for_thirty_as_for_one(client, ana, listing, page, django_assert_num_queries):
    client.force_login(ana)
    suggest(listing, "phone", "01632 960000")
    actions.accept_correction(suggest(listing, "best_time", "At noon"), by=ana)
    client.get(page)
    with CaptureQueriesContext(connection) as one:
        client.get(page)
    for n in range(15):
        suggest(listing, "phone", f"01632 9600{n:02}")
        actions.accept_correction(suggest(listing, "best_time", f"At {n}"), by=ana)

    with django_assert_num_queries(len(one)):
        client.get(page)


# --- the team ---------------------------------------------------------------------------------------------------------


def test_a_worker_accepting_in_the_admin_writes_the_line_too(desk, jo, listing):
    correction = suggest(listing, "phone", "01632 960222", contact=CONTACT)
    address = reverse("listings_messages:accept", args=[correction.pk])
    assert "The draft then says at “Phone”: 01632 960222" in desk.get(address).text

    desk.post(address)

    assert draft(listing).phone == "01632 960222"
    desk.post(reverse("listings_messages:reopen_correction", args=[correction.pk]))
    assert draft(listing).phone == "01632 960111"


def test_a_worker_sees_the_line_and_how_to_reach_the_visitor(desk, listing):
    correction = suggest(listing, "phone", "01632 960222", contact=CONTACT)

    listed = desk.get(reverse("wagtailsnippets_listings_correction:list")).text
    read = desk.get(reverse("wagtailsnippets_listings_correction:inspect", args=[correction.pk])).text

    assert "Phone: 01632 960222" in listed
    assert "960222" in read
    assert CONTACT in read


@pytest.mark.parametrize("who", ["dee", "ben", "sam"])
def test_nobody_else_deals_with_it(request, listing, who):
    correction = suggest(listing, "phone", "01632 960222")
    before = Event.objects.count()

    for act in (actions.accept_correction, actions.dismiss_correction):
        with pytest.raises(PermissionDenied):
            act(correction, by=request.getfixturevalue(who))

    with pytest.raises(PermissionDenied):
        actions.put_words(listing, {"phone": "1"}, by=request.getfixturevalue(who))
    assert Event.objects.count() == before


def test_what_is_open_cannot_be_opened(ana, listing):
    with pytest.raises(WrongMoment):
        actions.reopen_correction(suggest(listing, "phone", "01632 960222"), by=ana)
