"""The first words of a new site are plain, whole, and in order."""

import json
import re
from importlib import import_module

import pytest
from django.utils.html import strip_tags
from pyphen import Pyphen

from directory import starter, typed
from directory.blocks import BodyBlock, GroupsBlock
from directory.models import StandardPage
from tests.directory.pages.conftest import at_desk
from tests.factories.pages import published

HYPHENS = Pyphen(lang="en_GB")
PLAIN = (*starter.BEFORE, *starter.AFTER)
GUIDANCE = ("how-to-choose", "ways-to-pay", "start-your-own")


def words_of(slug):
    page = starter.read(slug)
    blocks = typed.blocks_of(page.words)
    return " ".join(strip_tags(re.sub(r"</(p|li)>", " . ", text)) for text in _texts(blocks))


def _texts(value):
    if isinstance(value, str):
        yield value if value[-1:] in ".?!>" else f"{value}."
    elif isinstance(value, dict):
        for key, held in value.items():
            if key not in ("type", "level", "address", "page"):
                yield from _texts(held)
    elif isinstance(value, list):
        for held in value:
            yield from _texts(held)


def grade(text):
    words = re.findall(r"[^\W\d_](?:[\w'’-]*\w)?", text)
    sentences = [each for each in re.split(r"[.!?:]+(?:\s|$)", text) if len(each.split()) > 2]
    syllables = sum(len(HYPHENS.positions(word)) + 1 for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


@pytest.mark.parametrize("slug", PLAIN)
def test_it_is_easy_to_read(slug):
    text = words_of(slug)

    assert grade(text) <= 7
    assert max(len(each.split()) for each in re.split(r"[.!?:]+\s", text)) <= 25


def test_the_measure_can_fail():
    assert grade("Domiciliary rehabilitation necessitates individualised prioritisation of interventions.") > 12


@pytest.mark.parametrize("slug", GUIDANCE)
def test_guidance_is_worth_opening(slug):
    assert 300 <= len(words_of(slug).split()) <= 650


@pytest.mark.parametrize("slug", PLAIN)
def test_its_blocks_are_what_an_editor_could_have_made(slug):
    block = BodyBlock()

    block.clean(block.to_python(typed.blocks_of(starter.read(slug).words)))


def test_its_questions_too():
    block = GroupsBlock()

    block.clean(block.to_python(typed.groups_of(starter.read(starter.QUESTIONS).words)))


@pytest.mark.parametrize("slug", [*PLAIN, "questions"])
def test_it_opens_and_every_link_of_it_leads_somewhere(client, home, slug):
    words = client.get(f"/{slug}/").content.decode()

    assert f'<h1 class="govuk-heading-xl">{starter.read(slug).title}</h1>' in words
    main = words.partition("<main")[2].partition("</main>")[0]
    for address in set(re.findall(r'href="(/[^"#?]*)', main)):
        if not address.startswith("/static/"):  # pictures, which the web server gives
            assert client.get(address).status_code == 200, address


# --- words of before ------------------------------------------------------------------------------------------------
CONVERT = import_module("directory.migrations.0007_words_into_blocks")


@pytest.mark.parametrize(
    ("rich", "blocks"),
    [
        ("", []),
        ("<p>One.</p><ul><li>a</li></ul>", [("paragraph", "<p>One.</p><ul><li>a</li></ul>")]),
        (
            "<p>Before.</p><h2>A <b>part</b></h2><p>Words.</p><h3>Inside</h3><p>More.</p>",
            [
                ("paragraph", "<p>Before.</p>"),
                ("heading", "h2 A part"),
                ("paragraph", "<p>Words.</p>"),
                ("heading", "h3 Inside"),
                ("paragraph", "<p>More.</p>"),
            ],
        ),
        ("<h3>Lonely</h3><p>x</p>", [("heading", "h2 Lonely"), ("paragraph", "<p>x</p>")]),
        ('<h2><a href="/x/">Link</a></h2>', [("paragraph", '<p><b><a href="/x/">Link</a></b></p>')]),
        ("<h2>Same</h2><h2>same</h2>", [("heading", "h2 Same"), ("paragraph", "<p><b>same</b></p>")]),
        ("loose words", [("paragraph", "<p>loose words</p>")]),
        ("<h2></h2><p>x</p>", [("paragraph", "<p>x</p>")]),
        ("<p>a &amp; b &lt; c</p>", [("paragraph", "<p>a &amp; b &lt; c</p>")]),
    ],
)
def test_rich_text_becomes_blocks_and_no_word_is_lost(rich, blocks):
    made = CONVERT.blocks_of(rich)

    shown = [
        (
            each["type"],
            each["value"]
            if each["type"] == "paragraph"
            else " ".join([each["value"]["level"], each["value"]["words"]]),
        )
        for each in made
    ]
    assert shown == blocks
    BodyBlock().clean(BodyBlock().to_python(made)) if made else None


def test_an_old_version_can_be_opened_after_the_change(home, ed):
    page = published(home, StandardPage(title="Old", slug="old"))
    revision = page.get_latest_revision()
    revision.content["body"] = json.dumps(CONVERT.blocks_of("<h2>Then</h2><p>Old words.</p>"))
    revision.save()
    page.save_revision().publish()

    opened = at_desk(ed).get(f"/admin/pages/{page.pk}/revisions/{revision.pk}/revert/")

    assert "Old words." in opened.content.decode()
