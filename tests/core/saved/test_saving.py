"""Stopping halfway, coming back with a code and a word, and sending it once."""

import re

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from core.models import Event
from core.saved import actions
from core.saved.models import SavedForm
from enterprises.listings.models import Correction, UnmetNeed

BACK, WORD, FORGET = reverse("core:help_back"), reverse("core:help_word"), reverse("core:help_forget")


def come_back(browser, code, word):
    """The page that says what there is, and its ticket: None when nothing opens."""
    page = browser.post(BACK, {"help_code": code, "secret_word": word}).content.decode()
    ticket = re.search(r'name="saved" value="([^"]+)"', page)
    return ticket and ticket[1], page


def test_what_was_typed_is_kept_unchecked_and_nothing_is_sent(save, address):
    code, _ticket, page = save("get_code", words="They moved to", contact="not finished@")

    assert re.fullmatch(r"[2-9C-Y]{4}-[2-9C-Y]{4}", code)
    assert "Nothing has been sent yet" in page
    assert "govuk-error" not in page
    saved = SavedForm.objects.get()
    assert (saved.kind, saved.address) == ("correction", address)
    assert "They moved to" in saved.content
    assert Correction.objects.count() == 0
    assert list(Event.objects.filter(tag__startswith="saved_form").values_list("tag", "by")) == [
        ("saved_form:saved", None)
    ]


def test_the_table_holds_nothing_that_can_be_read(saved_with_word):
    code, word = saved_with_word(words="canary-words")

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM core_savedform")
        row = str(cursor.fetchall())
    assert "correction" in row
    for secret in ("canary", "Spade", "/enterprises/", code, code.replace("-", ""), word, "blueteapot"):
        assert secret not in row


def test_somebody_comes_back_on_another_device_and_sends_it(client, saved_with_word, address):
    code, word = saved_with_word(about="when", words="Closed on")
    tablet = Client()

    ticket, found = come_back(tablet, code.lower(), "  blue TEAPOT ")
    assert "Suggest a correction" in found
    assert "Closed on" not in found

    page = tablet.post(address, {"saved": ticket, "carry_on": "1"})
    assert page.headers["Cache-Control"].count("no-store") == 1
    form = page.context["form"]
    assert (form["about"].value(), form["words"].value()) == ("when", "Closed on")
    assert "govuk-error" not in page.content.decode()
    assert Correction.objects.count() == 0

    sent = tablet.post(address, {"saved": ticket, "about": "when", "words": "Closed on Mondays", "contact": ""})
    assert sent["Location"] == reverse("listings:thanks", args=["correction"])
    assert [(c.about, c.words) for c in Correction.objects.all()] == [("when", "Closed on Mondays")]
    assert SavedForm.objects.count() == 0
    assert come_back(tablet, code, word)[0] is None


def test_the_form_is_still_saved_after_a_mistake_in_it(client, saved_with_word, address):
    code, word = saved_with_word(about="when", words="")
    ticket, _page = come_back(client, code, word)

    page = client.post(address, {"saved": ticket, "about": "when", "words": ""}).content.decode()

    assert "govuk-error-summary" in page
    assert ticket.split(":")[0] in page, "the ticket is lost after an error"
    assert SavedForm.objects.count() == 1


def test_saving_again_keeps_the_code_and_the_word(client, saved_with_word, address):
    code, word = saved_with_word(about="when", words="One")
    ticket, _page = come_back(client, code, word)

    page = client.post(address, {"saved": ticket, "words": "One and two", "save_later": "1"}).content.decode()

    assert f'mh-slip__code">{code}<' in page
    ticket, _page = come_back(client, code, word)
    form = client.post(address, {"saved": ticket, "carry_on": "1"}).context["form"]
    assert (form["words"].value(), form["about"].value()) == ("One and two", None)


def test_the_page_with_its_search_comes_back_too(client, area):
    address = reverse("listings:need") + "?q=swim&near=GL5"
    page = client.post(address, {"words": "Somebody to", "save_later": "1"}).content.decode()

    assert SavedForm.objects.get().address == address
    assert 'action="/find/tell-us/?q=swim&amp;near=GL5"' in page


