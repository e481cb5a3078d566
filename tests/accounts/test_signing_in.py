"""Signing in by e-mail: password, code, second step, reset, and what stops guessing."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import connection
from django.test import Client

from accounts.models import Person
from tests.accounts.conftest import code_in, signed_in_as
from tests.factories.accounts import PASSWORD, PersonFactory


@pytest.fixture
def letters(mailoutbox, django_capture_on_commit_callbacks):
    """Do something and read the letters it sent."""

    def during(do):
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            answer = do()
        return answer, list(mailoutbox)

    return during


def test_a_person_signs_in_with_a_password(client, ana, confirmed, sign_in):
    answer = sign_in(client, confirmed(ana).email.upper())

    assert answer.status_code == 302
    assert answer.url == "/my/"
    assert signed_in_as(client) == str(ana.pk)


def test_a_wrong_password_does_not(client, ana, confirmed, sign_in):
    assert sign_in(client, confirmed(ana).email, "wrong-horse-battery").status_code == 200
    assert signed_in_as(client) is None


def test_a_suspended_person_does_not(client, ana, confirmed, sign_in):
    confirmed(ana)
    Person.objects.filter(pk=ana.pk).update(is_active=False)

    sign_in(client, ana.email)

    assert signed_in_as(client) is None


def test_suspending_ends_a_session_at_once(client, ana):
    client.force_login(ana)
    Person.objects.filter(pk=ana.pk).update(is_active=False)

    assert client.get("/accounts/email/").status_code == 302


def test_a_password_is_only_the_first_of_two_steps(client, ana, with_totp, sign_in):
    code = with_totp(ana)

    answer = sign_in(client, ana.email)
    assert answer.url == "/accounts/2fa/authenticate/"
    assert signed_in_as(client) is None

    client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert signed_in_as(client) is None

    client.post("/accounts/2fa/authenticate/", {"code": code()})
    assert signed_in_as(client) == str(ana.pk)


def test_a_code_from_the_authenticator_works_once(ana, with_totp, sign_in):
    code = with_totp(ana)()
    for expected in (str(ana.pk), None):
        client = Client()
        sign_in(client, ana.email)
        client.post("/accounts/2fa/authenticate/", {"code": code})
        assert signed_in_as(client) == expected


def test_the_authenticators_secret_is_unreadable_in_the_database(ana, with_totp):
    with_totp(ana)

    stored = Authenticator.objects.get(user=ana, type=Authenticator.Type.TOTP).data["secret"]
    assert stored.startswith("gAAAA")


def test_the_square_for_the_authenticator_stands_in_the_page(client, ana, confirmed, sign_in):
    """An address with data: or a style attribute would be refused by the security policy, and nothing be seen."""
    sign_in(client, confirmed(ana).email)

    page = client.get("/accounts/2fa/totp/activate/").content.decode()

    assert "<svg" in page
    assert 'src="data:' not in page
    assert "style=" not in page


def test_a_person_signs_in_by_a_code(client, ana, confirmed, letters):
    confirmed(ana)
    answer, sent = letters(lambda: client.post("/accounts/login/code/", {"email": ana.email}))
    assert answer.url == "/accounts/login/code/confirm/"
    assert [letter.to for letter in sent] == [[ana.email]]

    client.post("/accounts/login/code/confirm/", {"code": code_in(sent[0])})

    assert signed_in_as(client) == str(ana.pk)


def test_a_code_by_e_mail_does_not_replace_the_second_step(client, ana, with_totp, letters):
    with_totp(ana)
    _, sent = letters(lambda: client.post("/accounts/login/code/", {"email": ana.email}))

    answer = client.post("/accounts/login/code/confirm/", {"code": code_in(sent[0])})

    assert answer.url == "/accounts/2fa/authenticate/"
    assert signed_in_as(client) is None


def test_a_code_is_gone_after_three_wrong_tries(client, ana, confirmed, letters):
    confirmed(ana)
    _, sent = letters(lambda: client.post("/accounts/login/code/", {"email": ana.email}))
    for _ in range(3):
        client.post("/accounts/login/code/confirm/", {"code": "0000-0000"})

    client.post("/accounts/login/code/confirm/", {"code": code_in(sent[0])})

    assert signed_in_as(client) is None


@pytest.mark.parametrize(("minutes", "works"), [(9, True), (11, False)])
def test_a_code_lives_ten_minutes(client, ana, confirmed, letters, minutes, works):
    confirmed(ana)
    with time_machine.travel(datetime(2026, 11, 23, 12, tzinfo=UTC), tick=False) as clock:
        _, sent = letters(lambda: client.post("/accounts/login/code/", {"email": ana.email}))
        clock.shift(minutes * 60)
        client.post("/accounts/login/code/confirm/", {"code": code_in(sent[0])})

    assert (signed_in_as(client) is not None) is works


def test_joining_asks_for_a_name_and_proves_the_address(client, letters):
    form = {"name": "Zoë Hart", "email": "Zoe@Example.com", "password1": PASSWORD}
    answer, sent = letters(lambda: client.post("/accounts/signup/", form))
    assert answer.url == "/accounts/confirm-email/"
    assert signed_in_as(client) is None

    client.post("/accounts/confirm-email/", {"code": code_in(sent[0])})

    zoe = Person.objects.get(email="zoe@example.com")
    assert zoe.name == "Zoë Hart"
    assert EmailAddress.objects.get(user=zoe).verified


def test_an_unproved_address_cannot_sign_in(client, sign_in):
    PersonFactory(email="new@example.com")

    sign_in(client, "new@example.com")

    assert signed_in_as(client) is None


def test_changing_the_password_ends_other_sessions_and_tells_the_person(client, ana, confirmed, sign_in, letters):
    other = Client()
    sign_in(other, confirmed(ana).email)
    sign_in(client, ana.email)
    form = {"oldpassword": PASSWORD, "password1": "a-new-horse-battery", "password2": "a-new-horse-battery"}

    _, sent = letters(lambda: client.post("/accounts/password/change/", form))

    assert [letter.to for letter in sent] == [[ana.email]]
    assert client.get("/accounts/email/").status_code == 200
    assert other.get("/accounts/email/").url.startswith("/accounts/login/")


def test_a_new_password_by_a_code_ends_sessions_and_does_not_sign_in(ana, with_totp, sign_in, letters):
    code = with_totp(ana)
    old = Client()
    sign_in(old, ana.email)
    old.post("/accounts/2fa/authenticate/", {"code": code()})
    assert signed_in_as(old)
    client = Client()

    _, sent = letters(lambda: client.post("/accounts/password/reset/", {"email": ana.email}))
    client.post("/accounts/password/reset/confirm/", {"code": code_in(sent[0])})
    form = {"password1": "a-new-horse-battery", "password2": "a-new-horse-battery"}
    client.post("/accounts/password/reset/complete/", form)

    assert signed_in_as(client) is None
    assert old.get("/accounts/email/").url.startswith("/accounts/login/")
    assert sign_in(client, ana.email, "a-new-horse-battery").url == "/accounts/2fa/authenticate/"


def is_looked_at(answer):
    return answer.status_code == 200 and b"Too many" not in answer.content


def test_five_guesses_of_sixty_are_looked_at(client, ana, confirmed, sign_in):
    confirmed(ana)
    answers = [sign_in(client, ana.email, f"guess-{n}") for n in range(60)]

    assert sum(is_looked_at(answer) for answer in answers) == 5
    sign_in(client, ana.email)
    assert signed_in_as(client) is None


def test_wrong_guesses_do_not_lock_the_person_out_of_the_code(client, ana, confirmed, sign_in, letters):
    confirmed(ana)
    for n in range(8):
        sign_in(client, ana.email, f"guess-{n}")

    _, sent = letters(lambda: client.post("/accounts/login/code/", {"email": ana.email}))
    client.post("/accounts/login/code/confirm/", {"code": code_in(sent[0])})

    assert signed_in_as(client) == str(ana.pk)


@pytest.mark.django_db(transaction=True)
def test_eight_workers_together_look_at_five(ana, confirmed):
    confirmed(ana)

    def worker(number):
        client = Client(REMOTE_ADDR=f"192.0.2.{number + 1}")
        try:
            form = {"login": ana.email}
            guesses = [form | {"password": f"guess-{number}-{n}"} for n in range(8)]
            answers = [client.post("/accounts/login/", guess) for guess in guesses]
        finally:
            connection.close()
        return sum(is_looked_at(answer) for answer in answers)

    with ThreadPoolExecutor(8) as pool:
        looked_at = sum(pool.map(worker, range(8)))

    assert looked_at <= 5


def test_allauth_is_the_only_backend():
    assert settings.AUTHENTICATION_BACKENDS == ["allauth.account.auth_backends.AuthenticationBackend"]
    assert "django.contrib.admin" not in settings.INSTALLED_APPS
