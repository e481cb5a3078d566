"""How somebody likes to be reached: said by themselves or keyed in for them, and never without their knowing."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from accounts.models import Call, Person, PostalLetter, Reach
from accounts.reach_actions import Wishes, read_reach, set_reach
from accounts.rules import may_handle, may_set_reach, people_looked_after
from core.models import Event
from tests.factories.accounts import PersonFactory

PAGE = "/my/reached/"
HOME = "1 Secret Lane\nStroud\nGL5 1AA"


@pytest.fixture
def as_ana(client, ana):
    client.force_login(ana)
    return client


@pytest.fixture
def send(as_ana, django_capture_on_commit_callbacks):
    def post(**fields):
        with django_capture_on_commit_callbacks(execute=True):
            return as_ana.post(PAGE, fields)

    return post


def happened(tag):
    return list(Event.objects.filter(tag=tag).values_list("subject_id", "by", "on_behalf_of"))


# --- oneself ------------------------------------------------------------------------------------
def test_a_visitor_signs_in_first(client, db):
    assert client.get(PAGE).headers["Location"] == f"/accounts/login/?next={PAGE}"


def test_the_page_shows_what_is_known(as_ana, ana):
    ana.phone = "01632 960123"
    ana.save()
    Reach.objects.create(person=ana, way="letter", address=HOME, best_time="After 10")

    page = as_ana.get(PAGE)

    assert page.context["form"].initial == {
        "phone": "01632 960123",
        "way": "letter",
        "address": HOME,
        "best_time": "After 10",
        "language": "",
    }
    assert page.headers["Cache-Control"].startswith("max-age=0") or "no-store" in page.headers["Cache-Control"]


def test_ana_chooses_texts_and_gets_one_at_once(send, as_ana, ana, textbox, mailoutbox):
    answer = send(way="text", phone="07700 900123", best_time="After 10")

    assert answer.headers["Location"] == PAGE
    reach = Reach.objects.get()
    assert (reach.person, reach.way, reach.best_time) == (ana, "text", "After 10")
    assert Person.objects.get(pk=ana.pk).phone == "07700 900123"
    assert happened("reach:changed") == [(str(ana.pk), ana.pk, None)]
    [text] = textbox
    assert text.words.startswith("Many Hands: you changed how we reach you.")
    assert mailoutbox == []
    assert "We send you texts from now on" in as_ana.get(PAGE).text


@pytest.mark.parametrize(("way", "fields"), [("letter", {"address": HOME}), ("call", {"phone": "01632 960123"})])
def test_nobody_posts_a_letter_or_rings_only_to_say_it_was_changed(send, ana, way, fields, mailoutbox, textbox):
    send(way=way, **fields)

    assert Reach.objects.get().way == way
    assert (PostalLetter.objects.count(), Call.objects.count(), mailoutbox, textbox) == (0, 0, [], [])


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({}, "way", "Choose an answer to “How shall we let you know things?”"),
        ({"way": "pigeon"}, "way", "Select a valid choice. pigeon is not one of the available choices."),
        ({"way": "text"}, "phone", "Write the number of a mobile phone, like 07700 900123"),
        ({"way": "text", "phone": "01632 960123"}, "phone", "Write the number of a mobile phone, like 07700 900123"),
        ({"way": "call"}, "phone", "Write a phone number, like 01632 960123"),
        ({"way": "email", "phone": "ring the bell"}, "phone", "Write a phone number, like 01632 960123"),
        ({"way": "letter", "address": " \n "}, "address", "Write the address for your letters"),
        ({"way": "call", "phone": "1" * 31}, "phone", "This is too long: it has 31 characters. Make it 30 or fewer."),
    ],
)
def test_a_mistake_is_said_beside_its_field_and_what_was_typed_stays(send, fields, field, sentence):
    page = send(**fields, best_time="Not on Fridays")

    assert page.status_code == 200
    assert page.context["form"][field].error_words == [sentence]
    assert "Not on Fridays" in page.text
    assert "<title>Error:" in page.text
    assert (Reach.objects.count(), happened("reach:changed")) == (0, [])


def test_texts_are_not_offered_where_there_are_none(as_ana, settings):
    settings.TEXT_GATEWAY = ""

    assert [value for value, _words in as_ana.get(PAGE).context["form"].fields["way"].choices] == [
        "email",
        "letter",
        "call",
    ]


def test_somebody_without_an_e_mail_cannot_choose_e_mail(ana):
    Person.objects.filter(pk=ana.pk).update(email=None)
    ana.refresh_from_db()

    with pytest.raises(ValidationError, match="We have no e-mail address"):
        set_reach(ana, Wishes(way="email"), by=ana)


def test_a_second_language_can_be_chosen(as_ana, send, settings):
    settings.LANGUAGES = [("en-gb", "English")]
    assert "language" not in as_ana.get(PAGE).context["form"].fields

    settings.LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]
    send(way="email", language="cy")

    assert Reach.objects.get().language == "cy"


def test_the_address_and_the_time_cannot_be_read_in_the_database(send):
    send(way="letter", address=HOME, best_time="After dialysis")

    with connection.cursor() as cursor:
        cursor.execute("SELECT address, best_time FROM accounts_reach")
        stored = " ".join(cursor.fetchone())
    assert not any(word in stored for word in ("Secret", "dialysis", "slowly"))


# --- for somebody -------------------------------------------------------------------------------
@pytest.fixture
def wanda(make_listing):
    """She runs a listing in Jo's area and has no e-mail."""
    person = PersonFactory(name="Wanda Leach", email=None)
    make_listing(name="Window Boxes").ownership_set.create(person=person)
    return person


