"""Whoever writes a page is told what would make it easier to use, and is never stopped."""

import json
import re

import pytest
from django.urls import reverse

from core.models import Picture
from directory import checker
from directory.advice import advise
from directory.models import HomePage, StandardPage
from tests.core.site_forms import at_the_desk, words, words_sent

GOOD = (
    "<h2>Where</h2><p>In the hall. See <a href='/hall/'>how to get to the hall</a>.</p><h3>When</h3><p>On Mondays.</p>"
)
LONG = "We meet in the hall " + "and then we go for a walk along the old canal " * 3 + "before we have our tea."


def page(body=GOOD, **fields):
    fields.setdefault("introduction", "Short and good.")
    return StandardPage(title="Page", slug="page", body=words(body), **fields)


def said(made):
    return [each.words for each in advise(made)]


def test_a_good_page_needs_no_advice():
    assert said(page()) == []


@pytest.mark.parametrize(
    ("body", "advice"),
    [
        ("<h3>Where</h3>", "The heading “Where” skips a level. Use a larger one."),
        ("<h2>A</h2><h4>B</h4>", "The heading “B” skips a level. Use a larger one."),
        ("<h2> </h2>", "A heading is empty. Write it, or take it out."),
        (
            "<p><b>Where we meet</b></p><p>x</p>",
            "“Where we meet” is bold where a heading should be. Make it a heading.",
        ),
        ("<p><a href='/x/'>click here</a></p>", "A link says only “click here”. Write where it leads."),
        ("<p><a href='/x/'>Read more…</a></p>", "A link says only “Read more…”. Write where it leads."),
        ("<p><a href='/x/'></a></p>", "A link has no words. Write where it leads."),
        (
            "<p><a href='/x/'>https://vale.example/x</a></p>",
            "A link shows an address: “https://vale.example/x”. Write its name instead.",
        ),
        ("<p><img src='x'></p>", "A picture has no words. Say what is in it, for people who cannot see it."),
        ("<p><img src='x' alt='DSC_0042'></p>", "A picture is called “DSC_0042”. Say what is in it instead."),
        (
            f"<p>Good. {LONG}</p>",
            "A sentence has 43 words: “We meet in the hall and…”. Make two of it.",
        ),
    ],
)
def test_each_thing_has_its_sentence(body, advice):
    assert said(page(body)) == [advice]


@pytest.mark.parametrize(
    "body",
    [
        "<p><img src='x' alt=''></p>",  # a picture that only decorates
        "<p><b>Ring us on Mondays.</b></p>",
        "<p>We are <b>here</b> for you.</p>",
        "<p><a href='/x/'><img src='x' alt='The hall'></a></p>",
        "<ul><li>One.</li><li>Two.</li></ul>",
    ],
)
def test_what_is_right_is_left_alone(body):
    assert said(page(body)) == []


def test_the_introduction_and_the_description_are_looked_at(db):
    assert said(page(introduction="")) == [
        "It has no description. Write one under “Promote”: search engines show it under the title."
    ]
    assert said(page(introduction="", search_description="What it is.")) == []
    assert said(page(introduction=LONG)) == ["A sentence has 43 words: “We meet in the hall and…”. Make two of it."]


def test_a_picture_in_a_field_of_its_own_needs_words():
    home = HomePage(title="Home", introduction="x", picture=Picture(title="A"))

    assert [each.field for each in advise(home)] == ["picture"]
    home.picture_alt = "People at a stall"
    assert advise(home) == []


# --- at the desk -------------------------------------------------------------------------------------------------
def sent(body, **more):
    return {
        "title": "Bus passes",
        "slug": "bus-passes",
        "introduction": "",
        **words_sent(body),
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        **more,
    }


@pytest.fixture
def browser(ed):
    return at_the_desk(ed)


@pytest.fixture
def add(groups):
    return reverse("wagtailadmin_pages:add", args=["directory", "standardpage", HomePage.objects.get().pk])


def test_publishing_is_never_stopped_and_says_what_would_help(browser, add):
    body = "<p><a href='https://vale.example/'>click here</a></p>"

    answer = browser.post(add, sent(body, **{"action-publish": "1"}), follow=True)

    made = StandardPage.objects.get(slug="bus-passes")
    edit = reverse("wagtailadmin_pages:edit", args=[made.pk])
    assert made.live
    assert "“Bus passes” is kept. This would make it easier to use:" in answer.text
    assert re.search(rf'<a href="{edit}#panel-[\w-]*body[\w-]*">A link says only “click here”', answer.text)
    assert "It has no description." in answer.text


def test_the_links_lead_to_the_part_of_the_form(browser, add):
    answer = browser.post(add, sent("<p><a href='https://vale.example/'>here</a></p>"), follow=True)

    made = StandardPage.objects.get(slug="bus-passes")
    form = browser.get(reverse("wagtailadmin_pages:edit", args=[made.pk])).text
    anchors = re.findall(r'href="/admin/pages/\d+/edit/#([\w-]+)">(?:A link|It has)', answer.text)
    assert len(anchors) == 2
    assert all(f'id="{anchor}"' in form for anchor in anchors)


def test_saving_a_draft_by_itself_says_nothing(browser, add):
    body = "<p><a href='https://vale.example/'>here</a></p>"

    saved = browser.post(add, sent(body), headers={"Accept": "application/json"})

    assert saved.json()["success"]
    assert "easier to use" not in browser.get("/admin/").text


def test_a_good_page_is_only_said_to_be_published(browser, add):
    answer = browser.post(add, sent(GOOD, introduction="Short and good.", **{"action-publish": "1"}), follow=True)

    assert "easier to use" not in answer.text


# --- the checker beside the form ---------------------------------------------------------------------------------
def test_the_checker_asks_every_rule_in_plain_words(browser, groups):
    made = StandardPage.objects.get(slug="privacy")
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[made.pk])
    browser.post(preview, sent(GOOD))

    html = browser.get(preview, {"in_preview_panel": "true"}).text

    asked = json.loads(re.search(r'id="checker-axe-configuration"[^>]*>(.*?)</script>', html, re.S)[1])
    assert "runOnly" not in asked["options"]
    assert asked["options"]["rules"]["color-contrast-enhanced"] == {"enabled": True}
    assert asked["messages"]["image-alt"]["error_name"] == "A picture has no words"
    assert {"alt-text-quality", "empty-meta-description"} <= {rule["id"] for rule in asked["spec"]["rules"]}


def test_the_checker_is_not_on_the_site_itself(browser, groups, client):
    for visitor in (browser, client):
        assert "wagtail-userbar" not in visitor.get("/privacy/").text


def test_every_message_is_about_a_rule_that_axe_has(settings):
    source = (settings.BASE_DIR / "node_modules/axe-core/axe.min.js").read_text()

    known = {rule for rule in (*checker.SAID, *checker.ALSO) if f'"{rule}"' in source or f"{rule}:" in source}

    assert set(checker.SAID) | set(checker.ALSO) == known | {"alt-text-quality", "empty-meta-description"}
