"""What helps Ana: she says it, who may see it sees it, it is done, and asked again a year later."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from accounts import tasks
from accounts.helps import actions
from accounts.helps.actions import Wish
from accounts.models import Call, Helps, Reach
from core.models import Event
from core.personal import PARTS
from tests.factories.accounts import PersonFactory

pytestmark = pytest.mark.django_db
PAGE = "/my/helps/"


@pytest.fixture
def as_ana(client, ana):
    client.force_login(ana)
    return client


@pytest.fixture
def wanda(make_listing):
    """She runs a listing in Jo's area and has no e-mail."""
    person = PersonFactory(name="Wanda Leach", email=None)
    make_listing(name="Window Boxes").ownership_set.create(person=person)
    return person


def happened(start="helps:"):
    return list(Event.objects.filter(tag__startswith=start).order_by("pk").values_list("tag", "by", "on_behalf_of"))


# --- oneself ------------------------------------------------------------------------------------
def test_ana_says_what_helps_and_finds_it_again(as_ana, ana):
    form = {
        "reading": ["large_print", "easy_read"],
        "meeting": ["more_time"],
        "words": "Not before ten",
        "team_may_see": "on",
    }

    said = as_ana.post(PAGE, form, follow=True).content.decode()

    assert "Our team sees it when they write to you" in said
    helps = Helps.objects.get()
    assert (helps.person, helps.keys, helps.words) == (ana, ["large_print", "easy_read", "more_time"], "Not before ten")
    assert (helps.team_may_see, helps.others_may_see) == (True, False)
    assert helps.review_on - helps.asked_on == timedelta(days=365)
    assert said.count("checked") == 4
    assert happened() == [("helps:recorded", ana.pk, None)]


def test_nothing_has_to_be_ticked_and_that_too_was_asked(as_ana):
    said = as_ana.post(PAGE, {}, follow=True).content.decode()

    assert "Only you can see it" in said
    assert Helps.objects.get().is_anything is False


def test_what_cannot_be_chosen_is_refused_and_what_was_typed_stays(as_ana):
    page = as_ana.post(PAGE, {"reading": ["gold"], "words": "Speak up"}).content.decode()

    assert "Error:" in page
    assert "Speak up" in page
    assert not Helps.objects.exists()


def test_still_right_is_one_press(as_ana, ana):
    actions.write_down(ana, Wish(("bsl",)), by=ana)
    Helps.objects.update(asked_on="2025-01-01", review_on="2026-01-01", reminded_on="2026-01-01")

    as_ana.post(PAGE, {"do": "still_right"})

    helps = Helps.objects.get()
    assert (helps.asked_on, helps.keys) == (timezone.localdate(), ["bsl"])


def test_it_is_unreadable_in_the_database(ana):
    actions.write_down(ana, Wish(("bsl",), "My ears"), by=ana)

    raw = Helps.objects.extra(select={"a": "chosen", "b": "words"}).values_list("a", "b")[0]
    assert all(each.startswith("gAAAA") for each in raw)


def test_a_visitor_signs_in_first(client):
    assert client.get(PAGE).url == f"/accounts/login/?next={PAGE}"


# --- for somebody -------------------------------------------------------------------------------
def test_a_worker_writes_it_down_for_a_caller_who_says_the_team_may_see_it(jo, wanda):
    with pytest.raises(ValidationError, match="Ask whether our team may see it"):
        actions.write_down(wanda, Wish(("slowly",)), by=jo)

    actions.write_down(wanda, Wish(("slowly",), team_may_see=True), by=jo)

    assert Helps.objects.get().recorded_by == jo
    assert happened() == [("helps:recorded", jo.pk, wanda.pk)]


def test_who_has_an_e_mail_is_told_who_wrote_it_down_and_not_what(
    jo, make_listing, ana, mailoutbox, django_capture_on_commit_callbacks
):
    make_listing(owner=ana)

    with django_capture_on_commit_callbacks(execute=True):
        actions.write_down(ana, Wish(("bsl",), "My ears", team_may_see=True), by=jo)

    [letter] = mailoutbox
    assert letter.to == [ana.email]
    assert "Jo Reed" in letter.body
    assert ("ears" in letter.body, "sign language" in letter.body) == (False, False)


