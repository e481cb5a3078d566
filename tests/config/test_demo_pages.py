"""The news and stories of the demo town as they are written: plain, whole, of people of the town."""

import re
from itertools import chain

import pytest
from django.utils.html import strip_tags

from config.demo import pages
from config.demo.reading import read_town
from directory.blocks import BodyBlock
from directory.typed import blocks_of
from tests.config.test_demo import grade

NEWS, STORIES = pages.read("news"), pages.read("stories")
NAMES = {entry.name for entry in read_town() if entry.text("state") in ("", "live")}


def blocks(written):
    return blocks_of(written.words, {"enterprises": lambda names: {"type": "quote", "value": {"words": names}}})


@pytest.mark.parametrize("written", [*NEWS, *STORIES], ids=lambda written: written.facts["title"])
def test_each_is_plain_and_its_blocks_are_in_order(written):
    body = blocks(written)
    words = " ".join(strip_tags(each["value"]) for each in body if each["type"] == "paragraph")

    assert grade(words) <= 7
    assert len(words.split()) >= 60
    block = BodyBlock()
    block.clean(block.to_python([each for each in body if "said_by" in each["value"] or each["type"] != "quote"]))


def test_there_are_enough_of_both():
    assert len(NEWS) >= 8
    assert len(STORIES) >= 4
    assert len(set(chain.from_iterable(each.facts["kinds"].split() for each in NEWS))) == 4


def test_every_enterprise_they_name_is_in_the_town():
    named = {each.facts["enterprise"] for each in STORIES} | set(pages.FEATURED)
    for written in NEWS:
        for names in re.findall(r"^@enterprises (.+)$", written.words, re.MULTILINE):
            named |= {name.strip() for name in names.split(";")}

    assert named - NAMES == set()


def test_every_picture_is_another():
    drawn = [drawing.key for drawing in pages.pictures()]

    assert len(set(drawn)) == len(drawn)
