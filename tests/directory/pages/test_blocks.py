"""Blocks are accessible by construction: what would keep somebody out is refused with a sentence."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.blocks import Block

from directory.blocks import BodyBlock, ButtonBlock, ElsewhereBlock, GroupsBlock, PictureBlock, PlainTableBlock
from directory.models import StandardPage
from tests.factories.pages import body, make_recording, picture, published

BODY = BodyBlock()


def stream(*blocks):
    return BODY.to_python([{"type": name, "value": value} for name, value in blocks])


def heading(words, level="h2"):
    return ("heading", {"words": words, "level": level})


def refused(block, value):
    with pytest.raises(ValidationError) as caught:
        block.clean(value)
    return caught.value


def sentences(error):
    return str(error.as_json_data())


def test_a_heading_inside_a_part_needs_a_part():
    error = refused(BODY, stream(heading("Prices", "h3"), heading("Paying")))

    assert list(error.block_errors) == [0]
    assert "needs a part around it" in str(error.block_errors[0])


def test_headings_in_order_are_fine():
    BODY.clean(stream(heading("Paying"), heading("Prices", "h3"), heading("Bills", "h3"), heading("Safety")))


def test_two_headings_say_different_things():
    error = refused(BODY, stream(heading("Paying"), heading("paying")))

    assert list(error.block_errors) == [1]


def test_a_paragraph_holds_no_headings():
    assert not {"h1", "h2", "h3", "h4", "embed", "image"} & set(BODY.child_blocks["paragraph"].features)


@pytest.mark.django_db
def test_a_picture_has_words_or_is_marked_as_decoration(media):
    block, drawn = PictureBlock(), picture()

    def value(**given):
        return block.to_python({"picture": {"image": drawn.pk, **given}, "caption": ""})

    assert "alt text" in sentences(refused(block, value(alt_text="", decorative=False)))
    block.clean(value(alt_text="A red field", decorative=False))
    block.clean(value(alt_text="", decorative=True))


def table(*, caption="When", heads=("Day", "Hour"), rows=(("Monday", "9"),)):
    return PlainTableBlock().to_python(
        {
            "caption": caption,
            "columns": [{"type": "words", "heading": head} for head in heads],
            "rows": [{"values": list(row)} for row in rows],
        }
    )


@pytest.mark.parametrize(
    ("slip", "sentence"),
    [
        ({"caption": " "}, "caption"),
        ({"heads": ("Day", "")}, "every column a heading"),
        ({"rows": (("", "9"),)}, "first cell of every row"),
        ({"rows": ()}, "at least one row"),
        ({"heads": ("Day",), "rows": (("Monday",),)}, "two columns"),
    ],
)
def test_a_table_names_its_rows_and_columns(slip, sentence):
    assert sentence in sentences(refused(PlainTableBlock(), table(**slip)))


def test_a_whole_table_is_fine_and_shows_its_headers():
    value = PlainTableBlock().clean(table())
    shown = PlainTableBlock().render(value)

    assert '<th scope="col" class="govuk-table__header">Hour</th>' in shown
    assert '<th scope="row" class="govuk-table__header">Monday</th>' in shown
    assert "<caption" in shown


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"words": "Click here", "address": "/find/"}, "words"),
        ({"words": "Find support", "address": ""}, "page"),
        ({"words": "Find support", "address": "javascript:alert(1)"}, "address"),
        ({"words": "Find support", "address": "find"}, "address"),
    ],
)
def test_a_button_says_what_it_does_and_leads_somewhere(given, field):
    error = refused(ButtonBlock(), ButtonBlock().to_python({"page": None, **given}))

    assert field in error.block_errors


@pytest.mark.parametrize("address", ["/find/", "https://example.org/", "tel:01632960123"])
def test_a_button_may_lead_to_these(address):
    ButtonBlock().clean(ButtonBlock().to_python({"words": "Find support", "page": None, "address": address}))


def film(address):
    return ElsewhereBlock().to_python(
        {"name": "A film", "address": address, "words": "It is short.", "has_captions": True}
    )


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "http://www.youtube.com/watch?v=1",
        "https://youtube.com.evil.example/",
        "https://notyoutube.com/",
        "https://evil.example/?https://youtube.com/",
    ],
)
def test_a_film_elsewhere_is_on_a_site_we_know(address):
    assert "address" in refused(ElsewhereBlock(), film(address)).block_errors


def test_a_film_elsewhere_is_a_link_and_nothing_else():
    block = ElsewhereBlock()
    shown = block.render(block.clean(film("https://www.youtube.com/watch?v=1")))

    assert 'href="https://www.youtube.com/watch?v=1"' in shown
    assert "This link opens youtube.com, which is not part of our site." in shown
    assert not any(tag in shown for tag in ("<iframe", "<img", "<script", "<video", "<embed"))


def test_each_question_has_a_link_of_its_own():
    block = GroupsBlock()
    question = {"question": "Can I pay in cash?", "answer": "<p>Yes.</p>"}
    groups = [{"type": "group", "value": {"name": name, "questions": [question]}} for name in ("Paying", "Money")]

    assert list(refused(block, block.to_python(groups)).block_errors) == [1]


@pytest.mark.django_db
def test_every_block_can_be_looked_at_before_it_is_chosen(home, make_listing, ed):
    make_listing(name="Spade and Fork")
    editor = Client()
    editor.force_login(ed)
    for name, block in [*BODY.child_blocks.items(), ("group", GroupsBlock().child_blocks["group"])]:
        assert block.is_previewable, name
        assert block.get_description(), name
        if name != "group":
            assert getattr(block.meta, "help_text", ""), name
        value = block.get_preview_value()
        context = {"request": None, "block_def": block, "bound_block": block.bind(value), "page_title": "Preview"}
        shown = _preview(block, value, context)
        assert "site.css" in shown, name
        assert "<style" not in shown, name


def _preview(block: Block, value, context):
    from django.template.loader import render_to_string

    return render_to_string(block.get_preview_template(value, context), block.get_preview_context(value, context))


# --- on a page -----------------------------------------------------------------------------------------------------
def page_with(home, *blocks):
    page = StandardPage(title="How to choose", slug="choosing", body=stream(*blocks))
    return published(home, page)


def test_only_public_listings_stand_on_a_page(client, home, make_listing, jo):
    from enterprises.listings import actions

    shown, hidden, draft = (
        make_listing(name=name, publish=name != "Draft") for name in ("Shown", "Hidden soon", "Draft")
    )
    page_with(home, ("enterprises", {"listings": [shown.pk, hidden.pk, draft.pk]}))
    assert "Hidden soon" in client.get("/choosing/").content.decode()

    actions.hide_listing(hidden, by=jo)

    words = client.get("/choosing/").content.decode()
    assert "Shown" in words
    assert "Hidden soon" not in words
    assert "Draft" not in words


@pytest.mark.parametrize("count", [1, 12])
def test_more_cards_ask_no_more_questions(client, home, make_listing, django_assert_num_queries, count):
    ids = [make_listing().pk for _each in range(count)]
    page_with(home, ("enterprises", {"listings": ids}))
    client.get("/choosing/")
    asked = _queries(client, "/choosing/")

    assert asked <= 14


def _queries(client, address):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from directory import remembered

    remembered.forget()
    with CaptureQueriesContext(connection) as caught:
        client.get(address)
    return len(caught)


def test_a_recording_loads_nothing_before_it_is_pressed_and_has_its_words(client, home, media):
    recording = make_recording()
    page_with(home, ("recording", {"recording": recording.pk}))

    words = client.get("/choosing/").content.decode()

    assert 'controls preload="none"' in words
    assert "autoplay" not in words
    assert f'<track kind="captions" src="{recording.captions.url}"' in words
    assert "Hello, I am Carrie-Ann." in words


def test_what_was_deleted_leaves_no_hole(client, home, media):
    drawn, recording = picture(), make_recording()
    page_with(
        home,
        ("picture", {"picture": {"image": drawn.pk, "alt_text": "A field", "decorative": False}, "caption": "Gone"}),
        ("recording", {"recording": recording.pk}),
    )
    drawn.delete()
    recording.delete()

    response = client.get("/choosing/")

    assert response.status_code == 200
    assert "Gone" not in response.content.decode()


def test_a_long_page_lists_its_parts(client, home):
    page_with(home, heading("One"), heading("Two"), heading("Three"), ("paragraph", "<p>Words.</p>"))

    words = client.get("/choosing/").content.decode()

    assert '<a href="#part-two">Two</a>' in words
    assert 'id="part-two"' in words


def test_a_script_in_an_editors_words_is_only_words(client, home):
    page_with(home, heading("<script>x</script>"), ("quote", {"words": "<img onerror=x>", "said_by": "<b>"}))

    words = client.get("/choosing/").content.decode()

    assert "<script>x" not in words
    assert "<img onerror" not in words


def test_typed_words_become_blocks():
    assert body("## A part\n\nWords **here** & [there](/find/).\n\n- one\n- two") == (
        '[{"type": "heading", "value": {"words": "A part", "level": "h2"}}, {"type": "paragraph", "value": '
        '"<p>Words <b>here</b> &amp; <a href=\\"/find/\\">there</a>.</p><ul><li>one</li><li>two</li></ul>"}]'
    )