def test_others_write_nothing_down(ana, wanda, dee, sam):
    for person in (ana, dee, sam):
        with pytest.raises(PermissionDenied):
            actions.write_down(wanda, Wish(team_may_see=True), by=person)
        with pytest.raises(PermissionDenied):
            actions.was_done(wanda, done=True, by=person)


def test_a_worker_does_not_write_over_what_somebody_keeps_to_themself(jo, make_listing, ana):
    make_listing(owner=ana)
    actions.write_down(ana, Wish(("bsl",)), by=ana)

    with pytest.raises(PermissionDenied):
        actions.write_down(ana, Wish(team_may_see=True), by=jo)

    assert actions.read(ana, by=jo) is None
    assert Helps.objects.get().keys == ["bsl"]


def test_ana_reads_who_read_it_and_whether_it_was_done(as_ana, ana, jo, make_listing):
    make_listing(owner=ana)
    actions.write_down(ana, Wish(("bsl",), team_may_see=True), by=ana)
    actions.read(ana, by=jo)
    actions.read(ana, by=jo)
    actions.was_done(ana, done=True, by=jo)
    actions.was_done(ana, done=False, by=jo)

    page = as_ana.get(PAGE).content.decode()

    assert page.count("Jo Reed read what helps.") == 1
    assert "Jo Reed did what helps." in page
    assert "Jo Reed could not do what helps." in page


# --- a year later -------------------------------------------------------------------------------
def test_after_a_year_she_is_asked_once(ana, mailoutbox, django_capture_on_commit_callbacks):
    actions.write_down(ana, Wish(("bsl",)), by=ana)
    today = timezone.localdate()

    with django_capture_on_commit_callbacks(execute=True):
        actions.remind(today + timedelta(days=364))
    assert mailoutbox == []
    with django_capture_on_commit_callbacks(execute=True):
        actions.remind(today + timedelta(days=365))
        actions.remind(today + timedelta(days=366))

    assert [letter.subject for letter in mailoutbox] == ["What helps you: is it still right?"]


def test_who_likes_to_be_rung_is_rung(jo, wanda):
    Reach.objects.create(person=wanda, way="call")
    wanda.phone = "01632 960123"
    wanda.save()
    actions.write_down(wanda, Wish(("slowly",), team_may_see=True), by=jo)
    Helps.objects.update(asked_on="2025-01-01", review_on="2026-01-01")

    tasks.ask_again_what_helps.func()

    assert [call.subject for call in Call.objects.all()] == ["What helps you: is it still right?"]


def test_who_said_that_nothing_helps_is_not_asked(ana, mailoutbox, django_capture_on_commit_callbacks):
    actions.write_down(ana, Wish(), by=ana)

    with django_capture_on_commit_callbacks(execute=True):
        actions.remind(timezone.localdate() + timedelta(days=400))

    assert mailoutbox == []


def test_it_is_part_of_what_is_held_about_somebody(ana):
    actions.write_down(ana, Wish(("bsl",), "My ears"), by=ana)
    assert "My ears" in PARTS["helps"].held(ana)[0].values()

    PARTS["helps"].erase(ana)

    assert PARTS["helps"].held(ana) == []


@pytest.mark.django_db(transaction=True)
def test_what_was_written_down_before_moves_to_its_new_home(ana):
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    MigrationExecutor(connection).migrate([("accounts", "0007_what_helps")])
    try:
        old = MigrationExecutor(connection).loader.project_state([("accounts", "0007_what_helps")]).apps
        old.get_model("accounts", "Reach").objects.create(
            person_id=ana.pk, way="email", needs="Speak slowly", large_print=True
        )
    finally:
        newest = MigrationExecutor(connection)
        newest.migrate(newest.loader.graph.leaf_nodes("accounts"))

    helps = Helps.objects.get()
    assert (helps.person, helps.keys, helps.words, helps.team_may_see) == (ana, ["large_print"], "Speak slowly", True)
