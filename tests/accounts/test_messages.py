"""News goes out in the way each person chose, once, and never gets lost."""

import re
from datetime import timedelta

import pytest
from django.conf import settings as site
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts import messages, tasks
from accounts.models import Call, PostalLetter, Reach, Text, Way
from core import mail, retention, texts
from core.models import Event, Letter
from tests.core.notify_server import KEY, TEMPLATE, error, notify
from tests.core.smtp_sink import smtp_sink
from tests.factories.accounts import PersonFactory

MOBILE = "07700 900123"
HOME = "1 Secret Lane\nStroud\nGL5 1AA"


@pytest.fixture
def bakery(make_listing, ana):
    listing = make_listing(name="Ana's Bakery", slug="anas-bakery", short_number="4321")
    # Afterwards, so that publishing it told nobody yet.
    listing.ownership_set.create(person=ana)
    return listing


@pytest.fixture
def told(bakery, django_capture_on_commit_callbacks):
    """Tell somebody that the bakery can be found; jobs run when the transaction commits."""

    def tell(person, **kwargs):
        context = {"enterprise": bakery, "address": f"{site.SITE_URL}/enterprises/anas-bakery/"}
        context["short_address"] = f"{site.SITE_URL}/n/4321/"
        with django_capture_on_commit_callbacks(execute=True):
            return messages.tell(person, "listings/published", context, area=bakery.area, **kwargs)

    return tell


@pytest.fixture
def real_queue(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def likes(person, way, *, phone="", address=""):
    type(person).objects.filter(pk=person.pk).update(phone=phone)
    person.phone = phone
    Reach.objects.create(person=person, way=way, address=address)
    return person


def waiting():
    """How many letters to post, calls to make and texts there are."""
    return PostalLetter.objects.count(), Call.objects.count(), Text.objects.count()


# --- the four ways ------------------------------------------------------------------------------
def test_who_likes_e_mail_gets_an_e_mail(told, ana, mailoutbox, textbox):
    assert told(likes(ana, "email")) == Way.EMAIL

    assert [(sent.subject, sent.to) for sent in mailoutbox] == [("Your listing can now be found", ["ana@example.com"])]
    assert "Ana's Bakery" in mailoutbox[0].body
    assert (waiting(), textbox) == ((0, 0, 0), [])


def test_who_likes_texts_gets_a_short_one(told, ana, area, mailoutbox, textbox):
    assert told(likes(ana, "text", phone=MOBILE)) == Way.TEXT

    [text] = textbox
    assert text.number == "+447700900123"
    assert text.words.startswith(f"Ana's Bakery can now be found: {site.SITE_URL}/n/4321/")
    assert text.words.endswith(area.phone or site.SUPPORT_PHONE)
    assert mailoutbox == []
    assert waiting()[:2] == (0, 0)


def test_who_likes_letters_gets_one_in_the_print_queue(told, ana, area, mailoutbox, textbox):
    assert told(likes(ana, "letter", address=HOME)) == Way.LETTER

    letter = PostalLetter.objects.get()
    assert (letter.person, letter.area, letter.status) == (ana, area, "waiting")
    assert "The listing of Ana's Bakery is on the site now." in letter.words
    assert (mailoutbox, textbox, waiting()) == ([], [], (1, 0, 0))


def test_who_likes_to_be_rung_gets_a_call_with_the_words_to_say(told, ana, area, mailoutbox, textbox):
    assert told(likes(ana, "call", phone="01632 960123")) == Way.CALL

    call = Call.objects.get()
    assert (call.person, call.area, call.why, call.subject) == (ana, area, "chosen", "Your listing can now be found")
    assert "Its short number is 4321." in call.words
    assert (mailoutbox, textbox, waiting()) == ([], [], (0, 1, 0))


def test_who_has_not_said_gets_an_e_mail(told, ana, mailoutbox):
    assert told(ana) == Way.EMAIL

    assert [sent.to for sent in mailoutbox] == [["ana@example.com"]]


def test_an_address_of_nobody_we_know_gets_an_e_mail(told, mailoutbox):
    assert told("visitor@example.net") == Way.EMAIL

    assert [sent.to for sent in mailoutbox] == [["visitor@example.net"]]


def test_somebody_is_told_in_their_language(told, ana, settings, mailoutbox):
    settings.LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]
    likes(ana, "email")
    Reach.objects.update(language="cy")
    seen = []
    render = mail.render

    def spy(*args):
        seen.append(messages.translation.get_language())
        return render(*args)

    messages.mail.render = spy
    try:
        told(ana)
    finally:
        messages.mail.render = render

    assert seen == ["cy"]


