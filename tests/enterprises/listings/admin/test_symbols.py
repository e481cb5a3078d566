"""Editors' library of symbols."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from enterprises.listings.models import Symbol
from enterprises.listings.setup import set_up_listings
from enterprises.listings.symbols import STARTER
from tests.factories.formats import make_easy_read, symbol

ADD = "wagtailsnippets_listings_symbol:add"
EDIT = "wagtailsnippets_listings_symbol:edit"
DRAWN = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4" class="x"/></svg>'


@pytest.fixture
def editor(desk_of, ed):
    return desk_of(ed)


def svg(content=DRAWN, name="tea.svg"):
    return SimpleUploadedFile(name, content, "image/svg+xml")


def test_a_new_site_has_them_and_setting_up_again_changes_nothing(groups):
    assert Symbol.objects.count() == len(STARTER)
    Symbol.objects.filter(slug="phone").update(name="Telephone")
    Symbol.objects.filter(slug="bus").delete()

    set_up_listings()

    assert Symbol.objects.get(slug="phone").name == "Telephone"
    assert Symbol.objects.filter(slug="bus").exists()


def test_an_editor_sends_a_drawing_and_it_is_written_anew(editor, client):
    editor.post(reverse(ADD), {"name": "A pot of tea", "words": "brew", "picture": "", "svg": svg()})

    made = Symbol.objects.get(slug="a-pot-of-tea")
    assert made.drawing == '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"></circle></svg>'
    response = client.get(made.url)  # kept by browsers of visitors; nothing is kept for people who are signed in
    assert (response["Content-Type"], response.content.decode()) == ("image/svg+xml", made.drawing)
    assert "immutable" in response["Cache-Control"]


def test_a_photograph_can_be_one(editor, picture):
    editor.post(reverse(ADD), {"name": "A spade", "words": "", "picture": picture.pk})

    made = Symbol.objects.get(slug="a-spade")
    assert made.url.endswith(".jpg")
    assert editor.get(reverse("directory:symbol", args=["a-spade"])).status_code == 404


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, "Send a drawing, or choose a photograph below."),
        ({"svg": svg(b"<svg onload='x'/>")}, "This is not an SVG drawing."),
        ({"svg": svg(DRAWN.replace(b"circle", b"script"))}, "we do not allow: &lt;script&gt;"),
        ({"svg": svg(), "picture": True}, "Choose one: a drawing or a photograph."),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(editor, picture, data, words):
    data = {name: picture.pk if value is True else value for name, value in data.items()}
    for file in data.values():
        if hasattr(file, "seek"):
            file.seek(0)
    before = Symbol.objects.count()

    response = editor.post(reverse(ADD), {"name": "Tea", "words": "", "picture": "", **data})

    assert words in response.content.decode()
    assert Symbol.objects.count() == before


def test_a_changed_drawing_has_a_new_address_and_pages_show_it(editor, client, make_listing, jo):
    copy = make_easy_read(make_listing(), by=jo, rows=(("Ring us.", "phone"),))
    old, drawing = symbol("phone").url, symbol("phone").drawing.partition(">")[2]
    assert drawing in client.get(copy.get_absolute_url()).content.decode()

    editor.post(reverse(EDIT, args=[symbol("phone").pk]), {"name": "Phone", "words": "", "picture": "", "svg": svg()})

    assert symbol("phone").url != old
    page = client.get(copy.get_absolute_url()).content.decode()
    assert '<circle r="4">' in page
    assert drawing not in page


def test_the_name_alone_may_change_and_the_drawing_stays(editor):
    phone = symbol("phone")

    editor.post(reverse(EDIT, args=[phone.pk]), {"name": "Telephone", "words": "ring", "picture": ""})

    assert symbol("phone").drawing == phone.drawing


def test_a_symbol_in_use_is_not_deleted(editor, make_listing, jo):
    make_easy_read(make_listing(), by=jo, rows=(("Ring us.", "phone"),))

    editor.post(reverse("wagtailsnippets_listings_symbol:delete", args=[symbol("phone").pk]))
    editor.post(reverse("wagtailsnippets_listings_symbol:delete", args=[symbol("bus").pk]))

    assert sorted(Symbol.objects.filter(slug__in=("phone", "bus")).values_list("slug", flat=True)) == ["phone"]


def test_workers_choose_symbols_by_looking_but_do_not_change_them(desk):
    symbol("phone")
    choose = reverse("wagtailsnippetchoosers_listings_symbol:choose_results")

    page = desk.get(choose, {"q": "telephone"}).content.decode()

    assert symbol("phone").url in page
    assert symbol("bus").url not in page
    assert desk.post(reverse(EDIT, args=[symbol("phone").pk]), {"name": "X"})["Location"] == reverse(
        "wagtailadmin_home"
    )


def test_the_chosen_symbol_is_seen_where_the_sentence_is_written(desk, make_listing, jo):
    copy = make_easy_read(make_listing(), by=jo, rows=(("Ring us.", "phone"),))

    page = desk.get(reverse("wagtailsnippets_listings_easyread:edit", args=[copy.pk])).content.decode()
    chosen = desk.get(reverse("wagtailsnippetchoosers_listings_symbol:chosen", args=[symbol("bus").pk])).json()

    assert f'src="{symbol("phone").url}"' in page
    assert "listings/symbol-chooser.js" in page
    assert "new SymbolChooser(" in page
    assert chosen["result"]["drawing"] == symbol("bus").url
