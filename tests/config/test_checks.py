"""Wrong settings are explained in a sentence."""

from types import SimpleNamespace

import pytest

from config import checks


def ids(messages):
    return [message.id for message in messages]


def test_these_settings_are_right():
    for check in (checks.one_door, checks.limits_are_shared, checks.map_is_whole, checks.texts_are_whole):
        assert check(None) == []


def test_another_way_in_is_an_error(monkeypatch):
    # Not by the settings fixture: it would load the apps again.
    open_wide = SimpleNamespace(
        AUTHENTICATION_BACKENDS=["django.contrib.auth.backends.ModelBackend"], INSTALLED_APPS=["django.contrib.admin"]
    )
    monkeypatch.setattr(checks, "settings", open_wide)

    assert ids(checks.one_door(None)) == ["manyhands.E001", "manyhands.E002"]


def test_limits_that_each_worker_counts_for_itself_are_an_error(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

    assert ids(checks.limits_are_shared(None)) == ["manyhands.E003"]


@pytest.mark.parametrize(
    ("address", "words", "expected"),
    [
        ("https://t.example.org/{z}/{x}/{y}.png", "Made by mappers", []),
        ("https://t.example.org/{z}/{x}/{y}.png", "", ["manyhands.E005"]),
        ("/tiles/{z}/{x}/{y}.png", "Made by mappers", []),
        ("https://t.example.org/tiles.png", "Made by mappers", ["manyhands.E004"]),
        ("http://t.example.org/{z}/{x}/{y}.png", "", ["manyhands.E004", "manyhands.E005"]),
        ("", "", []),
    ],
)
def test_a_map_is_whole_or_there_is_none(settings, address, words, expected):
    settings.MAP_TILE_URL, settings.MAP_ATTRIBUTION = address, words

    assert ids(checks.map_is_whole(None)) == expected


def test_a_real_site_has_nothing_of_development(settings):
    settings.SECRET_KEY, settings.FIELD_KEYS = "a-real-secret", ["a-real-key"]
    settings.DEV_INBOX = settings.DEV_TOOLS = False
    settings.SITE_URL = "https://directory.example.org"
    settings.TEXT_GATEWAY = ""
    assert checks.nothing_of_development(None) == []

    settings.TEXT_GATEWAY = "core.texts.InInbox"
    assert ids(checks.nothing_of_development(None)) == ["manyhands.E022"]
    settings.TEXT_GATEWAY = ""

    settings.SECRET_KEY = "development-only-key-that-production-settings-refuse-to-use"
    settings.FIELD_KEYS = [settings.SECRET_KEY]
    settings.DEV_INBOX = True
    settings.SITE_URL = "http://directory.example.org"
    assert ids(checks.nothing_of_development(None)) == [
        "manyhands.E006",
        "manyhands.E007",
        "manyhands.W001",
        "manyhands.W002",
    ]


def test_every_message_says_what_to_do(settings):
    settings.CACHES = {"default": {"BACKEND": "locmem"}}
    settings.DEV_INBOX = True
    for message in [*checks.limits_are_shared(None), *checks.nothing_of_development(None)]:
        assert message.msg.endswith(".")
        assert message.hint


UUID = "11111111-1111-1111-1111-111111111111"


@pytest.mark.parametrize(
    ("key", "template", "expected"),
    [
        ("", "", []),
        (f"town-{UUID}-{UUID}", UUID, []),
        (f"town-{UUID}-{UUID}", "", ["manyhands.E020"]),
        ("", UUID, ["manyhands.E020"]),
        ("a-key", UUID, ["manyhands.E021"]),
        (f"town-{UUID}-{UUID}", "reminder", ["manyhands.E021"]),
    ],
)
def test_texts_are_whole_or_there_are_none(settings, key, template, expected):
    settings.NOTIFY_API_KEY, settings.NOTIFY_TEXT_TEMPLATE_ID = key, template

    assert ids(checks.texts_are_whole(None)) == expected