@pytest.mark.parametrize("said", [("{code}", "Red teapot"), ("2222-2222", "Blue teapot"), ("{code}", "blue")])
def test_a_code_alone_opens_nothing_and_does_not_say_that_it_is_one(client, saved_with_word, said):
    code, _word = saved_with_word(words="canary-words")

    ticket, page = come_back(client, said[0].format(code=code), said[1])

    assert ticket is None
    assert "We have nothing for this code and this word" in page
    assert "canary" not in page
    assert "correction" not in page.lower().replace("suggest a correction", "")


def test_a_code_without_a_word_opens_at_the_desk_alone(client, save):
    code, _ticket, _page = save("get_code", words="canary-words")

    for word in ("", " ", "None", "canary-words"):
        assert come_back(client, code, word)[0] is None
    assert actions.open_with_word(code, "") is None
    assert actions.find_for_desk(code) is not None


def test_a_code_of_a_page_opens_nothing_to_the_public(client, db):
    code = actions.code_for_page("/find/?q=canary").code

    ticket, page = come_back(client, code, "anything")

    assert (ticket, "canary" in page) == (None, False)


@pytest.mark.parametrize(("word", "sentence"), [("abc", "four letters"), ("1234", "guess"), ("aaaa", "guess")])
def test_a_word_that_anybody_would_guess_is_refused(client, save, word, sentence):
    _code, ticket, _page = save()

    page = client.post(WORD, {"saved": ticket, "secret_word": word, "email": ""}).content.decode()

    assert sentence in page
    assert "<title>Error:" in page
    assert SavedForm.objects.get().secret_word == ""


def test_a_letter_holds_the_code_and_never_the_word(
    client, save, mailoutbox, django_capture_on_commit_callbacks, support_phone
):
    code, ticket, _page = save(words="canary-words")

    with django_capture_on_commit_callbacks(execute=True):
        client.post(WORD, {"saved": ticket, "secret_word": "Blue teapot", "email": "sam@example.com"})

    [letter] = mailoutbox
    assert letter.to == ["sam@example.com"]
    assert code in letter.body
    assert "/help/back/" in letter.body
    for secret in (code, "canary", "teapot", "Spade"):
        assert secret not in letter.subject
    for secret in ("canary", "teapot", "Spade", "correct"):
        assert secret not in letter.body


def test_nobody_can_fill_somebodys_letter_box(client, save, mailoutbox, django_capture_on_commit_callbacks):
    _code, ticket, _page = save()
    pages = []
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(7):
            said = {"saved": ticket, "secret_word": "Blue teapot", "email": "s.am+x@example.com"}
            pages.append(client.post(WORD, said).content.decode())

    assert len(mailoutbox) == 5
    assert "many codes today" in pages[-1]


def test_deleting_is_at_once_and_for_good(client, saved_with_word):
    code, word = saved_with_word()
    ticket, _page = come_back(client, code, word)

    page = client.post(FORGET, {"saved": ticket}).content.decode()

    assert "is deleted" in page
    assert SavedForm.objects.count() == 0
    assert actions.find_for_desk(code) is None
    assert Event.objects.filter(tag="saved_form:forgotten").count() == 1


@pytest.mark.parametrize("ticket", ["", "nonsense", "eyJpZCI6MX0:1abc:xyz", "\x00"])
def test_a_made_up_ticket_does_nothing(client, save, address, ticket):
    save(words="canary-words")

    carried = client.post(address, {"saved": ticket, "carry_on": "1"})
    forgotten = client.post(FORGET, {"saved": ticket})
    chosen = client.post(WORD, {"saved": ticket, "secret_word": "Blue teapot", "email": ""})

    assert [page["Location"] for page in (carried, forgotten, chosen)] == [BACK] * 3
    assert [(row.secret_word, row.wrong_tries) for row in SavedForm.objects.all()] == [("", 0)]


