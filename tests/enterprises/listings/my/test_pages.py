"""The pages on which people write their own listing, without JavaScript."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.saved.models import SavedForm
from enterprises.listings import actions
from enterprises.listings.models import Base, Enterprise, Venue
from enterprises.listings.my.steps import STEPS
from tests.enterprises.listings.my.conftest import form_of
from tests.factories.listings import category, term


def address(listing, step):
    return reverse("my:step", kwargs={"pk": listing.pk, "step": step})


def tasks(listing):
    return reverse("my:tasks", args=[listing.pk])


def typed(browser, listing, step, **changes):
    """The page's form as it is, with these answers changed."""
    return {**form_of(browser.get(address(listing, step))), **changes}


# --- who may -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["sam", "jo", "root"])
def test_whoever_does_not_run_it_is_told_there_is_no_such_page(client, garden, request, who):
    client.force_login(request.getfixturevalue(who))

    assert client.get(tasks(garden)).status_code == 404
    assert client.post(address(garden, "name"), {"name": "Mine"}).status_code == 404


def test_a_visitor_signs_in_first(client, garden):
    assert client.get(tasks(garden)).url.startswith("/accounts/login/")


def test_a_number_longer_than_any_id_is_no_listing(at_home):
    assert at_home.get("/my/enterprises/99999999999999999999999/").status_code == 404


def test_the_list_is_on_her_own_page(at_home):
    assert at_home.get("/my/enterprises/").url == "/my/"


# --- the task list -------------------------------------------------------------------------------------------------


def test_a_new_listing_says_what_is_not_started_and_what_is_missing(at_home, new_garden):
    rows = {row.section.key: row.status for row, _href in at_home.get(tasks(new_garden)).context["rows"]}

    assert rows["what"] == "look"  # a line is there, a kind of help is not
    assert rows["contact"] == rows["photos"] == rows["when"] == "not started"


def test_a_full_part_is_done(at_home, garden):
    rows = {row.section.key: row.status for row, _href in at_home.get(tasks(garden)).context["rows"]}

    assert rows["what"] == rows["where"] == rows["contact"] == "done"


def test_a_hidden_listing_says_so(at_home, garden):
    Enterprise.objects.filter(pk=garden.pk).update(hidden_at=timezone.now())

    assert "Your listing is hidden" in at_home.get(tasks(garden)).content.decode()


def test_a_deleted_listing_is_not_there(at_home, garden):
    garden.delete()

    assert at_home.get(tasks(garden) if garden.pk else "/my/enterprises/1/").status_code == 404


# --- writing -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", STEPS)
def test_every_page_opens_and_saves_as_it_is_without_a_new_version(at_home, garden, step):
    sent = typed(at_home, garden, step)
    before = actions.draft_of(garden).serializable_data()

    answer = at_home.post(address(garden, step), sent)

    assert answer.status_code == 302, answer.context["form"].errors
    assert answer.url.endswith("saved=same")
    assert actions.draft_of(garden).serializable_data() == before


def test_save_and_continue_goes_to_the_next_page_and_then_to_the_list(at_home, garden):
    first = at_home.post(address(garden, "name"), typed(at_home, garden, "name", one_line="New line."))
    last = at_home.post(address(garden, "kinds"), typed(at_home, garden, "kinds"))

    assert first.url.startswith(address(garden, "about"))
    assert last.url.startswith(tasks(garden))
    assert actions.draft_of(garden).one_line == "New line."


def test_save_and_stay_shows_advice_beside_the_words(at_home, garden):
    words = "We facilitate gardening for individuals who reside near Stroud."
    sent = typed(at_home, garden, "about", description=words, stay="1")

    page = at_home.post(address(garden, "about"), sent, follow=True).content.decode()

    assert "“facilitate”: perhaps “help”?" in page
    assert words in page


def test_after_saving_there_is_undo_and_it_works(at_home, garden):
    page = at_home.post(address(garden, "name"), typed(at_home, garden, "name", one_line="Oops."), follow=True)
    version = page.context["undo"].pk

    at_home.post(reverse("my:undo", args=[garden.pk]), {"version": version})

    assert actions.draft_of(garden).one_line == "We dig with you."


