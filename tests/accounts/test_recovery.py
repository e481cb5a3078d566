"""Ana cannot sign in any more. Jo asks, a second worker agrees, every way is told, and it counts two days later."""

from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from accounts import tasks
from accounts.models import Call, Person, PostalLetter, Reach, Recovery
from accounts.recovery import actions
from accounts.recovery import personal as recovery_personal
from accounts.recovery.ways import NewWay
from core import retention
from core.models import Event
from core.moves import WrongMoment
from core.personal import PARTS
from tests.accounts.conftest import code_in, signed_in_as
from tests.factories.accounts import PASSWORD, PersonFactory

pytestmark = pytest.mark.django_db
NEW = "ana.new@example.com"


@pytest.fixture
def during(mailoutbox, django_capture_on_commit_callbacks):
    """Do something and read the letters it sent, as (to, subject)."""

    def watch(do):
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            answer = do()
        return answer, [(letter.to[0], letter.subject) for letter in mailoutbox]

    return watch


@pytest.fixture
def kim(area, groups):
    """The second worker of the area."""
    person = PersonFactory(name="Kim Holt", email="kim@example.com", is_staff=True)
    person.groups.add(groups["Support workers"])
    area.areaworker_set.create(person=person)
    return person


@pytest.fixture
def garden(make_listing, ana, groups):
    return make_listing(name="Ana's Garden", owner=ana)


def ask(person, by, **facts):
    return actions.ask(person, NewWay(**{"new_email": NEW, **facts}), seen="met", by=by)


@pytest.fixture
def asked(garden, ana, jo, confirmed):
    return ask(confirmed(ana), jo)


@pytest.fixture
def agreed(asked, kim):
    actions.agree(asked, by=kim)
    return asked


def later(hours=48.1):
    return timezone.now() + timedelta(hours=hours)


def test_asking_changes_nothing_and_tells_nobody_yet(asked, ana, mailoutbox):
    ana.refresh_from_db()

    assert (ana.email, asked.status, mailoutbox) == ("ana@example.com", "asked", [])
    event = Event.objects.get(tag="recovery:asked")
    assert (event.by.name, event.on_behalf_of) == ("Jo Reed", ana)


def test_the_second_worker_agrees_and_every_way_is_told_at_once(asked, ana, kim, during, textbox):
    Person.objects.filter(pk=ana.pk).update(phone="07700 900123")
    Reach.objects.create(person=ana, way="email", address="1 Mill Lane")
    asked.refresh_from_db()

    _done, letters = during(lambda: actions.agree(asked, by=kim))

    assert letters == [
        ("ana@example.com", "A new way to sign in: was it you?"),
        (NEW, "You will sign in with this address"),
    ]
    assert ["Not you? Stop it:" in text.words for text in textbox] == [True]
    assert PostalLetter.objects.filter(person=ana).count() == 1
    assert not Call.objects.exists()


def test_somebody_without_a_mobile_is_rung(asked, ana, kim, during):
    Person.objects.filter(pk=ana.pk).update(phone="01632 960123")
    asked.refresh_from_db()

    during(lambda: actions.agree(asked, by=kim))

    assert [call.subject for call in Call.objects.filter(person=ana)] == ["A new way to sign in: was it you?"]


def test_the_letter_to_the_old_address_does_not_say_the_new_one(asked, kim, during, mailoutbox):
    during(lambda: actions.agree(asked, by=kim))

    old = next(letter for letter in mailoutbox if letter.to == ["ana@example.com"])
    assert NEW not in old.body
    assert "/accounts/stop/" in old.body


def test_before_its_time_nothing_counts(agreed, ana):
    actions.look_after(later(hours=47))

    ana.refresh_from_db()
    assert ana.email == "ana@example.com"


def test_after_its_time_the_new_address_counts_and_old_sessions_and_the_password_end(
    agreed, ana, client, sign_in, during, mailoutbox
):
    sign_in(client, "ana@example.com")
    assert client.get("/my/devices/").status_code == 200

    _done, letters = during(lambda: actions.look_after(later()))

    assert letters == [
        (NEW, "Your new way to sign in works now"),
        ("ana@example.com", "Your new way to sign in works now"),
    ]
    assert client.get("/my/devices/").status_code == 302
    assert list(EmailAddress.objects.values_list("email", flat=True)) == [NEW]
    fresh = Client()
    sign_in(fresh, NEW)
    assert signed_in_as(fresh) is None
    during(lambda: fresh.post("/accounts/login/code/", {"email": NEW}))
    fresh.post("/accounts/login/code/confirm/", {"code": code_in(mailoutbox[0])})
    assert signed_in_as(fresh) == str(ana.pk)
    assert Event.objects.filter(tag="recovery:done", on_behalf_of=ana).count() == 1