def test_a_ticket_is_good_for_half_a_day(client, saved_with_word, address, time_machine):
    time_machine.move_to("2026-11-23 12:00")
    code, word = saved_with_word()
    ticket, _page = come_back(client, code, word)

    time_machine.shift(12 * 3600 + 5)

    assert client.post(address, {"saved": ticket, "carry_on": "1"})["Location"] == BACK


def test_a_form_is_opened_at_its_own_address_only(client, saved_with_word):
    code, word = saved_with_word(words="canary-words")
    ticket, _page = come_back(client, code, word)

    answer = client.post(reverse("listings:need"), {"saved": ticket, "carry_on": "1"})

    assert answer["Location"] == BACK


def test_two_send_the_same_form_and_it_is_sent_once(client, saved_with_word, address):
    code, word = saved_with_word(about="when", words="Closed")
    first, second = come_back(client, code, word)[0], come_back(client, code, word)[0]
    client.post(address, {"saved": first, "about": "when", "words": "Closed on Mondays"})

    page = client.post(address, {"saved": second, "about": "when", "words": "Closed on Tuesdays"}).content.decode()

    assert "Somebody has sent this already" in page
    assert "Closed on Tuesdays" in page
    assert [c.words for c in Correction.objects.all()] == ["Closed on Mondays"]


def test_what_cannot_be_sent_stays_saved(client, saved_with_word, address, monkeypatch):
    code, word = saved_with_word(about="when", words="Closed")
    ticket, _page = come_back(client, code, word)
    client.raise_request_exception = False
    monkeypatch.setattr("enterprises.listings.actions.corrections.record", lambda *args, **kwargs: 1 / 0)

    answer = client.post(address, {"saved": ticket, "about": "when", "words": "Closed on Mondays"})

    assert answer.status_code == 500
    assert (SavedForm.objects.count(), Correction.objects.count()) == (1, 0)


def test_too_much_to_keep_is_said_and_not_lost(client, address):
    words = "long " * 15_000

    page = client.post(address, {"about": "when", "words": words, "save_later": "1"}).content.decode()

    assert "too long to be saved" in page
    assert words.strip()[-500:] in page
    assert SavedForm.objects.count() == 0


def test_a_form_whose_page_was_open_too_long_comes_back_filled_in(address):
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post(address, {"about": "when", "words": "canary-words", "csrfmiddlewaretoken": "old"})

    page = answer.content.decode()
    assert answer.status_code == 403
    assert "please send this again" in page
    assert "canary-words" in page
    assert "csrfmiddlewaretoken" in page
    assert Correction.objects.count() == 0


def test_other_forms_get_the_plain_page_after_a_lost_token(db):
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post(reverse("account_login"), {"login": "sam@example.com", "password": "canary-secret"})

    assert answer.status_code == 403
    assert "canary-secret" not in answer.content.decode()


def test_the_limit_on_sending_does_not_count_saving(client, address):
    for _ in range(6):
        assert client.post(address, {"words": "Closed", "get_code": "1"}).status_code == 200
    assert client.post(address, {"about": "when", "words": "Closed"}).status_code == 302


def test_a_page_that_asks_to_wait_offers_to_save(client, address):
    for number in range(5):
        client.post(address, {"about": "when", "words": f"Number {number}"})

    answer = client.post(address, {"about": "when", "words": "The sixth"})

    assert answer.status_code == 429
    assert 'name="get_code"' in answer.content.decode()
    assert client.post(address, {"about": "when", "words": "The sixth", "get_code": "1"}).status_code == 200
    assert UnmetNeed.objects.count() == 0


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "page", "content": "typed", "secret_word": ""},
        {"kind": "page", "content": "", "secret_word": "hash"},
        {"kind": "need", "content": "", "wrong_tries": 11},
        {"kind": "need", "content": "", "code_digest": "taken"},
    ],
)
def test_the_database_refuses_what_may_never_be(db, fields):
    from django.utils import timezone

    common = {"address": "/", "expires_at": timezone.now()}
    SavedForm.objects.create(kind="need", code_digest="taken", **common)

    with pytest.raises(IntegrityError), transaction.atomic():
        SavedForm.objects.create(**{"code_digest": "free", **common, **fields})
