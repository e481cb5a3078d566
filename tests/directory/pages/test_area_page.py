"""The page of an area: its enterprises, its team, its news; and a search that stays in it."""

from directory import search
from enterprises.listings import actions
from tests.directory.pages.queries import asked_by
from tests.factories.pages import make_area_page, make_news


def words_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_an_area_without_anybody_says_what_to_do(client, home, area):
    make_area_page(area)

    words = words_of(client, "/stroud-valleys/")

    assert "Nobody is listed in this area yet." in words
    assert 'href="/find/tell-us/"' in words
    assert 'href="tel:01632960123"' in words


def test_it_shows_its_own_enterprises_and_news(client, home, area, other_area, make_listing):
    make_listing(name="Mine", categories=("gardening",))
    make_listing(name="Theirs", area=other_area, categories=("gardening",))
    make_news("Here", areas=[area])
    make_news("There", areas=[other_area])
    page = make_area_page(area)
    page.featured.create(enterprise=search_listing("Mine"))
    page.featured.create(enterprise=search_listing("Theirs"))
    page.save_revision().publish()

    context = client.get("/stroud-valleys/").context

    assert context["total"] == 1
    assert [card["title"] for card in context["news"]] == ["Here"]
    assert [hit.card["name"] for hit in context["featured"]] == ["Mine", "Theirs"]
    assert "category=gardening&amp;area=stroud-valleys" in words_of(client, "/stroud-valleys/")


def search_listing(name):
    from enterprises.listings.models import Enterprise

    return Enterprise.objects.get(name=name)


def test_its_search_finds_only_its_own(client, home, area, other_area, make_listing):
    make_listing(name="Spade one")
    make_listing(name="Spade two", area=other_area)
    make_area_page(area)
    assert '<input type="hidden" name="area" value="stroud-valleys">' in words_of(client, "/stroud-valleys/")

    found = client.get("/find/?q=spade&area=stroud-valleys")

    assert [hit.card["name"] for hit in found.context["results"].hits] == ["Spade one"]
    assert [chip.label for chip in found.context["chips"]] == ["“spade”", "Stroud Valleys"]


def test_a_listing_that_moves_is_found_in_its_new_area(area, other_area, make_listing, ed):
    listing = make_listing(name="Spade one")

    actions.move_listing(listing, area=other_area, by=ed)

    assert search.search(search.Query(filters={"area": ("stroud-valleys",)})).total == 0
    assert search.search(search.Query(filters={"area": ("dean",)})).total == 1


def test_one_area_alone_is_no_choice(client, make_listing, other_area):
    make_listing(name="Spade one")
    assert "area" not in [panel.key for panel in client.get("/find/").context["panels"]]

    make_listing(name="Spade two", area=other_area)

    assert "area" in [panel.key for panel in client.get("/find/").context["panels"]]


def test_a_hidden_listing_leaves_the_page_at_once(client, home, area, make_listing, jo):
    listing = make_listing(name="Spade one")
    page = make_area_page(area)
    page.featured.create(enterprise=listing)
    page.save_revision().publish()
    assert "Spade one" in words_of(client, "/stroud-valleys/")

    actions.hide_listing(listing, by=jo)

    assert "Spade one" not in words_of(client, "/stroud-valleys/")


def test_an_area_that_was_deleted_leaves_a_page_that_still_opens(client, home, area):
    make_area_page(area)

    area.delete()

    assert "Stroud Valleys" in words_of(client, "/stroud-valleys/")


def test_thirty_cost_no_more_than_one(client, home, area, make_listing):
    make_area_page(area)
    make_news("First", areas=[area])
    make_listing(name="First", categories=("gardening",))
    one = asked_by(client, "/stroud-valleys/")
    for number in range(29):
        make_listing(categories=("gardening",))
        make_news(f"News {number}", areas=[area])

    assert asked_by(client, "/stroud-valleys/") == one


def test_documents_from_before_are_written_anew(area, make_listing, django_capture_on_commit_callbacks):
    from directory.models import SearchDocument
    from directory.setup import set_up_search

    make_listing()
    document = SearchDocument.objects.get()
    SearchDocument.objects.update(content=document.content.replace('"area:stroud-valleys",', ""), digest="old")

    with django_capture_on_commit_callbacks(execute=True):
        set_up_search()

    assert '"area:stroud-valleys"' in SearchDocument.objects.get().content