# --- nothing is lost ----------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("way", "has"),
    [("text", {}), ("text", {"phone": "01632 960123"}), ("call", {}), ("email", {})],
    ids=["no number", "no mobile", "no phone", "no e-mail"],
)
def test_a_way_that_cannot_work_becomes_a_call(told, bakery, way, has, mailoutbox, textbox):
    person = PersonFactory(email=None)

    told(likes(person, way, **has))

    assert (Call.objects.get().why, mailoutbox, textbox) == ("no_way", [], [])


def test_somebody_without_any_way_is_never_forgotten(told, mailoutbox):
    told(PersonFactory(email=None))

    call = Call.objects.get()
    assert (call.why, "Ana's Bakery" in call.words) == ("no_way", True)


def test_a_site_without_texts_rings_those_who_chose_them(told, ana, settings):
    settings.TEXT_GATEWAY = ""

    told(likes(ana, "text", phone=MOBILE))

    assert Call.objects.get().why == "no_way"


def test_a_wrong_number_becomes_a_call(told, ana, area, textbox):
    texts.wrong_numbers.add("+447700900123")

    told(likes(ana, "text", phone=MOBILE))

    call = Call.objects.get()
    assert (call.person, call.area, call.why) == (ana, area, "text")
    assert "Ana's Bakery" in call.words
    assert waiting() == (0, 1, 0)
    assert list(Event.objects.filter(tag="call:needed").values_list("subject_id")) == [(str(call.pk),)]


def test_news_of_something_that_did_not_happen_is_not_told(told, ana, ben, mo, sam, textbox, mailoutbox):
    people = [likes(ana, "email"), likes(ben, "text", phone=MOBILE)]
    people += [likes(mo, "letter", address=HOME), likes(sam, "call", phone=MOBILE)]

    def fails_halfway():
        with transaction.atomic():
            for person in people:
                told(person)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails_halfway()

    assert (waiting(), Letter.objects.count()) == ((0, 0, 0), 0)


def test_the_area_is_that_of_what_the_person_runs(bakery, ana, area, django_capture_on_commit_callbacks):
    likes(ana, "call", phone=MOBILE)
    other = likes(PersonFactory(email=None), "call", phone=MOBILE)

    for person in (ana, other):
        messages.tell(person, "accounts/reach_changed", {"way": "By phone call"})

    assert dict(Call.objects.values_list("person", "area")) == {ana.pk: area.pk, other.pk: None}


# --- texts, again and again ---------------------------------------------------------------------
@pytest.fixture
def text(told, ana, real_queue):
    told(likes(ana, "text", phone=MOBILE))
    return Text.objects.get()


def test_a_text_is_sent_once_however_often_its_job_runs(text, textbox):
    messages.deliver_text.call(str(text.pk))
    messages.deliver_text.call(str(text.pk))

    assert len(textbox) == 1


def test_a_worker_killed_after_sending_does_not_send_again(text, textbox):
    texts.gateway().send("+447700900123", "as the killed worker did", str(text.pk))
    Text.objects.update(tried_at=timezone.now())

    messages.deliver_text.call(str(text.pk))

    assert len(textbox) == 1
    assert Text.objects.get().sent_id == f"kept-{text.pk}"


def test_a_text_to_somebody_erased_meanwhile_is_gone_with_them(text, ana, textbox):
    reference = str(text.pk)
    Text.objects.all().delete()

    messages.deliver_text.call(reference)

    assert textbox == []


