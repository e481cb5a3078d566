"""Jo looks at what Ana wrote, before and after, and publishes it or sends it back with words."""

import pytest
from wagtail.models import TaskState

from accounts.models import Call, Reach
from core.models import Event
from enterprises.listings import actions, rules
from enterprises.listings.contents import stamp
from enterprises.listings.models import Enterprise, Photo
from tests.factories.listings import make_listing as build_listing

pytestmark = pytest.mark.django_db


def page(desk, listing):
    return desk.get(f"/desk/listings/{listing.pk}/").content.decode()


def publish(desk, listing, version=None, **more):
    version = version or stamp(listing.latest_revision)
    return desk.post(f"/desk/listings/{listing.pk}/", {"do": "publish", "version": version, **more}, follow=True)


def test_the_desk_begins_with_what_waits(desk, garden, send, ana):
    send(garden, ana, name="Ana's Green Garden")

    front = desk.get("/desk/").content.decode()
    listings = desk.get("/desk/listings/").content.decode()

    assert "1 listing to check" in front
    assert "Sent by Ana Silva." in listings


def test_an_empty_desk_says_that_all_is_done(desk):
    assert "Nobody is waiting for you" in desk.get("/desk/").content.decode()
    assert "No listing waits to be checked" in desk.get("/desk/listings/").content.decode()


def test_the_longest_wait_comes_first_and_other_areas_are_not_there(desk, make_listing, send, ana, other_area, groups):
    for name in ("First", "Second"):
        send(make_listing(name=name, owner=ana), ana, one_line="Other")
    send(build_listing(area=other_area, name="Far away", owner=ana), ana, one_line="Other")

    shown = desk.get("/desk/listings/").content.decode()

    assert shown.index("First") < shown.index("Second")
    assert "Far away" not in shown


def test_the_queue_is_searched_by_name_by_number_and_by_who_runs_it(desk, make_listing, send, ana, ben, groups):
    send(make_listing(name="Pots", owner=ana, short_number="2345"), ana, one_line="Other")
    send(make_listing(name="Pans", owner=ben, short_number="2346"), ben, one_line="Other")

    for words, found in (("pot", "Pots"), ("2346", "Pans"), ("Silva", "Pots")):
        shown = desk.get(f"/desk/listings/?q={words}").content.decode()
        assert ([name for name in ("Pots", "Pans") if name in shown]) == [found]
    assert "Nothing like that waits" in desk.get("/desk/listings/?q=xyzzy").content.decode()


def test_an_editor_of_several_areas_can_choose_one(desk_of, ed, make_listing, send, ana, other_area):
    send(make_listing(name="Near", owner=ana), ana, one_line="Other")
    send(build_listing(area=other_area, name="Far away", owner=ana), ana, one_line="Other")

    shown = desk_of(ed).get(f"/desk/listings/?area={other_area.pk}").content.decode()

    assert ("Far away" in shown, "Near" in shown) == (True, False)


@pytest.mark.parametrize("n", [1, 6])
def test_a_long_queue_costs_what_a_short_one_does(
    n, desk, make_listing, send, ana, groups, django_assert_max_num_queries
):
    for number in range(n):
        listing = make_listing(name=f"No {number}", owner=ana, price_pence=2000, categories=("gardening",))
        send(listing, ana, opening_words="Mornings")

    with django_assert_max_num_queries(32):
        desk.get("/desk/listings/")


def test_before_and_after_stand_side_by_side_with_the_pictures(desk, garden, send, ana, picture):
    draft = send(garden, ana, description="We mow big lawns.", photos=[Photo(picture=picture, alt="A spade")])

    shown = page(desk, draft)

    assert "We mow <ins>" in shown
    assert 'alt="The photograph now"' in shown
    assert "See the page as it would be" in shown


def test_the_preview_is_the_page_as_it_would_be(desk, garden, send, ana):
    draft = send(garden, ana, one_line="We mow by moonlight.")

    assert "by moonlight" in desk.get(f"/desk/listings/{draft.pk}/preview/").content.decode()


def test_publishing_shows_it_and_tells_ana(desk, garden, send, ana, jo, mailoutbox, django_capture_on_commit_callbacks):
    draft = send(garden, ana, name="Ana's Green Garden")

    with django_capture_on_commit_callbacks(execute=True):
        publish(desk, draft)

    draft.refresh_from_db()
    assert (draft.name, draft.live, draft.has_unpublished_changes) == ("Ana's Green Garden", True, False)
    assert [letter.subject for letter in mailoutbox if letter.to == [ana.email]] == ["Your changes can be seen now"]
    assert TaskState.objects.get().status == TaskState.STATUS_APPROVED
    assert Event.objects.filter(tag="listing:published", by=jo).count() == 1