def test_a_mistake_is_said_beside_the_field_and_all_that_was_typed_comes_back(at_home, garden):
    sent = typed(at_home, garden, "contact", phone="ring the bell", best_time="After 4pm")

    answer = at_home.post(address(garden, "contact"), sent)

    page = answer.content.decode()
    assert "Write a phone number, like 01632 960123." in page
    assert "After 4pm" in page
    assert "Error:" in page
    assert actions.draft_of(garden).best_time == ""


def test_a_name_is_needed_but_a_line_may_wait(at_home, garden):
    no_name = at_home.post(address(garden, "name"), typed(at_home, garden, "name", name=""))
    no_line = at_home.post(address(garden, "name"), typed(at_home, garden, "name", one_line=""))

    assert no_name.status_code == 200
    assert no_line.status_code == 302


def test_days_and_their_times_are_kept(at_home, garden):
    sent = typed(at_home, garden, "days")
    sent |= {"days-0-morning": "1", "days-0-morning-from": "9.30", "days-4-evening": "1"}

    at_home.post(address(garden, "days"), sent)

    openings = actions.draft_of(garden).openings.all()
    assert {(each.day, each.part, str(each.opens_at or "")) for each in openings} == {
        (0, "morning", "09:30:00"),
        (4, "evening", ""),
    }


def test_a_wrong_time_names_its_day(at_home, garden):
    sent = {**typed(at_home, garden, "days"), "days-0-morning": "1", "days-0-morning-from": "soon"}

    assert "Monday, morning: write times like 9:30." in at_home.post(address(garden, "days"), sent).content.decode()


def test_words_of_the_shared_lists_are_ticked(at_home, garden):
    meals = category("meals")

    at_home.post(address(garden, "kinds"), typed(at_home, garden, "kinds", categories=[str(meals.pk)]))

    assert [kind.slug for kind in actions.draft_of(garden).categories.all()] == ["meals"]


# --- parts that repeat ---------------------------------------------------------------------------------------------


def test_a_price_is_added_with_the_page_alone(at_home, garden):
    sent = typed(at_home, garden, "prices")
    sent |= {"prices-0-name": "An hour", "prices-0-pence": "12.50", "prices-0-unit": "hour"}

    at_home.post(address(garden, "prices"), sent)

    assert [(price.name, price.pence, price.unit) for price in actions.draft_of(garden).prices.all()] == [
        ("An hour", 1250, "hour")
    ]


def test_add_another_keeps_what_is_typed_and_saves_nothing(at_home, garden):
    sent = typed(at_home, garden, "prices", add_row="1") | {"prices-0-name": "An hour", "prices-0-pence": "oh"}

    page = at_home.post(address(garden, "prices"), sent)

    assert page.context["form"].rows.numbers == [0, 1]
    assert 'value="An hour"' in page.content.decode()
    assert "Write pounds and pence" not in page.content.decode()
    assert not actions.draft_of(garden).prices.exists()


def test_removing_the_first_row_leaves_the_second_as_it_was_typed(at_home, garden):
    sent = typed(at_home, garden, "prices", **{"prices-rows": "0,1", "remove_row": "0"})
    sent |= {"prices-0-name": "An hour", "prices-1-name": "A day", "prices-1-id": "", "prices-1-pence": "90"}

    page = at_home.post(address(garden, "prices"), sent)
    again = {name: value for name, value in sent.items() if name != "remove_row"} | {"prices-rows": "1"}
    at_home.post(address(garden, "prices"), again)

    assert page.context["form"].rows.numbers == [1]
    assert [price.name for price in actions.draft_of(garden).prices.all()] == ["A day"]


def test_an_empty_new_row_is_nobodys(at_home, garden):
    at_home.post(address(garden, "links"), typed(at_home, garden, "links"))

    assert not actions.draft_of(garden).links.exists()


def test_a_mistake_in_a_row_names_the_row(at_home, garden):
    sent = typed(at_home, garden, "venues") | {"venues-0-name": "The Hut", "venues-0-postcode": "nowhere"}

    page = at_home.post(address(garden, "venues"), sent).content.decode()

    assert "Place 1: We do not know that postcode." in page


