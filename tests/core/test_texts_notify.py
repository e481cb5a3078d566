"""GOV.UK Notify's own client, talking to a server on this machine that answers as Notify does."""

import logging

import pytest

from core import texts
from core.logs import AllowListFormatter
from tests.core.notify_server import KEY, SERVICE, TEMPLATE, error, notify

NUMBER = "+447700900123"


@pytest.fixture
def server(settings):
    with notify() as fake:
        settings.TEXT_GATEWAY = "core.texts_notify.Notify"
        settings.NOTIFY_API_KEY, settings.NOTIFY_TEXT_TEMPLATE_ID, settings.NOTIFY_URL = KEY, TEMPLATE, fake.base
        yield fake


def test_a_text_is_handed_over_with_our_template_and_reference(server):
    sent_id = texts.gateway().send(NUMBER, "Ana’s Bakery can now be found", "our-reference")

    assert sent_id in server.taken
    assert server.asked == [
        {
            "method": "POST",
            "path": "/v2/notifications/sms",
            "service": SERVICE,
            "body": {
                "phone_number": NUMBER,
                "template_id": TEMPLATE,
                "personalisation": {"words": "Ana’s Bakery can now be found"},
                "reference": "our-reference",
            },
        }
    ]


def test_a_bad_number_is_a_wrong_number(server):
    server.answers = [error(400, "ValidationError", f"phone_number Not enough digits {NUMBER}")]

    with pytest.raises(texts.WrongNumber):
        texts.gateway().send(NUMBER, "words", "r")


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (error(400, "BadRequestError", "Cannot send to this recipient using a team-only API key"), "BadRequestError"),
        (error(403, "AuthError", "Invalid token: API key not found"), "Notify 403 AuthError"),
        (error(429, "RateLimitError", "Exceeded rate limit"), "Notify 429 RateLimitError"),
        (error(429, "TooManyRequestsError", "Exceeded send limits"), "Notify 429 TooManyRequestsError"),
        (error(500, "Exception", "Internal server error"), "Notify 500 Exception"),
        ((502, b"<html>Bad gateway</html>"), "Notify 502"),
        ((200, b"not JSON at all"), "Notify 200"),
    ],
)
def test_everything_else_is_tried_again_later(server, answer, says):
    server.answers = [answer]

    with pytest.raises(texts.TryLater) as later:
        texts.gateway().send(NUMBER, "words for nobody else", "r")

    assert says in str(later.value)
    assert later.value.__suppress_context__


def test_a_server_that_is_away_is_tried_again_later(server, settings):
    settings.NOTIFY_URL = "http://127.0.0.1:9"  # nothing listens there

    with pytest.raises(texts.TryLater, match="Notify 503"):
        texts.gateway().send(NUMBER, "words", "r")


def test_a_text_is_found_again_by_its_reference(server):
    sent_id = texts.gateway().send(NUMBER, "words", "ours")

    assert texts.gateway().find("ours") == sent_id
    assert texts.gateway().find("theirs") is None


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        ("created", texts.Outcome.ON_ITS_WAY),
        ("sending", texts.Outcome.ON_ITS_WAY),
        ("pending", texts.Outcome.ON_ITS_WAY),
        ("delivered", texts.Outcome.ARRIVED),
        ("sent", texts.Outcome.ARRIVED),
        ("permanent-failure", texts.Outcome.FAILED),
        ("temporary-failure", texts.Outcome.FAILED),
        ("technical-failure", texts.Outcome.FAILED),
    ],
)
def test_what_became_of_a_text(server, status, outcome):
    server.status = status

    assert texts.gateway().outcome("some-id") == outcome


def test_neither_the_number_nor_the_words_reach_the_log(server, caplog):
    server.answers = [error(400, "ValidationError", f"phone_number {NUMBER} Not enough digits")]
    caplog.set_level(logging.DEBUG)

    with pytest.raises(texts.WrongNumber) as wrong:
        texts.gateway().send(NUMBER, "about my health", "r")

    lines = " ".join(AllowListFormatter().format(record) for record in caplog.records)
    assert "library" in lines
    assert not any(secret in lines + str(wrong.value) for secret in (NUMBER, "900123", "health"))
