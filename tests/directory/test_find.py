"""The search page as a visitor meets it."""

import re

import pytest
from django.http import QueryDict
from django.urls import reverse

from directory import find
from tests.factories.listings import STROUD

FIND = reverse("directory:find")


@pytest.fixture
def town(make_listing):
    """Three enterprises: a gardener who comes, a lunch club at a hall, advice by phone."""
    gardener = make_listing(
        name="Spade and Fork",
        one_line="We dig, weed and mow.",
        categories=("gardening",),
        openings=((1, "morning"), (3, "evening")),
        comes_to_you=True,
        reach_miles=8,
        point=STROUD,
        payments=("cash", "direct-payment"),
    )
    club = make_listing(
        name="Thursday Table",
        one_line="Lunch together every Thursday.",
        categories=("clubs",),
        openings=((3, "afternoon"),),
        venue=("The Old Scout Hut", "GL5 1QA"),
        payments=("cash",),
    )
    phone = make_listing(
        name="Form Friends",
        one_line="Help with letters by phone.",
        categories=("paperwork",),
        works_remotely=True,
    )
    return gardener, club, phone


def names(response):
    return re.findall(r'class="mh-card__name"><a href="[^"]+">([^<]+)', response.content.decode())


def title(response):
    return re.search(r"<title>(.*?)</title>", response.content.decode(), re.S)[1]


def test_the_number_found_is_in_the_title(client, town):
    response = client.get(FIND, {"q": "weeding"})

    assert "1 found: weeding" in title(response)
    assert names(response) == ["Spade and Fork"]


def test_a_gardener_comes_to_a_place_inside_the_area_covered(client, town):
    response = client.get(FIND, {"near": "Nailsworth", "category": "gardening"})

    assert names(response) == ["Spade and Fork"]
    assert "Comes to you" in response.content.decode()


def test_a_venue_says_how_far_and_where(client, town):
    html = client.get(FIND, {"near": "Stroud", "category": "clubs"}).content.decode()

    assert "The Old Scout Hut" in html
    assert "mile" in html


def test_a_place_too_far_away_leaves_only_what_needs_no_place(client, town):
    response = client.get(FIND, {"near": "Newcastle upon Tyne"})

    assert names(response) == ["Form Friends"]


def test_filters_join_across_groups_and_open_up_within_one(client, town):
    both_days = client.get(FIND, {"day": ["tuesday", "thursday"]})
    tuesday_evening = client.get(FIND, {"day": "tuesday", "time": "evening"})
    thursday_evening = client.get(FIND, {"day": "thursday", "time": "evening"})

    assert sorted(names(both_days)) == ["Spade and Fork", "Thursday Table"]
    assert names(tuesday_evening) == []
    assert names(thursday_evening) == ["Spade and Fork"]


def test_every_choice_is_a_chip_that_takes_itself_away(client, town):
    html = client.get(FIND, {"q": "lunch", "pay": ["cash", "direct-payment"]}).content.decode()

    chips = re.findall(r'class="mh-chip" href="([^"]*)"', html)
    assert chips == [
        "?pay=cash&amp;pay=direct-payment",
        "?q=lunch&amp;pay=direct-payment",
        "?q=lunch&amp;pay=cash",
    ]


def test_a_short_number_finds_its_listing(client, town):
    gardener = town[0]

    assert names(client.get(FIND, {"q": gardener.short_number})) == ["Spade and Fork"]


def test_nothing_found_says_what_each_choice_costs_and_offers_a_form(client, town):
    html = client.get(FIND, {"q": "weeding", "time": "night"}).content.decode()

    assert "We found nothing that fits" in html
    assert re.search(r"Without “Overnight”</a>: 1", html)
    assert reverse("listings:need") + "?q=weeding&amp;time=night" in html


def test_nothing_near_offers_wider_distances(client, town):
    html = client.get(FIND, {"near": "Gloucester", "within": "1", "category": "clubs"}).content.decode()

    assert re.search(r"Within \d+ miles</a>: 1", html)


