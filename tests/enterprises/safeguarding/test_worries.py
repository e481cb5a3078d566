"""A worry is told, read by its contacts alone, answered in time, and leaves no trace for whom it is about."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, IntegrityError, transaction

from accounts import blocks
from accounts.models import Block, Reach
from accounts.own_data.files import chosen_for
from accounts.own_data.paper import made_for
from core import retention
from core.models import Event
from core.moves import WrongMoment
from enterprises.safeguarding import actions, rules
from enterprises.safeguarding.models import Concern, Contact, Note
from tests.enterprises.safeguarding.conftest import told, works_here

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 1, 5, 12, tzinfo=UTC)


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def subjects():
    return [(letter.to[0], letter.subject) for letter in mail.outbox]


# --- it is told --------------------------------------------------------------------------------------------------
def test_the_words_are_kept_as_they_were_told_and_the_lead_is_asked(area, kim, lou, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        concern = actions.tell(told(area, words="  He  shouts,\nand HITS.", about="Mr Penn"))

    assert [(note.kind, note.words) for note in concern.notes.order_by("pk")] == [
        ("said", "  He  shouts,\nand HITS."),
        ("about", "Mr Penn"),
    ]
    assert (concern.turn, concern.status) == (kim, "raised")
    assert subjects() == [("kim@example.com", "Something waits for you")]
    assert "Penn" not in mail.outbox[0].body
    assert "HITS" not in mail.outbox[0].body


def test_what_is_urgent_comes_by_text_as_well_and_says_nothing(area, kim, textbox, django_capture_on_commit_callbacks):
    type(kim).objects.filter(pk=kim.pk).update(phone="07700 900123")

    with django_capture_on_commit_callbacks(execute=True):
        actions.tell(told(area, harm_now="unsure"))

    assert subjects() == [("kim@example.com", "Please look now")]
    assert [each.number for each in textbox] == ["+447700900123"]
    assert "bruises" not in textbox[0].words


def test_words_cannot_be_changed_by_anybody_but_put_right_by_another_note(area, kim):
    concern = actions.tell(told(area))
    first = concern.notes.get()

    with pytest.raises(DatabaseError), transaction.atomic():
        Note.objects.filter(pk=first.pk).update(words="Nothing.")
    actions.write(concern, "It was her left arm.", by=kim, corrects=first)

    assert Note.objects.get(pk=first.pk).words == "She has bruises."
    assert concern.notes.get(kind="correct").corrects == first


# --- nobody answers ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("harm", "minutes"), [("yes", 60), ("unsure", 60), ("no", 24 * 60)])
def test_whoever_does_not_answer_in_time_is_followed_by_the_next_and_round_again(area, kim, lou, clock, harm, minutes):
    concern = actions.tell(told(area, harm_now=harm))

    clock.shift(timedelta(minutes=minutes - 1))
    assert actions.ask_where_nobody_answered() == 0
    clock.shift(timedelta(minutes=1))
    assert actions.ask_where_nobody_answered() == 1
    concern.refresh_from_db()
    assert concern.turn == lou
    assert actions.ask_where_nobody_answered() == 0
    clock.shift(timedelta(minutes=minutes))
    actions.ask_where_nobody_answered()
    concern.refresh_from_db()
    assert concern.turn == kim


def test_once_somebody_has_it_nobody_else_is_asked(area, kim, lou, clock):
    concern = actions.tell(told(area, harm_now="yes"))
    actions.take(concern, by=lou)

    clock.shift(timedelta(days=2))

    assert actions.ask_where_nobody_answered() == 0
    concern.refresh_from_db()
    assert (concern.turn, concern.status) == (lou, "taken")


def test_what_nobody_could_be_asked_about_is_asked_as_soon_as_there_is_a_contact(area, root, clock, groups):
    concern = actions.tell(told(area, harm_now="yes"))
    assert concern.turn is None

    contact = actions.appoint(area, works_here("Kim Ashby", area), place=1, by=root)
    clock.shift(timedelta(hours=1))
    actions.ask_where_nobody_answered()

    concern.refresh_from_db()
    assert concern.turn == contact.person


# --- who may read ------------------------------------------------------------------------------------------------
def test_only_contacts_of_the_area_read_it_and_no_other_right_does(area, other_area, kim, lou, jo, ed, root, ana):
    concern = actions.tell(told(area, by=ana))
    elsewhere = works_here("Max Elsewhere", other_area)
    Contact.objects.create(area=other_area, person=elsewhere, place=1)

    may = {person.name for person in (kim, lou, jo, ed, root, ana, elsewhere) if rules.may_read(person, concern)}

    assert may == {"Kim Ashby", "Lou Penn"}


def test_a_lead_it_is_about_never_finds_it_and_the_next_is_asked(area, kim, lou, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        concern = actions.tell(told(area, not_for=[kim]))

    assert concern.turn == lou
    assert not rules.may_read(kim, concern)
    assert [to for to, _subject in subjects()] == ["lou@example.com"]


def test_a_lead_who_runs_the_enterprise_it_is_about_never_finds_it(area, kim, lou, make_listing):
    concern = actions.tell(told(area, enterprise=make_listing(owner=kim)))

    assert (concern.turn, rules.may_read(kim, concern)) == (lou, False)


def test_naming_a_contact_takes_it_away_from_them(area, kim, lou):
    concern = actions.tell(told(area))

    actions.name_person(concern, kim, by=lou)

    concern.refresh_from_db()
    assert (concern.turn, rules.may_read(kim, concern), rules.may_read(lou, concern)) == (lou, False, True)


def test_when_it_is_about_all_of_them_those_of_another_area_are_asked(area, other_area, kim, groups):
    elsewhere = works_here("Max Elsewhere", other_area)
    Contact.objects.create(area=other_area, person=elsewhere, place=1)

    concern = actions.tell(told(area, not_for=[kim]))

    assert (concern.turn, rules.may_read(elsewhere, concern)) == (elsewhere, True)


@pytest.mark.parametrize("act", ["take", "write", "close", "name", "apart", "hand_on"])
def test_nobody_else_can_do_anything_with_it(area, kim, lou, jo, root, ana, act):
    concern = actions.tell(told(area))
    doing = {
        "take": lambda by: actions.take(concern, by=by),
        "write": lambda by: actions.write(concern, "x", by=by),
        "close": lambda by: actions.close(concern, by=by),
        "name": lambda by: actions.name_person(concern, ana, by=by),
        "apart": lambda by: actions.keep_apart(concern, ana, jo, by=by),
        "hand_on": lambda by: actions.hand_on(concern, lou, by=by),
    }

    for person in (jo, root, ana):
        with pytest.raises(PermissionDenied):
            doing[act](person)


# --- what is decided ---------------------------------------------------------------------------------------------
def test_it_is_passed_on_with_the_persons_yes_or_with_a_reason(area, kim):
    concern = actions.tell(told(area))
    actions.take(concern, by=kim)

    with pytest.raises(WrongMoment, match="not said yes"):
        actions.decide(concern, "referred", "Told the council.", knows="no", share_reason="", by=kim)
    actions.decide(concern, "referred", "Told the council.", knows="no", share_reason="Others live there.", by=kim)

    concern.refresh_from_db()
    assert (concern.status, concern.share_reason) == ("referred", "Others live there.")
    with pytest.raises(IntegrityError), transaction.atomic():
        Concern.objects.filter(pk=concern.pk).update(share_reason="")


def test_it_is_closed_and_opened_again(area, kim):
    concern = actions.tell(told(area))
    actions.take(concern, by=kim)
    with pytest.raises(WrongMoment):
        actions.close(concern, by=kim)
    actions.decide(concern, "nothing", "It was a fall, seen by others.", knows="yes", share_reason="", by=kim)

    actions.close(concern, by=kim)
    concern.refresh_from_db()
    assert concern.closed_at
    actions.open_again(concern, by=kim)

    concern.refresh_from_db()
    assert (concern.status, concern.closed_at) == ("deciding", None)
    tags = list(Event.objects.filter(subject_id=str(concern.pk)).order_by("pk").values_list("tag", flat=True))
    assert tags == [
        "concern:raised",
        "concern:asked",
        "concern:taken",
        "concern:deciding",
        "concern:nothing_more",
        "concern:closed",
        "concern:opened_again",
    ]


def test_it_goes_when_it_was_kept_as_long_as_the_organisation_says(area, kim, settings):
    old, newer = actions.tell(told(area)), actions.tell(told(area))
    for concern, days in ((old, settings.SAFEGUARDING_KEEP_DAYS + 1), (newer, 10)):
        closed = datetime.now(UTC) - timedelta(days=days)
        Concern.objects.filter(pk=concern.pk).update(status="closed", taken_at=closed, closed_at=closed)

    retention.sweep()

    assert list(Concern.objects.all()) == [newer]
    assert set(Note.objects.values_list("concern", flat=True)) == {newer.pk}


# --- no trace ----------------------------------------------------------------------------------------------------
def test_whom_it_is_about_finds_no_trace_in_letters_their_data_or_what_happened(
    area, kim, lou, ana, sam, django_capture_on_commit_callbacks
):
    Reach.objects.create(person=ana, way="email")
    with django_capture_on_commit_callbacks(execute=True):
        concern = actions.tell(told(area, words="Ana hits Sam.", about="Ana Silva", by=sam))
        actions.name_person(concern, ana, by=kim)
        actions.take(concern, by=kim)
        actions.write(concern, "Rang Sam about Ana.", by=kim)
        actions.decide(concern, "watching", "We ring each week.", knows="no", share_reason="", by=kim)
        actions.keep_apart(concern, ana, sam, by=kim)
        actions.close(concern, by=kim)

    assert {to for to, _subject in subjects()} <= {"kim@example.com", "lou@example.com"}
    for person in (ana, sam):  # a copy can be read over somebody's shoulder
        copy = made_for(person, chosen_for(person))[0].decode()
        assert "hits" not in copy
        assert "concern" not in copy
        assert "block" not in copy.lower()
    assert not Event.objects.filter(by=sam, subject_type="safeguarding.concern").exists()


def test_two_who_are_kept_apart_stay_so_when_one_of_them_lifts_their_own_reason(area, kim, ana, sam):
    concern = actions.tell(told(area))
    own = blocks.keep_apart(sam, ana, Block.Kind.PREFERENCE, by=sam)
    safe = actions.keep_apart(concern, ana, sam, by=kim)
    assert actions.keep_apart(concern, sam, ana, by=kim) == safe

    blocks.lift(own, by=sam)
    assert blocks.are_apart(ana, sam)
    actions.lift(safe, by=kim)

    assert not blocks.are_apart(ana, sam)


# --- who reads worries -------------------------------------------------------------------------------------------
def test_nobody_makes_themself_a_contact_and_the_others_are_told(
    area, kim, root, jo, django_capture_on_commit_callbacks
):
    with pytest.raises(WrongMoment, match="themself"):
        actions.appoint(area, root, place=2, by=root)
    with pytest.raises(IntegrityError), transaction.atomic():
        Contact.objects.create(area=area, person=root, place=2, appointed_by=root)
    with pytest.raises(PermissionDenied):
        actions.appoint(area, jo, place=2, by=kim)

    with django_capture_on_commit_callbacks(execute=True):
        actions.appoint(area, jo, place=2, by=root)

    assert subjects() == [("kim@example.com", "Who reads worries has changed")]
    assert rules.is_contact(jo)


@pytest.mark.parametrize(("who", "place", "said"), [("kim", 3, "already"), ("jo", 1, "has this place")])
def test_a_contact_is_one_once_and_each_place_has_one(area, kim, jo, root, who, place, said):
    with pytest.raises(WrongMoment, match=said):
        actions.appoint(area, {"kim": kim, "jo": jo}[who], place=place, by=root)


def test_what_was_the_turn_of_somebody_who_stops_is_the_next_ones(area, kim, lou, root):
    concern = actions.tell(told(area))

    actions.end(Contact.objects.get(person=kim), by=root)

    concern.refresh_from_db()
    assert (concern.turn, rules.may_read(kim, concern)) == (lou, False)
    with pytest.raises(WrongMoment):
        actions.end(Contact.objects.get(person=kim), by=root)
