"""Jo hands the listing of Ana's garden over to her: the code, who may make one, what becomes of it."""

import re
from datetime import timedelta
from threading import Barrier, Thread

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from core import jobs, retention, texts
from core.models import Event
from core.moves import WrongMoment
from core.saved import codes
from enterprises.listings import actions
from enterprises.listings.models import Invitation

CODE = re.compile(r"\b\w{4}-\w{4}-\w{4}\b")


@pytest.fixture
def listing(make_listing):
    return make_listing(name="Ana's Garden", slug="anas-garden")


@pytest.fixture
def invite(listing, jo, django_capture_on_commit_callbacks):
    def make(**how):
        how = {"way": "email", "address": "ana@example.com", **how}
        with django_capture_on_commit_callbacks(execute=True):
            return actions.invite_owner(listing, by=jo, **how)

    return make


def tags(listing):
    events = Event.objects.filter(subject_type="listings.enterprise", subject_id=str(listing.pk)).order_by("pk")
    return [event.tag for event in events if "invitation" in event.tag or "owner" in event.tag]


def test_the_letter_says_whose_it_is_and_gives_a_code_of_55_bits(invite, mailoutbox):
    made = invite(for_whom="Ana")

    (letter,) = mailoutbox
    assert letter.to == ["ana@example.com"]
    assert letter.subject == "You are invited to look after your listing"
    assert "Hello Ana," in letter.body
    assert "Jo Reed, a support worker" in letter.body
    code = codes.read(CODE.findall(letter.body)[-1], codes.LONG)
    assert len(codes.ALPHABET) ** len(code) > 2**50
    assert actions.find_invitation(code) == made
    assert f"http://localhost:8000/join/code/#{codes.shown(code)}" in letter.body


def test_whoever_reads_the_database_learns_no_code(invite):
    code = actions.code_of(invite())

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM listings_invitation")
        row = " ".join(str(value) for value in cursor.fetchone())
    assert code not in row
    assert "ana@example.com" not in row


def test_a_text_says_it_in_one_message(invite, textbox, mailoutbox):
    made = invite(way="text", address="07700 900123")

    (text,) = textbox
    assert text.number == "+447700900123"
    assert codes.shown(actions.code_of(made)) in text.words
    assert "Ana's Garden" in text.words
    assert mailoutbox == []


def test_a_text_that_cannot_go_is_seen_at_the_desk(invite, textbox):
    texts.wrong_numbers.add("+447700900123")
    made = invite(way="text", address="07700 900123")

    made.refresh_from_db()
    assert made.failed_at
    assert list(Invitation.objects.stuck()) == [made]


def test_only_the_areas_team_and_editors_hand_it_over(listing, dee, ana, sam, ed):
    for stranger in (dee, ana, sam):
        with pytest.raises(PermissionDenied):
            actions.invite_owner(listing, by=stranger, way="paper")
    assert actions.invite_owner(listing, by=ed, way="paper").pk


def test_a_second_invitation_to_the_same_address_ends_the_first(invite, listing):
    first, second = invite(), invite(address=" ANA@example.com")

    first.refresh_from_db()
    assert actions.why_not(first) == "revoked"
    assert actions.why_not(second) == ""
    assert tags(listing) == ["listing:owner_invited", "listing:invitation_revoked", "listing:owner_invited"]


def test_the_database_allows_one_open_invitation_for_each_address(invite):
    made = invite()

    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.create(
            enterprise=made.enterprise,
            way="email",
            address_digest=made.address_digest,
            code_digest="another",
            expires_at=timezone.now(),
        )


