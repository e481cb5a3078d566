"""A shortlist without an account."""

from django.urls import reverse

LIST = reverse("directory:shortlist")
ADD, REMOVE = reverse("directory:shortlist_add"), reverse("directory:shortlist_remove")


def test_an_empty_list_says_how_to_fill_it(client, db):
    html = client.get(LIST).content.decode()

    assert "There is nothing on your list yet" in html
    assert reverse("directory:find") in html


def test_saved_listings_stand_side_by_side_in_the_order_saved(client, make_listing):
    first, second = make_listing(name="Spade and Fork", price_pence=2000), make_listing(name="Thursday Table")

    client.post(ADD, {"number": second.short_number})
    client.post(ADD, {"number": first.short_number})
    html = client.get(LIST).content.decode()

    assert html.index("Thursday Table") < html.index("Spade and Fork")
    assert "£20 an hour" in html


def test_one_can_be_taken_off_and_all_can_be(client, make_listing):
    first, second = make_listing(name="Spade and Fork"), make_listing(name="Thursday Table")
    client.post(ADD, {"number": f"{first.short_number}-{second.short_number}"})

    client.post(REMOVE, {"number": first.short_number})
    assert "Spade and Fork" not in client.get(LIST).content.decode()

    client.post(REMOVE, {"number": "all"})
    assert "There is nothing on your list yet" in client.get(LIST).content.decode()


def test_a_list_sent_to_another_device_can_be_kept_there(client, make_listing):
    listing = make_listing(name="Spade and Fork")

    shared = client.get(LIST, {"numbers": listing.short_number}).content.decode()

    assert "A shortlist somebody made" in shared
    assert "Keep these on my list" in shared
    assert "shortlist" not in client.cookies


def test_another_site_cannot_fill_the_list(client, make_listing):
    listing = make_listing()

    client.post(ADD, {"number": listing.short_number}, headers={"Sec-Fetch-Site": "cross-site"})

    assert "shortlist" not in client.cookies


def test_a_listing_that_left_the_directory_is_named_as_gone(client, make_listing, jo):
    from enterprises.listings import actions

    listing = make_listing(name="Spade and Fork")
    client.post(ADD, {"number": listing.short_number})
    actions.hide_listing(listing, by=jo)

    html = client.get(LIST).content.decode()

    assert "1 listing you saved is not in the directory any more" in html
    assert "Spade and Fork" not in html


def test_nonsense_in_the_cookie_or_the_address_is_passed_over(client, db):
    client.cookies["shortlist"] = "<script>-9999-abc-" + "2" * 500

    assert client.get(LIST, {"numbers": "';--\x00"}).status_code == 200
    assert client.post(ADD, {"number": "../../etc"}).status_code == 302
    assert client.get(reverse("directory:shortlist_qr"), {"numbers": "\x00<svg"}).status_code == 200


def test_a_list_holds_twelve_at_most(client, make_listing):
    numbers = [make_listing().short_number for _ in range(14)]
    for number in numbers:
        client.post(ADD, {"number": number})

    assert client.cookies["shortlist"].value == "-".join(numbers[:12])


def test_comparing_costs_the_same_for_two_and_for_ten(client, make_listing, django_assert_max_num_queries):
    numbers = "-".join(make_listing().short_number for _ in range(10))
    client.get(LIST)

    with django_assert_max_num_queries(30):
        client.get(LIST, {"numbers": numbers})