def test_a_version_that_came_meanwhile_is_shown_first(desk, garden, send, ana):
    draft = send(garden, ana, name="Ana's Green Garden")
    looked_at = stamp(draft.latest_revision)
    newer = draft.get_latest_revision_as_object()
    newer.name = "Something else"
    newer.save_revision(user=ana)

    answer = publish(desk, draft, version=looked_at)

    assert "was changed while you looked" in answer.content.decode()
    assert "Something else" in answer.content.decode()
    assert Enterprise.objects.get(pk=garden.pk).name == "Ana's Garden"


def test_a_draft_written_again_under_the_same_number_is_a_newer_version(desk, garden, send, ana):
    draft = send(garden, ana, name="Ana's Green Garden")
    looked_at = stamp(draft.latest_revision)
    newer = draft.get_latest_revision_as_object()
    newer.name = "Something else"
    newer.save_revision(user=ana, overwrite_revision=draft.latest_revision)

    publish(desk, draft, version=looked_at)

    assert Enterprise.objects.get(pk=garden.pk).name == "Ana's Garden"


def test_sending_back_needs_words_and_keeps_what_was_typed(desk, garden, send, ana):
    draft = send(garden, ana, name="Ana's Green Garden")
    form = {"do": "send_back", "version": stamp(draft.latest_revision)}

    empty = desk.post(f"/desk/listings/{draft.pk}/", form).content.decode()
    newer = desk.post(f"/desk/listings/{draft.pk}/", {**form, "words": "Lovely.", "version": "0-0"}).content.decode()

    assert "Write what should be changed, or tick a sentence above." in empty
    assert "Lovely." in newer
    assert TaskState.objects.get().status == TaskState.STATUS_IN_PROGRESS


def test_ana_gets_the_words_in_her_own_way(desk, garden, send, ana, jo, mailoutbox, django_capture_on_commit_callbacks):
    draft = send(garden, ana, name="Ana's Green Garden")
    form = {
        "do": "send_back",
        "version": stamp(draft.latest_revision),
        "words": "Lovely. One thing:",
        "phrases": "photo",
    }

    with django_capture_on_commit_callbacks(execute=True):
        desk.post(f"/desk/listings/{draft.pk}/", form)

    (letter,) = [each for each in mailoutbox if each.to == [ana.email]]
    assert "Lovely. One thing:" in letter.body
    assert "add a photograph" in letter.body
    assert "Lovely" not in letter.subject
    assert TaskState.objects.get().comment.startswith("Lovely.")
    assert Event.objects.filter(tag="listing:sent_back", by=jo, subject_id=str(draft.pk)).count() == 1


def test_somebody_who_likes_to_be_rung_is_rung(desk, garden, send, ana):
    ana.phone = "01632 960001"
    ana.save()
    Reach.objects.create(person=ana, way="call")
    draft = send(garden, ana, name="Ana's Green Garden")

    desk.post(
        f"/desk/listings/{draft.pk}/",
        {"do": "send_back", "version": stamp(draft.latest_revision), "words": "Lovely."},
    )

    assert "Lovely." in Call.objects.get(person=ana).words


def test_the_text_about_it_fits_a_telephone(garden, send, ana, jo, textbox, django_capture_on_commit_callbacks):
    ana.phone = "07700 900123"
    ana.save()
    Reach.objects.create(person=ana, way="text")
    draft = send(garden, ana, one_line="Other")

    with django_capture_on_commit_callbacks(execute=True):
        actions.send_back(draft, version=stamp(draft.latest_revision), words="x" * 1500, by=jo)

    assert [each.words.startswith("Ana's Garden: please change something") for each in textbox] == [True]


def test_nobody_checks_their_own(desk, garden, send, ana, jo, ed):
    garden.ownership_set.create(person=jo)
    draft = send(garden, jo, name="Jo's Garden")

    shown = page(desk, draft)
    publish(desk, draft)

    assert "somebody else of the team checks" in shown
    assert Enterprise.objects.get(pk=garden.pk).name == "Ana's Garden"
    assert rules.may_check(jo, draft) is False
    actions.publish_checked(draft, version=stamp(draft.latest_revision), by=ed)
    assert Enterprise.objects.get(pk=garden.pk).name == "Jo's Garden"


def test_nor_do_they_publish_it_by_another_door(desk, garden, jo, send):
    garden.ownership_set.create(person=jo)
    draft = send(garden, jo, name="Jo's Garden")
    task = actions.task_in_progress(draft)

    by_task = task.task.specific.get_actions(draft, jo)
    answer = desk.post(f"/admin/listings/{draft.pk}/hide/", follow=True)

    assert by_task == []
    assert answer.status_code == 200
    with pytest.raises(Exception, match="somebody else of the team"):
        draft.publish(draft.latest_revision, user=jo)