def test_a_misspelt_word_is_put_right_and_said_so(client, town):
    html = client.get(FIND, {"q": "gardning"}).content.decode()

    assert "Spade and Fork" in html
    assert "gardning" in html


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ({"near": "ZZ99 9ZZ"}, "We do not know"),
        ({"near": "Qwertyville"}, "We do not know that place"),
        ({"near": "x" * 10_000}, "too long for a place"),
        ({"q": "y" * 10_000}, "a lot of words"),
        ({"near": "Stroud", "within": "99999"}, "within 1 to 50 miles"),
        ({"near": "Stroud", "within": "-4"}, "could not read the distance"),
        ({"near": "Stroud", "within": "two"}, "could not read the distance"),
        ({"within": "5"}, "say where"),
        ({"pay": "gold-bars"}, "We do not know the choice “gold-bars”"),
        ({"sort": "loudest"}, "We do not know that order"),
        ({"sort": "nearest"}, "To put the nearest first, say where"),
        ({"page": "77"}, "There is no page 77"),
        ({"page": "minus"}, "page number is not one we know"),
        ({"page": "9" * 400}, "There is no page 100000"),
    ],
)
def test_odd_input_gets_a_clear_sentence_and_a_page(client, town, parameters, sentence):
    response = client.get(FIND, parameters)

    assert response.status_code == 200
    assert sentence in response.content.decode()


ODD_TEXTS = (
    "\x00",
    "\x1b[31m",
    "'; DROP TABLE x; --",
    '" OR "" = "',
    "NEAR(a b)",
    "a* AND NOT (b)",
    "%%%",
    "{{7*7}}",
    "<script>",
    "\ud800",
    "🌻" * 50,
    "a" * 200,
    "-",
    "*",
    "\u202e",
    "name:*",
    "^x",
    "( (",
    "\\",
)


@pytest.mark.parametrize("parameter", ["q", "near", "within", "category", "day", "sort", "page"])
def test_no_text_in_any_parameter_breaks_the_page(client, town, parameter):
    for text in ODD_TEXTS:
        response = client.get(FIND, {parameter: text.encode("utf-8", "surrogatepass")})

        assert response.status_code == 200, text
        assert "<script>" not in response.content.decode()


def test_the_address_holds_the_whole_search(rf, town):
    text = "q=lunch&near=Stroud&within=5&category=clubs&pay=cash&day=monday&sort=nearest"

    asked = find.read(QueryDict(text))

    assert asked.address() == text
    assert asked.without("pay") == "q=lunch&near=Stroud&within=5&category=clubs&day=monday&sort=nearest"


@pytest.mark.parametrize("n", [1, 30])
def test_search_costs_the_same_whatever_it_finds(client, make_listing, n, django_assert_max_num_queries):
    for number in range(n):
        make_listing(name=f"Gardener {number}", categories=("gardening",), price_pence=2000)
    client.get(FIND, {"q": "bread"})  # what is read once for each process

    with django_assert_max_num_queries(4):
        response = client.get(FIND, {"q": "gardener", "sort": "confirmed"})

    assert len(names(response)) == min(n, 20)


def test_pages_hold_twenty_and_lead_on(client, make_listing):
    for number in range(23):
        make_listing(name=f"Gardener {number}")

    first, second = client.get(FIND), client.get(FIND, {"page": "2"})

    assert (len(names(first)), len(names(second))) == (20, 3)
    assert set(names(first)) & set(names(second)) == set()
    assert 'href="?page=2"' in first.content.decode()


def test_hidden_drafts_and_withdrawn_are_not_found(client, make_listing, jo):
    from enterprises.listings import actions

    make_listing(name="Never published", publish=False)
    hidden, down = make_listing(name="Hidden one"), make_listing(name="Taken down")
    assert len(names(client.get(FIND))) == 2

    actions.hide_listing(hidden, by=jo)
    actions.unpublish_listing(down, by=jo)

    assert names(client.get(FIND)) == []