def test_it_counts_once(agreed, ana):
    actions.look_after(later())
    actions.look_after(later())

    assert Event.objects.filter(tag="recovery:done").count() == 1


def test_a_lost_second_step_is_taken_away_and_the_address_stays(garden, ana, jo, kim, with_totp):
    with_totp(ana)
    recovery = ask(ana, jo, new_email="", drops_second_step=True)
    actions.agree(recovery, by=kim)

    actions.look_after(later())

    assert not Authenticator.objects.filter(user=ana).exists()
    ana.refresh_from_db()
    assert ana.email == "ana@example.com"
    assert EmailAddress.objects.get(user=ana).verified


def test_without_a_lost_second_step_it_stays(agreed, ana, with_totp):
    with_totp(ana)

    actions.look_after(later())

    assert Authenticator.objects.filter(user=ana).exists()


# --- stopping -----------------------------------------------------------------------------------
def test_the_link_shows_first_and_stops_when_the_button_is_pressed(agreed, ana, client, during):
    page = f"/accounts/stop/{actions.token_for(agreed)}/"

    shown = client.get(page).content.decode()
    assert "I did not ask for this: stop it" in shown
    assert (NEW in shown, "ana@example.com" in shown) == (False, False)
    assert Recovery.objects.get().status == "agreed"
    answer, letters = during(lambda: client.post(page, follow=True))

    assert "It is stopped" in answer.content.decode()
    assert sorted(letters) == [
        ("ana@example.com", "Stopped: you sign in as before"),
        ("jo@example.com", "A new way to sign in was stopped"),
        ("kim@example.com", "A new way to sign in was stopped"),
    ]
    actions.look_after(later())
    ana.refresh_from_db()
    assert ana.email == "ana@example.com"


def test_a_link_pressed_twice_at_once_stops_it_once(agreed, client, monkeypatch):
    stop = actions.stop

    def twice(recovery, *, by):
        stop(Recovery.objects.get(pk=recovery.pk), by=by)
        stop(recovery, by=by)

    monkeypatch.setattr(actions, "stop", twice)
    answer = client.post(f"/accounts/stop/{actions.token_for(agreed)}/", follow=True)

    assert "It is stopped" in answer.content.decode()
    assert Event.objects.filter(tag="recovery:stopped").count() == 1


def test_a_spoilt_link_stops_nothing(agreed, client):
    answer = client.post(f"/accounts/stop/{agreed.pk}:x:y/")

    assert "This link does not work any more" in answer.content.decode()
    assert Recovery.objects.get().status == "agreed"


def test_the_link_cannot_stop_what_is_done(agreed, client):
    token = actions.token_for(agreed)
    actions.look_after(later())

    said = client.post(f"/accounts/stop/{token}/").content.decode()

    assert "counts already" in said
    assert Recovery.objects.get().status == "done"


def test_who_signs_in_meanwhile_is_told_and_stops_it(agreed, ana, client, sign_in):
    sign_in(client, "ana@example.com")

    page = client.get("/my/").content.decode()
    assert "We were told that you cannot sign in" in page
    assert "/my/recovery/" in page
    said = client.post("/my/recovery/", follow=True).content.decode()

    assert "It is stopped" in said
    assert Recovery.objects.get().status == "stopped"
    assert Event.objects.get(tag="recovery:stopped").by == ana


def test_either_worker_stops_it_and_the_person_hears_only_what_they_had_heard_of(asked, jo, kim, during):
    _done, letters = during(lambda: actions.stop(asked, by=kim))

    assert letters == [("jo@example.com", "A new way to sign in was stopped")]


def test_others_stop_nothing(agreed, sam, dee):
    for person in (sam, dee):
        with pytest.raises(PermissionDenied):
            actions.stop(agreed, by=person)