def test_a_part_of_another_listing_is_never_taken_over(at_home, garden, make_listing):
    other = make_listing(name="Other", slug="other", venue=("Their Hall", "GL5 1AA"))
    theirs = Venue.objects.get(enterprise=other)
    sent = typed(at_home, garden, "venues") | {"venues-0-id": str(theirs.pk), "venues-0-name": "Mine now"}

    at_home.post(address(garden, "venues"), sent)

    assert [venue.pk for venue in actions.draft_of(garden).venues.all()] == [None]


def test_people_are_kept_with_what_they_said_yes_to(at_home, garden):
    makaton = term("language", "makaton")
    sent = typed(at_home, garden, "people") | {
        "coming_people-0-first_name": "Ruby",
        "coming_people-0-gender": "woman",
        "coming_people-0-languages": [str(makaton.pk)],
        "coming_people-0-days": ["1", "3"],
        "coming_people-0-may_show_name": "on",
    }

    at_home.post(address(garden, "people"), sent)

    ruby = actions.draft_of(garden).coming_people.get()
    assert (ruby.first_name, ruby.may_show_name, ruby.may_show_gender, ruby.days) == ("Ruby", True, False, [1, 3])
    assert [word.slug for word in ruby.languages.all()] == ["makaton"]


def test_more_rows_than_fit_are_refused_in_words(at_home, garden):
    sent = typed(at_home, garden, "links", **{"links-rows": ",".join(map(str, range(30))), "add_row": "1"})

    assert "no room for more" in at_home.post(address(garden, "links"), sent).content.decode()


# --- two at once ---------------------------------------------------------------------------------------------------


def test_the_second_sees_both_versions_and_saving_again_wins(at_home, garden, ben):
    bens = Client()
    bens.force_login(ben)
    sent = typed(bens, garden, "does", does="Mowing")
    at_home.post(address(garden, "does"), typed(at_home, garden, "does", does="Digging", does_not="Ponds"))

    both = bens.post(address(garden, "does"), sent)
    page = both.content.decode()

    assert "Somebody else changed this while you were writing" in page
    assert "By Ana on" in page
    assert "<p>Digging</p>" in page
    assert "Mowing</textarea>" in page
    assert "Ponds</textarea>" in page  # not touched by Ben: Ana's stays
    bens.post(address(garden, "does"), form_of(both))
    draft = actions.draft_of(garden)
    assert (draft.does, draft.does_not) == ("Mowing", "Ponds")


def test_an_error_does_not_forget_what_the_page_was_made_from(at_home, garden, ben):
    bens = Client()
    bens.force_login(ben)
    sent = typed(bens, garden, "contact", phone="no number", best_time="Early")
    at_home.post(address(garden, "contact"), typed(at_home, garden, "contact", best_time="Late"))

    wrong = bens.post(address(garden, "contact"), sent)
    again = bens.post(address(garden, "contact"), {**form_of(wrong), "phone": "01632 960123"})

    assert "Somebody else changed this" in again.content.decode()
    assert actions.draft_of(garden).best_time == "Late"


# --- in the background, and signed out -------------------------------------------------------------------------------


def background(browser, listing, step, sent):
    return browser.post(address(listing, step), sent, headers={"X-Autosave": "1"})


def test_the_script_saves_in_the_background_and_undo_takes_back_the_whole_sitting(at_home, garden):
    sent = typed(at_home, garden, "about", description="We")
    told = background(at_home, garden, "about", sent).json()
    sent |= {"description": "We dig", "based_on": told["based_on"], "sitting": told["sitting"]}
    background(at_home, garden, "about", sent)
    page = at_home.post(address(garden, "about"), sent, follow=True)

    assert told["saved"].startswith("Saved at ")
    at_home.post(reverse("my:undo", args=[garden.pk]), {"version": page.context["undo"].pk})
    assert actions.draft_of(garden).description == ""


def test_the_script_hears_that_somebody_else_was_first(at_home, garden, ben, based_on):
    sent = typed(at_home, garden, "about", description="Mine")
    actions.save_part(garden, by=ben, values={"description": "His"}, based_on=based_on(garden, "description"))

    assert background(at_home, garden, "about", sent).status_code == 409
    assert actions.draft_of(garden).description == "His"