def test_the_database_refuses_a_letter_to_nobody_and_one_both_accepted_and_taken_back(invite):
    made = invite()
    for wrong in ({"address_digest": ""}, {"accepted_at": timezone.now(), "revoked_at": timezone.now()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Invitation.objects.filter(pk=made.pk).update(**wrong)


def test_who_runs_it_already_is_not_invited_again(listing, jo, ana):
    listing.ownership_set.create(person=ana)

    with pytest.raises(ValidationError, match="runs the listing already"):
        actions.invite_owner(listing, by=jo, way="email", address="Ana@example.com")


def test_accepting_makes_an_owner_and_tells_the_worker_and_the_other_owner(
    invite, listing, ana, ben, mailoutbox, django_capture_on_commit_callbacks
):
    listing.ownership_set.create(person=ben)
    made = invite()
    mailoutbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        actions.accept_invitation(made, by=ana)

    assert set(listing.owners.all()) == {ana, ben}
    assert [(letter.to, letter.subject) for letter in mailoutbox] == [
        (["jo@example.com"], "An invitation was accepted"),
        (["ben@example.com"], "Somebody else looks after your listing too"),
    ]
    assert tags(listing)[-1] == "listing:owner_joined"


def test_a_code_works_once(invite, ana, sam):
    made = invite()
    actions.accept_invitation(made, by=ana)

    with pytest.raises(actions.NotOpen) as refused:
        actions.accept_invitation(made, by=sam)
    assert refused.value.why == "used"
    assert not made.enterprise.owners.filter(pk=sam.pk).exists()


def test_a_code_that_was_taken_back_or_is_too_old_makes_nobody_an_owner(invite, jo, ana):
    made = invite()
    actions.revoke_invitation(made, by=jo)
    with pytest.raises(actions.NotOpen, match="cannot be used"):
        actions.accept_invitation(made, by=ana)

    another = invite()
    with time_machine.travel(timezone.now() + timedelta(days=31)), pytest.raises(actions.NotOpen) as refused:
        actions.accept_invitation(another, by=ana)
    assert refused.value.why == "expired"


def test_an_accepted_invitation_cannot_be_taken_back(invite, jo, ana):
    made = invite()
    actions.accept_invitation(made, by=ana)

    with pytest.raises(WrongMoment):
        actions.revoke_invitation(made, by=jo)


def test_somebody_elses_invitation_is_declined_and_the_worker_hears_of_it(
    invite, sam, mailoutbox, django_capture_on_commit_callbacks
):
    made = invite()
    mailoutbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        actions.decline_invitation(made, by=sam)

    made.refresh_from_db()
    assert actions.why_not(made) == "revoked"
    assert [letter.subject for letter in mailoutbox] == ["An invitation reached somebody else"]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_accept_at_once_one_becomes_the_owner(invite, listing, ana, sam):
    made, barrier, lost = invite(), Barrier(2), []

    def accept(person):
        barrier.wait()
        try:
            actions.accept_invitation(made, by=person)
        except actions.NotOpen as error:
            lost.append(error.why)
        finally:
            connection.close()

    threads = [Thread(target=accept, args=[person]) for person in (ana, sam)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert lost == ["used"]
    assert listing.owners.count() == 1


# --- reminders -----------------------------------------------------------------------------------------------------
def remind(days, capture):
    with time_machine.travel(timezone.now() + timedelta(days=days)), capture(execute=True):
        return actions.remind_stuck(timezone.now())


def test_who_has_not_typed_the_code_is_reminded_once_after_three_days(
    invite, mailoutbox, django_capture_on_commit_callbacks
):
    made = invite()
    mailoutbox.clear()

    counts = [remind(days, django_capture_on_commit_callbacks) for days in (2, 4, 5, 12)]

    assert counts == [0, 1, 0, 0]
    assert [letter.subject for letter in mailoutbox] == ["Your invitation still waits for you"]
    assert codes.shown(actions.code_of(made)) in mailoutbox[0].body


def test_who_typed_it_and_went_no_further_is_reminded_once_more(invite, mailoutbox, django_capture_on_commit_callbacks):
    made = invite()
    assert remind(4, django_capture_on_commit_callbacks) == 1
    with time_machine.travel(timezone.now() + timedelta(days=5)):
        actions.mark_opened(made)

    assert [remind(days, django_capture_on_commit_callbacks) for days in (7, 9, 10)] == [0, 1, 0]


@pytest.mark.parametrize("end", ["accept", "revoke", "expire", "slip"])
def test_nobody_is_reminded_of_what_is_over_or_printed(invite, ana, jo, end, django_capture_on_commit_callbacks):
    made = invite(**({"way": "paper", "address": ""} if end == "slip" else {}))
    if end == "accept":
        actions.accept_invitation(made, by=ana)
    if end == "revoke":
        actions.revoke_invitation(made, by=jo)

    assert remind(40 if end == "expire" else 5, django_capture_on_commit_callbacks) == 0


def test_a_code_of_another_secret_is_never_said(invite, settings, django_capture_on_commit_callbacks):
    made = invite()
    settings.SECRET_KEY = "a new secret"

    assert actions.code_of(made) == ""
    assert remind(5, django_capture_on_commit_callbacks) == 0


def test_invitations_are_forgotten_sixty_days_after_they_are_over(invite):
    invite()
    jobs.discover()  # the lines stand in each app's tasks.py

    kept = retention.RULES["invitations that are over"]
    assert not kept.older_than(timezone.now() - kept.age + timedelta(days=29)).exists()
    assert kept.older_than(timezone.now() - kept.age + timedelta(days=91)).exists()