# --- who may ------------------------------------------------------------------------------------
def test_nobody_agrees_with_themself(asked, jo):
    with pytest.raises(PermissionDenied):
        actions.agree(asked, by=jo)
    with pytest.raises(IntegrityError), transaction.atomic():
        Recovery.objects.filter(pk=asked.pk).update(agreed_by=jo)


def test_only_workers_of_the_area_and_editors(garden, asked, ana, ben, sam, dee, ed):
    for person in (ana, ben, sam, dee):
        with pytest.raises(PermissionDenied):
            actions.agree(asked, by=person)
        with pytest.raises(PermissionDenied):
            ask(ana, person)

    actions.agree(asked, by=ed)


def test_nobody_asks_for_themself(garden, jo):
    garden.ownership_set.create(person=jo)

    with pytest.raises(PermissionDenied):
        ask(jo, jo)
    with pytest.raises(IntegrityError), transaction.atomic():
        Recovery.objects.create(person=jo, asked_by=jo, new_email=NEW, seen="met")


def test_for_people_who_work_here_only_administrators(garden, jo, kim, ed, root):
    garden.ownership_set.create(person=kim)
    for person in (jo, ed):
        with pytest.raises(PermissionDenied):
            ask(kim, person)
    recovery = ask(kim, root)
    for person in (jo, ed):
        with pytest.raises(PermissionDenied):
            actions.agree(recovery, by=person)

    other = PersonFactory(email="two@example.com", is_staff=True, is_superuser=True)
    actions.agree(recovery, by=other)


def test_not_for_somebody_whose_account_was_closed(garden, ana, jo):
    Person.objects.filter(pk=ana.pk).update(is_active=False)

    with pytest.raises(PermissionDenied):
        ask(ana, jo)


def test_one_waits_for_each_person(asked, ana, kim):
    with pytest.raises(ValidationError, match="asked for this already"):
        ask(ana, kim)
    with pytest.raises(IntegrityError), transaction.atomic():
        Recovery.objects.create(person=ana, asked_by=kim, new_email=NEW, seen="met")


def test_somebody_elses_address_is_refused_also_when_they_took_it_meanwhile(garden, ana, jo, kim, ben, during):
    with pytest.raises(ValidationError, match="Somebody else here has this address"):
        ask(ana, jo, new_email=ben.email.upper())
    recovery = ask(ana, jo)
    actions.agree(recovery, by=kim)
    Person.objects.filter(pk=ben.pk).update(email=NEW)

    _done, letters = during(lambda: actions.look_after(later()))

    assert sorted(to for to, _subject in letters) == ["jo@example.com", "kim@example.com"]
    ana.refresh_from_db()
    assert (ana.email, Recovery.objects.get().status) == ("ana@example.com", "stopped")


def test_what_nobody_agrees_to_is_over_after_two_weeks(asked, kim, during):
    actions.look_after(timezone.now() + timedelta(days=13))
    assert Recovery.objects.get().status == "asked"
    _done, letters = during(lambda: actions.look_after(timezone.now() + timedelta(days=15)))

    assert letters == [("jo@example.com", "A new way to sign in is over")]
    with pytest.raises(WrongMoment):
        actions.agree(Recovery.objects.get(), by=kim)


# --- kept ---------------------------------------------------------------------------------------
def test_it_is_forgotten_after_ninety_days(agreed):
    actions.look_after(later())

    retention.sweep(timezone.now() + timedelta(days=80))
    assert Recovery.objects.exists()
    retention.sweep(timezone.now() + timedelta(days=91))
    assert not Recovery.objects.exists()


def test_the_new_address_is_unreadable_in_the_database(asked):
    stored = Recovery.objects.extra(select={"raw": "new_email"}).values_list("raw", flat=True)

    assert stored[0].startswith("gAAAA")


def test_it_is_part_of_what_is_held_about_somebody(agreed, ana):
    assert PARTS["recovery"].held is recovery_personal.held
    assert NEW in PARTS["recovery"].held(ana)[0].values()

    PARTS["recovery"].erase(ana)

    assert PARTS["recovery"].held(ana) == []


def test_the_password_of_before_works_while_it_waits(agreed, ana, client, sign_in):
    sign_in(client, "ana@example.com", PASSWORD)

    assert signed_in_as(client) == str(ana.pk)


def test_the_job_finishes_it(agreed, ana):
    with time_machine.travel(later()):
        tasks.look_after_recoveries.func()

    ana.refresh_from_db()
    assert ana.email == NEW