def test_what_waits_holds_nothing_readable(text):
    job = DBTaskResult.objects.get()
    assert job.args_kwargs == {"args": [str(text.pk)], "kwargs": {}}
    messages.ring_instead(Text.objects.get(), "text")
    PostalLetter.objects.create(person=text.person, subject=text.subject, words=text.words)
    with connection.cursor() as cursor:
        stored = ""
        for table in ("call", "postalletter"):
            cursor.execute(f"SELECT subject, words FROM accounts_{table}")
            stored += " ".join(cursor.fetchone())
    assert not re.search("listing|Ana|Bakery|found", stored)


def test_a_text_is_forgotten_when_it_has_arrived(text, textbox):
    messages.deliver_text.call(str(text.pk))
    tasks.ask_what_became_of_texts.call()
    assert Text.objects.get().short == ""

    Text.objects.update(sent_at=timezone.now() - tasks.AT_LEAST - timedelta(seconds=1))
    tasks.ask_what_became_of_texts.call()

    assert waiting() == (0, 0, 0)


@pytest.fixture
def server(settings):
    with notify() as fake:
        settings.TEXT_GATEWAY = "core.texts_notify.Notify"
        settings.NOTIFY_API_KEY, settings.NOTIFY_TEXT_TEMPLATE_ID, settings.NOTIFY_URL = KEY, TEMPLATE, fake.base
        yield fake


def test_through_notify_a_bad_number_becomes_a_call(text, server):
    server.answers = [error(400, "ValidationError", "phone_number Not a UK mobile number")]

    messages.deliver_text.call(str(text.pk))

    assert (waiting(), Call.objects.get().why) == ((0, 1, 0), "text")


def test_through_notify_a_busy_gateway_is_tried_again_and_sends_once(text, server):
    server.answers = [error(429, "RateLimitError", "Exceeded rate limit")]

    with pytest.raises(texts.TryLater):
        messages.deliver_text.call(str(text.pk))
    messages.deliver_text.call(str(text.pk))
    messages.deliver_text.call(str(text.pk))

    assert [sent["reference"] for sent in server.taken.values()] == [str(text.pk)]
    assert Text.objects.get().sent_id in server.taken


def test_through_notify_a_text_that_does_not_arrive_becomes_a_call(text, server):
    messages.deliver_text.call(str(text.pk))
    Text.objects.update(sent_at=timezone.now() - timedelta(hours=1))
    server.status = "permanent-failure"

    server.answers = [error(500, "Exception", "Internal server error")]
    tasks.ask_what_became_of_texts.call()
    assert waiting() == (0, 0, 1)
    tasks.ask_what_became_of_texts.call()

    assert (waiting(), Call.objects.get().why) == ((0, 1, 0), "text")
    assert "Ana's Bakery" in Call.objects.get().words


def test_a_text_nobody_would_take_for_a_day_becomes_a_call(text):
    tasks.ring_about_what_did_not_go.call()
    assert waiting() == (0, 0, 1)

    Text.objects.update(created_at=timezone.now() - tasks.GIVE_UP - timedelta(minutes=1))
    tasks.ring_about_what_did_not_go.call()
    tasks.ring_about_what_did_not_go.call()

    assert (waiting(), Call.objects.get().why) == ((0, 1, 0), "text")


def test_a_text_never_heard_of_again_becomes_a_call(text, textbox):
    messages.deliver_text.call(str(text.pk))
    Text.objects.update(sent_at=timezone.now() - tasks.SILENT - timedelta(minutes=1))

    tasks.ring_about_what_did_not_go.call()

    assert waiting() == (0, 1, 0)


# --- e-mail by real SMTP ------------------------------------------------------------------------
@pytest.fixture
def sink(settings):
    with smtp_sink() as running:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", running.port
        yield running


def test_an_e_mail_goes_through_a_real_mail_server(sink, told, ana):
    told(ana)

    [(to, letter)] = sink.letters
    assert to == "ana@example.com"
    assert "Subject: Your listing can now be found" in letter
    assert "Auto-Submitted: auto-generated" in letter
    assert not Letter.objects.exists()


