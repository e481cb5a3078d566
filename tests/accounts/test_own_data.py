"""Ana sees what is held about her, has a copy, says what is wrong, and has it erased unless she stops it."""

import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts import after_restore
from accounts.models import Call, DataCopy, Doubt, Erasure, Person, Reach, Way
from accounts.own_data import actions, emails, tasks
from core import retention
from core.models import Event
from core.moves import WrongMoment
from core.personal import PARTS, Part
from tests.core.pdf_checks import pdf_problems
from tests.factories.accounts import PersonFactory
from tests.signed_in import just_signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def anas(client, ana):
    return just_signed_in(client, ana)


@pytest.fixture
def letters(mailoutbox, django_capture_on_commit_callbacks):
    def during(do):
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            answer = do()
        return answer, list(mailoutbox)

    return during


def events(tag):
    return list(Event.objects.filter(tag=tag).values_list("by", "on_behalf_of"))


# --- what is held -------------------------------------------------------------------------------
def test_the_page_says_what_is_held_and_where_to_put_it_right(anas, ana):
    Reach.objects.create(person=ana, way=Way.EMAIL, best_time="After ten")

    page = anas.get("/my/data/").content.decode()

    for words in ("Ana Silva", "ana@example.com", "After ten", "Change how we reach you"):
        assert words in page
    assert 'href="/my/reached/"' in page


def test_nothing_of_anybody_else_is_on_it(anas, ben):
    Reach.objects.create(person=ben, way=Way.EMAIL, best_time="Bens secret")

    page = anas.get("/my/data/").content.decode()

    assert "Bens secret" not in page
    assert "ben@example.com" not in page


def test_secrets_are_named_and_not_given(anas, ana):
    page = anas.get("/my/data/").content.decode()

    assert ana.password not in page
    assert "We keep a scrambled form of it" in page


@pytest.mark.parametrize("rows", [1, 30])
def test_it_takes_as_many_questions_however_much_there_is(anas, ana, rows, django_assert_max_num_queries):
    for _each in range(rows):
        Call.objects.create(person=ana, subject="News", words="Some words")

    with django_assert_max_num_queries(60):
        anas.get("/my/data/")


def test_a_long_part_shows_the_newest_and_says_how_many_more(anas, ana):
    for number in range(8):
        Call.objects.create(person=ana, subject=f"News {number}", words="Words")

    page = anas.get("/my/data/").content.decode()

    assert "News 7" in page
    assert "News 2" not in page
    assert "And 3 older ones. They are in your copy." in page


# --- a copy -------------------------------------------------------------------------------------
@pytest.fixture
def quick_pdf(monkeypatch):
    monkeypatch.setattr("accounts.own_data.paper.render_pdf", lambda *args, **kwargs: b"%PDF-drawn")


def test_a_copy_is_made_told_and_fetched(anas, ana, letters, quick_pdf):
    page, sent = letters(lambda: anas.post("/my/data/copy/", follow=True))
    copy = DataCopy.objects.get()

    assert "We are making your copy" in page.content.decode()
    assert [letter.subject for letter in sent] == ["The copy you asked for is ready"]
    assert "ana@example.com" not in sent[0].body
    as_json = anas.get(f"/my/data/copy/{copy.pk}/my-data.json")
    assert as_json.headers["Content-Disposition"] == 'attachment; filename="my-data.json"'
    assert "no-store" in as_json.headers["Cache-Control"]
    parts = {part["key"]: part for part in json.loads(as_json.content)["parts"]}
    assert set(parts) == set(PARTS)
    assert parts["person"]["rows"][0]["E-mail"] == "ana@example.com"
    assert anas.get(f"/my/data/copy/{copy.pk}/my-data.pdf").content == b"%PDF-drawn"
    assert events("data:copy_opened") == [(ana.pk, None)] * 2