def test_a_worker_keys_it_in_and_is_named(jo, wanda):
    set_reach(wanda, Wishes(way="letter", address=HOME), by=jo)

    assert (wanda.reach.address, wanda.reach.way) == (HOME, "letter")
    assert happened("reach:changed") == [(str(wanda.pk), jo.pk, wanda.pk)]


def test_who_has_an_e_mail_is_told_there_that_somebody_else_changed_it(
    jo, make_listing, ana, mailoutbox, textbox, django_capture_on_commit_callbacks
):
    make_listing().ownership_set.create(person=ana)

    with django_capture_on_commit_callbacks(execute=True):
        set_reach(ana, Wishes(way="text", phone="07700 900123"), by=jo)

    [letter], [text] = mailoutbox, textbox
    for words in (" ".join(letter.body.split()), text.words):
        assert "Jo, a support worker, changed how we reach you." in words
        assert "From now on we let you know by text message." in words
    assert (letter.to, letter.subject) == (["ana@example.com"], "How we reach you was changed")
    assert "900123" not in letter.subject + letter.body


def test_reading_it_is_written_down(jo, wanda):
    Reach.objects.create(person=wanda, way="letter", address=HOME)

    assert read_reach(wanda, by=jo).address == HOME
    assert happened("reach:read") == [(str(wanda.pk), jo.pk, None)]


def test_who_may_say_how_somebody_is_reached(wanda, ana, jo, dee, ed, root, sam):
    jo_suspended = PersonFactory(is_active=False)
    jo_suspended.groups.add(*jo.groups.all())
    jo.areas.get().areaworker_set.create(person=jo_suspended)
    may = {wanda: True, jo: True, ed: True, root: True, dee: False, ana: False, sam: False, jo_suspended: False}

    assert {person: may_set_reach(person, wanda) for person in may} == may


@pytest.mark.parametrize("who", ["dee", "ana", "sam"])
def test_others_may_neither_read_nor_change_it(request, who, wanda):
    person = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        set_reach(wanda, Wishes(way="letter", address=HOME), by=person)
    with pytest.raises(PermissionDenied):
        read_reach(wanda, by=person)

    assert (Reach.objects.count(), happened("reach:changed"), happened("reach:read")) == (0, [], [])


@pytest.mark.parametrize("kind", [PostalLetter, Call])
def test_people_for_whom_something_waits_are_looked_after_too(kind, jo, dee, ed, ana, area):
    facts = {"person": ana, "subject": "s", "words": "w"}
    assert ana not in people_looked_after(jo)

    row = kind.objects.create(**facts, area=area)

    assert ana in people_looked_after(jo)
    assert ana not in people_looked_after(dee)
    assert [may_handle(person, row) for person in (jo, dee, ed, ana)] == [True, False, True, False]


@pytest.mark.parametrize("kind", [PostalLetter, Call])
def test_what_has_no_area_is_for_editors(kind, jo, ed, root, ana):
    row = kind.objects.create(person=ana, subject="s", words="w")

    assert [may_handle(person, row) for person in (jo, ed, root)] == [False, True, True]