def test_the_admins_own_button_tells_ana_as_well(garden, send, ana, jo, mailoutbox, django_capture_on_commit_callbacks):
    draft = send(garden, ana, name="Ana's Green Garden")

    with django_capture_on_commit_callbacks(execute=True):
        actions.task_in_progress(draft).reject(user=jo, comment="Nearly.")

    assert ["Nearly." in each.body for each in mailoutbox if each.to == [ana.email]] == [True]


def test_two_workers_who_press_at_once_are_told(garden, send, ana, jo, ed):
    draft = send(garden, ana, name="Ana's Green Garden")
    version = stamp(draft.latest_revision)
    actions.publish_checked(draft, version=version, by=jo)

    with pytest.raises(Exception, match="Somebody has just done it"):
        actions.publish_checked(draft, version=version, by=ed)


# --- several at once -----------------------------------------------------------------------------------------------


def many(desk, *drafts, **more):
    chosen = [f"{each.pk}:{stamp(each.latest_revision)}" for each in drafts]
    return desk.post("/desk/listings/publish/", {"listing": chosen, **more}, follow=True).content.decode()


def test_small_changes_are_published_together_after_a_second_look(desk, make_listing, send, ana, groups):
    pots = send(make_listing(name="Pots", owner=ana), ana, opening_words="Mornings")
    pans = send(make_listing(name="Pans", owner=ana), ana, price_words="Less for students")

    asked = many(desk, pots, pans)
    assert Enterprise.objects.get(pk=pots.pk).opening_words == ""
    done = many(desk, pots, pans, sure="yes")

    assert ("Mornings" in asked, "Publish all 2" in asked) == (True, True)
    assert done.count("Published.") == 2
    assert Enterprise.objects.get(pk=pots.pk).opening_words == "Mornings"


def test_each_says_what_came_of_it(desk, make_listing, send, ana, jo, groups):
    small = send(make_listing(name="Pots", owner=ana), ana, opening_words="Mornings")
    large = send(make_listing(name="Pans", owner=ana), ana, phone="01632 960001")
    late = send(make_listing(name="Cups", owner=ana), ana, opening_words="Mornings")
    newer = late.get_latest_revision_as_object()
    newer.opening_words = "Evenings"
    newer.save_revision(user=ana)

    done = many(desk, small, large, late, sure="yes")

    assert done.count("Published.") == 1
    assert "more than a small change" in done
    assert "was changed while you looked" in done
    assert Enterprise.objects.get(pk=large.pk).phone == ""


def test_a_new_listing_is_never_published_with_others(desk, make_listing, ana, jo, groups):
    new = make_listing(name="New", owner=ana, publish=False)
    new.save_revision(user=ana)
    new.get_workflow().start(new, user=ana)
    new.refresh_from_db()

    assert "A small change" not in desk.get("/desk/listings/").content.decode()
    assert "This listing is new" in page(desk, new)
    many(desk, new, sure="yes")
    assert Enterprise.objects.get(pk=new.pk).live is False


@pytest.mark.parametrize("typed", [[], ["x"], ["1:"], [":"], ["99999999999999999999999:x"]])
def test_odd_ticks_publish_nothing(desk, typed):
    answer = desk.post("/desk/listings/publish/", {"listing": typed, "sure": "yes"}, follow=True)

    assert "Nothing was ticked" in answer.content.decode()


# --- who comes in ----------------------------------------------------------------------------------------------------


def test_the_desk_is_not_there_for_others(client, ana, garden):
    client.force_login(ana)

    pages = ("/desk/", "/desk/listings/", f"/desk/listings/{garden.pk}/", "/desk/ring/", "/desk/hidden/")
    assert {client.get(where).status_code for where in pages} == {404}


def test_a_worker_of_another_area_finds_no_listing(desk_of, dee, garden):
    assert desk_of(dee).get(f"/desk/listings/{garden.pk}/").status_code == 404


def test_a_worker_sets_up_the_second_step_first(client, jo):
    client.force_login(jo)

    answer = client.get("/desk/")

    assert (answer.status_code, answer.url) == (302, "/accounts/2fa/?next=%2Fdesk%2F")


def test_no_administrator_is_written_to_for_each_listing_that_is_sent(
    garden, send, ana, root, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        send(garden, ana, name="Ana's Green Garden")

    assert [letter for letter in mailoutbox if root.email in letter.to] == []