def test_the_copy_for_reading_can_be_read_aloud(ana, tmp_path, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        copy = actions.ask_copy(ana, by=ana)
    copy.refresh_from_db()

    assert pdf_problems(copy.pdf, tmp_path) == []


def test_the_copy_is_sealed_in_the_database(ana, quick_pdf, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        copy = actions.ask_copy(ana, by=ana)
    copy.refresh_from_db()

    assert b"ana@example.com" not in bytes(copy.sealed_json)
    assert b"%PDF" not in bytes(copy.sealed_pdf)


def test_one_that_is_being_made_is_not_made_twice(ana):
    assert actions.ask_copy(ana, by=ana) == actions.ask_copy(ana, by=ana)


def test_it_can_be_thrown_away_and_goes_by_itself(anas, ana, quick_pdf, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        first, now = actions.ask_copy(ana, by=ana), timezone.now()
    anas.post(f"/my/data/copy/{first.pk}/my-data.pdf")
    assert not DataCopy.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        actions.ask_copy(ana, by=ana)

    retention.sweep(now + timedelta(days=6))
    assert DataCopy.objects.exists()
    retention.sweep(now + timedelta(days=8))

    assert not DataCopy.objects.exists()


def test_nobody_else_has_it(client, ana, ben, jo, quick_pdf, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        copy = actions.ask_copy(ana, by=ana)
    copy.refresh_from_db()

    assert just_signed_in(client, ben).get(f"/my/data/copy/{copy.pk}/my-data.json").status_code == 404
    with pytest.raises(PermissionDenied):
        actions.open_copy(copy, by=ben, kind="json")


def test_from_a_page_left_open_no_copy_is_made(client, ana):
    client.force_login(ana)

    answer = client.post("/my/data/copy/")

    assert answer.status_code == 302
    assert "/accounts/reauthenticate/" in answer.url
    assert not DataCopy.objects.exists()


# --- wrong --------------------------------------------------------------------------------------
def test_something_wrong_reaches_the_team_and_they_are_told_when_it_is_settled(anas, ana, ed, letters):
    page = anas.post("/my/data/wrong/", {"words": "My street is wrong"}, follow=True).content.decode()
    doubt = Doubt.objects.get()

    assert "Our team looks at it" in page
    assert doubt.words == "My street is wrong"
    _done, sent = letters(lambda: actions.settle(doubt, by=ed))
    assert [letter.subject for letter in sent] == ["We looked at what you said is wrong"]
    actions.open_again(doubt, by=ed)
    assert (doubt.status, doubt.settled_at) == ("waiting", None)


def test_nothing_wrong_is_not_sent(anas):
    page = anas.post("/my/data/wrong/", {"words": " "}).content.decode()

    assert "<title>Error:" in page
    assert "Write what is wrong." in page
    assert not Doubt.objects.exists()


# --- erasing ------------------------------------------------------------------------------------
def test_it_takes_two_presses_and_says_what_goes_and_what_stays(anas, ana):
    first = anas.get("/my/data/erase/").content.decode()
    second = anas.post("/my/data/erase/").content.decode()
    assert not Erasure.objects.exists()
    third = anas.post("/my/data/erase/", {"do": "erase"}, follow=True).content.decode()

    assert "What stays, and why" in first
    assert "A number in place of your name" in first
    assert "Yes, erase everything about me" in second
    assert "Stop it: erase nothing" in third
    assert events("data:erasure_asked") == [(ana.pk, None)]


def test_they_are_told_by_two_routes(ana, letters, textbox):
    Person.objects.filter(pk=ana.pk).update(phone="07700 900123")
    ana.refresh_from_db()

    erasure, sent = letters(lambda: actions.ask_erasure(ana, by=ana))

    assert [letter.to for letter in sent] == [["ana@example.com"]]
    assert len(textbox) == 1
    for words in (sent[0].body, str(textbox[0])):
        # A link says when it was signed: one made here may be a second younger.
        (token,) = re.findall(r"/my/data/stop/([^/\s]+)/", words)
        assert signing.loads(token, salt=emails.SALT) == erasure.pk


@pytest.mark.parametrize(
    ("email", "phone", "address", "way", "routes"),
    [
        ("a@example.com", "", "", None, [Way.EMAIL]),
        ("a@example.com", "01632 960123", "", None, [Way.EMAIL, Way.CALL]),
        ("a@example.com", "07700 900123", "", Way.TEXT, [Way.TEXT, Way.EMAIL]),
        (None, "07700 900123", "1 High Street", Way.CALL, [Way.CALL, Way.LETTER]),
        (None, "", "", None, [None]),
    ],
)
def test_the_two_routes_do_not_end_in_the_same_place(db, email, phone, address, way, routes):
    person = PersonFactory(email=email, phone=phone)
    if way:
        Reach.objects.create(person=person, way=way, address=address)

    assert emails.two_routes(person) == routes


def test_the_link_stops_it_without_signing_in(client, ana, letters):
    erasure = actions.ask_erasure(ana, by=ana)
    link = f"/my/data/stop/{emails.token_for(erasure)}/"

    assert "Stop it?" in client.get(link).content.decode()
    page, sent = letters(lambda: client.post(link, follow=True))

    assert "It is stopped" in page.content.decode()
    assert [letter.subject for letter in sent] == ["Nothing is erased"]
    erasure.refresh_from_db()
    assert erasure.status == Erasure.Status.STOPPED
    assert client.get("/my/data/stop/nothing/").status_code == 404


def test_one_press_stops_it_on_the_page(anas, ana):
    actions.ask_erasure(ana, by=ana)

    page = anas.post("/my/data/stop/", follow=True).content.decode()

    assert "It is stopped. Nothing is erased." in page
    assert not Erasure.objects.filter(status="waiting").exists()


def test_nothing_happens_before_its_day(ana):
    erasure = actions.ask_erasure(ana, by=ana)

    actions.erase(erasure)

    assert Person.objects.get(pk=ana.pk).name == "Ana Silva"


def test_on_its_day_it_is_done_and_they_get_one_last_letter(ana, letters):
    erasure = actions.ask_erasure(ana, by=ana)

    with time_machine.travel(erasure.due_at + timedelta(minutes=1), tick=False):
        _done, sent = letters(tasks.erase_what_is_due.call)

    gone = Person.objects.get(pk=ana.pk)
    assert (gone.name, gone.email, gone.is_active) == ("Somebody whose data was erased", None, False)
    assert [(letter.subject, letter.to) for letter in sent] == [
        ("All we held about you is erased", ["ana@example.com"])
    ]
    assert events("data:erased") == [(None, None)]


def test_what_was_stopped_is_not_erased(ana, django_capture_on_commit_callbacks):
    erasure = actions.ask_erasure(ana, by=ana)
    stale = Erasure.objects.get()
    actions.stop_erasure(erasure, by=ana)

    with time_machine.travel(erasure.due_at + timedelta(days=1)), pytest.raises(WrongMoment):
        actions.erase(stale)

    assert Person.objects.get(pk=ana.pk).name == "Ana Silva"


def test_one_part_that_fails_leaves_everything(ana, monkeypatch):
    erasure = actions.ask_erasure(ana, by=ana)

    def fails(person):
        raise RuntimeError

    monkeypatch.setitem(PARTS, "zz", Part("zz", "", lambda person: [], fails))
    with time_machine.travel(erasure.due_at + timedelta(days=1)), pytest.raises(RuntimeError), transaction.atomic():
        actions.erase(erasure)

    assert Person.objects.get(pk=ana.pk).name == "Ana Silva"
    assert Erasure.objects.get().status == "waiting"


def test_who_works_here_is_not_erased(client, jo):
    page = just_signed_in(client, jo).post("/my/data/erase/", {"do": "erase"}).content.decode()

    assert "You work here." in page
    with pytest.raises(PermissionDenied):
        actions.ask_erasure(jo, by=jo)


def test_asking_twice_is_one(ana):
    actions.ask_erasure(ana, by=ana)

    with pytest.raises(WrongMoment):
        actions.ask_erasure(ana, by=ana)


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (Erasure, {"due_at": timezone.now(), "status": "done"}),
        (Erasure, {"due_at": timezone.now(), "ended_at": timezone.now()}),
        (DataCopy, {"made_at": timezone.now()}),
        (Doubt, {"words": "x", "status": "settled"}),
    ],
)
def test_the_database_refuses_what_cannot_be(ana, model, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(person=ana, **fields)


def test_the_database_keeps_one_waiting_of_each(ana):
    now = timezone.now()
    for model, fields in ((Erasure, {"due_at": now}), (DataCopy, {})):
        model.objects.create(person=ana, **fields)
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.create(person=ana, **fields)


# --- backups ------------------------------------------------------------------------------------
def test_a_backup_brings_nobody_back(ana, ben):
    """As core.backup asks: before going back what happened since, afterwards to do it again."""
    moment = timezone.now()
    erasure = actions.ask_erasure(ana, by=ana)
    with time_machine.travel(erasure.due_at + timedelta(days=1), tick=False):
        actions.erase(erasure)
        erased = after_restore.erased_since(moment)
    Person.objects.filter(pk=ana.pk).update(name="Ana Silva", email="ana@example.com")
    Erasure.objects.all().delete()

    after_restore.erase_again(erased)

    assert erased == [ana.pk]
    assert Person.objects.get(pk=ana.pk).email is None
    assert Person.objects.get(pk=ben.pk).name == "Ben Okoro"
    assert Erasure.objects.get().status == "done"


def test_a_backup_erases_nobody_who_stopped_it(ana):
    moment = timezone.now()
    erasure = actions.ask_erasure(ana, by=ana)
    actions.stop_erasure(erasure, by=ana)
    stopped = after_restore.stopped_since(moment)
    Erasure.objects.update(status="waiting", ended_at=None)

    after_restore.stop_again(stopped)

    assert Erasure.objects.get().status == "stopped"
