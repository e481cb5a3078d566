"""Ana runs Pat's Garden; Ben runs it with her."""

import pytest

from enterprises.listings import merging
from enterprises.listings.actions import draft_of


@pytest.fixture
def garden(make_listing, ana, ben):
    listing = make_listing(
        name="Pat's Garden",
        slug="pats-garden",
        one_line="We dig with you.",
        categories=("gardening",),
        phone="01632 960123",
        comes_to_you=True,
        reach_miles=5,
        owner=ana,
    )
    listing.ownership_set.create(person=ben)
    return listing


@pytest.fixture
def new_garden(make_listing, ana, groups):
    """A listing the public has not seen yet, with nothing but a name and a line."""
    return make_listing(name="New Garden", slug="new-garden", publish=False, owner=ana)


@pytest.fixture
def at_home(client, ana):
    """Ana's browser."""
    client.force_login(ana)
    return client


@pytest.fixture
def based_on():
    """What a page opened now would carry about these fields."""

    def digests(listing, *names):
        return merging.digests(draft_of(listing).serializable_data(), names)

    return digests


def form_of(response):
    """What a browser would send of the page's own form if nobody touched it."""
    form = response.context["form"]
    sent = {"based_on": response.context["based_on"], "sitting": response.context["sitting"]}
    for fields, prefix in ((form, None), *((row, row.prefix) for row in (form.rows.forms if form.rows else []))):
        for field in fields:
            sent.update(_as_sent(field))
        if prefix:
            sent[f"{prefix}-id"] = fields.known
    if form.rows:
        sent[form.rows.field_name] = form.rows.all_numbers
    return sent


def _as_sent(field):
    value = field.value()
    if field.name == "days" and isinstance(value, dict):
        return {f"days-{day}-{part}": "1" for day, part in value}
    if isinstance(value, bool):
        return {field.html_name: "on"} if value else {}
    if field.kind == "checkboxes":
        value = value or []
    if field.kind == "boxes":
        return _boxes(field, value) if value else {}
    if isinstance(value, list | tuple):
        return {field.html_name: [str(getattr(each, "pk", each)) for each in value if each is not None]}
    return {field.html_name: "" if value is None else str(value)}


def _boxes(field, value):
    parts = field.field.widget.decompress(value)
    return {f"{field.html_name}_{name}": str(part) for name, part in zip(("day", "month", "year"), parts, strict=True)}
