"""Letters: sent once what they tell about is true, to the right address, and nothing of them stays behind."""

import re
from smtplib import SMTPRecipientsRefused

import pytest
from django.conf import settings
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection, transaction
from django.template import engines
from django_tasks_db.models import DBTaskResult

from core import mail
from core.models import Letter

LETTER = """{% load i18n %}{% translate "Your listing can be found" %}
Hello {{ person.name }},

{{ words }}

See it at {{ site_url }}/enterprises/a-very-long-name-that-must-stay-whole-because-it-is-an-address/


- one thing that is rather long and has to be wrapped so that its second line is indented below it
The {{ site_name }} team
"""


@pytest.fixture
def letter_template(tmp_path, settings):
    (tmp_path / "emails" / "try").mkdir(parents=True)
    (tmp_path / "emails" / "try" / "found.txt").write_text(LETTER)
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path, *settings.TEMPLATES[0]["DIRS"]]}]
    return "try/found"


def context(person):
    return {"person": person, "words": "Tom & Jerry's <café> is open. " * 8}


def test_a_letter_is_plain_text_with_its_subject_on_the_first_line(letter_template, ana):
    subject, words = mail.render(letter_template, context(ana))

    assert subject == "Your listing can be found"
    assert words.startswith("Hello Ana Silva,\n\nTom & Jerry's <café> is open.")
    assert f"{settings.SITE_URL}/enterprises/a-very-long-name-that-must-stay-whole-because-it-is-an-address/" in words
    assert "- one thing that is rather long and has to be wrapped so that its second\n  line is" in words
    assert "\n\n\n" not in words
    assert max(len(line) for line in words.splitlines() if "://" not in line) <= mail.WIDTH


def test_a_letter_goes_when_the_transaction_commits(
    letter_template, ana, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        assert mail.send(ana, letter_template, context(ana)) is True
        assert mailoutbox == []

    assert [(sent.subject, sent.to) for sent in mailoutbox] == [("Your listing can be found", ["ana@example.com"])]
    assert mailoutbox[0].extra_headers["Auto-Submitted"] == "auto-generated"


def test_a_letter_about_something_that_did_not_happen_is_not_sent(
    letter_template, ana, mailoutbox, django_capture_on_commit_callbacks
):
    def fails_halfway():
        with transaction.atomic():
            mail.send(ana, letter_template, context(ana))
            raise RuntimeError

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(RuntimeError):
        fails_halfway()

    assert mailoutbox == []
    assert not Letter.objects.exists()


def test_a_person_without_email_gets_no_letter_and_the_caller_is_told(letter_template, ana):
    ana.email = None

    assert mail.send(ana, letter_template, context(ana)) is False
    assert not Letter.objects.exists()


def test_a_letter_can_go_to_an_address_of_nobody_we_know(
    letter_template, ana, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        mail.send("visitor@example.net", letter_template, context(ana))

    assert [sent.to for sent in mailoutbox] == [["visitor@example.net"]]


@pytest.fixture
def real_queue(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def test_what_waits_holds_no_readable_personal_data(letter_template, ana, real_queue):
    mail.send("visitor@example.net", letter_template, context(ana))

    job = DBTaskResult.objects.get()
    letter = Letter.objects.get()
    assert job.args_kwargs == {"args": [str(letter.pk)], "kwargs": {}}
    with connection.cursor() as cursor:
        cursor.execute("SELECT address, subject, words FROM core_letter")
        stored = " ".join(cursor.fetchone())
    assert not re.search(r"visitor|listing|\bAna\b|café", stored)  # three letters stand in sealed words by chance


def test_a_letter_follows_the_person_to_their_new_address(letter_template, ana, mailoutbox, real_queue):
    mail.send(ana, letter_template, context(ana))
    type(ana).objects.update(email="ana.new@example.com")

    mail.deliver.call(str(Letter.objects.get().pk))

    assert [sent.to for sent in mailoutbox] == [["ana.new@example.com"]]


def test_a_letter_that_was_sent_is_forgotten_and_not_sent_twice(letter_template, ana, mailoutbox, real_queue):
    mail.send(ana, letter_template, context(ana))
    letter = Letter.objects.get()

    mail.deliver.call(str(letter.pk))
    mail.deliver.call(str(letter.pk))

    assert len(mailoutbox) == 1
    assert not Letter.objects.exists()
    assert mailoutbox[0].extra_headers["Message-ID"].startswith(f"<{letter.pk}@")


def test_a_letter_to_somebody_erased_meanwhile_is_gone_with_them(letter_template, ana, mailoutbox, real_queue):
    mail.send(ana, letter_template, context(ana))
    letter = Letter.objects.get()
    ana.delete()

    mail.deliver.call(str(letter.pk))

    assert mailoutbox == []


class Refusing(EmailBackend):
    def send_messages(self, messages):
        raise SMTPRecipientsRefused({"visitor@example.net": (550, b"visitor@example.net unknown")})


def test_a_server_that_refuses_leaves_the_letter_and_says_nothing_personal(letter_template, ana, settings, real_queue):
    mail.send("visitor@example.net", letter_template, context(ana))
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    letter = Letter.objects.get()

    with pytest.raises(mail.NotSent) as refused:
        mail.deliver.call(str(letter.pk))

    assert str(refused.value) == "SMTPRecipientsRefused"
    assert refused.value.__suppress_context__
    assert Letter.objects.get() == letter


def test_no_subject_holds_anything_somebody_typed_except_a_listings_public_name():
    allowed = {"site_name", "enterprise", "enterprise.name", "listing", "listing.name"}
    of_another = {"unproven.txt": {"headline"}}  # the subject of whichever message waits, which is looked at here too
    folder = settings.BASE_DIR / "templates" / "emails"
    for path in sorted(folder.rglob("[!_]*.txt")):  # a part of several has no subject
        source = re.sub(r"{%\s*(load|comment).*?%}|{#.*?#}", "", path.read_text()).lstrip()
        first = source.splitlines()[0]
        used = set(re.findall(r"{{\s*([\w.]+)", first)) | set(re.findall(r"=\s*([\w.]+)\s*%}", first))
        used -= of_another.get(path.name, set())
        assert used <= allowed, f"{path}: {used - allowed}"
        assert engines["django"].from_string(path.read_text())