def test_nothing_is_lost_when_the_session_had_ended(client, garden, ana):
    client.force_login(ana)
    sent = typed(client, garden, "about", description="A long text about digging.")
    client.logout()

    door = client.post(address(garden, "about"), sent)
    assert door.url.startswith("/accounts/login/")
    assert "digging" not in SavedForm.objects.get().address
    client.force_login(ana)
    page = client.get(address(garden, "about"))

    assert "A long text about digging." in page.content.decode()
    assert "You had been signed out." in page.content.decode()
    client.post(address(garden, "about"), form_of(page))
    assert actions.draft_of(garden).description == "A long text about digging."
    assert not SavedForm.objects.exists()


def test_what_was_kept_is_shown_to_nobody_who_does_not_run_it(client, garden, ana, sam):
    client.force_login(ana)
    sent = typed(client, garden, "about", description="A long text about digging.")
    client.logout()
    client.post(address(garden, "about"), sent)

    client.force_login(sam)

    assert client.get(address(garden, "about")).status_code == 404


def test_the_script_hears_that_nobody_is_signed_in(client, garden):
    assert background(client, garden, "about", {"description": "x"}).status_code == 401
    assert not SavedForm.objects.exists()


def test_a_page_that_was_open_too_long_comes_back_filled_in(garden, ana):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(ana)

    answer = browser.post(address(garden, "about"), {"description": "Typed for an hour.", "based_on": "{}"})

    assert answer.status_code == 403
    assert "Typed for an hour." in answer.content.decode()
    assert actions.draft_of(garden).description == ""


def test_without_its_token_nothing_is_sent_undone_or_kept(garden, ana):
    browser = Client(enforce_csrf_checks=True)

    assert browser.post(address(garden, "about"), {"description": "Not ours."}).status_code == 403
    browser.force_login(ana)
    assert browser.post(reverse("my:send", args=[garden.pk])).status_code == 403
    assert not SavedForm.objects.exists()
    assert garden.current_workflow_state is None


# --- preview, base, checks -----------------------------------------------------------------------------------------


def test_the_preview_is_the_public_page_with_the_drafts_words_and_a_bar(at_home, garden, ana, based_on):
    actions.save_part(garden, by=ana, values={"one_line": "Fresh words."}, based_on=based_on(garden, "one_line"))

    preview = at_home.get(reverse("my:preview", args=[garden.pk])).content.decode()

    assert "This is a preview." in preview
    assert "Fresh words." in preview
    assert "Fresh words." not in at_home.get(garden.get_absolute_url()).content.decode()


def test_a_new_listings_preview_opens(at_home, new_garden):
    assert "This is a preview." in at_home.get(reverse("my:preview", args=[new_garden.pk])).content.decode()


def test_the_public_page_has_no_bar(client, garden):
    assert "This is a preview." not in client.get(garden.get_absolute_url()).content.decode()


def test_the_base_is_kept_apart_and_never_in_a_version(at_home, garden):
    page = reverse("my:base", args=[garden.pk])
    assert "This is never shown" in at_home.get(page).content.decode()

    at_home.post(page, {"postcode": "gl5 1qa", "address": "1 Secret Lane", "precision": "sector"})

    assert Base.objects.get(enterprise=garden).address == "1 Secret Lane"
    assert "Secret Lane" not in str(garden.revisions.values_list("content", flat=True))
    assert "Secret Lane" not in at_home.get(reverse("my:preview", args=[garden.pk])).content.decode()


def test_an_unknown_postcode_is_said_and_kept(at_home, garden):
    page = at_home.post(reverse("my:base", args=[garden.pk]), {"postcode": "GL5", "precision": "sector"})

    assert "Write it in full, like GL5 1QA." in page.content.decode()
    assert 'value="GL5"' in page.content.decode()


def test_checks_are_only_read_here(at_home, garden):
    page = at_home.get(reverse("my:checks", args=[garden.pk]))

    assert "Do not send copies of DBS certificates." in page.content.decode()
    assert at_home.post(reverse("my:checks", args=[garden.pk])).status_code == 405


def test_what_it_is_like_there_is_chosen_and_said(at_home, garden):
    sent = typed(at_home, garden, "like", noise="quiet", noise_words="But for the mower.", crowds="few")

    at_home.post(address(garden, "like"), sent)

    draft = actions.draft_of(garden)
    assert (draft.noise, draft.noise_words, draft.crowds, draft.light) == ("quiet", "But for the mower.", "few", "")
