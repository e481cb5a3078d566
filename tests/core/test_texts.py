"""Text messages: short words, and a door that is off, in the inbox or in a list."""

import pytest

from config import inbox
from core import texts


@pytest.fixture
def text_template(tmp_path, settings):
    (tmp_path / "texts" / "try").mkdir(parents=True)
    (tmp_path / "texts" / "try" / "found.txt").write_text("{{ site_name }}: {{ words }}\n\nSee\n  {{ site_url }}\n")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path, *settings.TEMPLATES[0]["DIRS"]]}]
    return "try/found"


def test_a_text_is_one_line_and_nothing_in_it_is_html(text_template, settings):
    words = texts.render(text_template, {"words": "Tom & Jerry's <café>"})

    assert words == f"{settings.SITE_NAME}: Tom & Jerry's <café> See {settings.SITE_URL}"


def test_the_tests_gateway_refuses_what_is_too_long_for_a_phone(textbox):
    gateway = texts.gateway()

    gateway.send("+447700900123", "x" * texts.LONGEST, "1")
    with pytest.raises(ValueError, match="307 letters"):
        gateway.send("+447700900123", "x" * (texts.LONGEST + 1), "2")

    assert [(text.number, text.reference) for text in textbox] == [("+447700900123", "1")]


def test_without_a_gateway_there_are_no_texts(settings):
    settings.TEXT_GATEWAY = ""

    assert not texts.is_on()


@pytest.mark.django_db
def test_on_a_developers_machine_texts_lie_in_the_inbox(settings, tmp_path):
    settings.TEXT_GATEWAY, settings.EMAIL_FILE_PATH = "core.texts.InInbox", tmp_path / "inbox"

    texts.gateway().send("+447700900123", "Ana’s café is open", "1")
    with pytest.raises(texts.WrongNumber):
        texts.gateway().send("+441632960123", "Nobody can read this", "2")

    [text] = inbox.letters()
    assert (text.way, text.to, text.words.strip()) == ("text", "+447700900123", "Ana’s café is open")
