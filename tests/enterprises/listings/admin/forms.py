"""What a browser sends when it submits the form of a listing."""

from wagtail.test.utils.form_data import inline_formset, nested_form_data

from enterprises.listings.models.likeness import ASPECTS

FIELDS = {
    "name": "Pat's Garden",
    "one_line": "Gardens kept tidy.",
    "description": "",
    "does": "",
    "does_not": "",
    "story": "",
    "workers_count": "",
    "minimum_age": "",
    "maximum_age": "",
    "reach_miles": "",
    "reach_districts": "",
    "opening_words": "",
    "waiting_words": "",
    "price_words": "",
    "phone": "",
    "text_number": "",
    "email": "",
    "website": "",
    "post_address": "",
    "best_time": "",
    "contact_words": "",
    "referral_words": "",
    "insurance_words": "",
    "good_to_know": "",
    "alert": "",
    "go_live_at": "",
    "expire_at": "",
    **{f"{aspect}{more}": "" for aspect, *_rest in ASPECTS for more in ("", "_words")},
}
PARTS = (
    *("photos", "coming_people", "venues", "exceptions", "prices", "checks", "links", "testimonials"),
    *("walk", "recordings", "texts"),
)


def listing_data(initial=None, **fields):
    """The form's fields; a part is a list of dicts. `initial` says how many of a part were there before."""
    data = {**FIELDS, **fields}
    lists = {
        name: data.pop(name) for name, value in list(data.items()) if isinstance(value, list) and name not in PARTS
    }
    for part in PARTS:
        rows = [{"id": "", "ORDER": n + 1, "DELETE": "", **row} for n, row in enumerate(data.get(part, []))]
        nested = [{key: value for key, value in row.items() if not isinstance(value, list)} for row in rows]
        data[part] = inline_formset(nested, initial=(initial or {}).get(part, 0))
        for n, row in enumerate(rows):
            lists.update({f"{part}-{n}-{key}": value for key, value in row.items() if isinstance(value, list)})
    return {**nested_form_data(data), **lists}
