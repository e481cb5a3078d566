"""Kinds of help and the kinds they are part of."""

from directory import search
from directory.search.query import Query
from enterprises.listings.models import Category


def test_the_name_of_a_parent_category_is_not_a_word_of_its_children(make_listing):
    """ "gardening" must not find the computer helper because both stand under "House and garden"."""
    top = Category.objects.create(name="House and garden", slug="house-and-garden-top")
    kinds = [Category.objects.create(name=name, slug=name.lower(), parent=top) for name in ("Weeding", "Computers")]
    for kind in kinds:
        listing = make_listing(name=f"{kind.name} people", publish=False)
        listing.categories.add(kind)
        listing.save()
        listing.publish(listing.save_revision(), skip_permission_checks=True)

    assert search.search(Query(words="garden")).total == 0
    assert search.search(Query(filters={"category": ("house-and-garden-top",)})).total == 2
