"""Words, kinds of help and areas: kept by editors, and never taken away from under a listing."""

import pytest
from django.urls import reverse

from enterprises.listings.models import Area, Category, ComingPerson, Term, Venue
from tests.factories.listings import category, term

SNIPPETS = ("term", "category", "area")


@pytest.fixture
def editor(desk_of, ed):
    return desk_of(ed)


def address(model, name, *args):
    return reverse(f"wagtailsnippets_listings_{model}:{name}", args=args)


@pytest.mark.parametrize("model", SNIPPETS)
def test_support_workers_do_not_keep_them(desk, model):
    assert desk.get(address(model, "list")).status_code == 302
    assert desk.post(address(model, "add"), {"name": "Mine"}).status_code == 302
    assert not any(each.objects.filter(name="Mine").exists() for each in (Term, Category, Area))


@pytest.mark.parametrize("model", SNIPPETS)
def test_editors_list_and_search_them(editor, area, model):
    term("for", "dementia")

    page = editor.get(address(model, "list") + "?q=e")

    assert page.status_code == 200
    assert page.context["object_list"]


def test_each_says_in_how_many_listings_it_is_used(editor, make_listing):
    make_listing(audiences=("autism",), categories=("gardening",), venue=("The Hall", "GL5 1QA"))
    listing = make_listing(audiences=("autism",))
    listing.venues.add(Venue(name="Barn", access=[term("access", "lift")]))
    listing.coming_people.add(ComingPerson(first_name="Jay", skills=[term("skill", "epilepsy")]))
    listing.checks.create(kind=term("check", "insurance"), seen_by="the team")
    listing.save()

    def uses(model, query=""):
        rows = editor.get(address(model, "list") + query).context["object_list"]
        return {row.slug: row.uses for row in rows if row.uses}

    assert uses("term") == {"autism": 2, "lift": 1, "epilepsy": 1, "insurance": 1}
    assert uses("category") == {"gardening": 1}
    assert uses("area") == {"stroud-valleys": 2}


def test_the_words_of_one_list_are_shown_alone(editor, area):
    rows = editor.get(address("term", "list") + "?group=pay").context["object_list"]

    assert {row.group for row in rows} == {"pay"}


def test_a_new_word_gets_its_address_from_its_name_and_keeps_it(editor):
    data = {"group": "for", "name": "Stroke", "meaning": "", "words": "", "uri": "", "sort_order": "5"}
    editor.post(address("term", "add"), data)
    editor.post(address("term", "add"), data)
    first, second = Term.objects.filter(name="Stroke").order_by("pk")
    assert (first.slug, second.slug) == ("stroke", "stroke-2")

    editor.post(address("term", "edit", first.pk), data | {"name": "After a stroke"})

    first.refresh_from_db()
    assert (first.name, first.slug) == ("After a stroke", "stroke")


@pytest.mark.parametrize("model", SNIPPETS)
def test_what_is_used_is_not_deleted_and_the_page_says_why(editor, make_listing, model):
    listing = make_listing(audiences=("autism",), categories=("gardening",))
    row = {"term": term("for", "autism"), "category": category("gardening"), "area": listing.area}[model]

    page = editor.get(address(model, "delete", row.pk), follow=True)
    editor.post(address(model, "delete", row.pk))
    editor.post(f"/admin/bulk/listings/{model}/delete/?id={row.pk}")

    assert "is used in 1 listing. Take it out there first" in page.text
    assert type(row).objects.filter(pk=row.pk).exists()


def test_a_kind_of_help_with_others_in_it_stays(editor):
    top = category("gardening", parent="home-garden").parent
    Category.objects.filter(parent=top).exclude(slug="gardening").delete()

    page = editor.get(address("category", "delete", top.pk), follow=True)

    assert "has 1 kind of help in it. Move it first." in page.text


@pytest.mark.parametrize("model", SNIPPETS)
def test_what_is_not_used_is_deleted(editor, area, model):
    row = {"term": term("for", "unused"), "category": category("unused"), "area": area}[model]

    assert editor.get(address(model, "delete", row.pk)).status_code == 200
    editor.post(address(model, "delete", row.pk))

    assert not type(row).objects.filter(pk=row.pk).exists()


def test_editors_put_support_workers_into_a_team(editor, jo, dee, sam, other_area):
    page = editor.get(address("area", "edit", other_area.pk))
    offered = set(page.context["form"].fields["workers"].queryset)
    assert {jo, dee} <= offered
    assert sam not in offered

    data = {"name": "Dean", "districts": "gl14, GL15", "phone": "", "phone_hours": "", "email": ""}
    editor.post(address("area", "edit", other_area.pk), data | {"workers": [jo.pk]})

    other_area.refresh_from_db()
    assert list(other_area.workers.all()) == [jo]
    assert other_area.districts == "GL14, GL15"


def test_a_district_nobody_knows_is_named(editor, area):
    data = {"name": "Stroud", "districts": "GL5, Stroud", "phone": "", "phone_hours": "", "email": ""}

    page = editor.post(address("area", "edit", area.pk), data)

    assert "We do not know STROUD." in page.text


def test_a_category_goes_at_most_one_deep(editor):
    inside = category("gardening", parent="home-garden")
    data = {"name": "Lawns", "parent": inside.pk, "words": "", "sort_order": "1"}

    page = editor.post(address("category", "add"), data)

    assert page.status_code == 200
    assert "parent" in page.context["form"].errors