def test_without_a_tile_address_there_is_no_map_and_no_button(client, town, settings):
    assert "data-map" not in client.get(FIND).content.decode()
    assert client.get(reverse("directory:map_data")).status_code == 404

    settings.MAP_TILE_URL = "https://tiles.example.org/{z}/{x}/{y}.png"
    from directory import remembered

    remembered.forget()
    assert "data-map-button" in client.get(FIND).content.decode()
    points = client.get(reverse("directory:map_data")).json()["points"]
    assert {point["name"] for point in points} == {"Spade and Fork", "Thursday Table"}


def test_somebody_who_cannot_go_anywhere_sees_only_who_comes_to_them(client, town):
    html = client.get(FIND, {"near": "Stroud", "within": "0"}).text

    assert names(client.get(FIND, {"near": "Stroud", "within": "0"})) == ["Spade and Fork", "Form Friends"]
    assert '<option value="0" selected>They come to me</option>' in html
    assert re.search(r'class="mh-chip" href="\?near=Stroud"[^>]*>.*?who come to me', html, re.S)
    assert "Showing only who comes to <strong>Stroud</strong>" in html
    assert "Thursday Table" in client.get(FIND, {"near": "Stroud"}).text
    assert '<option value="10" selected>' in client.get(FIND, {"near": "Stroud"}).text


# --- how old ---------------------------------------------------------------------------------------


@pytest.fixture
def clubs(make_listing):
    make_listing(name="Cubs", maximum_age=10)
    make_listing(name="Youth club", minimum_age=11, maximum_age=17)
    make_listing(name="Tea dance", minimum_age=60)
    make_listing(name="Everybody's café")


def test_one_age_is_chosen_at_a_time_and_can_be_taken_back_without_javascript(client, clubs):
    html = client.get(FIND, {"age": "11-17"}).text

    assert sorted(names(client.get(FIND, {"age": "11-17"}))) == ["Everybody&#x27;s café", "Youth club"]
    radios = re.findall(r'name="age" type="radio" value="([^"]*)"( checked)?>', html)
    assert radios == [
        ("", ""),
        ("under-11", ""),
        ("11-17", " checked"),
        ("18-25", ""),
        ("26-64", ""),
        ("65-and-over", ""),
    ]
    assert re.search(r'class="mh-chip" href="\?"[^>]*>.*?Aged 11 to 17', html, re.S)
    assert re.search(r'for="age-65-and-over">Aged 65 and over <span class="mh-filter__count">2<', html)
    assert len(names(client.get(FIND, {"age": ""}))) == 4
    assert re.search(r'name="age" type="radio" value="" checked', client.get(FIND, {"age": ""}).text)


@pytest.mark.parametrize(
    ("years", "value"),
    [
        ("0", "under-11"),
        ("12", "11-17"),
        ("18", "18-25"),
        ("45", "26-64"),
        ("80", "65-and-over"),
        ("104", "65-and-over"),
    ],
)
def test_years_are_taken_for_the_answer_they_belong_to(client, clubs, years, value):
    asked = find.read(QueryDict(f"age={years}"))

    assert asked.chosen == {"age": (value,)}
    assert asked.notes[0].startswith(f"You asked for age {years}. We looked for this: ")
    assert f"age={value}" in asked.address()


@pytest.mark.parametrize("odd", ["-1", "131", "9999", "twelve", "12.5", "1e1", "١٢", "11-17x"])
def test_an_odd_age_is_left_out_and_said_so(client, clubs, odd):
    response = client.get(FIND, {"age": odd})

    assert response.status_code == 200
    assert len(names(response)) == 4
    assert "We do not know the choice “" in response.text


def test_of_two_ages_the_first_is_used_and_said_so(client, clubs):
    asked = find.read(QueryDict("age=65-and-over&age=11-17&age=martian"))

    assert asked.chosen == {"age": ("65-and-over",)}
    assert asked.notes == [
        "We look for one age at a time, so we used the first.",
        "We do not know the choice “martian”, so we left it out.",
    ]