def test_an_e_mail_that_no_server_takes_becomes_a_call_after_a_day(sink, told, ana, area, real_queue):
    told(ana)
    sink.refused.add("ana@example.com")
    letter = Letter.objects.get()

    with pytest.raises(mail.NotSent, match="SMTPRecipientsRefused"):
        mail.deliver.call(str(letter.pk))
    tasks.ring_about_what_did_not_go.call()
    assert (Letter.objects.count(), waiting()) == (1, (0, 0, 0))
    Letter.objects.update(created_at=timezone.now() - tasks.GIVE_UP - timedelta(minutes=1))
    tasks.ring_about_what_did_not_go.call()
    tasks.ring_about_what_did_not_go.call()

    assert (Letter.objects.count(), waiting(), sink.letters) == (0, (0, 1, 0), [])
    call = Call.objects.get()
    assert (call.person, call.area, call.why) == (ana, area, "email")


def test_news_waits_for_a_call_when_the_address_is_given_up_meanwhile(told, ana, real_queue, mailoutbox):
    told(ana)
    type(ana).objects.filter(pk=ana.pk).update(email=None)

    mail.deliver.call(str(Letter.objects.get().pk))
    Letter.objects.update(created_at=timezone.now() - tasks.GIVE_UP - timedelta(minutes=1))
    tasks.ring_about_what_did_not_go.call()

    assert (mailoutbox, Call.objects.get().why) == ([], "email")


def test_an_old_letter_to_a_visitor_becomes_no_call(told, real_queue):
    told("visitor@example.net")
    Letter.objects.update(created_at=timezone.now() - timedelta(days=3))

    tasks.ring_about_what_did_not_go.call()

    assert (Letter.objects.count(), waiting()) == (1, (0, 0, 0))


# --- what is kept -------------------------------------------------------------------------------
def test_letters_and_calls_are_erased_in_time(ana, jo):
    now = timezone.now()
    facts = {"person": ana, "subject": "s", "words": "w"}
    old, older = now - tasks.KEPT - timedelta(days=1), now - tasks.WAITED - timedelta(days=1)
    PostalLetter.objects.create(**facts, status="posted", posted_at=old)
    kept = [PostalLetter.objects.create(**facts, status="posted", posted_at=now), PostalLetter.objects.create(**facts)]
    PostalLetter.objects.filter(pk=PostalLetter.objects.create(**facts).pk).update(created_at=older)
    Call.objects.create(**facts, status="done", done_at=old)
    kept += [Call.objects.create(**facts, status="done", done_at=now), Call.objects.create(**facts)]
    Call.objects.filter(pk=Call.objects.create(**facts).pk).update(created_at=older)

    gone = retention.sweep(now)

    assert [*PostalLetter.objects.order_by("pk"), *Call.objects.order_by("pk")] == kept
    assert [gone[line] for line in ("letters that were posted", "letters nobody posted")] == [1, 1]
    assert [gone[line] for line in ("calls that were made", "calls nobody made")] == [1, 1]


def test_erasing_somebody_erases_what_waits_for_them(ana):
    facts = {"person": ana, "subject": "s", "words": "w"}
    PostalLetter.objects.create(**facts)
    Call.objects.create(**facts)
    Text.objects.create(**facts, short="s")
    likes(ana, "letter", address=HOME)

    ana.delete()

    assert (waiting(), Reach.objects.count()) == ((0, 0, 0), 0)


@pytest.mark.parametrize(
    "row",
    [
        lambda person: PostalLetter.objects.create(person=person, subject="s", words="w", status="posted"),
        lambda person: Call.objects.create(person=person, subject="s", words="w", status="done"),
        lambda person: Reach.objects.create(person=person, way="letter"),
        lambda person: Reach.objects.create(person=person, way="pigeon"),
    ],
    ids=["posted without a day", "told without a day", "letters without an address", "no such way"],
)
def test_the_database_refuses_what_cannot_be(ana, row):
    with pytest.raises(IntegrityError), transaction.atomic():
        row(ana)
