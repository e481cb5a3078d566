"""Questions: each has a link of its own, and words find them."""

import json

import pytest

from directory.models import FaqPage
from directory.typed import groups_of
from tests.directory.pages.queries import asked_by
from tests.factories.pages import published

TYPED = """
## Paying

? Can I pay in cash?
  Some people take <cash> and some do not.

? What does it cost?
  Nothing at all.

## Safety

? Who checks people?
  A support worker reads each listing.
"""


@pytest.fixture
def faq(home):
    return published(home, FaqPage(title="Ask", slug="ask", groups=json.dumps(groups_of(TYPED))))


def words_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_each_question_has_a_link(client, faq):
    words = words_of(client, "/ask/")

    assert '<details class="mh-question" id="can-i-pay-in-cash">' in words
    assert 'href="#can-i-pay-in-cash"' in words
    assert "Some people take &lt;cash&gt;" in words


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("cash", ["Can I pay in cash?"]),
        ("CASH pay", ["Can I pay in cash?"]),
        ("support worker", ["Who checks people?"]),
        ("cash worker", []),
        ("p", ["Can I pay in cash?", "Who checks people?", "What does it cost?"]),
    ],
)
def test_words_find_questions_and_answers(client, faq, asked, found):
    context = client.get("/ask/", {"q": asked}).context

    shown = [each["question"] for group in context["shown"] for each in group["questions"]]
    assert set(shown) <= {"Can I pay in cash?", "What does it cost?", "Who checks people?"}
    if asked != "p":
        assert shown == found


def test_nothing_found_says_what_to_do(client, faq):
    words = words_of(client, "/ask/?q=<b>dragons</b>")

    assert "No question here has “&lt;b&gt;dragons&lt;/b&gt;” in it." in words
    assert "Show all questions" in words


def test_a_page_without_questions_says_so(client, home):
    published(home, FaqPage(title="Ask", slug="ask"))

    assert "There are no questions here yet." in words_of(client, "/ask/")


def test_very_long_words_do_no_harm(client, faq):
    assert client.get("/ask/", {"q": "x" * 5000}).status_code == 200


def test_thirty_questions_cost_what_one_costs(client, faq):
    few = asked_by(client, "/ask/")
    many = "".join(f"\n? Question {number}?\n  Yes.\n" for number in range(30))
    faq.groups = json.dumps(groups_of(f"## Many\n{many}"))
    faq.save_revision().publish()

    assert asked_by(client, "/ask/") == few
