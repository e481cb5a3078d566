"""A visitor writes, proves the address, is answered, writes back, and can make it stop. Nobody sees an address."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from core.models import Bucket
from enterprises.listings import actions as listings
from enterprises.listings.models import BlockedSender, ProblemReport, Talk, TalkMessage
from enterprises.listings.talking import actions, links
from tests.enterprises.listings.talking.conftest import VI, WORDS, code_in

pytestmark = pytest.mark.django_db


def test_the_page_of_the_listing_offers_it(client, listing, form):
    assert form in client.get(listing.get_absolute_url()).text


def test_from_the_form_to_the_answer_and_back(client, ana, listing, form, letters):
    [letter] = letters(lambda: client.post(form, {"words": WORDS, "name": "Vi", "email": VI}))
    talk = Talk.objects.get()
    ask = reverse("talking:confirm", args=[links.code_token_for(talk)])
    assert letter.to == [VI]
    assert WORDS not in letter.subject + letter.body
    assert not Talk.objects.read_by(ana).exists()

    sent = []
    news = letters(lambda: sent.append(client.post(ask, {"code": code_in(letter)})))
    [told] = news
    assert told.to == [ana.email]
    for secret in (WORDS, VI, "Vi "):
        assert secret not in told.subject + told.body
    page = client.get(sent[0]["Location"]).text
    assert WORDS in page
    assert ana.email not in page

    talk.refresh_from_db()
    [answer] = letters(lambda: actions.answer(talk, "Yes, come along.", by=ana))
    assert answer.to == [VI]
    assert "Yes, come along." in answer.body
    assert ana.email not in answer.subject + answer.body
    assert "Ana" not in answer.subject
    assert "/messages/" in answer.body

    [again] = letters(lambda: client.post(sent[0]["Location"], {"do": "write", "words": "Thank you!"}))
    assert again.to == [ana.email]
    assert list(talk.messages.values_list("from_visitor", flat=True)) == [True, False, True]


def test_nothing_is_read_before_the_code_is_right(client, ana, listing, form, letters):
    [letter] = letters(lambda: client.post(form, {"words": WORDS, "email": VI}))
    talk = Talk.objects.get()
    ask = reverse("talking:confirm", args=[links.code_token_for(talk)])

    for _try in range(5):
        assert "does not work" in client.post(ask, {"code": "2222-2222"}).text
    assert "does not work" in client.post(ask, {"code": code_in(letter)}).text  # too many tries

    assert Talk.objects.get().status == "waiting"
    client.force_login(ana)
    assert client.get(reverse("talking:talk", args=[talk.pk])).status_code == 404


def test_a_new_code_can_be_asked_for_three_times_an_hour(client, listing, form, letters):
    [first] = letters(lambda: client.post(form, {"words": WORDS, "email": VI}))
    ask = reverse("talking:confirm", args=[links.code_token_for(Talk.objects.get())])

    [second] = letters(lambda: client.post(ask, {"do": "again"}))
    client.post(ask, {"do": "again"})
    assert client.post(ask, {"do": "again"}).status_code == 429

    assert code_in(first) != code_in(second)
    assert "does not work" in client.post(ask, {"code": code_in(first)}).text


def test_a_code_is_over_after_an_hour(client, listing, form, letters):
    [letter] = letters(lambda: client.post(form, {"words": WORDS, "email": VI}))
    ask = reverse("talking:confirm", args=[links.code_token_for(Talk.objects.get())])

    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        assert "does not work" in client.post(ask, {"code": code_in(letter)}).text


@pytest.mark.parametrize("words", ["Ring me: 07700 900 123", "Write to sue@example.com please"])
def test_a_way_to_reach_somebody_inside_the_words_is_asked_about_and_then_sent(client, listing, form, words):
    first = client.post(form, {"words": words, "email": VI})
    assert "Take it out, or tick" in first.text
    assert not Talk.objects.exists()

    assert client.post(form, {"words": words, "email": VI, "sure": "on"}).status_code == 302
    assert Talk.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"words": "", "email": VI}, "Fill in “Your message”"),
        ({"words": "Kept words", "email": ""}, "Fill in “Your e-mail”"),
        ({"words": "Kept words", "email": "nobody"}, "e-mail"),
        ({"words": "x" * 3001, "email": VI}, "3000"),
    ],
)
def test_a_mistake_is_named_and_nothing_typed_is_lost(client, listing, form, typed, sentence):
    page = client.post(form, typed)

    assert sentence in page.text
    assert typed["words"] in page.text
    assert not Talk.objects.exists()


def test_a_machine_is_thanked_and_not_heard(client, listing, form, mailoutbox):
    assert client.post(form, {"words": WORDS, "email": VI, "website": "x"}).status_code == 302
    assert not Talk.objects.exists()


def test_one_address_gets_three_codes_an_hour_whoever_types_it(client, listing, form):
    Bucket.objects.all().delete()
    answers = [client.post(form, {"words": WORDS, "email": each}).status_code for each in (VI, "v.i@example.com", VI)]

    assert answers == [302, 302, 302]
    assert client.post(form, {"words": "The fourth", "email": VI}).status_code == 429


def test_words_and_addresses_cannot_be_read_in_the_database(talk):
    with connection.cursor() as cursor:
        for model in (Talk, TalkMessage):
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")
            kept = repr(cursor.fetchall())
            for secret in (WORDS, VI, "'Vi'"):
                assert secret not in kept


def test_a_blocked_sender_is_asked_for_the_code_like_everybody_and_told_only_then(
    client, ana, listing, talk, form, letters
):
    actions.block_sender(talk, by=ana)
    [letter] = letters(lambda: client.post(form, {"words": "Me again", "email": VI.upper()}))
    waiting = Talk.objects.get(status="waiting")
    ask = reverse("talking:confirm", args=[links.code_token_for(waiting)])

    answer = []
    assert letters(lambda: answer.append(client.post(ask, {"code": code_in(letter)}))) == []

    assert "No messages can be sent" in answer[0].text
    assert not Talk.objects.filter(pk=waiting.pk).exists()


def test_whoever_is_blocked_cannot_write_back_until_they_may_again(client, ana, talk, link):
    actions.block_sender(talk, by=ana)
    assert "They take no more messages" in client.post(link, {"do": "write", "words": "Hello?"}).text
    assert talk.messages.count() == 1

    actions.unblock_sender(talk, by=ana)
    client.post(link, {"do": "write", "words": "Hello!"})
    assert talk.messages.count() == 2
    assert not BlockedSender.objects.exists()


def test_a_visitor_makes_it_stop_and_goes_on_after_all(client, ana, talk, link):
    client.post(link, {"do": "end"})
    talk.refresh_from_db()
    assert talk.status == "ended"
    client.force_login(ana)
    page = client.post(reverse("talking:talk", args=[talk.pk]), {"do": "answer", "words": "But listen"}).text
    assert "But listen" in page
    assert talk.messages.count() == 1

    client.logout()
    client.post(link, {"do": "go_on"})
    talk.refresh_from_db()
    assert talk.is_open


def test_the_link_is_over_after_its_days_and_opens_nothing_when_spoilt(client, talk, link, settings):
    assert WORDS in client.get(link).text
    assert "does not work any more" in client.get(link.replace("/messages/", "/messages/x")).text
    with time_machine.travel(timezone.now() + timedelta(days=settings.LISTINGS_MESSAGE_LINK_DAYS, hours=1)):
        late = client.get(link)
        client.post(link, {"do": "write", "words": "Late"})

    assert WORDS not in late.text
    assert talk.messages.count() == 1


def test_the_code_page_of_a_sent_message_is_over(client, talk):
    page = client.get(reverse("talking:confirm", args=[links.code_token_for(talk)]))

    assert "Perhaps your message is sent already" in page.text


def test_owners_are_told_once_until_they_have_read(client, ana, talk, link, letters):
    assert letters(lambda: client.post(link, {"do": "write", "words": "And also"})) == []
    actions.mark_read(talk, by=ana)

    [told] = letters(lambda: client.post(link, {"do": "write", "words": "One more"}))

    assert told.to == [ana.email]


def test_a_visitor_reports_and_the_team_reads_it(client, desk, jo, talk, link, letters):
    [told] = letters(lambda: client.post(f"{link}report/", {"words": "They were rude"}))
    problem = ProblemReport.objects.get()

    assert told.to == ["team@example.org"]
    assert "rude" not in told.subject + told.body
    assert (problem.kind, problem.talk, problem.from_owners) == ("message", talk, False)
    page = desk.get(reverse("wagtailsnippets_listings_problemreport:inspect", args=[problem.pk])).text
    assert WORDS in page
    assert VI not in page


@pytest.mark.parametrize("gone", ["hidden", "off", "nobody"])
def test_where_no_messages_are_taken_none_can_be_written(client, ana, listing, form, gone):
    if gone == "hidden":
        listings.hide_listing(listing, by=ana)
    if gone == "off":
        actions.switch_messages(listing, on=False, by=ana)
    if gone == "nobody":
        listing.ownership_set.all().delete()

    page = client.post(form, {"words": WORDS, "email": VI})

    assert page.status_code == (404 if gone == "hidden" else 200)
    assert not Talk.objects.exists()


def test_the_public_problem_form_has_no_such_kind(client, listing):
    answer = client.post(reverse("listings:report", args=[listing.slug]), {"kind": "message", "words": "x"})

    assert answer.status_code == 200
    assert not ProblemReport.objects.exists()


def test_a_message_can_be_saved_and_come_back_to(client, listing, form):
    page = client.post(form, {"words": "Half a wor", "save_later": "1"})

    assert "What you wrote is saved" in page.text
    assert not Talk.objects.exists()
